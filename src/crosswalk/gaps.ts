import type {Article, GalleyFormat} from '../model/index.js'
import {crossrefDemands} from './demands.js'
import {fileUrl, urlOf} from './work.js'

/** What a galley cannot be written without. */
export interface Gap {
  /** A phrase: `no ISSN`. */
  phrase: string
  /** Names the field of the front matter. */
  hint: string
}

const gap = (isThere: unknown, phrase: string, hint: string): Gap[] => (isThere ? [] : [{phrase, hint}])
const issn = ({journal}: Article) =>
  gap(journal.issn ?? journal.eissn, 'no ISSN', 'Add `journal: {eissn: …}` to the front matter.')
const journalTitle = ({journal}: Article) =>
  gap(journal.title, 'no title of the journal', 'Add `journal: {title: …}` to the front matter.')
const publisher = ({journal}: Article) =>
  gap(journal.publisher, 'no publisher', 'Add `journal: {publisher: …}` to the front matter.')
const date = ({dates}: Article) =>
  gap(dates.published, 'no date of publication', 'Add `date:` to the front matter.')
const doi = (article: Article) => gap(article.doi, 'no DOI', 'Add `doi:` to the front matter.')
const people = ({contributors}: Article) =>
  gap(contributors.length, 'no authors', 'Add `authors:` to the front matter.')

const needs: {[Format in GalleyFormat]?: (article: Article) => Gap[]} = {
  crossref: (article) =>
    crossrefDemands
      .filter(({level}) => level === 'must')
      .flatMap(({unmet, hint}) => unmet(article).map((phrase) => ({phrase, hint}))),
  datacite: (article) => [doi, people, publisher, date].flatMap((need) => need(article)),
  'datacite-json': (article) => [doi, people, publisher, date].flatMap((need) => need(article)),
  doaj: (article) => [
    ...[journalTitle, issn, date].flatMap((need) => need(article)),
    ...gap(
      fileUrl(article, '') ?? urlOf(article),
      'no URL of the full text',
      'Add `doi:`, or `deposit: {file_url: …}`, to the front matter.'
    )
  ],
  pubmed: (article) => [journalTitle, issn, publisher, date].flatMap((need) => need(article))
}

/** What keeps a galley from being written, with the field to add; empty: nothing. */
export function galleyGaps(format: GalleyFormat, article: Article): Gap[] {
  return needs[format]?.(article) ?? []
}
