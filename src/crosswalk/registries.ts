/** Where the records of registries and indexes say each field; their writers stand in `render/deposit/`. */
import type {Article, CreditRole} from '../model/index.js'
import {fields} from './fields.js'
import {at, depositing, jatsAlone, none, type Places, part} from './place.js'
import {one, translatedTitlesOf} from './work.js'

const year = ({dates}: Article) => one(dates.published?.slice(0, 4))
const journalOnly = none('the URL is the article’s', 'journalUrl')

const doisCited = ({references}: Article) =>
  references.flatMap(({csl: item}) => (typeof item.DOI === 'string' ? [item.DOI] : []))

/** DataCite's `contributorType` for roles of CRediT, where it has one. */
export const dataciteRoles: {[Role in CreditRole]?: string} = {
  'data-curation': 'DataCurator',
  investigation: 'Researcher',
  'project-administration': 'ProjectManager',
  supervision: 'Supervisor'
}

/** DataCite 4.6, in XML and JSON. @see https://datacite-metadata-schema.readthedocs.io/en/4.6/ */
export const datacite: Places = {
  ...depositing,
  ...at({
    title: 'titles/title',
    subtitle: 'titles/title titleType="Subtitle"',
    translatedTitles: 'titles/title titleType="TranslatedTitle"',
    editors: 'contributors/contributor contributorType="Editor"',
    reviewers: 'contributors/contributor contributorType="Other"',
    translators: 'contributors/contributor contributorType="Translator"',
    streets: 'creators/creator/affiliation',
    nlmAbbreviation: 'relatedItems/relatedItem/titles/title titleType="AlternativeTitle"',
    journalDoi: 'relatedIdentifiers/relatedIdentifier relationType="IsPublishedIn"',
    issueTitle: 'descriptions/description descriptionType="SeriesInformation"',
    awardTitles: 'fundingReferences/fundingReference/awardTitle',
    awardUrls: 'fundingReferences/fundingReference/awardNumber/@awardURI',
    ethics: 'descriptions/description descriptionType="Other"',
    peerReview: 'descriptions/description descriptionType="Other"',
    shortTitle: 'titles/title titleType="AlternativeTitle"',
    articleType: 'resourceType',
    language: 'language',
    doi: 'identifier',
    conceptDoi: 'relatedIdentifiers/relatedIdentifier',
    names: 'creators/creator',
    suffixes: 'creators/creator/creatorName',
    orcids: 'creators/creator/nameIdentifier',
    institutions: 'creators/creator/affiliation',
    departments: 'creators/creator/affiliation',
    places: 'creators/creator/affiliation',
    postalCodes: 'creators/creator/affiliation',
    rors: 'affiliation/@affiliationIdentifier',
    journalTitle: 'relatedItems/relatedItem/titles/title',
    journalAbbreviation: 'relatedItems/relatedItem/titles/title titleType="AlternativeTitle"',
    journalUrl: 'relatedIdentifiers/relatedIdentifier relationType="IsPublishedIn"',
    issn: 'relatedIdentifiers/relatedIdentifier',
    eissn: 'relatedItems/relatedItem/relatedItemIdentifier',
    publisher: 'publisher',
    volume: 'relatedItems/relatedItem/volume',
    issue: 'relatedItems/relatedItem/issue',
    firstPage: 'relatedItems/relatedItem/firstPage',
    lastPage: 'relatedItems/relatedItem/lastPage',
    elocationId: 'relatedItems/relatedItem/number',
    received: 'dates/date dateType="Submitted"',
    accepted: 'dates/date dateType="Accepted"',
    published: 'dates/date dateType="Issued"; publicationYear',
    license: 'rightsList/rights/@rightsURI',
    copyright: 'rightsList/rights',
    abstract: 'descriptions/description',
    otherAbstracts: 'descriptions/description',
    keywords: 'subjects/subject',
    funders: 'fundingReferences/fundingReference/funderName',
    funderIds: 'fundingReferences/fundingReference/funderIdentifier',
    awards: 'fundingReferences/fundingReference/awardNumber',
    competingInterests: 'descriptions/description descriptionType="Other"',
    dataAvailability: 'descriptions/description descriptionType="Other"',
    acknowledgements: 'descriptions/description descriptionType="Other"',
    fundingStatement: 'descriptions/description descriptionType="Other"',
    version: 'version',
    history: 'relatedIdentifiers/relatedIdentifier',
    updates: 'relatedIdentifiers/relatedIdentifier',
    updatedBy: 'relatedIdentifiers/relatedIdentifier',
    related: 'relatedIdentifiers/relatedIdentifier',
    supplements: 'relatedIdentifiers/relatedIdentifier relationType="IsSupplementedBy"',
    landingPage: 'alternateIdentifiers/alternateIdentifier'
  }),
  revised: part('dates/date dateType="Updated"', ({dates, history}) =>
    history.some(({date}) => date) ? [] : one(dates.revised)
  ),
  references: part('relatedIdentifiers/relatedIdentifier relationType="References"', doisCited),
  corresponding: part('contributors/contributor contributorType="ContactPerson"', ({contributors}) =>
    contributors.some(({corresponding}) => corresponding) ? ['ContactPerson'] : []
  ),
  roles: part('contributors/contributor/@contributorType', ({contributors}) =>
    contributors.flatMap(({roles}) => roles.flatMap((role) => dataciteRoles[role] ?? []))
  ),
  ...none(
    'no property for it',
    'nativeNames',
    'emails',
    'urls',
    'authorNotes',
    'affiliationTranslations',
    'affiliationUrls',
    'recipients',
    'stage',
    'fileUrl'
  ),
  ...none('it is the book’s, not the article’s', 'isbn')
}

/** DOAJ. @see https://doaj.org/docs/xml/ */
export const doaj: Places = {
  ...depositing,
  ...at({
    title: 'title',
    subtitle: 'title',
    translatedTitles: 'title/@language',
    streets: 'affiliationsList/affiliationName',
    articleType: 'documentType',
    doi: 'doi',
    emails: 'authors/author/email',
    orcids: 'authors/author/orcid_id',
    institutions: 'affiliationsList/affiliationName',
    departments: 'affiliationsList/affiliationName',
    places: 'affiliationsList/affiliationName',
    postalCodes: 'affiliationsList/affiliationName',
    journalTitle: 'journalTitle',
    issn: 'issn',
    eissn: 'eissn',
    publisher: 'publisher',
    volume: 'volume',
    issue: 'issue',
    lastPage: 'endPage',
    published: 'publicationDate',
    abstract: 'abstract',
    otherAbstracts: 'abstract',
    keywords: 'keywords/keyword',
    names: 'authors/author/name',
    suffixes: 'authors/author/name'
  }),
  language: part('language (ISO 639-2)', () => []),
  firstPage: {at: 'startPage'},
  elocationId: part('startPage', ({elocationId, firstPage}) => (firstPage ? [] : one(elocationId))),
  fileUrl: {at: 'fullTextUrl'},
  landingPage: part('fullTextUrl', (article) =>
    fields.fileUrl.values(article).length > 0 ? [] : fields.landingPage.values(article)
  ),
  ...journalOnly,
  ...none(
    'no element for it',
    'supplements',
    'editors',
    'reviewers',
    'translators',
    ...jatsAlone,
    'issueTitle',
    'shortTitle',
    'isbn',
    'conceptDoi',
    'nativeNames',
    'urls',
    'roles',
    'corresponding',
    'authorNotes',
    'rors',
    'journalAbbreviation',
    'received',
    'revised',
    'accepted',
    'copyright',
    'funders',
    'funderIds',
    'awards',
    'fundingStatement',
    'competingInterests',
    'dataAvailability',
    'acknowledgements',
    'stage',
    'version',
    'history',
    'updates',
    'updatedBy',
    'related',
    'references'
  ),
  ...none('the journal’s record says it', 'license')
}

/** PubMed. @see https://www.ncbi.nlm.nih.gov/books/NBK3828/ */
export const pubmed: Places = {
  ...depositing,
  ...at({
    title: 'ArticleTitle, VernacularTitle',
    subtitle: 'ArticleTitle, VernacularTitle',
    doi: 'ELocationID, ArticleId',
    names: 'AuthorList/Author',
    suffixes: 'AuthorList/Author/Suffix',
    orcids: 'AuthorList/Author/Identifier',
    institutions: 'Author/AffiliationInfo/Affiliation',
    departments: 'Author/AffiliationInfo/Affiliation',
    places: 'Author/AffiliationInfo/Affiliation',
    postalCodes: 'Author/AffiliationInfo/Affiliation',
    rors: 'Author/AffiliationInfo/Identifier Source="ROR"',
    publisher: 'Journal/PublisherName',
    volume: 'Journal/Volume',
    issue: 'Journal/Issue',
    firstPage: 'FirstPage',
    lastPage: 'LastPage',
    elocationId: 'ELocationID',
    copyright: 'CopyrightInformation',
    license: 'CopyrightInformation',
    abstract: 'Abstract',
    otherAbstracts: 'OtherAbstract',
    keywords: 'ObjectList/Object Type="keyword"',
    funders: 'ObjectList/Object Type="grant"',
    funderIds: 'ObjectList/Object Type="grant"',
    awards: 'ObjectList/Object Type="grant"',
    competingInterests: 'CoiStatement',
    updates: 'ObjectList/Object',
    references: 'ReferenceList/Reference/Citation'
  }),
  language: part('Language (ISO 639-2)', () => []),
  translatedTitles: part('ArticleTitle, of an article in another language', (article) =>
    one(englishTitle(article))
  ),
  streets: {at: 'Author/AffiliationInfo/Affiliation'},
  emails: part('Affiliation of the corresponding author', ({contributors}) =>
    contributors.flatMap(({corresponding, email}) => (corresponding ? one(email) : []))
  ),
  journalTitle: part('Journal/JournalTitle', ({journal}) =>
    (journal.nlmAbbreviation ?? journal.abbreviation) ? [] : one(journal.title)
  ),
  journalAbbreviation: part('Journal/JournalTitle', ({journal}) =>
    journal.nlmAbbreviation ? [] : one(journal.abbreviation)
  ),
  nlmAbbreviation: {at: 'Journal/JournalTitle'},
  issn: part('Journal/Issn', ({journal}) => (journal.eissn ? [] : one(journal.issn))),
  eissn: {at: 'Journal/Issn'},
  articleType: part('PublicationType', () => []),
  published: part('Journal/PubDate', year),
  received: part('History/PubDate', ({dates}) => one(dates.received?.slice(0, 4))),
  revised: part('History/PubDate', ({dates}) => one(dates.revised?.slice(0, 4))),
  accepted: part('History/PubDate', ({dates}) => one(dates.accepted?.slice(0, 4))),
  ...journalOnly,
  ...none(
    'no element for it',
    'shortTitle',
    'isbn',
    'conceptDoi',
    'nativeNames',
    'urls',
    'roles',
    'corresponding',
    'authorNotes',
    'fundingStatement',
    'dataAvailability',
    'acknowledgements',
    'stage',
    'version',
    'history',
    'updatedBy',
    'related',
    'landingPage',
    'fileUrl',
    'supplements',
    'editors',
    'reviewers',
    'translators',
    'affiliationTranslations',
    'affiliationUrls',
    'journalDoi',
    'issueTitle',
    'awardTitles',
    'awardUrls',
    'recipients',
    'ethics',
    'peerReview'
  )
}

/** PubMed's title is the English one; `undefined` where the article itself is English, or has none. */
export function englishTitle(article: Article): string | undefined {
  if (/^en\b/iu.test(article.language)) return undefined
  return translatedTitlesOf(article).find(({language}) => /^en\b/iu.test(language))?.text
}
