/**
 * An entry of BibTeX or biblatex becomes a CSL item.
 *
 * @see https://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf §2
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
import {type CslItem, parseDoi} from '../model/index.js'
import type {BibtexEntry} from './bibliography-bibtex.js'
import {readDate, readYearMonth} from './bibliography-dates.js'
import {inheritedFields} from './bibliography-inheritance.js'
import {readNames, splitList} from './bibliography-names.js'
import {termOf} from './bibliography-terms.js'
import {texToRichText, texToText} from './bibliography-tex.js'
import {sentenceCase} from './bibliography-titles.js'

/** CSL type → entry types. */
const typeNames: Record<string, string> = {
  'article-journal': 'article suppperiodical',
  article: 'preprint',
  book: 'book mvbook collection mvcollection proceedings mvproceedings reference mvreference manual',
  pamphlet: 'booklet',
  chapter: 'inbook incollection bookinbook suppbook suppcollection',
  'paper-conference': 'inproceedings conference',
  'entry-encyclopedia': 'inreference',
  report: 'report techreport',
  thesis: 'thesis phdthesis mastersthesis bathesis',
  manuscript: 'unpublished',
  webpage: 'online www electronic webpage website',
  software: 'software softwareversion softwaremodule codefragment code program',
  dataset: 'dataset data',
  patent: 'patent',
  standard: 'standard',
  periodical: 'periodical',
  motion_picture: 'movie video',
  song: 'music audio',
  graphic: 'artwork image',
  legal_case: 'jurisdiction',
  legislation: 'legislation legal',
  personal_communication: 'letter',
  performance: 'performance',
  review: 'review'
}
const types = new Map(
  Object.entries(typeNames).flatMap(([csl, names]) => names.split(' ').map((name) => [name, csl] as const))
)

/** Entry types that are a genre of their own. */
const genres = new Set(['phdthesis', 'mastersthesis', 'mathesis', 'bathesis', 'techreport'])

/** Fields whose TeX is words, by the CSL variable they become. */
const literals: Record<string, string[]> = {
  'container-title-short': ['shortjournal'],
  'collection-title': ['series'],
  edition: ['edition'],
  version: ['version'],
  'chapter-number': ['chapter'],
  'number-of-volumes': ['volumes'],
  'number-of-pages': ['pagetotal'],
  'event-title': ['eventtitle'],
  'event-place': ['venue'],
  status: ['pubstate'],
  PMID: ['pmid'],
  PMCID: ['pmcid'],
  'call-number': ['library'],
  'original-title': ['origtitle']
}
/** Lists of words, joined by ` and `. */
const lists: Record<string, string[]> = {
  'publisher-place': ['address', 'location'],
  publisher: ['publisher', 'institution', 'school', 'organization'],
  'original-publisher': ['origpublisher'],
  'original-publisher-place': ['origlocation']
}
const names: Record<string, string> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  bookauthor: 'container-author',
  collaborator: 'contributor',
  director: 'director'
}
const dates: Record<string, string> = {
  urldate: 'accessed',
  eventdate: 'event-date',
  origdate: 'original-date'
}
/** Identifiers and addresses: TeX means nothing in them but its escapes. */
const verbatim: Record<string, string> = {isbn: 'ISBN', issn: 'ISSN'}

/**
 * The CSL item of an entry.
 *
 * @param entries all entries by key, for the fields `crossref` inherits.
 * @param english whether an entry that names no language is in English.
 */
export function cslFromBibtex(
  entry: BibtexEntry,
  entries: Map<string, BibtexEntry>,
  english = true
): CslItem {
  const fields = inheritedFields(entry, entries)
  const get = (...keys: string[]) => keys.map((key) => fields.get(key)).find((value) => value?.trim())
  const words = (...keys: string[]) => texToRichText(termOf(get(...keys) ?? ''))
  const type = typeOf(entry.type, get)
  const named = language(get('langid', 'hyphenation', 'language'))
  const sentence = (named ? /^en\b/u.test(named) : english) ? sentenceCase : (text: string) => text
  const titled = (stem: string) =>
    titleOf(get(`${stem}title`), get(`${stem}subtitle`), get(`${stem}titleaddon`, `${stem}addon`))
  const arxiv = /arxiv/iu.test(get('archiveprefix', 'eprinttype') ?? '')
    ? plainValue(get('eprint') ?? '')
    : ''
  const item: Record<string, unknown> = {id: entry.key, type}
  for (const [csl, keys] of Object.entries(literals)) item[csl] = words(...keys)
  for (const [csl, keys] of Object.entries(lists)) item[csl] = listOf(get(...keys))
  for (const [key, csl] of Object.entries(names)) item[csl] = readNames(get(key) ?? '')
  for (const [key, csl] of Object.entries(verbatim)) item[csl] = plainValue(get(key) ?? '')
  for (const [key, csl] of Object.entries(dates))
    if (get(key)) item[csl] = readDate(plainValue(get(key) ?? ''))
  const container = containerOf(type, titled, titleOf(get('journal'), get('journalsubtitle')), sentence)
  const how = get('howpublished') ?? ''
  const address = urlFrom(get('url') ?? '') || urlFrom(how) || (arxiv && `https://arxiv.org/abs/${arxiv}`)
  const date = get('date') ?? ''
  const articleNumber = words('eid', 'articleno', 'article-number')
  // What stands by itself has no pages, but a number: `ascl:1202.015`.
  const isWithin = container !== '' || type !== 'software'
  Object.assign(item, {
    title: sentence(titled('')),
    'title-short': sentence(titleOf(get('shorttitle'))) || beforeColon(sentence(titleOf(get('title')))),
    'container-title': container,
    volume: [words('volume'), words('part')].filter(Boolean).join('.'),
    page: (words('pages') || (isWithin ? articleNumber : '')).replace(/\s*[-–—−]+\s*/gu, '-'),
    [numberVariable(type)]:
      words('number') || (isWithin ? '' : articleNumber) || (arxiv && !container ? `arXiv:${arxiv}` : ''),
    genre: words('type') || (genres.has(entry.type) ? termOf(entry.type) : ''),
    note: sentences(words('note'), words('addendum')),
    DOI: doiFrom(get('doi') ?? ''),
    URL: address,
    issued: date ? readDate(plainValue(date)) : issued(get('year'), get('month'), get('day')),
    language: named
  })
  if (!item['publisher'] && !urlFrom(how)) item['publisher'] = texToRichText(how)
  // Who gives a number and an issue means both, as Pandoc reads them: `64, 6`.
  const [number, issue] = [item['issue'], words('issue')]
  if (issue)
    item['issue'] = typeof number === 'string' && number && number !== issue ? `${number}, ${issue}` : issue
  if (arxiv && !item['publisher'] && !container) item['publisher'] = 'arXiv'
  if (type === 'patent') describePatent(item, get)
  if (type === 'periodical' && get('issuetitle')) {
    item['container-title'] = item['title']
    item['title'] = titled('issue')
  }
  return filled(item, entry.key, type)
}

/** A patent's place is where it is in force, its owner who holds it where no inventor is named. */
function describePatent(item: Record<string, unknown>, get: (key: string) => string | undefined): void {
  item['jurisdiction'] = item['publisher-place']
  delete item['publisher-place']
  const holders = readNames(get('holder') ?? '')
  if ((item['author'] as unknown[]).length === 0) item['author'] = holders
  else if (holders.length > 0 && !item['publisher']) item['publisher'] = listOf(get('holder'))
}

/** Where a part stands: its journal; its book, after the work of several volumes that the book is of. */
function containerOf(
  type: string,
  titled: (stem: string) => string,
  journal: string,
  sentence: (title: string) => string
): string {
  const paper = titled('journal') || journal
  if (paper) return paper
  // A conference is a name: its capitals stay.
  const [whole, book] = [titled('main'), titled('book')].map((one) =>
    type === 'paper-conference' ? one : sentence(one)
  ) as [string, string]
  // A book's own `booktitle` is for the parts that inherit it.
  if (type === 'book' && whole === '' && saysAgain(titled('book'), titled(''))) return ''
  return whole && book && whole !== book ? sentences(whole, book) : book || whole
}

/** What stands before a title's subtitle; empty where there is none. */
function beforeColon(title: string): string {
  const [, start = ''] = /^([^:]+):\s/u.exec(title) ?? []
  // Markup that goes on behind the colon is not cut.
  return /<[^/][^>]*>(?![\s\S]*<\/)/u.test(start) ? '' : start
}

function saysAgain(first: string, second: string): boolean {
  const [one, other] = [first, second].map((title) => title.replace(/<[^>]*>/gu, '').toLowerCase()) as [
    string,
    string
  ]
  return one.startsWith(other) || other.startsWith(one)
}

function sentences(...parts: string[]): string {
  return parts.filter(Boolean).reduce((all, part) => (all ? `${all.replace(/\.$/u, '')}. ${part}` : part), '')
}

/** Items of a list that ` and ` joins, with semicolons. */
function listOf(tex: string | undefined): string {
  return splitList(tex ?? '')
    .map((one) => texToRichText(termOf(one)))
    .filter(Boolean)
    .join('; ')
}

function filled(item: Record<string, unknown>, id: string, type: string): CslItem {
  const kept = Object.entries(item).filter(
    ([, value]) => value && !(Array.isArray(value) && value.length === 0)
  )
  return {...Object.fromEntries(kept), id, type}
}

function typeOf(name: string, get: (...keys: string[]) => string | undefined): string {
  const known = types.get(name)
  if (known === 'article-journal' && !get('journal', 'journaltitle') && get('eprint')) return 'article'
  // A book in another book, with pages, is a part of it.
  const isPart = get('booktitle') && get('booktitle') !== get('title') && get('pages')
  if (name === 'book' && isPart && get('title')) return 'chapter'
  if (known) return known
  // `@misc` with a journal is mostly a repository: `journal = {GitHub repository}`.
  const isArticle = name !== 'misc' || get('volume', 'number', 'issue', 'pages', 'issn')
  if (get('journal', 'journaltitle') && isArticle) return 'article-journal'
  if (get('booktitle')) return 'paper-conference'
  if (get('eprint')) return 'article'
  return 'document'
}

function numberVariable(type: string): string {
  if (type === 'article-journal' || type === 'periodical') return 'issue'
  return type === 'book' || type === 'chapter' || type === 'paper-conference' ? 'collection-number' : 'number'
}

function titleOf(main: string | undefined, sub?: string, addition?: string): string {
  const [first, second, third] = [main, sub, addition].map((one) => texToRichText(termOf(one ?? ''), true))
  const whole =
    first && second ? (/[?!.:]$/u.test(first) ? `${first} ${second}` : `${first}: ${second}`) : first
  return sentences(whole || (second ?? ''), third ?? '')
}

function issued(year: string | undefined, month: string | undefined, day: string | undefined) {
  return year ? readYearMonth(texToText(year), texToText(month ?? ''), texToText(day ?? '')) : undefined
}

/** A value without TeX's escapes and braces. */
function plainValue(tex: string): string {
  return tex
    .replace(/\{?\\textasciitilde(?:\{\})?\}?|\\~(?:\{\})?/gu, '~')
    .replace(/\\textunderscore(?:\{\})?/gu, '_')
    .replace(/\\([_%&#$~{}\\])/gu, '$1')
    .replace(/[{}]/gu, '')
    .trim()
}

function urlFrom(tex: string): string {
  const found = /(?:https?|ftp):\/\/[^\s<>"]+|^(?:\\url\{)?www\.[^\s<>"]+/iu.exec(
    tex.replace(/\\url\s*\{([^{}]*)\}/gu, '$1')
  )
  const url = plainValue(found?.[0] ?? '')
  return /^www\./iu.test(url) ? `http://${url}` : url
}

function doiFrom(tex: string): string {
  const value = plainValue(tex)
  return parseDoi(value) ?? value
}

const languages: Record<string, string> = {
  english: 'en',
  american: 'en-US',
  usenglish: 'en-US',
  british: 'en-GB',
  ukenglish: 'en-GB',
  german: 'de',
  ngerman: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  portuguese: 'pt',
  brazilian: 'pt-BR',
  dutch: 'nl',
  russian: 'ru',
  chinese: 'zh',
  japanese: 'ja',
  korean: 'ko',
  polish: 'pl',
  czech: 'cs',
  swedish: 'sv',
  danish: 'da',
  norwegian: 'no',
  finnish: 'fi',
  turkish: 'tr',
  greek: 'el',
  hungarian: 'hu',
  ukrainian: 'uk',
  latin: 'la',
  australian: 'en-AU',
  canadian: 'en-CA',
  swissgerman: 'de-CH',
  nswissgerman: 'de-CH',
  austrian: 'de-AT',
  naustrian: 'de-AT',
  francais: 'fr',
  portuges: 'pt'
}

function language(name: string | undefined): string | undefined {
  const value = plainValue(name ?? '').toLowerCase()
  return languages[value] ?? (/^[a-z]{2}(?:-[a-z]{2})?$/u.test(value) ? value : undefined)
}
