/**
 * References whose authors a colon ends: BioMed Central's `Smith J, Roe A: Title. J Sci 2010, 12:45-50.`, and
 * Cureus's `Smith J, Roe A: Title. J Sci. 2010, 12:45-50.`; Copernicus' `Smith, J. and Roe, A.: Title, J. Sci., 12,
 * 45–50, 2010.`
 */
import {cslDate, pageRange, part, trimField, trimName, volumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {readNames} from './people-list.js'

/** Families with their initials, nothing else: a title may as well hold a colon. */
const people =
  /^((?:[\p{L}][\p{L}'’-]*(?:\s[\p{L}][\p{L}'’-]*){0,3}\s\p{Lu}{1,4}(?:\s(?:Jr|Sr|II|III))?,\s+)*(?:[\p{L}][\p{L}'’-]*(?:\s[\p{L}][\p{L}'’-]*){0,3}\s\p{Lu}{1,4}|et al\.?)):\s+(\p{L}.*)$/u

/** Fields of such an entry; `undefined` for other manners. */
export function readColon(entry: EntryText): Fields | undefined {
  if (entry.text.length > 1500) return undefined
  return biomed(entry) ?? copernicus(entry)
}

/** `Smith, J. and Roe, A.: Title, J. Sci., 12, 45–50, 2010.` */
function copernicus({text}: EntryText): Fields | undefined {
  const [, who = '', rest = '', year = ''] =
    /^(\p{L}[^:“”"]{2,900}(?:\.|et al|others)):\s+(.{5,600}?)[,\s]+,?\s((?:1[5-9]|20)\d{2})[a-z]?[\s.]*$/u.exec(
      text
    ) ?? []
  const author = who && readNames(who)
  if (!author || !rest) return undefined
  const base = {author, ...part('issued', cslDate(year))}
  const [, title, container, volume, issue, page] =
    /^(.{5,400}),\s+([^,\d]{2,100}),\s+(\d{1,4}[A-Z]?)(?:\s?\(([^()]{1,12})\))?,\s+([A-Z]{0,3}\d[\w.]{0,9}(?:\s*[-–—]\s*\w{1,9})?)[,\s]*$/u.exec(
      rest
    ) ?? []
  if (container)
    return {
      type: 'article-journal',
      ...base,
      title: trimField(title ?? ''),
      'container-title': trimName(container),
      volume,
      ...part('issue', issue),
      ...part('page', pageRange(page))
    }
  const [, name, publisher, place] =
    /^([^,]{5,200}),\s+([^,\d]{3,60})(?:,\s+([^,\d]{2,40}))?[,\s]*$/u.exec(rest) ?? []
  return publisher
    ? {
        type: 'book',
        ...base,
        title: trimField(name ?? ''),
        publisher: trimName(publisher),
        ...part('publisher-place', place)
      }
    : undefined
}

function biomed({text, online = false}: EntryText): Fields | undefined {
  const [, who = '', rest = ''] = people.exec(text) ?? []
  const author = who && readNames(who)
  if (!author) return undefined
  const [, title, container, year, numbers = ''] =
    /^(.{3,600}?[.?!])\s+(\p{L}[^:;]{1,120}?)[.,]?\s+((?:1[5-9]|20)\d{2})(?:[,;]\s*(\S.*))?$/u.exec(
      rest.replace(/[\s.,]+$/u, '')
    ) ?? []
  // Without numbers or a DOI it may as well be a book or a thesis.
  if (!title || !container || (!numbers && !online) || container.includes(',')) return undefined
  return {
    type: 'article-journal',
    author,
    title: trimField(title),
    'container-title': trimName(container),
    ...part('issued', cslDate(year ?? '')),
    ...volumePages(numbers ? `,${numbers}` : '')
  }
}
