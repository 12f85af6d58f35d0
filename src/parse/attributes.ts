import type {Heading, Parent, PhrasingContent, Root, Text} from 'mdast'
import {CONTINUE, visit} from 'unist-util-visit'
import type {Attributes, Equation} from '../model/index.js'

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
      const [, name, value] = /^([^=]+)=(.*)$/u.exec(part) as RegExpExecArray
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

/** `[words]{.class}` */
function bracketedSpan(node: Text, index: number, parent: Parent): number | undefined {
  const found = /\[([^[\]]+)\](?=\{)/u.exec(node.value)
  if (!found) return undefined
  const attributes = parseAttributes(node.value.slice(found.index + found[0].length))
  if (!attributes) return undefined
  const {length, ...rest} = attributes
  const before = node.value.slice(0, found.index)
  const after = node.value.slice(found.index + found[0].length + length)
  const span: PhrasingContent = {
    type: 'span',
    element: rest.classes.includes('smallcaps') ? 'smallcaps' : 'span',
    attributes: rest,
    children: [{type: 'text', value: found[1] as string}],
    position: node.position
  }
  const text = (value: string): PhrasingContent[] =>
    value ? [{type: 'text', value, position: node.position}] : []
  parent.children.splice(index, 1, ...text(before), span, ...text(after))
  return index + (before ? 2 : 1)
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
  if (cell) code.lang = cell[2] || (cell[1] as string)
}

function equationAttributes(equation: Equation): void {
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
