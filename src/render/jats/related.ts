import type {Element} from 'xast'
import {x} from 'xastscript'
import {
  type Article,
  doiUrl,
  type IdentifierType,
  isSafeLink,
  parseDoi,
  type RelatedWork,
  type UpdateNotice
} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {relatedArticleTypes, updatedByTypes, updateTypesOf, uses} from '../../xml/jats-names.js'
import {dateParts} from './dates.js'

/** JATS `<related-article>`s and `<related-object>`s: updates first, as they bind; then versions and other works. */
export function relatedWorks({updates, updatedBy, related, conceptDoi}: Article): Element[] {
  return [
    ...updates.map((notice) => update(notice, updateTypesOf[notice.type])),
    ...updatedBy.map((notice) => update(notice, updatedByTypes[notice.type])),
    ...related.map(relatedWork),
    ...(conceptDoi
      ? [
          object(
            {relation: 'is-version-of', identifier: conceptDoi, identifierType: 'doi'},
            attributeList({classes: [uses.concept]})
          )
        ]
      : [])
  ]
}

/** An update by PMC's kinds of `<related-article>`; Crossref's own kind where they have no word for it. */
function update({type, doi, date, label}: UpdateNotice, articleType: string): Element {
  return x(
    'related-article',
    {
      'related-article-type': articleType,
      'ext-link-type': 'doi',
      'xlink:href': doi,
      'specific-use': attributeList({pairs: {update: type}})
    },
    [label, date ? x('date', {'date-type': 'update', 'iso-8601-date': date}, dateParts(date)) : undefined]
  )
}

function relatedWork(work: RelatedWork): Element {
  const type = relatedArticleTypes[work.relation]
  if (!type || work.identifierType !== 'doi') return object(work)
  return x(
    'related-article',
    {
      'related-article-type': type,
      'ext-link-type': 'doi',
      'xlink:href': work.identifier,
      'specific-use': attributeList({pairs: {relation: work.relation}})
    },
    work.note ?? []
  )
}

function object({relation, identifier, identifierType, note}: RelatedWork, use?: string): Element {
  return x(
    'related-object',
    {
      'link-type': relation,
      'object-id-type': identifierType,
      'object-id': identifier,
      'xlink:href': addressOf(identifier, identifierType),
      'specific-use': use
    },
    note ?? []
  )
}

function addressOf(identifier: string, type: IdentifierType): string | undefined {
  const doi = type === 'doi' ? parseDoi(identifier) : undefined
  if (doi) return doiUrl(doi)
  return type === 'url' && isSafeLink(identifier) ? identifier : undefined
}
