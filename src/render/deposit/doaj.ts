import {x} from 'xastscript'
import {
  abstractText,
  affiliationsOf,
  fileUrl,
  fullTitle,
  translatedTitlesOf,
  urlOf
} from '../../crosswalk/work.js'
import {type Article, displayName, orcidUrl} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {iso639} from './languages.js'

/** DOAJ's own XML: `paper.doaj.xml`. @see https://doaj.org/docs/xml/ */
export function doajXml(article: Article): string {
  const {journal, dates, contributors, language} = article
  const code = iso639(language)
  const ids = new Map(article.affiliations.map(({id}, index) => [id, String(index + 1)]))
  const affiliations = article.affiliations.filter(({id}) =>
    contributors.some((person) => person.affiliations.includes(id))
  )
  const pdf = fileUrl(article, `${article.slug}.pdf`)
  const full = pdf ?? urlOf(article)
  return xmlDocument(
    x('records', [
      x('record', [
        code ? x('language', code) : undefined,
        journal.publisher ? x('publisher', journal.publisher) : undefined,
        x('journalTitle', journal.title ?? ''),
        journal.issn ? x('issn', journal.issn) : undefined,
        journal.eissn ? x('eissn', journal.eissn) : undefined,
        x('publicationDate', dates.published ?? ''),
        article.volume ? x('volume', article.volume) : undefined,
        article.issue ? x('issue', article.issue) : undefined,
        (article.firstPage ?? article.elocationId)
          ? x('startPage', article.firstPage ?? article.elocationId ?? '')
          : undefined,
        article.lastPage ? x('endPage', article.lastPage) : undefined,
        article.doi ? x('doi', article.doi) : undefined,
        x('publisherRecordId', article.slug),
        article.articleType ? x('documentType', article.articleType) : undefined,
        x('title', {language: code}, fullTitle(article)),
        ...translatedTitlesOf(article).map(({language: own, text}) =>
          x('title', {language: iso639(own)}, text)
        ),
        contributors.length > 0
          ? x(
              'authors',
              contributors.map((person) =>
                x('author', [
                  x('name', displayName(person.name)),
                  person.email ? x('email', person.email) : undefined,
                  ...affiliationsOf(article, person).map(({id}) => x('affiliationId', ids.get(id) ?? '')),
                  person.orcid ? x('orcid_id', orcidUrl(person.orcid)) : undefined
                ])
              )
            )
          : undefined,
        affiliations.length > 0
          ? x(
              'affiliationsList',
              affiliations.map(({id, text}) => x('affiliationName', {affiliationId: ids.get(id)}, text))
            )
          : undefined,
        ...article.abstracts.map((abstract) =>
          x('abstract', {language: iso639(abstract.language)}, abstractText(abstract))
        ),
        full ? x('fullTextUrl', {format: pdf ? 'pdf' : 'html'}, full) : undefined,
        ...article.keywords.map(({terms, language: tag}) =>
          x(
            'keywords',
            {language: iso639(tag)},
            terms.map((term) => x('keyword', term))
          )
        )
      ])
    ])
  )
}
