import type {Element} from 'xast'
import {x} from 'xastscript'
import {displayName} from '../../model/index.js'
import {xmlData} from '../../xml/xml.js'
import {uniqueIdentifier} from './metadata.js'
import type {Entry, Publication} from './publication.js'

/** Kindle shows two levels, and mixes up more. */
const deepest = 2

/**
 * The contents once more, for readers from before EPUB 3.
 *
 * @see https://idpf.org/epub/20/spec/OPF_2.0_final_spec.html#Section2.4.1
 */
export function ncx({page, contents}: Publication): string {
  const {article} = page
  let points = 0
  let reached = 1
  const order = new Map<string, number>()
  const navPoint = ({title, href, children}: Entry, depth: number): Element => {
    points += 1
    reached = Math.max(reached, depth)
    if (!order.has(href)) order.set(href, order.size + 1)
    return x('navPoint', {id: `point-${points}`, playOrder: String(order.get(href))}, [
      x('navLabel', [x('text', title || '–')]),
      x('content', {src: href}),
      ...(depth < deepest ? children.map((child) => navPoint(child, depth + 1)) : [])
    ])
  }
  const map = x(
    'navMap',
    contents.map((entry) => navPoint(entry, 1))
  )
  const authors = article.contributors.map(({name}) => displayName(name)).filter(Boolean)
  return xmlData(
    x(
      'ncx',
      {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': article.language},
      [
        x('head', [
          x('meta', {name: 'dtb:uid', content: uniqueIdentifier(page)}),
          x('meta', {name: 'dtb:depth', content: String(reached)}),
          x('meta', {name: 'dtb:totalPageCount', content: '0'}),
          x('meta', {name: 'dtb:maxPageNumber', content: '0'})
        ]),
        x('docTitle', [x('text', page.title || article.slug)]),
        ...authors.map((author) => x('docAuthor', [x('text', author)])),
        map
      ]
    )
  )
}
