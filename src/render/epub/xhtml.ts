import type {Root} from 'hast'
import {toXast} from 'hast-util-to-xast'
import {h} from 'hastscript'
import type {Element, Nodes} from 'xast'
import {toXml} from 'xast-util-to-xml'
import type {ElementContent} from '../../model/index.js'
import type {ContentDocument} from './publication.js'
import {directionOf} from './words.js'

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
  {title, part, children}: Pick<ContentDocument, 'title' | 'part' | 'children'>
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
      h('body', {'epub:type': part}, children as ElementContent[])
    ]
  )
  const tree = toXast({type: 'root', children: [html]} satisfies Root)
  repeatLanguage(tree)
  return xmlText([{type: 'doctype', name: 'html'}, {type: 'text', value: '\n'}, tree], false).replace(
    emptyVoid,
    '/>'
  )
}

/**
 * XML 1.0 in UTF-8, with its declaration.
 *
 * Whatever signs the author's text holds, the result is well-formed: what
 * XML can't say becomes U+FFFD.
 *
 * @param closeEmpty Write `<item/>` for `<item></item>`.
 */
export function xmlText(nodes: Nodes[], closeEmpty = true): string {
  const xml = toXml(nodes, {closeEmptyElements: closeEmpty, tightClose: true})
    // The serialiser leaves `>` alone, but XML forbids this one in text (XML 1.0 §2.4).
    .replaceAll(']]>', ']]&gt;')
    .replace(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
}

/** XML of a tree without prose, an element a line. */
export function xmlData(root: Element): string {
  indent(root, '\n')
  return xmlText([root])
}

function indent(element: Element, line: string): void {
  const children = element.children.filter((child) => child.type === 'element')
  if (children.length === 0 || children.length < element.children.length) return
  const inner = `${line}  `
  for (const child of children) indent(child, inner)
  element.children = [
    ...children.flatMap((child) => [{type: 'text' as const, value: inner}, child]),
    {type: 'text', value: line}
  ]
}

/** `xml:lang` wherever there is `lang`: XML tools read the one, browsers the other. */
function repeatLanguage(node: Nodes): void {
  if (node.type === 'element' && node.attributes['lang'])
    node.attributes['xml:lang'] = node.attributes['lang']
  if ('children' in node) node.children.forEach(repeatLanguage)
}
