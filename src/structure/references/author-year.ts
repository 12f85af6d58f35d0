/** References whose year follows the authors: `Smith, J. (2020). Title. Journal, 12(3), 45–50.`, `Su C, Fu B. 2013. Title. Journal, 101: 119-128.` */
import type {CslDate, CslName} from '../../model/index.js'
import {cslDate, trimField, volumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

/** Readers of scans take a nought for `O`, a one for `l`. */
const date = /[\s.,]\(?((?:1[5-9]|2[0Oo])[\dOol]{2})[a-z]?(?:,\s*[^()]{1,20})?\)?\s*(?:[.,:]|[–—-](?=\s))\s*/u

/** What all such references give. */
interface Dated {
  author: CslName[]
  issued?: CslDate
}

/** Fields of an author–year reference; `undefined` for other manners. */
export function readAuthorYear({text, half, italics}: EntryText): Fields | undefined {
  const year = date.exec(half)
  if (!year || year.index < 2 || year.index > 600) return undefined
  const names = text.slice(0, year.index)
  const author = readNames(names) ?? (isCorporate(names) ? [{literal: trimField(names)}] : undefined)
  if (!author) return undefined
  const rest = text.slice(year.index + year[0].length)
  const issued = cslDate((year[1] ?? '').replace(/[Oo]/gu, '0').replaceAll('l', '1'))
  const base = {author, ...(issued ? {issued} : {})}
  const container = italics.find((words) => rest.includes(words) && rest.indexOf(words) > 5)
  if (container) {
    const at = rest.indexOf(container)
    const tail = rest.slice(at + container.length)
    const [, name = container, volume] = /^(.*?)[,，]\s*(\d{1,4})$/u.exec(container) ?? []
    const numbers = volume ? {volume, ...volumePages(`,${volume}${tail.trimStart()}`)} : volumePages(tail)
    const head = trimField(rest.slice(0, at))
    if (/\bin:?\s/iu.test(head.slice(-60))) return chapter(base, head, name, tail)
    return {type: 'article-journal', ...base, title: head, 'container-title': trimField(name), ...numbers}
  }
  if (italics.some((words) => rest.startsWith(words.slice(0, 20)))) return book(base, rest)
  const article =
    /^(.+?[.?!。])\s*([^.?!]{2,120}?)\s*[,，]\s*(\d{1,4}\s*(?:\([^)]*\))?\s*[:,，：].*|\d{1,4}\s*\([^)]*\).*)$/u.exec(
      rest
    )
  if (article) {
    return {
      type: 'article-journal',
      ...base,
      title: trimTitle(article[1] ?? ''),
      'container-title': trimField(article[2] ?? ''),
      ...volumePages(article[3] ?? '')
    }
  }
  return book(base, rest)
}

function chapter(base: Dated, head: string, container: string, tail: string): Fields {
  const title = trimTitle(head.replace(/[.?!]?\s*\bin:?\s[\s\S]*$/iu, ''))
  const page = /\(?pp?\.?\s*(\d+\s*[-–—]\s*\d+)\)?/iu.exec(tail)?.[1]?.replace(/\s*[–—-]\s*/u, '-')
  const publisher = trimField(tail.replace(/^[^)]*\)\s*/u, '').replace(/^[\s.,]+/u, ''))
  return {
    type: 'chapter',
    ...base,
    title,
    'container-title': trimField(container),
    ...(page ? {page} : {}),
    ...(publisher ? {publisher} : {})
  }
}

/** `Title (2nd ed.). Publisher.`, `Title. Place: Publisher`. */
function book(base: Dated, rest: string): Fields {
  const [, title = rest, imprint = ''] = /^(.+?[.?!])\s+(\S.*)$/u.exec(rest) ?? []
  const [, place, publisher = imprint] = /^([^:]{2,40}):\s*(.+)$/u.exec(imprint) ?? []
  const name = /\p{L}{2}/u.test(publisher) ? trimField(publisher) : ''
  const kind = name ? 'book' : 'document'
  return {
    type: kind,
    ...base,
    title: trimTitle(title),
    ...(place && name ? {'publisher-place': trimField(place)} : {}),
    ...(name ? {publisher: name} : {})
  }
}

function trimTitle(text: string): string {
  return text.replace(/^[\s.,]+|[\s.,]+$/gu, '')
}
