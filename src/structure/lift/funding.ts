/** The line that names who paid, as journals print it on a first page. */
import type {Funding} from '../../model/index.js'
import {type Claim, freeRanges, type Head} from './head.js'
import {findLabels} from './labels.js'

const label =
  /^\s*(?:基金(?:项目|资助)|资助项目|项目基金|课题项目)\s*[:：]\s*|^\s*(?:funding(?: projects?)?|fund(?:ed)? (?:projects?|programs?|items?)|foundation (?:items?|projects?)|project fund(?:ing|s)?|supported by|financial support)\s*[:：]\s*/iu

/** What a line says next, where it runs on. */
const nextLabel =
  /(?:^|[\s；;。]|(?<=[)）.，,]))(?:[*＊]?通[信讯]作者|(?:第一)?作者(?:简介|介绍)|收稿日期|责任编辑)\s*[:：]/u

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
          if (!found) return sentenceOf(passage, line, from)
          const other = nextLabel.exec(line.slice(found[0].length))
          if (other) {
            const to = found[0].length + other.index
            const own = line.slice(found[0].length, to).trim()
            return own
              ? [{statement: own, claim: {passage, range: [from, from + to] as [number, number]}}]
              : []
          }
          const more = continuation(line, passage.text.slice(at, end))
          const statement = (line.slice(found[0].length).trim() + more.trim()).trim()
          if (!statement) return []
          const to = from + line.length + (more ? more.length + 1 : 0)
          return [{statement, claim: {passage, range: [from, to] as [number, number]}}]
        })
    })
  })
}

/** The next line of a Chinese statement that its line cut: nothing ends there, and no label begins. */
function continuation(line: string, rest: string): string {
  const next = rest.split('\n')[0] ?? ''
  const open = (signs: RegExp) => line.match(signs)?.length ?? 0
  const isOpen = open(/[“「《]/gu) > open(/[”」》]/gu) || /\p{Script=Han}\s*$/u.test(line)
  return isOpen && /^\s*\p{Script=Han}/u.test(next) && !/^.{0,12}[:：]/u.test(next) ? next : ''
}

const sentence =
  /(?:^[\s*†‡§\d]{0,4}|(?<=[.;)]\s))(?:this|the|our|the present) (?:work|research|study|project|paper|article) (?:was|is|has been)\s(?:also\s|partially\s|partly\s|jointly\s|financially\s)?(?:in part\s)?(?:supported|funded|financed|sponsored)\b[^.]{5,600}(?:\.(?=\S)[^.]{0,200}){0,6}\.(?=\s|$)/iu

/** `This work was supported by …`, among what a first page says at its foot. */
function sentenceOf(
  passage: Claim['passage'],
  line: string,
  from: number
): {statement: NonNullable<Funding['statement']>; claim: Claim}[] {
  const found = line.length < 3000 ? sentence.exec(line) : null
  if (!found || findLabels(passage.text).length > 0) return []
  const at = from + found.index
  return [
    {
      statement: found[0].replace(/^[\s*†‡§\d]+/u, '').trim(),
      claim: {passage, range: [at, at + found[0].length]}
    }
  ]
}
