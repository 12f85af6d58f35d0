/** References whose year follows the authors: `Smith, J. (2020). Title. Journal, 12(3), 45–50.`, `Su C, Fu B. 2013. Title. Journal, 101: 119-128.` */
import type {CslDate, CslName} from '../../model/index.js'
import {ordinal} from './comma.js'
import {cslDate, pageRange, part, trimField, trimName, volumePages} from './fields.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

/** Readers of scans take a nought for `O`, a one for `l`. */
const date =
  /(?:[\s.,]|(?<=[\p{Script=Han}\p{Script=Hangul}])(?=\())(?:\(((?:1[5-9]|2[0Oo])[\dOol]{2})[a-z]?(?:,\s*[^()]{1,20})?\)(?:\s*(?:[.,:]|[–—-](?=\s)))?\s*|((?:1[5-9]|2[0Oo])[\dOol]{2})[a-z]?(?:,\s*[^()]{1,20}\))?\s*(?:[.,:]|[–—-](?=\s))\s*)/u

/** `2018, ApJ, 812, L3`: journal, volume and page, without a title. */
const astronomy =
  /^(\p{Lu}[\p{L}&.\s]{1,50}),\s*(\d{1,4}[A-Z]?),\s*([A-Z]{0,2}\d{1,7})(?:\s*[-–]\s*\d{1,7})?[\s.]*(?:\([^()]{0,40}\)\.?)?$/u

/** `"Title", Journal, 12(3), tr. 45-52`: a title in marks, then the journal. */
function titled(base: Dated, rest: string): Fields | undefined {
  const [, title, container, tail = ''] =
    /^[“"«]([^“”"«»]{5,300})[”"»][,.]?\s+([^,\d]{3,120}),\s*((?:vol\.\s*)?\d{1,4}\s*(?:\([^()]{1,12}\))?.{0,60})$/iu.exec(
      rest
    ) ?? []
  if (!title || !container) return undefined
  const numbers = tail.replace(/\b(?:tr|pp?|s|str|hal)\.?\s*(?=\d)/giu, '').replace(/^vol\.\s*/iu, '')
  return {
    type: 'article-journal',
    ...base,
    title: trimTitle(title),
    'container-title': trimField(container),
    ...volumePages(`,${numbers}`)
  }
}

/** What all such references give. */
interface Dated {
  author: CslName[]
  issued?: CslDate
}

/** Fields of an author–year reference; `undefined` for other manners. */
export function readAuthorYear({text, half, italics, online = false}: EntryText): Fields | undefined {
  const year = date.exec(half)
  if (!year || year.index < 2 || year.index > 600) return undefined
  const names = text.slice(0, year.index)
  // A title in marks stands before the year: another manner's.
  if (/[“”"]/u.test(names)) return undefined
  const author =
    readNames(names, !/\band\b|&/u.test(names)) ??
    (isCorporate(names) ? [{literal: trimField(names)}] : undefined)
  if (!author) return undefined
  const rest = (/\p{Script=Han}/u.test(text) ? half : text).slice(year.index + year[0].length)
  if (!/\p{L}{3}/u.test(rest)) return undefined
  const issued = cslDate((year[1] ?? year[2] ?? '').replace(/[Oo]/gu, '0').replaceAll('l', '1'))
  const base = {author, ...(issued ? {issued} : {})}
  const untitled = year[2] ? astronomy.exec(rest) : null
  if (untitled)
    return {
      type: 'article-journal',
      ...base,
      'container-title': trimName(untitled[1] ?? ''),
      volume: untitled[2],
      ...part('page', untitled[3])
    }
  const named = titled(base, rest)
  if (named) return named
  const container = italics.find((words) => rest.includes(words) && rest.indexOf(words) > 5)
  if (container) {
    const at = rest.indexOf(container)
    const tail = rest.slice(at + container.length)
    const [, name = container, volume] = /^(.*?)[,，]\s*(\d{1,4})$/u.exec(container) ?? []
    const numbers = volume ? {volume, ...volumePages(`,${volume}${tail.trimStart()}`)} : volumePages(tail)
    const head = trimField(rest.slice(0, at))
    if (within.test(rest.slice(0, at))) return chapter(base, head, name, tail)
    return {type: 'article-journal', ...base, title: head, 'container-title': trimField(name), ...numbers}
  }
  if (italics.some((words) => rest.startsWith(words.slice(0, 20)))) return book(base, rest, online)
  return (
    german(base, rest) ??
    namedChapter(base, rest) ??
    plainChapter(base, rest) ??
    plainArticle(base, rest) ??
    book(base, rest, online)
  )
}

/** `Titel. In: Zeitschrift 12 (3), S. 45–67.` */
function german(base: Dated, rest: string): Fields | undefined {
  const [, title, container, volume, issue, page] =
    /^(.{5,300}?)[.,?!]\s+In:\s+([^,\d]{3,120}?),?\s+(?:Jg\.\s*|Bd\.\s*)?(\d{1,4})\s*(?:\(\s*(?:H\.\s*)?(\d{1,3})\s*\)|,\s*(?:H|Nr)\.\s*(\d{1,3}))?,\s*S\.\s*(\d+(?:\s*[-–—]\s*\d+)?)/u
      .exec(rest)
      ?.flatMap((one, at) => (at === 5 ? [] : [one])) ?? []
  if (!title || !container) return undefined
  return {
    type: 'article-journal',
    ...base,
    title: trimTitle(title),
    'container-title': trimField(container),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pageRange(page))
  }
}

/** `Title. In: Fox E, Gil H. Book. Beijing: Science Press, 12–34.`, without a word for editors. */
function namedChapter(base: Dated, rest: string): Fields | undefined {
  const [, title, who = '', container, place, publisher, page] =
    /^(.{5,300}?)[.?!]\s+In:\s+([^.:()]{3,120})\.\s+([^.:]{3,160})\.\s+([^.:,]{2,40}):\s*([^:,.]{2,80}),\s*(\d+\s*[-–—]\s*\d+)\.?$/u.exec(
      rest
    ) ?? []
  const editor = readNames(who)
  if (!title || !editor) return undefined
  return {
    type: 'chapter',
    ...base,
    title: trimTitle(title),
    editor,
    'container-title': trimField(container ?? ''),
    'publisher-place': place,
    publisher,
    ...part('page', pageRange(page))
  }
}

const papers = /proceedings|\bproc\.|conference|symposium|congress/iu
/** Where a chapter's book begins. */
const within = /[.?!]\s+in:?\s|,\s+in:\s/iu

/** `Title. J. Hydrol. 12(3):45–50`, a comma before the volume or none; a container's points end its short words. */
function plainArticle(base: Dated, rest: string): Fields | undefined {
  const numbers = '(\\d{1,4}\\s*(?:\\([^)]*\\))?\\s*[:,，：].*|\\d{1,4}\\s*\\([^)]*\\).*)$'
  const found =
    new RegExp(
      `^(.+?[.?!。])\\s*((?:\\p{Lu}{2,6}|\\p{Lu}\\p{L}{0,12}\\.?)(?:[\\s-](?:\\p{Lu}\\p{L}{0,12}\\.?:?|&|of|de|für|der)){1,7}?)[\\s,，]+${numbers}`,
      'u'
    ).exec(rest) ?? new RegExp(`^(.+?[.?!。])\\s*([^.?!]{2,120}?)[\\s,，]+${numbers}`, 'u').exec(rest)
  if (!found) return undefined
  return {
    type: 'article-journal',
    ...base,
    title: trimTitle(found[1] ?? ''),
    'container-title': trimField(found[2] ?? ''),
    ...volumePages(found[3] ?? '')
  }
}

/** `Title. In: Smith A, Roe B (eds) Book. Springer, Berlin, pp 12–34`, `In J. Smith (Ed.), Book (pp. 1–2). Publisher.` */
function plainChapter(base: Dated, rest: string): Fields | undefined {
  const cut = within.exec(rest)
  if (!cut || cut.index > 400) return undefined
  const [, who, source = rest.slice(cut.index + cut[0].length)] =
    /^(.{3,200}?),?\s*\((?:eds?|hrsg|coords?|orgs?|dir)\.?\)[.,:]?\s+(.+)$/iu.exec(
      rest.slice(cut.index + cut[0].length)
    ) ?? []
  const page = pagesOf(source)
  const named = source.replace(/[,.]?\s*\(?pp?\.?\s*\d+\s*[-–—]\s*\d+\)?/iu, '').trim()
  const numbered = edition.exec(named)
  const [, container = named, imprint = ''] =
    /^(.+?)[.,]\s+(\S.*)$/u.exec(named.replace(numbered?.[0] ?? '\n', '. ')) ?? []
  if (!page && !who) return undefined
  return {
    type: papers.test(container) ? 'paper-conference' : 'chapter',
    ...base,
    title: trimTitle(rest.slice(0, cut.index + 1)),
    ...part('editor', who ? readNames(who, !/^\p{Lu}\./u.test(who)) : undefined),
    'container-title': trimField(container),
    ...part('edition', numbered ? ordinal(numbered[0]) : undefined),
    ...part('page', page),
    ...imprintOf(imprint)
  }
}

function chapter(base: Dated, head: string, container: string, tail: string): Fields {
  const title = trimTitle(`${head} `.replace(/([.?!])\s+in:?\s[\s\S]*$/iu, '$1'))
  const who = /[.?!]\s+in:?\s+(.{3,200}?)\s*\((?:eds?|hrsg|coords?|orgs?)\.?\)/iu.exec(`${head} `)?.[1]
  const publisher = trimField(
    tail
      .replace(/^[^)]*\)\s*/u, '')
      .replace(/,?\s*\b(?:pp?\.?|pages)\s*\d+\s*[-–—]\s*\d+/iu, '')
      .replace(/^[\s.,]+/u, '')
  )
  return {
    type: papers.test(container) ? 'paper-conference' : 'chapter',
    ...base,
    title,
    ...part('editor', who ? readNames(who, false) : undefined),
    'container-title': trimField(container),
    ...part('page', pagesOf(tail)),
    ...(/\p{L}{2}/u.test(publisher) ? {publisher} : {})
  }
}

function pagesOf(text: string): string | undefined {
  return pageRange(/\b(?:pp?\.?|pages)\s*(\d+\s*[-–—]\s*\d+)/iu.exec(text)?.[1])
}

const edition =
  /[,.]?\s*\(?\b(?:\d{1,2}(?:st|nd|rd|th|ª|\.)?|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s*(?:edn?|edition|Aufl(?:age)?|éd(?:ition)?|edición|edição|bs|basım|baskı|ed\.)(?!\p{L})\.?\)?[.,]?/iu
const thesis =
  /[[(]?((?:unpublished\s+)?(?:Ph\.?\s?D\.?|Master['’]?s?|M\.?Sc\.?|Doctoral|Bachelor['’]?s?|Diploma)?\s?(?:thesis|dissertation)|thèse(?: de doctorat)?|mémoire(?: de \p{L}+)?|tese(?: de doutorado)?|dissertação(?: de mestrado)?|tesis(?: doctoral| de \p{L}+)?|tesi di \p{L}+|Diss(?:ertation)?\.?|Habilitationsschrift|Diplomarbeit|Masterarbeit)\b\.?(?:,\s*([^\])]{3,80}))?[\])]?/iu

/** `Title (2nd ed.). Publisher.`, `Title. Place: Publisher, 312 p.`, `Title. Thèse de doctorat, Université de Lyon`. */
function book(base: Dated, whole: string, online: boolean): Fields {
  const numbered = edition.exec(whole)
  const size = /[,.;\s]+(\d{2,4})\s?(?:pp?|págs?|S|с)\.?\s*$/u.exec(whole)
  const bare = (size ? whole.slice(0, size.index) : whole).replace(numbered?.[0] ?? '\n', '. ')
  const genre = thesis.exec(bare)
  const [, title = bare, imprint = ''] = genre
    ? ['', bare.slice(0, genre.index), genre[2] ?? bare.slice(genre.index + genre[0].length)]
    : (/^(.+?[.?!])\s+(\S.*)$/u.exec(bare) ?? [])
  const made = imprintOf(imprint)
  // Ahead of print, an article has a journal and no numbers yet.
  const journal = /\b(?:J|Journal|Lett|Letters|Rev|Review|Ann|Proc|Trans|Acta|Bull)\b/u.test(imprint)
  if (online && journal && !genre && made.publisher && !made['publisher-place'])
    return {type: 'article-journal', ...base, title: trimTitle(title), 'container-title': made.publisher}
  return {
    type: genre ? 'thesis' : made.publisher ? 'book' : 'document',
    ...base,
    title: trimTitle(title),
    ...part('genre', genre?.[1]?.trim()),
    ...part('edition', numbered ? ordinal(numbered[0]) : undefined),
    ...made,
    ...part('number-of-pages', size?.[1])
  }
}

/** `Springer`, `Berlin: Springer`, `Springer, Berlin`. */
function imprintOf(text: string): Pick<Fields, 'publisher' | 'publisher-place'> {
  const clean = trimField(text)
  if (!/\p{L}{2}/u.test(clean)) return {}
  const [, place, named] = /^([^:]{2,40}):\s*(.+)$/u.exec(clean) ?? []
  if (place && named) return {'publisher-place': trimField(place), publisher: trimField(named)}
  const [, publisher, town] =
    /^([^,]{3,60}),\s*(\p{Lu}[\p{L}\s.-]{2,30}(?:,\s*\p{Lu}[\p{L}.]{1,12})?)$/u.exec(clean) ?? []
  return publisher && town ? {publisher: trimField(publisher), 'publisher-place': town} : {publisher: clean}
}

function trimTitle(text: string): string {
  const title = text.replace(/^[\s.,]+|[\s.,]+$/gu, '')
  // Marks around the whole are the style's.
  return (
    (/^(?:«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”])$/u.exec(title) ?? []).slice(1).find(Boolean)?.trim() ?? title
  )
}
