import type {Table, TableCell, TableRow} from 'mdast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {TableFigure} from '../../model/index.js'
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

const tabular = new Set(['table', 'graphic', 'code', 'list', 'def-list', 'disp-quote', 'verse-group'])

function isTabular(child: ElementContent): boolean {
  return child.type === 'element' && tabular.has(child.name)
}

/** JATS `<table>`, the model of XHTML 1.1; each heading says for what it stands. */
export function table(node: Table, state: JatsState): Element {
  const rows = node.children.filter(({children}) => children.length > 0)
  const headRows = node.data?.headRows ?? 1
  // A table has a body: where all rows are headings, they are its body.
  const split = headRows < rows.length ? headRows : 0
  const head = rows.slice(0, split).filter(hasWords)
  const row = (one: TableRow, isHead: boolean) =>
    x(
      'tr',
      one.children.map((cell, index) => tableCell(cell, isHead, node.align?.[index], state))
    )
  const body = rows.slice(split)
  return x('table', [
    head.length > 0
      ? x(
          'thead',
          head.map((one) => row(one, true))
        )
      : undefined,
    x(
      'tbody',
      body.length > 0 ? body.map((one, index) => row(one, split + index < headRows)) : [x('tr', [x('td')])]
    )
  ])
}

function hasWords({children}: TableRow): boolean {
  return children.some((cell) => cell.children.length > 0)
}

function tableCell(
  {data, children}: TableCell,
  inHead: boolean,
  align: string | null | undefined,
  state: JatsState
): Element {
  const {header, colSpan, rowSpan} = data?.span ?? {}
  const isHeader = (inHead || header) && children.length > 0
  return x(
    isHeader ? 'th' : 'td',
    {
      scope: isHeader ? (inHead ? 'col' : 'row') : undefined,
      align: align ?? undefined,
      colspan: colSpan,
      rowspan: rowSpan
    },
    state.all(children)
  )
}
