/** One typed reference, understood as CSL-JSON. */
import type {PhrasingContent} from 'mdast'
import {type CslDate, type CslItem, type Doi, datePatterns, parseDate, parseDoi} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {readAcm} from './acm.js'
import {readAuthorYear} from './author-year.js'
import {readColon} from './colon.js'
import {readComma} from './comma.js'
import {cslDate, halfWidth, locators, trimField} from './fields.js'
import {readGbt} from './gbt.js'
import {readGost} from './gost.js'
import {readBracketed, readSist} from './japanese.js'
import {readNumbered} from './numbered.js'
import {isCorporate, readNames} from './people-list.js'
import {readPlainStyle, readSemicolons, readVolumeIssue} from './plain-style.js'
import {readQuoted} from './quoted.js'
import {readTrailingYear} from './trailing-year.js'

export interface ParsedEntry {
  csl: CslItem
  /** Words for what its kind needs and the entry lacks; `undefined` when its parts can't be told. */
  missing?: string[]
}

/** An entry taken apart; same offsets in both forms. */
export interface EntryText {
  /** As written, on one line. */
  text: string
  /** The same with half-width punctuation, for patterns. */
  half: string
  /** Words in italics, in order. */
  italics: string[]
  /** Whether the entry gives a DOI. */
  online?: boolean
}

export type Fields = Partial<CslItem> & {type: string}

/** Words for readers of messages. */
const words: Record<string, string> = {
  author: 'authors',
  title: 'title',
  'container-title': 'journal',
  issued: 'year',
  page: 'pages',
  volume: 'volume',
  publisher: 'publisher',
  URL: 'URL',
  genre: 'kind',
  number: 'number'
}
/** What a reference of each kind can't be found without. */
const needs: Record<string, string[]> = {
  'article-journal': ['author', 'title', 'container-title', 'issued', 'volume', 'page'],
  'article-newspaper': ['title', 'container-title', 'issued'],
  'paper-conference': ['author', 'title', 'container-title', 'issued'],
  article: ['author', 'title', 'issued'],
  chapter: ['author', 'title', 'container-title', 'issued'],
  book: ['author', 'title', 'publisher', 'issued'],
  thesis: ['author', 'title', 'publisher', 'issued'],
  report: ['title', 'issued'],
  standard: ['title'],
  patent: ['title', 'issued'],
  dataset: ['title', 'issued'],
  webpage: ['title', 'URL']
}

/** Fields of an entry: GB/T 7714 by its marks, else by the place of the year. */
export function parseEntry(nodes: readonly PhrasingContent[], key: string): ParsedEntry {
  // `(in Chinese with English abstract)` is no field's.
  const whole = withYears(oneLine(plain(nodes))).replace(
    /\s*[(（]in (?:Chinese|Russian|Japanese|Korean|German|French|Spanish|Portuguese|Polish|Turkish|Ukrainian)(?: with [^()（）]{3,60})?[)）]\.?\s*$/u,
    ''
  )
  // Several works under one number, as chemists have them: no field is one's alone.
  if (/^\(a\)\s+\p{Lu}/u.test(whole) && /[;.]\s+\(b\)\s+\p{Lu}/u.test(whole))
    return {csl: {id: key, type: 'document', title: whole}}
  const {text, found} = locators(whole)
  const linked = linkedDoi(nodes)
  // Extraction parts a long address; the link keeps it whole.
  if (linked && (!found.DOI || linked.toLowerCase().startsWith(found.DOI.toLowerCase()))) {
    found.DOI = linked
    if (found.URL && /^https?:\/\/(?:dx\.)?doi\.org\//u.test(found.URL)) delete found.URL
  }
  const accessed = accessedOn(text)
  if (accessed) found.accessed = accessed.date
  const own = accessed ? accessed.rest : text
  const entry: EntryText = {
    text: own,
    half: halfWidth(own),
    italics: italicsOf(nodes),
    online: found.DOI !== undefined
  }
  const fields =
    readGbt(entry) ??
    readGost(entry) ??
    readColon(entry) ??
    readTrailingYear(entry) ??
    readBracketed(entry) ??
    readSist(entry) ??
    readVolumeIssue(entry) ??
    readSemicolons(entry) ??
    readAcm(entry) ??
    readAuthorYear(entry) ??
    readQuoted(entry) ??
    readComma(entry) ??
    readNumbered(entry) ??
    readPlainStyle(entry)
  if (!fields) return readPage(text, key, found) ?? {csl: {id: key, type: 'document', title: whole, ...found}}
  const csl: CslItem = {id: key, ...fields, ...found}
  if (csl.page) csl.page = wholePages(csl.page)
  if (csl.type === 'document' && csl.URL) csl.type = 'webpage'
  return {csl, missing: missingOf(csl)}
}

/** The DOI that a link of an entry leads to. */
function linkedDoi(nodes: readonly PhrasingContent[]): Doi | undefined {
  for (const node of nodes) {
    const own =
      node.type === 'link' && /^https?:\/\/(?:dx\.)?doi\.org\/10\./u.test(node.url)
        ? parseDoi(
            node.url
              .replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '')
              // What a publisher adds to tell where its reader came from.
              .replace(/\?(?:utm_|via=|ref=)\S*$/u, '')
              .replace(/[.,;]$/u, '')
          )
        : 'children' in node && linkedDoi(node.children as PhrasingContent[])
    if (own) return own
  }
  return undefined
}

/** Years whose zeros were read as letters: `2O11`. */
function withYears(text: string): string {
  return text.replace(/(?<![\p{L}\d.])[12][\dOo]{3}(?![\p{L}\d])/gu, (year) => year.replace(/o/giu, '0'))
}

/** A page of the web: who, what, where, and when it was looked at. */
function readPage(
  text: string,
  key: string,
  found: Pick<CslItem, 'DOI' | 'URL' | 'accessed'>
): ParsedEntry | undefined {
  if (!found.URL || text.length > 1500) return undefined
  const bare = text.replace(visit, ' ').replace(/\s+/gu, ' ').trim()
  const [, who = '', title = ''] = /^([^.]{2,120})\.\s+(\S.{2,300})$/u.exec(bare) ?? []
  const author = readNames(who) ?? (isCorporate(who) ? [{literal: who.trim()}] : undefined)
  if (!author && found.accessed && bare.length < 400 && /\p{L}{4}/u.test(bare)) {
    const own: CslItem = {
      id: key,
      type: 'webpage',
      title: trimField(bare.replace(/[\s.,]*\bavailable(?: online| at| from)?\s*:?\s*$/iu, '')),
      ...found
    }
    return {csl: own, missing: missingOf(own)}
  }
  if (!author) return undefined
  const issued = cslDate(/\(((?:19|20)\d{2})\)/u.exec(title)?.[1] ?? '')
  const csl: CslItem = {
    id: key,
    type: 'webpage',
    author,
    title: trimField(title),
    ...(issued && {issued}),
    ...found
  }
  return {csl, missing: missingOf(csl)}
}

/** `(accessed 12 May 2020)`, `Acesso em: 3 jan. 2019`, in the languages of reference lists. */
const visit =
  /[([]?\s*(?:last\s+)?(?:accessed|visited|retrieved|abgerufen|zugriff|zuletzt geprüft|consulté|consultado|acess?o|acessado|disponível|disponible|访问日期|检索日期)\b[^()[\]]{0,60}[)\]]?/iu

/** The date of such a visit, and the entry without it. */
function accessedOn(text: string): {date: CslDate; rest: string} | undefined {
  const said = visit.exec(text)
  const written =
    said &&
    new RegExp(`(?:${datePatterns.join('|')}|\\d{1,2}[./]\\d{1,2}[./]\\d{4})`, 'iu').exec(
      said[0].replace(/\./gu, (stop, at: number) => (/\d/u.test(said[0][at - 1] ?? '') ? stop : ' '))
    )?.[0]
  const date = written && cslDate(parseDate(written) ?? '')
  if (!said || !date) return undefined
  return {date, rest: text.replace(said[0], ' ').replace(/\s+/gu, ' ').trim()}
}

/** `245-249` of `245-9`, as medicine's lists shorten them; a last page is none before the first. */
function wholePages(page: string): string {
  const [, first = '', last = ''] = /^(\d{2,6})-(\d{1,5})$/u.exec(page) ?? []
  const whole = first.slice(0, first.length - last.length) + last
  return last && last.length < first.length && Number(whole) > Number(first) ? `${first}-${whole}` : page
}

function missingOf(csl: CslItem): string[] {
  const wanted = needs[csl.type] ?? ['title']
  return wanted
    .filter((field) => csl[field] === undefined && !isMadeUpFor(csl, field))
    .map((field) =>
      field === 'container-title' && csl.type !== 'article-journal' ? 'source' : (words[field] ?? field)
    )
}

/** Without line breaks, nor the spaces and torn addresses they left behind. */
function oneLine(text: string): string {
  return text
    .replace(/(https?:\/\/\S*[^\s./])\n(?=[\w%-]+[/_.-]\S*\s*$)/u, '$1')
    .replace(/(https?:\/\/\S+\/)\s(?=[a-z][\w%-]*(?:[/.][\w%-]+)*(?:,\s*(?:19|20)\d{2}\b|\s*$))/u, '$1')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/(?<=\d)\s?--\s?(?=\d)/gu, '–')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Lists of physicists leave titles out: volume and page find an article. An issue stands for the volume; a DOI for pages and volume, as articles ahead of print have none. */
function isMadeUpFor(csl: CslItem, field: string): boolean {
  if (field === 'title')
    return (
      csl.type === 'article-journal' &&
      ['container-title', 'volume', 'page', 'issued'].every((one) => csl[one])
    )
  if (field === 'volume') return csl.issue !== undefined || csl.DOI !== undefined
  if (field === 'page') return csl.DOI !== undefined || csl.number !== undefined
  return field === 'author' && csl.editor !== undefined
}

function italicsOf(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type === 'emphasis') return [plain(node.children).replace(/\s+/gu, ' ').trim()]
    return node.type === 'strong'
      ? []
      : 'children' in node
        ? italicsOf(node.children as PhrasingContent[])
        : []
  })
}
