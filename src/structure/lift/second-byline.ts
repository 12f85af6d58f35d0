/** Authors once more, in another script: their names in it. */
import {type Contributor, displayName, type PersonName} from '../../model/index.js'
import {type Byline, readAuthorLine} from './authors.js'
import type {Claim, Head} from './head.js'
import {linesOf} from './lines.js'

/** A name in the manner of Chinese journals, the family in capitals, `LI Zhongyang`; what stands behind it is a mark, in any state. */
const filedName = String.raw`(\p{Lu}{2,}(?:['’-]\p{Lu}{2,})?)\s(\p{Lu}[\p{Ll}'’-]+)[^\p{L}\n]{0,12}`

const filedNamesAtEnd = new RegExp(String.raw`(?<=\s)(?:${filedName}){2,}$`, 'u')

/** Where such names begin that a line ends with, two or more, with no sign between them; -1: nowhere. */
export function filedNamesFrom(line: string): number {
  return line.trimEnd().search(filedNamesAtEnd)
}

/** The names of a line that consists of them; none where it holds anything else. */
function filedNames(line: string): Byline[] {
  if (filedNamesFrom(` ${line}`) !== 1) return []
  const found = line.matchAll(new RegExp(filedName, 'gu'))
  return Array.from(found, ([, family = '', given = '']) => ({name: {family, given}, marks: []}))
}

/**
 * Names of a byline that stands further down in a head, by the second title, in the order of the first.
 *
 * @returns the line that was understood; `undefined` where none has as many names in another script.
 */
export function readSecondByline(head: Head, contributors: Contributor[]): Claim | undefined {
  if (contributors.some(({nativeName}) => nativeName)) return undefined
  const isLatin = (text: string) => /\p{Script=Latin}/u.test(text)
  const first = contributors.every(({name}) => isLatin(displayName(name)))
  for (const passage of head.passages) {
    // Its title may stand before it, and be understood.
    const [start = 0, ...more] = passage.claims.map(([from]) => from)
    if (start > 0 || more.length > 0) continue
    const [line] = linesOf(passage)
    if (!line || isLatin(line.text) === first) continue
    const filed = filedNames(line.text)
    const authors = filed.length > 0 ? filed : readAuthorLine(line.nodes)?.authors
    if (authors?.length !== contributors.length) continue
    nameAgain(contributors, authors, line.text)
    return {passage, range: line.range}
  }
  return undefined
}

/** Give authors the names of a second byline, in the order of the first, and each as the line writes it. */
export function nameAgain(contributors: Contributor[], names: Byline[], line: string): void {
  const mostMarked = names.filter(({marks}) => marks.length > 0).length >= names.length / 2
  const familyFirst = names.filter(({name}) => line.includes(filed(name))).length > names.length / 2
  for (const [index, {name, marks}] of names.entries()) {
    const author = contributors[index]
    if (!author) continue
    const given = name.literal ?? (familyFirst ? filed(name) : displayName(name)).replace(/[‘’'`]+$/u, '')
    // A raised 1, read as the last letter of the only name without marks.
    const text = mostMarked && marks.length === 0 ? given.replace(/(?<=\p{Ll}{2})l$/u, '') : given
    author.nativeName = {text, language: languageOf(text, displayName(author.name))}
  }
}

function filed({family, given}: PersonName): string {
  return [family, given].filter(Boolean).join(' ')
}

/** What the script of a name says of its language; in Latin letters, of that it is transcribed from. */
function languageOf(text: string, other: string): string {
  const scripts: [RegExp, string][] = [
    [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
    [/\p{Script=Han}/u, 'zh'],
    [/\p{Script=Hangul}/u, 'ko'],
    [/\p{Script=Cyrillic}/u, 'ru'],
    [/\p{Script=Arabic}/u, 'ar'],
    [/\p{Script=Greek}/u, 'el'],
    [/\p{Script=Hebrew}/u, 'he']
  ]
  const of = (words: string) => scripts.find(([script]) => script.test(words))?.[1]
  return of(text) ?? `${of(other) ?? 'und'}-Latn`
}
