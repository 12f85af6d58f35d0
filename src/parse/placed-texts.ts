import type {Nodes, Parents, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {location} from 'vfile-location'

/**
 * Give texts and links a place that were made when addresses in a text became
 * links: those have none, and messages about what stands in them would not
 * say where.
 *
 * Each is looked for behind the one before it, within what they stand in, up to
 * one that is written otherwise than it reads.
 */
export function placeTexts(tree: Root, source: string): void {
  if (!/:\/\/|www\.|@/u.test(source)) return
  let places: ReturnType<typeof location> | undefined
  visit(tree, (parent) => {
    if (!('children' in parent) || !parent.position) return
    if (!parent.children.some(isWithoutPlace)) return
    places ??= location(source)
    const first = parent.position.start.offset ?? 0
    const within = source.slice(first, parent.position.end.offset)
    let at = 0
    for (const child of (parent as Parents).children as Nodes[]) {
      if (isWithoutPlace(child)) {
        const words = wordsOf(child)
        const found = words ? within.indexOf(words, at) : -1
        if (found < 0) break
        const start = places.toPoint(first + found)
        const end = places.toPoint(first + found + words.length)
        if (start && end) child.position = {start, end}
      }
      at = Math.max(at, (child.position?.end.offset ?? first) - first)
    }
  })
}

function isWithoutPlace(node: Nodes): boolean {
  return (node.type === 'text' || node.type === 'link') && !node.position
}

/** What stands in the source for it; of a text of several lines, as it is. */
function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  const only = node.type === 'link' ? node.children[0] : undefined
  return only?.type === 'text' ? only.value : ''
}
