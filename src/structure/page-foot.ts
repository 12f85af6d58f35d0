/**
 * What stands at a page's foot, as readers of pages give it: Mathpix makes a footnote of it, `[^0]`, and calls it
 * where the page ends.
 */
import type {FootnoteDefinition, Parent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {count, report} from '../diagnostics/report.js'
import {isFoot} from './lift/printed.js'
import {plain, trim} from './phrasing.js'

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
export function freePageFeet(tree: Root, file: VFile): void {
  callNumbered(tree, file)
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

/** Blocks of a page before its foot. */
const page = 14

/**
 * Move calls to where the text has the note's own number: of `[^0]` alone in a line, and `¹ Words` as its note, the
 * raised 1 before it is the call. Only where each note of such a foot has one such number; reports `inferred-notes`.
 */
function callNumbered(tree: Root, file: VFile): void {
  const definitions = new Map<string, FootnoteDefinition>()
  for (const block of tree.children)
    if (block.type === 'footnoteDefinition') definitions.set(block.identifier, block)
  const gone = new Set<RootContent>()
  const added: FootnoteDefinition[] = []
  for (const [index, block] of tree.children.entries()) {
    const definition = definitions.get(lonelyCall(block) ?? '')
    if (!definition) continue
    const notes = definition.children.map((child) => {
      const [first] = child.type === 'paragraph' ? child.children : []
      const number =
        first?.type === 'superscript' ? /^\s*(\d{1,3})\s*$/u.exec(plain([first]))?.[1] : undefined
      return {child, number}
    })
    const calls = notes.map(({number}) =>
      number ? raisedIn(tree.children.slice(Math.max(0, index - page), index), number) : []
    )
    if (notes.length === 0 || !calls.every((found) => found.length === 1)) continue
    for (const [at, {child, number}] of notes.entries()) {
      const [call] = calls[at] ?? []
      if (!call || child.type !== 'paragraph') continue
      const identifier = `${definition.identifier}-${number}`
      call.parent.children[call.parent.children.indexOf(call.node)] = {
        type: 'footnoteReference',
        identifier,
        position: call.node.position
      }
      added.push({
        type: 'footnoteDefinition',
        identifier,
        children: [{...child, children: trim(child.children.slice(1))}],
        position: definition.position
      })
    }
    gone.add(block)
    gone.add(definition)
  }
  if (gone.size === 0) return
  report(file, 'inferred-notes', added[0], count(added.length, 'paragraph'))
  tree.children = [...tree.children.filter((block) => !gone.has(block)), ...added]
}

function raisedIn(blocks: RootContent[], number: string): {parent: Parent; node: RootContent}[] {
  const found: {parent: Parent; node: RootContent}[] = []
  for (const block of blocks) {
    if (block.type === 'heading' || block.type === 'footnoteDefinition') continue
    visit(block, 'superscript', (node, at, parent) => {
      const before = at ? plain((parent as Parent).children.slice(0, at)) : ''
      if (parent && plain([node]).trim() === number && /[\p{L}.,;:)”’]\s?$/u.test(before))
        found.push({parent: parent as Parent, node})
    })
  }
  return found
}

/** The name of the only call of a paragraph that holds nothing else. */
function lonelyCall(block: RootContent): string | undefined {
  if (block.type !== 'paragraph') return undefined
  const [call, ...more] = block.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  return call?.type === 'footnoteReference' && more.length === 0 ? call.identifier : undefined
}
