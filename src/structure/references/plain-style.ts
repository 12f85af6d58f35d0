/**
 * References of BibTeX's plain styles, as preprints print them: full stops part authors, title and source, and the year
 * comes last: `Diederik Kingma and Jimmy Ba. Adam: A method. In ICLR, pages 1–9, 2015.`; and MDPI's, with semicolons.
 */
import {ordinal} from './comma.js'
import {cslDate, pageRange, part, trimField, trimName} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'

const lastYear = /^(.*?)[\s,(]((?:1[5-9]|20)\d{2})[a-z]?\)?[\s.]*$/u

/** Fields of such an entry; `undefined` for other manners. */
export function readPlainStyle({text}: EntryText): Fields | undefined {
  if (text.length > 1500) return undefined
  return plain(text) ?? yearAtEnd(text)
}

function plain(text: string): Fields | undefined {
  const dated = lastYear.exec(text.replace(/(,\s*(?:1[5-9]|20)\d{2})\.\s+[A-Z][^.]{2,60}\.?$/u, '$1'))
  if (!dated) return undefined
  const head = splitAuthors(dated[1] ?? '', dated[1] ?? '', false)
  const [, title, source] = /^(.{4,400}?[.?!])\s+(\S.*)$/u.exec(head.title ?? '') ?? []
  if (!head.author || !title || !source) return undefined
  const base = {author: head.author, title: trimField(title), ...part('issued', cslDate(dated[2] ?? ''))}
  const sign = /\barXiv\b[^,\d]{0,24}?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/iu.exec(
    source
  )?.[1]
  if (sign) return {type: 'article', ...base, publisher: 'arXiv', number: `arXiv:${sign}`}
  const page = pageRange(/\b(?:pages|pp?\.?)\s+(\w+(?:\s*[-–—]+\s*\w+)?)/iu.exec(source)?.[1])
  const volume = /\bvol(?:ume|\.)\s*(\w+)/iu.exec(source)?.[1]
  const inside =
    /^In:?\s+(?:(.{3,200}?),\s+editors?,\s+)?([^,]+(?:,\s+(?!pages|volume|pp)[^,]+)*?)(?:,\s*(?:pages|volume|vol\.|pp)|,?\s*$)/u.exec(
      source
    )
  if (inside)
    return {
      type: 'paper-conference',
      ...base,
      'container-title': trimName(inside[2] ?? ''),
      ...part('volume', volume),
      ...part('page', page)
    }
  const [, container, number, issue, pages] =
    /^([^\d]{2,120}?),\s*(\d{1,4})\s*(?:\(([^()]{1,12})\))?\s*(?:[:,]\s*(?:pp?\.\s*)?([A-Za-z]?\d{1,7}(?:\s*[-–—]+\s*[A-Za-z]?\d{1,7})?))?[\s,]*$/u.exec(
      source
    ) ?? []
  if (container)
    return {
      type: 'article-journal',
      ...base,
      'container-title': trimName(container),
      ...part('volume', number),
      ...part('issue', issue),
      ...part('page', pages?.replace(/\s*[-–—]+\s*/u, '-'))
    }
  const [, genre, school] =
    /^((?:Ph\.?\s?D\.?|Master['’]?s|M\.?Sc\.?|Doctoral)\s(?:thesis|dissertation)),\s*(.+)$/iu.exec(source) ??
    []
  if (genre && school) return {type: 'thesis', ...base, genre, publisher: trimField(school)}
  const [, publisher, place] =
    /^(\p{Lu}[^,.:;\d]{2,60}?)(?:,\s*(\p{Lu}[^,.:;\d]{2,40}))?,?\s*$/u.exec(source) ?? []
  return publisher
    ? {type: 'book', ...base, publisher: trimName(publisher), ...part('publisher-place', place)}
    : undefined
}

/** Nature's `Altschul, S. F. & Lipman, D. J. Title. J. Mol. Biol. 215, 403–410 (1990).` */
function yearAtEnd(text: string): Fields | undefined {
  const [, whole = '', issued] = /^(.{10,1400})\s\(((?:1[5-9]|20)\d{2})\)[\s.]*$/u.exec(text) ?? []
  if (!issued) return undefined
  const head = splitAuthors(whole, whole)
  const [, title, container, volume, issue, page] =
    /^(.{4,600}?[.?!])\s+(\p{Lu}(?:[\p{L}&\s-]|\.(?=\s))+\.?)\s+(\d{1,4})\s*(?:\(([^()]{1,12})\)\s*)?[,:]\s*([A-Za-z]{0,3}\d{1,7}(?:\s*[-–—]\s*[A-Za-z]?\d{1,7})?)$/u.exec(
      head.title ?? ''
    ) ?? []
  if (!head.author || !title || !container) return undefined
  return {
    type: 'article-journal',
    author: head.author,
    title: trimField(title),
    'container-title': trimName(container),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pageRange(page)),
    ...part('issued', cslDate(issued))
  }
}

/** `Abbas, A.; Smith, B. Chapter. In Book, 2nd ed.; Editor, A., Ed.; Publisher: Location, Country, 2007; pp. 154–196.` */
export function readSemicolons({text, italics}: EntryText): Fields | undefined {
  if (text.length > 1500 || !text.includes(';')) return undefined
  const found =
    /^(.+?)[,;]\s*(?:([^;,]{1,14}?)\s+ed\.;\s*)?(?:([^;]+?),?\s+Eds?\.;\s*)?([^;:]{2,80}):\s*([^;:]{2,80}),\s*((?:1[5-9]|20)\d{2})\b(.*)$/u.exec(
      text
    )
  if (!found) return meeting(text)
  const head = splitAuthors(found[1] ?? '', found[1] ?? '')
  if (!head.author || !head.title) return undefined
  const [, title = head.title, container] = /^(.{3,400}?)[.?!]\s+In:?\s+(.+)$/u.exec(head.title) ?? []
  // In plain text the semicolon before the publisher tells.
  const parted =
    text
      .slice((found[1] ?? '').length)
      .trimStart()
      .startsWith(';') || found[2] !== undefined
  if (!container && !parted && !italics.some((words) => title.includes(words.slice(0, 30)))) return undefined
  const papers = /proceedings|\bproc\.|conference|symposium/iu.test(container ?? '')
  return {
    type: container ? (papers ? 'paper-conference' : 'chapter') : 'book',
    author: head.author,
    title: trimField(title),
    ...part('container-title', container && trimField(container)),
    ...part('edition', found[2] && ordinal(found[2])),
    publisher: trimName(found[4] ?? ''),
    'publisher-place': trimName(found[5] ?? ''),
    ...part('page', pageRange(/\bpp?\.\s*(\w+(?:\s*[-–—]\s*\w+)?)/u.exec(found[7] ?? '')?.[1])),
    ...part('issued', cslDate(found[6] ?? ''))
  }
}

/** `Bell, A.; and Dee, C. Title. Tidal Letters, 32, 9 (2011), 1328–1336.` */
export function readVolumeIssue({text}: EntryText): Fields | undefined {
  const [, before, container, volume, issue, issued, page] =
    /^(.{10,600}?[.?!])\s+(\p{Lu}[^.,\d]{2,120}),\s(\d{1,4}),\s([\w–-]{1,8})\s\((?:\p{L}+\s)?((?:1[5-9]|20)\d{2})\),\s([A-Za-z]?\d+(?:\s*[-–—]\s*[A-Za-z]?\d+)?)[\s.]*$/u.exec(
      text
    ) ?? []
  const head = before ? splitAuthors(before, before) : undefined
  if (!head?.author || !head.title) return undefined
  return {
    type: 'article-journal',
    ...head,
    'container-title': trimField(container ?? ''),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pageRange(page)),
    ...part('issued', cslDate(issued ?? ''))
  }
}

/** `Lechner, M.; Hutter, T. Title. In Proceedings of …, Vienna, Austria, 3–5 May 2019; pp. 12–19.` */
function meeting(text: string): Fields | undefined {
  const found =
    /^(.+?)[.?!]\s+In:?\s+(?:the\s+)?([^,;]{5,240})(?:,\s*([^;]*?))?,\s*[^,;]{0,24}?((?:1[5-9]|20)\d{2})\b(.*)$/u.exec(
      text
    )
  const head = found && splitAuthors(found[1] ?? '', found[1] ?? '')
  if (!found || !head?.author || !head.title) return undefined
  return {
    type: 'paper-conference',
    ...head,
    'container-title': trimField(found[2] ?? ''),
    ...(found[3] ? {'event-place': found[3]} : {}),
    ...part('page', pageRange(/\bpp?\.\s*(\w+(?:\s*[-–—]\s*\w+)?)/u.exec(found[5] ?? '')?.[1])),
    ...part('issued', cslDate(found[4] ?? ''))
  }
}
