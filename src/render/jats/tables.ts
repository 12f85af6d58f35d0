import type {Table} from 'mdast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import {type PlacedCell, placedCells, type TableFigure} from '../../model/index.js'
import {caption} from './figures.js'
import type {JatsState} from './handlers.js'

/** JATS `<table-wrap>`: the table itself, and below it what else the author put there. */
export function tableWrap(node: TableFigure, state: JatsState): Element {
  const children = state
    .all(node.children)
    .flatMap((child): ElementContent[] =>
      child.type === 'element' && child.name === 'table-wrap' ? child.children : [child]
    )
  const [stands, foot] = [children.filter(isTabular), children.filter((child) => !isTabular(child))]
  return x('table-wrap', {id: node.id}, [
    node.label ? x('label', node.label) : undefined,
    caption(node.caption, state),
    ...stands,
    foot.length > 0 ? x('table-wrap-foot', foot) : undefined
  ])
}

/** Instructions stand where they are: a foot holds words. */
const tabular = new Set(['table', 'graphic', 'code', 'list', 'def-list', 'disp-quote', 'verse-group'])

function isTabular(child: ElementContent): boolean {
  return child.type === 'instruction' || (child.type === 'element' && tabular.has(child.name))
}

/** JATS `<table>`, the model of XHTML 1.1; each heading says for what it stands. */
export function table(node: Table, state: JatsState): Element {
  const rows = placedCells(node.children.filter(({children}) => children.length > 0))
  const headRows = node.data?.headRows ?? 1
  // A table has a body: where all rows are headings, they are its body.
  const split = headRows < rows.length ? headRows : 0
  const head = rows.slice(0, split).filter(hasWords)
  const row = (cells: PlacedCell[], isHead: boolean) =>
    x(
      'tr',
      cells.map((place) => tableCell(place, isHead, node.align, state))
    )
  const body = rows.slice(split)
  const isAllHead = headRows > 0 && split === 0 && body.length > 0
  return x('table', [
    columns(node),
    head.length > 0
      ? x(
          'thead',
          head.map((one) => row(one, true))
        )
      : undefined,
    x(
      'tbody',
      {'content-type': isAllHead ? 'head' : undefined},
      body.length > 0 ? body.map((one) => row(one, isAllHead)) : [x('tr', [x('td')])]
    )
  ])
}

/** JATS `<colgroup>`: shares and alignment of the columns, where the author gave any. */
function columns({align, data}: Table): Element | undefined {
  const {widths = []} = data ?? {}
  const aligned = align?.some(Boolean) ? align : []
  const count = Math.max(widths.length, aligned.length)
  if (count === 0) return undefined
  return x(
    'colgroup',
    Array.from({length: count}, (_, at) =>
      x('col', {
        align: aligned[at] ?? undefined,
        width: widths[at] === undefined ? undefined : `${widths[at]}%`
      })
    )
  )
}

function hasWords(cells: PlacedCell[]): boolean {
  return cells.some(({cell}) => cell.children.length > 0)
}

function tableCell(
  {cell: {data, children}, first, last}: PlacedCell,
  inHead: boolean,
  align: Table['align'],
  state: JatsState
): Element {
  const {header, colSpan, rowSpan} = data?.span ?? {}
  const isHeader = (inHead || header) && children.length > 0
  const wide = inHead && last > first
  const own = first === last || align?.[first] === align?.[last] ? align?.[first] : undefined
  return x(
    isHeader ? 'th' : 'td',
    {
      scope: isHeader ? (inHead ? (wide ? 'colgroup' : 'col') : 'row') : undefined,
      align: own ?? undefined,
      colspan: colSpan,
      rowspan: rowSpan
    },
    state.all(children)
  )
}
