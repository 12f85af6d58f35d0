import {dataciteRoles} from '../../crosswalk/registries.js'
import {relationsOf} from '../../crosswalk/relations.js'
import {
  abstractText,
  affiliationsOf,
  editionDate,
  funderIdentifier,
  landingPage,
  pageRange,
  plain,
  translatedTitlesOf
} from '../../crosswalk/work.js'
import {
  type Article,
  type CollaboratorRole,
  type Contributor,
  dataciteRelation,
  displayName,
  type IdentifierType,
  orcidUrl,
  parseDoi,
  rorUrl,
  sortName,
  type UpdateNotice
} from '../../model/index.js'

export const namespace = 'http://datacite.org/schema/kernel-4'

/** DataCite's names for our kinds of identifiers; what it has no name for is a URL, or left out. */
const identifierTypes: Record<IdentifierType, string | undefined> = {
  doi: 'DOI',
  url: 'URL',
  swhid: undefined,
  arxiv: 'arXiv',
  issn: 'ISSN',
  isbn: 'ISBN',
  other: undefined
}

interface RelatedIdentifier {
  relatedIdentifier: string
  relatedIdentifierType: string
  relationType: string
}

/** What DataCite 4.6 wants of a person. */
export interface Creator {
  name: string
  nameType: 'Personal' | 'Organizational'
  givenName?: string
  familyName?: string
  nameIdentifiers: {nameIdentifier: string; nameIdentifierScheme: 'ORCID'; schemeUri: string}[]
  affiliation: {
    name: string
    affiliationIdentifier?: string
    affiliationIdentifierScheme?: 'ROR'
    schemeUri?: string
  }[]
}

/** The record, as DataCite's JSON has it. @see https://datacite-metadata-schema.readthedocs.io/en/4.6/ */
export function dataciteRecord(article: Article) {
  const {doi, journal, dates, language, license, version} = article
  const day = (dateType: string, date: string | undefined) => (date ? [{date, dateType}] : [])
  return {
    schemaVersion: namespace,
    doi,
    url: landingPage(article),
    creators: article.contributors.map((person) => creator(person, article)),
    contributors: [
      ...article.contributors.flatMap((person) =>
        contributorTypes(person).map((contributorType) => ({contributorType, ...creator(person, article)}))
      ),
      ...(article.collaborators ?? []).map((person) => ({
        contributorType: collaboratorTypes[person.role],
        ...named(person, person.affiliation ? [{name: person.affiliation}] : [])
      }))
    ],
    titles: [
      {title: plain(article.title), lang: language},
      ...(article.subtitle ? [{title: plain(article.subtitle), titleType: 'Subtitle', lang: language}] : []),
      ...(article.shortTitle
        ? [{title: article.shortTitle, titleType: 'AlternativeTitle', lang: language}]
        : []),
      ...translatedTitlesOf(article).map(({language: lang, text: title}) => ({
        title,
        titleType: 'TranslatedTitle',
        lang
      }))
    ],
    publisher: {name: journal.publisher ?? journal.title ?? ''},
    publicationYear: dates.published?.slice(0, 4) ?? '',
    types: {
      resourceTypeGeneral: article.stage === 'AO' ? 'Preprint' : 'JournalArticle',
      resourceType: article.articleType || 'Article'
    },
    subjects: article.keywords.flatMap(({terms, language: lang}) =>
      terms.map((subject) => ({subject, lang}))
    ),
    dates: [
      ...day('Submitted', dates.received),
      ...day('Accepted', dates.accepted),
      ...day('Issued', dates.published),
      ...day('Updated', editionDate(article) === dates.published ? dates.revised : editionDate(article)),
      ...(article.copyright ? day('Copyrighted', /\b\d{4}\b/u.exec(article.copyright)?.[0]) : [])
    ],
    language,
    relatedIdentifiers: relatedIdentifiers(article),
    version,
    rightsList: license
      ? [
          {
            rights: [license.name, article.copyright].filter(Boolean).join('. '),
            rightsUri: license.url,
            rightsIdentifier: license.id,
            rightsIdentifierScheme: license.id ? 'SPDX' : undefined,
            schemeUri: license.id ? 'https://spdx.org/licenses/' : undefined
          }
        ]
      : article.copyright
        ? [{rights: article.copyright}]
        : [],
    descriptions: [
      ...article.abstracts.map((abstract) => ({
        description: abstractText(abstract),
        descriptionType: 'Abstract',
        lang: abstract.language
      })),
      ...(journal.title || article.issueTitle
        ? [{description: seriesLine(article), descriptionType: 'SeriesInformation'}]
        : []),
      ...[
        ...article.funding.map(({statement}) => statement),
        article.dataAvailability,
        article.ethics,
        article.peerReview,
        article.acknowledgements,
        article.competingInterests
      ]
        .filter((text) => text !== undefined)
        .map((description) => ({description, descriptionType: 'Other'}))
    ],
    fundingReferences: article.funding
      .filter(({funder}) => funder)
      .map(({funder = '', funderId, award, awardUrl, awardTitle}) => {
        const id = funderIdentifier(funderId)
        return {
          funderName: funder,
          funderIdentifier: id?.value,
          funderIdentifierType: id && (id.scheme === 'Crossref Funder ID' ? 'Crossref Funder ID' : id.scheme),
          awardNumber: award ?? awardUrl,
          awardUri: awardUrl,
          awardTitle
        }
      }),
    relatedItems: journal.title
      ? [
          {
            relatedItemType: 'Journal',
            relationType: 'IsPublishedIn',
            relatedItemIdentifier:
              (journal.eissn ?? journal.issn)
                ? {
                    relatedItemIdentifier: journal.eissn ?? journal.issn,
                    relatedItemIdentifierType: journal.eissn ? 'EISSN' : 'ISSN'
                  }
                : undefined,
            titles: [
              {title: journal.title, titleType: undefined},
              ...[...new Set([journal.abbreviation, journal.nlmAbbreviation])].flatMap((title) =>
                title && title !== journal.title ? [{title, titleType: 'AlternativeTitle'}] : []
              )
            ],
            volume: article.volume,
            issue: article.issue,
            number: article.elocationId,
            numberType: article.elocationId ? 'Article' : undefined,
            firstPage: article.firstPage,
            lastPage: article.lastPage,
            publisher: journal.publisher
          }
        ]
      : []
  }
}

function seriesLine(article: Article): string {
  const {journal, volume, issue, issueTitle} = article
  const number = [volume, issue && `(${issue})`].filter(Boolean).join('')
  return [journal.title, number, pageRange(article), issueTitle].filter(Boolean).join(', ')
}

function creator(person: Contributor, article: Article): Creator {
  return named(
    person,
    affiliationsOf(article, person).map(({text, ror}) => ({
      name: text,
      ...(ror
        ? {
            affiliationIdentifier: rorUrl(ror),
            affiliationIdentifierScheme: 'ROR' as const,
            schemeUri: 'https://ror.org'
          }
        : {})
    }))
  )
}

function named(
  {name, orcid}: Pick<Contributor, 'name' | 'orcid'>,
  affiliation: Creator['affiliation']
): Creator {
  const isPerson = Boolean(name.family) || Boolean(orcid)
  return {
    name: isPerson ? sortName(name) : displayName(name),
    nameType: isPerson ? 'Personal' : 'Organizational',
    givenName: name.given,
    familyName: name.family,
    nameIdentifiers: orcid
      ? [{nameIdentifier: orcidUrl(orcid), nameIdentifierScheme: 'ORCID', schemeUri: 'https://orcid.org'}]
      : [],
    affiliation
  }
}

/** DataCite's `contributorType`s of those who are no authors. */
const collaboratorTypes: Record<CollaboratorRole, string> = {
  editor: 'Editor',
  reviewer: 'Other',
  translator: 'Translator'
}

/** What a person did besides, as far as DataCite has a word for it. */
function contributorTypes({corresponding, roles}: Contributor): string[] {
  const types = roles.flatMap((role) => dataciteRoles[role] ?? [])
  return corresponding ? ['ContactPerson', ...types] : types
}

const updates: Record<UpdateNotice['type'], string> = {
  correction: 'Documents',
  corrigendum: 'Documents',
  erratum: 'Documents',
  retraction: 'Obsoletes',
  partial_retraction: 'Documents',
  withdrawal: 'Obsoletes',
  removal: 'Obsoletes',
  expression_of_concern: 'Documents',
  addendum: 'IsSupplementTo',
  clarification: 'Documents',
  new_version: 'IsNewVersionOf',
  new_edition: 'IsNewVersionOf'
}
const inverse: Record<string, string> = {
  Documents: 'IsDocumentedBy',
  Obsoletes: 'IsObsoletedBy',
  IsSupplementTo: 'IsSupplementedBy',
  IsNewVersionOf: 'IsPreviousVersionOf'
}

/** Other works, and what the article cites. */
function relatedIdentifiers(article: Article): RelatedIdentifier[] {
  const ofDoi = (relatedIdentifier: string, relationType: string): RelatedIdentifier => ({
    relatedIdentifier,
    relatedIdentifierType: 'DOI',
    relationType
  })
  const works = relationsOf(article).flatMap(
    ({relation, identifier, identifierType}): RelatedIdentifier[] => {
      // DataCite has no word for preprints and manuscripts: they are versions.
      const relationType = dataciteRelation(relation) ?? fallback[relation] ?? 'IsDescribedBy'
      const type = identifierTypes[identifierType]
      const [value, kind] =
        type === undefined
          ? identifierType === 'swhid'
            ? [`https://archive.softwareheritage.org/${identifier}`, 'URL']
            : [identifier, 'URL']
          : [identifierType === 'arxiv' ? `arXiv:${identifier.replace(/^arxiv:/iu, '')}` : identifier, type]
      return [{relatedIdentifier: value, relatedIdentifierType: kind, relationType}]
    }
  )
  const {journal} = article
  return [
    ...works,
    ...article.updates.map(({type, doi}) => ofDoi(doi, updates[type])),
    ...article.updatedBy.map(({type, doi}) => ofDoi(doi, inverse[updates[type]] as string)),
    ...[journal.issn, journal.eissn].flatMap((issn) =>
      issn
        ? [
            {
              relatedIdentifier: issn,
              relatedIdentifierType: issn === journal.eissn ? 'EISSN' : 'ISSN',
              relationType: 'IsPublishedIn'
            }
          ]
        : []
    ),
    ...(journal.url && /^https?:\/\/\S+$/iu.test(journal.url)
      ? [{relatedIdentifier: journal.url, relatedIdentifierType: 'URL', relationType: 'IsPublishedIn'}]
      : []),
    ...(journal.doi ? [ofDoi(journal.doi, 'IsPublishedIn')] : []),
    ...article.references.flatMap(({csl}) => {
      const doi = typeof csl.DOI === 'string' ? parseDoi(csl.DOI) : undefined
      return doi ? [ofDoi(doi, 'References')] : []
    })
  ]
}

const fallback: Record<string, string> = {
  __proto__: null as never,
  'has-preprint': 'IsVersionOf',
  'is-preprint-of': 'IsVersionOf',
  'has-manuscript': 'IsVersionOf',
  'is-manuscript-of': 'IsVersionOf',
  'has-derivation': 'IsSourceOf',
  'is-based-on': 'IsDerivedFrom',
  'is-basis-for': 'IsSourceOf',
  'based-on-data': 'IsSupplementedBy',
  'is-data-basis-for': 'IsSupplementTo',
  'is-reply-to': 'References',
  'has-reply': 'IsReferencedBy',
  'is-comment-on': 'References',
  'has-comment': 'IsReferencedBy',
  'has-format': 'IsVariantFormOf',
  'is-format-of': 'IsVariantFormOf'
}
