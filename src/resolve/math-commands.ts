/** Commands of LaTeX and its packages that authors use in formulas and Temml does not know, in those it knows. */
import {texSigns} from '../model/index.js'

/** Commands with their arguments; an author's own definition comes before them. */
export const mathCommands: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(texSigns)
      .filter(([name]) => name.startsWith('text') && name !== 'textbackslash')
      .map(([name, sign]) => [`\\${name}`, name === 'textunderscore' ? '\\_' : `\\text{${sign}}`])
  ),
  '\\textasciitilde': '\\sim',
  '\\textasciicircum': '\\text{ˆ}',
  '\\textless': '<',
  '\\textgreater': '>',
  '\\textbar': '|',
  '\\textpm': '\\pm',
  '\\texttimes': '\\times',
  '\\textsuperscript': '^{\\text{#1}}',
  '\\textsubscript': '_{\\text{#1}}',
  '\\mathds': '\\mathbb{#1}',
  '\\mathbbm': '\\mathbb{#1}',
  '\\symbf': '\\mathbf{#1}',
  '\\symbfit': '\\boldsymbol{#1}',
  '\\symup': '\\mathrm{#1}',
  '\\symit': '\\mathit{#1}',
  '\\symcal': '\\mathcal{#1}',
  '\\symbb': '\\mathbb{#1}',
  '\\mathlarger': '#1',
  '\\ensuremath': '#1',
  '\\mbox': '\\text{#1}',
  '\\framebox': '\\fbox{#1}',
  '\\nicefrac': '\\tfrac{#1}{#2}',
  '\\underaccent': '\\underset{#1{}}{#2}',
  '\\overunderset': '\\overset{#1}{\\underset{#2}{#3}}',
  '\\intertext': '\\text{#1}\\\\',
  '\\shortintertext': '\\text{#1}\\\\',
  '\\defeq': '\\coloneqq',
  '\\hdots': '\\ldots',
  '\\angstrom': '\\text{Å}',
  '\\celsius': '\\text{°C}',
  '\\ohm': '\\Omega',
  '\\micro': '\\mu',
  '\\xspace': '',
  '\\boldmath': '',
  '\\unboldmath': '',
  '\\strut': '',
  '\\hfill': '\\quad',
  '\\linebreak': '',
  '\\noindent': '',
  '\\par': ''
}

/** TeX of older or other manners in the one that Temml reads. */
export function plainTex(tex: string): string {
  return (
    tex
      // A space at the end, of which only the backslash is left.
      .replace(/(?<=(?:^|[^\\])(?:\\\\)*)\\$/u, '')
      .replace(/\\(?:vspace|vskip|require)\*?\s*\{[^{}]*\}/gu, '')
      .replace(/\\(?:scalebox\s*\{[^{}]*\}|resizebox\s*\{[^{}]*\}\s*\{[^{}]*\})\s*(?=\{)/gu, '\\text')
      .replace(/\\multicolumn\s*\{[^{}]*\}\s*\{[^{}]*\}\s*(?=\{)/gu, '')
      .replace(/\\mbox\s*\{\s*\\boldmath\s*\$([^${}]*)\$\s*\}/gu, '\\boldsymbol{$1}')
      .replace(
        /\\buildrel\s+([^\\{}]{1,40}|\\[A-Za-z]+)\s*\\over\s*(\\[A-Za-z]+|[^\s\\{}])/gu,
        '\\overset{$1}{$2}'
      )
      .replace(/\\root\s+([^\\{}]{1,40})\s*\\of(?![A-Za-z])/gu, '\\sqrt[$1]')
      .replace(
        /\\(text(?:rm|it|bf|sf|tt|normal)?|mbox)\{([^{}$\\]*_[^{}$\\]*)\}/gu,
        (_, name: string, words: string) => `\\${name}{${words.replaceAll('_', '\\_')}}`
      )
      .replace(
        /\\begin\{array\}\s*((?:\[[a-z]\])?)\{((?:[^{}]|\{[^{}]*\})*)\}/gu,
        (_, place: string, columns: string) => `\\begin{array}${place}{${plainColumns(columns)}}`
      )
  )
}

/** Columns of an array: how they are aligned and ruled, and not what stands between them. */
function plainColumns(columns: string): string {
  return columns.replace(/[@!<>]\s*\{[^{}]*\}/gu, '').replace(/[pmb]\s*\{[^{}]*\}/gu, 'l')
}
