import type {List, Nodes, PhrasingContent, Table, TableRow} from 'mdast'
import type {ArticleBlock, TableFigure} from '../../model/index.js'
import {inline} from '../html/elements.js'
import type {CodeDirective} from './code.js'
import {idOf, wordsOf} from './options.js'

/** A list of rows, each a list of cells, as a table; `undefined` when it is no such list. */
export function listTable(list: List, options: Record<string, string>): Table | undefined {
  const rows = list.children.map(({children}) => children)
  if (!rows.every((blocks) => blocks.length === 1 && blocks[0]?.type === 'list')) return undefined
  return tableOf(
    rows.map(([cells]) => (cells as List).children.map(({children}) => inline(children))),
    options
  )
}

/** `{csv-table}`: quotes, doubled within, keep commas and line breaks (RFC 4180). */
export function csvTable({argument, options, body}: CodeDirective): Nodes[] {
  const delimiters: Record<string, string> = {tab: '\t', space: ' '}
  const delimiter = delimiters[options['delim'] ?? ''] ?? options['delim']?.[0] ?? ','
  const head = options['header'] ? parseCsv(options['header'], delimiter) : []
  const rows = [...head, ...parseCsv(body, delimiter)].map((row) => row.map((cell) => wordsOf(cell)))
  if (rows.length === 0) return []
  const headRows = head.length + headRowsOf(options)
  return [
    captioned(wordsOf(argument), idOf(options), [
      tableOf(rows, {...options, 'header-rows': String(headRows)})
    ])
  ]
}

/** A table with its caption, where it has one or is called by name. */
export function captioned(caption: PhrasingContent[], id: string, children: ArticleBlock[]): ArticleBlock {
  const [only] = children
  if (caption.length === 0 && id === '' && only && children.length === 1) return only
  return {type: 'tableFigure', id, caption, children} satisfies TableFigure
}

function tableOf(rows: PhrasingContent[][][], options: Record<string, string>): Table {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const align = /^(?:left|right|center)$/u.test(options['align'] ?? '') ? options['align'] : null
  const stubs = Number(options['stub-columns'] ?? 0) || 0
  return {
    type: 'table',
    align: Array.from({length: columns}, () => align as 'left' | 'right' | 'center' | null),
    data: {headRows: Math.min(headRowsOf(options), rows.length)},
    children: rows.map(
      (row): TableRow => ({
        type: 'tableRow',
        children: Array.from({length: columns}, (_, index) => ({
          type: 'tableCell',
          children: row[index] ?? [],
          ...(index < stubs && {data: {span: {header: true}}})
        }))
      })
    )
  }
}

function headRowsOf(options: Record<string, string>): number {
  const number = Number(options['header-rows'] ?? 0)
  return Number.isInteger(number) && number > 0 ? number : 0
}

function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    row.push(cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (row.some(Boolean)) rows.push(row)
    row = []
  }
  for (let index = 0; index < text.length; index++) {
    const sign = text[index] as string
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[index + 1] === '"') cell += text[++index]
      else quoted = false
    } else if (sign === '"' && cell.trim() === '') quoted = true
    else if (sign === delimiter) endCell()
    else if (sign === '\n') endRow()
    else cell += sign
  }
  endRow()
  return rows
}
