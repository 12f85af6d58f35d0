/**
 * Texts without blank lines: readers of pages that give lines alone leave a whole article in a few paragraphs.
 *
 * In: the blocks of a raw extraction. Out: the same words, a paragraph for each line of the head, each label, heading,
 * caption and entry of the list, and for each paragraph of the text as far as its lines tell. No word is changed.
 */
import type {Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {numberOf} from './heading-numbers.js'
import {isSectionName} from './lift/headings.js'
import {findLabels, furniture, type LabelField} from './lift/labels.js'
import {isClosed} from './lift/torn-places.js'
import {plain, slice, trim} from './phrasing.js'
import {namesList} from './references/list-heading.js'

/** So many lines in a row, none of them blank, are no paragraph of an author's. */
const fewest = 12
/** Lines of a head that are title, authors and their places. */
const longestHead = 8
/** A line of the head takes no more, though its bracket never closes. */
const longestHeadLine = 2000
const caption = /^\s*(?:[图表]\s?\d{1,2}[\s.:：]|(?:Fig(?:ure)?|Table|Tab)\.?\s\d{1,2}[.:\s])/u
const entry = /^\s*[[［]\s?\d{1,3}\s?[\]］]/u
/** What ends a paragraph. */
const stop = /[.。!！?？:：;；]["'”’)）\]］]*\s*$/u

/** Part the paragraphs of a text that has no blank lines; reports `parted-lines` once. */
export function partSolidText(tree: Root, file: VFile): void {
  const paragraphs = tree.children.filter((block) => block.type === 'paragraph')
  const solid = paragraphs.filter((block) => linesOf(block).length >= fewest)
  const lines = paragraphs.flatMap(linesOf).length
  // Most lines of the text stand in such paragraphs.
  if (solid.flatMap(linesOf).length < lines * 0.7 || solid.length === 0 || paragraphs.length * 5 > lines)
    return
  const widths = solid.flatMap(linesOf).map(({length}) => length)
  const width = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.75)] ?? 0
  // A publisher's first page has lines of several kinds, of which some go on: its readers take them as they stand.
  const label = (solid[0] ? linesOf(solid[0]) : []).findIndex((line) => labelOf(line) !== undefined)
  const isShort = label <= longestHead
  let isHead = !tree.children.some(({type}) => type === 'heading')
  let isList = false
  let parted = 0
  tree.children = tree.children.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph') return [block]
    const text = plain(block.children)
    const cuts: number[] = []
    let at = 0
    let above: Line = {text: ''}
    for (const text of plain(block.children).split('\n')) {
      const line: Line = {text, label: labelOf(text)}
      if (isHead && line.label) isHead = false
      if (at > 0 && (isShort || !isHead) && begins(line, above, {isHead, isList, width})) cuts.push(at - 1)
      if (namesList(text.replace(/[\s:：]+$/u, '').trim())) isList = true
      const isOpen = isHead && above.text.length < longestHeadLine && !isClosed(above.text)
      above = isOpen ? {text: `${above.text} ${text}`} : line
      at += text.length + 1
    }
    parted += cuts.length
    return cuts.length === 0 ? [block] : split(block, text, cuts)
  })
  const [first] = solid
  if (parted > 0 && first) report(file, 'parted-lines', first, String(parted))
}

interface Place {
  /** Whether the line stands above the first label. */
  isHead: boolean
  /** Whether it stands below the reference list's name. */
  isList: boolean
  /** Signs of a full line. */
  width: number
}

interface Line {
  text: string
  /** The label it begins with. */
  label?: LabelField | undefined
}

function labelOf(text: string): LabelField | undefined {
  return findLabels(text).find(({start}) => start === 0)?.field
}

/** Whether a line begins a block of its own, below another. */
function begins({text: line, label}: Line, above: Line, {isHead, isList, width}: Place): boolean {
  const words = line.trim()
  const before = above.text.trim()
  if (words === '') return false
  if (label || isName(words) || isName(before)) return true
  if (isList) return entry.test(words)
  if (isHead) return isClosed(above.text) && words.length < 400
  const ended = stop.test(before)
  if (above.label === 'keywords' && !/[,;，；、]$/u.test(before)) return true
  if (isNumbered(words)) return ended || isNumbered(before) || before.length < width * 0.7
  if (isNumbered(before) && before.length < width * 0.7) return true
  if (/^\u3000{1,2}\S/u.test(line)) return true
  if (caption.test(words)) return ended || caption.test(before)
  if (caption.test(before)) return before.length < width * 0.8
  if (furniture.test(words.slice(0, 14)) || furniture.test(before.slice(0, 14))) return true
  return ended && before.length < width * 0.8 && /^[\p{Lu}\p{Lo}“(（]/u.test(words)
}

function isName(words: string): boolean {
  const name = words.replace(/[\s:：]+$/u, '')
  return name.length < 40 && (namesList(name) || isSectionName(name))
}

function isNumbered(words: string): boolean {
  return numberOf(words) !== undefined && words.length < 60 && !/[。；;，,：:.]$/u.test(words)
}

function linesOf(block: RootContent): string[] {
  return block.type === 'paragraph' ? plain(block.children).split('\n') : []
}

function split(block: Paragraph, text: string, cuts: number[]): Paragraph[] {
  let line = block.position?.start.line ?? 1
  return [-1, ...cuts].flatMap((cut, index): Paragraph[] => {
    const end = cuts[index] ?? text.length
    const children = trim(slice(block.children, cut + 1, end))
    const position = block.position && {...block.position, start: {...block.position.start, line, column: 1}}
    line += (text.slice(cut + 1, end).match(/\n/gu)?.length ?? 0) + 1
    return children.length > 0 ? [{...block, children, ...(position && {position})}] : []
  })
}
