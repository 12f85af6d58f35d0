import type {Element} from 'hast'
import {h} from 'hastscript'
import {type Article, doiUrl, gravityOf, precedingVersion, type UpdateNotice} from '../../model/index.js'

const isNewer = ({type}: UpdateNotice) => gravityOf(type) === 'newer'

/**
 * Links between versions, for machines that follow them: RFC 5829
 * `predecessor-version`, `successor-version`; and DCMI Terms.
 */
export function versionLinks(article: Article): Element[] {
  const {conceptDoi, updatedBy} = article
  const preceding = precedingVersion(article)?.doi
  const link = (rel: string, target: typeof conceptDoi) =>
    target ? [h('link', {rel: [rel], href: doiUrl(target)})] : []
  const successors = updatedBy.filter(isNewer)
  return [
    ...link('predecessor-version', preceding),
    ...successors.flatMap((notice) => link('successor-version', notice.doi)),
    ...(conceptDoi ? [h('meta', {name: 'DCTERMS.isVersionOf', content: doiUrl(conceptDoi)})] : []),
    ...(preceding ? [h('meta', {name: 'DCTERMS.replaces', content: doiUrl(preceding)})] : []),
    ...successors.map((notice) => h('meta', {name: 'DCTERMS.isReplacedBy', content: doiUrl(notice.doi)}))
  ]
}
