import type {FieldName} from '../../src/crosswalk/fields.js'

/** A value of the front matter that stands nowhere else. */
interface Seed {
  /** Front matter, `a.b` for a field within a field → the value as it is planted. */
  value: string
  /** The field of the crosswalk that it comes up in, and how: letters and digits are compared. */
  field?: FieldName
  as?: string
  /** Why it is in no column of the crosswalk, and what says it in which galley. */
  shown?: {jats?: string; html?: string; epub?: string}
}

/** What shapes a build and is no metadata of the article. */
export const choices = new Set([
  ...['abstract.lang', 'abstract.title', 'affiliations.id'],
  'translated_titles.lang',
  ...['editors', 'reviewers', 'translators'].flatMap((field) =>
    ['given', 'family', 'suffix', 'literal'].map((part) => `${field}.${part}`)
  ),
  ...['reviewers.orcid', 'reviewers.affiliation', 'reviewers.url'],
  ...['translators.orcid', 'translators.affiliation', 'translators.url'],
  ...['authors.affiliations', 'authors.family', 'authors.given', 'authors.literal', 'authors.particle'],
  ...['bibliography', 'csl', 'dialect', 'math', 'name_order', 'nocite', 'number_sections', 'pages'],
  ...['references_title', 'slug', 'smart', 'substitutions', 'suppress_bibliography', 'template', 'toc'],
  ...['history.version', 'history.stage', 'history.date', 'history.changes'],
  ...['updates.type', 'updates.date', 'updates.label'],
  ...['updated_by.type', 'updated_by.date', 'updated_by.label'],
  ...['related.relation', 'related.identifier_type', 'related.note'],
  ...['cover.image', 'cover.alt', 'crossref', 'dates.published', 'page.size', 'page.margins', 'epub_profile']
])

/** Every field of the front matter that says something of the article. */
export const planted: Record<string, Seed> = {
  title: {value: 'Plantedtitle of all the words', field: 'title'},
  subtitle: {value: 'Plantedsubtitle below it', field: 'subtitle'},
  'translated_titles.title': {value: 'Gepflanztertitel der Arbeit', field: 'translatedTitles'},
  'translated_titles.subtitle': {value: 'Gepflanzteruntertitel darunter', field: 'translatedTitles'},
  'editors.name': {value: 'Plantededitor', field: 'editors'},
  'editors.orcid': {
    value: '0000-0001-5109-3700',
    shown: {jats: '0000-0001-5109-3700', html: '0000-0001-5109-3700', epub: '0000-0001-5109-3700'}
  },
  'editors.affiliation': {
    value: 'Plantededitorial Office',
    shown: {jats: 'Plantededitorial', html: 'Plantededitorial', epub: 'Plantededitorial'}
  },
  'editors.url': {value: 'https://planted-editor.example/', shown: {jats: 'https://planted-editor.example/'}},
  'reviewers.name': {value: 'Plantedreviewer', field: 'reviewers'},
  'translators.name': {value: 'Plantedtranslator', field: 'translators'},
  issue_title: {value: 'Plantedissue on Rivers', field: 'issueTitle'},
  short_title: {value: 'Plantedshort', field: 'shortTitle'},
  type: {value: 'Plantedtype Review', field: 'articleType'},
  lang: {value: 'en', field: 'language'},
  doi: {value: '10.5555/planted.doi', field: 'doi'},
  isbn: {value: '9783161484100', field: 'isbn'},
  concept_doi: {value: '10.5555/planted.concept', field: 'conceptDoi'},
  'authors.name': {value: 'Plantedfamily', field: 'names'},
  'authors.suffix': {value: 'Jr.', field: 'suffixes'},
  'authors.native_name': {value: '陆墨白', field: 'nativeNames'},
  'authors.orcid': {value: '0000-0002-1825-0097', field: 'orcids'},
  'authors.email': {value: 'planted.mail@example.org', field: 'emails'},
  'authors.url': {value: 'https://planted-person.example/', field: 'urls'},
  'authors.note': {value: 'Plantednote on the person', field: 'authorNotes'},
  'authors.corresponding': {value: 'true', field: 'corresponding', as: 'corresponding'},
  'authors.equal_contribution': {
    value: 'true',
    shown: {jats: 'equal-contrib="yes"', html: 'contributed equally'}
  },
  'authors.deceased': {value: 'true', shown: {jats: 'deceased="yes"', html: 'Deceased'}},
  'authors.roles': {value: 'data-curation', field: 'roles'},
  'affiliations.name': {value: 'Plantedinstitution', field: 'institutions'},
  'affiliations.department': {value: 'Planteddepartment', field: 'departments'},
  'affiliations.city': {value: 'Plantedcity', field: 'places'},
  'affiliations.region': {value: 'Plantedregion', field: 'places'},
  'affiliations.country': {value: 'Norway', field: 'places'},
  'affiliations.postal_code': {value: 'PC4711', field: 'postalCodes'},
  'affiliations.address': {value: 'Plantedstreet 12', field: 'streets'},
  'affiliations.translation': {value: '种植大学水文系', field: 'affiliationTranslations'},
  'affiliations.url': {value: 'https://planted-place.example/', field: 'affiliationUrls'},
  'affiliations.ror': {value: 'https://ror.org/03yrm5c26', field: 'rors'},
  'journal.title': {value: 'Plantedjournal Annals', field: 'journalTitle'},
  'journal.abbreviation': {value: 'Plantedabbr Ann.', field: 'journalAbbreviation'},
  'journal.nlm_abbreviation': {value: 'Plantednlm J Ann', field: 'nlmAbbreviation'},
  'journal.doi': {value: '10.5555/planted.journal', field: 'journalDoi'},
  'journal.issn': {value: '9999-9994', field: 'issn'},
  'journal.eissn': {value: '2049-3630', field: 'eissn'},
  'journal.publisher': {value: 'Plantedpublisher', field: 'publisher'},
  'journal.url': {value: 'https://planted-journal.example/', field: 'journalUrl'},
  volume: {value: 'V8081', field: 'volume'},
  issue: {value: 'I9091', field: 'issue'},
  first_page: {value: '7071', field: 'firstPage'},
  last_page: {value: '7079', field: 'lastPage'},
  elocation_id: {value: 'e6061', field: 'elocationId'},
  date: {value: '2031-01-17', field: 'published'},
  'dates.received': {value: '2027-02-13', field: 'received'},
  'dates.revised': {value: '2028-03-14', field: 'revised'},
  'dates.accepted': {value: '2029-04-15', field: 'accepted'},
  license: {value: 'CC-BY-NC-4.0', field: 'license', as: 'https://creativecommons.org/licenses/by-nc/4.0/'},
  copyright: {value: '© 2031 Plantedholder', field: 'copyright'},
  'abstract.text': {value: 'Plantedabstract of the work', field: 'abstract'},
  keywords: {value: 'plantedkeyword', field: 'keywords'},
  'funding.funder': {value: 'Plantedfunder', field: 'funders'},
  'funding.funder_id': {value: '10.13039/501100009999', field: 'funderIds'},
  'funding.award': {value: 'PA-5051', field: 'awards'},
  'funding.award_title': {value: 'Plantedaward on water', field: 'awardTitles'},
  'funding.award_url': {value: 'https://planted-award.example/', field: 'awardUrls'},
  'funding.recipient': {value: 'Plantedrecipient', field: 'recipients'},
  'funding.statement': {value: 'Plantedstatement of thanks for money', field: 'fundingStatement'},
  competing_interests: {value: 'Plantedinterests compete', field: 'competingInterests'},
  data_availability: {value: 'Planteddata lie open', field: 'dataAvailability'},
  ethics: {value: 'Plantedethics were approved', field: 'ethics'},
  peer_review: {value: 'Plantedreview was double-anonymous', field: 'peerReview'},
  acknowledgements: {value: 'Plantedthanks to all', field: 'acknowledgements'},
  stage: {value: 'CVoR', field: 'stage', as: 'Corrected Version of Record'},
  version: {value: '3.41', field: 'version'},
  'history.doi': {value: '10.5555/planted.before', field: 'history'},
  'updates.doi': {value: '10.5555/planted.corrected', field: 'updates'},
  'updated_by.doi': {value: '10.5555/planted.erratum', field: 'updatedBy'},
  'related.identifier': {value: '10.5555/planted.data', field: 'related'},
  'supplements.file': {
    value: 'planted file.csv',
    shown: {jats: 'planted.assets/planted-file.csv', html: 'planted-file.csv'}
  },
  'supplements.title': {
    value: 'Plantedsupplement table',
    shown: {jats: 'Plantedsupplement table', html: 'Plantedsupplement table'}
  },
  'supplements.description': {
    value: 'Planteddescription of the table',
    shown: {jats: 'Planteddescription', html: 'Planteddescription'}
  },
  'supplements.url': {value: 'https://planted-supplement.example/', field: 'supplements'},
  references: {value: 'Plantedwork on the shelf', field: 'references'},
  'deposit.depositor': {value: 'Planteddepositor', field: 'depositor'},
  'deposit.email': {value: 'planted.deposit@example.org', field: 'depositorEmail'},
  'deposit.registrant': {value: 'Plantedregistrant', field: 'registrant'},
  'deposit.landing_page': {
    value: 'https://planted-site.example/{slug}',
    field: 'landingPage',
    as: 'https://planted-site.example/planted'
  },
  'deposit.file_url': {
    value: 'https://planted-files.example/{file}',
    field: 'fileUrl',
    as: 'https://planted-files.example/planted.pdf'
  },
  'deposit.crossmark_policy': {value: '10.5555/planted.policy', field: 'crossmarkPolicy'},
  'deposit.archives': {value: 'CLOCKSS', field: 'archives'},
  'accessibility.certified_by': {value: 'Plantedcertifier', shown: {epub: 'Plantedcertifier'}},
  'accessibility.credential': {value: 'Plantedcredential', shown: {epub: 'Plantedcredential'}},
  'accessibility.report': {
    value: 'https://planted-report.example/',
    shown: {epub: 'https://planted-report.example/'}
  },
  'accessibility.summary': {value: 'Plantedsummary of access', shown: {epub: 'Plantedsummary of access'}}
}

const of = (field: string) => JSON.stringify(planted[field]?.value)

/** A manuscript that says all of it. */
export const plantedManuscript = `---
slug: planted
title: ${of('title')}
subtitle: ${of('subtitle')}
translated_titles:
  de: {title: ${of('translated_titles.title')}, subtitle: ${of('translated_titles.subtitle')}}
short_title: ${of('short_title')}
editors:
  - name: {given: Plantededgiven, family: ${of('editors.name')}}
    orcid: ${of('editors.orcid')}
    affiliation: ${of('editors.affiliation')}
    url: ${of('editors.url')}
reviewers: ['@${planted['reviewers.name']?.value}', Second Reviewing]
translators: Plantedtrgiven ${planted['translators.name']?.value}
issue_title: ${of('issue_title')}
type: ${of('type')}
lang: en
doi: ${of('doi')}
isbn: ${of('isbn')}
concept_doi: ${of('concept_doi')}
authors:
  - name: {given: Plantedgiven, family: ${of('authors.name')}}
    suffix: ${of('authors.suffix')}
    native_name: {name: ${of('authors.native_name')}, lang: zh}
    orcid: ${of('authors.orcid')}
    email: ${of('authors.email')}
    url: ${of('authors.url')}
    note: ${of('authors.note')}
    corresponding: true
    equal_contribution: true
    roles: [data-curation]
    affiliations: [planted]
  - name: {literal: Plantedgroup of many}
    deceased: true
    equal_contribution: true
    affiliations: [planted]
affiliations:
  - id: planted
    name: ${of('affiliations.name')}
    department: ${of('affiliations.department')}
    address: ${of('affiliations.address')}
    url: ${of('affiliations.url')}
    translation: ${of('affiliations.translation')}
    city: ${of('affiliations.city')}
    region: ${of('affiliations.region')}
    country: ${of('affiliations.country')}
    postal_code: ${of('affiliations.postal_code')}
    ror: ${of('affiliations.ror')}
journal:
  title: ${of('journal.title')}
  abbreviation: ${of('journal.abbreviation')}
  nlm_abbreviation: ${of('journal.nlm_abbreviation')}
  doi: ${of('journal.doi')}
  issn: ${of('journal.issn')}
  eissn: ${of('journal.eissn')}
  publisher: ${of('journal.publisher')}
  url: ${of('journal.url')}
volume: ${of('volume')}
issue: ${of('issue')}
first_page: ${of('first_page')}
last_page: ${of('last_page')}
elocation_id: ${of('elocation_id')}
date: ${of('date')}
dates: {received: ${of('dates.received')}, revised: ${of('dates.revised')}, accepted: ${of('dates.accepted')}}
license: ${of('license')}
copyright: ${of('copyright')}
abstract:
  - text: ${of('abstract.text')}
  - {lang: de, text: Gepflanztezusammenfassung der Arbeit}
keywords:
  en: [${of('keywords')}, second keyword]
  de: [gepflanzteswort]
funding:
  - funder: ${of('funding.funder')}
    funder_id: ${of('funding.funder_id')}
    award: ${of('funding.award')}
    award_title: ${of('funding.award_title')}
    award_url: ${of('funding.award_url')}
    recipient: ${of('funding.recipient')}
    statement: ${of('funding.statement')}
competing_interests: ${of('competing_interests')}
data_availability: ${of('data_availability')}
ethics: ${of('ethics')}
peer_review: ${of('peer_review')}
acknowledgements: ${of('acknowledgements')}
stage: ${of('stage')}
version: ${of('version')}
history:
  - {version: "1", stage: AO, date: 2026-01-01, doi: ${of('history.doi')}}
  - {version: "3.41", stage: CVoR, date: 2031-01-17}
updates:
  - {type: correction, doi: ${of('updates.doi')}, date: 2031-01-17}
updated_by:
  - {type: erratum, doi: ${of('updated_by.doi')}, date: 2031-05-01}
related:
  - {relation: is-supplemented-by, identifier: ${of('related.identifier')}}
supplements:
  - file: ${of('supplements.file')}
    title: ${of('supplements.title')}
    description: ${of('supplements.description')}
  - {url: ${of('supplements.url')}, title: Elsewhere}
references:
  - id: shelf
    type: article-journal
    title: ${of('references')}
    author: [{family: Shelf, given: Ada}]
    container-title: Journal of Shelves
    issued: {date-parts: [[2019]]}
    DOI: 10.5555/planted.shelf
nocite: "@shelf"
deposit:
  depositor: ${of('deposit.depositor')}
  email: ${of('deposit.email')}
  registrant: ${of('deposit.registrant')}
  landing_page: ${of('deposit.landing_page')}
  file_url: ${of('deposit.file_url')}
  crossmark_policy: ${of('deposit.crossmark_policy')}
  archives: [CLOCKSS, Portico]
accessibility:
  certified_by: ${of('accessibility.certified_by')}
  credential: ${of('accessibility.credential')}
  report: ${of('accessibility.report')}
  summary: ${of('accessibility.summary')}
---

# Introduction

Words, and a work [@shelf].
`
