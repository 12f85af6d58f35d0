import type {Root} from 'hast'
import {toXast} from 'hast-util-to-xast'
import {h} from 'hastscript'
import type {Nodes} from 'xast'
import {directionOf, type ElementContent} from '../../model/index.js'
import {xmlText} from '../../xml/xml.js'
import type {ContentDocument} from './publication.js'

/** Elements that HTML never closes; all others need their end tag, for readers that parse XHTML as HTML. */
const emptyVoid = /><\/(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)>/gu

/**
 * An XHTML content document, from its declaration to its last line.
 *
 * @param language RFC 5646 tag of the article.
 * @see https://www.w3.org/TR/epub-33/#sec-xhtml
 */
export function xhtml(
  language: string,
  {title, part, landmark, children}: Pick<ContentDocument, 'title' | 'part' | 'landmark' | 'children'>
): string {
  const html = h(
    'html',
    {
      xmlns: 'http://www.w3.org/1999/xhtml',
      'xmlns:epub': 'http://www.idpf.org/2007/ops',
      lang: language,
      dir: directionOf(language) === 'rtl' ? 'rtl' : undefined
    },
    [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('title', title.trim() || '–'),
        h('link', {rel: 'stylesheet', type: 'text/css', href: 'style.css'})
      ]),
      h(
        'body',
        {'epub:type': part, className: landmark === 'cover' ? 'cover-page' : undefined},
        children as ElementContent[]
      )
    ]
  )
  const tree = toXast({type: 'root', children: [html]} satisfies Root)
  repeatLanguage(tree)
  return xmlText([{type: 'doctype', name: 'html'}, {type: 'text', value: '\n'}, tree], false).replace(
    emptyVoid,
    '/>'
  )
}

/** `xml:lang` wherever there is `lang`: XML tools read the one, browsers the other. */
function repeatLanguage(node: Nodes): void {
  if (node.type === 'element' && node.attributes['lang'])
    node.attributes['xml:lang'] = node.attributes['lang']
  if ('children' in node) node.children.forEach(repeatLanguage)
}
