/** The line that names who paid, as journals print it on a first page. */
import type {Funding} from '../../model/index.js'
import {type Claim, freeRanges, type Head} from './head.js'

const label =
  /^\s*(?:基金(?:项目|资助)|资助项目|项目基金)\s*[:：]\s*|^\s*(?:funding|foundation items?|supported by|financial support)\s*[:：]\s*/iu

/** Statements without their label, in reading order. */
export function readFunding(head: Head): {statement: NonNullable<Funding['statement']>; claim: Claim}[] {
  return head.passages.flatMap((passage) => {
    if (passage.kind !== 'paragraph') return []
    return freeRanges(passage).flatMap(([start, end]) => {
      let at = start
      return passage.text
        .slice(start, end)
        .split('\n')
        .flatMap((line) => {
          const from = at
          at += line.length + 1
          const found = label.exec(line)
          const statement = found && line.slice(found[0].length).trim()
          if (!statement) return []
          return [{statement, claim: {passage, range: [from, from + line.length] as [number, number]}}]
        })
    })
  })
}
