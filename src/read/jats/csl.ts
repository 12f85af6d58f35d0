import type {Element, ElementContent} from 'xast'
import type {CslDate, CslItem, CslName} from '../../model/index.js'
import {parseDoi} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {cslTypeOf, extraField, personGroupTypes, plainFields, uses} from '../../xml/jats-names.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

/** Fields of a JATS citation as CSL-JSON, as far as they are marked. */
export function cslOf(citation: Element, key: string, stated: string | undefined): CslItem {
  const fields = (...names: string[]) => [...elementsNamed(citation, ...names)]
  const own = (...names: string[]) => fields(...names)[0]
  const part = own('article-title', 'chapter-title', 'data-title', 'part-title')
  const source = own('source')
  const title = part ?? source
  const publicationType = attribute(citation, 'publication-type') ?? 'other'
  const item: CslItem = {
    id: key,
    type: stated ?? cslTypeOf(publicationType, own('chapter-title') !== undefined)
  }
  const set = (field: string, value: unknown) => {
    if (value !== undefined && value !== '' && item[field] === undefined) item[field] = value
  }
  const groups = childrenNamed(citation, 'person-group')
  for (const group of groups) {
    const type = attribute(group, 'person-group-type') ?? 'author'
    const field = Object.keys(personGroupTypes).find((one) => personGroupTypes[one] === type) ?? type
    set(field, namesOf(group))
  }
  if (groups.length === 0) set('author', namesOf(citation))
  set('issued', dateOf(own('year'), own('month'), own('day')))
  set('title', title && markupOf(title.children).trim())
  const isServer = readAttributeList(attribute(source, 'specific-use')).classes.includes(uses.server)
  set(isServer ? 'publisher' : 'container-title', part && source && markupOf(source.children).trim())
  for (const [field, element] of plainFields) set(field, own(element) && textOf(own(element)))
  const [first, last] = [own('fpage'), own('lpage')].map((one) => one && textOf(one))
  set('page', lineOf(own('page-range')) ?? ([first, last].filter(Boolean).join('-') || undefined))
  for (const id of fields('pub-id', 'object-id', 'ext-link', 'uri')) identify(id, set)
  for (const extra of fields('named-content')) setExtra(extra, item)
  if (item['article-number'] === undefined) set('number', own('elocation-id') && textOf(own('elocation-id')))
  const accessed = own('date-in-citation')
  if (accessed) set('accessed', accessDate(accessed))
  return item
}

function identify(element: Element, set: (field: string, value: unknown) => void): void {
  const type = attribute(element, 'pub-id-type') ?? attribute(element, 'ext-link-type')
  const words = textOf(element).trim()
  const href = attribute(element, 'xlink:href') ?? words
  const doi = type === 'doi' ? (parseDoi(words) ?? parseDoi(href)) : undefined
  if (doi) set('DOI', doi)
  else if (type === 'pmid') set('PMID', words)
  else if (type === 'pmcid' || type === 'pmc') set('PMCID', words)
  else if (element.name === 'ext-link' || element.name === 'uri') set('URL', href)
}

/** `<named-content content-type="csl:…">`: a field that JATS has no element for. */
function setExtra(element: Element, item: CslItem): void {
  const type = attribute(element, 'content-type') ?? ''
  if (!type.startsWith(extraField)) return
  const [field = '', kind] = type.slice(extraField.length).split(':')
  const words = textOf(element)
  if (field === '__proto__') return
  item[field] = kind === 'date' || field === 'issued' ? dateFrom(words) : words
}

function namesOf(group: Element): CslName[] | undefined {
  const names = childrenNamed(group, 'name', 'string-name', 'collab', 'name-alternatives').map(nameOf)
  return names.length > 0 ? names : undefined
}

function nameOf(element: Element): CslName {
  if (element.name === 'name-alternatives') {
    const [first] = childrenNamed(element)
    return first ? nameOf(first) : {literal: textOf(element).trim()}
  }
  const given = lineOf(childNamed(element, 'given-names'))
  const surname = lineOf(childNamed(element, 'surname'))
  const suffix = lineOf(childNamed(element, 'suffix'))
  if (!given && !surname)
    return {literal: element.name === 'collab' ? textOf(element) : (lineOf(element) ?? '')}
  const {particle, dropping} = readAttributeList(attribute(element, 'specific-use')).pairs
  const before = [dropping, particle].filter(Boolean).join(' ')
  const family = before && surname?.startsWith(`${before} `) ? surname.slice(before.length + 1) : surname
  return {
    ...(family && {family}),
    ...(given && {given}),
    ...(suffix && {suffix}),
    ...(dropping && {'dropping-particle': dropping}),
    ...(particle && {'non-dropping-particle': particle})
  }
}

function dateOf(
  year: Element | undefined,
  month: Element | undefined,
  day: Element | undefined
): CslDate | undefined {
  const words = year && textOf(year).trim()
  if (!words) return undefined
  const iso = attribute(year, 'iso-8601-date')
  if (iso) return dateFrom(iso)
  if (!/^\d{4}$/u.test(words)) return dateFrom(words)
  const number = (element: Element | undefined) => Number(/^\s*(\d{1,2})\s*$/u.exec(textOf(element))?.[1])
  const parts = [Number(words)]
  if (number(month) >= 1) parts.push(number(month))
  if (parts.length === 2 && number(day) >= 1) parts.push(number(day))
  return {'date-parts': [parts]}
}

function accessDate(element: Element): CslDate | undefined {
  const year = childNamed(element, 'year')
  if (year) return dateOf(year, childNamed(element, 'month'), childNamed(element, 'day'))
  return dateFrom(attribute(element, 'iso-8601-date') ?? textOf(element).trim())
}

/** A date in EDTF, two of them for a range; other words are a date as they stand. */
function dateFrom(words: string): CslDate | undefined {
  if (!words) return undefined
  const ends = words.split('/')
  if (!ends.every((end) => /^\d{4}(?:-\d{1,4}){0,2}$/u.test(end))) return {literal: words}
  return {'date-parts': ends.map((end) => end.split('-').map(Number))}
}

/** The markup of CSL-JSON for each mark of JATS. */
const tags: Record<string, [string, string]> = {
  __proto__: null as never,
  bold: ['<b>', '</b>'],
  italic: ['<i>', '</i>'],
  sc: ['<span style="font-variant:small-caps;">', '</span>'],
  sub: ['<sub>', '</sub>'],
  sup: ['<sup>', '</sup>']
}

/** @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags */
function markupOf(children: readonly ElementContent[]): string {
  return children
    .map((child) => {
      if (child.type !== 'element') return textOf(child)
      const [open, close] = tags[child.name] ?? ['', '']
      return open + markupOf(child.children) + close
    })
    .join('')
}
