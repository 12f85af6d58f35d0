/** Fields that all styles write alike: years, volume and pages, DOI and URL. */
import {type CslDate, type CslItem, parseDoi} from '../../model/index.js'

const full = '［］（），．：；／－　〔〕。'
const half = '[](),.:;/- [].'

/** Half-width punctuation, and years as figures where a reader of scans saw letters, `2O1l`; as many signs as before. */
export function halfWidth(text: string): string {
  return text
    .replace(/[［］（），．：；／－　〔〕。]/gu, (sign) => half[full.indexOf(sign)] ?? sign)
    .replace(/(?<=[.,\s(])2[0Oo][\dOol]{2}(?=[a-z]?[.,:)\s])/gu, (year) =>
      year.replace(/o/giu, '0').replaceAll('l', '1')
    )
}

/** DOI and URL of an entry, and the entry without them. */
export function locators(text: string): {text: string; found: Pick<CslItem, 'DOI' | 'URL' | 'accessed'>} {
  const found: Pick<CslItem, 'DOI' | 'URL' | 'accessed'> = {}
  let rest = text
  const doi =
    /(?:\bD[O0][I1l]\s*[:：.]?\s*)?(?:https?:\/\/(?:dx\.)?doi\.[o0]rg\/|\bdoi:\s*)?(10\.\d{4,9}(?:\.\d+)*\/[^\s"<>，；。\p{Script=Han}]+)/iu.exec(
      rest
    )
  const parsed = doi && parseDoi(doi[1] ?? '')
  if (doi && parsed) {
    found.DOI = parsed
    rest = rest.replace(doi[0], ' ')
  }
  const url =
    /(?:\b(?:URL|available (?:at|from|online)|retrieved from|accessed at)\s*[:：]?\s*)?<?(https?:\/\/[^\s<>，；。\p{Script=Han}]+)>?/iu.exec(
      rest
    )
  if (url?.[1]) {
    const address = url[1].replace(/[.,;:)\]]+$/u, '')
    if (!found.DOI || !/^https?:\/\/(?:dx\.)?doi\.org\//u.test(address)) found.URL = address
    rest = rest.replace(url[0], ' ')
  }
  return {text: rest.replace(/\s+/gu, ' ').trim(), found}
}

/** `2024-07-01`, `2024`. */
export function cslDate(text: string): CslDate | undefined {
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?/u.exec(text.trim())
  return parts ? {'date-parts': [parts.slice(1).filter(Boolean).map(Number)]} : undefined
}

/** Year, then volume, issue and pages in one of the ways styles order them: `2024, 7(1):45-59`, `2020;12(3):4–5`. */
export function yearVolumePages(text: string): Partial<CslItem> {
  const found = /^\s*((?:1[5-9]|20)\d{2})[a-z]?\b([\s\S]*)$/u.exec(text)
  if (!found) return {}
  const date = cslDate(found[1] ?? '')
  return {
    ...(date ? {issued: date} : {}),
    ...volumePages((found[2] ?? '').replace(/^\s+[A-Z][a-z]{2}(?:\s\d{1,2})?(?=[;:])/u, ''))
  }
}

/** `, 7(1):45-59`, `12(3), 45–50`, `(27):353`, `:89`, `;12:e1`. */
export function volumePages(text: string): Partial<CslItem> {
  const rest = text.replace(/^[\s,.;:]+(?=[\d(A-Z])/u, '')
  const colon = /^[\s,.;]*[:]/u.test(text)
  const volume = colon
    ? undefined
    : /^(?:vol(?:ume)?\.?\s*)?([A-Z]?\d{1,4}(?:-?[A-Z])?)(?=\s*[(:,.;]|\s*$|\s+\()/iu.exec(rest)?.[1]
  const afterVolume = volume ? rest.slice(rest.indexOf(volume) + volume.length) : rest
  const issue = /^\s*\(\s*([^()]{1,24}?)\s*\)/u.exec(afterVolume)
  const tail = issue ? afterVolume.slice(issue[0].length) : afterVolume
  const number = '[A-Za-z]{0,3}\\d{1,7}[A-Za-z]{0,2}'
  const marked = colon && !volume && !issue ? text : tail
  const pages = new RegExp(
    `^\\s*[,:.;]?\\s*(?:pp?\\.?\\s*|article\\s+(?:no\\.?\\s*)?)?(${number})(?:\\s*[-–—~−]\\s*(${number}))?(?=\\s*(?:[.,;:()\\[+]|$|\\s))`,
    'iu'
  ).exec(marked)
  const page = pages && (pages[2] ? `${pages[1]}-${pages[2]}` : pages[1])
  return {
    ...(volume ? {volume} : {}),
    ...(issue?.[1] ? {issue: issue[1]} : {}),
    ...(page && /[,:;.]/u.test(marked.slice(0, marked.indexOf(pages?.[1] ?? '') + 1)) ? {page} : {})
  }
}

/** Without the punctuation that parted a field from its neighbours. */
export function trimField(text: string): string {
  return text.replace(/^[\s.,;:，；：．。/*]+|[\s.,;:，；：．。/*]+$/gu, '').trim()
}

/** `45-50` of pages as they are written. */
export function pageRange(text: string | undefined): string | undefined {
  return text?.replace(/\s*[-–—]\s*/u, '-')
}

/** One field, left out where it has no value. */
export function part<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({[key]: value} as Record<K, V>)
}

/** A journal, publisher or place: as `trimField`, but an abbreviation keeps its last point, `J. Hydrol.`, `Washington, D.C.` */
export function trimName(text: string): string {
  const name = trimField(text)
  const abbreviated = /\p{L}\.[\s\p{L}]/u.test(name) && /\p{L}\.[\s,]*$/u.test(text)
  return abbreviated ? `${name}.` : name
}
