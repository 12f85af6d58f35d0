/**
 * Where authors work, as Springer's journals print it at the foot of the first page: names, and below them their
 * institution, without marks. An envelope stands behind whom to write to.
 */
import type {Affiliation, Contributor} from '../../model/index.js'
import {affiliation, namesInstitution} from './affiliations.js'
import {byAddress} from './correspondence.js'
import {emailSource} from './email.js'
import type {Claim, Head} from './head.js'
import {type Line, linesOf} from './lines.js'
import {authorsOf} from './memberships.js'

/** An envelope, as readers of pages see it. */
const envelope = /\s*\(\s*(?:✉|⊠|\$?\\boxtimes\$?|B|&|\*)?\s*\)\s*|\s*(?:✉|⊠|\\boxtimes)\s*/gu
const addressed = /^\s*e-?mails?\s*[:：]\s*/iu
const email = new RegExp(emailSource, 'gu')

interface Group {
  authors: Contributor[]
  marked: Contributor[]
  place: string
  emails: string[]
  lines: Line[]
}

/** Affiliations found so; the authors, none of whom has one yet, are given theirs and their addresses. */
export function readFootPlaces(
  head: Head,
  authors: Contributor[]
): {affiliations: Affiliation[]; claims: Claim[]} {
  const none = {affiliations: [], claims: []}
  if (authors.some((author) => author.affiliations.length > 0)) return none
  const lines = head.passages.filter(({block}) => head.feet.has(block)).flatMap((passage) => linesOf(passage))
  const groups = groupsOf(lines, authors).filter(({place}) => namesInstitution(place))
  const known = new Set(groups.flatMap((group) => group.authors))
  if (groups.length === 0 || known.size < authors.length / 2) return none
  const affiliations: Affiliation[] = []
  for (const {authors: own, marked, place, emails} of groups) {
    const same = affiliations.find(({text}) => text === place)
    const number = String(affiliations.length + 1)
    const one = same ?? affiliation(`aff-${number}`, groups.length > 1 ? number : '', place)
    if (!same) affiliations.push(one)
    for (const author of own) author.affiliations.push(one.id)
    for (const author of marked) author.corresponding = true
    for (const address of emails) {
      const owner =
        (emails.length === 1 && marked.length === 1 ? marked[0] : undefined) ??
        byAddress(address, own) ??
        (own.length === 1 ? own[0] : undefined)
      if (owner) owner.email ??= address
      else one.text += `; ${address}`
    }
  }
  return {
    affiliations,
    claims: groups.flatMap((group) => group.lines.map(({passage, range}) => ({passage, range})))
  }
}

function groupsOf(lines: Line[], authors: Contributor[]): Group[] {
  const groups: Group[] = []
  let open: Group | undefined
  for (const line of lines) {
    const named = namedIn(line.text, authors)
    if (named) {
      open = {...named, place: '', emails: [], lines: [line]}
      groups.push(open)
      continue
    }
    if (!open) continue
    const emails = line.text.match(email) ?? []
    const rest = line.text
      .replace(addressed, '')
      .replace(email, '')
      .replace(/[\s;,.]|\band\b/gu, '')
    if (emails.length > 0 && rest === '') open.emails.push(...emails)
    else if (open.emails.length === 0 && isPlace(line.text, open.place))
      open.place = [open.place, line.text.replace(/[;,]$/u, '')].filter(Boolean).join(', ')
    else {
      open = undefined
      continue
    }
    open.lines.push(line)
  }
  return groups
}

function isPlace(text: string, before: string): boolean {
  return (
    text.length < 300 &&
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(text) &&
    (namesInstitution(text) || (before !== '' && /^\p{Lu}/u.test(text) && text.length < 120))
  )
}

function namedIn(text: string, authors: Contributor[]): Pick<Group, 'authors' | 'marked'> | undefined {
  if (text.length > 400) return undefined
  const parts = text
    .replaceAll('\\cdot', '·')
    .split(/\s*[·•・⋅]\s*|,\s+(?:and\s+)?|\s+and\s+/u)
    .filter((part) => part.trim() !== '')
  const found = parts.map((part) => ({
    marked: /[✉⊠]|boxtimes|\(\s*(?:B|&|\*)?\s*\)/u.test(part),
    meant: authorsOf(part.replace(envelope, ' ').trim(), authors)
  }))
  if (found.length === 0 || found.some(({meant}) => meant === undefined)) return undefined
  const of = (list: typeof found) => list.flatMap(({meant = []}) => meant)
  return {authors: of(found), marked: of(found.filter(({marked}) => marked))}
}
