import type {Heading, Parent, PhrasingContent, Root, Text} from 'mdast'
import {CONTINUE, visit} from 'unist-util-visit'
import type {Attributes, Equation, Span} from '../model/index.js'

const one = String.raw`(?:#[^\s#.{}=]+|\.[^\s#.{}=]+|-|[\p{L}_][\p{L}\p{N}_:.-]*=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))`
const whole = new RegExp(String.raw`^\{\s*${one}(?:\s+${one}|(?=[#.])${one})*\s*\}`, 'u')
const each = new RegExp(one, 'gu')

/**
 * Pandoc attributes at the start of a text: `{#id .class key="value"}`.
 *
 * @returns them, with the length of their source; `undefined` when it is anything else.
 */
export function parseAttributes(text: string): (Attributes & {length: number}) | undefined {
  const source = whole.exec(text)?.[0]
  if (!source) return undefined
  const attributes: Attributes = {classes: [], pairs: {}}
  for (const [part] of source.slice(1, -1).matchAll(each)) {
    if (part.startsWith('#')) attributes.id = part.slice(1)
    else if (part.startsWith('.')) attributes.classes.push(part.slice(1))
    else if (part === '-') attributes.classes.push('unnumbered')
    else {
      const [, name, value] = /^([^=]+)=([\s\S]*)$/u.exec(part) as RegExpExecArray
      attributes.pairs[name as string] = (value as string).replace(/^(["'])(.*)\1$/u, '$2')
    }
  }
  return {...attributes, length: source.length}
}

/** Whether attributes may stand one space apart: pandoc-crossref writes `![…](…) {#fig:x}`. */
const spaced = new Set(['image', 'equation'])
const attributed = new Set(['image', 'link', 'inlineCode', 'equation', 'formula', 'emphasis', 'strong'])

/**
 * Give attributes written behind a thing to that thing, and take them out of the text.
 *
 * They end in `data.attributes`; on `{…}` that is not Pandoc's syntax nothing happens.
 */
export function attachAttributes(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'heading') headingAttributes(node)
    if (node.type === 'code') codeAttributes(node)
    if (node.type === 'equation') equationAttributes(node)
    if (node.type === 'text' && parent && index !== undefined) {
      // JOSS names a float so in its caption.
      node.value = node.value.replace(/\[\]\{label="([^"{}]{1,500})"\}/gu, '\\label{$1}')
      return followingAttributes(node, index, parent) ?? bracketedSpan(node, index, parent)
    }
    return CONTINUE
  })
}

function followingAttributes(node: Text, index: number, parent: Parent): number | undefined {
  const before = parent.children[index - 1]
  if (!before || !attributed.has(before.type)) return undefined
  const space = spaced.has(before.type) ? (/^[ \t\n]?/u.exec(node.value)?.[0].length ?? 0) : 0
  const attributes = parseAttributes(node.value.slice(space))
  if (!attributes) return undefined
  const {length, ...rest} = attributes
  before.data = {...before.data, attributes: rest} as typeof before.data
  node.value = node.value.slice(space + length)
  if (node.value) return undefined
  parent.children.splice(index, 1)
  return index
}

/** Elements that classes of spans stand for (Pandoc, `bracketed_spans`). */
const elements: [RegExp, Span['element']][] = [
  [/^(?:smallcaps|sc)$/u, 'smallcaps'],
  [/^(?:underline|ul)$/u, 'u'],
  [/^(?:mark|highlight)$/u, 'mark'],
  [/^kbd$/u, 'kbd']
]

/** `[words]{.class}`, whose words may hold markup; the bracket opens in this text or in one before it. */
function bracketedSpan(node: Text, index: number, parent: Parent): number | undefined {
  const close = /\](?=\{)/u.exec(node.value)
  if (!close) return undefined
  const attributes = parseAttributes(node.value.slice(close.index + 1))
  if (!attributes) return undefined
  const first = openingText(parent, index, close.index)
  const opening = parent.children[first]
  if (opening?.type !== 'text') return undefined
  const {length, ...rest} = attributes
  const start = opening.value.lastIndexOf('[', opening === node ? close.index : undefined)
  const text = (value: string): PhrasingContent[] =>
    value ? [{type: 'text', value, position: node.position}] : []
  const children =
    opening === node
      ? text(node.value.slice(start + 1, close.index))
      : [
          ...text(opening.value.slice(start + 1)),
          ...(parent.children.slice(first + 1, index) as PhrasingContent[]),
          ...text(node.value.slice(0, close.index))
        ]
  // Word's bookmarks, `[]{#_Ref1 .anchor}`, mark a place without words.
  if (children.length === 0 && !rest.id) return undefined
  const span: PhrasingContent = {
    type: 'span',
    element: elements.find(([name]) => rest.classes.some((one) => name.test(one)))?.[1] ?? 'span',
    attributes: rest,
    children,
    position: node.position
  }
  const before = text(opening.value.slice(0, start))
  parent.children.splice(
    first,
    index - first + 1,
    ...before,
    span,
    ...text(node.value.slice(close.index + 1 + length))
  )
  return first + before.length + 1
}

/** Nodes that the words of a span may hold between its brackets. */
const reach = 50

/** Index of the text that holds the last bracket still open before a place; -1 where there is none. */
function openingText(parent: Parent, index: number, to: number): number {
  for (let at = index; at >= 0 && at > index - reach; at--) {
    const node = parent.children[at]
    if (node?.type !== 'text') continue
    const text = at === index ? node.value.slice(0, to) : node.value
    const [open, close] = [text.lastIndexOf('['), text.lastIndexOf(']')]
    if (open > close) return at
    if (close >= 0) return -1
  }
  return -1
}

function headingAttributes(heading: Heading): void {
  const last = heading.children.at(-1)
  if (last?.type !== 'text') return
  const start = last.value.lastIndexOf('{')
  const attributes = start < 0 ? undefined : parseAttributes(last.value.slice(start))
  if (!attributes || start + attributes.length !== last.value.trimEnd().length) return
  const {length: _, ...rest} = attributes
  heading.data = {...heading.data, attributes: rest}
  last.value = last.value.slice(0, start).trimEnd()
  if (!last.value) heading.children.pop()
}

/** ```` ```python {#lst:x} ````, ```` ```{.python #lst:x} ````, ```` ```{code-cell} python ```` */
function codeAttributes(code: {lang?: string | null; meta?: string | null; data?: object}): void {
  const info = [code.lang, code.meta].filter(Boolean).join(' ')
  const start = info.indexOf('{')
  if (start < 0) return
  const attributes = parseAttributes(info.slice(start))
  if (attributes) {
    const {length: _, ...rest} = attributes
    Object.assign(code, {data: {...code.data, attributes: rest}})
    code.lang = info.slice(0, start).trim() || rest.classes.find((name) => /^[a-z]/iu.test(name)) || null
    code.meta = info.slice(start + attributes.length).trim() || null
    return
  }
  const cell = /^\{([\w:-]+)(?:[ ,][^}]*)?\}\s*(\S*)/u.exec(info)
  if (!cell) return
  Object.assign(code, {data: {...code.data, cell: info}})
  code.lang = cell[2] || (cell[1] as string)
}

function equationAttributes(equation: Equation): void {
  // bookdown's label stands in the TeX itself.
  const own = /\s*\(\\#(eq:[\w:.-]+)\)/u.exec(equation.value)
  if (own) {
    equation.value = equation.value.replace(own[0], '')
    equation.data = {...equation.data, attributes: {id: own[1], classes: [], pairs: {}}} as object
  }
  const after = (equation.data as {after?: string} | undefined)?.after
  if (!after) return
  const attributes = parseAttributes(after.replace(/^[.,;]\s*/u, ''))
  const label = /^\(([\w:.-]+)\)$/u.exec(after)?.[1]
  const punctuation = /^[.,;]/u.exec(after)?.[0]
  if (attributes?.id ?? label)
    equation.data = {
      ...equation.data,
      attributes: {id: attributes?.id ?? label, classes: [], pairs: {}}
    } as object
  if (punctuation) equation.value += punctuation
  delete (equation.data as {after?: string}).after
}
