import type {Element, ElementContent} from 'hast'
import type {AlignType, Nodes, PhrasingContent, Table, TableRow} from 'mdast'
import type {CellSpan, TableFigure} from '../../model/index.js'
import {flow, isPhrasing} from './content.js'
import {attributesOf, inline} from './elements.js'
import {readFormulas} from './formulas.js'
import type {HtmlState} from './html.js'

/**
 * An HTML table, its spans and header cells kept.
 *
 * Rows in `<thead>`, else leading rows of `<th>` only, are its head:
 * `data.headRows` counts them.
 */
export function table(node: Element, state: HtmlState): Nodes[] {
  const rows: {row: Element; head: boolean}[] = []
  const strays: ElementContent[] = []
  let caption: PhrasingContent[] = []
  const collect = (parent: Element, head: boolean) => {
    for (const child of parent.children) {
      if (child.type === 'stitch') strays.push(child)
      if (child.type !== 'element') continue
      if (child.tagName === 'tr') {
        rows.push({row: child, head})
        strays.push(...child.children.filter(({type}) => type === 'stitch'))
      }
      if (child.tagName === 'caption') caption = inline(state.all(child.children))
      else if (/^t(head|body|foot)$/u.test(child.tagName)) collect(child, child.tagName === 'thead')
    }
  }
  collect(node, false)
  const made = rows.map(({row}) => tableRow(row, state))
  let headRows = rows.filter(({head}) => head).length
  if (headRows === 0) {
    while (headRows < made.length && made[headRows]?.children.every((cell) => cell.data?.span?.header))
      headRows++
  }
  const result: Table = {
    type: 'table',
    align: alignment(
      made,
      rows.map(({row}) => cellsOf(row).map(alignOf)),
      headRows
    ),
    children: made,
    data: {headRows}
  }
  const {id} = attributesOf(node)
  // What stands between rows goes before the table, as HTML puts it (§13.2.6.1, foster parenting).
  const before = flow(state.all(strays))
  if (rows.length === 0) return before
  if (caption.length === 0 && !id) return [...before, result]
  return [...before, {type: 'tableFigure', id: id ?? '', caption, children: [result]} satisfies TableFigure]
}

function cellsOf(row: Element): Element[] {
  return row.children.filter(
    (child): child is Element =>
      child.type === 'element' && (child.tagName === 'td' || child.tagName === 'th')
  )
}

function tableRow(row: Element, state: HtmlState): TableRow {
  return {
    type: 'tableRow',
    position: row.position,
    children: cellsOf(row).map((cell) => {
      const span: CellSpan = {}
      if (cell.tagName === 'th') span.header = true
      const [colSpan, rowSpan] = [Number(cell.properties.colSpan), Number(cell.properties.rowSpan)]
      if (colSpan > 1 && colSpan <= 1000) span.colSpan = colSpan
      if (rowSpan > 1 && rowSpan <= 65534) span.rowSpan = rowSpan
      const children = readFormulas(state.all(cell.children))
      const line = children.every((child) => isPhrasing(child) || child.type === 'equation')
      return {
        type: 'tableCell',
        children: (line ? children : inline(children)) as PhrasingContent[],
        data: {span},
        position: cell.position
      }
    })
  }
}

/**
 * How each column stands: as most cells of its body do, else as its head. A
 * cell above several columns, or one beside several rows, moves those after it.
 */
function alignment(rows: TableRow[], aligned: AlignType[][], headRows: number): AlignType[] {
  const votes: {head: Map<AlignType, number>; body: Map<AlignType, number>}[] = []
  /** Rows that a column is still taken for. */
  const taken: number[] = []
  rows.forEach((row, at) => {
    let column = 0
    row.children.forEach((cell, index) => {
      while ((taken[column] ?? 0) > 0) column++
      const {colSpan = 1, rowSpan = 1} = cell.data?.span ?? {}
      const align = aligned[at]?.[index] ?? null
      for (let end = column + colSpan; column < end; column++) {
        taken[column] = rowSpan
        votes[column] ??= {head: new Map(), body: new Map()}
        const own = votes[column]?.[at < headRows ? 'head' : 'body']
        if (colSpan === 1) own?.set(align, (own.get(align) ?? 0) + 1)
      }
    })
    for (let each = 0; each < taken.length; each++) taken[each] = Math.max(0, (taken[each] ?? 0) - 1)
  })
  const most = (counted: Map<AlignType, number>) =>
    [...counted].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
  return Array.from(votes, (own) => own && (most(own.body) ?? most(own.head)))
}

function alignOf({properties}: Element): AlignType {
  const found = /\b(left|right|center)\b/u.exec(`${properties.align ?? ''} ${properties.style ?? ''}`)
  return (found?.[1] as AlignType) ?? null
}
