import {toString as plainText} from 'mdast-util-to-string'
import {type Article, type CslItem, type CslName, doiUrl, type PersonName} from '../../model/index.js'

/** The article's own metadata as CSL-JSON: what whoever cites it needs. @see https://github.com/citation-style-language/schema */
export function citationData(article: Article): CslItem {
  const {journal, dates, doi} = article
  const pages = [article.firstPage, article.lastPage].filter(Boolean).join('-')
  const fields: CslItem = {
    id: doi ?? article.slug,
    type: journal.title ? 'article-journal' : 'article',
    title: plainText({type: 'paragraph', children: article.title}),
    author: article.contributors.map(({name}) => cslName(name)),
    'container-title': journal.title,
    'container-title-short': journal.abbreviation,
    publisher: journal.publisher,
    volume: article.volume,
    issue: article.issue,
    page: pages || undefined,
    number: article.elocationId,
    issued: dates.published ? {'date-parts': [dates.published.split('-').map(Number)]} : undefined,
    submitted: dates.received ? {'date-parts': [dates.received.split('-').map(Number)]} : undefined,
    DOI: doi,
    URL: doi && doiUrl(doi),
    ISSN: journal.eissn ?? journal.issn,
    language: article.language,
    keyword: article.keywords.flatMap(({terms}) => terms).join(', ') || undefined,
    license: article.license?.url
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as CslItem
}

function cslName(name: PersonName): CslName {
  if (!name.family) return {literal: name.literal ?? name.given ?? ''}
  return {
    family: name.family,
    ...(name.given && {given: name.given}),
    ...(name.suffix && {suffix: name.suffix})
  }
}
