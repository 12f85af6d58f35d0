import type {Element} from 'xast'
import {x} from 'xastscript'
import {articleTypeOf} from '../../crosswalk/article-type.js'
import {englishTitle} from '../../crosswalk/registries.js'
import {
  abstractText,
  affiliationsOf,
  fullTitle,
  funderIdentifier,
  keywordsOf,
  plain
} from '../../crosswalk/work.js'
import {
  type Article,
  displayName,
  type IsoDate,
  orcidUrl,
  rorUrl,
  type UpdateNotice
} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {iso639} from './languages.js'

/** PubMed's citation XML: `paper.pubmed.xml`. @see https://www.ncbi.nlm.nih.gov/books/NBK3828/ */
export function pubmedXml(article: Article): string {
  const {journal, dates, doi, firstPage, lastPage, elocationId} = article
  const own = article.language
  const code = iso639(own)?.toUpperCase()
  const kind = publicationTypes[articleTypeOf(article.articleType)]
  const [first, ...others] = article.abstracts
  const english = own.startsWith('en')
  const translated = englishTitle(article)
  const abstractInEnglish = article.abstracts.find(({language}) => language.startsWith('en')) ?? first
  const rest = [first, ...others].filter((abstract) => abstract && abstract !== abstractInEnglish)
  const objects = [
    ...keywordsOf(article).map((keyword) => object('keyword', {value: keyword})),
    ...article.funding.flatMap(({funder, award, funderId}) =>
      funder || award
        ? [object('grant', {id: award, grantor: funder, identifier: funderIdentifier(funderId)?.value})]
        : []
    ),
    ...article.updates.map(({type, doi: id}) => object(updateNames[type], {type: 'doi', id}))
  ]
  const root = x('ArticleSet', [
    x('Article', [
      x('Journal', [
        x('PublisherName', journal.publisher ?? ''),
        x('JournalTitle', journal.nlmAbbreviation ?? journal.abbreviation ?? journal.title ?? ''),
        x('Issn', journal.eissn ?? journal.issn ?? ''),
        x('Volume', article.volume ?? ''),
        x('Issue', article.issue ?? ''),
        pubDate('epublish', dates.published)
      ]),
      english
        ? x('ArticleTitle', fullTitle(article))
        : translated
          ? x('ArticleTitle', translated)
          : undefined,
      english ? undefined : x('VernacularTitle', fullTitle(article)),
      (firstPage ?? elocationId)
        ? x('FirstPage', {LZero: 'delete'}, firstPage ?? elocationId ?? '')
        : undefined,
      lastPage ? x('LastPage', lastPage) : undefined,
      doi ? x('ELocationID', {EIdType: 'doi'}, doi) : undefined,
      elocationId ? x('ELocationID', {EIdType: 'pii'}, elocationId) : undefined,
      code ? x('Language', code) : undefined,
      article.contributors.length > 0
        ? x(
            'AuthorList',
            article.contributors.map((person) => author(person, article))
          )
        : undefined,
      x('PublicationType', 'Journal Article'),
      kind ? x('PublicationType', kind) : undefined,
      x('ArticleIdList', [
        doi ? x('ArticleId', {IdType: 'doi'}, doi) : undefined,
        x('ArticleId', {IdType: 'pii'}, elocationId ?? article.slug)
      ]),
      dates.received || dates.accepted || dates.revised
        ? x('History', [
            pubDate('received', dates.received),
            pubDate('accepted', dates.accepted),
            pubDate('revised', dates.revised)
          ])
        : undefined,
      abstractInEnglish ? x('Abstract', abstractText(abstractInEnglish)) : undefined,
      ...rest.map((abstract) =>
        abstract
          ? x(
              'OtherAbstract',
              {Type: 'Publisher', Language: iso639(abstract.language)},
              abstractText(abstract)
            )
          : undefined
      ),
      article.copyright || article.license
        ? x(
            'CopyrightInformation',
            [article.copyright, article.license?.name, article.license?.url].filter(Boolean).join('. ')
          )
        : undefined,
      article.competingInterests ? x('CoiStatement', article.competingInterests) : undefined,
      objects.length > 0 ? x('ObjectList', objects) : undefined,
      article.references.length > 0
        ? x(
            'ReferenceList',
            article.references.map(({csl, formatted}) => reference(csl, formatted))
          )
        : undefined
    ])
  ])
  const doctype = {
    type: 'doctype' as const,
    name: 'ArticleSet',
    public: '-//NLM//DTD PubMed 2.8//EN',
    system: 'https://dtd.nlm.nih.gov/ncbi/pubmed/in/PubMed.dtd'
  }
  return xmlDocument(root, {doctype})
}

const updateNames: Record<UpdateNotice['type'], string> = {
  correction: 'Erratum',
  corrigendum: 'Erratum',
  erratum: 'Erratum',
  retraction: 'Retraction',
  partial_retraction: 'PartialRetraction',
  withdrawal: 'Retraction',
  removal: 'Retraction',
  expression_of_concern: 'ExpressionOfConcernFor',
  addendum: 'Update',
  clarification: 'Update',
  new_version: 'Republished',
  new_edition: 'Republished'
}

/** PubMed's types by JATS's, besides the one that all have. */
const publicationTypes: Record<string, string> = {
  __proto__: null as never,
  'systematic-review': 'Systematic Review',
  'book-review': 'Book Review',
  'review-article': 'Review',
  'case-report': 'Case Reports',
  editorial: 'Editorial',
  correction: 'Published Erratum',
  retraction: 'Retraction Notice',
  letter: 'Letter',
  'article-commentary': 'Comment',
  'data-paper': 'Dataset'
}

function object(type: string, params: Record<string, string | undefined>): Element {
  return x(
    'Object',
    {Type: type},
    Object.entries(params).map(([name, value]) => (value ? x('Param', {Name: name}, value) : undefined))
  )
}

function pubDate(status: string, date: IsoDate | undefined): Element | undefined {
  if (!date) return undefined
  const [year = '', month, day] = date.split('-')
  return x('PubDate', {PubStatus: status}, [
    x('Year', year),
    month ? x('Month', month) : undefined,
    day ? x('Day', day) : undefined
  ])
}

function author(person: Article['contributors'][number], article: Article): Element {
  const {name, orcid, equalContribution} = person
  const places = affiliationsOf(article, person)
  const mail = person.corresponding && person.email ? ` ${person.email}` : ''
  const lines = places.map(({text, ror}, index) => ({text: `${text}${index === 0 ? mail : ''}`, ror}))
  const equal = equalContribution ? {EqualContrib: 'Y'} : {}
  const alone = lines.length === 0 && mail ? [{text: mail.trim(), ror: undefined}] : lines
  const affiliations = alone.map(({text, ror}) =>
    x('AffiliationInfo', [
      x('Affiliation', text),
      ror ? x('Identifier', {Source: 'ROR'}, rorUrl(ror)) : undefined
    ])
  )
  const identifier = orcid ? x('Identifier', {Source: 'ORCID'}, orcidUrl(orcid)) : undefined
  if (name.literal || !name.family)
    return x('Author', equal, [x('CollectiveName', displayName(name)), ...affiliations, identifier])
  return x('Author', equal, [
    name.given ? x('FirstName', name.given) : x('FirstName', {EmptyYN: 'Y'}),
    x('LastName', name.family),
    name.suffix ? x('Suffix', name.suffix) : undefined,
    ...affiliations,
    identifier
  ])
}

function reference(
  csl: Article['references'][number]['csl'],
  formatted: Parameters<typeof plain>[0]
): Element {
  return x('Reference', [
    x('Citation', plain(formatted)),
    typeof csl.DOI === 'string' && csl.DOI
      ? x('ArticleIdList', [x('ArticleId', {IdType: 'doi'}, csl.DOI)])
      : undefined
  ])
}
