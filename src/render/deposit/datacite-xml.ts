import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Article} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {type Creator, dataciteRecord, namespace} from './datacite.js'

/** DataCite 4.6 in XML: `paper.datacite.xml`. */
export function dataciteXml(article: Article): string {
  const record = dataciteRecord(article)
  const group = (name: string, children: Element[]) => (children.length > 0 ? x(name, children) : undefined)
  const [item] = record.relatedItems
  const root = x(
    'resource',
    {
      xmlns: namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} https://schema.datacite.org/meta/kernel-4.6/metadata.xsd`
    },
    [
      x('identifier', {identifierType: 'DOI'}, record.doi ?? ''),
      x(
        'creators',
        record.creators.map((person) => x('creator', named('creatorName', person)))
      ),
      x(
        'titles',
        record.titles.map(({title, lang, ...type}) => x('title', {...type, 'xml:lang': lang}, title))
      ),
      x('publisher', record.publisher.name),
      x('publicationYear', record.publicationYear),
      x('resourceType', {resourceTypeGeneral: record.types.resourceTypeGeneral}, record.types.resourceType),
      group(
        'subjects',
        record.subjects.map(({subject, lang}) => x('subject', {'xml:lang': lang}, subject))
      ),
      group(
        'contributors',
        record.contributors.map(({contributorType, ...person}) =>
          x('contributor', {contributorType}, named('contributorName', person))
        )
      ),
      group(
        'dates',
        record.dates.map(({date, dateType}) => x('date', {dateType}, date))
      ),
      x('language', record.language),
      group(
        'alternateIdentifiers',
        record.url ? [x('alternateIdentifier', {alternateIdentifierType: 'URL'}, record.url)] : []
      ),
      group(
        'relatedIdentifiers',
        record.relatedIdentifiers.map(({relatedIdentifier, ...types}) =>
          x('relatedIdentifier', {...types}, relatedIdentifier)
        )
      ),
      record.version ? x('version', record.version) : undefined,
      group(
        'rightsList',
        record.rightsList.map((entry) => {
          const {rights, rightsUri, schemeUri, ...ids} = entry as Record<string, string | undefined>
          return x('rights', {rightsURI: rightsUri, ...ids, schemeURI: schemeUri}, rights ?? '')
        })
      ),
      group(
        'descriptions',
        record.descriptions.map((entry) => {
          const {description, descriptionType, lang} = entry as Record<string, string | undefined>
          return x('description', {descriptionType, 'xml:lang': lang}, description ?? '')
        })
      ),
      group(
        'fundingReferences',
        record.fundingReferences.map(
          ({funderName, funderIdentifier: id, funderIdentifierType, awardNumber, awardUri, awardTitle}) =>
            x('fundingReference', [
              x('funderName', funderName),
              id ? x('funderIdentifier', {funderIdentifierType}, id) : undefined,
              awardNumber ? x('awardNumber', {awardURI: awardUri}, awardNumber) : undefined,
              awardTitle ? x('awardTitle', awardTitle) : undefined
            ])
        )
      ),
      item
        ? x('relatedItems', [
            x('relatedItem', {relatedItemType: item.relatedItemType, relationType: item.relationType}, [
              item.relatedItemIdentifier
                ? x(
                    'relatedItemIdentifier',
                    {relatedItemIdentifierType: item.relatedItemIdentifier.relatedItemIdentifierType},
                    item.relatedItemIdentifier.relatedItemIdentifier
                  )
                : undefined,
              x(
                'titles',
                item.titles.map(({title, titleType}) => x('title', {titleType}, title))
              ),
              item.volume ? x('volume', item.volume) : undefined,
              item.issue ? x('issue', item.issue) : undefined,
              item.number ? x('number', {numberType: item.numberType}, item.number) : undefined,
              item.firstPage ? x('firstPage', item.firstPage) : undefined,
              item.lastPage ? x('lastPage', item.lastPage) : undefined,
              item.publisher ? x('publisher', item.publisher) : undefined
            ])
          ])
        : undefined
    ]
  )
  return xmlDocument(root)
}

/** A name, its parts and identifiers, and where the person works. */
function named(
  element: 'creatorName' | 'contributorName',
  {name, nameType, givenName, familyName, nameIdentifiers, affiliation}: Creator
): Element[] {
  return [
    x(element, {nameType}, name),
    ...(givenName && familyName ? [x('givenName', givenName)] : []),
    ...(familyName ? [x('familyName', familyName)] : []),
    ...nameIdentifiers.map(({nameIdentifier, nameIdentifierScheme, schemeUri}) =>
      x('nameIdentifier', {nameIdentifierScheme, schemeURI: schemeUri}, nameIdentifier)
    ),
    ...affiliation.map(({name: place, schemeUri, ...ids}) =>
      x('affiliation', {...ids, schemeURI: schemeUri}, place)
    )
  ]
}
