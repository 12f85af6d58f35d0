/** Lines of a passage; also where one holds authors, affiliations and address in a row. */
import type {PhrasingContent} from 'mdast'
import {freeRanges, nodesOf, type Passage, type Range} from './head.js'

export interface Line {
  passage: Passage
  range: Range
  nodes: PhrasingContent[]
  text: string
}

/** Where one line holds authors, affiliations and address in a row, as extraction leaves them. */
const seams =
  /(?<=\p{L}[ ]?)(?=&\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}+$)|(?=[(（]\s*1\s*(?:[.．、]\s*\p{L}|\p{Script=Han}))|(?<=\p{L}[\d\s*∗＊]{0,3})(?=[(（][^()（）\d][^()（）]{0,200}(?:大学|大學|学院|學院|研究|中心|医院|公司|Universit|Institut|Academy|Librar|College|Laborator)[^()（）]{0,200}[)）]\s*$)|(?=[*＊∗※]\s*(?:通[信讯]作者|通訊作者)\s*[:：])|(?<![*＊∗※]\s*)(?=(?:通[信讯]作者|通訊作者)\s*[:：])/gu

/** Lines that nobody has claimed, up to an offset. */
export function linesOf(passage: Passage, until = passage.text.length): Line[] {
  const lines: Line[] = []
  for (const [from, to] of freeRanges(passage)) {
    const end = Math.min(to, until)
    let at = from
    for (const row of passage.text.slice(from, end).split('\n')) {
      let offset = at
      for (const segment of row.split(seams)) {
        const range: Range = [offset, offset + segment.length]
        if (segment.trim()) lines.push({passage, range, nodes: nodesOf(passage, range), text: segment.trim()})
        offset += segment.length
      }
      at += row.length + 1
    }
  }
  return lines
}
