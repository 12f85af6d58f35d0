import {toString as textOf} from 'mdast-util-to-string'
import {
  type Article,
  type Contributor,
  creditRoles,
  displayName,
  orcidUrl,
  rorUrl,
  stages,
  supplementTitle,
  type UpdateNotice,
  updateTypes
} from '../../model/index.js'
import {digestOf} from '../inventory.js'
import {neutralKey, tokensOf} from './tokens.js'
import {compareWords, type Piece} from './words.js'

/** A field of the metadata that differs. */
export interface FieldChange {
  /** Name for readers: `Title`, `Authors`. */
  field: string
  /** Its values, a line each; empty: not stated. */
  before: string
  after: string
  pieces: Piece[]
}

/** Fields that differ, in the order of the front matter. */
export function compareFields(before: Article, after: Article): FieldChange[] {
  const [x, y] = [fieldsOf(before), fieldsOf(after)]
  return Object.keys(x).flatMap((field) => {
    const [one, other] = [x[field] ?? '', y[field] ?? '']
    return one === other ? [] : [{field, before: one, after: other, pieces: compareTexts(one, other)}]
  })
}

function compareTexts(before: string, after: string): Piece[] {
  const read = (value: string) => tokensOf([{type: 'text', value}], new Map(), ['pre'])
  const [x, y] = [read(before), read(after)]
  return compareWords(x, y, {before: x.map(neutralKey), after: y.map(neutralKey)})
}

/** Fields of readers by those of the model, each with its value as text. */
type Shown = (article: Article) => Record<string, string | undefined>

/** What readers see among blocks, and what never leaves the workshop. */
const elsewhere: Shown = () => ({})

/**
 * Everything an article states besides its text, in the order of the front
 * matter. A field new to the model does not compile until it is told here.
 */
const shown: {[Field in keyof Required<Article>]: Shown} = {
  title: ({title}) => ({Title: textOf(title)}),
  subtitle: ({subtitle}) => ({Subtitle: textOf(subtitle ?? [])}),
  translatedTitles: ({translatedTitles = []}) => ({
    'Titles in other languages': lines(
      translatedTitles.map(({language, children, subtitle = []}) =>
        listed([`${language}: ${textOf(children)}`, textOf(subtitle)])
      )
    )
  }),
  shortTitle: ({shortTitle}) => ({'Short title': shortTitle}),
  articleType: ({articleType}) => ({'Kind of article': articleType}),
  language: ({language}) => ({Language: language}),
  doi: ({doi}) => ({DOI: doi}),
  conceptDoi: ({conceptDoi}) => ({'DOI of all versions': conceptDoi}),
  isbn: ({isbn}) => ({ISBN: isbn}),
  version: ({version}) => ({Version: version}),
  stage: ({stage}) => ({Stage: stage && stages[stage]}),
  contributors: (article) => ({
    Authors: lines(article.contributors.map((person) => author(person, article)))
  }),
  collaborators: ({collaborators = []}) => ({
    'Editors, reviewers, translators': lines(
      collaborators.map(({role, name, orcid, affiliation, url}) =>
        listed([`${role}: ${displayName(name)}`, orcid && orcidUrl(orcid), affiliation, url])
      )
    )
  }),
  affiliations: ({affiliations}) => ({
    Affiliations: lines(
      affiliations.map(({text, translations = [], ror, url}) =>
        listed([text, ...translations.map((one) => one.text), ror && rorUrl(ror), url])
      )
    )
  }),
  journal: ({journal}) => ({
    Journal: listed([
      journal.title,
      journal.abbreviation,
      journal.nlmAbbreviation,
      journal.issn,
      journal.eissn,
      journal.publisher,
      journal.url,
      journal.doi
    ])
  }),
  volume: ({volume}) => ({Volume: volume}),
  issue: ({issue}) => ({Issue: issue}),
  issueTitle: ({issueTitle}) => ({'Title of the issue': issueTitle}),
  firstPage: ({firstPage, lastPage}) => ({Pages: [firstPage, lastPage].filter(Boolean).join('–')}),
  lastPage: elsewhere,
  elocationId: ({elocationId}) => ({'Article number': elocationId}),
  dates: ({dates}) => ({
    Received: dates.received,
    Revised: dates.revised,
    Accepted: dates.accepted,
    Published: dates.published
  }),
  license: ({license}) => ({Licence: listed([license?.name, license?.url])}),
  copyright: ({copyright}) => ({Copyright: copyright}),
  keywords: ({keywords}) => ({Keywords: lines(keywords.map(({terms}) => terms.join('; ')))}),
  funding: ({funding}) => ({
    Funding: lines(
      funding.map(({statement, funder, funderId, award, awardTitle, awardUrl, recipient}) =>
        listed([statement, funder, funderId, award, awardTitle, awardUrl, recipient])
      )
    )
  }),
  history: ({history}) => ({
    'Version history': lines(
      history.map(({version, stage, date, doi, changes}) =>
        listed([version, stage && stages[stage], date, doi, changes])
      )
    )
  }),
  updates: ({updates}) => ({Updates: lines(updates.map(notice))}),
  updatedBy: ({updatedBy}) => ({'Updated by': lines(updatedBy.map(notice))}),
  related: ({related}) => ({
    'Related works': lines(
      related.map(({relation, identifierType, identifier, note}) =>
        listed([`${relation.replaceAll('-', ' ')} ${identifierType}:${identifier}`, note])
      )
    )
  }),
  supplements: ({supplements = []}) => ({
    'Supplementary material': lines(
      supplements.map((one) =>
        listed([
          supplementTitle(one),
          one.description,
          one.url,
          one.file && digestOf(one.file.bytes).slice(0, 12)
        ])
      )
    )
  }),
  deposit: ({deposit}) => ({
    Deposit: listed([
      deposit.depositor,
      deposit.email,
      deposit.registrant,
      deposit.landingPage,
      deposit.fileUrl,
      deposit.crossmarkPolicy,
      ...(deposit.archives ?? [])
    ])
  }),
  cover: ({cover}) => ({
    Cover: cover && listed([cover.alternative, cover.asset.source, cover.asset.digest.slice(0, 12)])
  }),
  accessibility: ({accessibility: of}) => ({
    Accessibility: of && listed([of.certifiedBy, of.credential, of.report, of.summary])
  }),
  // Blocks of the page.
  abstracts: elsewhere,
  competingInterests: elsewhere,
  dataAvailability: elsewhere,
  ethics: elsewhere,
  peerReview: elsewhere,
  acknowledgements: elsewhere,
  body: elsewhere,
  notes: elsewhere,
  references: elsewhere,
  referencesTitle: elsewhere,
  assets: elsewhere,
  macros: elsewhere,
  // Names of files and looks, which no reader reads.
  slug: elsewhere,
  settings: elsewhere
}

function fieldsOf(article: Article): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const show of Object.values(shown))
    for (const [field, value] of Object.entries(show(article))) fields[field] = value ?? ''
  return fields
}

function author(person: Contributor, {affiliations}: Article): string {
  return listed([
    displayName(person.name),
    person.nativeName?.text,
    person.orcid && orcidUrl(person.orcid),
    person.email,
    person.url,
    ...person.affiliations.map((id) => affiliations.find((aff) => aff.id === id)?.text),
    person.corresponding && 'corresponding',
    person.equalContribution && 'equal contribution',
    person.deceased && 'deceased',
    ...person.roles.map((role) => creditRoles[role].toLowerCase()),
    person.note
  ])
}

function notice({type, label, doi, date}: UpdateNotice): string {
  return listed([label ?? updateTypes[type], doi, date])
}

function listed(parts: (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(', ')
}

function lines(list: string[]): string {
  return list.join('\n')
}
