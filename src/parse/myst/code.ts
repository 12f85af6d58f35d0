import type {Code, Nodes, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Equation, Figure} from '../../model/index.js'
import {idOf, splitOptions, wordsOf} from './options.js'
import {csvTable} from './tables.js'

/** What a directive that holds no Markdown says. */
export interface CodeDirective {
  node: Code
  argument: string
  options: Record<string, string>
  body: string
}

type Handler = (directive: CodeDirective) => Nodes[]

/** Code, and with a caption a figure that frames it. */
const listing: Handler = ({node, argument, options, body}) => {
  const id = idOf(options)
  const caption = wordsOf(options['caption'] ?? '')
  const code: Code = {
    type: 'code',
    lang: argument || null,
    value: body,
    position: node.position,
    ...(id && caption.length === 0 && {data: {attributes: {id, classes: [], pairs: {}}}})
  }
  return caption.length > 0 ? [{type: 'figure', id, caption, children: [code]} satisfies Figure] : [code]
}

/** A cell of a notebook; one that its tags take out is gone. */
const codeCell: Handler = (directive) =>
  /\bremove[-_]cell\b/u.test(directive.options['tags'] ?? '') ? [] : listing(directive)

const diagram =
  (lang: string): Handler =>
  (directive) =>
    listing({...directive, argument: lang})

const math: Handler = ({argument, options, body}) => {
  const value = [argument, body].filter(Boolean).join('\n').trim()
  const id = idOf(options)
  const data = id ? {attributes: {id, classes: [], pairs: {}}} : undefined
  return value ? [{type: 'equation', id: '', value, data} as Equation] : []
}

const image: Handler = ({argument, options, node}) => [
  {
    type: 'paragraph',
    position: node.position,
    children: [imageOf(argument, options, node)]
  }
]

/** The image that a path and options say. */
export function imageOf(
  path: string,
  options: Record<string, string>,
  {position}: Nodes
): Nodes & {type: 'image'} {
  const {alt, width, height} = options
  const pairs = {...(alt && {alt}), ...(width && {width}), ...(height && {height})}
  const id = idOf(options) || undefined
  return {type: 'image', url: path, alt: null, data: {attributes: {id, classes: [], pairs}}, position}
}

/** What no page can play is a link, behind the words that tell of it. */
const link: Handler = ({argument, body}) => {
  const words = body.replace(/\s+/gu, ' ').trim()
  const address: PhrasingContent = {type: 'link', url: argument, children: [{type: 'text', value: argument}]}
  return [
    {
      type: 'paragraph',
      children: words ? [...wordsOf(words), {type: 'text', value: ' '}, address] : [address]
    }
  ]
}

const nothing: Handler = () => []

const handlers: Record<string, Handler> = {
  __proto__: null as never,
  code: listing,
  'code-block': listing,
  'code-cell': codeCell,
  sourcecode: listing,
  'parsed-literal': listing,
  mermaid: diagram('mermaid'),
  graphviz: diagram('dot'),
  math,
  image,
  'csv-table': csvTable,
  embed: (directive) =>
    // A block of the article is called by its name; what another holds is a link.
    directive.argument.startsWith('#')
      ? [{type: 'paragraph', children: [{type: 'link', url: directive.argument, children: []}]}]
      : link(directive),
  iframe: link,
  video: link,
  // The end of what a `-start` begins, and places of what the galleys set themselves.
  'exercise-end': nothing,
  'solution-end': nothing,
  bibliography: nothing,
  contents: nothing,
  index: nothing,
  tableofcontents: nothing
}

/** Left by the read room, which has told why they were refused. */
const refused = new Set(['include', 'literalinclude'])

/**
 * Fences with the name of a directive become what it means.
 *
 * What nobody knows stays visible as it was written (`directive-unknown`).
 */
export function readCodeDirectives(tree: Root, text: string, file: VFile): void {
  visit(tree, 'code', (node, index, parent) => {
    const found = /^\{([\w:.+-]+)\}(.*)$/u.exec(node.lang ?? '')
    if (!found || !parent || index === undefined) return undefined
    const name = found[1] as string
    const argument = [found[2], node.meta].filter(Boolean).join(' ').trim()
    // `{raw} latex`, `{raw:latex}`: the next step reads what is raw.
    const format = name === 'raw' ? argument : /^raw:(\w+)$/u.exec(name)?.[1]
    const handler = handlers[name]
    if (format) {
      const {body} = splitOptions(node.value)
      node.data = {...node.data, format: format.split(/\s/u, 1)[0] as string}
      node.value = body
    } else if (handler) {
      const made = handler({node, argument, ...splitOptions(node.value)})
      if (handler === codeCell && made.length === 0)
        report(file, 'code-hidden', node, node.value.trim().split('\n').at(-1) ?? '')
      const placed = made.map((one) => ({...one, position: one.position ?? node.position}))
      parent.children.splice(index, 1, ...(placed as typeof parent.children))
      return index + placed.length
    } else {
      if (!refused.has(name)) report(file, 'directive-unknown', node, name)
      node.value = text.slice(node.position?.start.offset, node.position?.end.offset) || node.value
      node.lang = null
      node.meta = null
    }
    return undefined
  })
}
