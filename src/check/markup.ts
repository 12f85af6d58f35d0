import type {Nodes as HastNodes} from 'hast'
import type {Element as XastElement, Nodes as XastNodes} from 'xast'
import {articleElement, furnitureElements} from './furniture.js'
import type {Passage} from './words.js'

/** HTML or XML, whichever a galley is made of. */
export type MarkupNode = HastNodes | XastNodes

/** What matters of an element, in either. */
export interface MarkupElement {
  name: string
  id?: string
  role?: string
  epubType: string[]
}

/** The element a node is; `undefined` for other nodes. */
export function elementOf(node: MarkupNode): MarkupElement | undefined {
  if (node.type !== 'element') return undefined
  const own = 'tagName' in node
  const attribute = (name: string) => {
    const value = own ? node.properties[name] : node.attributes[name]
    return value === undefined || value === null ? undefined : String(value)
  }
  return {
    name: own ? node.tagName : node.name,
    id: attribute('id'),
    role: attribute('role'),
    epubType: (attribute('epub:type') ?? '').split(/\s+/u)
  }
}

export function childrenOf(node: MarkupNode): MarkupNode[] {
  return 'children' in node ? node.children : []
}

/** All nodes at and below one, in document order, however deep. */
export function* descendants(
  node: MarkupNode,
  skip: (node: MarkupNode) => boolean = () => false
): Generator<MarkupNode> {
  const waiting = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (skip(next)) continue
    yield next
    waiting.push(...[...childrenOf(next)].reverse())
  }
}

/** Elements of XML by their name, in document order, the node itself among them. */
export function elementsNamed(root: XastNodes, name: string): XastElement[] {
  const found: XastElement[] = []
  for (const node of descendants(root)) {
    if (node.type === 'element' && 'name' in node && node.name === name) found.push(node)
  }
  return found
}

/** The article within a document; the whole document where nothing is marked as one. */
export function articleOf(root: MarkupNode): MarkupNode {
  for (const node of descendants(root)) if (elementOf(node)?.name === articleElement.markup) return node
  return root
}

/** Elements inside a line, of HTML and of JATS: a word may begin in one and end in the next. */
const inline = new Set(
  (
    'a abbr b bdi bdo cite code data del dfn em i ins kbd mark q ruby s samp small span strong sub sup time u ' +
    'var wbr abbrev bold email ext-link inline-formula italic monospace named-content sc strike tex-math ' +
    'underline xref'
  ).split(' ')
)

/** Words that stand for a node and all it holds; `undefined`: its own. */
export type StandIn = (node: MarkupNode) => string | undefined

/**
 * Text of a tree, a passage for each block, furniture left out.
 *
 * @param place of the tree; an id met on the way is added to it.
 * @param standIn words that stand for a node and all it holds; `undefined`: its own.
 */
export function* passagesOf(
  root: MarkupNode,
  place = '',
  standIn: StandIn = () => undefined
): Generator<Passage> {
  /** A node to enter, or the end of a block. */
  const waiting: (MarkupNode | 'end')[] = [root]
  let text = ''
  let here = place
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next === 'end') {
      if (text) yield {text, place: here}
      text = ''
      continue
    }
    const instead = standIn(next)
    if (instead !== undefined) {
      text += ` ${instead} `
      continue
    }
    if (next.type === 'text' || next.type === 'cdata') text += next.value
    const element = elementOf(next)
    if (element && furnitureElements.some(({is}) => is(element))) continue
    if (element && !inline.has(element.name)) {
      if (text) yield {text, place: here}
      text = ''
      waiting.push('end')
    }
    if (element?.id) here = `${place}#${element.id}`
    waiting.push(...[...childrenOf(next)].reverse())
  }
  if (text) yield {text, place: here}
}
