import type {Element} from 'xast'
import {x} from 'xastscript'
import {relationsOf} from '../../../crosswalk/relations.js'
import {funderIdentifier} from '../../../crosswalk/work.js'
import {
  type Article,
  crossrefRelation,
  displayDate,
  type IdentifierType,
  stages
} from '../../../model/index.js'
import type {CrossrefVersion} from './version.js'

/** `<fr:program>`: who paid. @see https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/funding-information/ */
export function fundingProgram({funding}: Article, version: CrossrefVersion): Element | undefined {
  const groups = funding.filter(({funder, award}) => funder || award)
  if (groups.length === 0) return undefined
  return x(
    'fr:program',
    {name: 'fundref'},
    groups.map(({funder, funderId, award}) => {
      const id = funderIdentifier(funderId)
      const kind = id?.scheme === 'ROR' && version === '5.4.0' ? 'ror' : 'funder_identifier'
      return assertion('fundgroup', [
        funder
          ? assertion('funder_name', [
              {type: 'text', value: funder},
              ...(id && id.scheme !== 'Other' ? [assertion(kind, [{type: 'text', value: id.value}])] : [])
            ])
          : undefined,
        award ? assertion('award_number', [{type: 'text', value: award}]) : undefined
      ])
    })
  )
}

function assertion(name: string, children: (Element | {type: 'text'; value: string} | undefined)[]): Element {
  return x('fr:assertion', {name}, children)
}

/** `<ai:program>`: under which licence, from when (NISO ALI). */
export function accessProgram({license, stage, dates}: Article): Element | undefined {
  const url = license?.url
  if (!url || !/^https?:\/\/\S{3,}$/iu.test(url)) return undefined
  const start = dates.published?.length === 10 ? dates.published : undefined
  const open = /^(?:CC-|CC0)/u.test(license.id ?? '')
  const applies = stage === 'AM' ? 'am' : 'vor'
  return x('ai:program', {name: 'AccessIndicators'}, [
    open ? x('ai:free_to_read', {start_date: start}) : undefined,
    x('ai:license_ref', {applies_to: applies, start_date: start}, url),
    open ? x('ai:license_ref', {applies_to: 'tdm', start_date: start}, url) : undefined
  ])
}

const identifierNames: Record<IdentifierType, string> = {
  doi: 'doi',
  url: 'uri',
  swhid: 'other',
  arxiv: 'arxiv',
  issn: 'issn',
  isbn: 'isbn',
  other: 'other'
}

/** `<rel:program>`: other works, never the article itself. */
export function relationsProgram(article: Article): Element | undefined {
  const works = relationsOf(article)
  if (works.length === 0) return undefined
  return x(
    'rel:program',
    {name: 'relations'},
    works.map(({relation, identifier, identifierType, note}) => {
      const {kind, name} = crossrefRelation(relation)
      return x('rel:related_item', [
        note ? x('rel:description', note) : undefined,
        x(
          `rel:${kind}_work_relation`,
          {'relationship-type': name, 'identifier-type': identifierNames[identifierType]},
          identifier
        )
      ])
    })
  )
}

/**
 * `<crossmark>`: what the article does to others, and its own history, under
 * the journal's policy; `undefined` where it has none.
 *
 * @see https://www.crossref.org/documentation/crossmark/
 */
export function crossmark(article: Article, version: CrossrefVersion): Element | undefined {
  const {deposit, updates, dates, stage, language} = article
  if (!deposit.crossmarkPolicy) return undefined
  const history = (['received', 'revised', 'accepted', 'published'] as const).flatMap((name, order) => {
    const date = dates[name]
    const label = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const attributes = {
      name,
      label,
      group_name: 'publication_history',
      group_label: 'Publication history',
      order
    }
    return date ? [x('assertion', attributes, displayDate(date, language))] : []
  })
  const state = stage ? [x('assertion', {name: 'stage', label: 'Version'}, stages[stage])] : []
  const programs = [fundingProgram(article, version), accessProgram(article)].filter(
    (one) => one !== undefined
  )
  const said = [
    ['copyright', 'Copyright', article.copyright],
    ['competing_interests', 'Competing interests', article.competingInterests],
    ['data_availability', 'Data availability', article.dataAvailability],
    ['ethics', 'Ethics statement', article.ethics],
    ['peer_review', 'Peer review', article.peerReview]
  ].flatMap(([name, label, words]) => (words ? [x('assertion', {name, label}, words)] : []))
  const metadata = [...history, ...state, ...said, ...programs]
  return x('crossmark', [
    x('crossmark_policy', deposit.crossmarkPolicy),
    updates.length > 0
      ? x(
          'updates',
          updates.map(({type, doi, date = dates.published}) => x('update', {type, date}, doi))
        )
      : undefined,
    metadata.length > 0 ? x('custom_metadata', metadata) : undefined
  ])
}
