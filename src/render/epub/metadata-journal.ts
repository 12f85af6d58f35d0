import type {Element} from 'xast'
import {type Article, doiUrl, type Issn, terms} from '../../model/index.js'
import {meta} from './meta.js'

/**
 * The journal as a series, the issue as a set within it, and PRISM's words for
 * the place in both.
 *
 * Collections nest by refinement: what refines the issue says what the issue
 * belongs to (EPUB 3.3 §D.3.1).
 */
export function collections(article: Article): Element[] {
  const {journal, volume, issue} = article
  const issns = [journal.issn, journal.eissn].filter((issn): issn is Issn => Boolean(issn))
  const position = groupPosition(article)
  const series = (id: string, refines?: string) => [
    meta('belongs-to-collection', journal.title as string, {id, refines}),
    meta('collection-type', 'series', {refines: `#${id}`}),
    ...issns.map((issn) => meta('dcterms:identifier', `urn:issn:${issn}`, {refines: `#${id}`}))
  ]
  if (!journal.title) return prism(article)
  const inIssue = issue && /^\d+(?:\.\d+)*$/u.test([volume, issue].filter(Boolean).join('.'))
  return [
    ...series('journal'),
    ...(position ? [meta('group-position', position, {refines: '#journal'})] : []),
    ...(issue || article.issueTitle
      ? [
          meta('belongs-to-collection', issueTitle(article), {id: 'issue'}),
          meta('collection-type', 'set', {refines: '#issue'}),
          ...(position && inIssue
            ? [meta('group-position', position.split('.').at(-1) as string, {refines: '#issue'})]
            : []),
          ...series('issue-journal', '#issue'),
          ...(inIssue
            ? [meta('group-position', [volume, issue].filter(Boolean).join('.'), {refines: '#issue-journal'})]
            : [])
        ]
      : []),
    ...prism(article)
  ]
}

/** Volume, issue, and first page or article number: `12.3.31`; `undefined` where one of them is no number. */
function groupPosition({volume, issue, firstPage, elocationId}: Article): string | undefined {
  const place = firstPage ?? /\d+$/u.exec(elocationId ?? '')?.[0]
  const position = [volume, issue, place].filter(Boolean).join('.')
  return /^\d+(?:\.\d+)*$/u.test(position) ? position : undefined
}

function issueTitle({journal, volume, issue, issueTitle: own, language}: Article): string {
  const words = terms(language)
  const chinese = /^(?:zh|ja)\b/iu.test(language)
  const of = (number: string, term: string) => (chinese ? `第${number}${term}` : `${term} ${number}`)
  const parts = [volume && of(volume, words.volume), issue && of(issue, words.issue)].filter(Boolean)
  return [journal.title, ...parts, own].filter(Boolean).join(', ')
}

/** @see https://www.w3.org/TR/epub-33/#sec-vocab-assoc; PRISM 3.0, Basic Metadata */
function prism(article: Article): Element[] {
  const {journal, volume, issue, firstPage, lastPage, elocationId, doi, dates} = article
  const fields = {
    doi,
    url: doi && doiUrl(doi),
    publicationName: journal.title,
    issn: journal.issn,
    eIssn: journal.eissn,
    volume,
    number: issue,
    startingPage: firstPage,
    endingPage: lastPage,
    pageRange: firstPage && lastPage ? `${firstPage}–${lastPage}` : undefined,
    articleNumber: elocationId,
    dateReceived: dates.received,
    publicationDate: dates.published
  }
  return Object.entries(fields).flatMap(([name, value]) => (value ? [meta(`prism:${name}`, value)] : []))
}
