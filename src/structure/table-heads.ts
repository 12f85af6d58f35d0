/** Heads of tables that programs read off a page: they mark no cell as a head, though the page did. */
import type {Root, Table, TableCell} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {plain} from './phrasing.js'

/** Deeper heads are guesses. */
const deepest = 3
/** A sentence, or the table's own caption. */
const otherWords = /[。；;]|\.\s+\p{Lu}\p{Ll}+\s|^(?:table|表)\s?\d/iu
/** A longer cell is a text of its own. */
const longest = 80

/**
 * Take the first row of an HTML table without head cells for its head, and the rows its spans reach into.
 *
 * Only where none of its cells is a number, and more rows follow. Reports `inferred-table-head`.
 */
export function readTableHeads(tree: Root, file: VFile): void {
  visit(tree, 'table', (table: Table) => {
    if (table.data?.headRows !== 0) return
    const depth = headDepth(table)
    if (depth === 0) return
    table.data = {...table.data, headRows: depth}
    const [first] = table.children
    report(file, 'inferred-table-head', first ?? table, (first?.children ?? []).map(words).join(' | '))
  })
}

function headDepth({children: rows}: Table): number {
  const [first] = rows
  const cells = first?.children ?? []
  const spans = cells.map(({data}) => data?.span?.rowSpan ?? 1)
  const grouped = cells.some(({data}) => (data?.span?.colSpan ?? 1) > 1)
  const depth = grouped ? Math.max(2, ...spans) : Math.max(1, ...spans)
  // One wide cell is a title, and cells that all reach down are rows' names.
  if (cells.length < 2 || depth > deepest || rows.length < depth + 1) return 0
  const head = rows.slice(0, grouped || depth > 1 ? depth : 1).flatMap(({children}) => children)
  const filled = head.map(words).filter((text) => text !== '')
  const named =
    filled.length > 1 &&
    cells.filter((cell) => words(cell) !== '').length >= 0.6 * cells.length &&
    filled.every((text) => text.length < longest && !isNumber(text) && !otherWords.test(text))
  const figures = rows.slice(depth).some(({children}) => children.some((cell) => isNumber(words(cell))))
  if (grouped && spans.every((span) => span === 1)) return named && figures ? groupedDepth(rows) : 0
  return named && (figures || rows.length > 2) ? depth : 0
}

/** Groups over a row of names make two rows of head; over figures, one. */
function groupedDepth([, second]: Table['children']): number {
  return (second?.children ?? []).some((cell) => isNumber(words(cell))) ? 1 : 2
}

function words(cell: TableCell): string {
  return plain(cell.children).replace(/\s+/gu, ' ').trim()
}

/** `0.05`, `1.21(9)`, `12%`, `-3±1`, `12,345`, `<0.001`, `0.72**`. */
function isNumber(text: string): boolean {
  return /^[<>≤≥~≈±+−–-]?\s*\d[\d\s.,:/]*(?:[±(–−-]\s*\d[\d.,]*\)?)?\s*[%‰*†a-c]{0,3}$/u.test(text)
}
