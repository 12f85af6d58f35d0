/**
 * References whose year comes last: Springer's `Authors: Title. Journal 158(2), 123–130 (1995).`,
 * and Brazil's `AUTHORS. Title. Journal, v. 34, n. 2, p. 487-515, 2003.`
 *
 * @see ABNT NBR 6023:2018 §7
 */
import type {CslName} from '../../model/index.js'
import {cslDate, pageRange, part, trimField} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

/** Fields of such an entry; `undefined` when neither manner fits. */
export function readTrailingYear(entry: EntryText): Fields | undefined {
  // A title in quotation marks is another manner's.
  if (entry.text.length > longest || /[“”"]/u.test(entry.text)) return undefined
  return abnt(entry) ?? springer(entry)
}

/** Signs of an entry that is looked at. */
const longest = 1500

const volume =
  /,\s+(?:(?:[^,.\d]{2,40}|\[[^[\],]{2,12}\]),\s+)?(?:v|vol)\.\s*(\w{1,8})(?:,\s*(?:n|no|núm)\.\s*([\w/()-]{1,12}))?(?:,\s*(?:pp?\.\s*)?([A-Za-z]?\d{1,7}(?:\s*[-–—]\s*[A-Za-z]?\d{1,7})?))?,\s*(?:[\p{L}./-]{3,24}\s+)?((?:1[5-9]|20)\d{2})/iu

function abnt({text, half}: EntryText): Fields | undefined {
  const found = volume.exec(half)
  if (!found || found.index > 600) return undefined
  const {author, title: rest = ''} = splitAuthors(text.slice(0, found.index), half.slice(0, found.index))
  const [, title, container] = /^(.+[.?!])\s+([^.?!]{2,120}(?:\.[^.?!]{0,40})?)$/u.exec(rest) ?? []
  if (!author || !title || !container) return undefined
  return {
    type: 'article-journal',
    author,
    title: trimField(title),
    'container-title': trimField(container),
    ...part('volume', found[1]),
    ...part('issue', found[2]),
    ...part('page', pageRange(found[3])),
    ...part('issued', cslDate(found[4] ?? ''))
  }
}

function springer({text, half}: EntryText): Fields | undefined {
  const [, year] = /\(((?:1[5-9]|20)\d{2})\)[\s.]*$/u.exec(half) ?? []
  const colon = half.search(/:\s/u)
  if (!year || colon < 3 || colon > 400) return undefined
  const author: CslName[] | undefined =
    readNames(text.slice(0, colon).replace(/\s*\((?:eds?|hrsg)\.?\)$/iu, '')) ??
    (isCorporate(text.slice(0, colon)) ? [{literal: text.slice(0, colon).trim()}] : undefined)
  const rest = text.slice(colon + 1, half.lastIndexOf('(')).trim()
  const cut = /[.?!]\s+(?=\S)/u.exec(rest)
  if (!author || !cut) return undefined
  const base = {author, title: trimField(rest.slice(0, cut.index + 1)), ...part('issued', cslDate(year))}
  const source = rest.slice(cut.index + cut[0].length)
  const [, container, number, issue, page] =
    /^(.{2,120}?)[\s,]+(\d{1,4})(?:\s*\(([^()]{1,12})\))?\s*[,:]\s*([A-Za-z]?\d{1,7}(?:\s*[-–—]\s*[A-Za-z]?\d{1,7})?)[\s.]*$/u.exec(
      source
    ) ?? []
  if (container)
    return {
      type: 'article-journal',
      ...base,
      'container-title': container.replace(/[,\s]+$/u, ''),
      ...part('volume', number),
      ...part('issue', issue),
      ...part('page', pageRange(page))
    }
  const [, whole = '', inner] = /^(?:in:\s*)(.+?),?\s+pp?\.\s*(\d+\s*[-–—]\s*\d+)/iu.exec(source) ?? []
  if (inner)
    return {
      type: 'paper-conference',
      ...base,
      'container-title': trimField(
        whole.replace(/^[^()]{0,120}\(eds?\.\)\s*/iu, '').replace(/,\s*vol\.\s*\w+$/iu, '')
      ),
      ...part('page', pageRange(inner)),
      ...imprint(source.slice(source.indexOf(inner) + inner.length))
    }
  // `In: Workshop on Tides (2013)`
  const [, meeting] = /^in:\s+(\p{Lu}.{1,160})$/iu.exec(source.trim()) ?? []
  if (meeting)
    return {type: 'paper-conference', ...base, 'container-title': trimField(meeting.replace(/[\s.,]+$/u, ''))}
  return {type: 'book', ...base, ...imprint(source)}
}

/** `Springer, Heidelberg`. */
function imprint(text: string): Pick<Fields, 'publisher' | 'publisher-place'> {
  const [, publisher = text, place] = /^(.+),\s*([^,]{2,40})$/u.exec(trimField(text)) ?? []
  return {...part('publisher', trimField(publisher) || undefined), ...part('publisher-place', place)}
}
