/** Where formats that are trees say each field; their writers stand in `render/deposit/`. */
import type {Article} from '../model/index.js'
import {fields} from './fields.js'
import {at, depositing, jatsAlone, none, type Place, type Places, part} from './place.js'
import {funderIdentifier, one, withoutTags} from './work.js'

const year = ({dates}: Article) => one(dates.published?.slice(0, 4))
const journalOnly = none('the URL is the article’s', 'journalUrl')

/** Crossref's input schema, 5.3.1 and 5.4.0. @see https://www.crossref.org/documentation/schema-library/markup-guide-record-types/journals-and-articles/ */
export const crossref: Places = {
  ...at({
    title: 'titles/title',
    subtitle: 'titles/subtitle',
    translatedTitles: 'titles (one for each language)',
    editors: 'person_name contributor_role="editor"',
    reviewers: 'person_name contributor_role="reviewer"',
    translators: 'person_name contributor_role="translator"',
    nlmAbbreviation: 'journal_metadata/abbrev_title',
    doi: 'doi_data/doi',
    conceptDoi: 'rel:program/rel:related_item',
    journalTitle: 'journal_metadata/full_title',
    journalAbbreviation: 'journal_metadata/abbrev_title',
    issn: 'journal_metadata/issn',
    eissn: 'journal_metadata/issn',
    volume: 'journal_issue/journal_volume/volume',
    issue: 'journal_issue/issue',
    firstPage: 'pages/first_page',
    lastPage: 'pages/last_page',
    elocationId: 'publisher_item/item_number',
    abstract: 'jats:abstract',
    otherAbstracts: 'jats:abstract',
    institutions: 'person_name/affiliations/institution/institution_name',
    history: 'rel:program/rel:related_item',
    updates: 'crossmark/updates/update',
    related: 'rel:program/rel:related_item',
    supplements: 'rel:program/rel:related_item',
    references: 'citation_list/citation',
    landingPage: 'doi_data/resource',
    fileUrl: 'doi_data/collection/item/resource',
    depositor: 'head/depositor/depositor_name',
    depositorEmail: 'head/depositor/email_address',
    crossmarkPolicy: 'crossmark/crossmark_policy',
    orcids: 'person_name/ORCID',
    suffixes: 'person_name/suffix',
    names: 'person_name/given_name, surname; organization',
    rors: 'institution/institution_id',
    funders: 'fr:program/fr:assertion name="funder_name"',
    awards: 'fr:program/fr:assertion name="award_number"'
  }),
  language: part('journal_article/@language', ({language}) => one(language.split('-')[0])),
  departments: part('institution/institution_department', fields.departments.values),
  places: part('institution/institution_place', fields.places.values),
  funderIds: part('fr:assertion name="funder_identifier" or, in 5.4, "ror"', ({funding}) =>
    funding.flatMap(({funder, funderId}) => {
      const id = funder ? funderIdentifier(funderId) : undefined
      return id && id.scheme !== 'Other' ? [id.value] : []
    })
  ),
  published: part('publication_date', year),
  accepted: part('acceptance_date', ({dates}) => one(dates.accepted?.slice(0, 4))),
  received: part('crossmark/custom_metadata/assertion', ({dates, deposit}) =>
    deposit.crossmarkPolicy ? one(dates.received?.slice(0, 4)) : []
  ),
  revised: part('crossmark/custom_metadata/assertion', ({dates, deposit}) =>
    deposit.crossmarkPolicy ? one(dates.revised?.slice(0, 4)) : []
  ),
  stage: part('crossmark/custom_metadata/assertion', ({stage, deposit}) =>
    stage && deposit.crossmarkPolicy ? ['stage'] : []
  ),
  license: part('ai:program/ai:license_ref', ({license}) => one(license?.url)),
  version: part('version_info/version (5.4)', () => []),
  publisher: part('head/registrant', ({journal, deposit}) =>
    deposit.registrant ? [] : one(journal.publisher)
  ),
  registrant: part('head/registrant', fields.registrant.values),
  archives: part('archive_locations/archive', ({deposit}) =>
    (deposit.archives ?? []).filter((name) => name === 'CLOCKSS' || name === 'Portico')
  ),
  journalDoi: part('journal_metadata/doi_data/doi', ({journal}) => (journal.url ? one(journal.doi) : [])),
  journalUrl: part('journal_metadata/doi_data/resource', ({journal}) =>
    journal.doi ? one(journal.url) : []
  ),
  issueTitle: {at: 'journal_issue/titles/title'},
  ethics: asserted('ethics'),
  peerReview: asserted('peerReview'),
  copyright: asserted('copyright'),
  competingInterests: asserted('competingInterests'),
  dataAvailability: asserted('dataAvailability'),
  ...none('the schema has no CRediT roles, as of 5.4.0', 'roles'),
  ...none('funders and awards only', 'fundingStatement', 'awardTitles', 'awardUrls', 'recipients'),
  ...none('Crossref takes the notice’s own deposit', 'updatedBy'),
  ...none(
    'no element for it',
    'shortTitle',
    'articleType',
    'isbn',
    'nativeNames',
    'postalCodes',
    'streets',
    'affiliationTranslations',
    'affiliationUrls',
    'emails',
    'urls',
    'corresponding',
    'authorNotes',
    'keywords',
    'acknowledgements'
  )
}

/** What Crossmark shows under the journal's policy. */
function asserted(
  field: 'copyright' | 'competingInterests' | 'dataAvailability' | 'ethics' | 'peerReview'
): Place {
  return part('crossmark/custom_metadata/assertion', (article) =>
    article.deposit.crossmarkPolicy ? fields[field].values(article) : []
  )
}

/** CSL-JSON. @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
export const csl: Places = {
  ...depositing,
  ...at({
    title: 'title',
    subtitle: 'title',
    translatedTitles: 'custom.translated-titles',
    editors: 'editor',
    translators: 'translator',
    shortTitle: 'title-short',
    articleType: 'genre',
    language: 'language',
    doi: 'DOI, id',
    names: 'author.family, given, literal',
    suffixes: 'author.suffix',
    journalTitle: 'container-title',
    journalAbbreviation: 'container-title-short',
    issn: 'ISSN',
    eissn: 'ISSN',
    publisher: 'publisher',
    volume: 'volume',
    issue: 'issue',
    firstPage: 'page, page-first',
    lastPage: 'page',
    elocationId: 'number',
    license: 'custom.license',
    copyright: 'custom.copyright',
    abstract: 'abstract',
    otherAbstracts: 'abstract',
    keywords: 'keyword',
    version: 'version',
    landingPage: 'URL'
  }),
  published: part('issued', year),
  received: part('submitted', ({dates}) => one(dates.received?.slice(0, 4))),
  stage: part('status', ({stage}) => one(stage)),
  ...journalOnly,
  ...none(
    'no variable for it',
    'supplements',
    'reviewers',
    'streets',
    ...jatsAlone,
    'issueTitle',
    'isbn',
    'conceptDoi',
    'nativeNames',
    'orcids',
    'emails',
    'urls',
    'roles',
    'corresponding',
    'authorNotes',
    'institutions',
    'departments',
    'places',
    'postalCodes',
    'rors',
    'revised',
    'accepted',
    'funders',
    'funderIds',
    'awards',
    'fundingStatement',
    'competingInterests',
    'dataAvailability',
    'acknowledgements',
    'history',
    'updates',
    'updatedBy',
    'related',
    'references',
    'fileUrl'
  )
}

/** Citation File Format 1.2. @see https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md */
export const cff: Places = {
  ...depositing,
  ...at({
    title: 'title',
    subtitle: 'title',
    editors: 'preferred-citation.editors',
    translators: 'preferred-citation.translators',
    issueTitle: 'preferred-citation.issue-title',
    streets: 'authors.affiliation',
    doi: 'doi',
    names: 'authors.family-names, given-names, name',
    suffixes: 'authors.name-suffix',
    orcids: 'authors.orcid',
    emails: 'authors.email',
    urls: 'authors.website',
    institutions: 'authors.affiliation',
    departments: 'authors.affiliation',
    places: 'authors.affiliation',
    postalCodes: 'authors.affiliation',
    nativeNames: 'authors.alias',
    journalTitle: 'preferred-citation.journal',
    publisher: 'preferred-citation.publisher',
    volume: 'preferred-citation.volume',
    issue: 'preferred-citation.issue',
    firstPage: 'preferred-citation.start',
    lastPage: 'preferred-citation.end',
    copyright: 'preferred-citation.copyright',
    abstract: 'abstract',
    otherAbstracts: 'abstract',
    keywords: 'keywords',
    version: 'version',
    landingPage: 'url',
    conceptDoi: 'identifiers',
    history: 'identifiers'
  }),
  language: part('preferred-citation.languages', ({language}) => one(language.split('-')[0])),
  issn: part('preferred-citation.issn', ({journal}) => one(journal.eissn ? undefined : journal.issn)),
  eissn: {at: 'preferred-citation.issn'},
  elocationId: part('preferred-citation.start', ({elocationId, firstPage}) =>
    firstPage ? [] : one(elocationId)
  ),
  published: part('date-released; preferred-citation.year', year),
  license: part('license, license-url', ({license}) => one(license?.id ?? license?.url)),
  related: {at: 'identifiers'},
  supplements: {at: 'identifiers'},
  corresponding: part('contact', ({contributors}) =>
    contributors.filter(({corresponding}) => corresponding).flatMap(({email}) => one(email))
  ),
  references: part('references.title', citedTitles),
  ...journalOnly,
  ...none('it is the book’s, not the article’s', 'isbn'),
  ...none(
    'no key for it',
    'translatedTitles',
    'reviewers',
    ...jatsAlone,
    'shortTitle',
    'articleType',
    'roles',
    'authorNotes',
    'rors',
    'journalAbbreviation',
    'received',
    'revised',
    'accepted',
    'funders',
    'funderIds',
    'awards',
    'fundingStatement',
    'competingInterests',
    'dataAvailability',
    'acknowledgements',
    'stage',
    'updates',
    'updatedBy',
    'fileUrl'
  )
}

/** Titles of the cited works that have authors too, without which the format takes none. */
function citedTitles({references}: Article): string[] {
  return references.flatMap(({csl: {title, author}}) =>
    typeof title === 'string' && author?.length ? [withoutTags(title)] : []
  )
}
