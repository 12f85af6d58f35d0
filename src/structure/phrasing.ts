/**
 * The words of a passage as one string, and parts of a passage by their place in it.
 *
 * Readers of prose match patterns on the string, then cut the nodes at the
 * same offsets (UTF-16 units): emphasis, links and formulas survive the cut.
 * Trees here are as deep as the parse stage lets them be.
 */
import type {Node, Parent, PhrasingContent, Text} from 'mdast'
import type {Position} from 'unist'

/** Words of nodes: a hard break is a newline, a formula its TeX, an image nothing. */
export function plain(nodes: readonly Node[]): string {
  return nodes.map(words).join('')
}

/** The nodes between two offsets of `plain(nodes)`. What can't be cut belongs to the part where it begins. */
export function slice(
  nodes: readonly PhrasingContent[],
  start: number,
  end = Number.POSITIVE_INFINITY
): PhrasingContent[] {
  const kept: PhrasingContent[] = []
  let offset = 0
  for (const node of nodes) {
    const length = words(node).length
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, length)
    const inside = length === 0 ? offset >= start && offset <= end : from < to
    if (inside) kept.push(...part(node, from, to, length))
    offset += length
  }
  return kept
}

/** Without space and breaks at both ends. */
export function trim(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const text = plain(nodes)
  const start = text.length - text.trimStart().length
  return slice(nodes, start, start + text.trim().length).filter(
    (node) => node.type !== 'break' || text.includes('\n')
  )
}

/** Nodes in a row, adjacent texts as one. */
export function joined(...runs: (readonly PhrasingContent[])[]): PhrasingContent[] {
  const all: PhrasingContent[] = []
  for (const node of runs.flat()) {
    const last = all.at(-1)
    if (node.type !== 'text' || last?.type !== 'text') all.push(node)
    else all[all.length - 1] = {type: 'text', value: last.value + node.value, position: spanning(last, node)}
  }
  return all
}

/** From the beginning of one node to the end of another. */
export function spanning(first: Node, last: Node): Position | undefined {
  if (!first.position || !last.position) return first.position ?? last.position
  return {start: first.position.start, end: last.position.end}
}

/** Place of a part of a text; the whole text's place where escapes or entities hide the exact one. */
export function placeWithin(node: Text, start: number, end: number): Position | undefined {
  const {position, value} = node
  if (position?.start.offset === undefined || position.end.offset === undefined) return position
  if (position.end.offset - position.start.offset !== value.length) return position
  const ends = lineEnds(node)
  const point = (offset: number) => {
    const passed = ends.findLastIndex((end) => end < offset)
    const column = passed >= 0 ? offset - (ends[passed] as number) : position.start.column + offset
    return {
      line: position.start.line + passed + 1,
      column,
      offset: (position.start.offset ?? 0) + offset
    }
  }
  return {start: point(start), end: point(end)}
}

const knownEnds = new WeakMap<Text, number[]>()

/** Offsets of a text's line ends. */
function lineEnds(node: Text): number[] {
  const known = knownEnds.get(node)
  if (known) return known
  const ends = [...node.value.matchAll(/\n/gu)].map(({index}) => index)
  knownEnds.set(node, ends)
  return ends
}

/** Children without the one strong or emphasis that holds them all: `**Title**`. */
export function unwrapped(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  let inner = trim(nodes)
  for (
    let only = inner[0];
    inner.length === 1 && (only?.type === 'strong' || only?.type === 'emphasis');
    only = inner[0]
  ) {
    inner = trim(only.children)
  }
  return inner
}

function words(node: Node): string {
  if (node.type === 'break') return '\n'
  if ('value' in node && typeof node.value === 'string') return node.type === 'html' ? '' : node.value
  return 'children' in node ? plain((node as Parent).children) : ''
}

function part(node: PhrasingContent, from: number, to: number, length: number): PhrasingContent[] {
  if (from === 0 && to === length) return [node]
  if (node.type === 'text')
    return [{type: 'text', value: node.value.slice(from, to), position: placeWithin(node, from, to)}]
  if ('children' in node)
    return [{...node, children: slice(node.children as PhrasingContent[], from, to)} as PhrasingContent]
  return from === 0 ? [node] : []
}
