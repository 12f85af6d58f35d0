import type {PhrasingContent, Text} from 'mdast'
import type {Point, Position} from 'unist'
import {location} from 'vfile-location'

/**
 * Phrasing content as one string, so that syntax may span several nodes.
 *
 * Text stands for itself; any other node, and any sign the author escaped,
 * is one `mark`: a sign no syntax knows.
 */
export interface Sequence {
  text: string
  /** Index of a mark → what stands there: a node, or the escaped sign. */
  marks: Map<number, PhrasingContent | string>
  /** Index in `text` → offset in the source; as long as `text`, and one more. `undefined` where unknown. */
  offsets: (number | undefined)[]
  /** Index of a `[` → index of the `]` that closes it. */
  brackets: Map<number, number>
  pointAt(offset: number | undefined): Point | undefined
}

/** Object replacement character. */
const mark = '\uFFFC'

/** The text a tree was parsed from, and where its lines begin. Empty: escapes can't be told. */
export interface Source {
  text: string
  pointAt(offset: number | undefined): Point | undefined
}

export function sourceFrom(text: string): Source {
  const places = location(text)
  return {text, pointAt: (offset) => (offset === undefined ? undefined : places.toPoint(offset))}
}

/** Flatten phrasing content. */
export function sequence(children: PhrasingContent[], source: Source): Sequence {
  const marks: Sequence['marks'] = new Map()
  const offsets: Sequence['offsets'] = []
  let text = ''
  for (const child of children) {
    const literal = asText(child, text)
    if (literal === undefined) {
      marks.set(text.length, child)
      offsets.push(child.position?.start.offset)
      text += mark
      continue
    }
    for (const {sign, offset, escaped} of align(literal, source.text)) {
      if (escaped || sign === mark) marks.set(text.length, sign)
      offsets.push(offset)
      text += escaped ? mark : sign
    }
  }
  offsets.push(children.at(-1)?.position?.end.offset)
  return {text, marks, offsets, brackets: matchBrackets(text), pointAt: source.pointAt}
}

function matchBrackets(text: string): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (const {0: sign, index} of text.matchAll(/[[\]]/gu)) {
    if (sign === '[') open.push(index)
    else {
      const start = open.pop()
      if (start !== undefined) pairs.set(start, index)
    }
  }
  return pairs
}

/** The nodes between two indexes of the sequence, text joined. */
export function slice(from: Sequence, start: number, end: number): PhrasingContent[] {
  const nodes: PhrasingContent[] = []
  let begin = start
  let value = ''
  const flush = (at: number) => {
    if (value) nodes.push({type: 'text', value, position: positionOf(from, begin, at)} satisfies Text)
    value = ''
    begin = at + 1
  }
  for (let index = start; index < end; index++) {
    const found = from.marks.get(index)
    if (found === undefined || typeof found === 'string') value += found ?? from.text[index]
    else {
      flush(index)
      nodes.push(found)
    }
  }
  flush(end)
  return nodes
}

/** Place of a part; `undefined` when the tree has no places. */
export function positionOf(from: Sequence, start: number, end: number): Position | undefined {
  const first = from.pointAt(from.offsets[start])
  const last = from.pointAt(from.offsets[end] ?? from.offsets.at(-1))
  return first && last ? {start: first, end: last} : undefined
}

/** Text of a node that is text, or that GFM took for a link: `-@a.b` as a mail address, `@{https://…}`. */
function asText(node: PhrasingContent, before: string): Text | undefined {
  if (node.type === 'text') return node
  const only = node.type === 'link' && node.children.length === 1 ? node.children[0] : undefined
  if (only?.type !== 'text' || node.type !== 'link') return undefined
  const literal = [only.value, `mailto:${only.value}`, `http://${only.value}`].includes(node.url)
  const called = only.value.startsWith('-@') || /@(?:url:)?\{?$/u.test(before.slice(-6))
  return literal && called ? {...only, position: node.position} : undefined
}

function sourceOf(position: Position | undefined, source: string): string | undefined {
  const {start, end} = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined || !source) return undefined
  return source.slice(start.offset, end.offset)
}

interface Sign {
  sign: string
  offset: number | undefined
  escaped: boolean
}

/**
 * Each sign of a text node beside its place in the source.
 *
 * Escapes and character references are literal by CommonMark §2.4 and §2.5;
 * indentation and `>` after a line break are not part of the text.
 */
function* align(node: Text, source: string): Generator<Sign> {
  const start = node.position?.start.offset
  const raw = sourceOf(node.position, source)
  let at = 0
  for (const [index, sign] of node.value.split('').entries()) {
    if (raw === undefined || start === undefined) {
      yield {sign, offset: start, escaped: false}
      continue
    }
    const found =
      readSign(raw, at, sign) ?? readSign(raw, resume(raw, at, node.value.slice(index, index + 12)), sign)
    yield {sign, offset: start + (found?.at ?? Math.min(at, raw.length)), escaped: found?.escaped ?? false}
    at = found?.end ?? at
  }
}

/** One sign of text as the source may write it at this place. */
function readSign(raw: string, at: number, sign: string) {
  if (raw[at] === '\\' && raw[at + 1] === sign && /[!-/:-@[-`{-~]/u.test(sign)) {
    return {at, end: at + 2, escaped: true}
  }
  if (raw[at] === sign) return {at, end: at + 1, escaped: false}
  const reference = /^&#?\w{1,31};/u.exec(raw.slice(at, at + 40))?.[0]
  return reference ? {at, end: at + reference.length, escaped: true} : undefined
}

/** Where text goes on in the source: after a line's indentation, or after what other syntax took out of it. */
function resume(raw: string, at: number, words: string): number {
  let next = at
  while (next < raw.length && /[\s>]/u.test(raw[next] as string) && raw[next] !== words[0]) next++
  if (raw[next] === words[0]) return next
  const found = raw.indexOf(words, at)
  return found < 0 ? at : found
}
