/**
 * Sentences that say where authors work: IEEE's `W. Chang is with the Department of …, (e-mail: …).`, and who wrote to whom.
 */
import type {Affiliation, Contributor} from '../../model/index.js'
import {affiliation} from './affiliations.js'
import {type Claim, freeRanges, type Head} from './head.js'

/** Affiliations found so; the authors are given theirs, their addresses and their correspondence. */
export function readMemberships(
  head: Head,
  authors: Contributor[],
  known: Affiliation[]
): {affiliations: Affiliation[]; claims: Claim[]} {
  const found: Affiliation[] = []
  const claims: Claim[] = []
  for (const passage of head.passages) {
    if (passage.kind === 'heading') continue
    for (const [start, end] of freeRanges(passage)) {
      const text = passage.text.slice(start, end)
      const corresponding = /\(\s*\*?corresponding authors?\s*[:：]\s*([^()]{4,200}?)\.?\s*\)/iu.exec(text)
      if (corresponding) {
        const meant = authorsOf(corresponding[1] ?? '', authors)
        if (meant) {
          for (const author of meant) author.corresponding = true
          const at = start + corresponding.index
          claims.push({passage, range: [at, at + corresponding[0].length]})
        }
      }
      if (known.length > 0) continue
      const whole = membershipsOf(text.trim(), authors, found)
      if (!whole) continue
      found.push(...whole)
      claims.push({passage, range: [start, end]})
    }
  }
  return {affiliations: found, claims}
}

/** Every sentence of such a paragraph; `undefined`, and nothing changed, when one is none. */
function membershipsOf(
  text: string,
  authors: Contributor[],
  before: Affiliation[]
): Affiliation[] | undefined {
  if (text.length > 3000) return undefined
  const sentence =
    /^(?:[\d*†‡§]{1,2}\s*)?(\p{Lu}.{2,300}?)\s(?:is|are)\s(?:also\s)?with\s(?:the\s)?(.{5,400}?)(?:[\s,.;]*\(?(?:e-?mails?\s*:\s*)?((?:\{[\w.,\s-]{2,120}\}|[\w.+-]+)@[\w.-]*\w(?:[;,\s]+(?:and\s)?[\w.+-]+@[\w.-]*\w)*)\s*\)?)?(?:\.(?:\s+|$)|\s*$)/u
  const read: {people: Contributor[]; place: string; emails: string[]}[] = []
  for (let rest = text; rest !== ''; ) {
    const found = sentence.exec(rest)
    const people = found && authorsOf(found[1] ?? '', authors)
    if (!found || !people) return undefined
    read.push({people, place: found[2] ?? '', emails: spelledOut(found[3] ?? '')})
    rest = rest.slice(found[0].length)
  }
  const affiliations: Affiliation[] = []
  for (const {people, place, emails} of read) {
    const number = before.length + affiliations.length + 1
    const same = before.find((one) => one.text === place)
    const one = same ?? affiliation(`aff-${number}`, String(number), place)
    if (!same) affiliations.push(one)
    for (const [index, author] of people.entries()) {
      author.affiliations.push(one.id)
      const email = emails.length === people.length ? emails[index] : undefined
      if (email) author.email ??= email
    }
  }
  return read.length > 0 ? affiliations : undefined
}

/** `{a, b}@x.org` is two addresses. */
function spelledOut(text: string): string[] {
  const [, names, domain] = /\{([^{}]+)\}@([\w.-]*\w)/u.exec(text) ?? []
  if (names && domain) return names.split(/[,;]\s*/u).map((name) => `${name.trim()}@${domain}`)
  return text.match(/[\w.+-]+@[\w.-]*\w/gu) ?? []
}

/** Authors a list of names means, `W.-L. Chang and Ó. Núñez`; `undefined` when one is unknown or meant twice. */
export function authorsOf(text: string, authors: Contributor[]): Contributor[] | undefined {
  const names = text.split(/,\s+(?:and\s+)?|\s+and\s+|;\s*|\s+&\s+/u).map((name) => name.trim())
  const meant = names.filter(Boolean).map((name) => {
    const fits = authors.filter((author) => isMeant(name, author))
    return fits.length === 1 ? fits[0] : undefined
  })
  return meant.length > 0 && meant.every((one) => one !== undefined) ? (meant as Contributor[]) : undefined
}

/** Whether `W.-L. Chang`, `Wei-Lun Chang` or `WLC` is this author. */
export function isMeant(name: string, {name: own}: Contributor): boolean {
  const {given = '', family = '', literal} = own
  if (literal) return literal === name
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/[^\p{L}]/gu, '')
      .toLowerCase()
  const full = plain(name)
  if (full === plain(given + family) || full === plain(family + given)) return true
  const initials = (text: string) => (text.match(/(?<!\p{L})\p{L}/gu) ?? []).join('').toLowerCase()
  const bare = name.replace(/[.\s-]/gu, '')
  if (/^\p{Lu}{2,5}$/u.test(bare) && /^[\p{Lu}.\s-]+$/u.test(name)) {
    const all = initials(given) + initials(family)
    return (
      bare.toLowerCase() === all ||
      bare.toLowerCase() === (initials(given)[0] ?? '') + (initials(family).at(-1) ?? '')
    )
  }
  if (!full.endsWith(plain(family))) return false
  const before = name.slice(0, name.toLowerCase().lastIndexOf(family.toLowerCase()))
  const short = initials(before)
  if (family === '' || short === '') return false
  if (initials(given).startsWith(short) && plain(before).length <= 4) return true
  // `L. Soltan Ghoraie` of Laleh Soltan Ghoraie.
  const words = (text: string) =>
    text
      .split(/[\s.]+/u)
      .filter(Boolean)
      .map(plain)
  const all = words(given)
  return words(before).every(
    (word, index) => word === all[index] || (word.length === 1 && all[index]?.startsWith(word))
  )
}
