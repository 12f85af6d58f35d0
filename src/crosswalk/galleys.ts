/** Where the galleys themselves say each field, besides on the page: JATS, the EPUB's package document, the PDF's XMP. */
import type {Article} from '../model/index.js'
import {at, none, type Places, part, parts} from './place.js'
import {funderIdentifier} from './work.js'

const one = (value: string | undefined): string[] => (value ? [value] : [])
const funderIds = ({funding}: Article) =>
  funding.flatMap(({funderId}) => one(funderIdentifier(funderId)?.value.replace('https://doi.org/', '')))

/** JATS 1.3. @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/ */
export const jats: Places = at({
  title: 'title-group/article-title',
  subtitle: 'title-group/subtitle',
  shortTitle: 'title-group/alt-title',
  articleType: 'article-categories/subj-group/subject',
  language: 'article/@xml:lang',
  doi: 'article-id pub-id-type="doi"',
  isbn: 'article-meta/isbn',
  conceptDoi: 'related-object link-type="is-version-of"',
  names: 'contrib/name, contrib/collab',
  suffixes: 'contrib/name/suffix',
  nativeNames: 'contrib/name-alternatives/string-name',
  orcids: 'contrib/contrib-id',
  emails: 'contrib/email',
  urls: 'contrib/uri',
  roles: 'contrib/role/@vocab-term-identifier',
  corresponding: 'contrib/@corresp, author-notes/corresp',
  authorNotes: 'author-notes/fn',
  institutions: 'aff/institution-wrap/institution',
  departments: 'aff/institution content-type="dept"',
  places: 'aff/city, state, country',
  postalCodes: 'aff/postal-code',
  rors: 'aff/institution-wrap/institution-id',
  journalTitle: 'journal-title-group/journal-title',
  journalAbbreviation: 'journal-title-group/abbrev-journal-title',
  issn: 'journal-meta/issn',
  eissn: 'journal-meta/issn',
  publisher: 'publisher/publisher-name',
  journalUrl: 'journal-meta/self-uri',
  volume: 'volume',
  issue: 'issue',
  firstPage: 'fpage',
  lastPage: 'lpage',
  elocationId: 'elocation-id',
  received: 'history/date date-type="received"',
  revised: 'history/date date-type="rev-recd"',
  accepted: 'history/date date-type="accepted"',
  published: 'pub-date',
  license: 'permissions/license/@xlink:href, ali:license_ref',
  copyright: 'permissions/copyright-statement',
  abstract: 'abstract',
  otherAbstracts: 'trans-abstract',
  keywords: 'kwd-group/kwd',
  funders: 'funding-group/award-group/funding-source/institution-wrap/institution',
  funderIds: 'funding-source/institution-wrap/institution-id',
  awards: 'award-group/award-id',
  fundingStatement: 'funding-group/funding-statement',
  competingInterests: 'author-notes/fn fn-type="coi-statement"',
  dataAvailability: 'back/sec sec-type="data-availability"',
  acknowledgements: 'back/ack',
  stage: 'article-version',
  version: 'article-version/@designator',
  history: 'pub-history/event',
  updates: 'related-article',
  updatedBy: 'related-article',
  related: 'related-article, related-object',
  references: 'ref-list/ref/citation-alternatives/mixed-citation',
  depositor: 'custom-meta specific-use="deposit"',
  depositorEmail: 'custom-meta specific-use="deposit"',
  registrant: 'custom-meta specific-use="deposit"',
  landingPage: 'custom-meta specific-use="deposit"',
  fileUrl: 'custom-meta specific-use="deposit"',
  crossmarkPolicy: 'custom-meta specific-use="deposit"',
  archives: 'custom-meta specific-use="deposit"'
})
// Pages are written, and the number of the article where there are none.
jats.elocationId = part('elocation-id', ({elocationId, firstPage}) => (firstPage ? [] : one(elocationId)))
jats.funderIds = part('funding-source/institution-wrap/institution-id', funderIds)
// The journal's patterns, so that the XML alone gives the addresses of every galley.
jats.landingPage = part('custom-meta specific-use="deposit"', ({deposit}) => one(deposit.landingPage))
jats.fileUrl = part('custom-meta specific-use="deposit"', ({deposit}) => one(deposit.fileUrl))

/** What neither vocabulary of a book's or a PDF's metadata has a word for. */
const elsewhere = none(
  'no word for it: the pages say it, and the JATS that travels with them',
  'emails',
  'urls',
  'roles',
  'corresponding',
  'authorNotes',
  'rors',
  'journalUrl',
  'funderIds',
  'awards',
  'fundingStatement',
  'competingInterests',
  'dataAvailability',
  'acknowledgements',
  'references',
  'landingPage',
  'fileUrl',
  'depositor',
  'depositorEmail',
  'registrant',
  'crossmarkPolicy',
  'archives'
)

/** The package document. @see https://www.w3.org/TR/epub-33/#sec-pkg-metadata */
export const epub: Places = {
  ...elsewhere,
  ...at({
    title: 'dc:title title-type="main"',
    subtitle: 'dc:title title-type="subtitle"',
    shortTitle: 'dc:title title-type="short"',
    articleType: 'dc:type',
    language: 'dc:language',
    doi: 'dc:identifier, prism:doi',
    isbn: 'dc:identifier',
    conceptDoi: 'dcterms:isVersionOf',
    names: 'dc:creator, file-as',
    suffixes: 'dc:creator, file-as',
    nativeNames: 'alternate-script',
    orcids: 'dcterms:identifier refines the creator',
    journalTitle: 'belongs-to-collection, prism:publicationName',
    issn: 'prism:issn',
    eissn: 'prism:eIssn',
    publisher: 'dc:publisher',
    volume: 'prism:volume',
    issue: 'prism:number',
    firstPage: 'prism:startingPage',
    lastPage: 'prism:endingPage',
    elocationId: 'prism:articleNumber',
    received: 'dcterms:dateSubmitted',
    revised: 'prism:modificationDate',
    accepted: 'dcterms:dateAccepted',
    published: 'dc:date',
    license: 'link rel="dcterms:license"',
    copyright: 'dc:rights',
    abstract: 'dc:description',
    otherAbstracts: 'dc:description',
    keywords: 'dc:subject',
    funders: 'dc:contributor',
    stage: 'schema:creativeWorkStatus',
    version: 'schema:version',
    history: 'dcterms:replaces, dcterms:relation',
    updates: 'dcterms:relation, dcterms:replaces',
    updatedBy: 'schema:correction, dcterms:isReplacedBy',
    related: 'dcterms:relation'
  }),
  ...parts('schema:affiliation', 'institutions', 'departments', 'places', 'postalCodes'),
  ...none('its collection has one name', 'journalAbbreviation')
}

/** XMP, with PRISM; Info says title, authors and keywords too. @see https://www.w3.org/submissions/2020/SUBM-prism-20200910/ */
export const xmp: Places = {
  ...elsewhere,
  ...at({
    title: 'dc:title',
    subtitle: 'dc:title',
    articleType: 'dc:type',
    language: 'dc:language',
    doi: 'dc:identifier, prism:doi',
    conceptDoi: 'prism:isVersionOf',
    names: 'dc:creator',
    suffixes: 'dc:creator',
    journalTitle: 'prism:publicationName',
    issn: 'prism:issn',
    eissn: 'prism:eIssn',
    publisher: 'dc:publisher',
    volume: 'prism:volume',
    issue: 'prism:number',
    firstPage: 'prism:startingPage',
    lastPage: 'prism:endingPage',
    elocationId: 'prism:articleNumber',
    received: 'prism:dateReceived',
    revised: 'prism:modificationDate',
    published: 'dc:date, prism:publicationDate',
    license: 'xmpRights:WebStatement',
    copyright: 'dc:rights, prism:copyright',
    keywords: 'dc:subject, pdf:Keywords',
    funders: 'dc:contributor',
    version: 'prism:versionIdentifier',
    history: 'dc:relation',
    updates: 'prism:isCorrectionOf, dc:relation',
    updatedBy: 'prism:hasCorrection, dc:relation',
    related: 'dc:relation'
  }),
  stage: part('jav:journal_article_version', ({stage}) => one(stage)),
  ...none('its description is the line that cites it', 'abstract', 'otherAbstracts'),
  ...none('it is the book’s, not the PDF’s', 'isbn'),
  ...none(
    'no word for it: the pages say it, and the JATS that travels with them',
    'shortTitle',
    'nativeNames',
    'orcids',
    'institutions',
    'departments',
    'places',
    'postalCodes',
    'journalAbbreviation',
    'accepted'
  )
}
