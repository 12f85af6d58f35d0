import type {TableCell, TableRow} from 'mdast'

/** A cell and the columns it covers, 0-based. */
export interface PlacedCell {
  cell: TableCell
  first: number
  last: number
}

/** Columns a table may have: a span beyond them is not the author's wish. */
const limit = 1000

/** Every cell where HTML puts it: in the first column that no cell above reaches into (HTML §4.9.12.1). */
export function placedCells(rows: TableRow[]): PlacedCell[][] {
  /** For each column, rows that a cell above still covers. */
  const covered: number[] = []
  return rows.map(({children}) => {
    let column = 0
    const cells = children.map((cell): PlacedCell => {
      while ((covered[column] ?? 0) > 0) column++
      const {colSpan = 1, rowSpan = 1} = cell.data?.span ?? {}
      const first = column
      for (let count = 0; count < colSpan && column < limit; count++) covered[column++] = rowSpan
      return {cell, first, last: Math.max(first, column - 1)}
    })
    for (let at = 0; at < covered.length; at++) covered[at] = Math.max(0, (covered[at] ?? 0) - 1)
    return cells
  })
}
