/** Authors once more, in another script: their names in it. */
import {type Contributor, displayName, type PersonName, parsePersonName} from '../../model/index.js'
import {type Byline, readAuthorLine} from './authors.js'
import type {Claim, Head} from './head.js'
import {linesOf} from './lines.js'
import {splitMarks} from './marks.js'

/** A name in the manner of Chinese journals, the family in capitals, `LI Zhongyang`; what stands behind it is a mark, in any state. */
const filedName = String.raw`(\p{Lu}{2,}(?:['’-]\p{Lu}{2,})?)\s(\p{Lu}[\p{Ll}'’]+(?:-\p{L}[\p{Ll}'’]*)?)([^\p{L}\n]{0,12})`

const filedNamesAtEnd = new RegExp(String.raw`(?<=\s)(?:${filedName}){2,}$`, 'u')

/** Where such names begin that a line ends with, two or more, with no sign between them; -1: nowhere. */
export function filedNamesFrom(line: string): number {
  return line.trimEnd().search(filedNamesAtEnd)
}

/** The names of a line that consists of them; none where it holds anything else. */
function filedNames(line: string): Byline[] {
  if (filedNamesFrom(` ${line}`) !== 1) return []
  const found = line.matchAll(new RegExp(filedName, 'gu'))
  return Array.from(found, ([, family = '', given = '', signs = '']) => ({
    name: {family, given},
    marks: splitMarks(signs.normalize('NFKC').replace(/[‘'`]/gu, '’'))
  }))
}

/**
 * Names of a byline that stands further down in a head, by the second title, in the order of the first.
 *
 * @returns the line that was understood, and each author's marks in it; `undefined` where none has as many names in another script.
 */
export function readSecondByline(
  head: Head,
  contributors: Contributor[]
): (Claim & {marks: string[][]}) | undefined {
  if (contributors.some(({nativeName}) => nativeName)) return undefined
  const isLatin = (text: string) => /\p{Script=Latin}/u.test(text)
  const first = contributors.every(({name}) => isLatin(displayName(name)))
  for (const passage of head.passages) {
    const [line] = linesOf(passage)
    // Its title may stand before it, and be understood.
    const before = passage.claims.map(([from]) => from).filter((from) => line && from < line.range[0])
    if (!line || before.some((from) => from > 0) || isLatin(line.text) === first) continue
    if (!first) partPair(contributors, line.text)
    const filed = filedNames(line.text)
    const paired = contributors.length === 2 ? pairOf(line.text) : []
    const authors =
      filed.length > 0 ? filed : paired.length > 0 ? paired : readAuthorLine(line.nodes)?.authors
    if (authors?.length !== contributors.length) continue
    const marks = nameAgain(contributors, authors, line.text)
    return {passage, range: line.range, marks}
  }
  return undefined
}

/** Two names of two words each, whose comma was not read: `Wang Hong Li Ming`; none of other lines. */
function pairOf(line: string): Byline[] {
  const found = /^\s*(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)\s(\p{Lu}\p{Ll}+)\s*$/u.exec(line)
  const [, family = '', given = '', otherFamily = '', otherGiven = ''] = found ?? []
  if (!found) return []
  return [
    {name: {family, given}, marks: []},
    {name: {family: otherFamily, given: otherGiven}, marks: []}
  ]
}

/** Make two authors of one of four Han signs where four words in Latin letters follow: no name has so many. */
function partPair(contributors: Contributor[], line: string): void {
  const [only, more] = contributors
  const signs = only ? displayName(only.name).replace(/\s/gu, '') : ''
  if (!only || more || !/^\p{Script=Han}{4}$/u.test(signs) || pairOf(line).length === 0) return
  contributors.push({
    ...only,
    id: 'author-2',
    name: parsePersonName(signs.slice(2)),
    affiliations: [...only.affiliations]
  })
  only.name = parsePersonName(signs.slice(0, 2))
}

/** Give authors the names of a second byline, in the order of the first, and each as the line writes it; its marks come back. */
export function nameAgain(contributors: Contributor[], names: Byline[], line: string): string[][] {
  const isMarked = ({name, marks}: Byline) => marks.length > 0 || /[‘’'`]$/u.test(name.given ?? '')
  const mostMarked = names.filter(isMarked).length >= names.length / 2
  const familyFirst = names.filter(({name}) => line.includes(filed(name))).length > names.length / 2
  return names.map(({name, marks}, index) => {
    const author = contributors[index]
    if (!author) return marks
    const whole = name.literal ?? (familyFirst ? filed(name) : displayName(name))
    const given = whole.replace(/[‘’'`]+$/u, '')
    // A raised 1, read as the last letter of the only name without marks.
    const text =
      mostMarked && marks.every((mark) => mark === '*') ? given.replace(/(?<=\p{Ll}{2})l$/u, '') : given
    author.nativeName = {text, language: languageOf(text, displayName(author.name))}
    return text === whole ? marks : ['1', ...marks]
  })
}

function filed({family, given}: PersonName): string {
  return [family, given].filter(Boolean).join(' ')
}

const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he']
]

/** What the script of a text says of its language: `latin`, where it is none of those. */
export function scriptLanguage(text: string, latin: string): string {
  return scripts.find(([script]) => script.test(text))?.[1] ?? latin
}

/** What the script of a name says of its language; in Latin letters, of that it is transcribed from. */
function languageOf(text: string, other: string): string {
  return scriptLanguage(text, `${scriptLanguage(other, 'und')}-Latn`)
}
