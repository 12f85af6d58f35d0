import type {Paragraph} from 'mdast'
import type {Element, ElementContent, Instruction} from 'xast'
import type {ArticleBlock, Division, PhrasingContent} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {instructions, uses} from '../../xml/jats-names.js'
import {contentOf, figureOf, imageParagraph} from './figures.js'
import {definitionListOf, listOf} from './lists.js'
import {equationOf} from './mathematics.js'
import {isBlockElement, splitsParagraph} from './names.js'
import {isPhrase} from './phrases.js'
import {sectionOf} from './sections.js'
import {idOf, type JatsReading} from './state.js'
import {tableOf, tableWrapOf} from './tables.js'
import {attribute, childNamed, childrenNamed, elementsNamed, isBlank, lineOf, textOf} from './tree.js'

type BlockReader = (element: Element, reading: JatsReading, depth: number) => ArticleBlock[]

/**
 * Blocks of JATS as mdast.
 *
 * @param depth of the sections among them.
 */
export function blocksOf(
  children: readonly ElementContent[],
  reading: JatsReading,
  depth: number
): ArticleBlock[] {
  const made: ArticleBlock[] = []
  /** Divisions that were begun and not ended. */
  const open: Division[] = []
  let line: ElementContent[] = []
  /** Id of a division that its first element bears for those who refer to it. */
  let lent: string | undefined
  const add = (...blocks: ArticleBlock[]) => (open.at(-1)?.children ?? made).push(...blocks)
  const endLine = () => {
    if (line.some((child) => !isBlank(child))) add(...paragraphs(line, reading, depth))
    line = []
  }
  for (const child of children) {
    if (child.type === 'comment') continue
    if (child.type === 'instruction' && child.name !== instructions.lineBreak) {
      endLine()
      const division = instructed(child, open)
      if (division === 'end') open.pop()
      else if (division?.type === 'division') {
        lent = division.attributes?.id
        add(division)
        open.push(division)
      } else if (division) add(division)
    } else if (child.type === 'element' && stands(child)) {
      endLine()
      const own = lent !== undefined && idOf(child) === lent ? withoutId(child) : child
      lent = undefined
      add(...blockOf(own, reading, depth))
    } else if (line.length > 0 || !isBlank(child)) line.push(child)
  }
  endLine()
  return made
}

/** What a processing instruction stands for; `end`: the end of a division that is open. */
function instructed({name, value}: Instruction, open: Division[]): ArticleBlock | 'end' | undefined {
  if (name === instructions.thematicBreak) return {type: 'thematicBreak'}
  if (name === instructions.referenceList) return {type: 'referenceList'}
  if (name === instructions.divisionEnd) return open.length > 0 ? 'end' : undefined
  if (name !== instructions.divisionStart) return undefined
  const {id, classes, pairs} = readAttributeList(value)
  const isBare = !id && classes.length === 0 && Object.keys(pairs).length === 0
  return {
    type: 'division',
    ...(isBare ? {} : {attributes: {...(id && {id}), classes, pairs}}),
    children: []
  }
}

function withoutId(element: Element): Element {
  const {id: _, 'specific-use': use, ...attributes} = element.attributes
  const rest = use?.replace(/#\S+\s*/u, '')
  return {...element, attributes: rest ? {...attributes, 'specific-use': rest} : attributes}
}

function stands(element: Element): boolean {
  if (isBlockElement(element.name)) return true
  if (isPhrase(element)) return false
  // What is not known stands if what it holds does.
  return Object.hasOwn(readers, element.name) || childrenNamed(element).some(stands)
}

function blockOf(element: Element, reading: JatsReading, depth: number): ArticleBlock[] {
  const read = readers[element.name]
  if (read) return read(element, reading, depth)
  reading.notUnderstood(element, 'paragraphs')
  return blocksOf(element.children, reading, depth)
}

/** JATS `<p>`: mdast's paragraphs hold no blocks, so it ends where one stands. */
function paragraphs(
  children: readonly ElementContent[],
  reading: JatsReading,
  depth: number
): ArticleBlock[] {
  const made: ArticleBlock[] = []
  let line: ElementContent[] = []
  const endLine = () => {
    const words = made.length > 0 || line.length < children.length ? trimmed(line) : line
    const isEmpty = made.length > 0 && words.every(isBlank)
    if (!isEmpty && words.length > 0) made.push(paragraphOf(reading.phrases(words)))
    line = []
  }
  for (const child of children) {
    if (child.type !== 'element' || !splitsParagraph(child.name)) {
      line.push(child)
      continue
    }
    if (line.some((one) => !isBlank(one))) endLine()
    line = []
    made.push(...blockOf(child, reading, depth))
  }
  if (line.some((one) => !isBlank(one)) || made.length === 0) endLine()
  return made.length > 0 ? made : [paragraphOf([])]
}

/** Without the white space that set it off from a block. */
function trimmed(line: ElementContent[]): ElementContent[] {
  const [first, last] = [line[0], line.at(-1)]
  return line.map((child) => {
    if (child.type !== 'text') return child
    let {value} = child
    if (child === first) value = value.trimStart()
    if (child === last) value = value.trimEnd()
    return {...child, value}
  })
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return {type: 'paragraph', children}
}

/** Children without white space that only indents them. */
function unindented({children}: Element): ElementContent[] {
  const [first] = children
  const isIndented =
    first?.type === 'text' &&
    isBlank(first) &&
    children.some(({type}) => type === 'element') &&
    children.every((child) =>
      child.type === 'element' ? isBlockElement(child.name) : child.type !== 'text' || isBlank(child)
    )
  return isIndented ? children.filter((child) => !isBlank(child)) : children
}

const flat: BlockReader = ({children}, reading, depth) => blocksOf(children, reading, depth)
const section: BlockReader = (element, reading, depth) => [sectionOf(element, reading, depth)]

const readers: Record<string, BlockReader> = {
  ack: section,
  address: flat,
  alternatives: (element, reading, depth) => {
    const [table] = elementsNamed(element, 'table')
    const equation = equationOf(element, reading)
    if (equation) return [equation]
    const [graphic] = elementsNamed(element, 'graphic', 'inline-graphic')
    const chosen = table ?? graphic ?? childrenNamed(element)[0]
    return chosen ? blockOf(chosen, reading, depth) : []
  },
  app: section,
  'app-group': (element, reading, depth) => blocksOf(element.children, reading, depth),
  attrib: flat,
  bio: section,
  'boxed-text': (element, reading, depth) => {
    const title = childNamed(childNamed(element, 'caption'), 'title')
    const kind = attribute(element, 'content-type') ?? 'note'
    const rest = element.children.filter((child) => child.type !== 'element' || child.name !== 'caption')
    const caption = childrenNamed(childNamed(element, 'caption'), 'p')
    return [
      {
        type: 'admonition',
        kind,
        title: reading.phrases(title?.children ?? childNamed(element, 'label')?.children ?? []),
        children: blocksOf(
          [
            ...caption,
            ...rest.filter((child) => title || child.type !== 'element' || child.name !== 'label')
          ],
          reading,
          depth
        )
      }
    ]
  },
  code: (element) => [codeOf(element)],
  'def-list': (element, reading) => definitionListOf(element, reading),
  'disp-formula': (element, reading, depth) => {
    const equation = equationOf(element, reading)
    return equation ? [equation] : paragraphs(element.children, reading, depth)
  },
  'disp-formula-group': flat,
  'disp-quote': (element, reading, depth) => [
    {type: 'blockquote', children: blocksOf(element.children, reading, depth) as never}
  ],
  fig: (element, reading) => {
    const figure = figureOf(element, reading)
    // A frame that only fits something into a group has no name.
    return [idOf(element) || figure.label || figure.caption.length > 0 ? figure : {...figure, id: ''}]
  },
  'fig-group': (element, reading) => [figureOf(element, reading)],
  'fn-group': () => [],
  glossary: section,
  graphic: (element, reading) => imageParagraph(element, reading),
  label: (element, reading) => [paragraphOf(reading.phrases(element.children))],
  list: (element, reading) => listOf(element, reading),
  media: (element, reading, depth) => linked(element, reading, depth),
  notes: section,
  p: (element, reading, depth) => {
    const {classes} = readAttributeList(attribute(element, 'specific-use'))
    if (classes.includes(uses.display)) return blocksOf(element.children, reading, depth)
    if (attribute(element, 'content-type') === 'heading') {
      const bold = childNamed(element, 'bold')
      return [{type: 'heading', depth: 6, children: reading.phrases(bold?.children ?? element.children)}]
    }
    return paragraphs(unindented(element), reading, depth)
  },
  permissions: () => [],
  preformat: (element) => [codeOf(element)],
  sec: section,
  'sec-meta': () => [],
  speech: flat,
  speaker: (element, reading) => [
    paragraphOf([{type: 'strong', children: reading.phrases(element.children)}])
  ],
  statement: (element, reading, depth) => {
    const label = lineOf(childNamed(element, 'label'))
    const parts = new Set(['label', 'title'])
    return [
      {
        type: 'statement',
        id: idOf(element) ?? reading.freshId('statement'),
        kind: attribute(element, 'content-type') ?? 'statement',
        ...(label && {label}),
        title: reading.phrases(childNamed(element, 'title')?.children ?? []),
        children: blocksOf(
          element.children.filter((child) => child.type !== 'element' || !parts.has(child.name)),
          reading,
          depth
        )
      }
    ]
  },
  'supplementary-material': (element, reading, depth) => linked(element, reading, depth),
  table: (element, reading) => {
    const table = tableOf(element, reading)
    return table ? [table] : []
  },
  'table-wrap': (element, reading) => tableWrapOf(element, reading),
  'table-wrap-foot': flat,
  'table-wrap-group': flat,
  title: (element, reading) => [paragraphOf([{type: 'strong', children: reading.phrases(element.children)}])],
  'verse-group': (element, reading, depth) => verse(element, reading, depth)
}

function codeOf(element: Element): ArticleBlock {
  const id = idOf(element)
  const {classes} = readAttributeList(attribute(element, 'specific-use'))
  const lang = element.attributes['language']
  return {
    type: 'code',
    ...(lang && {lang}),
    value: textOf(element),
    ...((id || classes.length > 0) && {data: {attributes: {...(id && {id}), classes, pairs: {}}}})
  }
}

/** Lines that the author broke. */
function verse(element: Element, reading: JatsReading, depth: number): ArticleBlock[] {
  const lines = childrenNamed(element, 'verse-line')
  const rest = element.children.filter((child) => child.type !== 'element' || child.name !== 'verse-line')
  const poem = paragraphOf(
    lines.flatMap(({children}, at): PhrasingContent[] => [
      ...(at > 0 ? [{type: 'break'} as const] : []),
      ...reading.phrases(children)
    ])
  )
  return [...(lines.length > 0 ? [poem] : []), ...blocksOf(rest, reading, depth)]
}

/** A file beside the article: its words, and its name as a link. */
function linked(element: Element, reading: JatsReading, depth: number): ArticleBlock[] {
  const href = attribute(element, 'xlink:href')
  const label = lineOf(childNamed(element, 'label'))
  const name = label ?? href
  const caption = childrenNamed(childNamed(element, 'caption'))
  const head: ArticleBlock[] = name
    ? [
        paragraphOf([
          href && /^https?:/iu.test(href)
            ? {type: 'link', url: href, children: [{type: 'text', value: name}]}
            : {type: 'text', value: label && href ? `${label}: ${href}` : name}
        ])
      ]
    : []
  return [...head, ...blocksOf(caption, reading, depth), ...blocksOf(contentOf(element), reading, depth)]
}
