import type {Element} from 'xast'
import {x} from 'xastscript'
import {relatedAddresses} from '../../crosswalk/relations.js'
import {type Article, doiUrl, gravityOf, plainVersion, precedingVersion, stages} from '../../model/index.js'

/**
 * Which state of the article this is, and how it stands to others: schema.org
 * for number and stage, DCMI Terms for the relations.
 *
 * @see https://www.dublincore.org/specifications/dublin-core/dcmi-terms/
 */
export function versionMetadata(article: Article): Element[] {
  const {version, stage, conceptDoi, updates, updatedBy} = article
  const preceding = precedingVersion(article)?.doi
  const replaced = updatedBy.filter(({type}) => gravityOf(type) === 'newer')
  const amended = updatedBy.filter(({type}) => gravityOf(type) !== 'newer')
  const renewed = updates.filter(({type}) => gravityOf(type) === 'newer')
  const amending = updates.filter(({type}) => gravityOf(type) !== 'newer')
  const others = relatedAddresses({...article, conceptDoi: undefined, updates: [], updatedBy: []}).filter(
    (address) => address !== (preceding && doiUrl(preceding))
  )
  const pairs: [property: string, value: string | undefined][] = [
    ['schema:version', version && plainVersion(version)],
    ['schema:creativeWorkStatus', stage && stages[stage]],
    ['dcterms:isVersionOf', conceptDoi && doiUrl(conceptDoi)],
    ['dcterms:replaces', preceding && doiUrl(preceding)],
    ...renewed.map(({doi}): [string, string] => ['dcterms:replaces', doiUrl(doi)]),
    ...replaced.map(({doi}): [string, string] => ['dcterms:isReplacedBy', doiUrl(doi)]),
    ...amended.map(({doi}): [string, string] => ['schema:correction', doiUrl(doi)]),
    ...amending.map(({doi}): [string, string] => ['dcterms:relation', doiUrl(doi)]),
    ...others.map((address): [string, string] => ['dcterms:relation', address])
  ]
  return pairs.flatMap(([property, value]) => (value ? [x('meta', {property}, value)] : []))
}
