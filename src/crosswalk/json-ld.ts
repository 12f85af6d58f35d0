import {
  type Affiliation,
  type Article,
  type Collaborator,
  type Contributor,
  creditRoles,
  displayName,
  doiUrl,
  fundingSentence,
  gravityOf,
  orcidUrl,
  type RelatedWork,
  rorUrl,
  type UpdateNotice,
  updateTypes
} from '../model/index.js'
import {fields} from './fields.js'
import {at, depositing, none, type Places, part} from './place.js'
import {relationsOf} from './relations.js'
import {
  abstractText,
  affiliationsOf,
  collaboratorsIn,
  fileUrl,
  funderIdentifier,
  keywordsOf,
  landingPage,
  plain,
  translatedTitlesOf,
  urlOf
} from './work.js'

/** schema.org in JSON-LD. @see https://schema.org/ScholarlyArticle */
export const jsonld: Places = {
  ...depositing,
  ...at({
    title: 'name, headline',
    subtitle: 'alternativeHeadline',
    shortTitle: 'alternateName',
    translatedTitles: 'alternateName.@value',
    editors: 'editor',
    reviewers: 'contributor.roleName="Reviewer"',
    translators: 'translator',
    supplements: 'mentions.@id',
    streets: 'author.affiliation.address.streetAddress',
    affiliationTranslations: 'author.affiliation.alternateName',
    affiliationUrls: 'author.affiliation.url',
    nlmAbbreviation: 'isPartOf.alternateName',
    journalDoi: 'isPartOf.@id',
    issueTitle: 'isPartOf.name (of the issue)',
    awardTitles: 'funding.name',
    awardUrls: 'funding.url',
    articleType: 'genre',
    language: 'inLanguage',
    doi: '@id, identifier',
    conceptDoi: 'exampleOfWork',
    names: 'author.givenName, author.familyName',
    suffixes: 'author.honorificSuffix',
    nativeNames: 'author.alternateName',
    authorNotes: 'author.description',
    postalCodes: 'author.affiliation.address.postalCode',
    orcids: 'author.@id',
    emails: 'author.email',
    urls: 'author.url',
    institutions: 'author.affiliation.name',
    departments: 'author.affiliation.department',
    places: 'author.affiliation.address',
    rors: 'author.affiliation.@id',
    journalTitle: 'isPartOf.name',
    journalAbbreviation: 'isPartOf.alternateName',
    issn: 'isPartOf.issn',
    eissn: 'isPartOf.issn',
    publisher: 'isPartOf.publisher, publisher',
    journalUrl: 'isPartOf.url',
    volume: 'isPartOf.volumeNumber',
    issue: 'isPartOf.issueNumber',
    firstPage: 'pageStart',
    lastPage: 'pageEnd',
    received: 'dateCreated',
    published: 'datePublished',
    revised: 'dateModified',
    license: 'license',
    copyright: 'copyrightNotice',
    abstract: 'abstract',
    otherAbstracts: 'abstract',
    keywords: 'keywords',
    funders: 'funding.funder.name',
    funderIds: 'funding.funder.@id',
    awards: 'funding.identifier',
    fundingStatement: 'funding.description',
    dataAvailability: 'usageInfo',
    stage: 'creativeWorkStatus',
    version: 'version',
    history: 'isBasedOn',
    updates: 'about.@id',
    updatedBy: 'correction.@id',
    related: 'isBasedOn, isPartOf, hasPart, mentions …, by the relation',
    references: 'citation.name',
    landingPage: 'url',
    fileUrl: 'encoding.contentUrl'
  }),
  elocationId: part('pagination', ({elocationId, firstPage}) =>
    elocationId && !firstPage ? [elocationId] : []
  ),
  roles: part('contributor.roleName', ({contributors}) =>
    contributors.flatMap(({roles}) => roles.map((role) => creditRoles[role]))
  ),
  ...none(
    'no property for it',
    'corresponding',
    'accepted',
    'competingInterests',
    'acknowledgements',
    'ethics',
    'peerReview',
    'recipients'
  ),
  ...none('it is the book’s, not the article’s', 'isbn')
}

/** Properties by relation; other works are mentioned. */
const properties: Partial<Record<RelatedWork['relation'], string>> = {
  'is-version-of': 'exampleOfWork',
  'has-version': 'workExample',
  'is-part-of': 'isPartOf',
  'has-part': 'hasPart',
  'is-translation-of': 'translationOfWork',
  'has-translation': 'workTranslation',
  'is-based-on': 'isBasedOn',
  'based-on-data': 'isBasedOn',
  'is-derived-from': 'isBasedOn',
  'has-preprint': 'isBasedOn',
  'has-manuscript': 'isBasedOn',
  replaces: 'isBasedOn',
  'has-review': 'review',
  cites: 'citation',
  references: 'citation'
}

type Json = Record<string, unknown>

/** schema.org `ScholarlyArticle` in its issue, volume and journal; empty properties are `undefined`. */
export function jsonLdOf(article: Article): Json {
  const {doi, license, dates, journal} = article
  const works = relationsOf(article)
  const grouped = new Map<string, Json[]>()
  for (const {relation, identifier, identifierType, note} of works) {
    const property = properties[relation] ?? 'mentions'
    const url = identifierType === 'doi' ? `https://doi.org/${identifier}` : identifier
    const work = {'@type': 'CreativeWork', '@id': url, identifier, description: note}
    // The journal is part of the article's own chain.
    const name = property === 'isPartOf' ? 'mentions' : property
    grouped.set(name, [...(grouped.get(name) ?? []), work])
  }
  const publisher = journal.publisher && {'@type': 'Organization', name: journal.publisher}
  const pdf = fileUrl(article, `${article.slug}.pdf`)
  const citations = article.references.map(({csl, formatted}) => ({
    '@type': 'CreativeWork',
    '@id': typeof csl.DOI === 'string' && csl.DOI ? `https://doi.org/${csl.DOI}` : undefined,
    name: plain(formatted)
  }))
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': doi && doiUrl(doi),
    url: urlOf(article),
    mainEntityOfPage: landingPage(article),
    headline: plain(article.title),
    name: plain(article.title),
    alternativeHeadline: plain(article.subtitle) || undefined,
    alternateName: only([
      ...(article.shortTitle ? [article.shortTitle] : []),
      ...translatedTitlesOf(article).map(({language, text}) => ({'@value': text, '@language': language}))
    ]),
    genre: article.articleType || undefined,
    identifier: doi && {'@type': 'PropertyValue', propertyID: 'DOI', value: doi, url: doiUrl(doi)},
    author: article.contributors.map((person) => author(person, article)),
    editor: collaboratorsIn(article, 'editor').map(collaborator),
    translator: collaboratorsIn(article, 'translator').map(collaborator),
    contributor: [
      ...article.contributors.flatMap(({roles, name, orcid}) =>
        roles.map((role) => ({
          '@type': 'Role',
          roleName: creditRoles[role],
          contributor: {'@type': 'Person', '@id': orcid && orcidUrl(orcid), name: displayName(name)}
        }))
      ),
      ...collaboratorsIn(article, 'reviewer').map((person) => ({
        '@type': 'Role',
        roleName: 'Reviewer',
        contributor: collaborator(person)
      }))
    ],
    dateCreated: dates.received,
    dateModified: dates.revised,
    datePublished: dates.published,
    inLanguage: article.language,
    abstract: only(article.abstracts.map(abstractText)),
    keywords: keywordsOf(article),
    license: license?.url ?? license?.name,
    copyrightNotice: article.copyright,
    publisher,
    version: fields.version.values(article)[0],
    creativeWorkStatus: fields.stage.values(article)[0],
    usageInfo: article.dataAvailability,
    isPartOf: chain(article, publisher),
    pageStart: article.firstPage,
    pageEnd: article.lastPage,
    pagination: [article.firstPage, article.lastPage].filter(Boolean).join('–') || article.elocationId,
    encoding: pdf && {'@type': 'MediaObject', encodingFormat: 'application/pdf', contentUrl: pdf},
    funding: article.funding
      .filter((entry) => fundingSentence(entry) || entry.awardUrl)
      .map(({funder, award, awardTitle, awardUrl, funderId, statement}) => ({
        '@type': 'Grant',
        name: awardTitle,
        url: awardUrl,
        identifier: award,
        description: statement,
        funder: funder && {'@type': 'Organization', name: funder, '@id': funderIdentifier(funderId)?.url}
      })),
    about: article.updates.map((notice) => noticed(notice, 'ScholarlyArticle')),
    correction: article.updatedBy.map((notice) =>
      noticed(notice, gravityOf(notice.type) === 'newer' ? 'ScholarlyArticle' : 'CorrectionComment')
    ),
    ...Object.fromEntries([...grouped].filter(([name]) => name !== 'citation')),
    citation: [...citations, ...(grouped.get('citation') ?? [])]
  }
}

/** The other end of an update: what was corrected, or what corrects. */
function noticed({type, doi, date, label}: UpdateNotice, kind: string): Json {
  return {'@type': kind, '@id': doiUrl(doi), name: label ?? updateTypes[type], datePublished: date}
}

/** The journal, or its volume, or its issue: what the article is part of. */
function chain({journal, volume, issue, issueTitle}: Article, publisher: unknown): Json | undefined {
  const periodical = journal.title
    ? {
        '@type': 'Periodical',
        '@id': journal.doi && doiUrl(journal.doi),
        name: journal.title,
        alternateName: only(
          [journal.abbreviation, journal.nlmAbbreviation].filter((name) => name !== undefined)
        ),
        issn: only([journal.issn, journal.eissn].filter((issn) => issn !== undefined)),
        url: journal.url,
        publisher
      }
    : undefined
  const inVolume = volume
    ? {'@type': 'PublicationVolume', volumeNumber: volume, isPartOf: periodical}
    : periodical
  return issue || issueTitle
    ? {'@type': 'PublicationIssue', issueNumber: issue, name: issueTitle, isPartOf: inVolume}
    : inVolume
}

function author(person: Contributor, article: Article): Json {
  const {name, nativeName, orcid, email, url, note} = person
  const isGroup = name.literal && !orcid
  return {
    '@type': isGroup ? 'Organization' : 'Person',
    name: displayName(name),
    alternateName: nativeName?.text,
    description: note,
    givenName: name.given,
    familyName: name.family,
    honorificSuffix: name.suffix,
    '@id': orcid && orcidUrl(orcid),
    email,
    url,
    // A group belongs to an organisation; only people are affiliated with one.
    [isGroup ? 'memberOf' : 'affiliation']: affiliationsOf(article, person).map(
      ({institution, text, translations, department, ror, url: page, ...place}) => ({
        '@type': 'Organization',
        name: institution ?? text,
        alternateName: translations?.map((one) => one.text),
        '@id': ror && rorUrl(ror),
        url: page,
        department: department && {'@type': 'Organization', name: department},
        address: postalAddress(place)
      })
    )
  }
}

function postalAddress({
  address,
  city,
  region,
  country,
  postalCode
}: Pick<Affiliation, 'address' | 'city' | 'region' | 'country' | 'postalCode'>): Json | undefined {
  if (!address && !city && !region && !country && !postalCode) return undefined
  return {
    '@type': 'PostalAddress',
    streetAddress: address,
    addressLocality: city,
    addressRegion: region,
    postalCode,
    addressCountry: country
  }
}

/** An editor, a translator, a reviewer. */
function collaborator({name, orcid, url, affiliation}: Collaborator): Json {
  return {
    '@type': 'Person',
    '@id': orcid && orcidUrl(orcid),
    name: displayName(name),
    givenName: name.given,
    familyName: name.family,
    url,
    affiliation: affiliation && {'@type': 'Organization', name: affiliation}
  }
}

/** One value alone, several as a list, none as nothing. */
function only<Value>(values: Value[]): Value | Value[] | undefined {
  return values.length > 1 ? values : values[0]
}

/** JSON without empty lists and empty properties. */
export function jsonText(value: unknown, indent?: number): string {
  const isEmpty = (item: unknown) => Array.isArray(item) && item.length === 0
  return JSON.stringify(value, (_, item) => (isEmpty(item) ? undefined : item), indent)
}
