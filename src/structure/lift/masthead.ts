/**
 * What a journal prints around a title: its name and volume, the kind of article, and publisher's furniture.
 *
 * Each line is taken only when all of it is understood.
 */
import {type Article, type Journal, type Metadata, monthPattern, parseIssn} from '../../model/index.js'
import {type Claim, freeRanges, type Head, type Passage} from './head.js'
import {findLabels} from './labels.js'
import {isPersonName} from './names.js'
import {isFurniture, isKind, isSeal} from './printed.js'

/** A line of a head, with the passage and the range it stands in. */
export interface HeadLine {
  text: string
  claim: Claim
}

export type MastheadField =
  | 'articleType'
  | 'journal'
  | 'volume'
  | 'issue'
  | 'firstPage'
  | 'lastPage'
  | 'elocationId'

export interface Masthead {
  found: Pick<Metadata, MastheadField>
  journalPlace?: Passage
  typePlace?: Passage
  claims: Claim[]
  /** Lines that say nothing of the article. */
  furniture: HeadLine[]
}

/** The masthead of a head; lines that are only partly understood stay. */
export function readMasthead(head: Head): Masthead {
  const result: Masthead = {found: {}, claims: [], furniture: []}
  const first = head.passages.findIndex(
    ({text, node}) => findLabels(text, {children: node.children as never}).length > 0
  )
  let broken = false
  let lastLine: HeadLine | undefined
  for (const line of linesOf(head)) {
    // `Academic Editor: Ada` goes on in the next line.
    if (broken && isPersonName(line.text)) result.furniture.push(line)
    const goesOn = broken && isPersonName(line.text)
    broken = /^(?:academic |handling )?editor\s*:\s*\p{Lu}[\p{Ll}-]+$/iu.test(line.text)
    if (goesOn) continue
    const before = first < 0 || head.passages.indexOf(line.claim.passage) < first
    const words = line.text.replace(/^[\s|·•]+|[\s|·•]+$/gu, '')
    const online = /^《([^《》]{2,40})》网络首发论文$/u.exec(words)?.[1]
    if (online) {
      result.found.journal = {...result.found.journal, title: online}
      result.journalPlace ??= line.claim.passage
      result.claims.push(line.claim)
    } else if (head.title && isJournalHeading(head, line)) {
      if (result.found.journal?.title) result.furniture.push(line)
      else {
        result.found.journal = {...result.found.journal, title: words}
        result.journalPlace ??= line.claim.passage
        result.claims.push(line.claim)
      }
    } else if (isKind(words) && before) {
      if (!result.found.articleType) {
        result.found.articleType = sentenceCase(words)
        result.typePlace = line.claim.passage
        result.claims.push(line.claim)
      } else result.furniture.push(line)
    } else if (
      isFurniture(words) ||
      (line.claim.passage.kind === 'heading' && isSeal(line.claim.passage.text)) ||
      (before && words === result.found.journal?.title && words.length > 3)
    )
      result.furniture.push(line)
    else if (line.claim.passage.kind !== 'heading') {
      const sage = readBeforeRights(line.text)
      const journal =
        readArticleId(words, lastLine) ?? sage?.fields ?? readJournalLine(words) ?? readIssueLine(words)
      lastLine = line
      if (!journal || (journal.volume && result.found.volume)) continue
      const {above: _, ...fields} = journal
      result.found = {...result.found, ...fields, journal: {...result.found.journal, ...journal.journal}}
      result.journalPlace ??= line.claim.passage
      const {passage, range} = line.claim
      const own = sage ? {passage, range: [range[0], range[0] + sage.length] as [number, number]} : line.claim
      result.claims.push(...(journal.above ? [journal.above, own] : [own]))
    }
  }
  return result
}

/** A heading above the title, beside the publisher's lines about the journal. */
function isJournalHeading(head: Head, {claim: {passage}}: HeadLine): boolean {
  if (passage.kind !== 'heading' || passage.node === head.title || isKind(passage.text)) return false
  const index = head.passages.indexOf(passage)
  if (index > head.passages.findIndex(({node}) => node === head.title)) return false
  const near = [head.passages.slice(0, index).reverse(), head.passages.slice(index + 1)]
  return near
    .map((side) => side.find(({text}) => text.trim() !== ''))
    .some((one) => one !== undefined && /home ?page|contents lists? available|ISSN/iu.test(one.text))
}

function linesOf(head: Head): HeadLine[] {
  return head.passages.flatMap((passage) =>
    freeRanges(passage).flatMap(([start, end]) => {
      let at = start
      return passage.text
        .slice(start, end)
        .split('\n')
        .flatMap((text): HeadLine[] => {
          const range: [number, number] = [at, at + text.length]
          at += text.length + 1
          return text.trim() && text.length < 200 ? [{text: text.trim(), claim: {passage, range}}] : []
        })
    })
  )
}

function sentenceCase(words: string): string {
  return /^[\p{Lu}\s-]+$/u.test(words) && !/\p{Lo}/u.test(words)
    ? (words[0] ?? '') + words.slice(1).toLowerCase()
    : words
}

type JournalFields = Pick<Article, 'journal'> &
  Omit<Masthead['found'], 'articleType' | 'journal'> & {
    /** The line above, which names the journal. */
    above?: Claim
  }

/** `Volume 2019, Article ID 7576591, 16 pages` below the journal's name, as Hindawi's pages begin. */
function readArticleId(line: string, above: HeadLine | undefined): JournalFields | undefined {
  const [, volume, elocationId] =
    /^Volume\s+(\d{1,4}),\s+Article ID\s+(\w{3,12})(?:,\s+\d{1,4}\s+pages?)?$/iu.exec(line) ?? []
  if (!volume || !above || !isJournalTitle(above.text)) return undefined
  return {journal: {title: above.text}, volume, elocationId, above: above.claim}
}

/** `Journal of Tides 12 (2020) 123–130`, `TIDES, VOL. 12, NO. 4, APRIL 2022`, `Tides. 2019; 45(2): 112-125. ISSN 0123-4567`. */
function readJournalLine(line: string): JournalFields | undefined {
  const {issn, rest} = takeIssn(
    line
      // A running head names authors first, a publisher's line itself last.
      .replace(/^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?\set\sal\.?,?\s+(?=\p{Lu})/u, '')
      .replace(/\s+Published by \p{Lu}[^.]{3,80}$/u, '')
      .replace(/^cite this\s*[:：]\s*/iu, '')
  )
  if (issn && !/[\p{L}\d]{2}/u.test(rest)) return {journal: issn}
  const start = rest.search(/[\d([（第]|[,;.\s|]\s*(?:vol|v|том|т|bd|band|jahrgang)\.?\s*\d/iu)
  if (start < 4 || start > 110) return undefined
  const title = rest
    .slice(0, start)
    .replace(/^[\s|·]+|[\s,.;:|·–—-]+$/gu, '')
    .replace(/[\s,]+(?:vol|volume)\.?$/iu, '')
  const numbers = rest.slice(start)
  const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/u.exec(numbers)
  const plain = year ? numbers.replace(year[0], ' ') : numbers
  const volume =
    /(?:vol(?:ume|\.)?|\bv\.|том|т\.|bd\.|band|jahrgang|第)\s*(\d{1,4})/iu.exec(plain)?.[1] ??
    /(?<![\d(])(\d{1,4})(?=\s*(?:\(|[,:;]|\s|$))/u.exec(plain)?.[1]
  if (!year || !volume || !isJournalTitle(title)) return undefined
  const after = plain.slice(plain.indexOf(volume) + volume.length)
  const issue =
    /^\s*(?:卷)?\s*[（(]\s*(\d{1,3}(?:[-–/]\d{1,3})?)\s*[)）]/u.exec(after)?.[1] ??
    /(?:\bno?\.|n[ºo°]\.?|núm\.|issue|iss\.|№|heft|第)\s*(\d{1,3}(?:[-–/]\d{1,3})?)/iu.exec(after)?.[1]
  const pages = /(?:^|[\s:,.]|pp?\.|页)\s*([A-Za-z]?\d{1,6})\s*[-–—]\s*([A-Za-z]?\d{1,6})\.?\s*$/u.exec(after)
  const one = pages ? undefined : /[:,]\s*(?:article\s*)?([A-Za-z]{0,2}\d{1,8})\.?\s*$/iu.exec(after)?.[1]
  const known = new RegExp(
    `\\b(?:vol(?:ume)?|v|no?|núm|issue|iss|pp?|pages?|article|bd|band|heft|jahrgang|${monthPattern})\\b|[ºo°№年第卷期页]|том|т(?=\\.)|с(?=\\.)|[A-Za-z](?=\\d)`,
    'giu'
  )
  if (/\p{L}/u.test(numbers.replace(known, ' '))) return undefined
  return {
    journal: {title, ...issn},
    volume,
    ...(issue ? {issue} : {}),
    ...(pages ? {firstPage: pages[1], lastPage: pages[2]} : {}),
    ...(one ? {elocationId: one} : {})
  }
}

/** `Journal of Tides 2021, Vol. 10(2) 123–145 © The Author(s) 2021`, as SAGE's pages begin: what stands before the rights. */
function readBeforeRights(line: string): {fields: JournalFields; length: number} | undefined {
  const [, whole = '', title = '', volume, issue, first, last] =
    /^((\p{Lu}[^\d©]{3,90}?),?\s+(?:\p{Lu}\p{Ll}{2,8}(?:\s?[–-]\s?\p{Lu}\p{Ll}{2,8})?\s+)?(?:19|20)\d{2}(?:,?\s*Vol\.\s*(\d{1,4})\s*(?:\((\d{1,3})\))?)?[\s:,]+(\d{1,5})\s*[–-]\s*(\d{1,5}))\s+©\s/u.exec(
      line
    ) ?? []
  if (!whole || !isJournalTitle(title)) return undefined
  return {
    fields: {
      journal: {title},
      ...(volume ? {volume} : {}),
      ...(issue ? {issue} : {}),
      firstPage: first,
      lastPage: last
    },
    length: whole.length
  }
}

/** `第42卷 第5期 2021年5月`, as China's journals print above a title. */
function readIssueLine(line: string): Partial<JournalFields> | undefined {
  const [, volume, issue] =
    /^(?:(?:19|20)\d{2}\s*年(?:\s*\d{1,2}\s*月)?\s*)?第\s*(\d{1,3})\s*卷\s*[（(]?\s*第\s*(\d{1,3})\s*期\s*[)）]?\s*(?:\d{4}\s*年\s*\d{1,2}\s*月)?$/u.exec(
      line
    ) ?? []
  return volume && issue ? {volume, issue} : undefined
}

/** A journal's name begins with a capital; of small words it may hold any, of stops only those of abbreviations. */
function isJournalTitle(text: string): boolean {
  return (
    /^[\p{Lu}\p{Lo}]/u.test(text) &&
    text.length >= 4 &&
    text.length <= 100 &&
    !/[;:：!?|]|\p{Ll}{4}\.\s/u.test(text) &&
    !isKind(text.split('|')[0] ?? '') &&
    !new RegExp(`(?<!\\p{L})(?:${monthPattern})$`, 'iu').test(text) &&
    !/[编標标][号識识志]|分[类類]号|日期|稿/u.test(text) &&
    !/published|received|accepted|revised|available|online|\bdoi\b|citation/iu.test(text) &&
    !/^(?:fig|tab|received|accepted|published|revised|submitted|preprint|released?|draft|version|updated|compiled|printed|dated|last|copyright|图|表|收稿)/iu.test(
      text
    )
  )
}

/** `ISSN 0123-4567`, `ISSN: 1234-5679 (Print), 1234-567X (Online)`. */
function takeIssn(line: string): {issn?: Pick<Journal, 'issn' | 'eissn'>; rest: string} {
  if (!/issn/iu.test(line)) return {rest: line}
  const issn: Pick<Journal, 'issn' | 'eissn'> = {}
  let rest = line
  for (const found of line.matchAll(
    /(?:\b([pe]|print|online)[-\s]?)?(?:\bISSN(?:-L)?\b)?\s*(?:\(?(print|online|electronic|impresso|on-line)\)?)?\s*[:：]?\s*(\d{4}[-–]\d{3}[\dXx])\s*(?:\((print|online|electronic|impresso|on-line)\))?/giu
  )) {
    const id = parseIssn((found[3] ?? '').replace('–', '-'))
    if (!id) return {rest: line}
    const field = /^(?:e|online|electronic|on-line)/iu.test(found[1] ?? found[2] ?? found[4] ?? '')
      ? 'eissn'
      : 'issn'
    if (issn[field] === undefined) issn[field] = id
    rest = rest.replace(found[0], ' ')
  }
  rest = rest
    .replace(/\bISSN\b\s*[:：]?/giu, ' ')
    .replace(/[\s,;|/·]+$/u, '')
    .trim()
  return Object.keys(issn).length > 0 ? {issn, rest} : {rest: line}
}
