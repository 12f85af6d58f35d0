/** References of numbered styles without marks: Vancouver, `Authors. Title. Journal. 2020;12(3):45–50.` */
import {cslDate, pageRange, part, trimField, trimName, yearVolumePages} from './fields.js'
import {splitAuthors} from './gbt.js'
import type {EntryText, Fields} from './parse-entry.js'
import {isCorporate, readNames} from './people-list.js'

/** Fields of such an entry; `undefined` when they fit none. */
export function readNumbered(entry: EntryText): Fields | undefined {
  return online(entry) ?? chapter(entry) ?? vancouver(entry) ?? imprint(entry) ?? bracketedBook(entry)
}

/** Nature's books: `Hay, G. Bays 2nd edn (Springer, 2012).` */
function bracketedBook({text, half}: EntryText): Fields | undefined {
  const found = /^(.{5,300}?)\s\(([^(),\d]{2,60}),\s*((?:1[5-9]|20)\d{2})\)[\s.]*$/u.exec(text)
  if (!found) return undefined
  const head = splitAuthors(`${found[1]}.`, `${half.slice(0, (found[1] ?? '').length)}.`)
  if (!head.author || !head.title) return undefined
  const edition = /\s(\d{1,2})(?:st|nd|rd|th)\sedn$/u.exec(head.title)
  return {
    type: 'book',
    author: head.author,
    title: edition ? head.title.slice(0, edition.index) : head.title,
    ...(edition ? {edition: edition[1]} : {}),
    publisher: trimField(found[2] ?? ''),
    ...part('issued', cslDate(found[3] ?? ''))
  }
}

function vancouver({text, half, italics}: EntryText): Fields | undefined {
  const italic = italics.find(
    (words) =>
      half.indexOf(words) > 20 &&
      /^\W{0,3}(?:1[5-9]|20)\d{2}/u.test(half.slice(half.indexOf(words) + words.length))
  )
  const found =
    (italic && containerBefore(half, italic)) ??
    abbreviated(text, half) ??
    /[.?!]\s*((?:\p{Lu}\p{L}{0,9}\.\s?){2,8}?)[\s,]+((?:1[5-9]|20)\d{2})(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*[;,]\s*(?=\d|\(|e|[A-Z])/u.exec(
      half
    ) ??
    /[.?!]\s*([^.?!]{2,120}?(?:\.(?=\s*(?:1[5-9]|20)\d{2}))?)[\s.,]+((?:1[5-9]|20)\d{2})(?:\s+[A-Z][a-z]{2}(?:\s+\d{1,2})?)?\s*[;,]\s*(?=\d|\(|e|[A-Z])/u.exec(
      half
    )
  if (!found) return undefined
  const head = splitAuthors(text.slice(0, found.index + 1), half.slice(0, found.index + 1))
  if (!head.title) return undefined
  const container = trimName(`${found[1] ?? ''}`)
  const year = half.indexOf(found[2] ?? '', found.index + (found[1]?.length ?? 0))
  const numbers = yearVolumePages(half.slice(year))
  if (numbers.volume === undefined && numbers.page === undefined) return undefined
  return {type: 'article-journal', ...head, 'container-title': container, ...numbers}
}

/**
 * The container before the year where its words are abbreviated, `Tunn. Undergr. Space Technol. 2016, 55`: from the
 * first stop behind which all words are a container's, and before which authors and a title stand.
 */
function abbreviated(text: string, half: string): RegExpExecArray | undefined {
  const year = /\s((?:1[5-9]|20)\d{2})\s*[;,]\s*(?=\d|\(|e|[A-Z])/u.exec(half)
  if (!year) return undefined
  const before = half.slice(0, year.index)
  const word = '(?:\\p{Lu}[\\p{L}-]{0,14}\\.?|&|of|and|the|for|f[üu]r|der|de|la|du|in)'
  const run = new RegExp(`^\\p{Lu}[\\p{L}-]{0,14}\\.?(?:\\s${word}){1,9}$`, 'u')
  for (const stop of before.matchAll(/[.?!]\s+(?=\p{Lu})/gu)) {
    const container = before.slice(stop.index + stop[0].length)
    if (!run.test(container) || !/\p{L}{2}\./u.test(container)) continue
    const head = splitAuthors(text.slice(0, stop.index + 1), half.slice(0, stop.index + 1))
    if (!head.author || !head.title || !/\p{Ll}{2}/u.test(head.title)) continue
    return Object.assign([half.slice(stop.index), container, year[1]] as unknown as RegExpExecArray, {
      index: stop.index
    })
  }
  return undefined
}

/** The stop, the container in italics and the year, as a pattern would find them. */
function containerBefore(half: string, italic: string): RegExpExecArray | undefined {
  const at = half.indexOf(italic)
  const year = /(?:1[5-9]|20)\d{2}/u.exec(half.slice(at + italic.length))?.[0]
  const stop = half.slice(0, at).search(/[.?!]\s*$/u)
  if (!year || stop < 0) return undefined
  return Object.assign([half.slice(stop), italic, year] as unknown as RegExpExecArray, {index: stop})
}

/** `Authors. Title. In: Smith A, Roe B, editors. Book. 2nd ed. Place: Publisher; 2010. p. 12–34.` */
function chapter({text, half}: EntryText): Fields | undefined {
  const within = /[.?!]\s+In:\s+/u.exec(half)
  if (!within) return undefined
  const head = splitAuthors(text.slice(0, within.index + 1), half.slice(0, within.index + 1))
  const rest = half.slice(within.index + within[0].length)
  const found =
    /^(?:([^.]{3,200}?),?\s*\(?(?:editors?|eds?|org|orgs|coord|hrsg)\.?\)?[.,]?\s+)?(.{3,240}?)\.\s*(?:(\d+)(?:st|nd|rd|th|ª)?\.?\s+ed\.?\s*[.;]?\s*)?(?:([^.:;]{2,40}):\s*)?([^:;.]{2,80}?)\s*[;,]\s*((?:1[5-9]|20)\d{2})[^.;:]{0,12}[.;:]?\s*(?:p{0,2}\.?\s*([A-Za-z]?\d+\s*[-–—]\s*[A-Za-z]?\d+))?/iu.exec(
      rest
    )
  if (!head.author || !head.title || !found) return undefined
  const editor = found[1] ? readNames(found[1]) : undefined
  const container = trimField(found[2] ?? '')
  const papers = /proceedings|\bproc\.|conference|symposium|congress|anais/iu.test(container)
  return {
    type: papers ? 'paper-conference' : 'chapter',
    ...head,
    ...part('editor', editor),
    'container-title': container,
    ...part('edition', found[3]),
    ...part('publisher-place', trimField(found[4] ?? '') || undefined),
    ...part('publisher', trimField(found[5] ?? '') || undefined),
    ...part('page', pageRange(found[7])),
    ...part('issued', cslDate(found[6] ?? ''))
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

/** `Title [PhD thesis]`, in the languages of reference lists. */
const thesis =
  /^(.{5,400}?)\s*\[([^[\]]{0,40}?(?:thesis|dissertation|dissertação|tese|tesis|thèse|mémoire|tesi|habilitation|diplom)[^[\]]{0,40})\]$/iu

/** `Authors. Title. 2nd ed. Place: Publisher; 2010.` */
function imprint({text, half}: EntryText): Fields | undefined {
  const found = /[.?!]\s*([^.:?!]{2,40}):\s*([^:;]{2,80}?)\s*[;,]\s*((?:1[5-9]|20)\d{2})\b/u.exec(half)
  if (!found || /\d|arxiv/iu.test(found[1] ?? '') || !/\p{L}{2}/u.test(found[2] ?? '')) return undefined
  const head = splitAuthors(text.slice(0, found.index), half.slice(0, found.index))
  if (!head.author || !head.title) return undefined
  const edition = /(?:^|[.\s])(\d+)(?:st|nd|rd|th|\.|ª|a)\s*ed(?:ition|n)?\.?\s*$/iu.exec(head.title)
  const title = edition ? trimField(head.title.slice(0, edition.index)) : head.title
  const issued = cslDate(found[3] ?? '')
  // What publishes its own work is no person.
  const publisher = trimField(found[2] ?? '')
  const body = head.author.length === 1 && text.startsWith(`${publisher}.`)
  const [, bare = title, genre] = thesis.exec(title) ?? []
  return {
    type: genre ? 'thesis' : 'book',
    author: body ? [{literal: publisher}] : head.author,
    title: trimField(bare),
    ...part('genre', genre),
    'publisher-place': trimField(found[1] ?? ''),
    publisher,
    ...(edition ? {edition: edition[1]} : {}),
    ...(issued ? {issued} : {})
  }
}
