/**
 * Where the pages of the printed galley begin, in the text of the EPUB.
 *
 * The text is taken while the browser prints, breaks are put into it afterwards.
 *
 * The two say the same words in the same order: the first words of a page are
 * looked for behind those of the page before. Notes and floating figures are
 * printed elsewhere than they are read, so a page begins with its first words
 * of running text; only where it has none, with a figure or a note.
 *
 * @see https://www.w3.org/TR/epub-a11y-11/#sec-page-nav
 */
import type {Element, ElementContent, PrintedPage} from '../../model/index.js'
import {isElement} from './elements.js'

/** A place in the trees: before the sign of that index in a text node, or before an element. */
interface Place {
  text: ElementContent
  offset: number
  /** From the outermost list of children to the text's own. */
  path: {siblings: ElementContent[]; node: ElementContent}[]
  /** In running text, not in what floats. */
  running: boolean
  /** Index of its tree. */
  tree: number
}

/** The text of trees without spaces and punctuation, and where its signs stand. */
export interface Stream {
  signs: string
  places: Place[]
  /** Index in `places` and start of each text node's signs. */
  starts: number[]
}

/** Signs that must agree. */
const enough = 24

/** What neither galley is sure to write in the same way. */
const unsure = /[^\p{L}\p{N}]+|\p{M}+/gu

/** A break that was put into a tree. */
export interface PageBreak {
  id: string
  label: string
  /** Index of its tree. */
  tree: number
  /** How many signs of that tree's text stand before it. */
  after: number
}

/**
 * Put the page breaks into the trees of a text, in place; the first page begins before everything.
 *
 * @param ids of these trees; a break gets one of its own.
 * @returns the pages that were found, in order.
 */
export function insertPageBreaks(
  stream: Stream,
  pages: PrintedPage[],
  ids: Iterable<string> = []
): PageBreak[] {
  const taken = new Set(ids)
  const insertions: {place: Place; index: number; id: string; label: string}[] = []
  let from = 0
  for (const [index, {label, passages}] of pages.entries()) {
    const found = index === 0 ? 0 : findPage(stream, passages, from)
    const place = found === undefined ? undefined : placeAt(stream, found)
    if (found === undefined || !place) continue
    if (place.running) from = found + 1
    insertions.push({place, index: found, id: idOf(label, taken), label})
  }
  // From the end, so that places found stay where they are.
  const backwards = [...insertions].reverse().sort((a, b) => b.index - a.index)
  for (const {place, id, label} of backwards) insertAt(place, pageBreak(id, label))
  return insertions.map(({place: {tree}, index, id, label}) => {
    const first = stream.places.findIndex((place) => place.tree === tree)
    return {id, label, tree, after: index - (stream.starts[first] as number)}
  })
}

/** Index of the page's first sign in the stream. */
function findPage(stream: Stream, passages: string[], from: number): number | undefined {
  let floating: number | undefined
  for (const whole of pieces(passages)) {
    const at = stream.signs.indexOf(whole, from)
    if (at < 0) continue
    if (placeAt(stream, at)?.running) return at
    floating ??= at
  }
  return floating
}

/** The beginning of each passage, long enough to be told from others. */
function* pieces(passages: string[]): Generator<string> {
  const signs = passages.map(signsOf)
  for (let at = 0; at < Math.min(signs.length, 400); at += 1) {
    if (!signs[at]) continue
    let piece = ''
    for (let next = at; piece.length < enough && next < signs.length; next += 1) piece += signs[next]
    if (piece.length >= 6) yield piece.slice(0, enough * 2)
    if (piece.length > enough) yield piece.slice(0, enough)
  }
}

function signsOf(text: string): string {
  return text.normalize('NFKD').toLowerCase().replace(unsure, '')
}

/** Elements whose words are printed elsewhere than where they are read. */
function floats({tagName, properties}: Element): boolean {
  return tagName === 'figure' || tagName === 'table' || properties['role'] === 'doc-endnotes'
}

/** Elements with words that no printed page says, or that nothing can stand in. */
function isSilent({tagName, properties}: Element): boolean {
  return (
    /^(?:math|svg|img)$/u.test(tagName) ||
    properties['role'] === 'doc-backlink' ||
    properties['role'] === 'img' ||
    properties['epub:type'] === 'cover'
  )
}

/** The text of trees; they are left alone until the breaks are put there. */
export function streamOf(trees: ElementContent[][]): Stream {
  const stream: Stream = {signs: '', places: [], starts: []}
  const parts: string[] = []
  let length = 0
  const visit = (siblings: ElementContent[], path: Place['path'], running: boolean, tree: number): void => {
    for (const node of siblings) {
      const here = [...path, {siblings, node}]
      if (node.type === 'text') {
        const signs = signsOf(node.value)
        if (!signs) continue
        stream.places.push({text: node, offset: 0, path: here, running, tree})
        stream.starts.push(length)
        parts.push(signs)
        length += signs.length
      } else if (node.type === 'element' && !isSilent(node))
        visit(node.children, here, running && !floats(node), tree)
    }
  }
  for (const [index, tree] of trees.entries()) visit(tree, [], true, index)
  stream.signs = parts.join('')
  return stream
}

function placeAt({places, starts}: Stream, index: number): Place | undefined {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] as number) <= index) low = middle
    else high = middle - 1
  }
  const place = places[low]
  if (place?.text.type !== 'text') return undefined
  const within = index - (starts[low] as number)
  return {...place, offset: offsetOf(place.text.value, within)}
}

/** Index of the word that holds so many-th of the compared signs. */
function offsetOf(text: string, signs: number): number {
  let seen = 0
  // A word divided between two pages belongs to the first.
  for (const word of text.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu
  )) {
    if (seen >= signs) return word.index
    seen += signsOf(word[0]).length
  }
  return text.length
}

/** Within a line; a break at the beginning of one goes before it. */
const inLine = /^(?:a|abbr|cite|code|del|em|i|b|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u)$/u

function insertAt({text, offset, path}: Place, mark: Element): void {
  if (text.type !== 'text') return
  const begins = text.value.slice(0, offset).trim() === ''
  const float = path.findIndex(({node}) => isElement(node, 'figure', 'table') || isScroller(node))
  if (begins && float >= 0 && path.slice(float + 1).every(isFirst)) {
    before(path[float]!, mark)
    return
  }
  const span: Element = {...mark, tagName: 'span'}
  const link = path.findIndex(({node}) => isElement(node, 'a', 'button'))
  let at = link >= 0 ? link : path.length - 1
  while (
    at > 0 &&
    (begins || link >= 0) &&
    isFirst(path[at]!) &&
    inLine.test(elementName(path[at - 1]!.node))
  )
    at -= 1
  if (begins || link >= 0) before(path[at]!, span)
  else {
    const {siblings} = path.at(-1)!
    const after = {...text, value: text.value.slice(offset)}
    text.value = text.value.slice(0, offset)
    siblings.splice(siblings.indexOf(text) + 1, 0, span, after)
  }
}

function before({siblings, node}: Place['path'][number], mark: Element): void {
  siblings.splice(siblings.indexOf(node), 0, mark)
}

function isScroller(node: ElementContent): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(classes) && classes.includes('table-scroll')
}

function isFirst({siblings, node}: Place['path'][number]): boolean {
  const earlier = siblings.slice(0, siblings.indexOf(node))
  return earlier.every((one) => one.type !== 'element' && !(one.type === 'text' && one.value.trim() !== ''))
}

function elementName(node: ElementContent): string {
  return node.type === 'element' ? node.tagName : ''
}

function pageBreak(id: string, label: string): Element {
  return {
    type: 'element',
    tagName: 'div',
    properties: {
      id,
      role: 'doc-pagebreak',
      'epub:type': 'pagebreak',
      ariaLabel: label,
      className: ['page-break']
    },
    children: []
  }
}

function idOf(label: string, taken: Set<string>): string {
  const base = `page-${label.replace(/[^\p{L}\p{N}]+/gu, '-')}`
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  taken.add(id)
  return id
}
