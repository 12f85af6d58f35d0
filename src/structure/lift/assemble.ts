/** Lines told apart become authors with their affiliations. */
import {type Affiliation, type Contributor, type Orcid, parseOrcid} from '../../model/index.js'
import {affiliation, type MarkedAffiliation} from './affiliations.js'
import type {Byline} from './authors.js'
import {addNote, addressLine, byAddress, equalLine, type Notice} from './correspondence.js'
import {emailSource} from './email.js'
import type {Claim} from './head.js'
import type {People, Reading} from './people.js'
import {nameAgain} from './second-byline.js'

/** Signs that speak of the author rather than of a place. */
const sign = /[*†‡#§¶☯¤◊⊥∥✉]/u

/**
 * People of a block, tied by their marks; authors without marks belong to
 * the affiliations that follow them.
 */
export function assemble(readings: Reading[]): Omit<People, 'authorPlace'> {
  const again = secondByline(readings)
  const marked = readings.flatMap((reading) =>
    reading.kind === 'affiliations' && !again.has(reading) ? reading.affiliations : []
  )
  const notices = readings.flatMap((reading) => (reading.kind === 'notice' ? [reading.notice] : []))
  const claims: Claim[] = []
  const unclear: People['unclear'] = []
  const affiliations: Affiliation[] = []
  const contributors: Contributor[] = []
  const dangling: People['dangling'] = []
  const guessed: People['guessed'] = []
  const ids = new Map<MarkedAffiliation, string>()
  const understood = new Set<Reading>()
  const addresses: {address: string; aff: string}[] = []
  const iDs: {orcid: Orcid; aff: string}[] = []
  const use = (one: MarkedAffiliation): string => {
    const known = ids.get(one) ?? [...ids].find(([{text}]) => text === one.text && text.length > 8)?.[1]
    if (known) {
      ids.set(one, known)
      return known
    }
    const id = `aff-${affiliations.length + 1}`
    const {text, emails, orcid} = withoutIds(one.text)
    if (orcid) iDs.push({orcid, aff: id})
    addresses.push(...emails.map((address) => ({address, aff: id})))
    affiliations.push(
      affiliation(id, one.mark ?? (marked.length > 1 ? String(affiliations.length + 1) : ''), text)
    )
    ids.set(one, id)
    return id
  }
  const anyMark = readings.some(
    (r) => r.kind === 'authors' && r.authors.some((a) => a.marks.some((mark) => !sign.test(mark)))
  )
  const told = new Set<MarkedAffiliation>()
  for (const one of marked) if (one.mark && !present.test(one.text)) use(one)
  let group: Contributor[] = []
  for (const [index, reading] of readings.entries()) {
    const claim: Claim = {passage: reading.line.passage, range: reading.line.range}
    if (again.has(reading)) {
      if (reading.kind === 'authors') claims.push(claim)
      else unclear.push({text: reading.line.text, passage: reading.line.passage, again: true})
      continue
    }
    if (reading.kind === 'authors') {
      if (readings[index - 1]?.kind !== 'authors') group = []
      for (const byline of reading.authors) {
        const author = contributor(`author-${contributors.length + 1}`, byline)
        // A raised 1 alone looks so; the editor is asked to look.
        const misread = marked.some(({mark}) => mark === '1')
        if (misread && byline.marks.includes('’')) guessed.push({mark: '’', author})
        const place = byline.marks
          .flatMap((mark) => parted(mark === '’' && misread ? '1' : mark, marked))
          .filter((mark) => !sign.test(mark) || marked.some((one) => one.mark === mark))
        for (const mark of place) {
          const one = marked.find((candidate) => candidate.mark === mark)
          if (one && present.test(one.text)) {
            const {text, emails} = withoutIds(one.text)
            addNote(author, text)
            if (!told.has(one)) addresses.push(...emails.map((address) => ({address, aff: ''})))
            told.add(one)
            continue
          }
          if (one && author.affiliations.includes(use(one))) continue
          if (one) author.affiliations.push(use(one))
          else if (!notices.some((notice) => notice.mark === mark)) dangling.push({mark, author})
        }
        author.corresponding =
          byline.marks.includes('*') &&
          !marked.some((one) => one.mark === '*') &&
          !notices.some((notice) => notice.mark === '*' && notice.kind !== 'address')
        for (const notice of notices) applyNotice(notice, author, byline.marks)
        contributors.push(author)
        group.push(author)
      }
      claims.push(claim)
    } else if (reading.kind === 'affiliations') {
      const loose = reading.affiliations.filter((one) => one.mark === undefined)
      const unsure = group.length !== 1 && (group.length === 0 || loosely(readings, index) > 1)
      if (loose.length > 0 && (unsure || anyMark))
        unclear.push({text: reading.line.text, passage: reading.line.passage})
      else {
        for (const one of loose) for (const author of group) author.affiliations.push(use(one))
        claims.push(claim)
      }
    } else if (reading.kind === 'notice') {
      const {notice} = reading
      const carried = readings.some(
        (one) => one.kind === 'authors' && one.authors.some(({marks}) => marks.includes(notice.mark ?? ''))
      )
      if (
        addressLine(
          notice,
          contributors,
          group,
          marked.map(({text}) => text)
        ) ||
        (carried && equalLine(notice))
      )
        claims.push(claim)
    } else if (noted(reading.line.text, readings, contributors)) {
      claims.push(claim)
      understood.add(reading)
    }
  }
  nameAgain(
    contributors,
    [...again].flatMap((reading) => (reading.kind === 'authors' ? reading.authors : [])),
    [...again].map(({line}) => line.text).join('\n')
  )
  for (const {address, aff} of addresses) {
    const own = contributors.filter((author) => author.affiliations.includes(aff))
    const named = byAddress(address, own) ?? byAddress(address, contributors)
    const owner = named ?? (own.length === 1 ? own[0] : undefined)
    if (owner && (owner.email === undefined || owner.email === address)) owner.email = address
    else for (const one of affiliations) if (one.id === aff) one.text += `; ${address}`
  }
  for (const {orcid, aff} of iDs) {
    const own = contributors.filter((author) => author.affiliations.includes(aff))
    const [owner] = own
    if (owner && own.length === 1 && (owner.orcid === undefined || owner.orcid === orcid)) owner.orcid = orcid
    else for (const one of affiliations) if (one.id === aff) one.text += `; ORCID ${orcid}`
  }
  if (affiliations.length === 1 && !anyMark) {
    for (const author of contributors)
      if (author.affiliations.length === 0) author.affiliations.push(affiliations[0]?.id ?? '')
  }
  const lastKnown = readings.findLastIndex((reading) => reading.kind !== 'unclear')
  for (const reading of readings.slice(0, lastKnown)) {
    if (reading.kind === 'unclear' && !understood.has(reading))
      unclear.push({text: reading.line.text, passage: reading.line.passage})
  }
  const affiliationPlace = readings.find((reading) => reading.kind === 'affiliations')?.line.passage
  return {contributors, affiliations, claims, affiliationPlace, unclear, dangling, guessed}
}

/** Where an author has gone since: a note on him, as no work was done there. */
const present = /^(?:present|current|permanent) address(?:es)?\s*[:：]|^deceased\b/iu

/** An affiliation without the iD and the addresses behind it. */
function withoutIds(text: string): {text: string; emails: string[]; orcid?: Orcid} {
  const found =
    /[;,.]?\s*(?:orcid(?:[ -]?id)?\s*[:：]?\s*)?(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])\s*[.;,]?\s*$/iu.exec(
      text
    )
  const orcid = parseOrcid(found?.[1] ?? '')
  if (!found || !orcid || found.index < 8) return withoutEmails(text)
  return {...withoutEmails(text.slice(0, found.index)), orcid}
}

const emailsAtEnd = new RegExp(
  String.raw`[;,]?\s{0,9}(?:e-?mails?\s*:\s*)?((?:${emailSource}(?:\s*\([^()]{1,40}\))?[;,\s]{0,9})+)\.?\s*$`,
  'iu'
)

/** An affiliation without the addresses that MDPI's journals print behind it. */
export function withoutEmails(text: string): {text: string; emails: string[]} {
  const found = emailsAtEnd.exec(text)
  const emails = found?.[1]?.match(new RegExp(emailSource, 'gu')) ?? []
  return found && found.index > 8
    ? {text: text.slice(0, found.index).trim(), emails}
    : {text: text.trim(), emails: []}
}

/** Give a line that begins with a sign, `‡ Present address: …`, to the authors who carry the sign. */
function noted(text: string, readings: Reading[], contributors: Contributor[]): boolean {
  const [, mark, words] = /^\s*([†‡§¶#☯¤◊⊥∥])\s*(\p{L}.*)$/su.exec(text) ?? []
  if (!mark || !words) return false
  const bylines = readings.flatMap((reading) => (reading.kind === 'authors' ? reading.authors : []))
  const meant = contributors.filter((_, index) => bylines[index]?.marks.includes(mark))
  for (const author of meant) addNote(author, words)
  return meant.length > 0
}

/** The authors once more in another script, and their affiliations below: as many as before. */
function secondByline(readings: Reading[]): Set<Reading> {
  const bylines = readings.filter((reading) => reading.kind === 'authors')
  const latin = (reading: Reading & {kind: 'authors'}) => /\p{Script=Latin}/u.test(reading.line.text)
  const [first] = bylines
  if (!first) return new Set()
  const same = bylines.filter((one) => latin(one) === latin(first))
  const others = bylines.filter((one) => latin(one) !== latin(first))
  const size = (list: typeof bylines) => list.reduce((sum, {authors}) => sum + authors.length, 0)
  if (others.length === 0 || size(others) !== size(same)) return new Set()
  const start = readings.indexOf(others[0] as Reading)
  const below = readings.slice(start).filter((one) => one.kind === 'affiliations')
  const before = readings.slice(0, start).some((one) => one.kind === 'affiliations')
  return new Set<Reading>([...others, ...(before ? below : [])])
}

/** `12` where there is no twelfth affiliation, but a first and a second: both, whose comma was not read. */
function parted(mark: string, marked: MarkedAffiliation[]): string[] {
  const known = (one: string) => marked.some((candidate) => candidate.mark === one)
  const [, number, letter] = /^(\d+)([a-d])$/u.exec(mark) ?? []
  if (number && letter && !known(mark)) return [number, letter]
  const figures = /^\d{2,3}$/u.test(mark) && !known(mark) ? [...mark] : []
  return figures.length > 0 && figures.every(known) && new Set(figures).size === figures.length
    ? figures
    : [mark]
}

/** Unmarked affiliations that stand together with this one. */
function loosely(readings: Reading[], index: number): number {
  let start = index
  while (readings[start - 1]?.kind === 'affiliations') start -= 1
  let size = 0
  for (let at = start; readings[at]?.kind === 'affiliations'; at += 1) size += 1
  return size
}

function applyNotice(notice: Notice, author: Contributor, marks: string[]): void {
  if (!notice.mark || !marks.includes(notice.mark)) return
  if (notice.kind === 'equal') author.equalContribution = true
  if (notice.kind === 'deceased') author.deceased = true
  if (notice.kind === 'address') author.corresponding = true
}

function contributor(id: string, byline: Byline): Contributor {
  return {
    id,
    name: byline.name,
    ...(byline.orcid ? {orcid: byline.orcid} : {}),
    ...(byline.email ? {email: byline.email} : {}),
    ...(byline.note ? {note: byline.note} : {}),
    ...(byline.native ? {nativeName: {text: byline.native, language: 'zh'}} : {}),
    affiliations: [],
    corresponding: false,
    equalContribution: false,
    deceased: false,
    roles: []
  }
}
