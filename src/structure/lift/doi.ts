/** The manuscript's own DOI, as its head prints it. */
import type {Link} from 'mdast'
import {type Doi, parseDoi} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {type Claim, freeRanges, type Head, type Passage, type Range} from './head.js'
import {furniture} from './labels.js'
import {isKind} from './printed.js'

const resolver = '(?:https?://)?(?:dx\\.)?doi\\.[o0]rg/'
/** A line's end may have torn it behind the prefix: `10.5555/ tides123456`. */
const body =
  '10\\.\\d{4,9}(?:\\.\\d+)*/(?:\\s(?=[a-z]{2,12}[-.]?\\d{4}))?[^\\s"<>，；、。【】\\p{Script=Han}]+'
const dressed = new RegExp(
  `(?:\\b(?:doi|digital object identifier)\\s*[:：]?\\s*)?(?:${resolver})?(${body})`,
  'giu'
)
const labelled = new RegExp(`\\bdoi\\s*[:：]\\s*(?:${resolver})?(${body})`, 'giu')
const howToCite = new RegExp(
  `^\\s*(?:citation|(?:how )?to cite(?: this article)?|cite(?: this article)?(?: as)?|引用(?:本文|格式)?)\\s*[:：].*?(?:${resolver}|\\bdoi:\\s*)(${body})`,
  'isu'
)

/** A DOI alone in its line, first in it, labelled among other identifiers, or in the line that says how to cite. */
export function readDoi(head: Head): {doi: Doi; claim?: Claim; passage: Passage} | undefined {
  for (const passage of head.passages) {
    const linked = linkedDoi(passage)
    if (linked) return linked
    for (const free of freeRanges(passage)) {
      const found = inRange(passage, free)
      if (found) return found
    }
  }
  for (const passage of head.passages) {
    const doi = parseDoi(whole(howToCite.exec(rejoined(passage.text))?.[1]))
    if (doi && hasFigure(doi)) return {doi, passage}
  }
  return printedTwice(head)
}

/** Badges that stand beside a DOI. */
function isOpenLine(text: string): boolean {
  return /^(?:open[- ]access|article|check for updates)$/iu.test(text)
}

/**
 * A DOI that the pages print about themselves: in the line of the journal's volume and pages, or in two lines of a
 * head that give no other.
 */
function printedTwice(head: Head): {doi: Doi; passage: Passage; claim?: Claim} | undefined {
  const told = head.passages.flatMap((passage) =>
    [...withoutCitations(passage).matchAll(dressed)].flatMap((match) => {
      const doi = parseDoi(whole(match[1]))
      if (!doi || !hasFigure(doi)) return []
      const range: Range = [match.index, match.index + match[0].length]
      return [{doi, passage, claim: {passage, range}}]
    })
  )
  const issue = told.find(
    ({passage}) =>
      passage.text.length < 260 &&
      /(?:19|20)\d{2}\s*[·;,(:]\s*(?:vol\.?\s*)?\d{1,4}|\d{1,4}\s*[:(]\s*\d{1,4}\s*[-–)]/iu.test(passage.text)
  )
  const others = new Set(told.map(({doi}) => doi.toLowerCase()))
  const [first, second] = told
  if (first && second && others.size === 1 && first.passage !== second.passage)
    return issue ?? {doi: first.doi, passage: first.passage}
  return issue
}

function inRange(
  passage: Passage,
  [start, end]: Range
): {doi: Doi; claim: Claim; passage: Passage} | undefined {
  let at = start
  for (const line of withoutCitations(passage).slice(start, end).split('\n')) {
    const own = [...line.matchAll(dressed)].filter((match) => {
      const before = line.slice(0, match.index).trim()
      const after = line.slice(match.index + match[0].length).trim()
      return (
        (before === '' || isKind(before) || isOpenLine(before)) &&
        (after === '' || /^(?:[\p{Script=Han}|,;，；©]|\d{4}-\d{3}[\dX]\s*\/)/u.test(after))
      )
    })
    const among = furniture.test(line) && !howToCite.test(line) ? [...line.matchAll(labelled)] : []
    const match = own[0] ?? among[0]
    const doi = match && parseDoi(whole(match[1]))
    if (match && doi) {
      const from = at + match.index
      return {doi, passage, claim: {passage, range: [from, from + match[0].length]}}
    }
    at += line.length + 1
  }
  return undefined
}

/** The passage's text, a sign no DOI holds in place of what it cites: `[@doi:10.…]` is another's. */
function withoutCitations({node, text}: Passage): string {
  const masked = node.children
    .map((child) => {
      const words = plain([child])
      return child.type === 'citation' ? '\uFFFC'.repeat(words.length) : words
    })
    .join('')
  return masked.length === text.length ? masked : text
}

/** `[DOI](https://doi.org/10.…)` alone in its line. */
function linkedDoi(passage: Passage): {doi: Doi; claim: Claim; passage: Passage} | undefined {
  const links = passage.node.children.filter((node): node is Link => node.type === 'link')
  const link = links.length === 1 ? links[0] : undefined
  const doi =
    link && /^https?:\/\/(?:dx\.)?doi\.org\//iu.test(link.url) ? parseDoi(decode(link.url)) : undefined
  if (!link || !doi) return undefined
  const words = plain(passage.node.children)
    .replace(plain([link]), '')
    .replace(/\bdoi\b|[:：\s]/giu, '')
  const shown = plain([link]).trim()
  const sameOrLabel = /^(?:doi|link)$/iu.test(shown) || shown === '' || shown.includes(doi)
  return words === '' && sameOrLabel
    ? {doi, passage, claim: {passage, range: [0, passage.text.length]}}
    : undefined
}

/** A DOI that a line's end tore at its points: `https://doi. org/10.5555/tides.pone. 0256785`. */
function rejoined(text: string): string {
  const close = (part: string) => part.replace(/(10\.\d{4,9}\/\S*\.)\s+(?=[a-z]{0,6}\.?\d)/giu, '$1')
  return close(close(text.replace(/doi\.\s+org\//giu, 'doi.org/')))
}

/** No DOI is words alone behind its prefix: the rest was torn away. */
function hasFigure(doi: string): boolean {
  return /\/.*\d/u.test(doi)
}

/** Without the blank that tore it. */
function whole(doi = ''): string {
  return doi.replace(/\s/gu, '')
}

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
