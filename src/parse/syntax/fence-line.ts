import type {Attributes} from '../../model/index.js'
import {parseAttributes} from '../attributes.js'

/** The line that opens a fenced division. */
export interface FenceLine {
  colons: number
  /** The word behind the colons, or in braces; empty where only attributes are given. */
  name: string
  attributes: Attributes
  /** Where its title stands in the line; empty: it has none. */
  title: [from: number, to: number]
}

const colons = /^ {0,3}(:{3,})[ \t]*/u
const word = /^(?:([\p{L}_][\p{L}\p{N}_:.-]*)|\{([\p{L}_][\p{L}\p{N}_:.-]*)\})(?=[\s[{]|$)/u

/** How many colons close a division; 0 where a line does something else. */
export function closingColons(line: string): number {
  return /^ {0,3}(:{3,})[ \t]*$/u.exec(line)?.[1]?.length ?? 0
}

/**
 * Read `::: {#id .class key=value}`, `::: name`, `:::name[Title]{.class}`,
 * `:::{name} Title` (Pandoc, Markdown directives, MyST). Colons at its end
 * only adorn it.
 */
export function parseFence(line: string): FenceLine | undefined {
  const opening = colons.exec(line)
  if (!opening?.[1]) return undefined
  let at = opening[0].length
  const end = line.replace(/[ \t]:{3,}[ \t]*$/u, '').trimEnd().length
  const fence: FenceLine = {
    colons: opening[1].length,
    name: '',
    attributes: {classes: [], pairs: {}},
    title: [end, end]
  }
  const blanks = () => {
    at += (/^[ \t]*/u.exec(line.slice(at))?.[0] ?? '').length
  }
  const attributes = () => {
    const {length = 0, ...rest} =
      parseAttributes(line.slice(at, end)) ?? parseLoose(line.slice(at, end)) ?? {}
    if (length > 0 && 'classes' in rest) fence.attributes = rest as Attributes
    at += length
  }
  const name = word.exec(line.slice(at, end))
  if (name) {
    fence.name = name[1] ?? name[2] ?? ''
    at += name[0].length
  }
  if (line[at] === '[') {
    const close = closingBracket(line, at, end)
    if (close > 0) {
      fence.title = [at + 1, close]
      at = close + 1
    }
  }
  blanks()
  attributes()
  blanks()
  if (at < end) {
    if (!fence.name || fence.title[0] < fence.title[1]) return undefined
    fence.title = [at, end]
  }
  const {id, classes, pairs} = fence.attributes
  return fence.name || id || classes.length > 0 || Object.keys(pairs).length > 0 ? fence : undefined
}

/** `{open onclick="…"}`: attributes that Pandoc does not write, a word without value among them. */
function parseLoose(text: string): (Attributes & {length: number}) | undefined {
  const source = /^\{[^{}\n]*\}/u.exec(text)?.[0]
  return source === undefined ? undefined : {classes: [], pairs: {}, length: source.length}
}

function closingBracket(line: string, from: number, end: number): number {
  let depth = 0
  for (let at = from; at < end; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '[') depth++
    else if (line[at] === ']' && --depth === 0) return at
  }
  return -1
}
