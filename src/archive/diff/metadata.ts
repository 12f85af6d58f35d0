import {toString as textOf} from 'mdast-util-to-string'
import {
  type Article,
  type Contributor,
  creditRoles,
  displayName,
  orcidUrl,
  rorUrl,
  stages,
  type UpdateNotice,
  updateTypes
} from '../../model/index.js'
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

/** Everything an article states besides its text, as text. */
function fieldsOf(article: Article): Record<string, string> {
  const {journal, dates} = article
  return {
    Title: textOf(article.title),
    Subtitle: textOf(article.subtitle ?? []),
    'Short title': article.shortTitle ?? '',
    'Kind of article': article.articleType,
    Language: article.language,
    DOI: article.doi ?? '',
    'DOI of all versions': article.conceptDoi ?? '',
    Version: article.version ?? '',
    Stage: article.stage ? stages[article.stage] : '',
    Authors: lines(article.contributors.map((person) => author(person, article))),
    Affiliations: lines(article.affiliations.map(({text, ror}) => listed([text, ror && rorUrl(ror)]))),
    Journal: listed([
      journal.title,
      journal.abbreviation,
      journal.issn,
      journal.eissn,
      journal.publisher,
      journal.url
    ]),
    Volume: article.volume ?? '',
    Issue: article.issue ?? '',
    Pages: [article.firstPage, article.lastPage].filter(Boolean).join('–') || (article.elocationId ?? ''),
    Received: dates.received ?? '',
    Revised: dates.revised ?? '',
    Accepted: dates.accepted ?? '',
    Published: dates.published ?? '',
    Licence: listed([article.license?.name, article.license?.url]),
    Copyright: article.copyright ?? '',
    Keywords: lines(article.keywords.map(({terms}) => terms.join('; '))),
    Funding: lines(
      article.funding.map(({statement, funder, funderId, award}) =>
        listed([statement, funder, funderId, award])
      )
    ),
    'Version history': lines(
      article.history.map(({version, stage, date, doi, changes}) =>
        listed([version, stage && stages[stage], date, doi, changes])
      )
    ),
    Updates: lines(article.updates.map(notice)),
    'Updated by': lines(article.updatedBy.map(notice)),
    'Related works': lines(
      article.related.map(({relation, identifier, note}) => listed([relation, identifier, note]))
    )
  }
}

function author(person: Contributor, {affiliations}: Article): string {
  return listed([
    displayName(person.name),
    person.orcid && orcidUrl(person.orcid),
    person.email,
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
