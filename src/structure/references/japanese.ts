/** References of Japan's humanities and of Chinese author–date lists: `山田太郎（2015）「題名」『誌名』38(2), 45-50.` */
import {cslDate, part, trimField, volumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {readNames} from './people-list.js'

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
