/** Fences of code that nothing closes. */
import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

/** Within quotations and lists, too. */
const opening = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,30}(`{3,}|~{3,})(.*)$/u

/**
 * Row of a fence without a name that nothing closes, 0-based; `undefined`: there is none.
 *
 * Such a one is left over from code that was taken out. CommonMark hides all
 * that follows in it (§4.5); Pandoc, as authors mean it, reads on.
 */
export function strayFence(lines: readonly string[]): number | undefined {
  const open = openFence(lines)
  // Further in, it may be code of another kind.
  return open?.bare && /^(?: {0,3}|[ >]{0,30}>[ >]{0,3})[`~]/u.test(lines[open.row] as string)
    ? open.row
    : undefined
}

/** The last fence, where nothing closes it. */
function openFence(lines: readonly string[]): {sign: string; row: number; bare: boolean} | undefined {
  let open: {sign: string; row: number; bare: boolean} | undefined
  for (let row = 0; row < lines.length; row++) {
    const [, sign, info = ''] = opening.exec(lines[row] as string) ?? []
    if (!sign) continue
    if (!open) {
      if (sign.startsWith('~') || !info.includes('`')) open = {sign, row, bare: info.trim() === ''}
    } else if (sign[0] === open.sign[0] && sign.length >= open.sign.length && info.trim() === '')
      open = undefined
  }
  return open
}

/** So many fences may be longer than what closes them: each is looked for anew. */
const mostShortened = 20

/**
 * Make fences as long as what was meant to close them: ```` ````{r} ````, closed
 * by three backticks, as knitr takes it. Reports `code-unclosed`; changes `lines`.
 */
function shortenFences(lines: string[], file: VFile): void {
  for (let times = 0; times < mostShortened; times++) {
    const open = openFence(lines)
    if (!open || open.bare || open.sign.length < 4) return
    const [first = ''] = open.sign
    const end = lines.findIndex((line, row) => {
      const [, sign = '', info = ''] = row > open.row ? (opening.exec(line) ?? []) : []
      return sign.startsWith(first) && info.trim() === ''
    })
    const length = lines[end]?.trim().length ?? 0
    const begun = lines[open.row] as string
    const at = begun.indexOf(open.sign)
    if (length < 3 || length >= open.sign.length) return
    const place = {line: open.row + 1, column: 1}
    report(file, 'code-unclosed', place, `it ends with the shorter fence of line ${end + 1}`)
    // As long as before: places hold.
    const shorter = open.sign.slice(0, length).padEnd(open.sign.length)
    lines[open.row] = begun.slice(0, at) + shorter + begun.slice(at + open.sign.length)
  }
}

/** The text with such a fence blank. Reports `code-unclosed`. */
export function withoutStrayFence(text: string, file: VFile): string {
  if (!/```|~~~/u.test(text)) return text
  const lines = text.split('\n')
  if (/`{4}|~{4}/u.test(text)) shortenFences(lines, file)
  const row = strayFence(lines)
  if (row === undefined || lines.slice(row + 1).every((line) => line.trim() === '')) return lines.join('\n')
  report(file, 'code-unclosed', {line: row + 1, column: 1}, 'what follows is read as text')
  lines[row] = ' '.repeat((lines[row] as string).length)
  return lines.join('\n')
}

/** Say of displayed mathematics that nothing closes, that it is text. Reports `math-unclosed`. */
export function tellOpenFormulas(tree: Root, text: string, file: VFile): void {
  visit(tree, 'text', (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (start === undefined || end === undefined) return
    const source = text.slice(start, end)
    const found =
      /(?<=^|\n)[ \t]*(\$\$)(?=[ \t]*\n|[ \t]*$)/u.exec(source) ??
      /(?<=^|\n)[ \t]*(\\begin\{(?:equation|align|gather|multline|eqnarray)\*?\})/u.exec(source)
    const sign = found?.[1]
    if (!found || !sign || !node.position) return
    const line = node.position.start.line + source.slice(0, found.index).split('\n').length - 1
    const closing = sign === '$$' ? '$$' : sign.replace('begin', 'end')
    report(file, 'math-unclosed', {line, column: 1}, sign, closing)
  })
}

/** Say of code with a name that nothing closes, that all after it is code. */
export function tellOpenFences(tree: Root, text: string, file: VFile): void {
  const lines = text.split('\n')
  const last = lines.findLastIndex((line) => line.trim() !== '') + 1
  visit(tree, 'code', (node) => {
    const {start, end} = node.position ?? {}
    if (!start || !end || end.line < last) return
    const opening = /^[ \t>]*(`{3,}|~{3,})[ \t]*\S/u.exec(
      lines[start.line - 1]?.slice(start.column - 1) ?? ''
    )
    if (!opening || /^[ \t>]*(?:`{3,}|~{3,})[ \t]*$/u.test(lines[end.line - 1] ?? '')) return
    report(file, 'code-unclosed', node, 'all that follows is code')
  })
}
