import type {FootnoteDefinition, Nodes, Paragraph, PhrasingContent, Root} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {ArticleBlock} from '../../model/index.js'
import {admonition, admonitions} from '../directives.js'
import {imageOf} from './code.js'
import type {MystDirective} from './directive-nodes.js'
import {idOf, readOptions} from './options.js'
import {captioned, listTable} from './tables.js'

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    myst?: MystDirective
  }
}

interface Directive {
  node: ContainerDirective
  name: string
  argument: string
  options: Record<string, string>
  /** Where a target stands before the directive, its label; else the option's. */
  id: string
  title: PhrasingContent[]
  children: ArticleBlock[]
  file: VFile
}

/** Turn MyST's directives that hold Markdown into what they mean, the innermost first. */
export function readMystDirectives(tree: Root, file: VFile): void {
  const found: {node: ContainerDirective; parent: {children: unknown[]}; index: number}[] = []
  visit(tree, 'containerDirective', (node, index, parent) => {
    if (node.data?.myst && parent && index !== undefined) found.push({node, parent, index})
  })
  for (const {node, parent, index} of found.reverse())
    parent.children[index] = {...meaning(node, file), position: node.position}
}

function meaning(node: ContainerDirective, file: VFile): ArticleBlock | FootnoteDefinition {
  const {argument, options: lines}: MystDirective = node.data?.myst ?? {argument: '', options: []}
  const options = readOptions(lines)
  const [first, ...rest] = node.children
  const labelled = Boolean((first?.data as {directiveLabel?: boolean} | undefined)?.directiveLabel)
  const directive: Directive = {
    node,
    name: node.name,
    argument,
    options,
    id: idOf(options) || node.attributes?.id || '',
    title: labelled ? (first as Paragraph).children : [],
    children: (labelled ? rest : node.children) as ArticleBlock[],
    file
  }
  const proof = /^(?:prf|proof):([a-z]+)$/u.exec(node.name)?.[1]
  if (proof) return named(directive, proof)
  return handlers[node.name]?.(directive) ?? box(directive)
}

const handlers: Record<string, (directive: Directive) => ArticleBlock | FootnoteDefinition> = {
  __proto__: null as never,
  admonition: (directive) => {
    const classes = directive.options['class']?.split(/\s+/u) ?? []
    return box({...directive, name: classes.find((name) => Object.hasOwn(admonitions, name)) ?? 'note'})
  },
  figure,
  'figure-md': figureOfMarkdown,
  table: ({id, title, children}) => captioned(title, id, children),
  'list-table': ({node, id, title, children, options, file}) => {
    const [list, more] = children
    const table = list?.type === 'list' && !more ? listTable(list, options) : undefined
    if (!table) report(file, 'directive-unknown', node, 'list-table')
    return captioned(title, id, table ? [table] : children)
  },
  epigraph: quotation,
  'pull-quote': quotation,
  pullquote: quotation,
  blockquote: quotation,
  highlights: quotation,
  exercise: (directive) => named(directive, 'exercise'),
  'exercise-start': (directive) => named(directive, 'exercise'),
  'solution-start': solution,
  solution,
  footnote: ({argument, children}) => ({
    type: 'footnoteDefinition',
    identifier: argument.toLowerCase(),
    label: argument,
    children: children as FootnoteDefinition['children']
  }),
  rubric: ({title, children}) => division([], '', [...strong(title), ...children]),
  centered: ({title, children}) => division([], '', [...paragraph(title), ...children]),
  div: plain,
  container: plain,
  compound: plain,
  only: ({children}) => division([], '', children),
  grid: plain,
  'grid-item': plain,
  'tab-set': plain,
  versionadded: version('Added in version '),
  versionchanged: version('Changed in version '),
  deprecated: version('Deprecated since version ')
}

/** A box with a title: an admonition; without one of its own, or of its kind, a division. */
function box({name, title, children, id, options}: Directive): ArticleBlock {
  // docutils reads the words behind a name as text, mystmd as a title.
  const onlyWords = children.length === 0 && Object.hasOwn(admonitions, name)
  const content = onlyWords ? paragraph(title) : children
  const own = onlyWords ? [] : title
  const box =
    own.length > 0 || Object.hasOwn(admonitions, name)
      ? admonition(name, own, content)
      : division([name, ...classesOf(options)], id, content)
  return id && box.type === 'admonition' ? division([], id, [box]) : box
}

/** The path, caption and legend of docutils; or mystmd's figures without a path. */
function figure({node, argument, options, id, children}: Directive): ArticleBlock {
  if (!argument) return figureGroup(id, classesOf(options), children)
  const image: Paragraph = {
    type: 'paragraph',
    children: [imageOf(argument, {...options, name: '', label: ''}, node)],
    position: node.position
  }
  return framed(id, image, children, classesOf(options))
}

/** MyST-Parser's: an image as Markdown or HTML has it, and the caption below; the argument is its name. */
function figureOfMarkdown({argument, options, id, children}: Directive): ArticleBlock {
  const [image, ...words] = children
  const name = argument || id
  const isImage = image?.type === 'paragraph' && image.children.some((child) => child.type === 'image')
  return isImage ? framed(name, image, words, classesOf(options)) : division(['figure'], name, children)
}

/** A figure whose paragraphs are its caption, a line each; all else stands in it. */
function framed(id: string, image: Paragraph, children: ArticleBlock[], classes: string[]): ArticleBlock {
  const rest = children.filter(({type}) => type !== 'paragraph')
  const words = children.filter((child): child is Paragraph => !rest.includes(child))
  return {
    type: 'figure',
    id,
    caption: words.flatMap((line, index) =>
      index > 0 ? [{type: 'break'}, ...line.children] : line.children
    ),
    children: [image, ...rest],
    attributes: {classes, pairs: {}}
  }
}

/** Images with the caption below them: the room of structure makes them figures within one, `x-a`, `x-b` by id. */
function figureGroup(id: string, classes: string[], children: ArticleBlock[]): ArticleBlock {
  let letter = 96
  const blocks = children.flatMap(captionApart)
  for (const block of blocks) {
    for (const image of block.type === 'paragraph' ? block.children : []) {
      if (image.type !== 'image') continue
      const attributes = image.data?.attributes ?? {classes: [], pairs: {}}
      const own = attributes.id ?? (id && letter < 122 ? `${id}-${String.fromCharCode(++letter)}` : undefined)
      image.data = {...image.data, attributes: {...attributes, id: own}}
    }
  }
  return division(['figure', ...classes], id, blocks)
}

/** Images, and the caption in the next line, where no blank one parts them. */
function captionApart(block: ArticleBlock): ArticleBlock[] {
  if (block.type !== 'paragraph') return [block]
  const last = block.children.findLastIndex(({type}) => type === 'image')
  const isBlank = (child: PhrasingContent) =>
    child.type === 'break' || (child.type === 'text' && !child.value.trim())
  const [images, words] = [block.children.slice(0, last + 1), block.children.slice(last + 1)]
  const [first] = words
  const onLines = first?.type === 'break' || (first?.type === 'text' && /^[ \t]*\n/u.test(first.value))
  if (
    last < 0 ||
    !onLines ||
    words.every(isBlank) ||
    !images.every((child) => child.type === 'image' || isBlank(child))
  )
    return [block]
  if (first.type === 'text') first.value = first.value.trimStart()
  return [
    {...block, children: images},
    {...block, children: words}
  ]
}

/** A solution says first what it solves. */
function solution(directive: Directive): ArticleBlock {
  const link: PhrasingContent = {type: 'link', url: `#${directive.argument}`, children: []}
  const to: ArticleBlock[] = directive.argument ? [{type: 'paragraph', children: [link]}] : []
  return named({...directive, children: [...to, ...directive.children]}, 'solution')
}

/** A statement that is numbered: theorem, proof, exercise. */
function named({id, title, options, children}: Directive, kind: string): ArticleBlock {
  // A heading that comes first is the statement's name, with its formulas and emphasis.
  const name = title.length > 0 ? [{type: 'heading', depth: 6, children: title} as Nodes as ArticleBlock] : []
  return {
    type: 'division',
    attributes: {
      id: id || undefined,
      classes: [kind, ...('nonumber' in options ? ['unnumbered'] : [])],
      pairs: {}
    },
    children: [...name, ...children]
  }
}

function quotation({title, children}: Directive): ArticleBlock {
  return {type: 'blockquote', children: [...paragraph(title), ...children] as never[]}
}

function plain({name, argument, options, id, children}: Directive): ArticleBlock {
  const classes = [
    ...(/^(?:div|container)$/u.test(name) ? argument.split(/\s+/u) : [name]),
    ...classesOf(options)
  ]
  return division(classes.filter(Boolean), id, children)
}

function version(words: string) {
  return ({title, children}: Directive): ArticleBlock =>
    admonition('note', [{type: 'text', value: words}, ...title], children)
}

function division(classes: string[], id: string, children: ArticleBlock[]): ArticleBlock {
  return {type: 'division', attributes: {id: id || undefined, classes, pairs: {}}, children}
}

function classesOf(options: Record<string, string>): string[] {
  return options['class']?.split(/\s+/u).filter(Boolean) ?? []
}

function paragraph(children: PhrasingContent[]): Paragraph[] {
  return children.length > 0 ? [{type: 'paragraph', children}] : []
}

function strong(children: PhrasingContent[]): Paragraph[] {
  return children.length > 0 ? [{type: 'paragraph', children: [{type: 'strong', children}]}] : []
}
