/** Affiliations within one pair of brackets that lines or blocks of a page tore: `(1. A; 2. B` ⏎ `of C; 3. D)`. */
import {type MarkedAffiliation, readAffiliationLine} from './affiliations.js'
import type {Line} from './lines.js'
import {withMarks} from './marks.js'

/** Lines that one pair of brackets takes at most. */
const longest = 6

/** What such lines say, from the first on, and how many they are; `undefined` where the first opens no list. */
export function readTornPlaces(
  lines: Line[]
): {affiliations: MarkedAffiliation[]; count: number} | undefined {
  const [first] = lines
  if (!first || !/^[(（]\s*[1¹]/u.test(first.text) || isClosed(first.text)) return undefined
  let text = ''
  for (const [index, {nodes}] of lines.slice(0, longest).entries()) {
    const own = withMarks(nodes, false).trim()
    const gap = /\p{Script=Han}$/u.test(text) && /^\p{Script=Han}/u.test(own) ? '' : ' '
    text = index === 0 ? own : `${text}${gap}${own}`
    if (!isClosed(text)) continue
    const affiliations = readAffiliationLine(text)
    const isList = affiliations !== undefined && affiliations.length > 1
    return isList && affiliations.every(({mark}) => mark) ? {affiliations, count: index + 1} : undefined
  }
  return undefined
}

/** Whether every bracket that opens has closed. */
export function isClosed(text: string): boolean {
  return (text.match(/[(（]/gu)?.length ?? 0) <= (text.match(/[)）]/gu)?.length ?? 0)
}
