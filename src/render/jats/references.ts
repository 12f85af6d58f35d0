import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import {
  type Article,
  type CslDate,
  type CslItem,
  type CslName,
  parseDoi,
  type Reference
} from '../../model/index.js'
import type {JatsState} from './handlers.js'
import {richText} from './rich-text.js'

/** JATS `<ref-list>`, in list order. */
export function refList({references, referencesTitle}: Article, state: JatsState): Element {
  return x('ref-list', {id: 'references'}, [
    x('title', referencesTitle),
    ...references.map((reference) => ref(reference, state))
  ])
}

/** JATS `<ref>`: the fields for machines, the words for readers, as alternatives of one another. */
function ref({id, label, csl, formatted}: Reference, state: JatsState): Element {
  const type = publicationTypes[csl.type] ?? 'other'
  const mixed = x('mixed-citation', {'publication-type': type}, state.all(formatted))
  const fields = elementCitation(csl, type)
  return x('ref', {id}, [
    label ? x('label', label) : undefined,
    fields ? x('citation-alternatives', [fields, mixed]) : mixed
  ])
}

/** JATS `publication-type`, as JATS4R lists them, by CSL's type. */
const publicationTypes: Record<string, string> = {
  __proto__: null as never,
  article: 'preprint',
  'article-journal': 'journal',
  'article-magazine': 'journal',
  'article-newspaper': 'newspaper',
  bill: 'legal',
  book: 'book',
  chapter: 'book',
  collection: 'book',
  dataset: 'data',
  'entry-dictionary': 'book',
  'entry-encyclopedia': 'book',
  legal_case: 'legal',
  legislation: 'legal',
  manuscript: 'manuscript',
  'paper-conference': 'confproc',
  patent: 'patent',
  periodical: 'journal',
  personal_communication: 'personal-communication',
  'post-weblog': 'web',
  report: 'report',
  review: 'journal',
  software: 'software',
  standard: 'standard',
  thesis: 'thesis',
  webpage: 'web'
}

/** JATS `<element-citation>`; `undefined` where no field but a title is known. */
function elementCitation(csl: CslItem, type: string): Element | undefined {
  const {author, editor, issued, DOI, URL} = csl
  const doi = typeof DOI === 'string' ? parseDoi(DOI) : undefined
  const container = words(csl['container-title'])
  const title = words(csl.title)
  const inside = Boolean(container)
  const titleName =
    type === 'data' ? 'data-title' : type === 'book' && inside ? 'chapter-title' : 'article-title'
  const [first, last] = pagesOf(csl)
  const children = [
    personGroup('author', author),
    issued && year(issued),
    title &&
      (inside
        ? x(titleName, richText(title))
        : x(type === 'data' ? 'data-title' : 'source', richText(title))),
    inside && container && type !== 'confproc' && x('source', richText(container)),
    inside && container && type === 'confproc' && x('source', richText(container)),
    text('conf-name', csl['event-title'] ?? csl['event']),
    text('conf-loc', csl['event-place']),
    personGroup('editor', editor),
    text('edition', csl['edition']),
    text('series', csl['collection-title']),
    text('volume', csl.volume),
    text('issue', csl.issue),
    text('fpage', first),
    text('lpage', last),
    text('elocation-id', first ? undefined : (csl['number'] ?? csl['article-number'])),
    text('publisher-loc', csl['publisher-place']),
    text('publisher-name', csl.publisher),
    text('version', csl['version']),
    text('isbn', csl.ISBN),
    text('issn', csl.ISSN),
    doi && x('pub-id', {'pub-id-type': 'doi'}, doi),
    pubId('pmid', csl['PMID']),
    pubId('pmcid', csl['PMCID']),
    typeof URL === 'string' && URL && !doi && x('ext-link', {'ext-link-type': 'uri', 'xlink:href': URL}, URL),
    csl.accessed && accessed(csl.accessed)
  ].filter((child): child is Element => typeof child === 'object')
  if (children.length === 0 || (children.length === 1 && title)) return undefined
  return x('element-citation', {'publication-type': type}, children)
}

function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() ? value : undefined
}

function text(name: string, value: unknown): Element | undefined {
  const said = words(value)
  return said ? x(name, said) : undefined
}

function pubId(type: string, value: unknown): Element | undefined {
  const said = words(value)
  return said ? x('pub-id', {'pub-id-type': type}, said) : undefined
}

/** First and last page; one of one sign only (`e1234`) is the first. */
function pagesOf({page}: CslItem): [string?, string?] {
  const [first, last] = words(page)?.split(/\s*[-–—]+\s*/u) ?? []
  return [first, last]
}

function personGroup(type: string, names: CslName[] | undefined): Element | undefined {
  if (!Array.isArray(names) || names.length === 0) return undefined
  const made = names.flatMap((name): ElementContent[] => {
    const {literal, given, suffix} = name
    const family = [name['dropping-particle'], name['non-dropping-particle'], name.family]
      .filter(Boolean)
      .join(' ')
    if (literal) return [x('collab', literal)]
    if (!family && !given) return []
    return [
      x('name', [
        family ? x('surname', family) : undefined,
        given ? x('given-names', given) : undefined,
        suffix ? x('suffix', suffix) : undefined
      ])
    ]
  })
  return made.length > 0 ? x('person-group', {'person-group-type': type}, made) : undefined
}

function isoOf(date: CslDate): string | undefined {
  const [parts] = date['date-parts'] ?? []
  if (!parts || !/^\d{4}$/u.test(String(parts[0]))) return undefined
  return parts
    .slice(0, 3)
    .filter((part) => /^\d{1,4}$/u.test(String(part)))
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}

function year(date: CslDate): Element | undefined {
  const iso = isoOf(date)
  const shown =
    iso?.slice(0, 4) ?? words(date['date-parts']?.[0]?.[0]) ?? words(date.literal) ?? words(date.raw)
  return shown ? x('year', {'iso-8601-date': iso}, shown) : undefined
}

function accessed(date: CslDate): Element | undefined {
  const iso = isoOf(date)
  const shown = iso ?? words(date.literal) ?? words(date.raw)
  return shown
    ? x('date-in-citation', {'content-type': 'access-date', 'iso-8601-date': iso}, shown)
    : undefined
}
