import {x} from 'xastscript'
import {directionOf} from '../../model/index.js'
import {xmlData} from '../../xml/xml.js'
import {metadata} from './metadata.js'
import type {Publication} from './publication.js'

/**
 * The package document: metadata, manifest and spine.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-package-doc
 */
export function packageDocument(publication: Publication): string {
  const {documents, resources} = publication
  const {language} = publication.page.article
  const direction = directionOf(language)
  return xmlData(
    x(
      'package',
      {
        xmlns: 'http://www.idpf.org/2007/opf',
        version: '3.0',
        'unique-identifier': 'pub-id',
        'xml:lang': language,
        dir: direction,
        prefix: 'prism: http://prismstandard.org/namespaces/basic/3.0/'
      },
      [
        metadata(publication),
        x('manifest', [
          x('item', {id: 'nav', href: 'toc.xhtml', 'media-type': 'application/xhtml+xml', properties: 'nav'}),
          x('item', {id: 'ncx', href: 'toc.ncx', 'media-type': 'application/x-dtbncx+xml'}),
          x('item', {id: 'css', href: 'style.css', 'media-type': 'text/css'}),
          ...documents.map(({id, href, properties}) =>
            x('item', {
              id,
              href,
              'media-type': 'application/xhtml+xml',
              properties: properties.join(' ') || undefined
            })
          ),
          ...resources.map(({id, href, mediaType, properties}) =>
            x('item', {id, href, 'media-type': mediaType, properties})
          )
        ]),
        x(
          'spine',
          {toc: 'ncx', 'page-progression-direction': direction === 'rtl' ? 'rtl' : undefined},
          documents.map(({id}) => x('itemref', {idref: id}))
        )
      ]
    )
  )
}
