/**
 * Paragraphs whose ends were not seen: readers of pages part some blocks by a line's end alone.
 *
 * A caption and the text below it, a numbered heading, statements at a text's end, measures that count up: where
 * a line is evidently another block, it becomes one.
 */
import type {Paragraph, Root, RootContent} from 'mdast'
import {startsBareStatement, startsStatement} from './back-matter.js'
import {plain, slice, trim} from './phrasing.js'

const caption = /^\s*(?:fig(?:ure)?|table|scheme)\.?\s*[A-Z]?\d{1,3}[.:]\s[^\n]{3,240}[.!?]$/iu
const heading = /^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\p{Lu}[^\n]{2,140}[^.,;:\n]$/u
const counted = /^[(（](\d{1,2})[)）]\s+\p{Lu}/u

/** Part such paragraphs at the ends of their lines; changes `tree`. */
export function partLines(tree: Root): void {
  tree.children = tree.children.flatMap((block) => (block.type === 'paragraph' ? parted(block) : [block]))
}

function parted(block: Paragraph): RootContent[] {
  const text = plain(block.children)
  if (!text.includes('\n')) return [block]
  const cuts: number[] = []
  const isBare = text.split('\n').filter(startsBareStatement).length > 2
  let start = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(start, at).trim()
    const end = text.indexOf('\n', at + 1)
    const next = text.slice(at + 1, end < 0 ? undefined : end).trim()
    const rest = text.slice(at + 1)
    const last = cuts.at(-1)
    if (
      heading.test(next) ||
      (heading.test(line) && /^\p{Lu}/u.test(next)) ||
      (startsStatement(next) && /[.!?]$/u.test(line)) ||
      (isBare &&
        (startsBareStatement(next) || /^Open access\s+\p{Lu}/u.test(next)) &&
        /[.!?]$/u.test(line)) ||
      (caption.test(line) && (last === undefined || start === last + 1) && isProse(rest)) ||
      goesOnCounting(line, next, rest)
    )
      cuts.push(at)
    start = at + 1
  }
  if (cuts.length === 0) return [block]
  return [-1, ...cuts].flatMap((cut, index): RootContent[] => {
    const children = trim(slice(block.children, cut + 1, cuts[index] ?? text.length))
    const first = children[0]?.position?.start
    const position = first && block.position && {start: first, end: block.position.end}
    return plain(children).trim() || children.length > 0
      ? [{...block, children, position: position ?? block.position}]
      : []
  })
}

function isProse(text: string): boolean {
  return /^\s*\p{Lu}\p{L}*\s\p{Ll}/u.test(text) && text.length > 150 && /[.!?]\s/u.test(text)
}

/** `(2) In terms of …` below `(1) …` or, with a `(2)` to come, the first of them. */
function goesOnCounting(line: string, next: string, rest: string): boolean {
  const number = counted.exec(next)?.[1]
  if (!number || !/[.;:!?]$/u.test(line)) return false
  return number !== '1' || /\n\s*[(（]2[)）]\s/u.test(rest)
}
