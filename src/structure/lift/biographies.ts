/** What journals tell of their authors' lives: `作者简介：张三（1985—），男，副教授。E-mail：…`. */
import {type Contributor, displayName} from '../../model/index.js'
import {emailSource} from './email.js'
import {type Claim, freeRanges, type Head} from './head.js'

const label =
  /(?<=^|[\s；;。.])(?:(?:第一)?作者(?:简介|介绍)|about the authors?|authors?['’]?s?\s(?:brief\s)?(?:introductions?|profiles?|biograph(?:y|ies)))\s*[:：]\s*/iu
/** Where such a text ends within a paragraph. */
const next = /\s*[*＊]?(?:通[信讯]作者|收稿日期|基金项目|责任编辑|corresponding author|received)\s*[:：(（]/iu
const email = new RegExp(
  String.raw`[,，;；。.\s]{0,9}(?:E-?mail|邮箱|电子邮箱)?\s{0,9}[:：]?\s{0,9}(${emailSource})[.。]?`,
  'iu'
)
/** No life in a few lines is longer. */
const longest = 3000

/** Whether a text begins with such a label. */
export function isBiography(text: string): boolean {
  return text.length < longest && label.exec(text)?.index === 0
}

/**
 * Give authors what is told of their lives, as their notes, and their addresses.
 *
 * @returns what was understood; a text that begins with nobody's name stays.
 */
export function readBiographies(head: Head, contributors: Contributor[]): {claim: Claim; names: string[]}[] {
  return head.passages.flatMap((passage) => {
    if (passage.kind === 'heading') return []
    return freeRanges(passage).flatMap(([start, end]) => {
      const text = passage.text.slice(start, end)
      const named = unlabelled(text, contributors)
      if (named) {
        tell(named, text)
        return [{claim: {passage, range: [start, end] as [number, number]}, names: [displayName(named.name)]}]
      }
      const found = text.length < longest ? label.exec(text) : null
      if (!found) return []
      const from = found.index + found[0].length
      const stop = next.exec(text.slice(from))
      const to = stop ? from + stop.index : text.length
      const lives = livesOf(text.slice(from, to), contributors)
      if (lives.length === 0) return []
      for (const {author, words} of lives) tell(author, words)
      return [
        {
          claim: {passage, range: [start + found.index, start + to] as [number, number]},
          names: lives.map(({author}) => displayName(author.name))
        }
      ]
    })
  })
}

/** The author with whose name and sex a life begins that no label names: `王小明 女 1992年生，…`. */
function unlabelled(text: string, contributors: Contributor[]): Contributor | undefined {
  const [, name, rest = ''] =
    /^\s*(\p{Script=Han}{2,4}?)\s*[（(，,]?\s*(?:男|女)(?=[\s，,\d]).*?(\d{4})\s*年?[\s—-]*生?/u.exec(text) ??
    []
  if (!name || !rest || text.length > 600) return undefined
  return contributors.find((author) => namesOf(author).includes(name))
}

/** Each life with its author; none where a part begins with no author's name. */
function livesOf(text: string, contributors: Contributor[]): {author: Contributor; words: string}[] {
  const spellings = contributors.flatMap((author) =>
    namesOf(author).map((name) => ({author, name: name.toLowerCase()}))
  )
  const begins = (part: string) => {
    const own = part.replace(/^[\s\d.．、)）]+/u, '').toLowerCase()
    return spellings.find(({name}) => own.replace(/\s/gu, '').startsWith(name.replace(/\s/gu, '')))
  }
  const parts: {author: Contributor; words: string}[] = []
  for (const part of text.split(/[;；\n]/u)) {
    const known = begins(part)
    if (known) parts.push({author: known.author, words: part})
    else if (parts.length === 0) return []
    else (parts.at(-1) as {words: string}).words += `；${part.trim()}`
  }
  return parts
}

function namesOf({name, nativeName}: Contributor): string[] {
  const {family = '', given = '', literal} = name
  return [displayName(name), literal, `${family}${given}`, `${family} ${given}`, nativeName?.text].filter(
    (one): one is string => one !== undefined && one.trim().length > 1
  )
}

function tell(author: Contributor, words: string): void {
  const address = email.exec(words)
  const own = address && (author.email === undefined || author.email === address[1])
  if (own && address[1]) author.email = address[1]
  const rest = own ? words.replace(address[0], '。') : words
  const named = namesOf(author).find((name) => rest.trim().startsWith(name))
  const life = (named ? rest.trim().slice(named.length) : rest)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,，:：]+|[\s,，;；]+$/gu, '')
  if (life) author.note = [author.note, life].filter(Boolean).join('; ')
}
