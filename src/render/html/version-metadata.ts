import type {Element} from 'hast'
import {h} from 'hastscript'
import {
  type Article,
  doiUrl,
  gravityOf,
  plainVersion,
  precedingVersion,
  stages,
  type UpdateNotice,
  updateTypes
} from '../../model/index.js'

const isNewer = ({type}: UpdateNotice) => gravityOf(type) === 'newer'

/**
 * Links between versions, for machines that follow them: RFC 8574 `cite-as`,
 * RFC 5829 `predecessor-version`, `successor-version`; and DCMI Terms.
 */
export function versionLinks(article: Article): Element[] {
  const {doi, conceptDoi, updatedBy} = article
  const preceding = precedingVersion(article)?.doi
  const link = (rel: string, target: typeof doi) =>
    target ? [h('link', {rel: [rel], href: doiUrl(target)})] : []
  const successors = updatedBy.filter(isNewer)
  return [
    ...link('cite-as', doi),
    ...link('predecessor-version', preceding),
    ...successors.flatMap((notice) => link('successor-version', notice.doi)),
    ...(conceptDoi ? [h('meta', {name: 'DCTERMS.isVersionOf', content: doiUrl(conceptDoi)})] : []),
    ...(preceding ? [h('meta', {name: 'DCTERMS.replaces', content: doiUrl(preceding)})] : []),
    ...successors.map((notice) => h('meta', {name: 'DCTERMS.isReplacedBy', content: doiUrl(notice.doi)}))
  ]
}

/** schema.org's words for the same, as part of the article's JSON-LD. */
export function versionData(article: Article): Record<string, unknown> {
  const {version, stage, conceptDoi, updates, updatedBy} = article
  const work = ({doi, type, date, label}: UpdateNotice) => ({
    '@type': isNewer({doi, type}) ? 'ScholarlyArticle' : 'CorrectionComment',
    '@id': doiUrl(doi),
    name: label ?? updateTypes[type],
    datePublished: date
  })
  const amended = updatedBy.filter((notice) => !isNewer(notice))
  return {
    version: version && plainVersion(version),
    creativeWorkStatus: stage && stages[stage],
    exampleOfWork: conceptDoi && {'@type': 'CreativeWork', '@id': doiUrl(conceptDoi)},
    correction: amended.map(work),
    about: updates
      .filter((notice) => !isNewer(notice))
      .map(({doi}) => ({'@type': 'ScholarlyArticle', '@id': doiUrl(doi)}))
  }
}
