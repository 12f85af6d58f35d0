import {toString as textOf} from 'mdast-util-to-string'
import type {Element} from 'xast'
import {x} from 'xastscript'
import {isCrossrefDoi} from '../../../crosswalk/work.js'
import {type CslItem, parseDoi, parseIssn, type Reference} from '../../../model/index.js'
import type {CrossrefVersion} from './version.js'

/** Crossref's `type` of a citation, since 5.4, by CSL's. */
const types: Record<string, string> = {
  __proto__: null as never,
  article: 'preprint',
  'article-journal': 'journal_article',
  'article-magazine': 'journal_article',
  'article-newspaper': 'journal_article',
  book: 'book',
  chapter: 'book_chapter',
  collection: 'collection',
  dataset: 'dataset',
  'entry-dictionary': 'book_chapter',
  'entry-encyclopedia': 'book_chapter',
  'paper-conference': 'conference_paper',
  patent: 'patent',
  periodical: 'journal',
  'post-weblog': 'blog_post',
  report: 'report',
  review: 'peer_review',
  software: 'software',
  standard: 'standard',
  thesis: 'dissertation',
  webpage: 'web_resource'
}

/** Kinds of work whose container is a journal. */
const inJournal = new Set([
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'review',
  'review-book'
])

/**
 * `<citation_list>`: the fields of each reference, and its words.
 *
 * @see https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/references/
 */
export function citationList(references: Reference[], version: CrossrefVersion): Element | undefined {
  if (references.length === 0) return undefined
  return x(
    'citation_list',
    references.map((reference) => citation(reference, version))
  )
}

function citation({id, csl, formatted}: Reference, version: CrossrefVersion): Element {
  const container = words(csl['container-title'])
  const title = words(csl.title)
  const journal = inJournal.has(csl.type)
  const [first] = words(csl.page)?.split(/\s*[-–—]+\s*/u) ?? []
  const doi = typeof csl.DOI === 'string' ? parseDoi(csl.DOI) : undefined
  const issn = typeof csl.ISSN === 'string' ? parseIssn(csl.ISSN.split(/[\s,;]+/u)[0] ?? '') : undefined
  const isbn = words(csl.ISBN)?.split(/[\s,;]+/u)[0]
  const number = words(csl['number'] ?? csl['article-number'])
  const unstructured = textOf({type: 'paragraph', children: formatted}, {includeHtml: false})
    .replace(/\s+/gu, ' ')
    .trim()
  const {author} = csl
  const one = Array.isArray(author) ? author[0] : undefined
  const name =
    one && (one.literal || [one['non-dropping-particle'], one.family].filter(Boolean).join(' ') || one.given)
  return x('citation', {key: id, type: version === '5.4.0' ? (types[csl.type] ?? 'other') : undefined}, [
    field('issn', issn),
    journal ? field('journal_title', container) : undefined,
    field('author', name),
    field('volume', words(csl.volume), 32),
    field('issue', words(csl.issue), 32),
    field('first_page', first, 32),
    first || csl.type === 'report' ? undefined : field('elocation_id', number),
    field('cYear', yearOf(csl)),
    doi && isCrossrefDoi(doi) ? x('doi', doi) : undefined,
    field(
      'isbn',
      isbn && /^(?:97[89]-)?\d[\d-]+[\dX]$/u.test(isbn) && isbn.length <= 17 && isbn.length >= 10
        ? isbn
        : undefined
    ),
    field('series_title', words(csl['collection-title'])),
    journal ? undefined : field('volume_title', container ?? title),
    field('edition_number', words(csl['edition']), 15),
    journal || container ? field('article_title', title) : undefined,
    csl.type === 'standard' ? field('std_designator', number, 150) : undefined,
    field('unstructured_citation', unstructured)
  ])
}

/** A field, where it has something to say and room for it. */
function field(
  name: string,
  value: string | undefined,
  most = Number.POSITIVE_INFINITY
): Element | undefined {
  return value && value.length <= most ? x(name, value) : undefined
}

function yearOf({issued}: CslItem): string | undefined {
  const year = issued?.['date-parts']?.[0]?.[0]
  return year === undefined ? /\b\d{4}\b/u.exec(issued?.raw ?? issued?.literal ?? '')?.[0] : String(year)
}

/** A value as plain words; CSL's titles may hold HTML. */
function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return undefined
  return (
    value
      .replace(/<\/?[a-z][^<>]*>/giu, '')
      .replace(/\s+/gu, ' ')
      .trim() || undefined
  )
}
