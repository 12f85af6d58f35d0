import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Table} from 'mdast'
import {type PlacedCell, placedCells} from '../../model/index.js'
import type {HtmlState} from './handlers.js'

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
  const rows = placedCells(node.children)
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

  function cellOf({cell, first, last}: PlacedCell, inHead: boolean, classes: string[]): Element {
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
