import type {Element} from 'hast'
import {h} from 'hastscript'
import {toString as textOf} from 'mdast-util-to-string'
import {type Article, displayName, doiUrl, orcidUrl, rorUrl, sortName} from '../../model/index.js'
import {versionData, versionLinks} from './version-metadata.js'

/** `<meta>` and JSON-LD of an article: Highwire (Google Scholar), Dublin Core, schema.org. */
export function headMetadata(article: Article, title: string, pdf: string | undefined): Element[] {
  return [
    ...highwire(article, title, pdf),
    ...dublinCore(article, title),
    ...versionLinks(article),
    jsonLd(article, title)
  ]
}

type Pair = [name: string, value: string | undefined]

const metas = (pairs: Pair[]): Element[] =>
  pairs.filter(([, value]) => value).map(([name, content]) => h('meta', {name, content}))

/** Google Scholar, inclusion guidelines: each author and its affiliations in turn; dates as `2024/12/18`. */
function highwire(article: Article, title: string, pdf: string | undefined): Element[] {
  const {journal, dates, contributors, affiliations, references} = article
  return metas([
    ['citation_title', title],
    ...contributors.flatMap((person): Pair[] => [
      ['citation_author', displayName(person.name)],
      ...person.affiliations.map(
        (id): Pair => ['citation_author_institution', affiliations.find((aff) => aff.id === id)?.text]
      ),
      ['citation_author_email', person.corresponding ? person.email : undefined],
      ['citation_author_orcid', person.orcid && orcidUrl(person.orcid)]
    ]),
    ['citation_publication_date', dates.published?.replaceAll('-', '/')],
    ['citation_journal_title', journal.title],
    ['citation_journal_abbrev', journal.abbreviation],
    ['citation_issn', journal.eissn ?? journal.issn],
    ['citation_publisher', journal.publisher],
    ['citation_volume', article.volume],
    ['citation_issue', article.issue],
    ['citation_firstpage', article.firstPage ?? article.elocationId],
    ['citation_lastpage', article.lastPage],
    ['citation_doi', article.doi],
    ['citation_language', article.language],
    ['citation_keywords', article.keywords.flatMap(({terms}) => terms).join('; ')],
    ['citation_abstract', abstractText(article)],
    ['citation_pdf_url', pdf],
    ...references.map(
      ({csl, formatted}): Pair => [
        'citation_reference',
        referenceLine(csl) || textOf({type: 'paragraph', children: formatted})
      ]
    )
  ])
}

function referenceLine(csl: Article['references'][number]['csl']): string {
  const year = csl.issued?.['date-parts']?.[0]?.[0]
  const pairs: Pair[] = [
    ['citation_title', csl.title?.replace(/<[^>]+>/gu, '')],
    ...(csl.author ?? []).map(
      (name): Pair => ['citation_author', name.literal ?? [name.given, name.family].filter(Boolean).join(' ')]
    ),
    ['citation_journal_title', csl['container-title']],
    ['citation_volume', csl.volume?.toString()],
    ['citation_issue', csl.issue?.toString()],
    ['citation_pages', csl.page],
    ['citation_publication_date', year?.toString()],
    ['citation_doi', csl.DOI]
  ]
  return pairs
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${value?.replaceAll(';', ',')}`)
    .join('; ')
}

/** DCMI Metadata Terms, as `<meta name="DC.…">` (RFC 2731). */
function dublinCore(article: Article, title: string): Element[] {
  return [
    h('link', {rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/'}),
    ...metas([
      ['DC.title', title],
      ...article.contributors.map((person): Pair => ['DC.creator', sortName(person.name)]),
      ['DC.date', article.dates.published],
      ['DC.identifier', article.doi && doiUrl(article.doi)],
      ['DC.publisher', article.journal.publisher],
      ['DC.source', article.journal.title],
      ['DC.language', article.language],
      ['DC.rights', article.license?.url ?? article.license?.name],
      ['DC.description', abstractText(article)],
      ...article.keywords.flatMap(({terms}) => terms.map((term): Pair => ['DC.subject', term])),
      ['DC.type', 'Text'],
      ['DC.format', 'text/html']
    ])
  ]
}

/** schema.org `ScholarlyArticle` in its issue, volume and journal. */
function jsonLd(article: Article, title: string): Element {
  const {journal, doi, license} = article
  const periodical = journal.title && {
    '@type': 'Periodical',
    name: journal.title,
    issn: journal.eissn ?? journal.issn,
    publisher: journal.publisher && {'@type': 'Organization', name: journal.publisher}
  }
  const volume = article.volume && {
    '@type': 'PublicationVolume',
    volumeNumber: article.volume,
    isPartOf: periodical
  }
  const issue = article.issue && {
    '@type': 'PublicationIssue',
    issueNumber: article.issue,
    isPartOf: volume ?? periodical
  }
  const data = {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': doi && doiUrl(doi),
    headline: title,
    name: title,
    identifier: doi && {'@type': 'PropertyValue', propertyID: 'DOI', value: doi, url: doiUrl(doi)},
    author: article.contributors.map((person) => ({
      '@type': person.name.literal ? 'Organization' : 'Person',
      name: displayName(person.name),
      givenName: person.name.given,
      familyName: person.name.family,
      '@id': person.orcid && orcidUrl(person.orcid),
      affiliation: person.affiliations.flatMap((id) => {
        const found = article.affiliations.find((aff) => aff.id === id)
        return found
          ? [
              {
                '@type': 'Organization',
                name: found.institution ?? found.text,
                '@id': found.ror && rorUrl(found.ror)
              }
            ]
          : []
      })
    })),
    datePublished: article.dates.published,
    inLanguage: article.language,
    abstract: abstractText(article),
    keywords: article.keywords.flatMap(({terms}) => terms),
    ...versionData(article),
    license: license?.url,
    copyrightNotice: article.copyright,
    isPartOf: issue || volume || periodical || undefined,
    pagination: [article.firstPage, article.lastPage].filter(Boolean).join('–') || undefined,
    funding: article.funding
      .filter(({funder}) => funder)
      .map(({funder, award, funderId}) => ({
        '@type': 'Grant',
        identifier: award,
        funder: {'@type': 'Organization', name: funder, '@id': funderId}
      })),
    citation: article.references.map(({csl, formatted}) => ({
      '@type': 'CreativeWork',
      '@id': csl.DOI && `https://doi.org/${csl.DOI}`,
      name: textOf({type: 'paragraph', children: formatted})
    }))
  }
  // A script's text ends at `</script` whatever it means: no `<` stands in it (HTML §4.12.1.3).
  const json = JSON.stringify(data, (_, value) =>
    Array.isArray(value) && value.length === 0 ? undefined : value
  )
  return h('script', {type: 'application/ld+json'}, json.replaceAll('<', '\\u003c'))
}

function abstractText({abstracts}: Article): string | undefined {
  const [first] = abstracts
  return (
    first &&
    textOf({type: 'root', children: first.children as never[]}, {includeHtml: false})
      .replace(/\s+/gu, ' ')
      .trim()
  )
}
