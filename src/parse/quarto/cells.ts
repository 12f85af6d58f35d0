import type {Code, InlineCode, Nodes, Parent, PhrasingContent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Attributes, Figure, TableFigure} from '../../model/index.js'
import {wordsOf} from '../myst/options.js'

declare module 'mdast' {
  interface CodeData {
    /** What stands behind the fence of a cell: `{r plot, echo=FALSE}`. */
    cell?: string
  }
}

/** A cell of Quarto or R Markdown that would be run, and its options. */
interface Cell {
  lang: string
  /** Without the lines that held options. */
  value: string
  options: Record<string, string>
}

/**
 * Cells, ```` ```{python} ```` and ```` ```{r name, echo=FALSE} ````, become code with its caption.
 *
 * Nothing is run. Outputs are those that the text holds (`::: {.cell-output}`);
 * where a caption has none, it goes to the code, and that is told
 * (`code-unexecuted`). `echo: false` hides code only when its outputs are there;
 * `include: false` hides both, and is told (`code-hidden`).
 *
 * @see https://quarto.org/docs/computations/execution-options.html
 */
export function readCells(tree: Root, file: VFile): void {
  visit(tree, (node) => {
    if (!('children' in node)) return
    const parent = node as Parent
    if (parent.children.some(isCode))
      parent.children = parent.children.flatMap((child, index) =>
        isCode(child) ? cellOf(child, hasOutput(parent.children[index + 1]), file) : [child]
      )
  })
  visit(tree, 'inlineCode', (node: InlineCode) => {
    if (/^(?:r\s|\{(?:r|python|julia|ojs)\}\s)/u.test(node.value))
      report(file, 'code-unexecuted', node, node.value)
  })
}

const isCode = (node: Nodes): node is Code => node.type === 'code'

/** What Quarto wrote below the code of a cell when it ran. */
function hasOutput(node: RootContent | undefined): boolean {
  const attributes = node?.type === 'division' ? node.attributes : node?.data
  return (
    (attributes as Attributes | undefined)?.classes?.some((name) => name.startsWith('cell-output')) ?? false
  )
}

function cellOf(node: Code, hasOutput: boolean, file: VFile): RootContent[] {
  const cell = readCell(node)
  delete node.data?.cell
  // A fence without a line holds nothing but what tools hang on it.
  if (!cell) return node.value.trim() || node.data?.attributes?.id ? [node] : []
  const {options, lang, value} = cell
  if (/^false$/iu.test(options['include'] ?? '')) {
    if (value.trim()) report(file, 'code-hidden', node, options['label'] || firstLine(value))
    return []
  }
  const label = options['label'] ?? ''
  const hidden = /^(?:false|hide)$/iu.test(options['echo'] ?? '')
  if (hidden && hasOutput) return []
  const pictures = picturesOf(value, options, node, file)
  if (pictures) return [pictures]
  const code: Code = {type: 'code', lang, value, position: node.position}
  const figure = options['fig-cap'] ?? options['fig.cap']
  const table = options['tbl-cap'] ?? options['tbl.cap']
  const listing = options['lst-cap'] ?? options['lst.cap']
  const words = wordsOf(hasOutput ? (listing ?? '') : (listing ?? figure ?? table ?? ''), 'pandoc')
  if (words.length === 0) {
    const id = options['lst-label'] || (hasOutput ? '' : label)
    if (id) code.data = {attributes: {id, classes: [], pairs: {}}}
    return code.value.trim() || !label ? [code] : []
  }
  if (listing === undefined) report(file, 'code-unexecuted', node, label || value)
  const id = idOf(options, figure, table)
  return [framed(table !== undefined && listing === undefined ? 'tableFigure' : 'figure', id, words, code)]
}

/**
 * A cell that only shows files, `knitr::include_graphics("a.png")`, is their
 * figure: they are its output, and they are there.
 */
function picturesOf(
  value: string,
  options: Record<string, string>,
  node: Code,
  file: VFile
): Figure | undefined {
  const code = value.replace(/^\s*#.*$/gmu, '').trim()
  const [, list = ''] =
    /^(?:knitr::)?include_graphics\(\s*(?:path\s*=\s*)?((?:c\(\s*)?(?:"[^"\n]*"|'[^'\n]*')(?:\s*,\s*(?:"[^"\n]*"|'[^'\n]*'))*\s*\)?)(?:\s*,\s*[\w.]+\s*=\s*[^()"']*)?\s*\)?$/u.exec(
      code
    ) ?? []
  const files = [...list.matchAll(/"([^"\n]*)"|'([^'\n]*)'/gu)].map(([, one, other]) => one ?? other ?? '')
  if (files.length === 0) return undefined
  report(file, 'code-shows-image', node, files.join(', '))
  const {position} = node
  const figure = options['fig-cap'] ?? options['fig.cap']
  const alt = options['fig-alt'] ?? options['fig.alt']
  const width = options['out-width'] ?? options['out.width']
  const pairs = {
    ...(alt ? {alt} : {}),
    ...(width && /^\d+(?:\.\d+)?(?:%|px|in|cm)$/u.test(width) ? {width} : {})
  }
  const id = options['label'] ? idOf(options, figure ?? '', undefined) : ''
  return {
    type: 'figure',
    id: figure === undefined ? '' : id,
    caption: wordsOf(figure ?? '', 'pandoc'),
    children: files.map((url) => ({
      type: 'paragraph',
      children: [{type: 'image', url, alt: alt ?? null, data: {attributes: {classes: [], pairs}}, position}],
      position
    })),
    attributes: {classes: [], pairs: {}},
    position
  }
}

function framed(
  type: 'figure' | 'tableFigure',
  id: string,
  caption: PhrasingContent[],
  code: Code
): Figure | TableFigure {
  return {type, id, caption, children: [code], position: code.position}
}

/** Quarto's label is the id; knitr's gets its kind before it: `fig:plot`. */
function idOf(
  options: Record<string, string>,
  figure: string | undefined,
  table: string | undefined
): string {
  const label = options['label'] ?? ''
  if (options['lst-label']) return options['lst-label']
  if (!label || /^(?:fig|tbl|lst)-/u.test(label)) return label
  return `${figure !== undefined ? 'fig' : table !== undefined ? 'tab' : 'lst'}:${label}`
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] as string
}

const option = /^\s*(?:# ?|%%|\/\/|--|<!--)\|\s*([\w.-]+)\s*:\s*(.*?)\s*(?:-->)?\s*$/u
const comment = /^\s*(?:# ?|%%|\/\/|--)\|/u

function readCell({data, value}: Code): Cell | undefined {
  const [, name, rest = ''] = /^\{([A-Za-z]\w*)((?:[\s,].*)?)\}\s*$/u.exec(data?.cell ?? '') ?? []
  if (!name) return undefined
  const options = headerOptions(rest)
  const lines = value.split('\n')
  let last = ''
  let end = 0
  for (; end < lines.length && comment.test(lines[end] as string); end++) {
    const [, key, text = ''] = option.exec(lines[end] as string) ?? []
    if (key) {
      last = key
      options[key] = unquoted(text.replace(/^[|>][+-]?$/u, ''))
    } else if (last) {
      // A long value goes on below its name.
      const more = (lines[end] as string).replace(comment, '').trim()
      options[last] = `${options[last]} ${more}`.trim()
    }
  }
  return {lang: name, value: lines.slice(end).join('\n').replace(/^\n+/u, ''), options}
}

/** Options behind the fence of a cell, knitr's `name, echo=FALSE, fig.cap="A, b"`. */
export function headerOptions(text: string): Record<string, string> {
  const options: Record<string, string> = {}
  const parts = text.match(/(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^,"']|["'])+/gu) ?? []
  for (const [index, part] of parts.entries()) {
    const [, key, value = ''] = /^\s*([\w.-]+)\s*=\s*([\s\S]*?)\s*$/u.exec(part) ?? []
    if (key) options[key] = unquoted(value)
    else if (index === 0 && part.trim()) options['label'] = part.trim()
  }
  return options
}

function unquoted(text: string): string {
  return text.replace(/^(["'])([\s\S]*)\1$/u, '$2').replace(/\\(["'\\])/gu, '$1')
}
