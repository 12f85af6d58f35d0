/** References of numbered styles without marks: Vancouver, `Authors. Title. Journal. 2020;12(3):45–50.`, and IEEE, with the title in quotes. */
import {cslDate, trimField, volumePages, yearVolumePages} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

/** Fields of such an entry; `undefined` when neither manner fits. */
export function readNumbered(entry: EntryText): Fields | undefined {
  return online(entry) ?? ieee(entry) ?? vancouver(entry) ?? imprint(entry)
}

function vancouver({text, half}: EntryText): Fields | undefined {
  const found =
    /[.?!]\s*([^.?!]{2,120}?(?:\.(?=\s*(?:1[5-9]|20)\d{2}))?)[\s.,]+((?:1[5-9]|20)\d{2})(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*[;,]\s*(?=\d|\(|e|[A-Z])/u.exec(
      half
    )
  if (!found) return undefined
  const head = splitAuthors(text.slice(0, found.index + 1), half.slice(0, found.index + 1))
  if (!head.title) return undefined
  const container = trimField(found[1] ?? '')
  const year = half.indexOf(found[2] ?? '', found.index + (found[1]?.length ?? 0))
  const numbers = yearVolumePages(half.slice(year))
  if (numbers.volume === undefined && numbers.page === undefined) return undefined
  return {type: 'article-journal', ...head, 'container-title': container, ...numbers}
}

function ieee({text}: EntryText): Fields | undefined {
  const found = /^(.*?)[,.]?\s*[“"]([^”"]{5,400}?)[,.?!]?[”"][,.]?\s*(.*)$/u.exec(text)
  if (!found) return undefined
  const author = readNames(found[1] ?? '', false)
  const rest = found[3] ?? ''
  const year = [...rest.matchAll(/\b((?:1[5-9]|20)\d{2})\b/gu)].at(-1)
  const container = trimField(/^(?:in\s+)?([^,]+)/iu.exec(rest)?.[1] ?? '')
  const volume = /\bvol\.?\s*(\w+)/iu.exec(rest)?.[1]
  const issue = /\bno\.?\s*(\w+)/iu.exec(rest)?.[1]
  const page = /\bpp?\.?\s*(\w+)(?:\s*[-–—]\s*(\w+))?/iu.exec(rest)
  if (!author || !container || !year) return undefined
  const conference = /^in\s/iu.test(rest) || /proc(?:eedings|\.)|conference|symposium/iu.test(container)
  return {
    type: conference ? 'paper-conference' : 'article-journal',
    author,
    title: found[2],
    'container-title': container,
    issued: cslDate(year[1] ?? ''),
    ...(volume ? {volume} : {}),
    ...(issue ? {issue} : {}),
    ...(page ? {page: page[2] ? `${page[1]}-${page[2]}` : page[1]} : {}),
    ...(volume || page || !rest ? {} : volumePages(''))
  }
}

/** `Authors. Title [Internet]. Place: Publisher; 2010 [cited 2020 Jan 2].` */
function online({text, half}: EntryText): Fields | undefined {
  const found = /\s*\[(?:internet|online|en línea|en ligne|homepage on the internet)\]\.?\s*/iu.exec(half)
  if (!found) return undefined
  const before = text.slice(0, found.index)
  const body = /^([^.]{2,120})\.\s+(\S.*)$/u.exec(before)
  const head =
    body && isCorporate(body[1] ?? '')
      ? {author: [{literal: trimField(body[1] ?? '')}], title: trimField(body[2] ?? '')}
      : splitAuthors(before, half.slice(0, found.index))
  if (!head.title) return undefined
  const rest = half.slice(found.index + found[0].length)
  const issued = cslDate(/\b((?:1[5-9]|20)\d{2})\b/u.exec(rest.replace(/\[[^\]]*\]/gu, ''))?.[1] ?? '')
  const [, place, publisher] = /^([^.:;]{2,40}):\s*([^:;]{2,80}?)\s*;/u.exec(rest) ?? []
  return {
    type: 'webpage',
    ...head,
    ...(place && publisher ? {'publisher-place': place, publisher} : {}),
    ...(issued ? {issued} : {})
  }
}

/** `Authors. Title. 2nd ed. Place: Publisher; 2010.` */
function imprint({text, half}: EntryText): Fields | undefined {
  const found = /[.?!]\s*([^.:?!]{2,40}):\s*([^:;]{2,80}?)\s*[;,]\s*((?:1[5-9]|20)\d{2})\b/u.exec(half)
  if (!found) return undefined
  const head = splitAuthors(text.slice(0, found.index), half.slice(0, found.index))
  if (!head.author || !head.title) return undefined
  const edition = /(?:^|[.\s])(\d+)(?:st|nd|rd|th)\s+ed(?:ition|n)?\.?\s*$/iu.exec(head.title)
  const title = edition ? trimField(head.title.slice(0, edition.index)) : head.title
  const issued = cslDate(found[3] ?? '')
  return {
    type: 'book',
    author: head.author,
    title,
    'publisher-place': trimField(found[1] ?? ''),
    publisher: trimField(found[2] ?? ''),
    ...(edition ? {edition: edition[1]} : {}),
    ...(issued ? {issued} : {})
  }
}
