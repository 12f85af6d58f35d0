/** Lines of authors, taken apart into names with their marks. */
import type {Link, PhrasingContent} from 'mdast'
import {type Orcid, type PersonName, parseOrcid, parsePersonName} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {emailSource} from './email.js'
import {close, open, raisedPattern, splitMarks, withMarks} from './marks.js'
import {isPersonName, surnames, usesCapitals} from './names.js'
import {isDegree, isGrade, isGroup, splitTitles} from './titles.js'

/** An author of a line, before affiliations are known. */
export interface Byline {
  name: PersonName
  marks: string[]
  orcid?: Orcid
  email?: string
  /** Titles and grades, in the author's words. */
  note?: string
  /** The name in Han signs, in brackets behind it. */
  native?: string
}

/** How sure the line is: marks or identifiers tell, names alone only suggest. */
export type Evidence = 'marks' | 'names'

/** OCR tools read a raised 1 after a Chinese name as the first; the others may be any figure. */
const misreadOne = /(?<=\p{Script=Han})[」』]+/gu
const misread = /(?<=[\p{Script=Han}*∗\uE001])[‘’'`]+(?=\s|[,，、;；]|\p{Script=Han}|\uE000|$)/gu
/** `Ada Bell a, Cy Dee b, c, *`: letters after spaces, at least two of them in a line. */
const looseLetters = /^.*\p{Ll}\s[a-h](?=\s*(?:[,;*\uE000]|$)).*[,;\s][a-h](?=\s*(?:[,;*\uE000]|$)).*$/gmu
const looseLetter = /(?<=[\p{Ll},*\uE001])\s([a-h])(?=\s*(?:[,;*\uE000]|$))/gu
/** The sign of an ORCID iD, read as a letter in brackets, beside a mark. */
const icons = new RegExp(
  `(?<=\\p{L}\\.?)\\s\\(i?[A-Za-z]{1,2}\\)\\s*(?=${open})|\\s\\((?:iD|ID|id)\\)|\\siD(?=\\s*(?:[,;]|$|and\\s))|(${close})\\s*\\([A-Za-z]{1,2}\\)(?=[\\s,;]|$)`,
  'gu'
)
/** `王小明ab，`: letters behind names in Han signs, that were not raised; readers see dots on some. */
const hanLetters = /(?<=\p{Script=Han})([a-dä]{1,3})(?=[\s，,、；;(（\uE000]|$)/gu
/** `Bellᵃ,b , Dee`: the second letter was not raised. */
const halfRaised = new RegExp(`${close},\\s?([a-h])(?=\\s*(?:[,;]|$|and\\b))`, 'gmu')
const byLabel = /^\s*(?:by\s+(?=\p{Lu})|&(?=\p{Lu})|authors?\s*[:：]|作者\s*[:：])/iu
/** `(Senior Member, IEEE)` */
const bracketedGrade = /\s*,?\s*\(((?:\p{L}+\s){0,2}(?:Member|Fellow)),\s*(\p{Lu}{3,6})\)/gu
/** Russia's journals print the byline as the owners of the rights: `© 2020 г. И. И. Иванов`. */
const rightsSign = /^\s*©\s*(?:(?:19|20)\d{2}(?:\s*г\.)?\s*[,.]?)?\s*(?=\p{Lu})/u
/** The year behind such owners: `© И. И. Иванов, 2020`. */
const lastYear = /\s*,\s*(?:19|20)\d{2}(?:\s*г\.)?\s*$/u
const emailPattern = new RegExp(emailSource, 'gu')
const orcidPattern =
  /(?:orcid(?:\s*id)?\s*[:：]?\s*)?(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/giu

/** Authors of a line; `undefined` unless all of it is names, marks, ORCID iDs and e-mail addresses. */
export function readAuthorLine(
  nodes: readonly PhrasingContent[]
): {authors: Byline[]; evidence: Evidence} | undefined {
  const text = withMarks(nodes.flatMap(showLink))
    .replace(icons, (_, before?: string) => before ?? '')
    .replace(halfRaised, `,$1${close}`)
    .replace(looseLetters, (line) =>
      line
        .replace(looseLetter, `${open}$1${close}`)
        // `Bell a,b, Dee b,*`: the second letter, once the first is raised.
        .replace(halfRaised, `,$1${close}`)
        .replace(halfRaised, `,$1${close}`)
    )
    .replace(
      hanLetters,
      (_, run: string) => `${open}${[...run.normalize('NFD').replace(/[^a-d]/gu, '')].join(',')}${close}`
    )
    .replace(misreadOne, `${open}1${close}`)
    .replace(misread, `${open}’${close}`)
  if (text.length > 3000) return undefined
  return readNamesOf(spacedLetters(text))
}

/** Chemists' `Ada Bell, ab Cy Dee,*c Eve Fox a and Gil Hay *b`: letters that were not raised, one of them behind a star. */
function spacedLetters(text: string): string {
  const star = new RegExp(`${open}([*∗])${close}\\s?([a-h]{1,4})(?=[\\s,]|$)`, 'gu')
  if (!star.test(text)) return text
  const raised = (letters: string) => [...letters].join(',')
  const isRun = (letters: string) =>
    !/^(?:de|da|af|be|ad)$/u.test(letters) &&
    [...letters].every((one, at) => at === 0 || one > (letters[at - 1] ?? ''))
  return text
    .replace(star, (_, sign: string, letters: string) => `${open}${sign},${raised(letters)}${close}`)
    .replace(/(?<=\p{Ll}),?\s([a-h]{1,4})(?=\s+\p{Lu}|\s+and\s|\s*$)/gu, (whole, letters: string) =>
      isRun(letters) ? `${open}${raised(letters)}${close}` : whole
    )
    .replace(new RegExp(`[,，]\\s?(?=${open})`, 'gu'), '')
}

/** Authors of a line whose marks are raised. */
function readNamesOf(text: string): {authors: Byline[]; evidence: Evidence} | undefined {
  const labelled = byLabel.test(text)
  const chunks = splitNames(
    text
      .replace(byLabel, '')
      .replace(rightsSign, '')
      .replace(text.trimStart().startsWith('©') ? lastYear : /^$/u, '')
      .replace(bracketedGrade, ', $1, $2')
      .replace(/(?<=[,\s])AND(?=\s+\p{Lu}{2})/gu, 'and')
  )
  const parts = chunks.map(readChunk)
  if (parts.length === 0 || !parts.every((part) => part && (isPersonName(part.name) || isGroup(part.name))))
    return undefined
  const known = parts.filter((part) => part !== undefined)
  const capitals = usesCapitals(known.map((part) => part.name))
  if (known.every((part) => isGroup(part.name))) return undefined
  const authors = known.map(({name, degrees, ...rest}) => ({
    name: withDegrees(
      isGroup(name)
        ? {literal: name.replace(/^(?:and\s+)?the\s+/iu, '')}
        : (withInitials(name) ?? parsePersonName(name, {capitals})),
      degrees
    ),
    ...rest
  }))
  const marked = known.some((part) => part.marks.length > 0 || part.orcid || part.email)
  if (!marked && !labelled && !known.every((part) => looksWhole(part.name) || isGroup(part.name)))
    return undefined
  return {authors, evidence: marked || labelled ? 'marks' : 'names'}
}

/** `Иванова А. П.`: initials behind a family, which Russia's journals print first. */
function withInitials(name: string): PersonName | undefined {
  const [, family, given] =
    /^(\p{Lu}[\p{L}'’]{1,30}(?:-\p{Lu}\p{L}+)?)\s((?:\p{Lu}\.[\s-]?){1,3})$/u.exec(name.trim()) ?? []
  return family && given ? {given: given.trim(), family} : undefined
}

/** Without marks a name must have two words, or begin with a surname. */
function looksWhole(name: string): boolean {
  const signs = name.replace(/[\s\u3000]/gu, '')
  if (/^\p{Script=Han}+$/u.test(signs)) return surnames.has(signs[0] ?? '') && signs.length <= 4
  return /\S\s+\S/u.test(name.trim())
}

function splitNames(text: string): string[] {
  const hidden = text.replace(raisedPattern, (run) => run.replace(/[,，;；、،\s]/gu, '\uE002'))
  const semicolons = /[;；]/u.test(hidden)
  const filed =
    semicolons &&
    hidden.split(/[;；]/u).every((chunk) => chunk.trim() === '' || /^[^,]+,[^,]+$/u.test(chunk.trim()))
  const separators = filed
    ? /[;；]/u
    : /[,，;；、،]|\s(?:and|und|et|&)\s|\s?&\s?|(?<=[\p{Script=Han}\uE001\s])[和与](?=\p{Script=Han})|\s[·•・⋅|]\s|\n/u
  const byMark = new RegExp(`(?<=${close})[\\s\\u3000]*(?=[\\p{L}])`, 'u')
  const chunks = hidden
    .split(separators)
    .flatMap((chunk) => chunk.split(byMark))
    .flatMap(splitSpacedHan)
    .flatMap(splitRun)
    .flatMap(splitJoined)
    .map((chunk) =>
      chunk
        .replaceAll('\uE002', ',')
        .replace(/^\s*(?:and|und|et|y|e|и|та|og|och|en|ve|dan|و|&)\s+(?=\p{Lu}|\p{Lo})/u, '')
        .trim()
    )
    .filter((chunk) => chunk.replace(/[\s.]/gu, '') !== '')
  return chunks.reduce<string[]>((all, chunk) => {
    const onlyMarks =
      chunk.replace(raisedPattern, '').replace(orcidPattern, '').replace(emailPattern, '').trim() === ''
    const bare = chunk.replace(raisedPattern, '').trim()
    const before = all.at(-1)
    if (before !== undefined && (onlyMarks || isDegree(bare) || isGrade(bare, before.split(', ').at(-1))))
      all[all.length - 1] += onlyMarks ? chunk : `, ${chunk}`
    else all.push(chunk)
    return all
  }, [])
}

/** At `y`, `e`, `и`, which also join the two families of one name: both sides must be whole names. */
function splitJoined(chunk: string): string[] {
  const parts = chunk.split(/\s(?:y|e|и|та|og|och|en|ve|dan|و)\s/u)
  const whole = parts.every((part) => /\p{L}\S*\s+\S*\p{L}/u.test(part.replace(raisedPattern, '').trim()))
  return whole ? parts : [chunk]
}

const hanNames = new RegExp(`^(?:[\\p{Script=Han}\\s\\u3000]|${open}[^${close}]*${close})+$`, 'u')

/** Chinese names parted by space alone: `刘　凯　李晓斌`. Names of two signs are printed with one inside. */
function splitSpacedHan(chunk: string): string[] {
  if (!hanNames.test(chunk)) return [chunk]
  const words = chunk.trim().split(/[\s\u3000]+/u)
  const names: string[] = []
  for (const word of words) {
    const last = names.at(-1)
    const size = word.replace(raisedPattern, '').length
    if ((size === 1 && last?.length === 1) || (size === 0 && last))
      names[names.length - 1] = `${last} ${word}`
    else names.push(word)
  }
  // Two words that are no two Chinese names are the parts of one: `山田 太郎`.
  const bare = names.map((name) => name.replace(raisedPattern, ''))
  const isOne =
    bare.length === 2 &&
    bare.every((name) => name.length < 4) &&
    bare.some((name) => !surnames.has(name[0] ?? ''))
  return isOne ? [chunk] : names
}

const doubleSurnames =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|南宫|长孙|宇文|端木|歐陽|司馬|諸葛)/u
const joinedNames = new RegExp(`^(\\p{Script=Han}{4,40})((?:${open}[^${close}]*${close})?)$`, 'u')

/** Names that extraction ran together: `王玉菊吴振新`, `Wang YujuWu Zhenxin`; only where all parts are whole names. */
function splitRun(chunk: string): string[] {
  const run = chunk.trim()
  const [, signs = '', raised = ''] = joinedNames.exec(run) ?? []
  if (signs) {
    const names = likeliest(segmented([...signs]))
    return names.length > 1
      ? names.map((name, index) => (index === names.length - 1 ? name + raised : name))
      : [chunk]
  }
  const parts = run.split(/(?<=\p{Ll}{2})(?=\p{Lu}\p{Ll})/u)
  const whole = parts.every((part) => /^\p{Lu}\p{Ll}+[ ]\p{Lu}\p{Ll}+$/u.test(part))
  return parts.length > 1 && whole ? parts : [chunk]
}

/** Ways to read signs as names of three or two, each with a common surname; at most so many. */
function segmented(signs: string[]): string[][] {
  const ways: string[][] = []
  const walk = (at: number, names: string[]) => {
    if (ways.length > 50) return
    if (at === signs.length) ways.push(names)
    for (const size of [3, 2])
      if (at + size <= signs.length && surnames.has(signs[at] ?? ''))
        walk(at + size, [...names, signs.slice(at, at + size).join('')])
  }
  // Four are one name where its family has two.
  if (signs.length > 4 || !doubleSurnames.test(signs.join(''))) walk(0, [])
  return ways
}

/** The way whose given names hold the fewest and rarest surnames; none where two are alike. */
function likeliest(ways: string[][]): string[] {
  const [first] = ways
  if (!first || ways.length === 1) return first ?? []
  const common = [...surnames].slice(0, 20).join('')
  const weighed = ways
    .map((names) => ({
      names,
      weight: names
        .flatMap((name) => [...name].slice(1))
        .reduce((sum, sign) => sum + (common.includes(sign) ? 2 : surnames.has(sign) ? 1 : 0), 0)
    }))
    .sort((a, b) => a.weight - b.weight)
  const [best, next] = weighed
  return best && next && best.weight < next.weight ? best.names : []
}

/** `Xiao-Dong Su (苏晓东)` */
const inHan = /(?<=\p{Script=Latin}[^()（）]{0,60})[(（]\s*((?:\p{Script=Han}\s?){2,4})[)）]/u

function readChunk(chunk: string): (Omit<Byline, 'name'> & {name: string; degrees: string[]}) | undefined {
  const orcids = [...chunk.matchAll(orcidPattern)].map((match) => parseOrcid(match[1] ?? ''))
  if (orcids.includes(undefined)) return undefined
  const emails = chunk.match(emailPattern) ?? []
  const marks = [...chunk.matchAll(raisedPattern)].flatMap((match) => splitMarks(match[1] ?? ''))
  const understood = [...chunk.matchAll(raisedPattern)].every((match) => leavesNothing(match[1] ?? ''))
  if (!understood || orcids.length > 1 || emails.length > 1) return undefined
  const bare = chunk.replace(raisedPattern, '')
  const native = inHan.exec(bare)
  const [first = '', ...others] = (native ? bare.replace(native[0], '') : bare)
    .replace(orcidPattern, '')
    .replace(emailPattern, '')
    .replace(/[()（）<>]|\[\s*\]/gu, ' ')
    .replace(/[\s\u3000]+/gu, ' ')
    .trim()
    .split(', ')
  const degrees = others.filter(isDegree)
  const grades = others.filter((other, index) => isGrade(other, others[index - 1]))
  const filed = others.filter((other) => !degrees.includes(other) && !grades.includes(other))
  const {name, titles} = splitTitles(first)
  const note = [titles, ...grades].filter(Boolean).join(', ')
  return {
    name: [name, ...filed].join(', '),
    degrees,
    marks,
    orcid: orcids[0],
    email: emails[0],
    ...(note && {note}),
    ...(native?.[1] && {native: native[1].replace(/\s/gu, '')})
  }
}

/** `Jr` is part of a name; degrees stand behind it. */
function withDegrees(name: PersonName, degrees: string[]): PersonName {
  return degrees.length > 0 ? {...name, suffix: [name.suffix, ...degrees].filter(Boolean).join(', ')} : name
}

function leavesNothing(raised: string): boolean {
  return splitMarks(raised).join('').length >= raised.replace(/[\s,，.;；、()（）[\]]/gu, '').length
}

/** A link to an ORCID record says its iD; to an address, the address. */
function showLink(node: PhrasingContent): PhrasingContent[] {
  if (node.type === 'superscript')
    return node.children.some((child) => child.type === 'link') ? node.children.flatMap(showLink) : [node]
  if (node.type !== 'link') return [node]
  const target = linkTarget(node)
  if (!target) return node.children.flatMap(showLink)
  const words = plain(node.children).trim()
  const furniture =
    /^(?:orcid(?: id)?|id|iD)?$/iu.test(words) || words.includes(target) || parseOrcid(words) === target
  const shown = furniture ? [] : node.children
  return [...shown, {type: 'text', value: ` ${target} `}]
}

function linkTarget(link: Link): string | undefined {
  if (/^mailto:/iu.test(link.url)) return link.url.slice(7)
  return parseOrcid(link.url)
}
