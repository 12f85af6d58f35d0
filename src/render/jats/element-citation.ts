import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import {type CslDate, type CslItem, type CslName, isSafeLink, parseDoi} from '../../model/index.js'
import {addressTitle} from '../../xml/address-title.js'
import {attributeList} from '../../xml/attribute-list.js'
import {extraField, personGroupTypes, plainFields, uses} from '../../xml/jats-names.js'
import {richText} from './rich-text.js'

/**
 * JATS `<element-citation>`: every field of the entry, in an element of its
 * own where JATS has one, else as `<named-content content-type="csl:…">`.
 *
 * @param type its `publication-type`.
 * @returns `undefined` where no field is known.
 */
export function elementCitation(csl: CslItem, type: string): Element | undefined {
  const {issued, accessed} = csl
  const doi = typeof csl.DOI === 'string' ? parseDoi(csl.DOI) : undefined
  const url = words(csl.URL)
  const isAddress = url !== undefined && isSafeLink(url)
  const container = words(csl['container-title'])
  const title = words(csl.title)
  const titleName =
    type === 'data'
      ? 'data-title'
      : !container
        ? type === 'preprint'
          ? 'article-title'
          : 'source'
        : type === 'book'
          ? 'chapter-title'
          : 'article-title'
  const server = type === 'preprint' && title && !container ? words(csl.publisher) : undefined
  const pages = pagesOf(csl)
  const number = words(csl['article-number']) ?? words(csl['number'])
  const isLocation = pages.length === 0 && number !== undefined
  const said = new Set([
    ...['id', 'type', 'title', 'container-title', 'issued', 'accessed', 'page', 'PMID', 'PMCID'],
    ...(doi === csl.DOI ? ['DOI'] : []),
    ...(isAddress ? ['URL'] : []),
    ...(isLocation && csl['article-number'] === undefined ? ['number'] : []),
    ...plainFields.map(([field]) => field),
    ...Object.keys(personGroupTypes)
  ])
  const children = [
    personGroup('author', csl.author),
    ...(issued ? dateOf(issued, said) : []),
    title && x(titleName, richText(title)),
    container && x('source', richText(container)),
    server && x('source', {'specific-use': attributeList({classes: [uses.server]})}, server),
    personGroup('editor', csl.editor),
    ...Object.entries(personGroupTypes)
      .filter(([field]) => field !== 'author' && field !== 'editor')
      .map(([field, group]) => personGroup(group, csl[field])),
    ...plainFields
      .filter(([field]) => field !== 'publisher' || !server)
      .map(([field, name]) => text(name, csl[field])),
    ...pages,
    isLocation && text('elocation-id', number),
    doi && x('pub-id', {'pub-id-type': 'doi'}, doi),
    pubId('pmid', csl['PMID']),
    pubId('pmcid', csl['PMCID']),
    isAddress &&
      x('ext-link', {'ext-link-type': 'uri', 'xlink:href': url, 'xlink:title': addressTitle(url, url)}, url),
    accessed && accessDate(accessed),
    ...Object.keys(csl)
      .filter((field) => !said.has(field))
      .map((field) => extra(field, csl[field]))
  ].filter((child): child is Element => typeof child === 'object')
  return children.length > 0 ? x('element-citation', {'publication-type': type}, children) : undefined
}

function words(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

function text(name: string, value: unknown): Element | undefined {
  const said = words(value)
  return said ? x(name, {designator: name === 'version' ? said : undefined}, said) : undefined
}

function pubId(type: string, value: unknown): Element | undefined {
  const said = words(value)
  return said ? x('pub-id', {'pub-id-type': type}, said) : undefined
}

/** A field that JATS has no element for: words, people, or a date. */
function extra(field: string, value: unknown): Element | undefined {
  const said = words(value)
  if (said) return x('named-content', {'content-type': extraField + field}, said)
  if (Array.isArray(value)) return personGroup(field, value)
  const date = isDate(value) ? dateText(value) : undefined
  return date ? x('named-content', {'content-type': `${extraField}${field}:date`}, date) : undefined
}

/** First and last page; one of one sign only (`e1234`) is the first; the words themselves where these do not say them. */
function pagesOf({page}: CslItem): Element[] {
  const said = words(page)
  if (!said) return []
  const [first, last, more] = said.split(/\s*[-–—]+\s*/u)
  const range = last === undefined ? first : `${first}-${last}`
  return [
    ...(first ? [x('fpage', first)] : []),
    ...(last ? [x('lpage', last)] : []),
    ...(range !== said || more !== undefined || !first ? [x('page-range', said)] : [])
  ]
}

function personGroup(type: string, names: unknown): Element | undefined {
  if (!Array.isArray(names)) return undefined
  const made = names.flatMap((name: CslName): ElementContent[] => {
    if (typeof name !== 'object' || name === null) return words(name) ? [x('collab', words(name))] : []
    const {literal, given, suffix} = name
    const {'dropping-particle': dropping, 'non-dropping-particle': particle} = name
    const family = [dropping, particle, name.family].filter(Boolean).join(' ')
    if (literal) return [x('collab', literal)]
    if (!family && !given) return []
    const pairs = {...(dropping && {dropping}), ...(particle && {particle})}
    return [
      x('name', {'specific-use': attributeList({pairs})}, [
        family ? x('surname', family) : undefined,
        given ? x('given-names', given) : undefined,
        suffix ? x('suffix', suffix) : undefined
      ])
    ]
  })
  return made.length > 0 ? x('person-group', {'person-group-type': type}, made) : undefined
}

function isDate(value: unknown): value is CslDate {
  return typeof value === 'object' && value !== null
}

/** A date in EDTF, two of them for a range; the author's words where it has no numbers. */
function dateText(date: CslDate): string | undefined {
  const parts = date['date-parts'] ?? []
  const said = parts.map(isoOf)
  if (said.length > 0 && said.every((one) => one !== undefined)) return said.join('/')
  return words(date.literal) ?? words(date.raw) ?? (words(parts[0]?.[0]) || undefined)
}

function isoOf(parts: (number | string)[]): string | undefined {
  if (!/^\d{4}$/u.test(String(parts[0]))) return undefined
  const known = parts.slice(0, 3)
  if (!known.every((part) => /^\d{1,4}$/u.test(String(part)))) return undefined
  return known.map((part) => String(part).padStart(2, '0')).join('-')
}

/** JATS `<year>`, `<month>`, `<day>`; what they can't say is an extra field. */
function dateOf(date: CslDate, said: Set<string>): Element[] {
  const words = dateText(date)
  if (!words) return []
  const iso = /^\d{4}(?:-\d\d){0,2}$/u.test(words) ? words : undefined
  if (!iso) said.delete('issued')
  const known = iso ?? /(?<!\d)\d{4}(?!\d)/u.exec(words)?.[0]
  if (!known) return []
  const [year, month, day] = known.split('-')
  return [
    x('year', {'iso-8601-date': known}, year),
    ...(month ? [x('month', month)] : []),
    ...(day ? [x('day', day)] : [])
  ]
}

function accessDate(date: CslDate): Element | undefined {
  const words = dateText(date)
  const iso = words && /^\d{4}(?:-\d\d){0,2}$/u.test(words) ? words : undefined
  return words
    ? x('date-in-citation', {'content-type': 'access-date', 'iso-8601-date': iso}, words)
    : undefined
}
