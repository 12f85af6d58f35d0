/**
 * References with their title in quotation marks: IEEE's `A. Smith, "Title," J. Hydrol., vol. 12, pp. 45–50, 2020.`,
 * Chicago's and MLA's `Smith, John. "Title." Journal 12, no. 3 (2020): 45–50.`; and IEEE's books, standards and patents.
 *
 * @see https://journals.ieeeauthorcenter.ieee.org/ (IEEE Reference Guide)
 */
import type {CslItem, CslName} from '../../model/index.js'
import {countries} from '../lift/affiliations.js'
import {cslDate, pageRange, part, trimField, trimName} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

const year = /(?<![\d–—-])((?:1[5-9]|20)\d{2})(?![\d–—-]\d)/gu
const thesis =
  /^((?:Ph\.?\s?D\.?|D\.?\s?Phil\.?|M\.?\s?(?:S|Sc|A|Eng|Phil|Tech)\.?|B\.?\s?(?:S|Sc|A|Eng)\.?|Master['’]?s?|Bachelor['’]?s?|Doctoral|Doctor of Philosophy|Diploma)\b[^,]{0,20}?\s?(?:dissertation|thesis|diss\.?)|(?:dissertation|thesis))/iu
/** Months and days between a place and a year say when, not where. */
const when =
  /^(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[\s/–-]|$)|\d|pp?\.|vol\.|no\.|art\.|paper\b|ser\.|doi\b|\[)/iu

/** Fields of such an entry; `undefined` for other manners. */
export function readQuoted(entry: EntryText): Fields | undefined {
  if (entry.text.length > 1500) return undefined
  return quoted(entry) ?? standard(entry) ?? italicBook(entry)
}

function quoted({text, italics}: EntryText): Fields | undefined {
  const found = /^(.*?)[,.]?\s*[“"„«]\s*([^”"“»]{5,400}?)\s*[,.]?[”"“»][,.]?\s*(.*)$/u.exec(text)
  if (!found) return undefined
  const [, who = '', title = '', tail = ''] = found
  const author = authorsOf(who)
  const rest = tail.replace(/\[?\b(?:online|accessed)\b\]?[.:]?.*$/iu, '').trim()
  if (who.trim() !== '' && !author) return undefined
  const base = {...part('author', author), title}
  const sign = /\barXiv\b[^,\d]{0,24}?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})/iu.exec(rest)
  const dated = {
    ...base,
    ...part('issued', cslDate([...rest.replace(sign?.[0] ?? '\n', '').matchAll(year)].at(-1)?.[1] ?? ''))
  }
  if (sign && !/\bvol\./iu.test(rest))
    return {type: 'article', ...dated, publisher: 'arXiv', number: `arXiv:${sign[1]}`}
  if (author && dated.issued && /^[\s,.]*(?:19|20)\d{2}[\s.]*$/u.test(rest))
    return {type: 'document', ...dated}
  return (
    academic(dated, rest) ??
    patent(dated, rest) ??
    technical(dated, rest) ??
    physics(dated, rest) ??
    humanities(dated, rest) ??
    (dated.issued && author && periodical(dated, rest, italics))
  )
}

function authorsOf(text: string): CslName[] | undefined {
  const bare = text.replace(/[,.]\s*(?:ed|eds)\.?$/iu, '')
  // `Smith, John, and Jane Roe`: the first name is filed, the others are not.
  const filed =
    /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?),\s+(\p{Lu}[\p{L}'’.-]*(?:\s\p{Lu}\.?)*)(?:,?\s+and\s+(.+))?$/u.exec(
      bare.trim()
    )
  if (filed && /\p{Ll}/u.test(filed[2] ?? '') && !(filed[2] ?? '').includes(' and ')) {
    const others = filed[3] ? readNames(filed[3], false) : []
    if (others) return [{family: filed[1], given: filed[2]?.replace(/\.$/u, '')}, ...others]
  }
  return (
    readNames(bare, false) ??
    // A group that writes its name small: `kivy, "Title"`.
    (isCorporate(bare) || /^\p{Ll}[\p{L}\d-]{1,20}$/u.test(bare.trim())
      ? [{literal: trimField(bare)}]
      : undefined)
  )
}

type Dated = Partial<CslItem> & {title: string}

/** `Ph.D. dissertation, Dept. Autom., Nanjing Univ., Nanjing, China, 2014.` */
function academic(base: Dated, rest: string): Fields | undefined {
  const genre = thesis.exec(rest)?.[1]
  if (!genre) return undefined
  const parts = rest
    .slice(genre.length)
    .replace(/\(|\)|(?<![\d–—-])(?:1[5-9]|20)\d{2}.*$/gu, '')
    .split(',')
    .map((one) => one.trim().replace(/^[,.\s]+/u, ''))
    .filter((one) => one !== '' && !when.test(one))
  const school = parts.findIndex((one) => /univ|inst|colleg|polytech|school|akadem|academ/iu.test(one))
  const at = school < 0 ? 0 : school
  return {
    type: 'thesis',
    ...base,
    genre,
    ...part('publisher', parts[at] && trimName(parts[at])),
    ...part('publisher-place', parts.slice(at + 1).join(', ') || undefined)
  }
}

/** `Institute of Tides, Bergen, Norway, Tech. Rep. 12-3, 2014.` */
function technical(base: Dated, rest: string): Fields | undefined {
  const [, where = '', genre, number] =
    /^(.{0,160}?),?\s*\b(tech(?:nical|\.)?\s*rep(?:ort|\.)|white paper|working paper|rep\.)(?:\s+(?:no\.\s*)?([\w./-]*\d[\w./-]*?))?(?=[,.\s]|$)/iu.exec(
      rest
    ) ?? []
  if (!genre) return undefined
  const parts = where.split(/,\s+/u).filter(Boolean)
  const school =
    parts[0] && /univ|inst|lab|council|agency|dept|center|centre|corp|inc/iu.test(parts[0])
      ? parts.shift()
      : undefined
  return {
    type: 'report',
    ...base,
    genre,
    ...part('number', number && !/^(?:19|20)\d{2}$/u.test(number) ? number : undefined),
    ...part('publisher', school && trimName(school)),
    ...part('publisher-place', parts.join(', ') || undefined)
  }
}

/** `U.S. Patent 3 624 125, Jul. 16, 1990.` */
function patent(base: Dated, rest: string): Fields | undefined {
  const found =
    /^((?:[\p{L}.]{1,14}\s){0,2}patent)(?:\s+(?:no|application)\.?)*\s+([A-Z]{0,3}[\d ,/]{4,16}\d)/iu.exec(
      rest
    )
  return found
    ? {type: 'patent', ...base, ...part('genre', found[1]), ...part('number', found[2]?.trim())}
    : undefined
}

/** `J. Fluid Mech. 835, 1108–1135 (2018).`, as the American Institute of Physics has them. */
function physics(base: Dated, rest: string): Fields | undefined {
  const found =
    /^([^\d,]{3,120}?),?\s+([A-Z]?\d{1,4}[A-Z]?)\s*(?:\((\w{1,8})\))?,\s*([A-Z]{0,3}\d{1,7}\w{0,3}(?:\s*[-–—]\s*[A-Z]?\d{1,7})?)\s*\(((?:1[5-9]|20)\d{2})\)[\s.]*$/u.exec(
      rest
    )
  if (!found) return undefined
  return {
    type: 'article-journal',
    ...base,
    'container-title': trimName(found[1] ?? ''),
    volume: found[2],
    ...part('issue', found[3]),
    ...part('page', pageRange(found[4])),
    ...part('issued', cslDate(found[5] ?? ''))
  }
}

/** `Journal of Water 12, no. 3 (2020): 45–50.`, `Journal of Water 12.3 (2020): 45-50.` */
function humanities(base: Dated, rest: string): Fields | undefined {
  const found =
    /^([^\d,]{3,120}?),?\s+(\d{1,4})(?:(?:,\s*no\.\s*|\.)(\w{1,6}))?\s*\((?:[^()\d]{0,20})((?:1[5-9]|20)\d{2})\)(?::\s*([\w–—-]+))?/u.exec(
      rest
    )
  if (!found) return undefined
  return {
    type: 'article-journal',
    ...base,
    'container-title': trimField(found[1] ?? ''),
    volume: found[2],
    ...part('issue', found[3]),
    ...part('page', pageRange(found[5])),
    ...part('issued', cslDate(found[4] ?? ''))
  }
}

function periodical(base: Dated, rest: string, italics: string[]): Fields | undefined {
  const italic = italics.find((words) => rest.replace(/^in:?\s+/iu, '').startsWith(words.slice(0, 20)))
  const container = trimName(italic ?? /^(?:in:?\s+)?([^,]+)/iu.exec(rest)?.[1] ?? '').replace(
    /[\s.]+(?:1[5-9]|20)\d{2}$/u,
    ''
  )
  if (!/\p{L}{2}/u.test(container)) return undefined
  const after = rest.slice(rest.indexOf(container) + container.length)
  const volume = /\bvol\.?\s*([\w-]+)/iu.exec(after)?.[1] ?? /제?\s?(\d{1,4})\s?권/u.exec(after)?.[1]
  const issue =
    /\bno(?:\.\s*|\s+(?=\d))(\w[\w–-]*)/iu.exec(after.replace(/\bart\.?\s+no\./giu, ''))?.[1] ??
    /제?\s?(\d{1,4})\s?호/u.exec(after)?.[1]
  const page = /\bpp?\.\s*([A-Z]?\d\w*(?:\s*[-–—]\s*\w+)?)/u.exec(after)?.[1]
  const article = /\bart(?:icle)?\.?\s+(?:no\.?|id)\s*([\w.-]*\d)/iu.exec(after)?.[1]
  const conference =
    /^in:?\s/iu.test(rest) ||
    (/proc(?:eedings|\.)|conference|\bconf\.|symposium|workshop/iu.test(container) && !volume)
  if (!conference && !volume && !page && !issue && !article && !base.issued) return undefined
  const more = after
    .split(',')
    .map(trimField)
    .filter((one) => one !== '' && !when.test(one) && !/^[\p{Lu}'’\d]{2,12}\s?[’'\d]+$/u.test(one))
  // `Conference on Computing, Networking, Storage and Analysis`: a name goes on over its commas.
  const named = conference && more.length > 0 && !isPlace(more)
  const whole = named ? [container, ...more].join(', ') : container
  const [, own = whole, publisher] = conference ? (publishedBy.exec(whole) ?? []) : []
  const place = named ? [] : more
  return {
    type: conference ? 'paper-conference' : 'article-journal',
    ...base,
    'container-title': trimName(own),
    ...part('publisher', publisher),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pageRange(page) ?? article),
    ...(conference && place.length > 0 && place.length < 4 ? {'event-place': place.join(', ')} : {})
  }
}

/** `2019 Conference on Tides. IEEE`: who published the papers, as BibTeX's styles print it. */
const publishedBy =
  /^(.{8,}?[\p{L}\d)])\.\s+(IEEE|ACM|AAAI(?: Press)?|ACL|SIAM|ISCA|PMLR|USENIX(?: Association)?|Springer(?:[ -]Verlag)?|Elsevier|Wiley|Citeseer|IOS Press|MIT Press|CRC Press|CEUR-WS|Curran Associates(?:, Inc)?|Morgan Kaufmann|Association for [\p{L} ]{3,60})\.?$/iu

/** A town, with or without its state and country. */
function isPlace(parts: readonly string[]): boolean {
  const last = parts.at(-1) ?? ''
  if (!parts.every((one) => /^\p{Lu}/u.test(one) && !/\s(?:and|on|of|for)\s|[.:]/u.test(` ${one}`)))
    return parts.every((one) => /^\p{Lu}/u.test(one)) && (countries.test(last) || state.test(last))
  return parts.length === 1 ? !/\s\S+\s\S+\s/u.test(last) : countries.test(last) || state.test(last)
}

const state =
  /^(?:[A-Z]{2}|[A-Z]\.\s?[A-Z]\.?(?:\s?[A-Z]\.?)?|Korea|Taiwan|Hong Kong|Macau|Czechia|U\.?K|U\.?S)\.?$/u

/** `IEEE Standard for Interconnection, IEEE Standard 1547-2018, 2018.`, `DIN 1074:2006-09: Holzbrücken. Beuth, Berlin` */
function standard({text}: EntryText): Fields | undefined {
  const sign =
    '(?:IEEE|ISO|IEC|ISO/IEC|DIN|EN|ASTM|ANSI|NISO|ETSI|ITU-T|BS|NF|UNE|GB(?:/T)?|GOST|ГОСТ|RFC|NBR|ABNT NBR|JIS|KS)(?:[ -](?:Std\\.?|Standard|EN|ISO|IEC|NBR|R|P))*[ -]?[A-Z]?\\d[\\w./:–-]*'
  const first = new RegExp(`^(${sign})[\\s:,.–—-]+(\\p{L}[^.]{4,300})\\.?\\s*(.*)$`, 'u').exec(text)
  const last = new RegExp(`^(\\p{L}[^,]{4,300}),\\s+(${sign})(?:,|$)\\s*(.*)$`, 'u').exec(text)
  if (!first && !last) return undefined
  const [number = '', title = '', rest = ''] = first
    ? [first[1], first[2], first[3]]
    : [last?.[2], last?.[1], last?.[3]]
  const issued =
    [...rest.matchAll(year)].at(-1)?.[1] ?? /[:-]((?:19|20)\d{2})(?:-\d\d)?[.:]?$/u.exec(number)?.[1]
  return {
    type: 'standard',
    title: trimField(title.replace(/,\s*(?:1[5-9]|20)\d{2}$/u, '')),
    number: trimField(number),
    ...part('issued', cslDate(issued ?? ''))
  }
}

/** `S. Boyd and L. Vandenberghe, Convex Optimization. Cambridge, U.K.: Cambridge Univ. Press, 2004.` */
function italicBook({text, italics}: EntryText): Fields | undefined {
  const title = italics.find((words) => text.indexOf(words) > 3 && text.indexOf(words) < 400)
  if (!title || text.includes(';')) return undefined
  const at = text.indexOf(title)
  const author = authorsOf(text.slice(0, at).replace(/[\s,]+$/u, ''))
  const rest = text.slice(at + title.length)
  const found = /^(.*?)[.,]\s*([^:]{2,60}):\s*([^:]{2,80}?),\s*((?:1[5-9]|20)\d{2})\b/u.exec(rest)
  if (!author || !found) return undefined
  const edition = /(\d+)(?:st|nd|rd|th)\s+ed/iu.exec(rest.slice(0, 60))?.[1]
  return {
    type: 'book',
    author,
    title: trimField(title),
    'publisher-place': trimName((found[2] ?? '').replace(/^\s*\d+(?:st|nd|rd|th)\s+ed\.\s*/iu, '')),
    publisher: trimName(found[3] ?? ''),
    ...part('edition', edition),
    ...part('issued', cslDate(found[4] ?? ''))
  }
}
