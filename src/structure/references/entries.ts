/** Where each entry of a typed reference list begins and ends. */
import type {List, ListItem, Paragraph, PhrasingContent, RootContent} from 'mdast'
import type {Position} from 'unist'
import {joined, plain, slice, spanning, trim} from '../phrasing.js'

export interface Entry {
  /** `13`, without brackets; `undefined` in lists without numbers. */
  label?: string
  /** The author's words, without the label. */
  nodes: PhrasingContent[]
  place?: Position
}

export interface Entries {
  entries: Entry[]
  /** Blocks that held entries. */
  used: Set<RootContent>
  /** What such a block held besides. */
  rest: Map<RootContent, RootContent[]>
}

const bracketed = /^\s*[[［(（]\s*(\d{1,4})\s*[\]］)）]\s*/u
const pointed = /^\s*(\d{1,4})\s*[.．、)]\s*(?=\D)/u
/** `1 Bell A`, as the BMJ's lists have them: where the first entry begins so. */
const bare = /^\s*(\d{1,3})(?:\s+(?=\p{Lu}|\([a-z]\)\s\p{Lu})|(?=\p{Lu}\.\s))/u
/** A mark of GB/T 7714, as `[J]`: only an entry holds one. */
export const typeMark = /[[［]\s*\.?\s*[A-Z]{1,2}\s*(?:\/\s*[A-Z]{2}\s*)?[\]］]/u
const year = /(?:1[6-9]|2[0Oo])[\dOol]{2}/u
/** A name with initials, or several, and a year in brackets: only an entry begins so. */
const dated =
  /^\s*\p{Lu}[\p{L}\p{M}'’-]+,?\s(?:\p{Lu}{1,3}|(?:\p{Lu}\.[\s-]?){1,4})[,;.\s][^()]{0,300}\((?:1[5-9]|20)\d{2}[a-z]?\)/u
/** Names with initials, or filed, and soon a year. */
const opening =
  /^\s*\p{Lu}[\p{L}\p{M}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?,?\s(?:\p{Lu}\.[\s-]?){1,4}[,;&\s(][^\n]{0,200}(?:1[6-9]|20)\d{2}/u
const complete = /(?:[.。)）\]］]|\d|doi\S*|https?:\S*)\s*$/iu

/** Entries of the blocks below a heading; what isn't an entry ends the list. */
export function readEntries(blocks: RootContent[]): Entries {
  const result: Entries = {entries: [], used: new Set(), rest: new Map()}
  const [first] = blocks
  const isBare = first?.type === 'paragraph' && bare.exec(plain(first.children))?.[1] === '1'
  const numbered =
    isBare || blocks.some((block) => block.type !== 'thematicBreak' && firstLabel(block) !== undefined)
  for (const block of blocks) {
    if (block.type === 'thematicBreak') {
      if (block === blocks.at(-1)) continue
      result.used.add(block)
      continue
    }
    const read =
      block.type === 'list'
        ? readList(block, result.entries)
        : block.type === 'paragraph' && readParagraph(block, result.entries, numbered, isBare)
    if (!read) break
    result.used.add(block)
  }
  cutTail(result)
  return result
}

function readList(list: List, entries: Entry[]): boolean {
  const inner = list.children.map(
    (item): {children: RootContent[]; number?: string} => onlyItem(item) ?? {children: item.children}
  )
  const items = inner.map(({children}) =>
    children.filter((child): child is Paragraph => child.type === 'paragraph')
  )
  if (
    !items.every(
      (paragraphs, index) => paragraphs.length > 0 && paragraphs.length === inner[index]?.children.length
    )
  )
    return false
  for (const [index, paragraphs] of items.entries()) {
    const nodes = paragraphs.reduce<PhrasingContent[]>(
      (all, {children}) =>
        all.length === 0 ? children : joined(all, [{type: 'text', value: ' '}], children),
      []
    )
    const label = ownLabel(plain(nodes))
    const ordinal = inner[index]?.number ?? (list.ordered ? String((list.start ?? 1) + index) : undefined)
    entries.push({
      label: label?.number ?? ordinal,
      nodes: trim(slice(nodes, label?.length ?? 0)),
      place: list.children[index]?.position
    })
  }
  return true
}

/** `- 1. Words`, which Markdown takes for a list within a list. */
function onlyItem({
  children
}: Pick<ListItem, 'children'>): {children: RootContent[]; number: string} | undefined {
  const [only, more] = children
  if (only?.type !== 'list' || more || !only.ordered || only.children.length !== 1) return undefined
  return {children: only.children[0]?.children ?? [], number: String(only.start ?? 1)}
}

/** Entries of a paragraph: one, or several parted by hard breaks or by their own numbers. */
function readParagraph(paragraph: Paragraph, entries: Entry[], numbered: boolean, isBare: boolean): boolean {
  const text = plain(paragraph.children)
  // The line that says how to cite the article itself ends its list.
  if (/^\s*(?:how to cite|(?:please )?cite this (?:article|paper))\b/iu.test(text)) return false
  const starts = numbered ? numberedStarts(text, entries, isBare) : lineStarts(paragraph, text, entries)
  const first = starts[0]?.at ?? text.length
  if (first > 0 && !continueLast(paragraph, text.slice(0, first), first, entries, numbered)) return false
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1]?.at ?? text.length
    entries.push({
      ...(start.number ? {label: start.number} : {}),
      nodes: trim(slice(paragraph.children, start.at + start.length, end)),
      place: paragraph.position && placeOf(paragraph, start.at, end)
    })
  }
  return true
}

/** Words before a paragraph's first number go on with the entry before: torn by a page, or its translation. */
function continueLast(
  paragraph: Paragraph,
  text: string,
  end: number,
  entries: Entry[],
  numbered: boolean
): boolean {
  const last = entries.at(-1)
  if (!last || text.trim() === '') return text.trim() === ''
  const before = plain(last.nodes).trimEnd()
  if (dated.test(text) && year.test(before)) return false
  const torn = !/[.。]$/u.test(before) && !(complete.test(before) && /^\s*\p{Lu}/u.test(text))
  const translation = numbered && typeMark.test(text) && typeMark.test(before)
  const address = /^\s*(?:https?:|doi\b|10\.\d{4})/iu.test(text)
  if (
    !torn &&
    !translation &&
    !address &&
    /^\s*(?:[\p{Lu}\p{Script=Han}]|[[［【(（]\s*\p{Script=Han})/u.test(text)
  )
    return false
  const cjk = /\p{Script=Han}$/u.test(before) && /^\s*\p{Script=Han}/u.test(text)
  const glue: PhrasingContent[] = cjk ? [] : [{type: 'text', value: ' '}]
  last.nodes = joined(last.nodes, glue, trim(slice(paragraph.children, 0, end)))
  return true
}

interface Start {
  at: number
  number?: string
  /** Signs of the label. */
  length: number
}

/** `[13]` at a line's start; in a line where it counts on; `13.` at a line's start where it counts on. */
function numberedStarts(text: string, entries: Entry[], isBare: boolean): Start[] {
  const starts: Start[] = []
  let last = Number(entries.at(-1)?.label ?? 0)
  for (const match of text.matchAll(
    /(^|\n)?[^\S\n]*(?:[[［]\s*(\d{1,4})\s*[\]］]|(?<=^|\n)[^\S\n]*(?:[(（](\d{1,4})[)）]|(\d{1,4})\s*[.．、)](?=\D)|(\d{1,3})(?:\s(?=\p{Lu}|\([a-z]\)\s\p{Lu})|(?=\p{Lu}\.\s))))\s*/gu
  )) {
    if (match[5] && (!isBare || Number(match[5]) !== last + 1)) continue
    const number = Number(match[2] ?? match[3] ?? match[4] ?? match[5])
    const begins = match.index === 0 || match[1] !== undefined
    const countsOn = number > last && number <= last + 3
    if (begins ? !(match[2] || countsOn) : !countsOn) continue
    if (!begins && /^\s*[,，.]/u.test(text.slice(match.index + match[0].length))) continue
    starts.push({at: match.index, number: String(number), length: match[0].length})
    last = number
  }
  return starts
}

/** Lines of unnumbered entries: each begins with a name, holds a year, and follows a complete one. */
function lineStarts(paragraph: Paragraph, text: string, entries: Entry[]): Start[] {
  const starts: Start[] = []
  let at = 0
  let before = plain(entries.at(-1)?.nodes ?? [])
  for (const line of text.split('\n')) {
    const hard = at === 0 || slice(paragraph.children, at - 1, at)[0]?.type === 'break'
    const names = /^\s*(?:\p{Lu}|\p{Lo}|(?:van|von|de|di|da|el|al)\b)/u.test(line)
    const isDated =
      year.test(line.slice(0, at === 0 ? 1200 : 240)) ||
      typeMark.test(line) ||
      /https?:|10\.\d{4}/u.test(line)
    const opens = hard || (complete.test(before) && opening.test(line))
    if (
      opens &&
      names &&
      (before === '' || (isDated && complete.test(before)) || (dated.test(line) && year.test(before)))
    )
      starts.push({at, length: 0})
    before = line
    at += line.length + 1
  }
  return starts
}

/** Words after the last entry's pages that are no entry: what a page held below the list. */
function cutTail({entries, used, rest}: Entries): void {
  const last = entries.at(-1)
  const block = [...used].at(-1)
  if (!last || block?.type !== 'paragraph') return
  const text = plain(last.nodes)
  const found =
    /^[^\n]*?[[［][A-Z/]{1,5}[\]］][^\n]*?[:：]\s*[A-Z]?\d+(?:[-–][A-Z]?\d+)?[.。](?=\s+\p{Lu}[^\n]{60,})/u.exec(
      text
    )
  if (
    !found ||
    typeMark.test(text.slice(found[0].length)) ||
    /10\.\d{4}\//u.test(text.slice(found[0].length, found[0].length + 120))
  )
    return
  const children = trim(slice(last.nodes, found[0].length))
  last.nodes = slice(last.nodes, 0, found[0].length)
  rest.set(block, [{type: 'paragraph', children, position: block.position}])
}

function firstLabel(block: RootContent): string | undefined {
  if (block.type === 'list' && block.children[0] && onlyItem(block.children[0]))
    return onlyItem(block.children[0])?.number
  if (block.type === 'list')
    return block.ordered
      ? String(block.start ?? 1)
      : ownLabel(plain(block.children[0]?.children ?? []))?.number
  return block.type === 'paragraph' ? ownLabel(plain(block.children))?.number : undefined
}

function ownLabel(text: string): {number: string; length: number} | undefined {
  const found = bracketed.exec(text) ?? pointed.exec(text)
  return found?.[1] ? {number: String(Number(found[1])), length: found[0].length} : undefined
}

function placeOf(paragraph: Paragraph, start: number, end: number): Position | undefined {
  const nodes = slice(paragraph.children, start, end).filter((node) => node.type !== 'break')
  const [first, last] = [nodes[0], nodes.at(-1)]
  return first && last ? spanning(first, last) : paragraph.position
}
