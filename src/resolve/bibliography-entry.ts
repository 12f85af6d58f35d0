/**
 * An entry of BibTeX or biblatex becomes a CSL item.
 *
 * @see https://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf §2
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
import {type CslItem, parseDoi} from '../model/index.js'
import type {BibtexEntry} from './bibliography-bibtex.js'
import {readDate, readYearMonth} from './bibliography-dates.js'
import {readNames} from './bibliography-names.js'
import {texToRichText, texToText} from './bibliography-tex.js'

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
  software: 'software code program',
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

const genres: Record<string, string> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  mathesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  techreport: 'Technical report',
  resreport: 'Research report'
}

/** Fields whose TeX is words, by the CSL variable they become. */
const literals: Record<string, string[]> = {
  'container-title-short': ['shortjournal'],
  'collection-title': ['series'],
  'publisher-place': ['address', 'location'],
  volume: ['volume'],
  edition: ['edition'],
  version: ['version'],
  'chapter-number': ['chapter'],
  'number-of-volumes': ['volumes'],
  'number-of-pages': ['pagetotal'],
  'event-title': ['eventtitle'],
  'event-place': ['venue'],
  status: ['pubstate'],
  note: ['note', 'addendum'],
  PMID: ['pmid']
}
const names: Record<string, string> = {
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  bookauthor: 'container-author'
}
/** Identifiers and addresses: TeX means nothing in them but its escapes. */
const verbatim: Record<string, string> = {isbn: 'ISBN', issn: 'ISSN'}

/**
 * The CSL item of an entry.
 *
 * @param entries all entries by key, for the fields `crossref` inherits.
 */
export function cslFromBibtex(entry: BibtexEntry, entries: Map<string, BibtexEntry>): CslItem {
  const fields = inherit(entry, entries)
  const get = (...keys: string[]) => keys.map((key) => fields.get(key)).find((value) => value?.trim())
  const words = (...keys: string[]) => texToRichText(get(...keys) ?? '')
  const titled = (key: string) => title(get(key), get(key.replace(/(?:title)?$/u, 'subtitle')))
  const type = typeOf(entry.type, get)
  const arxiv = /arxiv/iu.test(get('archiveprefix', 'eprinttype') ?? '')
    ? plainValue(get('eprint') ?? '')
    : ''
  const item: Record<string, unknown> = {id: entry.key, type}
  for (const [csl, keys] of Object.entries(literals)) item[csl] = words(...keys)
  for (const [key, csl] of Object.entries(names)) item[csl] = readNames(get(key) ?? '')
  for (const [key, csl] of Object.entries(verbatim)) item[csl] = plainValue(get(key) ?? '')
  const container = titled('journaltitle') || titled('journal') || titled('booktitle') || titled('maintitle')
  const how = get('howpublished') ?? ''
  const address = urlFrom(get('url') ?? '') || urlFrom(how) || (arxiv && `https://arxiv.org/abs/${arxiv}`)
  Object.assign(item, {
    title: titled('title'),
    'title-short': title(get('shorttitle')),
    'container-title': container,
    publisher:
      words('publisher', 'institution', 'school', 'organization') || (urlFrom(how) ? '' : texToRichText(how)),
    page: (words('pages') || words('eid', 'articleno')).replace(/\s*[-–—−]+\s*/gu, '-'),
    [numberVariable(type)]: words('number') || (arxiv && !container ? `arXiv:${arxiv}` : ''),
    genre: genres[get('type') ?? ''] ?? (words('type') || genres[entry.type] || ''),
    DOI: doiFrom(get('doi') ?? ''),
    URL: address,
    issued: get('date')
      ? readDate(plainValue(get('date') ?? ''))
      : issued(get('year'), get('month'), get('day')),
    accessed: get('urldate') ? readDate(plainValue(get('urldate') ?? '')) : undefined,
    language: language(get('langid', 'language'))
  })
  if (words('issue')) item['issue'] = words('issue')
  if (arxiv && !item['publisher'] && !container) item['publisher'] = 'arXiv'
  return filled(item, entry.key, type)
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
  if (known) return known
  if (get('journal', 'journaltitle')) return 'article-journal'
  if (get('booktitle')) return 'paper-conference'
  if (get('eprint')) return 'article'
  return 'document'
}

function numberVariable(type: string): string {
  if (type === 'article-journal' || type === 'periodical') return 'issue'
  return type === 'book' || type === 'chapter' || type === 'paper-conference' ? 'collection-number' : 'number'
}

function title(main: string | undefined, sub?: string): string {
  const [first, second] = [texToRichText(main ?? '', true), texToRichText(sub ?? '', true)]
  if (!first || !second) return first || second
  return /[?!.:]$/u.test(first) ? `${first} ${second}` : `${first}: ${second}`
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
  norwegian: 'no'
}

function language(name: string | undefined): string | undefined {
  const value = plainValue(name ?? '').toLowerCase()
  return languages[value] ?? (/^[a-z]{2}(?:-[a-z]{2})?$/u.test(value) ? value : undefined)
}

/** Fields a part takes from its whole under another name (biblatex §B). */
const parentTitles: Record<string, string> = {
  book: 'booktitle',
  collection: 'booktitle',
  proceedings: 'booktitle',
  periodical: 'journaltitle'
}
const notInherited = new Set(['crossref', 'xref', 'shorttitle', 'label', 'key', 'sortkey', 'ids', 'note'])

function inherit(entry: BibtexEntry, entries: Map<string, BibtexEntry>, depth = 0): Map<string, string> {
  const parent = entries.get((entry.fields.get('crossref') ?? '').trim())
  if (!parent || parent === entry || depth > 5) return entry.fields
  const fields = new Map(entry.fields)
  const renamed = parentTitles[parent.type]
  for (const [name, value] of inherit(parent, entries, depth + 1)) {
    if (notInherited.has(name)) continue
    const own = renamed && (name === 'title' || name === 'subtitle') ? renamed.replace('title', name) : name
    if (name === 'author' && parent.type === 'book' && entry.type === 'inbook') {
      if (!fields.has('bookauthor')) fields.set('bookauthor', value)
    } else if (!fields.has(own)) fields.set(own, value)
  }
  return fields
}
