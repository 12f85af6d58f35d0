import type {Nodes, Parent, PhrasingContent, Root, Table, TableCell} from 'mdast'
import type {Point} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {targetsOf} from '../targets.js'
import type {LayoutCell} from './layout.js'

/** Cells of drawn tables, to be read as a text of their own. */
export interface Cells {
  /** One quotation for each cell; below them what the cells may refer to. */
  text: string
  /** By the line of `text` that it begins on. */
  at: Map<number, TableCell>
  /** For each line of `text`, where its first sign behind `> ` stands in the manuscript. */
  places: (Point | undefined)[]
}

/** Tables within tables; a drawing further in is shown as it is written. */
const levelLimit = 8

/**
 * Give drawn tables their rows, and gather the text of their cells; nothing,
 * where there is none.
 *
 * A quotation keeps what is open in a cell from the next one.
 */
export function gatherCells(tree: Root, level: number): Cells | undefined {
  const cells: Cells = {text: '', at: new Map(), places: [undefined]}
  const lines: string[] = []
  const add = (line: string, place?: Point) => {
    lines.push(line)
    cells.places.push(place)
  }
  visit(tree, 'table', (node: Table) => {
    const {drawn} = node.data ?? {}
    if (!drawn) return
    const {layout} = drawn
    const cellOf = (source: LayoutCell): TableCell => {
      const cell: TableCell = {type: 'tableCell', children: [], data: {span: spanOf(source)}}
      const first = source.lines.findIndex(({text}) => text)
      const last = source.lines.findLastIndex(({text}) => text)
      const words = first < 0 ? [] : source.lines.slice(first, last + 1)
      if (level >= levelLimit) {
        cell.children = [{type: 'text', value: words.map(({text}) => text).join('\n')}]
        return cell
      }
      if (words.length > 0) cells.at.set(lines.length + 1, cell)
      for (const {text, line, before} of words) add(`> ${text}`, moved(drawn.lines[line], before))
      if (words.length > 0) add('')
      return cell
    }
    node.children = layout.rows.map((row) => ({type: 'tableRow', children: row.map(cellOf)}))
    node.data = {headRows: layout.headRows, ...(layout.widths ? {widths: layout.widths} : {})}
  })
  if (cells.at.size === 0) return undefined
  cells.text = [...lines, ...targetsOf(tree)].join('\n')
  return cells
}

/** Hand the cells that were read to their tables, and what they say to the manuscript's file. */
export function settleCells(tree: Root, {at, places}: Cells, read: Root, readFile: VFile, file: VFile): void {
  const placeOf = (point: Point | undefined): Point | undefined =>
    point && moved(places[point.line], point.column - 3)
  for (const block of read.children) {
    const cell = at.get(block.position?.start.line ?? 0)
    const named = block.type === 'footnoteDefinition'
    // Notes written in cells join the others; of the rest only what the cells refer to stands here.
    if (named && /\s/u.test(block.identifier)) tree.children.push(block)
    if (cell) fill(cell, block.type === 'blockquote' ? block.children : [block])
    if (!cell && !(named && /\s/u.test(block.identifier))) continue
    visit(block, (node) => {
      const [start, end] = [placeOf(node.position?.start), placeOf(node.position?.end)]
      node.position = start && end ? {start, end} : undefined
    })
  }
  for (const message of readFile.messages) {
    const place = placeOf(message.line ? {line: message.line, column: message.column ?? 1} : undefined)
    file.messages.push(
      Object.assign(message, {place, line: place?.line, column: place?.column, file: file.path})
    )
  }
}

function fill(cell: TableCell, blocks: Nodes[]): void {
  const [only] = blocks
  if (blocks.length === 1 && only?.type === 'paragraph') cell.children = only.children
  else {
    cell.children = blocks as Parent['children'] as PhrasingContent[]
    cell.data = {...cell.data, blocks: true}
  }
}

function spanOf({colSpan, rowSpan}: LayoutCell) {
  return {...(colSpan > 1 ? {colSpan} : {}), ...(rowSpan > 1 ? {rowSpan} : {})}
}

function moved(point: Point | undefined, by: number): Point | undefined {
  if (!point) return undefined
  const {line, column, offset} = point
  return {line, column: Math.max(1, column + by), offset: offset === undefined ? undefined : offset + by}
}
