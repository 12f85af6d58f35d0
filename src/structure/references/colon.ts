/**
 * References whose authors a colon ends: BioMed Central's `Smith J, Roe A: Title. J Sci 2010, 12:45-50.`, and
 * Cureus's `Smith J, Roe A: Title. J Sci. 2010, 12:45-50.`
 */
import {cslDate, part, trimField, trimName, volumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {readNames} from './people-list.js'

/** Families with their initials, nothing else: a title may as well hold a colon. */
const people =
  /^((?:[\p{L}][\p{L}'’-]*(?:\s[\p{L}][\p{L}'’-]*){0,3}\s\p{Lu}{1,4}(?:\s(?:Jr|Sr|II|III))?,\s+)*(?:[\p{L}][\p{L}'’-]*(?:\s[\p{L}][\p{L}'’-]*){0,3}\s\p{Lu}{1,4}|et al\.?)):\s+(\p{L}.*)$/u

/** Fields of such an entry; `undefined` for other manners. */
export function readColon({text}: EntryText): Fields | undefined {
  if (text.length > 1500) return undefined
  const [, who = '', rest = ''] = people.exec(text) ?? []
  const author = who && readNames(who)
  if (!author) return undefined
  const [, title, container, year, numbers = ''] =
    /^(.{3,600}?[.?!])\s+(\p{L}[^:;]{1,120}?)[.,]?\s+((?:1[5-9]|20)\d{2})(?:[,;]\s*(\S.*))?$/u.exec(
      rest.replace(/[\s.,]+$/u, '')
    ) ?? []
  if (!title || !container) return undefined
  return {
    type: 'article-journal',
    author,
    title: trimField(title),
    'container-title': trimName(container),
    ...part('issued', cslDate(year ?? '')),
    ...volumePages(numbers ? `,${numbers}` : '')
  }
}
