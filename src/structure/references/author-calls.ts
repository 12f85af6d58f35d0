/**
 * Names with years that call entries of a typed reference list: `(Smith, 2009; Lee & Park 2011)`.
 *
 * Only a name that begins an entry, with that entry's year behind it, is a
 * call; where two entries fit, none is.
 */
import type {CslItem, Reference} from '../../model/index.js'
import {plain} from '../phrasing.js'

/** A call in a text; offsets in UTF-16 units. */
export interface AuthorCall {
  start: number
  end: number
  reference: Reference
  /** The year stands in brackets of its own: `Smith (2009)`. */
  textual: boolean
}

/** Entries by family name of the first author and year; finds calls in texts. */
export type AuthorCalls = (text: string) => AuthorCall[]

interface Known {
  reference: Reference
  year: string
  /** Of further authors, in lower case. */
  others: string[]
}

const mostNames = 1000
const coauthor = "(?:\\p{Lu}[\\p{L}'’-]*|\\p{Script=Han}{1,4})(?:\\s+\\p{Lu}[\\p{L}'’-]*)?"
const joiner =
  '\\s*(?:[,，、;]\\s*(?:&|and|y|e|et|und)?|&|\\band\\b|\\by\\b|\\be\\b|\\bet\\b(?!\\s+al)|\\bund\\b|\\bve\\b|\\bdan\\b|(?<!\\p{L})и(?!\\p{L}\\s*др)|和|与|及)\\s*'
const andOthers =
  '(?:\\s*[,，]?\\s*(?:et\\s*al\\b\\.?|and\\s+(?:others|colleagues)|u\\.\\s?a\\.|y\\s+cols?\\.|等人?|vd\\.|v[dk]\\.|ve\\s+(?:ark|diğ)\\.|dkk\\.?|и\\s+др\\.|та\\s+ін\\.|i\\s+in\\.|m\\.\\s?fl\\.|외|ほか|ら))?'
/** Readers of scans take a nought for `O`, a one for `l`. */
const year = '(?:1[5-9]|2[0Oo])[\\dOol]{2}[a-z]?'
const rest = new RegExp(
  `^(?:${joiner}${coauthor}){0,6}${andOthers}(?:['’]s)?\\s*[,，]?\\s*([(（[]?)\\s*(${year})(?![\\d\\p{L}])`,
  'u'
)
const nextYear = new RegExp(`^\\s*[,，;]\\s*(${year})(?![\\d\\p{L}])`, 'u')

/** `undefined` when the list has numbers, or no entry begins with a name and has a year. */
export function authorCalls(references: Reference[]): AuthorCalls | undefined {
  if (references.some(({label}) => label !== undefined)) return undefined
  const byName = new Map<string, Known[]>()
  for (const reference of references) {
    for (const name of firstNames(reference)) {
      const stated = yearOf(reference)
      if (!stated || name.length < 2) continue
      const others = (reference.csl.author ?? []).slice(1).map(nameOf).filter(Boolean)
      byName.set(name, [...(byName.get(name) ?? []), {reference, year: stated, others}])
    }
  }
  if (byName.size === 0 || byName.size > mostNames) return undefined
  const names = [...byName.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{Ll}])`, 'giu')
  return (text) => {
    const calls: AuthorCall[] = []
    let done = 0
    for (const match of text.matchAll(pattern)) {
      if (match.index < done) continue
      for (const call of callsAt(text, match.index, match[0], byName)) {
        calls.push(call)
        done = call.end
      }
    }
    return calls
  }
}

/** The call that begins with a name, and those of further years: `Smith 2009, 2012`. */
function callsAt(text: string, start: number, name: string, byName: Map<string, Known[]>): AuthorCall[] {
  const entries = byName.get(name.toLowerCase()) ?? []
  const end = start + name.length
  const found = rest.exec(text.slice(end, end + 200))
  if (!found) return []
  const between = found[0].toLowerCase()
  const textual = found[1] !== ''
  const first = fitting(entries, found[2] as string, between)
  if (!first) return []
  const calls = [{start, end: end + found[0].length, reference: first, textual}]
  for (;;) {
    const at = (calls.at(-1) as AuthorCall).end
    const more = nextYear.exec(text.slice(at, at + 20))
    const reference = more && fitting(entries, more[1] as string, between)
    if (!more || !reference) return calls
    const to = at + more[0].length
    calls.push({start: to - (more[1] as string).length, end: to, reference, textual})
  }
}

function fitting(entries: Known[], written: string, between: string): Reference | undefined {
  const wanted = readYear(written)
  const same = entries.filter(({year: own}) => own === wanted || own.replace(/[a-z]$/u, '') === wanted)
  if (same.length <= 1) return same[0]?.reference
  const exact = same.filter(({year: own}) => own === wanted)
  if (exact.length === 1 && exact.length < same.length) return exact[0]?.reference
  const alone = !/\p{L}{2}/u.test(between.replace(/et\s*al|等|\band\b/gu, ''))
  const told = same.filter(({others}) =>
    alone ? others.length === 0 || /al\b|等/u.test(between) : others.some((name) => between.includes(name))
  )
  return told.length === 1 ? told[0]?.reference : undefined
}

function readYear(text: string): string {
  return text.slice(0, 4).replace(/[Oo]/gu, '0').replaceAll('l', '1') + text.slice(4)
}

/** Chinese and Korean names are called whole, `李明（2015）`. */
function firstNames(reference: Reference): string[] {
  const {family = '', given = ''} = reference.csl.author?.[0] ?? {}
  const whole = /^[\p{Script=Han}\p{Script=Hangul}]+$/u.test(family + given) ? family + given : ''
  return [...new Set([firstName(reference), whole])].filter(Boolean)
}

function firstName({csl, formatted}: Reference): string {
  const [author] = csl.author ?? []
  return author
    ? nameOf(author)
    : (/^\s*([\p{Lu}\p{Script=Han}][\p{L}'’-]+)/u.exec(plain(formatted))?.[1] ?? '').toLowerCase()
}

function nameOf({family, literal, ...name}: NonNullable<CslItem['author']>[number]): string {
  const whole = [name['non-dropping-particle'], family].filter(Boolean).join(' ') || (literal ?? '')
  return whole.toLowerCase()
}

/** With its letter, which only the author's words have. */
function yearOf({csl, formatted}: Reference): string | undefined {
  const issued = csl.issued?.['date-parts']?.[0]?.[0]
  const text = plain(formatted).slice(0, 400)
  const written = new RegExp(
    `[\\s(（,.，。]${issued ? String(issued) : '(?:1[5-9]|20)\\d{2}'}[a-z]?(?![\\d\\p{L}])`,
    'u'
  ).exec(text)?.[0]
  return written?.replace(/^\D+/u, '') ?? (issued ? String(issued) : undefined)
}
