/**
 * Numbered headings that ran into the paragraphs of a Chinese text: `…进行。1.2 试验动物`, a line's end below it.
 *
 * Only the sequence proves them: each number goes on from the one before, headings' own numbers among them. In: blocks
 * of a raw extraction. Out: the same blocks, such lines paragraphs by themselves. No word is changed.
 */
import type {Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {follows, numberOf} from './heading-numbers.js'
import {plain, slice, spanning, trim} from './phrasing.js'

/** A number, and what it may name: from a paragraph's or a line's beginning, or behind a full stop, to a line's end. */
const named =
  /(?<=^|\n|[。！？]\s?)\d{1,2}(?:[.．]\d{1,2}){0,2}[.．、]?\s?\p{Script=Han}[^\n。！？；，,;:：]{1,46}(?=\n|$)/gu

interface Candidate {
  index: number
  parts: number[]
  /** Within a paragraph's words; `undefined`: a heading, or a paragraph by itself. */
  range?: [start: number, end: number]
}

/** Part paragraphs before and behind such headings; changes `tree`. */
export function freeHeadings(tree: Root): void {
  const candidates = tree.children.flatMap(candidatesIn)
  const cuts = new Map<number, [number, number][]>()
  let last: number[] | undefined
  for (const [at, {index, parts, range}] of candidates.entries()) {
    // The first section is proved by what comes next.
    const next = candidates[at + 1]?.parts
    const begins = !last && parts.join() === '1' && next !== undefined && follows(next, parts)
    const isOwnLine = range === undefined || range[0] === 0
    if (!(last ? follows(parts, last, isOwnLine) : begins || isFirstHeading(tree, index, parts))) continue
    last = parts
    if (range) cuts.set(index, [...(cuts.get(index) ?? []), range])
  }
  tree.children = tree.children.flatMap((block, index) => {
    const ranges = cuts.get(index)
    return ranges && block.type === 'paragraph' ? parted(block, ranges) : [block]
  })
}

/** `# 1.1 …`, where the heading above it was lost. */
function isFirstHeading(tree: Root, index: number, parts: number[]): boolean {
  return tree.children[index]?.type === 'heading' && parts[0] === 1 && (parts[1] ?? 1) === 1
}

function candidatesIn(block: RootContent, index: number): Candidate[] {
  if (block.type === 'heading') {
    const parts = numberOf(plain(block.children))
    return parts ? [{index, parts}] : []
  }
  if (block.type !== 'paragraph') return []
  const text = plain(block.children)
  return Array.from(text.matchAll(named)).flatMap(({0: found, index: start}): Candidate[] => {
    const parts = numberOf(found)
    if (!parts) return []
    return found.trim() === text.trim()
      ? [{index, parts}]
      : [{index, parts, range: [start, start + found.length]}]
  })
}

function parted(block: Paragraph, ranges: [number, number][]): RootContent[] {
  const places = [0, ...ranges.flat(), Number.POSITIVE_INFINITY]
  return places.slice(0, -1).flatMap((start, at): RootContent[] => {
    const children: PhrasingContent[] = trim(slice(block.children, start, places[at + 1]))
    const [first, end] = [children[0], children.at(-1)]
    if (!first || !end || plain(children).trim() === '') return []
    return [{type: 'paragraph', children, position: spanning(first, end) ?? block.position}]
  })
}
