/**
 * What stands at a page's foot, as readers of pages give it: Mathpix makes a footnote of it, `[^0]`, and calls it
 * where the page ends.
 */
import type {FootnoteDefinition, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import {isFoot} from './lift/printed.js'
import {plain} from './phrasing.js'

declare module 'unist' {
  interface Data {
    /** From the foot of a page, wherever the block stands. */
    pageFoot?: boolean
  }
}

/** Blocks among which a first page's foot stands. */
const head = 60
/** Whom to write to, where authors work, who paid: no note on the text. */
const front = /@|^\s*[*∗†‡✉]|\((?:\\boxtimes|⊠|✉)\s*\)|\\boxtimes|\bsupported by\b/iu

/** Make paragraphs of a first page's foot where its call stands alone; calls within a line, and notes on the text, stay notes. */
export function freePageFeet(tree: Root): void {
  const calls = new Map<string, number>()
  visit(tree, 'footnoteReference', ({identifier}) => {
    calls.set(identifier, (calls.get(identifier) ?? 0) + 1)
  })
  const definitions = new Map<string, FootnoteDefinition>()
  for (const block of tree.children)
    if (block.type === 'footnoteDefinition') definitions.set(block.identifier, block)
  const freed = new Set<RootContent>()
  const blocks = tree.children.flatMap((block, index): RootContent[] => {
    const identifier = index < head ? lonelyCall(block) : undefined
    const definition = identifier === undefined ? undefined : definitions.get(identifier)
    if (!definition || calls.get(definition.identifier) !== 1) return [block]
    const words = plain(definition.children)
    if (!front.test(words) && !isFoot(words)) return [block]
    freed.add(definition)
    return definition.children.map((one): RootContent => ({...one, data: {...one.data, pageFoot: true}}))
  })
  tree.children = blocks.filter((block) => !freed.has(block))
}

/** The name of the only call of a paragraph that holds nothing else. */
function lonelyCall(block: RootContent): string | undefined {
  if (block.type !== 'paragraph') return undefined
  const [call, ...more] = block.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return call?.type === 'footnoteReference' && more.length === 0 ? call.identifier : undefined
}
