import type {Code, ListItem, Nodes} from 'mdast'
import {report} from '../../diagnostics/report.js'
import type {ArticleBlock, DefinitionList, Equation} from '../../model/index.js'
import {algorithm, algorithmic} from './algorithms.js'
import {cssLength, framed, options, withWidth} from './floats.js'
import {mathematical, statements} from './signatures.js'
import {blocks, type Float, phrasing, sourceOf, type TexState} from './state.js'
import {tabular} from './tabular.js'
import type {TexNode} from './tree.js'

export type Environment = Extract<TexNode, {type: 'environment'}>
type EnvironmentHandler = (node: Environment, state: TexState) => Nodes[]

const unwrap: EnvironmentHandler = (node, state) => blocks(node.children, state)

const quotation: EnvironmentHandler = (node, state) => [
  {type: 'blockquote', children: blocks(node.children, state) as never[]}
]

const float =
  (type: 'figure' | 'tableFigure'): EnvironmentHandler =>
  (node, state) =>
    framed(type, node.children, node, {...state, float: {}})

/** `\begin{subfigure}[b]{0.4\textwidth}`, and a part of the page that has a caption of its own. */
const part: EnvironmentHandler = (node, state) => {
  const inside: Float = {}
  const made = framed('figure', node.children, node, {...state, float: inside})
  if (!inside.caption && !inside.id) return blocks(node.children, state)
  const width = cssLength(node.arguments.at(-1)?.source.trim() ?? '')
  return made.map((figure) => withWidth(figure, width))
}

const list =
  (ordered: boolean): EnvironmentHandler =>
  (node, state) => {
    const items = itemsOf(node).map(({label, content}): ListItem => {
      const words = label ? [...phrasing(label, state), {type: 'text' as const, value: ' '}] : []
      const children = blocks(content, state)
      const first = children[0]
      if (first?.type === 'paragraph') first.children.unshift(...words)
      else if (words.length > 0) children.unshift({type: 'paragraph', children: words})
      return {
        type: 'listItem',
        spread: children.filter(({type}) => type === 'paragraph').length > 1,
        children: children as never[]
      }
    })
    return [{type: 'list', ordered, start: ordered ? 1 : null, spread: false, children: items}]
  }

const description: EnvironmentHandler = (node, state) => [
  {
    type: 'defList',
    children: itemsOf(node).flatMap(({label, content}): DefinitionList['children'] => [
      {type: 'defListTerm', children: phrasing(label, state)},
      {type: 'defListDescription', children: blocks(content, state)}
    ])
  }
]

/** The items of a list; what stands before the first is one, unless it is blank. */
function itemsOf({children}: Environment): {label?: TexNode[]; content: TexNode[]}[] {
  const items: {label?: TexNode[]; content: TexNode[]}[] = [{content: []}]
  for (const node of children) {
    if (node.type === 'macro' && node.name === 'item')
      items.push({label: node.arguments[0]?.nodes, content: []})
    else items.at(-1)?.content.push(node)
  }
  const [before, ...rest] = items as [{content: TexNode[]}, ...typeof items]
  const says = before.content.some(
    (node) =>
      node.type === 'group' || node.type === 'environment' || (node.type === 'text' && node.value.trim())
  )
  return says ? [before, ...rest] : rest
}

/** A listing; with a caption it is framed by it. */
const listing: EnvironmentHandler = (node, state) => {
  const given = options(node.arguments[0]?.source ?? '')
  const lang = node.name.startsWith('minted') ? node.arguments[1]?.source : given['language']
  const value = node.source.replace(/^[ \t]*\r?\n/u, '').replace(/\s+$/u, '')
  const code: Code = {type: 'code', lang: lang?.toLowerCase() || null, value, position: state.place(node)}
  const id = given['label'] || undefined
  const words = given['caption'] ?? given['title']
  if (words === undefined || words === '') {
    if (id && !state.float) code.data = {attributes: {id, classes: [], pairs: {}}}
    return [code]
  }
  const caption = state.read(words)
  return [{type: 'figure', id: id ?? '', caption, children: [code]}]
}

const table: EnvironmentHandler = (node, state) => {
  const columns = node.arguments.at(-1)?.source ?? ''
  return [{...tabular(node.children, columns, state), position: state.place(node)}]
}

/** A table over several pages has its caption among its rows. */
const longtable: EnvironmentHandler = (node, state) => {
  const inside: Float = {}
  const made = tabular(node.children, node.arguments.at(-1)?.source ?? '', {...state, float: inside})
  const position = state.place(node)
  if (!inside.caption && !inside.id) return [{...made, position}]
  return [
    {type: 'tableFigure', id: inside.id ?? '', caption: inside.caption ?? [], children: [made], position}
  ]
}

const statement: EnvironmentHandler = (node, state) => {
  const inside: Float = {}
  const children = blocks(node.children, {...state, float: inside})
  const [name] = node.arguments
  const kind = statements[node.name.replace('*', '')] as string
  const classes = node.name.endsWith('*') ? [kind, 'unnumbered'] : [kind]
  const attributes = {id: inside.id, classes, pairs: {...(name && {name: name.source.trim()})}}
  return [{type: 'division', attributes, children}]
}

const abstract: EnvironmentHandler = (node, state) => [
  {type: 'heading', depth: 1, children: [{type: 'text', value: 'Abstract'}]},
  ...blocks(node.children, state)
]

/** Environments by name, without their star. */
const handlers: Record<string, EnvironmentHandler | undefined> = {
  __proto__: null as never,
  ...Object.fromEntries(Object.keys(statements).map((name) => [name, statement])),
  abstract,
  algorithm,
  algorithm2e: algorithm,
  algorithmic,
  comment: () => [],
  description,
  enumerate: list(true),
  itemize: list(false),
  longtable,
  compactitem: list(false),
  compactenum: list(true)
}
const alike: [EnvironmentHandler, string][] = [
  [float('figure'), 'figure wrapfigure sidewaysfigure marginfigure SCfigure listing codelisting'],
  [float('tableFigure'), 'table wraptable sidewaystable margintable'],
  [part, 'subfigure subtable subcaptionblock minipage'],
  [table, 'tabular tabularx tabulary tabu'],
  [longtable, 'xltabular longtabu supertabular'],
  [listing, 'verbatim Verbatim lstlisting minted alltt'],
  [quotation, 'quote quotation verse displayquote'],
  [
    unwrap,
    'center flushleft flushright multicols adjustbox landscape samepage spacing small footnotesize scriptsize tiny large threeparttable tablenotes document singlespace doublespace sloppypar raggedright appendices acknowledgements'
  ]
]
for (const [handler, names] of alike) for (const name of names.split(' ')) handlers[name] = handler

/** An environment as what it means; one that nobody knows stays visible. Reports `latex-unknown`. */
export function environment(node: Environment, state: TexState): Nodes[] {
  const source = sourceOf(node, state)
  if (mathematical.test(node.name)) {
    const equation: Equation = {type: 'equation', id: '', value: source, position: state.place(node)}
    return [equation]
  }
  const handler = node.closed ? handlers[node.name.replace(/\*$/u, '')] : undefined
  if (handler) return handler(node, state)
  report(state.file, 'latex-unknown', state.place(node), `\\begin{${node.name}}`)
  const code: ArticleBlock = {type: 'code', lang: 'latex', value: source.trim(), position: state.place(node)}
  return [code]
}
