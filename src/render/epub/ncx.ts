import type {Element} from 'xast'
import {x} from 'xastscript'
import {displayName} from '../../model/index.js'
import {xmlData} from '../../xml/xml.js'
import {uniqueIdentifier} from './metadata.js'
import type {Entry, PaginatedPublication} from './publication.js'

/** Kindle shows two levels, and mixes up more. */
const deepest = 2

/**
 * The contents once more, for readers from before EPUB 3.
 *
 * @see https://idpf.org/epub/20/spec/OPF_2.0_final_spec.html#Section2.4.1
 */
export function ncx({page, contents, pages}: PaginatedPublication): string {
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
  const pageTarget = (target: Entry, index: number): Element => {
    if (!order.has(target.href)) order.set(target.href, order.size + 1)
    return x(
      'pageTarget',
      {
        id: `page-target-${index + 1}`,
        type: 'normal',
        value: String(numberOf(target) || index + 1),
        playOrder: String(order.get(target.href))
      },
      [x('navLabel', [x('text', target.title)]), x('content', {src: target.href})]
    )
  }
  const authors = article.contributors.map(({name}) => displayName(name)).filter(Boolean)
  return xmlData(
    x(
      'ncx',
      {xmlns: 'http://www.daisy.org/z3986/2005/ncx/', version: '2005-1', 'xml:lang': article.language},
      [
        x('head', [
          x('meta', {name: 'dtb:uid', content: uniqueIdentifier(page)}),
          x('meta', {name: 'dtb:depth', content: String(reached)}),
          x('meta', {name: 'dtb:totalPageCount', content: String(pages.length)}),
          x('meta', {name: 'dtb:maxPageNumber', content: String(Math.max(0, ...pages.map(numberOf)))})
        ]),
        x('docTitle', [x('text', page.title || article.slug)]),
        ...authors.map((author) => x('docAuthor', [x('text', author)])),
        map,
        ...(pages.length > 0 ? [x('pageList', pages.map(pageTarget))] : [])
      ]
    )
  )
}

/** Number of a page; 0 where its label is none. */
function numberOf({title}: Entry): number {
  return /^\d{1,9}$/u.test(title) ? Number(title) : 0
}
