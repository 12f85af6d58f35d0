/**
 * References of ACM's format: `Ada Bell, Cy Dee, and Eve Fox. 2020. Title. Tidal Letters 12, 3 (2020), 45–50.`
 *
 * Given names stand before families, also where `et al.` ends a list; a volume and an issue behind the source, and
 * the year once more in brackets, are this format's.
 *
 * @see https://www.acm.org/publications/authors/reference-formatting
 */
import type {CslName} from '../../model/index.js'
import {cslDate, pageRange, part, trimField, trimName} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

const year = '(?:1[5-9]|20)\\d{2}'
const head = new RegExp(`^(.{2,1200}?)\\.?\\s+(${year})[a-z]?\\.\\s+(\\S.*)$`, 'u')
const pages = '([A-Za-z]?\\d{1,7}(?:[:.]\\d{1,4})?(?:\\s*[-–—]+\\s*[A-Za-z]?\\d{1,7}(?:[:.]\\d{1,4})?)?)'
/** `Tidal Letters 12, 3, Article 7 (May 2020), 45–50.`, `Tidal Letters 12 (2020), 45–50.` */
const journal = new RegExp(
  `^(\\p{L}[^()]{1,160}?),?\\s+(\\d{1,4})(?:,\\s*([\\w–-]{1,12}))?(?:,\\s*Article\\s+(\\w{1,12}))?\\s*\\((?:[^()]{1,20}\\s)?${year}\\)(?:,\\s*(?:pp?\\.\\s*)?${pages}|,\\s*\\d{1,4}\\s+pages)?[\\s.]*$`,
  'u'
)
const preprint = /\barXiv\b[^,\d]{0,24}?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/iu
const thesis =
  /^((?:Ph\.?\s?D\.?|Master['’]?s|M\.?Sc\.?|Doctoral|Bachelor['’]?s)\s+(?:thesis|dissertation))\.\s+([^.]{3,120})/iu

/** Fields of such an entry; `undefined` for other manners. */
export function readAcm({text, italics}: EntryText): Fields | undefined {
  if (text.length > 2000) return undefined
  const [, names = '', issued = '', rest = ''] = head.exec(text) ?? []
  const author = namesOf(names)
  if (!author) return undefined
  const base = {author, ...part('issued', cslDate(issued))}
  for (const stop of rest.matchAll(/[.?!]\s+(?=\S)/gu)) {
    // BibTeX's braces keep capitals.
    const title = trimField(rest.slice(0, stop.index + 1)).replace(/[{}]/gu, '')
    const source = rest.slice(stop.index + stop[0].length)
    const fields = sourceOf(source, italics)
    if (fields && title) return {...fields, ...base, title}
  }
  return undefined
}

function sourceOf(source: string, italics: readonly string[]): Fields | undefined {
  const sign = preprint.exec(source)
  if (sign && sign.index < 20) return {type: 'article', publisher: 'arXiv', number: `arXiv:${sign[1]}`}
  const [, container, volume, issue, article, page] = journal.exec(source) ?? []
  if (container && (/^\p{Lu}/u.test(container) || italics.some((words) => words.startsWith(container))))
    return {
      type: 'article-journal',
      'container-title': trimName(container),
      ...part('volume', volume),
      ...part('issue', issue),
      ...(article && !page ? {number: article} : {}),
      ...part('page', pageRange(page))
    }
  const [, genre, school] = thesis.exec(source) ?? []
  if (genre && school) return {type: 'thesis', genre, publisher: trimField(school)}
  return /^In:?\s+[\p{L}\d]/u.test(source) ? meeting(source.replace(/^In:?\s+/u, '')) : undefined
}

/** `Proceedings of Tides (T ’20), Oslo, Norway, May 4–8, 2020. ACM, New York, 45–50.` */
function meeting(source: string): Fields | undefined {
  const volume = /,\s*Vol\.\s*(\d{1,4})/u.exec(source)
  const page = new RegExp(`(?:^|(?<!Vol)[.,]\\s+)(?:pp?\\.\\s*)?${pages}[\\s.]*$`, 'u').exec(source)
  const end = page?.index ?? source.length
  const [named = ''] = source.slice(0, volume ? Math.min(volume.index, end) : end).split(/\.\s+(?=\p{Lu})/u)
  const publisher =
    /\.\s+(ACM|IEEE|USENIX(?: Association)?|Springer|PMLR|AAAI Press|Curran Associates)\b/u.exec(source)?.[1]
  const container = trimField(named.replace(/\((?:Eds?\.)\)/u, ''))
  if (container.length < 3 || container.length > 300) return undefined
  return {
    type: 'paper-conference',
    'container-title': container,
    ...part('volume', volume?.[1]),
    ...part('publisher', publisher),
    ...part('page', pageRange(page?.[1]))
  }
}

/** Names that end with a family, each of two words or more; or one body that wrote the work. */
function namesOf(text: string): CslName[] | undefined {
  const bare = text.trim().replace(/\s*\(Eds?\.\)$/u, '')
  // `OpenAI`: one word alone is no person's.
  if (/^\p{L}[\p{L}\d-]*$/u.test(bare)) return [{literal: bare}]
  if (isCorporate(bare)) return [{literal: bare}]
  const list = bare
    .replace(/,?\s+et\s+al\.?$/iu, '')
    .split(/\s*,\s+(?:and\s+)?|\s+and\s+|\s+&\s+/u)
    .filter(Boolean)
  const whole = list.every((name) =>
    /^\p{Lu}\S*(?:\s\S+)*\s\p{L}*[\p{L}’'-]*\p{Ll}(?:\s(?:Jr|Sr|I{2,3})\.?)?$/u.test(name)
  )
  return whole ? readNames(`${list.join(' and ')}`, false) : undefined
}
