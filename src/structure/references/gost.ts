/**
 * References in the manner of Russia and its neighbours: `Иванов А. Б. Заглавие // Журнал. 2012. Т. 3. № 9. С. 944–952.`
 *
 * @see GOST R 7.0.5-2008 (bibliographic reference)
 */
import {cslDate, pageRange, part, trimField} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'

const cyrillic = /\p{Script=Cyrillic}{3}/u
const year = /(?<!\d)((?:1[5-9]|20)\d{2})(?!\d)/u

/** Fields of such an entry; `undefined` for what has neither `//` nor Cyrillic letters. */
export function readGost({text: whole}: EntryText): Fields | undefined {
  if (whole.length > 1500) return undefined
  // Full stops with dashes part fields as full stops alone do.
  const text = whole.replace(/\.\s*[–—-]\s+(?=\S)/gu, '. ')
  return within(text) ?? (cyrillic.test(text) ? (alone(text) ?? stopped(text)) : undefined)
}

/**
 * Ukraine's, without the strokes: `Іваненко І. І. Назва. Вісник. 2019. № 3. С. 12–18.`
 *
 * @see DSTU 8302:2015 (bibliographic reference)
 */
function stopped(text: string): Fields | undefined {
  const found = /[.?!]\s+([^.?!]{3,120})\.\s+((?:1[5-9]|20)\d{2})\.\s+(.{3,80})$/u.exec(text)
  if (!found) return undefined
  const head = headOf(text.slice(0, found.index + 1))
  const rest = found[3] ?? ''
  const page = /(?:^|[.,;\s])(?:С|C|P|S)\.\s*(\d+(?:\s*[-–—]\s*\d+)?)/iu.exec(rest)?.[1]
  if (!head.author || !head.title || !page) return undefined
  return {
    type: 'article-journal',
    ...head,
    'container-title': trimField(found[1] ?? ''),
    ...part('volume', /(?:^|[.,;\s])(?:Т|Vol|Том|Вип|Вып)\.?\s*(\w{1,8})/iu.exec(rest)?.[1]),
    ...part('issue', /(?:№|\bNo?\.)\s*(\w{1,8})/iu.exec(rest)?.[1]),
    ...part('page', pageRange(page)),
    ...part('issued', cslDate(found[2] ?? ''))
  }
}

/** An article, or a paper of a collection, after `//`. */
function within(text: string): Fields | undefined {
  const cut = /\s\/\/\s/u.exec(text)
  if (!cut) return undefined
  const head = headOf(text.slice(0, cut.index))
  const source = text.slice(cut.index + cut[0].length)
  const dated = year.exec(source)
  if (!head.title || !dated) return undefined
  const container = trimField(source.slice(0, dated.index).replace(/[.,]\s*[^.,:]{1,30}:\s*[^:]*$/u, ''))
  const rest = source.slice(dated.index + 4)
  const [, place, publisher] =
    /[.,]\s*([^.,:]{1,30}\.?)\s*:\s*([^:]+?)[\s,]*$/u.exec(source.slice(0, dated.index)) ?? []
  const volume = /(?:^|[.,;\s])(?:Т|Vol|V|T|Том|Вып)\.?\s*(\w{1,8})/iu.exec(rest)?.[1]
  const issue = /(?:№|\bNo?\.)\s*(\w{1,8}(?:\s*\(\w+\))?)/iu.exec(rest)?.[1]
  const page = /(?:^|[.,;\s])(?:С|C|P|PP|S)\.\s*(\w?\d[\w]*(?:\s*[-–—]\s*\w+)?)/iu.exec(rest)?.[1]
  const collection =
    publisher !== undefined ||
    /сб(?:орник|\.)|конф|материалы|тезисы|труды|proceedings|\bconf/iu.test(container)
  return {
    type: collection ? 'paper-conference' : 'article-journal',
    ...head,
    'container-title': container,
    ...part('publisher-place', trimField(place ?? '') || undefined),
    ...part('publisher', trimField(publisher ?? '') || undefined),
    ...part('volume', volume),
    ...part('issue', issue),
    ...part('page', pageRange(page)),
    ...part('issued', cslDate(dated[1] ?? ''))
  }
}

/** A book or a thesis: `Розанов Б. Г. Морфология почв. М.: Академический проект, 2004. 432 с.` */
function alone(text: string): Fields | undefined {
  const thesis =
    /^(.*?)\s*:\s*((?:автореф\.\s*)?дис(?:с?\.|сертация)[^:]*?наук)[.:\s]*(?:\d\d\.\d\d\.\d\d[.\s]*)?(.*?)((?:1[5-9]|20)\d{2})/iu.exec(
      text
    )
  if (thesis) {
    const [, place] = /([^.,]{1,30}\.?),\s*$/u.exec(thesis[3] ?? '') ?? []
    return {
      type: 'thesis',
      ...headOf(thesis[1] ?? ''),
      genre: thesis[2],
      ...part('publisher-place', trimField(place ?? '') || undefined),
      ...part('issued', cslDate(thesis[4] ?? ''))
    }
  }
  const found =
    /[.]\s*([^.:]{1,30}\.?)\s*:\s*([^:]{2,80}?),\s*((?:1[5-9]|20)\d{2})\.?\s*(?:(\d{1,5})\s*[сcpPS]\.)?/u.exec(
      text
    )
  if (!found) return undefined
  const head = headOf(text.slice(0, found.index))
  if (!head.title) return undefined
  return {
    type: 'book',
    ...head,
    'publisher-place': /^\p{Lu}\.$/u.test((found[1] ?? '').trim())
      ? (found[1] ?? '').trim()
      : trimField(found[1] ?? ''),
    publisher: trimField(found[2] ?? ''),
    ...part('number-of-pages', found[4]),
    ...part('issued', cslDate(found[3] ?? ''))
  }
}

/** Authors and title; what stands behind a stroke names the authors once more. */
function headOf(text: string): ReturnType<typeof splitAuthors> {
  const bare = text.replace(/\s\/\s[\s\S]*$/u, '').replace(/\s*\[(?:Текст|Электронный ресурс)\]/iu, '')
  return splitAuthors(bare, bare)
}
