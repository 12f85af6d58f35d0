import {texSigns} from '../../model/index.js'

/** Commands that are a sign. A blank after those that authors take for words stays: `\LaTeX for`. */
export const symbols: Record<string, string> = {
  __proto__: null as never,
  ...texSigns,
  LaTeXe: 'LaTeX2ε',
  XeTeX: 'XeTeX',
  textcopyright: '©',
  dag: '†',
  ddag: '‡',
  textsterling: '£',
  textpm: '±',
  texttimes: '×',
  textvisiblespace: '␣',
  checkmark: '✓',
  slash: '/',
  quad: '\u2003',
  qquad: '\u2003\u2003',
  ' ': ' ',
  '\n': ' ',
  ',': '\u202F',
  ';': '\u2005',
  ':': '\u2005',
  '!': '',
  '-': '\u00AD',
  '/': '',
  '@': '',
  '%': '%',
  '&': '&',
  '#': '#',
  _: '_',
  $: '$',
  '{': '{',
  '}': '}'
}

/** Signs that name a word: a blank behind them is the author's. */
export const wordSymbols = /^(?:LaTeXe?|TeX|BibTeX|XeTeX|ldots|dots)$/u
