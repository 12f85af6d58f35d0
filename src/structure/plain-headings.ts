/**
 * Headings of extracted text that are only lines: `I. INTRODUCTION`, `1 材料与方法`, `1.1 Samples`.
 *
 * A number alone proves nothing, nor does a short line. What does is the
 * sequence: numbers that go on from each other through the whole text, with
 * prose between them. In: blocks of a raw extraction. Out: the same blocks,
 * such lines among them headings. No word is changed.
 */
import type {Heading, PhrasingContent, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {follows, numberOf} from './heading-numbers.js'
import {plain} from './phrasing.js'

/** A numbered line: its number's parts, and how they are written. */
interface Numbered {
  index: number
  parts: number[]
  style: 'roman' | 'letter' | 'digits' | 'han' | 'hanBelow'
  children: PhrasingContent[]
  isHan?: boolean
  /** Set where it is a heading already. */
  depth?: number
}

const longest = {latin: 90, cjk: 30, cjkBelow: 48}
const cjk = /\p{Script=Han}/u
const roman = /^([IVX]{1,5})[.．]\s+(?=\p{Lu})/u
/** `一、材料与方法`, and below it `（一）样本`. */
const han =
  /^(?:([一二三四五六七八九十]{1,3})\s?[、.．]|[（(]([一二三四五六七八九十]{1,3})[)）])\s*(?=[\p{Script=Han}A-Z])/u
const letter = /^([A-H])[.．]\s+(?=\p{Lu})/u
/** A sentence's end or middle, an address: no heading. */
const prose = /[.。!！?？;；:：,，]$|@|https?:|[。；;]/u

/** Make headings of the numbered lines of a raw text; reports `inferred-headings`. */
export function readPlainHeadings(tree: Root, file: VFile): void {
  const found = sequenceOf(tree.children.flatMap(numberedLine))
  const made = found.filter(({depth}) => depth === undefined)
  if (made.length < 2 || !partsProse(found, tree.children)) return
  const anchor = found.find(({depth}) => depth !== undefined)
  const depths = tree.children.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  const base = anchor?.depth ? anchor.depth - anchor.parts.length : Math.min(...depths, 2) - 1
  // All on one level, whatever their numbers: those tell the levels of all, once there are sections.
  const flat = levelOf(found)
  for (const {index, parts, children} of made) {
    const depth = flat ?? (Math.min(6, Math.max(1, base + parts.length)) as Heading['depth'])
    tree.children[index] = {type: 'heading', depth, children, position: tree.children[index]?.position}
  }
  const first = tree.children[made[0]?.index ?? 0]
  report(file, 'inferred-headings', first, String(made.length), first ? plain([first]) : '')
}

/** The level that headings have although their numbers have several; `undefined`: none. */
function levelOf(found: Numbered[]): Heading['depth'] | undefined {
  const headings = found.filter(({depth}) => depth !== undefined)
  const [depth, ...others] = new Set(headings.map((one) => one.depth))
  const lengths = new Set(headings.map(({parts}) => parts.length))
  return others.length === 0 && lengths.size > 1 ? (depth as Heading['depth']) : undefined
}

function numberedLine(block: RootContent, index: number): Numbered[] {
  const depth = block.type === 'heading' ? block.depth : undefined
  const {children, prefix} = lineOf(block)
  const text = (prefix + plain(children)).trim()
  const most = /^\d{1,2}[.．]\d/u.test(text) ? longest.cjkBelow : longest.cjk
  const limit = cjk.test(text) ? most : longest.latin
  if (!text || text.length > limit || text.includes('\n') || (depth === undefined && prose.test(text)))
    return []
  const lead: PhrasingContent[] = prefix ? [{type: 'text', value: prefix}] : []
  const line = {index, children: [...lead, ...children], ...(depth && {depth})}
  const parts = numberOf(text)
  if (parts) return [{...line, style: 'digits', parts, isHan: cjk.test(text)}]
  const [, counted, below] = han.exec(text) ?? []
  if (counted) return [{...line, style: 'han', parts: [hanNumber(counted)], isHan: true}]
  if (below) return [{...line, style: 'hanBelow', parts: [0, hanNumber(below)], isHan: true}]
  // `I.` comes before `A.`: only the sequence tells a letter from a numeral.
  const numeral = roman.exec(text)?.[1]
  if (numeral && numeralOf(numeral)) return [{...line, style: 'roman', parts: [numeralOf(numeral)]}]
  const sign = letter.exec(text)?.[1]
  return sign ? [{...line, style: 'letter', parts: [0, sign.charCodeAt(0) - 64]}] : []
}

/** A line's words; Markdown takes `1. Methods` for a list of one item. */
function lineOf(block: RootContent): {children: PhrasingContent[]; prefix: string} {
  if (block.type === 'paragraph' || block.type === 'heading') return {children: block.children, prefix: ''}
  const [item, more] = block.type === 'list' && block.ordered ? block.children : []
  const [only, second] = item?.children ?? []
  if (block.type !== 'list' || more || second || only?.type !== 'paragraph') return {children: [], prefix: ''}
  return {children: only.children, prefix: `${block.start ?? 1}. `}
}

const numerals = [
  'I',
  'II',
  'III',
  'IV',
  'V',
  'VI',
  'VII',
  'VIII',
  'IX',
  'X',
  'XI',
  'XII',
  'XIII',
  'XIV',
  'XV'
]

function numeralOf(numeral: string): number {
  return numerals.indexOf(numeral) + 1
}

/** `12` of `十二`. */
function hanNumber(text: string): number {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const value = (signs = '') => '一二三四五六七八九'.indexOf(signs) + 1
  return text.includes('十') ? (tens ? value(tens) : 1) * 10 + (ones ? value(ones) : 0) : value(ones)
}

/** The lines whose numbers go on from each other, from the first section on. */
function sequenceOf(lines: Numbered[]): Numbered[] {
  const start = lines.findIndex(
    ({parts, style, isHan, depth}) =>
      (style !== 'letter' && style !== 'hanBelow' && parts.length === 1 && (parts[0] ?? 9) <= 1) ||
      // The heading above it was lost.
      (isHan && depth !== undefined && parts.join() === '1,1')
  )
  const first = lines[start]
  if (!first) return []
  const found = [first]
  for (const line of lines.slice(start + 1)) {
    const last = found.at(-1) as Numbered
    const isOwn =
      line.style === first.style ||
      (first.style === 'roman' && line.style === 'letter') ||
      (first.style === 'han' && line.style === 'hanBelow')
    const isBelow = line.style === 'letter' || line.style === 'hanBelow'
    const parts = isBelow ? [last.parts[0] as number, ...line.parts.slice(1)] : line.parts
    // Own lines in Chinese are short: they are told by less.
    if (isOwn && follows(parts, last.parts, line.isHan)) found.push({...line, parts})
  }
  return found
}

/** Headings have text between them; the items of a list follow each other. */
function partsProse(found: Numbered[], blocks: RootContent[]): boolean {
  return found.every((line, at) => {
    const next = found[at + 1]
    const end = next?.index ?? blocks.length
    return (next && next.parts.length > line.parts.length) || end > line.index + 1
  })
}
