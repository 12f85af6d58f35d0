import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Table, TableCell, TableRow} from 'mdast'
import type {HtmlState} from './handlers.js'

/** A cell and the columns it covers, 0-based. */
interface Placed {
  cell: TableCell
  first: number
  last: number
}

/**
 * A table: column headers from its head rows, row headers where the author's
 * HTML says so.
 *
 * Cells know their column past spans: alignment is the column's, and `inner`
 * marks a cell that begins a row though not its first column, `open` one that
 * ends it though not its last.
 */
export function table(node: Table, state: HtmlState): Element {
  const headRows = node.data?.headRows ?? 1
  const rows = placed(node.children)
  const columns = Math.max(0, ...rows.flat().map(({last}) => last)) + 1
  const made = rows.map((cells, index) =>
    h(
      'tr',
      cells.map((place, at) => {
        const inner = at === 0 && place.first > 0
        const open = at === cells.length - 1 && place.last < columns - 1
        return cellOf(place, index < headRows, [...(inner ? ['inner'] : []), ...(open ? ['open'] : [])])
      })
    )
  )
  const [head, body] = [made.slice(0, headRows), made.slice(headRows)]
  const headed = node.children
    .slice(0, headRows)
    .some(({children}) => children.some((cell) => cell.children.length > 0))
  const widths = node.data?.widths ?? []
  return h('div', {className: ['table-scroll'], tabIndex: 0}, [
    h('table', {className: widths.length > 0 ? ['drawn'] : undefined}, [
      ...(widths.length > 0
        ? [
            h(
              'colgroup',
              widths.map((width) => h('col', {style: `width:${width}%`}))
            )
          ]
        : []),
      ...(headed ? [h('thead', head)] : []),
      h('tbody', body)
    ])
  ])

  function cellOf({cell, first, last}: Placed, inHead: boolean, classes: string[]): Element {
    const {span} = cell.data ?? {}
    const blank = cell.children.length === 0
    const isHeader = (inHead || span?.header) && !blank
    const align =
      first === last || node.align?.[first] === node.align?.[last] ? node.align?.[first] : undefined
    const names = [...(align ? [`align-${align}`] : []), ...classes]
    const wide = inHead && last > first
    return h(
      isHeader ? 'th' : 'td',
      {
        scope: isHeader ? (inHead ? (wide ? 'colgroup' : 'col') : 'row') : undefined,
        colSpan: span?.colSpan,
        rowSpan: span?.rowSpan,
        className: names.length > 0 ? names : undefined
      },
      state.all(cell.children)
    )
  }
}

/** Columns a table may have: a span beyond them is not the author's wish. */
const limit = 1000

/** Every cell where HTML puts it: in the first column that no cell above reaches into (HTML §4.9.12.1). */
function placed(rows: TableRow[]): Placed[][] {
  /** For each column, rows that a cell above still covers. */
  const covered: number[] = []
  return rows.map(({children}) => {
    let column = 0
    const cells = children.map((cell): Placed => {
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
