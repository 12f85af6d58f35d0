import type {Code, InlineCode, Nodes, Parent, PhrasingContent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Attributes, Figure, TableFigure} from '../../model/index.js'
import type {Variables} from '../templates.js'

declare module 'mdast' {
  interface CodeData {
    /** What stands behind the fence of a cell: `{r plot, echo=FALSE}`. */
    cell?: string
    /** Its id names a cell, and is left where something else has it. */
    named?: boolean
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
 * (`code-unexecuted`). `echo: false` hides the code of others, and `include:
 * false` that of all: where no output stands in its place, it is told
 * (`code-hidden`). Both may be said once for all cells, in the front matter or
 * by a cell that calls `knitr::opts_chunk$set`.
 *
 * @param variables the front matter's, by path: `execute.echo`.
 * @param read the words of a caption.
 * @see https://quarto.org/docs/computations/execution-options.html
 */
export function readCells(
  tree: Root,
  variables: Variables,
  read: (text: string) => PhrasingContent[],
  file: VFile
): void {
  const wordsOf = (text: string) => (text.trim() ? read(text) : [])
  const notebook: Notebook = {defaults: defaultsOf(variables), code: codeByLabel(tree), wordsOf}
  visit(tree, (node) => {
    if (!('children' in node)) return
    const parent = node as Parent
    if (parent.children.some(isCode))
      parent.children = parent.children.flatMap((child, index) =>
        isCode(child) ? cellOf(child, hasOutput(parent.children[index + 1]), notebook, file) : [child]
      )
  })
  visit(tree, 'inlineCode', (node: InlineCode, index, parent) => {
    const name = packageName(node.value)
    if (name && parent && index !== undefined) {
      parent.children[index] = name
      return
    }
    if (/^(?:r\s|\{(?:r|python|julia|ojs)\}\s)/u.test(node.value))
      report(file, 'code-unexecuted', node, node.value)
  })
}

/** `r pkg("ape")`, as the R Journal's template has it: a package is named, and nothing needs to be run. */
function packageName(code: string): PhrasingContent | undefined {
  const [, call = '', name = ''] =
    /^r\s+(?:rjtools::)?(pkg|CRANpkg|BIOpkg)\(\s*["']([\w.]{1,80})["']\s*\)\s*$/u.exec(code) ?? []
  if (!name) return undefined
  const words: PhrasingContent = {type: 'strong', children: [{type: 'text', value: name}]}
  const host = {CRANpkg: 'https://CRAN.R-project.org/package=', BIOpkg: 'https://bioconductor.org/packages/'}[
    call
  ]
  return host ? {type: 'link', url: `${host}${name}`, children: [words]} : words
}

const isCode = (node: Nodes): node is Code => node.type === 'code'

/** What Quarto wrote below the code of a cell when it ran. */
function hasOutput(node: RootContent | undefined): boolean {
  const attributes = node?.type === 'division' ? node.attributes : node?.data
  return (
    (attributes as Attributes | undefined)?.classes?.some((name) => name.startsWith('cell-output')) ?? false
  )
}

/** What cells have in common. */
interface Notebook {
  /** Options of every cell that has none of its own. */
  defaults: Record<string, string>
  /** Code of the cells with a name, in reading order. */
  code: Map<string, string>
  /** Words of a caption; none of an empty one. */
  wordsOf(text: string): PhrasingContent[]
}

/** Options that are said for all cells: Quarto's `execute:`, also of a format; knitr's. */
function defaultsOf(variables: Variables): Record<string, string> {
  const defaults: Record<string, string> = {}
  for (const [path, value] of variables) {
    const name =
      /^(?:(?:format\.[^.]+\.)?(?:execute\.)?|knitr\.opts_chunk\.)(echo|include)$/u.exec(path)?.[1] ?? ''
    if (name && path !== name) defaults[name] = value
  }
  return defaults
}

/** Options of the cells below, `knitr::opts_chunk$set(echo = FALSE)`. */
function newDefaults(code: string): Record<string, string> {
  const call = /\bopts_chunk\$set\(([\s\S]*)\)/u.exec(code)?.[1] ?? ''
  return Object.fromEntries(
    [...call.matchAll(/\b(echo|include)\s*=\s*(\w+)/gu)].map(([, name = '', value = '']) => [name, value])
  )
}

function codeByLabel(tree: Root): Notebook['code'] {
  const code = new Map<string, string>()
  visit(tree, 'code', (node) => {
    const cell = readCell(node)
    if (cell?.value.trim()) code.set(cell.options['label'] || `${code.size}`, cell.value.trimEnd())
  })
  return code
}

/** knitr's tables have their caption in the call that makes them: `kable(x, caption = "Sites")`. */
function withCaption(options: Record<string, string>, code: string): Record<string, string> {
  if (!options['label'] || Object.keys(options).some((name) => /^(?:fig|tbl|tab|lst)[.-]cap$/u.test(name)))
    return options
  const call =
    /\b(?:kable|kbl|apa_table|gt|tt|huxtable|flextable|datatable|pander|xtable|tab_caption|set_caption)\(/u.test(
      code
    )
  const words =
    call && /\bcaption\s*=\s*(?:"((?:[^"\\]|\\.){1,2000})"|'((?:[^'\\]|\\.){1,2000})')/u.exec(code)
  const caption = words && (words[1] ?? words[2] ?? '').replace(/\\(.)/gu, '$1')
  return caption ? {...options, 'tbl-cap': caption} : options
}

/** The code of other cells that a cell shows once more, `ref.label=c("a", "b")`. */
function referred({options}: Cell, {code}: Notebook): string {
  const labels = options['ref.label'] ?? options['ref-label'] ?? ''
  if (/\ball_labels\(/u.test(labels)) return [...code.values()].join('\n\n')
  const named = [...labels.matchAll(/[\w.:-]+/gu)].map(([label]) => code.get(label))
  return named.filter((one) => one !== undefined).join('\n\n')
}

const isFalse = (option: string | undefined) => /^(?:false|f|hide)$/iu.test(option ?? '')

function cellOf(node: Code, hasOutput: boolean, notebook: Notebook, file: VFile): RootContent[] {
  const cell = readCell(node)
  delete node.data?.cell
  // A fence without a line holds nothing but what tools hang on it.
  if (!cell) return node.value.trim() || node.data?.attributes?.id ? [node] : []
  const {lang} = cell
  const value = cell.value.trim() ? cell.value : referred(cell, notebook)
  const options = withCaption({...notebook.defaults, ...cell.options}, value)
  Object.assign(notebook.defaults, newDefaults(value))
  const label = options['label'] ?? ''
  const leftOut = () => {
    if (value.trim()) report(file, 'code-hidden', node, label || firstLine(value))
    return []
  }
  if (isFalse(options['include'])) return leftOut()
  const hidden = isFalse(options['echo'])
  if (hidden && hasOutput) return []
  const pictures = picturesOf(value, options, node, notebook, file)
  if (pictures) return [pictures]
  if (!value.trim() && !Object.keys(options).some((name) => /[.-]cap$/u.test(name))) {
    const {child} = options
    if (child) report(file, 'child-left-out', node, child)
    return []
  }
  // A figure or table that is missing is called from elsewhere: its code stands for it.
  if (
    hidden &&
    !/^(?:fig|tbl|lst)-/u.test(label) &&
    !Object.keys(options).some((name) => /^(?:fig|tbl|lst)[.-]cap$/u.test(name))
  )
    return leftOut()
  const code: Code = {type: 'code', lang, value, position: node.position}
  const figure = options['fig-cap'] ?? options['fig.cap']
  const table = options['tbl-cap'] ?? options['tbl.cap']
  const listing = options['lst-cap'] ?? options['lst.cap']
  const words = notebook.wordsOf(hasOutput ? (listing ?? '') : (listing ?? figure ?? table ?? ''))
  if (words.length === 0) {
    const id = options['lst-label'] || (hasOutput ? '' : label)
    if (id) code.data = {attributes: {id, classes: [], pairs: {}}, named: !/^(?:fig|tbl|lst)[-:]/u.test(id)}
    return code.value.trim() || !label ? [code] : []
  }
  if (listing === undefined) report(file, 'code-unexecuted', node, label || value)
  const id = idOf(options, figure, table)
  const made = framed(
    table !== undefined && listing === undefined ? 'tableFigure' : 'figure',
    id,
    words,
    code
  )
  const note = notebook.wordsOf(options['apa-note'] ?? '')
  return note.length > 0 ? [made, {type: 'paragraph', children: note}] : [made]
}

/**
 * A cell that only shows files, `knitr::include_graphics("a.png")`, is their
 * figure: they are its output, and they are there.
 */
function picturesOf(
  value: string,
  options: Record<string, string>,
  node: Code,
  {wordsOf}: Notebook,
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
    caption: wordsOf(figure ?? ''),
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
