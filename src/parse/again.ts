/**
 * A text read again after an edit: only the blocks around the edit are parsed.
 *
 * Blocks of Markdown that a blank line parts say nothing of each other, unless
 * a sign opens something that goes on over blank lines, or a label is defined.
 * Where a text has such a thing near the edit, or anywhere may have had one,
 * all of it is parsed: the tree is the one that a first reading gives.
 */
import type {Root, RootContent} from 'mdast'
import type {Labels} from './syntax/labels-known.js'

/** A text's tree, and what it defines. */
export interface Read {
  tree: Root
  labels: Labels
}

interface Kept extends Read {
  text: string
}

/** Characters: shorter texts are read as fast, and of longer ones a tree takes more room than is good. */
const size = {least: 2000, most: 400_000}

/**
 * Signs that may begin or end what goes on over a blank line: fences, HTML, tables, directives, LaTeX, definitions,
 * items of lists of definitions, lists, quotations; and what is set in, ends its lines otherwise, or is another sign at the beginning of a text.
 */
const farReaching =
  /^[ \t]+\S|^(?:`{3}|~{3}|[:<|+%>]|[-*+][ \t]|\d+[.)][ \t]|[-=][-= \t]*$)|\$\$|\\[A-Za-z[\]]|<!--|-->|\{\{|\}\}|\]:|\r|\uFEFF/mu

/** A line of dashes in columns: it would seek the end of its table over all that follows. */
const columns = /^ {0,3}-+[ \t]+-[- \t]*$/mu

/**
 * A parser that remembers the texts that it read last.
 *
 * @param parse reads a text, with labels that are defined outside it.
 * @param most texts to remember.
 */
export function parsingAgain(
  parse: (text: string, labels?: Labels) => Read,
  most = 3
): (text: string) => Root {
  const kept: Kept[] = []
  /** A program that reads one text, and ends, need not keep it. */
  let isFirst = true
  return (text) => {
    if (text.length < size.least || text.length > size.most || isFirst) {
      isFirst &&= text.length < size.least
      return parse(text).tree
    }
    const at = kept.findIndex((one) => change(one, text, parse))
    const found = kept[at] ?? {text, ...parse(text)}
    if (at >= 0) kept.splice(at, 1)
    if (!found.tree.data?.tooDeep && !columns.test(text)) kept.unshift(found)
    kept.length = Math.min(kept.length, most)
    return copied(found.tree)
  }
}

/** Make what is kept the tree of another text; `false`: it is too different. */
function change(kept: Kept, text: string, parse: (text: string, labels?: Labels) => Read): boolean {
  const old = kept.text
  if (old === text) return true
  const {children, position} = kept.tree
  const least = Math.min(old.length, text.length)
  let same = 0
  while (same < least && old.charCodeAt(same) === text.charCodeAt(same)) same++
  let tail = 0
  const [end, newEnd] = [old.length, text.length]
  while (tail < least - same && old.charCodeAt(end - 1 - tail) === text.charCodeAt(newEnd - 1 - tail)) tail++

  const startOf = (index: number) => children[index]?.position?.start.offset ?? Number.NaN
  /** Whether a block begins on its own, below a blank line: what stands above has no part in it. */
  const isApart = (index: number) =>
    children[index]?.position?.start.column === 1 && old.startsWith('\n\n', startOf(index) - 2)
  const isProse = (index: number) => /^(?:paragraph|heading)$/u.test(children[index]?.type ?? '')
  const from = children.findLastIndex(
    (_, index) => startOf(index) <= same && isApart(index) && isProse(index - 1)
  )
  // Read once more, though it did not change: it shows that all before it has ended.
  const last = children.findIndex(
    (_, index) => startOf(index) - 2 >= end - tail && index > from && isApart(index) && isProse(index)
  )
  if (from < 1 || last < 0 || !isApart(last + 1) || !position) return false

  const [begin, stop] = [startOf(from), startOf(last + 1)]
  const longer = text.length - old.length
  const before = old.slice(begin, stop)
  const now = text.slice(begin, stop + longer)
  if (farReaching.test(before) || farReaching.test(now)) return false

  const read = parse(now, kept.labels)
  const {children: blocks, data} = read.tree
  const [known, again] = [children[last]!, blocks.at(-1)]
  const isSame =
    again?.type === known.type &&
    again.position?.start.offset === startOf(last) - begin + longer &&
    again.position.end.offset === known.position!.end.offset! - begin + longer
  const count = ({links, notes}: Labels) => links.length + notes.length
  if (!isSame || data?.tooDeep || count(read.labels) !== count(kept.labels)) return false

  const line = children[from]!.position!.start.line - 1
  const lines = again.position!.start.line + line - known.position!.start.line
  for (const block of blocks) move(block, line, begin)
  if (lines !== 0 || longer !== 0) for (const block of children.slice(last + 1)) move(block, lines, longer)
  move(position.end, lines, longer)

  children.splice(from, last + 1 - from, ...blocks)
  kept.text = text
  return true
}

/** Move places that a value holds, wherever it holds them. */
function move(value: unknown, lines: number, offset: number): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) move(item, lines, offset)
    return
  }
  const own = value as Record<string, unknown>
  for (const key in own) {
    const item = own[key]
    if (typeof item === 'object') move(item, lines, offset)
    else if (key === 'line' && typeof item === 'number') own[key] = item + lines
    else if (key === 'offset' && typeof item === 'number') own[key] = item + offset
  }
}

/** A copy of plain data: what comes after changes the tree. */
function copied<T extends Root | RootContent>(tree: T): T {
  return copy(tree) as T
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copy)
  const made: Record<string, unknown> = {}
  for (const key in value) made[key] = copy((value as Record<string, unknown>)[key])
  return made
}
