import {
  type Article,
  type CollaboratorRole,
  doiUrl,
  orcidUrl,
  plainVersion,
  rorUrl,
  stages
} from '../model/index.js'
import {supplementsElsewhere} from './relations.js'
import {
  abstractText,
  affiliationsOf,
  collaboratorsIn,
  fileUrl,
  funderIdentifier,
  keywordsOf,
  landingPage,
  one,
  plain
} from './work.js'

/** Affiliations that an author has; others stand nowhere but in the text. */
const used = (article: Article) => [
  ...new Set(article.contributors.flatMap((person) => affiliationsOf(article, person)))
]

/** Names, in their parts, of those who worked on the article in a role. */
const namesOf = (article: Article, role: CollaboratorRole) =>
  collaboratorsIn(article, role).flatMap(({name}) => [
    ...one(name.family),
    ...one(name.given),
    ...one(name.literal)
  ])

/** Every field of an article's metadata: what the front matter calls it, and its values in plain words. */
export const fields = {
  title: {from: 'title', values: ({title}) => one(plain(title))},
  subtitle: {from: 'subtitle', values: ({subtitle}) => one(plain(subtitle))},
  translatedTitles: {
    from: 'translated_titles',
    values: ({translatedTitles = []}) =>
      translatedTitles.flatMap(({children, subtitle}) => [...one(plain(children)), ...one(plain(subtitle))])
  },
  shortTitle: {from: 'short_title', values: ({shortTitle}) => one(shortTitle)},
  articleType: {from: 'type', values: ({articleType}) => one(articleType)},
  language: {from: 'lang', values: ({language}) => [language]},
  doi: {from: 'doi', values: ({doi}) => one(doi)},
  isbn: {from: 'isbn', values: ({isbn}) => one(isbn)},
  conceptDoi: {from: 'concept_doi', values: ({conceptDoi}) => one(conceptDoi)},
  names: {
    from: 'authors.name',
    values: ({contributors}) =>
      contributors.flatMap(({name}) => [...one(name.family), ...one(name.given), ...one(name.literal)])
  },
  suffixes: {
    from: 'authors.suffix',
    values: ({contributors}) => contributors.flatMap(({name}) => one(name.suffix))
  },
  nativeNames: {
    from: 'authors.native_name',
    values: ({contributors}) => contributors.flatMap(({nativeName}) => one(nativeName?.text))
  },
  orcids: {
    from: 'authors.orcid',
    values: ({contributors}) => contributors.flatMap(({orcid}) => (orcid ? [orcidUrl(orcid)] : []))
  },
  emails: {from: 'authors.email', values: ({contributors}) => contributors.flatMap(({email}) => one(email))},
  urls: {from: 'authors.url', values: ({contributors}) => contributors.flatMap(({url}) => one(url))},
  roles: {from: 'authors.roles', values: ({contributors}) => contributors.flatMap(({roles}) => roles)},
  corresponding: {
    from: 'authors.corresponding',
    values: ({contributors}) =>
      contributors.some(({corresponding}) => corresponding) ? ['corresponding'] : []
  },
  authorNotes: {
    from: 'authors.note',
    values: ({contributors}) => contributors.flatMap(({note}) => one(note))
  },
  editors: {from: 'editors', values: (article) => namesOf(article, 'editor')},
  reviewers: {from: 'reviewers', values: (article) => namesOf(article, 'reviewer')},
  translators: {from: 'translators', values: (article) => namesOf(article, 'translator')},
  institutions: {
    from: 'affiliations.name',
    values: (article) => used(article).map(({institution, text}) => institution ?? text)
  },
  departments: {
    from: 'affiliations.department',
    values: (article) => used(article).flatMap(({department}) => one(department))
  },
  places: {
    from: 'affiliations.city, region, country',
    values: (article) =>
      used(article).flatMap(({city, region, country}) => [...one(city), ...one(region), ...one(country)])
  },
  postalCodes: {
    from: 'affiliations.postal_code',
    values: (article) => used(article).flatMap(({postalCode}) => one(postalCode))
  },
  streets: {
    from: 'affiliations.address',
    values: (article) => used(article).flatMap(({address}) => one(address))
  },
  affiliationTranslations: {
    from: 'affiliations.translation',
    values: (article) => used(article).flatMap(({translations = []}) => translations.map(({text}) => text))
  },
  affiliationUrls: {
    from: 'affiliations.url',
    values: (article) => used(article).flatMap(({url}) => one(url))
  },
  rors: {
    from: 'affiliations.ror',
    values: (article) => used(article).flatMap(({ror}) => (ror ? [rorUrl(ror)] : []))
  },
  journalTitle: {from: 'journal.title', values: ({journal}) => one(journal.title)},
  journalAbbreviation: {from: 'journal.abbreviation', values: ({journal}) => one(journal.abbreviation)},
  nlmAbbreviation: {from: 'journal.nlm_abbreviation', values: ({journal}) => one(journal.nlmAbbreviation)},
  issn: {from: 'journal.issn', values: ({journal}) => one(journal.issn)},
  eissn: {from: 'journal.eissn', values: ({journal}) => one(journal.eissn)},
  publisher: {from: 'journal.publisher', values: ({journal}) => one(journal.publisher)},
  journalUrl: {from: 'journal.url', values: ({journal}) => one(journal.url)},
  journalDoi: {from: 'journal.doi', values: ({journal}) => one(journal.doi)},
  volume: {from: 'volume', values: ({volume}) => one(volume)},
  issue: {from: 'issue', values: ({issue}) => one(issue)},
  issueTitle: {from: 'issue_title', values: ({issueTitle}) => one(issueTitle)},
  firstPage: {from: 'first_page', values: ({firstPage}) => one(firstPage)},
  lastPage: {from: 'last_page', values: ({lastPage}) => one(lastPage)},
  elocationId: {from: 'elocation_id', values: ({elocationId}) => one(elocationId)},
  received: {from: 'dates.received', values: ({dates}) => one(dates.received)},
  revised: {from: 'dates.revised', values: ({dates}) => one(dates.revised)},
  accepted: {from: 'dates.accepted', values: ({dates}) => one(dates.accepted)},
  published: {from: 'date', values: ({dates}) => one(dates.published)},
  license: {from: 'license', values: ({license}) => one(license?.url ?? license?.name)},
  copyright: {from: 'copyright', values: ({copyright}) => one(copyright)},
  abstract: {from: 'abstract', values: ({abstracts}) => abstracts.slice(0, 1).map(abstractText)},
  otherAbstracts: {
    from: 'abstract (further languages)',
    values: ({abstracts}) => abstracts.slice(1).map(abstractText)
  },
  keywords: {from: 'keywords', values: keywordsOf},
  funders: {from: 'funding.funder', values: ({funding}) => funding.flatMap(({funder}) => one(funder))},
  funderIds: {
    from: 'funding.funder_id',
    values: ({funding}) =>
      funding.flatMap(({funder, funderId}) => one(funder && funderIdentifier(funderId)?.value))
  },
  awards: {from: 'funding.award', values: ({funding}) => funding.flatMap(({award}) => one(award))},
  awardTitles: {
    from: 'funding.award_title',
    values: ({funding}) => funding.flatMap(({awardTitle}) => one(awardTitle))
  },
  awardUrls: {
    from: 'funding.award_url',
    values: ({funding}) => funding.flatMap(({awardUrl}) => one(awardUrl))
  },
  recipients: {
    from: 'funding.recipient',
    values: ({funding}) => funding.flatMap(({recipient}) => one(recipient))
  },
  fundingStatement: {
    from: 'funding.statement',
    values: ({funding}) => funding.flatMap(({statement}) => one(statement))
  },
  competingInterests: {
    from: 'competing_interests',
    values: ({competingInterests}) => one(competingInterests)
  },
  dataAvailability: {from: 'data_availability', values: ({dataAvailability}) => one(dataAvailability)},
  ethics: {from: 'ethics', values: ({ethics}) => one(ethics)},
  peerReview: {from: 'peer_review', values: ({peerReview}) => one(peerReview)},
  acknowledgements: {from: 'acknowledgements', values: ({acknowledgements}) => one(acknowledgements)},
  stage: {from: 'stage', values: ({stage}) => (stage ? [stages[stage]] : [])},
  version: {from: 'version', values: ({version}) => one(version && plainVersion(version))},
  history: {
    from: 'history',
    values: ({history, doi}) =>
      history.flatMap((state) => (state.doi && state.doi !== doi ? [state.doi] : []))
  },
  updates: {from: 'updates', values: ({updates}) => updates.map(({doi}) => doi)},
  updatedBy: {from: 'updated_by', values: ({updatedBy}) => updatedBy.map(({doi}) => doi)},
  related: {
    from: 'related',
    values: ({related, doi}) => related.map(({identifier}) => identifier).filter((id) => id !== doi)
  },
  supplements: {
    from: 'supplements.url',
    values: (article) => supplementsElsewhere(article).map(({identifier}) => identifier)
  },
  references: {
    from: 'bibliography, references',
    values: ({references}) => references.map(({formatted}) => plain(formatted))
  },
  landingPage: {from: 'deposit.landing_page', values: (article) => one(landingPage(article))},
  fileUrl: {from: 'deposit.file_url', values: (article) => one(fileUrl(article, `${article.slug}.pdf`))},
  depositor: {from: 'deposit.depositor', values: ({deposit}) => one(deposit.depositor)},
  depositorEmail: {from: 'deposit.email', values: ({deposit}) => one(deposit.email)},
  registrant: {from: 'deposit.registrant', values: ({deposit}) => one(deposit.registrant)},
  crossmarkPolicy: {from: 'deposit.crossmark_policy', values: ({deposit}) => one(deposit.crossmarkPolicy)},
  archives: {from: 'deposit.archives', values: ({deposit}) => deposit.archives ?? []}
} as const satisfies Record<string, {from: string; values(article: Article): string[]}>

export type FieldName = keyof typeof fields

export const fieldNames = Object.keys(fields) as FieldName[]

/** DOI as the URL in which most catalogues want it. */
export const doiUrlOf = ({doi}: Article): string[] => (doi ? [doiUrl(doi)] : [])
