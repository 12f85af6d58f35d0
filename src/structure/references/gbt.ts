/**
 * References in the manner of GB/T 7714: `Authors. Title[J]. Journal, Year, Volume(Issue): Pages.`
 *
 * @see GB/T 7714-2015 §4, appendix B (marks of kinds and carriers)
 */
import type {CslName} from '../../model/index.js'
import {cslDate, trimField, volumePages, yearVolumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

const kinds: Record<string, string> = {
  J: 'article-journal',
  M: 'book',
  C: 'paper-conference',
  G: 'book',
  D: 'thesis',
  N: 'article-newspaper',
  R: 'report',
  S: 'standard',
  P: 'patent',
  DB: 'dataset',
  DS: 'dataset',
  CP: 'software',
  EB: 'webpage',
  OL: 'webpage',
  A: 'chapter',
  CM: 'map',
  Z: 'document'
}
const mark = /\[\s*\.?\s*([A-Z]{1,2})\s*(?:\/\s*([A-Z]{2})\s*)?\]/u

/** Fields of an entry that holds a mark such as `[J]`; `undefined` for others. */
export function readGbt({text, half}: EntryText): Fields | undefined {
  const found = mark.exec(half)
  const type = kinds[found?.[1] ?? '']
  if (!found || !type) return undefined
  const head = splitAuthors(text.slice(0, found.index), half.slice(0, found.index))
  const start = found.index + found[0].length
  const end = start + firstVersion(half.slice(start))
  const rest = half.slice(start, end)
  const own = text.slice(start, end)
  const [, title, number] =
    type === 'patent' ? (/^(.+?)\s*[:：]\s*([A-Z]{0,3}[\d.]{6,20})$/u.exec(head.title ?? '') ?? []) : []
  return {type, ...head, ...(title && number ? {title, number} : {}), ...source(type, rest, own)}
}

/** Signs before a second entry, the first one's translation, as bilingual lists print them. */
function firstVersion(rest: string): number {
  if (!mark.test(rest)) return rest.length
  const end = /[:]\s*[A-Z]?\d+(?:[-–]\d+)?\s*[.(]/u.exec(rest) ?? /(?:1[5-9]|20)\d{2}\s*[.(]/u.exec(rest)
  return end ? end.index + end[0].length : rest.length
}

/** `Silva, J. C. da; …`, as Brazil's and Portugal's lists file names. */
const endsInParticle = /^\s(?:d[aeo]s?|e|v[ao]n(?: de[nr]?)?|di|del(?: la)?|de la|du)(?:[;,.]|$)/u

/** `[俄]托尔斯泰`, `（美）J. 罗尔斯`: where an author comes from. */
const nationality = /^\s*[[(【〔]\s*(?:古)?\p{Script=Han}{1,4}\s*[\])】〕]\s*(?=[\p{L}])/u

/** Authors end at the first full stop before which all are names. */
export function splitAuthors(
  text: string,
  half: string,
  familyFirst = true
): {author?: CslName[]; title?: string} {
  const foreign = nationality.exec(half)
  if (foreign) {
    const rest = splitAuthors(text.slice(foreign[0].length), half.slice(foreign[0].length), familyFirst)
    const [own] = rest.author ?? []
    if (!own) return {title: trimTitle(text)}
    // A foreign name in Han signs has no family of one sign.
    const whole = `${own.family ?? ''}${own.given ?? ''}`
    return /^\p{Script=Han}+$/u.test(whole)
      ? {...rest, author: [{literal: whole}, ...(rest.author ?? []).slice(1)]}
      : rest
  }
  const bare = half.replace(/[/]{2}\s*$/u, '')
  for (const stop of bare.matchAll(/\.(?!\s*$)/gu)) {
    if (stop.index > 400) break
    const before = text.slice(0, stop.index + 1)
    const after = bare.slice(stop.index + 1)
    // `J. A. Smith`: the stop of an initial, when another initial or a comma follows.
    if (
      /(?:^|[\s,.-])\p{Lu}\.$/u.test(before) &&
      (/^\s*(?:-?\p{Lu}\.|[,;]|-\p{Lu}|&|and\b|et al)/u.test(after) || endsInParticle.test(after))
    )
      continue
    // `H. Bell. Title`: an initial alone is nobody.
    if (/^\s*\p{Lu}\.$/u.test(before)) continue
    // The stop of a last initial is its own, where others have one.
    const dotted = /(?:\p{Lu}\.[\s-]?|,\s)\p{Lu}\.$/u.test(before)
    const plainName = dotted ? before : before.slice(0, -1)
    const author =
      readNames(plainName, familyFirst) ??
      (isCorporate(plainName) ? [{literal: plainName.trim()}] : undefined)
    // `S. M. Bell`: an initial is no family.
    if (author?.some(({family = ''}) => /^\p{Lu}\.$/u.test(family))) break
    if (author) return {author, title: trimTitle(text.slice(stop.index + 1))}
    if (!/\b(?:et al|\p{Lu}|[Jj]r|[Ss]r)\.$/u.test(before)) break
  }
  const title = trimTitle(text)
  return title ? {title} : {}
}

function source(type: string, half: string, text: string): Partial<Fields> {
  if (type === 'article-journal' || type === 'article-newspaper') return journal(half, text)
  if (type === 'webpage' || type === 'dataset' || type === 'software') return online(half, text)
  if (type === 'paper-conference' || type === 'chapter') return proceedings(half, text)
  return book(type, half, text)
}

function journal(half: string, text: string): Partial<Fields> {
  const year = /[\s,.]((?:1[5-9]|20)\d{2})(?!\d)/u.exec(half)
  if (!year) {
    const container = trimField(text.split(/[,，]/u)[0] ?? '')
    return container ? {'container-title': container, ...volumePages(half.slice(half.indexOf(',')))} : {}
  }
  const at = year.index + 1
  const container = trimField(text.slice(0, at))
  const newspaper = /^((?:1[5-9]|20)\d{2}-\d{2}-\d{2})\s*(?:\(([^)]+)\))?/u.exec(half.slice(at))
  if (newspaper) {
    const issued = cslDate(newspaper[1] ?? '')
    return {
      'container-title': container,
      ...(issued ? {issued} : {}),
      ...(newspaper[2] ? {page: newspaper[2]} : {})
    }
  }
  return {...(container ? {'container-title': container} : {}), ...yearVolumePages(half.slice(at))}
}

/** `. (2016-09-30)[2018-01-02]`; a place and publisher before them. */
function online(half: string, text: string): Partial<Fields> {
  const issued = cslDate(
    /\(\s*(\d{4}(?:-\d{1,2}){0,2})\s*\)/u.exec(half)?.[1] ??
      /[\s,.](\d{4}(?:-\d{1,2}){0,2})(?![\d-])/u.exec(half.replace(/\[[^\]]*\]/gu, ''))?.[1] ??
      ''
  )
  const accessed = cslDate(/\[\s*(\d{4}-\d{1,2}-\d{1,2})\s*\]/u.exec(half)?.[1] ?? '')
  const before = half.search(/[([]|\b\d{4}\b/u)
  const publisher = trimField(text.slice(0, before < 0 ? text.length : before))
  return {...(issued ? {issued} : {}), ...(accessed ? {accessed} : {}), ...(publisher ? {publisher} : {})}
}

/** `//Proceedings of …. Place: Publisher, Year: Pages`. */
function proceedings(half: string, text: string): Partial<Fields> {
  const start = /^[\s./]*(?:in\s*:\s*)?/iu.exec(half)?.[0].length ?? 0
  const year = /[\s,.(]((?:1[5-9]|20)\d{2})(?!\d)[^,.:]{0,3}?(?=\s*[:.,)]|$)/gu
  const years = [...half.matchAll(year)]
  const last = years.at(-1)
  const head = text.slice(start, last ? last.index : text.length)
  const [, container, place, publisher] = /^(.*?)[.．。]\s*([^.:：．。]{2,40})\s*[:：]\s*([^:：]+)$/u.exec(
    head
  ) ?? [undefined, head]
  const whole = splitAuthors(container ?? '', container ?? '')
  const pages = last ? volumePages(half.slice(last.index + last[0].length)).page : undefined
  return {
    ...(whole.title ? {'container-title': trimField(whole.title.replace(mark, ''))} : {}),
    ...(whole.author ? {editor: whole.author} : {}),
    ...(place ? {'publisher-place': trimField(place)} : {}),
    ...(publisher ? {publisher: trimField(publisher)} : {}),
    ...(last ? {issued: cslDate(last[1] ?? '')} : {}),
    ...(pages ? {page: pages} : {})
  }
}

/** `. 3rd ed. Place: Publisher, Year: Pages`; a thesis names its kind before the place. */
function book(type: string, half: string, text: string): Partial<Fields> {
  const years = [...half.matchAll(/(?:^|[\s,.(])((?:1[5-9]|20)\d{2})(?!\d)/gu)]
  const last = years.at(-1)
  const head = trimField(text.slice(0, last ? last.index : text.length))
  const edition =
    /(?:^|[\s.．,])(?:第?\s*(\d+|[一二三四五六七八九十]+)\s*版|(\d+)(?:st|nd|rd|th)?\s*(?:ed(?:ition|n)?|ed\.))/iu.exec(
      head
    )
  const rest = edition ? trimField(head.replace(edition[0], ' ')) : head
  const [, before, place, publisher] =
    /^(?:(.*)(?<!\b\p{Lu})[.．。]\s*)?((?:[^.:：．。]|(?<=\b\p{Lu})\.){2,40}?)\s*[:：]\s*([^:：]+)$/u.exec(
      rest
    ) ?? []
  const tail = last ? half.slice(last.index + last[0].length) : ''
  const page = /^\s*:/u.test(tail) ? volumePages(tail).page : undefined
  const name = publisher ?? (place ? undefined : rest)
  return {
    ...(type === 'thesis' && before ? {genre: trimField(before)} : {}),
    ...(place ? {'publisher-place': place.trim()} : {}),
    ...(name && trimField(name) ? {publisher: trimField(name)} : {}),
    ...(edition ? {edition: edition[1] ?? edition[2]} : {}),
    ...(last ? {issued: cslDate(last[1] ?? '')} : {}),
    ...(page ? {page} : {})
  }
}

function trimTitle(text: string): string {
  return text.replace(/^[\s.．,，]+|[\s.．,，/]+$/gu, '').trim()
}
