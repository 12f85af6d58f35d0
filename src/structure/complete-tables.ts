import type {Root, Table} from 'mdast'
import {visit} from 'unist-util-visit'
import {placedCells} from '../model/index.js'

/** Cells a table may be made to have: past them it stays as ragged as it is. */
const limit = 100_000

/**
 * Make every row of a table as wide as its widest (HTML §4.9.12): a row that
 * ends early gets empty cells, and a column that only spans reach into goes.
 */
export function completeTables(tree: Root): void {
  visit(tree, 'table', (table: Table) => {
    narrow(table)
    const rows = placedCells(table.children)
    const widths = coveredWidths(rows.map((cells) => cells.map(({cell, last}) => ({cell, last}))))
    const columns = Math.max(0, ...widths)
    if (columns * rows.length > limit) return
    for (const [index, row] of table.children.entries())
      for (let width = widths[index] ?? 0; width < columns; width++)
        row.children.push({type: 'tableCell', children: []})
  })
}

type Reach = {cell: Table['children'][number]['children'][number]; last: number}

/** Columns of each row, those that a cell above still covers among them. */
function coveredWidths(rows: Reach[][]): number[] {
  let reaching: {last: number; rows: number}[] = []
  return rows.map((cells) => {
    const own = cells.map(({cell, last}) => ({last, rows: cell.data?.span?.rowSpan ?? 1}))
    const all = [...reaching, ...own]
    reaching = all.flatMap(({last, rows}) => (rows > 1 ? [{last, rows: rows - 1}] : []))
    return Math.max(0, ...all.map(({last}) => last + 1))
  })
}

/** Take from every span a column in which no cell begins, and from the table what it says of that column. */
function narrow(table: Table): void {
  const cells = placedCells(table.children).flat()
  const begun = new Set(cells.map(({first}) => first))
  const isBegun = (_: unknown, column: number) => begun.has(column)
  for (const {cell, first, last} of cells) {
    let columns = 0
    for (let at = first; at <= last; at++) if (begun.has(at)) columns++
    const {span} = cell.data ?? {}
    if (!span || columns > last - first) continue
    if (columns > 1) span.colSpan = columns
    else delete span.colSpan
  }
  if (cells.every(({last}) => begun.has(last))) return
  table.align = table.align?.filter(isBegun)
  if (table.data?.widths) table.data.widths = table.data.widths.filter(isBegun)
}
