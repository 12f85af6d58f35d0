import type {Element, RootContent as HastContent, Nodes as HastNodes, Root as HastRoot} from 'hast'
import {raw} from 'hast-util-raw'
import type {Nodes, Parent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {visitParents} from 'unist-util-visit-parents'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {legible} from '../../model/index.js'
import {depthLimit} from '../depth.js'
import {flow, splitParagraph} from './content.js'
import {handlers} from './elements.js'

/** A Markdown node on its way through the HTML parser. The parser copies all it is given, so the node waits outside. */
interface Stitch {
  type: 'stitch'
  /** Among the nodes of the run. */
  index: number
}

declare module 'hast' {
  interface RootContentMap {
    stitch: Stitch
  }
  interface ElementContentMap {
    stitch: Stitch
  }
}

export interface HtmlState {
  file: VFile
  /** Children of an element, as article nodes. */
  all(children: HastNodes[]): Nodes[]
}

/**
 * Read raw HTML as what it means.
 *
 * Each run of Markdown that holds HTML goes through a real HTML parser, the
 * Markdown between the tags untouched; then every element becomes an article
 * node by the allow-list of `elements.ts`. Elements that could act are
 * dropped (`html-dropped`), unknown ones leave their words (`html-unwrapped`),
 * comments go silently. No node of type `html` remains.
 */
export function readHtml(tree: Root, file: VFile): void {
  const parents = new Map<Parent, number>()
  visitParents(tree, 'html', (_, ancestors) => {
    parents.set(ancestors.at(-1) as Parent, ancestors.length)
  })
  // Deepest first: an outer run is built of what the inner ones came to.
  for (const [parent] of [...parents].sort(([, a], [, b]) => b - a)) {
    if (isTooDeep(parent, file)) continue
    const nodes = articleNodes(parent.children as Nodes[], file)
    parent.children = (holdsBlocks.has(parent.type) ? flow(nodes) : nodes) as typeof parent.children
  }
  splitParagraphs(tree)
}

/** Parents whose children are blocks; all others hold what stands in a line. */
const holdsBlocks = new Set([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'containerDirective',
  'defListDescription'
])

/** Elements that HTML closes where the next one begins, or that hold nothing. */
const brief =
  /^(?:a|p|li|d[td]|t[drh]|t(?:head|body|foot)|option|optgroup|r[tp]|br|hr|img|wbr|col|source|input|link|meta|area|base|embed|track)$/u

/** Whether tags that wait for their end are too many: HTML parsers recur. Reports `too-deep`; no HTML remains. */
function isTooDeep(parent: Parent, file: VFile): boolean {
  const open = new Map<string, number>()
  let depth = 0
  for (const node of parent.children) {
    if (node.type !== 'html') continue
    for (const [, end, written] of node.value.matchAll(/<(\/?)([a-z][^\s/>]*)[^>]*>?/giu)) {
      const name = (written as string).toLowerCase()
      if (brief.test(name)) continue
      const count = open.get(name) ?? 0
      if (end && count === 0) continue
      open.set(name, count + (end ? -1 : 1))
      depth += end ? -1 : 1
      if (depth <= depthLimit) continue
      report(file, 'too-deep', node, String(depthLimit))
      parent.children = []
      return true
    }
  }
  return false
}

/**
 * HTML, and the tag or comment at its end that nothing closes: the parser would
 * wait for its end in what follows, and lose both.
 */
function atUnfinished(value: string): [whole: string, rest: string] {
  const comment = value.lastIndexOf('<!--')
  if (comment > value.lastIndexOf('-->')) return [value.slice(0, comment), value.slice(comment)]
  const tag = value.lastIndexOf('<')
  return tag >= 0 && openTag.test(value.slice(tag)) ? [value.slice(0, tag), value.slice(tag)] : [value, '']
}

/** `<a name="theory"/>` as XML has it: HTML would have it go on to the end of the text. */
const closedAtOnce = /<(a|span)(?![^<>]*\shref)(\s(?:[^<>"']|"[^"]*"|'[^']*')*)\/>/giu

/** A tag without its `>`; one in quotes does not end it. */
const openTag = /^<\/?[a-z](?:[^>"']|"[^"]*"|'[^']*')*(?:"[^"]*|'[^']*)?$/iu

function parseHtml(children: Nodes[], file: VFile): HastRoot {
  const root = {
    type: 'root',
    children: children.flatMap((node, index): unknown[] => {
      if (node.type !== 'html') return [{type: 'stitch', index, children: []}]
      const [whole, rest] = atUnfinished(node.value.replace(closedAtOnce, '<$1$2></$1>'))
      if (rest) report(file, 'html-unfinished', node, rest)
      const instruction = /<[?!](?!-)[A-Za-z][^>]{0,200}>/u.exec(whole)?.[0]
      if (instruction) report(file, 'html-dropped', node, `\`${instruction}\``)
      const {position} = node
      return [
        ...(whole ? [{type: 'raw', value: whole, position}] : []),
        ...(rest ? [{type: 'text', value: rest, position}] : [])
      ]
    })
  } as HastRoot
  const parsed = raw(root, {passThrough: ['stitch'], file})
  visit(parsed, (node) => {
    if (node.type === 'text') node.value = legible(node.value)
    if (node.type !== 'element') return
    reportHandlers(node, file)
    for (const [name, value] of Object.entries(node.properties))
      if (typeof value === 'string') node.properties[name] = legible(value)
  })
  return parsed.type === 'root' ? parsed : {type: 'root', children: [parsed as HastContent]}
}

/** Nothing that acts is kept; attributes that would are said by name. */
function reportHandlers(node: Element, file: VFile): void {
  const names = Object.keys(node.properties).filter((name) => /^on[a-z]/iu.test(name))
  if (names.length === 0) return
  const list = names.map((name) => `\`${name.toLowerCase()}\``).join(', ')
  report(file, 'html-dropped', node, `attribute ${list} of \`<${node.tagName}>\``)
}

function articleNodes(run: Nodes[], file: VFile): Nodes[] {
  const all = (children: HastNodes[]): Nodes[] =>
    children.flatMap((node): Nodes[] => {
      if (node.type === 'stitch') return [run[node.index] as Nodes]
      if (node.type === 'text') return [{type: 'text', value: node.value, position: node.position}]
      return node.type === 'element' ? element(node, state) : []
    })
  const state: HtmlState = {file, all}
  return all(parseHtml(run, file).children)
}

function element(node: Element, state: HtmlState): Nodes[] {
  const handler = handlers[node.tagName]
  if (handler === 'drop') {
    report(state.file, 'html-dropped', node, `\`<${node.tagName}>\` with what it holds`)
    return []
  }
  if (handler)
    return handler(node, state).map((made) => ({...made, position: made.position ?? node.position}))
  report(state.file, 'html-unwrapped', node, node.tagName)
  return state.all(node.children)
}

/** A paragraph that came to hold a block (`<div>` in a line) is split around it. */
function splitParagraphs(tree: Root): void {
  const pending: Parent[] = [tree]
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    if (parent.children.some((child) => child.type === 'paragraph')) {
      parent.children = parent.children.flatMap((child) =>
        child.type === 'paragraph' ? splitParagraph(child) : [child]
      ) as typeof parent.children
    }
    for (const child of parent.children) if ('children' in child) pending.push(child as Parent)
  }
}
