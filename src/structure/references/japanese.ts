/** References of Japan's humanities and of Chinese author–date lists: `山田太郎（2015）「題名」『誌名』38(2), 45-50.` */
import type {CslName} from '../../model/index.js'
import {cslDate, part, trimField, volumePages} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'
import {readNames} from './people-list.js'

/**
 * Japan's sciences: `鈴木一郎. 題名. 誌名. 2015, vol. 58, no. 3, p. 200-210.`, `鈴木一郎：題名, 誌名, Vol.58, pp.200-210 (2015).`;
 * `undefined` for other manners.
 *
 * @see SIST 02-2007 (references to scientific literature)
 */
export function readSist({half}: EntryText): Fields | undefined {
  return half.length > 1500 ? undefined : (sist(half) ?? society(half) ?? sistBook(half))
}

const years = '((?:1[5-9]|20)\\d{2})'
const pagesPattern = /(?:pp?\.?\s*|頁\s*)(\w?\d{1,6}(?:\s*[-–—~〜]\s*\w?\d{1,6})?)(?!\d*p)/iu

function sist(text: string): Fields | undefined {
  const [, who = '', title, container, year = '', numbers = ''] =
    new RegExp(
      `^([^.:]{2,200})\\.\\s+(.{2,300}?)\\.\\s+([^.]{2,120})\\.\\s+${years},\\s*(.{1,80})$`,
      'u'
    ).exec(text) ?? []
  const author = /\p{Script=Han}/u.test(who) ? readNames(who) : undefined
  return author && title && container && /\d/u.test(numbers)
    ? article(author, title, container, year, numbers)
    : undefined
}

/** As Japan's learned societies print, with a colon behind the names and the year in brackets. */
function society(text: string): Fields | undefined {
  const [, who = '', title, source = '', year = ''] =
    new RegExp(
      `^([^:"“]{2,200}):\\s*(.{2,300}?),\\s+(.{2,200}?)\\s*[,.]?\\s*\\(${years}(?:[./]\\d{1,2})?\\)[\\s.]*$`,
      'u'
    ).exec(text) ?? []
  const author = /\p{Script=Han}/u.test(who) ? readNames(who.replace(/[・·]/gu, '、')) : undefined
  if (!author || !title) return undefined
  const [, container, numbers] = /^(.{2,120}?),\s*((?:Vol|No|pp?|第|\d)[.\s\d].*|第.*)$/iu.exec(source) ?? []
  if (container && numbers) return article(author, title, container, year, numbers)
  return {type: 'book', author, title, publisher: trimField(source), ...part('issued', cslDate(year))}
}

/** `Smith, J. Title. Publisher, 2011, 842p.` */
function sistBook(text: string): Fields | undefined {
  const [, before = '', publisher, year = '', size] =
    new RegExp(`^(.{5,300}?)\\.\\s+([^.,]{2,60}),\\s*${years},\\s*(\\d{1,4})\\s?p\\.?\\s*$`, 'u').exec(
      text
    ) ?? []
  if (!publisher) return undefined
  const head = splitAuthors(`${before}.`, `${before}.`)
  if (!head.author || !head.title) return undefined
  return {
    type: 'book',
    ...head,
    publisher,
    ...part('issued', cslDate(year)),
    ...part('number-of-pages', size)
  }
}

function article(author: CslName[], title: string, container: string, year: string, numbers: string): Fields {
  const [, volume, issue] =
    /^(?:vol\.?\s*|第)?(\d{1,4})(?:巻)?\s*(?:\(\s*([^()]{1,12})\s*\)|,?\s*(?:no\.?\s*|第)(\d{1,4}))?/iu
      .exec(numbers)
      ?.map((one, at, all) => (at === 2 ? (one ?? all[3]) : one)) ?? []
  return {
    type: 'article-journal',
    author,
    title: trimField(title),
    'container-title': trimField(container),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pagesPattern.exec(numbers)?.[1]?.replace(/\s*[-–—~〜]\s*/u, '-')),
    ...part('issued', cslDate(year))
  }
}

/** Fields of such an entry; `undefined` for other manners. */
export function readBracketed({text, half}: EntryText): Fields | undefined {
  const found =
    /^([^「『(（]{2,200}?)\s*[(（]?\s*((?:1[5-9]|20)\d{2})[a-z]?\s*年?[)）]?\s*[:：,，、.．。]?\s*([「『][^」』]{2,300}[」』])\s*(.*)$/u.exec(
      text
    )
  if (!found) return undefined
  const author = readNames((found[1] ?? '').replace(/[・·]/gu, '、'))
  if (!author) return undefined
  const title = (found[3] ?? '').slice(1, -1)
  const rest = found[4] ?? ''
  const container = /^\s*[,，、]?\s*『([^』]{2,120})』/u.exec(rest)
  const issued = part('issued', cslDate(found[2] ?? ''))
  if (!container) {
    const publisher = trimField(rest.replace(/[、，]/gu, ','))
    return {
      type: publisher ? 'book' : 'document',
      author,
      title,
      ...part('publisher', publisher || undefined),
      ...issued
    }
  }
  const tail = half.slice(half.length - rest.length + container[0].length)
  const [, volume, issue] = /第?\s*(\d{1,4})\s*巻\s*(?:第?\s*(\d{1,3})\s*号)?/u.exec(tail) ?? []
  const page = /(?:pp?\.?\s*|、|,\s*)(\d{1,5}\s*[-–—~〜]\s*\d{1,5})/u
    .exec(tail)?.[1]
    ?.replace(/\s*[-–—~〜]\s*/u, '-')
  return {
    type: 'article-journal',
    author,
    title,
    'container-title': container[1],
    ...volumePages(tail.replace(/^\s*[,、]?/u, ',')),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', page),
    ...issued
  }
}
