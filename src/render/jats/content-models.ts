import type {Element} from 'xast'

/**
 * What may stand in what, of the elements that Colophon writes: the content
 * models of JATS Journal Publishing 1.3, as far as the author's nesting can
 * meet them. Elements that are not listed are built whole and in order.
 *
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/chapter/elements.html
 */
const marks = ['bold', 'italic', 'monospace', 'sc', 'strike', 'underline', 'sub', 'sup', 'named-content']
const phrase = [...marks, 'ext-link', 'email', 'xref', 'inline-formula', 'inline-graphic', 'abbrev']
const quotable = [
  'list',
  'def-list',
  'disp-quote',
  'statement',
  'verse-group',
  'code',
  'graphic',
  'disp-formula'
]
const display = [...quotable, 'boxed-text', 'fig', 'fig-group', 'table-wrap']
const heading = [...phrase, 'break']
const cell = [...heading, ...quotable, 'p']
const blocks = [...display, 'p']

const models: Record<string, readonly string[]> = {
  __proto__: null as never,
  abbrev: [],
  abstract: ['title', 'p', 'sec'],
  ack: ['label', 'title', 'p', 'sec'],
  app: ['label', 'title', ...blocks, 'sec'],
  'article-title': heading,
  body: [...blocks, 'sec'],
  bold: phrase,
  'boxed-text': ['label', 'caption', ...blocks, 'sec'],
  caption: ['title', 'p'],
  def: ['p'],
  'disp-quote': ['label', 'title', ...blocks, 'attrib'],
  email: [],
  'ext-link': marks,
  fig: ['label', 'caption', 'alt-text', ...quotable, 'table-wrap', 'p'],
  'fig-group': ['label', 'caption', 'alt-text', 'fig', 'graphic'],
  fn: ['label', 'p'],
  italic: phrase,
  'list-item': ['label', 'title', 'p', 'list', 'def-list'],
  'mixed-citation': [...marks, 'ext-link', 'email', 'inline-formula', 'inline-graphic', 'abbrev'],
  monospace: phrase,
  'named-content': [...phrase, ...display],
  p: [...phrase, ...display],
  sc: phrase,
  sec: ['label', 'title', ...blocks, 'supplementary-material', 'sec'],
  statement: ['label', 'title', 'p', 'statement'],
  strike: phrase,
  sub: phrase,
  subtitle: heading,
  sup: phrase,
  'supplementary-material': ['label', 'caption'],
  'table-wrap-foot': ['p'],
  td: cell,
  term: [...phrase, 'disp-formula', 'code', 'graphic'],
  th: cell,
  title: heading,
  'trans-abstract': ['title', 'p', 'sec'],
  'trans-subtitle': heading,
  'trans-title': heading,
  underline: phrase,
  'verse-line': [...marks, 'inline-formula', 'inline-graphic', 'abbrev', 'xref'],
  xref: marks
}

/** Whether a child may stand there; anything may where no model is listed. */
export function mayHold(parent: string, child: string): boolean {
  return models[parent]?.includes(child) ?? true
}

/** Elements within a line: one can be cut in two around what it may not hold. */
const cuttable = new Set([...marks, 'ext-link', 'xref'])

export function isCuttable(name: string): boolean {
  return cuttable.has(name)
}

/** Elements that hold paragraphs: whatever else comes goes into one. */
const wrapping = new Set(
  (
    'abstract ack app body boxed-text caption def disp-quote fig fn list-item sec statement ' +
    'table-wrap-foot td th trans-abstract'
  ).split(' ')
)

export function holdsParagraphs(name: string): boolean {
  return wrapping.has(name)
}

/** Whether it stands by itself, and so alone in a paragraph. */
export function isDisplay(name: string): boolean {
  return display.includes(name)
}

const prose = new Set([
  ...marks,
  ...(
    'abbrev aff article-title attrib code copyright-statement corresp email ext-link funding-source ' +
    'funding-statement inline-formula kwd label license-p meta-value mixed-citation p subject subtitle td ' +
    'term tex-math th title trans-subtitle trans-title verse-line xref'
  ).split(' ')
])

/** Whether space between its children would be read as text: in a paragraph, unless it holds nothing but blocks. */
export function isProse({name, children}: Element): boolean {
  if (name === 'p' || name === 'td') {
    return !children.every((child) => child.type === 'element' && blocks.includes(child.name))
  }
  return prose.has(name) || name.startsWith('mml:')
}
