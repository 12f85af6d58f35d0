import type {Table, TableCell, TableRow} from 'mdast'
import type {Element} from 'xast'
import type {AlignType, ArticleBlock, TableFigure} from '../../model/index.js'
import {placedCells} from '../../model/index.js'
import {captionOf, contentOf} from './figures.js'
import {isBlockElement} from './names.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, localName} from './tree.js'

/** JATS `<table-wrap>`; without a name, a label or a caption it is only its table. */
export function tableWrapOf(element: Element, reading: JatsReading): ArticleBlock[] {
  const label = lineOf(childNamed(element, 'label'))
  const caption = captionOf(element, reading)
  const id = idOf(element)
  const children = contentOf(element).flatMap((child): ArticleBlock[] =>
    child.type === 'element' && child.name === 'table-wrap-foot'
      ? footOf(child, reading)
      : reading.blocks([child])
  )
  // Instructions stand around their neighbours: all are read together.
  const blocks = contentOf(element).some(({type}) => type === 'instruction')
    ? reading.blocks(
        contentOf(element).flatMap((child) =>
          child.type === 'element' && child.name === 'table-wrap-foot' ? child.children : [child]
        )
      )
    : children
  if (!id && !label && caption.length === 0) return blocks
  const figure: TableFigure = {
    type: 'tableFigure',
    id: id ?? reading.freshId('table'),
    ...(label && {label}),
    caption,
    children: blocks,
    ...(element.position && {position: element.position})
  }
  return [figure]
}

/** Below a table: paragraphs; its notes are the article's. */
function footOf(element: Element, reading: JatsReading): ArticleBlock[] {
  const parts = element.children.filter(
    (child) => child.type !== 'element' || !(child.name === 'fn' || child.name === 'fn-group')
  )
  return reading.blocks(parts)
}

/** JATS `<table>`; `undefined` where it has no rows. */
export function tableOf(element: Element, reading: JatsReading): Table | undefined {
  const rowsIn = (part: Element | undefined) => childrenNamed(part, 'tr')
  const head = rowsIn(childNamed(element, 'thead'))
  const bodies = childrenNamed(element, 'tbody')
  const body = [...rowsIn(element), ...bodies.flatMap(rowsIn), ...rowsIn(childNamed(element, 'tfoot'))]
  const allHead = bodies.some((part) => attribute(part, 'content-type') === 'head')
  const headRows = allHead ? head.length + body.length : head.length
  const rows = [
    ...head.map((row) => rowOf(row, true, reading)),
    ...body.map((row) => rowOf(row, allHead, reading))
  ]
  if (rows.length === 0) return undefined
  const columns = [...elementsNamed(element, 'col')]
  const widths = columns.map((col) => Number(/^(\d+(?:\.\d+)?)%$/u.exec(attribute(col, 'width') ?? '')?.[1]))
  const hasWidths = widths.length > 0 && widths.every((width) => !Number.isNaN(width))
  return {
    type: 'table',
    align: alignOf(columns, rows, [...head, ...body]),
    children: rows,
    data: {headRows, ...(hasWidths && {widths})}
  }
}

/** Alignment of columns, by `<col>`; else what the cells of a column agree on. */
function alignOf(columns: Element[], rows: TableRow[], elements: Element[]): AlignType[] {
  const read = (element: Element | undefined): AlignType => {
    const align = attribute(element, 'align')
    return align === 'left' || align === 'right' || align === 'center' ? align : null
  }
  if (columns.some((col) => read(col))) return columns.map(read)
  const found: Set<AlignType>[] = []
  placedCells(rows).forEach((cells, row) => {
    cells.forEach(({first, last}, at) => {
      if (first !== last) return
      found[first] ??= new Set()
      found[first].add(read(childrenNamed(elements[row], 'td', 'th')[at]))
    })
  })
  return Array.from(found, (kinds) => (kinds?.size === 1 ? ([...kinds][0] ?? null) : null))
}

function rowOf(element: Element, isHead: boolean, reading: JatsReading): TableRow {
  return {
    type: 'tableRow',
    children: childrenNamed(element, 'td', 'th').map((cell) => cellOf(cell, isHead, reading))
  }
}

function cellOf(element: Element, isHead: boolean, reading: JatsReading): TableCell {
  const number = (name: string) => {
    const value = Number(attribute(element, name))
    return Number.isInteger(value) && value > 1 ? Math.min(value, 1000) : undefined
  }
  const [colSpan, rowSpan] = [number('colspan'), number('rowspan')]
  const header = element.name === 'th' && !isHead
  const span = {...(colSpan && {colSpan}), ...(rowSpan && {rowSpan}), ...(header && {header})}
  const blocks = element.children.some(
    (child) => child.type === 'element' && isBlockElement(localName(child)) && child.name !== 'disp-formula'
  )
  const data = {...(Object.keys(span).length > 0 && {span}), ...(blocks && {blocks})}
  return {
    type: 'tableCell',
    ...(Object.keys(data).length > 0 && {data}),
    children: (blocks
      ? reading.blocks(element.children)
      : reading.phrases(element.children)) as TableCell['children']
  }
}
