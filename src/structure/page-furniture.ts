/**
 * What extraction leaves of pages: running heads and folios among the text.
 *
 * A line that stands alone several times, figures aside, belongs to the pages;
 * so do figures alone that count up. Each is named as it goes.
 */
import type {Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {plain} from './phrasing.js'
import {isListHeading} from './references/list-heading.js'

const longest = 120
const fewest = 3
/** Two are enough of a journal’s volume and pages, or of authors with a folio. */
const running =
  /(?:19|20)\d{2}\s*[;,]\s*\d+\s*\(\d+\)|\bvol\.?\s*\d+.*\bno\.?\s*\d+|(?:19|20)\d{2}\s*,\s*\d{1,4}\s*,\s*\d+|^\d+\s.*\bet al\b|\bet al\b.*\s\d+$/iu
const folio =
  /^[\s–—|·.-]*(?:(?:page|p\.|seite|página|第)\s*)?\d{1,4}(?:\s*(?:\/|of|页|de|von)\s*\d{0,4}\s*页?)?[\s–—|·.-]*$/iu
/** A caption's or an entry's beginning, an end of a sentence: no running head. */
const text = /^\s*(?:fig(?:ure)?|table|图|表|注|note)\.?\s*[\d:：]|[.。!?！？:：;；,，]\s*$|^\s*[[［(（]\d/iu

/** A page holds more than this between two of its heads, in signs. */
const page = 300

/** What servers of preprints stamp on pages. */
const stamp =
  /^(?:frontiers in [\p{L}\s]{3,60}\|?\s*www\.frontiersin\.org\s.{3,90}|1\s?2?\s?3|content courtesy of springer nature,.{10,60}|publisher['’]s note\s*[:：]?\s+springer nature remains neutral .{20,200}|\d{1,2}(?:st|nd|rd|th) (?:international )?conference on .{5,120}\((?:[A-Za-z-]{2,10}[\s’']?\d{2,4})\)[^.]{0,60}\.?|published as a conference paper at .{4,40}|preprint\.\s+(?:under review|work in progress)\.?|[（(]?\s*(?:本文|责任)编辑\s*[:：][^。，]{1,20}[)）]?|chinaxiv\s*合作期刊|chinaxiv\s*[:：]\s*\d{6}\.\d{5}(?:v\d+)?|arxiv:\d{4}\.\d{4,5}(?:v\d+)?\s*\[[\w.-]+\]\s.{6,20}|(?:bio|med)rxiv preprint .{10,300}|please cite this article (?:as|in press as)\s*:.{10,600})$/iu

/** First blocks of a text, and their words. */
export type Opening = ReadonlyMap<RootContent, string>

/** What running heads repeat of an article. */
export interface Known {
  /** Family name of the first author. */
  author?: string
  /** Names of all authors, in order. */
  authors?: string
  title?: string
  journal?: string
}

/** Take running heads and folios out of a tree; reports `page-furniture` for each. */
export function removePageFurniture(tree: Root, file: VFile, known: Known = {}): void {
  const own = [known.title, known.authors].flatMap((words) => (words ? [bareWords(words)] : []))
  const places = new Map<string, number[]>()
  let at = 0
  const keys = tree.children.map((block) => {
    const key = isFolio(block) ? 'folio' : keyOf(block)
    if (key) places.set(key, [...(places.get(key) ?? []), at])
    at += plain([block]).length
    return key
  })
  const folios = tree.children.filter(isFolio).map((block) => Number(/\d+/u.exec(wordsOf(block))?.[0]))
  const counted = folios.every((number, index) => index === 0 || number > (folios[index - 1] ?? 0))
  const repeats = (key: string, block: RootContent) => {
    const found = places.get(key) ?? []
    const apart = found.every((place, index) => index === 0 || place - (found[index - 1] as number) > page)
    return (
      found.length >= (running.test(wordsOf(block)) ? 2 : fewest) && apart && (key !== 'folio' || counted)
    )
  }
  const list = tree.children.findLastIndex(isListHeading)
  tree.children = tree.children.filter((block, index) => {
    const key = keys[index]
    const words = wordsOf(block)
    // Behind the list's heading an author's own works stand.
    const behind = list >= 0 && index > list
    const isOwn = block.type === 'paragraph' && own.includes(bareWords(words))
    if (
      !stamp.test(words.trim()) &&
      !isOwn &&
      !(key && (repeats(key, block) || isRunningHead(words, behind ? {} : known)))
    )
      return true
    leaveOut(block, file)
    return false
  })
}

/** One is enough of a line that names the first author and a volume with its year, or a page out of so many. */
function isRunningHead(words: string, {author, journal}: Known): boolean {
  const volume = /\b\d{1,4}\s*[:(]\s*(?:19|20)?\d{2}|\((?:19|20)\d{2}\)|(?:19|20)\d{2}[,;]\s*\d/u
  const outOf = /(?:^|\s)(?:page\s)?\d{1,3}\s(?:of|\/)\s\d{1,3}$/iu
  // `2 of 21` says it all.
  const [, number, last] = /^\s*(\d{1,3})\s+of\s+(\d{1,3})\s*$/u.exec(words) ?? []
  if (number && Number(last) > 1 && Number(number) <= Number(last)) return true
  if (outOf.test(words) && /\bet al\b/u.test(words) && volume.test(words)) return true
  // A journal with volume, issue, pages and year is no sentence.
  if (
    /^\p{Lu}[^.!?]{4,80},?\s+vol\.?\s*\d{1,4}\s*,\s*n(?:o|º|°|úm)\.?\s*\d{1,3}\s*,\s*pp?\.\s*\d+\s*[-–]\s*\d+[\s,]*\(?(?:19|20)\d{2}\)?$/iu.test(
      words.trim()
    )
  )
    return true
  if (/[.!?]\s*$|https?:|\b10\.\d{4}\//u.test(words)) return false
  if (outOf.test(words)) return volume.test(words) || /\bet al\b/u.test(words)
  return (
    author !== undefined &&
    words.includes(author) &&
    (/\bet al\b|\band\b|&/u.test(words) || (journal !== undefined && words.includes(journal))) &&
    volume.test(words)
  )
}

/** Letters and figures alone, without what joins names: the title, or all authors, stand alone in no text. */
function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/(?<!\p{L})(?:and|und|et|y)(?!\p{L})|[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\d)\d+$/u, '')
}

/**
 * Whether a block between the halves of a torn sentence is a page's own: a
 * folio, or words that the text's first lines begin with.
 */
export function isBetweenPages(block: RootContent, opening: Opening): boolean {
  const words = wordsOf(block).trim()
  if (isFolio(block)) return true
  const bare = words.replace(/^[\s\d|·–—-]+|(?<![\s\d|·–—-])[\s\d|·–—-]+$/gu, '')
  if (bare.length < 6 || words.length > longest || text.test(words)) return false
  return [...opening].some(([one, own]) => one !== block && own.includes(bare))
}

export function leaveOut(block: RootContent, file: VFile): void {
  report(file, 'page-furniture', block, wordsOf(block))
}

function isFolio(block: RootContent): boolean {
  return block.type === 'paragraph' && folio.test(wordsOf(block))
}

/** Words that make two lines the same running head; `undefined`: it can be none. */
function keyOf(block: RootContent): string | undefined {
  const words = wordsOf(block).trim()
  if (words.length < 4 || words.length > longest || text.test(words)) return undefined
  const key = words
    .toLowerCase()
    .replace(/(?<![\p{L}\d])\d+(?![\p{L}\d])|\s+/gu, ' ')
    .replace(/ {2,}/gu, ' ')
    .trim()
  return /\p{L}{2}/u.test(key) ? `${block.type} ${key}` : undefined
}

function wordsOf(block: RootContent): string {
  // A frame around one line.
  if (block.type === 'table' && block.children.length === 1 && block.children[0]?.children.length === 1)
    return plain(block.children)
  return block.type === 'paragraph' || block.type === 'heading' ? plain(block.children) : ''
}
