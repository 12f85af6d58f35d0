/**
 * Reference lists written as prose.
 *
 * In comes a tree whose last pages hold a list of references as the author
 * typed it; out go its entries, each with the author's own words and what
 * they say as CSL-JSON, and a tree without the list. Calls to them are
 * `citations.ts`'s work; lists from bibliographies are `resolve/`'s.
 */
import type {Heading, Paragraph, Root, RootContent} from 'mdast'
import type {Point} from 'unist'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import type {Reference} from '../../model/index.js'
import {plain, slice, trim} from '../phrasing.js'
import {type Entry, readEntries} from './entries.js'
import {isListHeading, listTitle, namesList} from './list-heading.js'
import {parseEntry} from './parse-entry.js'

export interface ReferenceSection {
  /** Heading as the author wrote it, without number and colon: `参考文献`; `undefined` for a list without one. */
  title?: string
  /** In list order; ids `ref-1` …, keys the labels, or the place in the list where there are none. */
  references: Reference[]
}

/**
 * Take the reference list out of `tree`, with its heading.
 *
 * @returns `undefined`, and the heading stays, when no entries follow one.
 * Reports `inferred-references`; for each entry that lacks what its kind
 * needs `reference-incomplete`, and `reference-unparsed` where its parts
 * can't be told.
 */
export function readReferenceList(tree: Root, file: VFile): ReferenceSection | undefined {
  partHeading(tree)
  const index = tree.children.findLastIndex((block) => isListHeading(block))
  const heading = tree.children[index]
  if (!heading || (heading.type !== 'heading' && heading.type !== 'paragraph'))
    return readUnheaded(tree, file)
  lowerLabels(tree, index + 1)
  const following = blocksOf(tree, index)
  const {entries, rest, used} = readEntries(following)
  if (entries.length === 0 || !entries.some(isEntry)) return undefined
  // Its name in another language, in a line of its own: `参考文献：`, `References:`.
  const above = tree.children[index - 1]
  const other = above && isListHeading(above) ? (above as Heading | Paragraph) : undefined
  // A rule before the list parted it from the text; it goes with it.
  const rule = tree.children[index - 1]
  if (rule?.type === 'thematicBreak') used.add(rule)
  const after = tree.children[tree.children.findLastIndex((block) => used.has(block)) + 1]
  tree.children = tree.children.flatMap((block): RootContent[] => {
    if (block === heading || block === other) return []
    if (used.has(block)) return rest.get(block) ?? []
    // What stands behind a list, as authors' lives do, is no part of the section before it.
    return block === after && after.type !== 'heading' && after.type !== 'thematicBreak'
      ? [{type: 'thematicBreak'}, block]
      : [block]
  })
  const references = toReferences(entries, file)
  report(file, 'inferred-references', heading, count(references.length, 'reference'))
  const title = listTitle(heading)
  return {title: other ? `${listTitle(other)} (${title})` : title, references}
}

/**
 * Entries that physicists' journals and letters print without a heading, behind the last words: `[1] …`, `¹ …` or
 * `1. …` and on, each with its year.
 */
function readUnheaded(tree: Root, file: VFile): ReferenceSection | undefined {
  const first1 = tree.children.findLastIndex((block) => /^\s*1\s*\p{Lu}/u.test(raisedStart(block) ?? ''))
  if (first1 > 0) lowerLabels(tree, first1)
  const start = tree.children.findLastIndex((block) =>
    block.type === 'list'
      ? (block.ordered === true && (block.start ?? 1) === 1) || /^\s*\[1\]/u.test(plain([block]))
      : block.type === 'paragraph' && /^\s*[[［]\s*1\s*[\]］]\s*\p{Lu}/u.test(plain(block.children))
  )
  if (start < 1) return undefined
  const {entries, rest, used} = readEntries(blocksOf(tree, start - 1))
  const first = tree.children[start]
  const counted = entries.every(({label}, index) => label === String(index + 1))
  const dated = entries.filter(({nodes}) => /\b(?:1[5-9]|20)\d\d\b/u.test(plain(nodes))).length
  // A list of steps may hold years, too: what it says must read as works with their authors.
  const listed = first?.type === 'list'
  const whole = entries.filter(({nodes}) => {
    const {csl, missing} = parseEntry(nodes, 'x')
    return missing !== undefined && (csl.author !== undefined || csl.editor !== undefined)
  }).length
  const fewest = listed ? 2 : 3
  if (!first || entries.length < fewest || !counted || dated < 0.8 * entries.length) return undefined
  if (listed && whole < 0.8 * entries.length) return undefined
  tree.children = tree.children.flatMap((block) => (used.has(block) ? (rest.get(block) ?? []) : [block]))
  const references = toReferences(entries, file)
  report(file, 'inferred-references', first, count(references.length, 'reference'))
  return {references}
}

/** The words of a paragraph, or of a list's first item, that begins with a raised number. */
function raisedStart(block: RootContent): string | undefined {
  const item = block.type === 'list' ? block.children[0]?.children[0] : block
  return item?.type === 'paragraph' && item.children[0]?.type === 'superscript'
    ? plain(item.children)
    : undefined
}

/** Put raised numbers that begin entries, `¹ K. Bell`, in brackets, where they count from one; changes `tree` from `start` on. */
function lowerLabels(tree: Root, start: number): void {
  const items = tree.children
    .slice(start)
    .flatMap((block): (RootContent | undefined)[] =>
      block.type === 'list' ? block.children.map(({children}) => children[0]) : [block]
    )
    .filter((block): block is Paragraph => block?.type === 'paragraph')
  const raised = items.flatMap((item) => {
    const [first] = item.children
    const number = first?.type === 'superscript' ? /^\s*(\d{1,3})\s*$/u.exec(plain([first]))?.[1] : undefined
    return number ? [{item, number: Number(number)}] : []
  })
  if (raised.length < 2 || !raised.every(({number}, index) => number === index + 1)) return
  for (const {item, number} of raised)
    item.children[0] = {type: 'text', value: `[${number}] `, position: item.children[0]?.position}
}

/** Numbered, or with a year or an address: what has none of them is a sentence about the list. */
function isEntry({label, nodes}: Entry): boolean {
  return label !== undefined || /\b(?:1[5-9]|20)\d\d|https?:|\b10\.\d{4}|\p{Script=Han}/u.test(plain(nodes))
}

function toReferences(entries: Entry[], file: VFile): Reference[] {
  const keys = new Set<string>()
  return entries.map((entry, index) => {
    const id = `ref-${index + 1}`
    let key = entry.label ?? String(index + 1)
    if (keys.has(key)) {
      report(file, 'reference-duplicate', entry.place, key)
      key = id
    }
    keys.add(key)
    const {csl, missing} = parseEntry(entry.nodes, key)
    const shown = entry.label ?? String(index + 1)
    if (missing === undefined) report(file, 'reference-unparsed', entry.place, shown)
    else if (missing.length > 0) report(file, 'reference-incomplete', entry.place, shown, missing.join(', '))
    const place: Point | undefined = entry.place?.start
    return {
      id,
      key,
      ...(entry.label ? {label: entry.label} : {}),
      csl,
      formatted: entry.nodes,
      citedBy: [],
      ...(place ? {place} : {})
    }
  })
}

/** Where the list's name and its first entry share a paragraph, `参考文献 [1] …`, make two of it. */
function partHeading(tree: Root): void {
  const index = tree.children.findLastIndex((block) => {
    const found =
      block.type === 'paragraph'
        ? /^\s*(\p{L}[\p{L} ]{3,30}?)\s*[:：]?\s*(?=[[［]1[\]］])/u.exec(plain(block.children).slice(0, 120))
        : null
    return found !== null && namesList(found[1] ?? '')
  })
  const block = tree.children[index]
  if (block?.type !== 'paragraph' || tree.children.slice(index + 1).some(isListHeading)) return
  const at = plain(block.children).search(/[[［]/u)
  const title: Paragraph = {...block, children: trim(slice(block.children, 0, at))}
  tree.children.splice(index, 1, title, {...block, children: slice(block.children, at)})
}

/** Blocks to the next heading; a running head, printed on several pages, is none. */
function blocksOf(tree: Root, index: number): RootContent[] {
  const seen = new Map<string, number>()
  for (const block of tree.children) {
    if (block.type === 'heading') seen.set(plain(block.children), (seen.get(plain(block.children)) ?? 0) + 1)
  }
  const blocks: RootContent[] = []
  for (const block of tree.children.slice(index + 1)) {
    if (block.type === 'heading') {
      if ((seen.get(plain(block.children)) ?? 0) < 2) break
      continue
    }
    if (block.type !== 'paragraph' && block.type !== 'list' && block.type !== 'thematicBreak') break
    blocks.push(block)
  }
  return blocks
}
