/**
 * Labels that extraction set apart from what they label: `RECEIVED` in one line and its date in the next, as journals
 * print beside a title. They stand before it again, so that readers of heads find them: `RECEIVED: 3 May 2023`.
 */
import type {Paragraph, Root, RootContent} from 'mdast'
import {plain, spanning} from './phrasing.js'

/** Blocks from the start among which such labels stand. */
const reach = 60
const labels =
  /^\*?\s*(?:edited by|reviewed by|received|revised|accepted|published|citation|copyright|correspondence|keywords|specialty section|handling editor|academic editor)\s*:?$/iu

/** Join such labels to the paragraph that follows; changes `tree`. */
export function joinLabels(tree: Root): void {
  const out: RootContent[] = []
  // One alone may be a section's heading.
  const found = tree.children.slice(0, reach).filter(isLabel).length
  if (found < 2) return
  for (let index = 0; index < tree.children.length; index++) {
    const block = tree.children[index] as RootContent
    const next = tree.children[index + 1]
    if (index > reach || !isLabel(block) || !next || next.type !== 'paragraph' || isLabel(next)) {
      out.push(block)
      continue
    }
    const words = plain([block]).trim().replace(/\s*:$/u, '')
    const label: Paragraph['children'] = [{type: 'text', value: `${words}: `, position: block.position}]
    out.push({
      ...next,
      children: [...label, ...next.children],
      // As `words-lost` knows what was taken out of a head by its place.
      position: spanning(block, next)
    })
    index++
  }
  tree.children = out
}

function isLabel(block: RootContent): boolean {
  return (block.type === 'paragraph' || block.type === 'heading') && labels.test(plain([block]).trim())
}
