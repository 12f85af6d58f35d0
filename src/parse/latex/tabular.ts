import type {AlignType, PhrasingContent, Table, TableCell, TableRow} from 'mdast'
import type {CellSpan} from '../../model/index.js'
import {trim} from '../html/content.js'
import {phrasing, type TexState} from './state.js'
import type {TexNode} from './tree.js'

const rules = new Set([
  'toprule',
  'midrule',
  'bottomrule',
  'hline',
  'cline',
  'cmidrule',
  'addlinespace',
  'hhline'
])

/**
 * A table of LaTeX, `\multicolumn` and `\multirow` as spans.
 *
 * Rows above the first rule that has rows before and behind it are its head, or those that a `longtable` says are.
 */
export function tabular(children: TexNode[], columns: string, state: TexState): Table {
  const align = alignments(columns)
  const rows: TexNode[][][] = []
  let cells: TexNode[][] = [[]]
  let headRows = 0
  const parts: {head?: TexNode[][][]; foot?: TexNode[][][]} = {}
  const endRow = () => {
    const [first = [], other] = cells
    // The caption of a table over several pages is no row.
    if (!other && first.some(isCaption)) phrasing(first, state)
    else if (other || first.some((node) => !isBlank(node))) rows.push(cells)
    cells = [[]]
  }
  for (const node of children) {
    if (node.type === 'macro' && node.name === 'noalign') continue
    if (node.type === 'cell') cells.push([])
    else if (node.type === 'macro' && (node.name === '\\' || node.name === 'tabularnewline')) endRow()
    else if (node.type === 'macro' && /^end(?:first)?head$|^end(?:last)?foot$/u.test(node.name)) {
      endRow()
      const own = rows.splice(0)
      headRows = 0
      // What stands on the other pages says it once more, or that it goes on.
      if (node.name.endsWith('head')) parts.head ??= own
      else if (node.name === 'endlastfoot') parts.foot = own
    } else if (node.type === 'macro' && rules.has(node.name)) {
      const partial = node.name === 'cmidrule' || node.name === 'cline'
      if (rows.length > 0 && headRows === 0 && !partial) headRows = rows.length
    } else cells.at(-1)?.push(node)
  }
  endRow()
  if (parts.head) {
    headRows = parts.head.length
    rows.unshift(...parts.head)
  }
  rows.push(...(parts.foot ?? []))
  // The only rule stands below the last row: nothing tells a head.
  if (headRows >= rows.length) headRows = 0
  return {type: 'table', align, children: tableRows(rows, align, state), data: {headRows}}
}

const isCaption = (node: TexNode) => node.type === 'macro' && node.name === 'caption'

function isBlank(node: TexNode): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

function tableRows(rows: TexNode[][][], align: AlignType[], state: TexState): TableRow[] {
  /** Rows that a cell above still covers, by column. */
  const covered: number[] = []
  return rows.map((cells) => {
    const children: TableCell[] = []
    let column = 0
    for (const nodes of cells) {
      const {span, inner, taken} = spanOf(nodes)
      const words = emphasized(trim(phrasing(inner, state)))
      const under = (covered[column] ?? 0) > 0
      for (let index = column; index < column + taken; index++)
        covered[index] = Math.max(0, (covered[index] ?? 0) - 1)
      if (!under || words.length > 0) {
        children.push({type: 'tableCell', children: words, data: {span}})
        if (span.rowSpan)
          for (let index = column; index < column + taken; index++) covered[index] = span.rowSpan - 1
      }
      column += taken
    }
    while (children.length > 0 && column < align.length) {
      if (covered[column]) covered[column] = (covered[column] as number) - 1
      else children.push({type: 'tableCell', children: [], data: {span: {}}})
      column++
    }
    return {type: 'tableRow', children}
  })
}

/** A cell that is bold as Markdown has it, `**0.53**`: those who read tables off pages write both languages at once. */
function emphasized(words: PhrasingContent[]): PhrasingContent[] {
  const [first, last] = [words[0], words.at(-1)]
  if (first?.type !== 'text' || last?.type !== 'text') return words
  const only = words.length === 1
  const isBold = /^\*\*[^\s*]/u.test(first.value) && /[^\s*]\*\*$/u.test(last.value)
  if (!isBold || (only && first.value.length < 5)) return words
  const inner = words.map((word) => ({...word}) as PhrasingContent)
  const [start, end] = [inner[0] as typeof first, inner.at(-1) as typeof last]
  start.value = start.value.slice(2)
  end.value = end.value.slice(0, -2)
  return inner.some((word) => word.type === 'text' && word.value.includes('**'))
    ? words
    : [{type: 'strong', children: inner}]
}

/** `\multicolumn{2}{c}{\multirow{3}{*}{words}}` as its span and its words. */
function spanOf(nodes: TexNode[]): {span: CellSpan; inner: TexNode[]; taken: number} {
  const span: CellSpan = {}
  let inner = nodes
  for (let level = 0; level < 4; level++) {
    const [only, more] = inner.filter((node) => !isBlank(node))
    if (only?.type !== 'macro' || more) break
    const size = (source: string | undefined) => Math.min(1000, Number.parseInt(source ?? '', 10) || 1)
    if (only.name === 'multicolumn') span.colSpan = size(only.arguments[0]?.source)
    else if (only.name === 'multirow') span.rowSpan = size(only.arguments[1]?.source)
    else break
    inner = only.arguments.at(-1)?.nodes ?? []
  }
  const taken = span.colSpan ?? 1
  if (span.colSpan === 1) delete span.colSpan
  if (span.rowSpan === 1) delete span.rowSpan
  return {span, inner, taken}
}

/** `|l|*{2}{c}|p{3cm}|` → an alignment a column. */
function alignments(columns: string): AlignType[] {
  const repeated = columns
    .slice(0, 1000)
    .replace(/\*\s*\{(\d{1,2})\}\s*\{([^{}]*)\}/gu, (_, times: string, column: string) =>
      column.repeat(Number(times))
    )
  const bare = repeated
    .replace(/[@!><]\s*\{(?:[^{}]|\{[^{}]*\})*\}/gu, '')
    .replace(/\{[^{}]*\}|\[[^\]]*\]/gu, '')
  return [...bare].flatMap((sign): AlignType[] => {
    if (/[clr]/iu.test(sign))
      return [sign.toLowerCase() === 'c' ? 'center' : sign.toLowerCase() === 'r' ? 'right' : null]
    return /[pmbXSDdJ]/u.test(sign) ? [null] : []
  })
}
