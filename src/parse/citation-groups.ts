import type {PhrasingContent, Text} from 'mdast'
import type {Position} from 'unist'
import type {Citation, CitationItem, CrossReference} from '../model/index.js'
import {crossReferenceTarget, type Key, labelKind, readKey} from './citation-keys.js'
import {readLocator} from './citation-locators.js'
import {positionOf, type Sequence, slice} from './citation-sequence.js'

/** Nodes that take the place of a part of the sequence. */
export interface Call {
  start: number
  end: number
  nodes: PhrasingContent[]
}

/** Longest group anyone writes; past it, a bracket is not looked for. */
const groupLimit = 2000

/** Index of the `]` that closes the `[` at `open`; `undefined` when none does. */
function closing(from: Sequence, open: number): number | undefined {
  const close = from.brackets.get(open)
  return close !== undefined && close - open <= groupLimit ? close : undefined
}

/**
 * `[see @a, p. 3; -@b]`, `[@fig:x; @fig:y]` at a `[`.
 *
 * @param isMyst MyST sets calls of figures in parentheses, as it does citations; `[@fig:x a]` calls a part.
 */
export function readGroup(from: Sequence, open: number, isMyst = false): Call | undefined {
  const close = closing(from, open)
  if (close === undefined) return undefined
  const cites = parts(from.text, open + 1, close).map(([start, end]) => ({
    start,
    end,
    key: firstKey(from.text, start, end)
  }))
  if (!cites.every((cite): cite is Cite => cite.key !== undefined)) return undefined
  const end = close + 1
  const targets = cites.filter((cite) => crossReferenceTarget(cite.key.key)).length
  if (targets === cites.length) return {start: open, end, nodes: crossReferences(from, cites, isMyst)}
  if (targets > 0) return undefined
  return {start: open, end, nodes: [citation(from, open, end, cites, 'parenthetical')]}
}

/** `@a`, `-@a`, `@a [p. 3; @b]`, `@fig:x`, MyST's `@fig:x [a]`, at a key. */
export function readCall(from: Sequence, key: Key, isMyst = false): Call {
  if (crossReferenceTarget(key.key)) {
    const [whole = '', letter = ''] =
      (isMyst && /^ ?\[([a-zA-Z])\](?!\()/u.exec(from.text.slice(key.end, key.end + 5))) || []
    const part: PhrasingContent[] = letter ? [{type: 'text', value: letter}] : []
    return {start: key.start, end: key.end + whole.length, nodes: [crossReference(from, key), ...part]}
  }
  const first: Cite = {start: key.start, end: key.end, key}
  const mode = key.suppressed ? 'parenthetical' : 'textual'
  const bracket = key.end + (/^[ \t\n]?/u.exec(from.text.slice(key.end, key.end + 1))?.[0].length ?? 0)
  const close = from.text[bracket] === '[' ? closing(from, bracket) : undefined
  const [own, ...others] = close === undefined ? [] : parts(from.text, bracket + 1, close)
  const rest = others.map(([start, end]) => ({start, end, key: firstKey(from.text, start, end)}))
  const alone = {start: key.start, end: key.end, nodes: [citation(from, key.start, key.end, [first], mode)]}
  if (!own || close === undefined || firstKey(from.text, ...own)) return alone
  if (/^\s*$|^\^/u.test(from.text.slice(...own)) || /[([]/u.test(from.text[close + 1] ?? '')) return alone
  if (!rest.every((cite): cite is Cite => cite.key !== undefined)) return alone
  const located = {...first, end: own[1], suffixStart: own[0]}
  return {
    start: key.start,
    end: close + 1,
    nodes: [citation(from, key.start, close + 1, [located, ...rest], mode)]
  }
}

const latex = /\\([rR]ef|[aA]utoref|eqref|[cC]ref|pageref|nameref)\*?\{([^{}\\]{1,500})\}/uy

/** `\ref{x}` and its kin at a backslash; `\cref{a,b}` is two. */
export function readLatex(from: Sequence, start: number): Call | undefined {
  latex.lastIndex = start
  const [whole, command, labels] = latex.exec(from.text) ?? []
  if (!whole || !command || !labels) return undefined
  const end = start + whole.length
  const nodes = texReferences(command, labels, positionOf(from, start, end))
  return nodes.length > 0 ? {start, end, nodes} : undefined
}

/** What `\cref{a,b}` calls, each as a call of its own with the command for its words. */
export function texReferences(command: string, labels: string, position?: Position): PhrasingContent[] {
  const targets = labels
    .split(',')
    .map((label) => label.trim())
    .filter(Boolean)
  return targets.flatMap((target, index): PhrasingContent[] => {
    const kind = command === 'eqref' ? 'equation' : labelKind(target)
    const value = `\\${command}{${target}}`
    const call: CrossReference = {
      type: 'crossReference',
      target,
      kind,
      children: [{type: 'text', value}],
      position
    }
    return index > 0 ? [joint(), call] : [call]
  })
}

/** What stands between the calls of one group, until it is known what they call. */
function joint(): Text {
  return {type: 'text', value: ', ', data: {joint: true}}
}

const bookdown = /ref\(([\p{L}\p{N}_:.-]{1,500})\)/uy

/** bookdown's `\@ref(fig:x)` at its escaped `@`: the number of what is meant. */
export function readBookdown(from: Sequence, start: number): Call | undefined {
  bookdown.lastIndex = start + 1
  const [whole, target] = bookdown.exec(from.text) ?? []
  if (!whole || !target || from.marks.get(start) !== '@') return undefined
  const end = start + 1 + whole.length
  const children: PhrasingContent[] = [{type: 'text', value: `\\@ref(${target})`}]
  const position = positionOf(from, start, end)
  return {
    start,
    end,
    nodes: [{type: 'crossReference', target, kind: labelKind(target), children, position}]
  }
}

interface Cite {
  /** Part of the group that is this cite's. */
  start: number
  end: number
  key: Key
  /** Where its suffix begins, when not right after the key. */
  suffixStart?: number
}

/** Split at `;`, and at a comma between two keys, outside of braces and brackets: `[@a, @b]`, not `[e.g., @a]`. */
function parts(text: string, start: number, end: number): [number, number][] {
  const found: [number, number][] = []
  let depth = 0
  let begin = start
  for (let index = start; index < end; index++) {
    const sign = text[index] as string
    if ('[{'.includes(sign)) depth++
    if (']}'.includes(sign)) depth--
    const comma = sign === ',' && /^,\s*-?@/u.test(text.slice(index, index + 20))
    const ends = sign === ';' || (comma && firstKey(text, begin, index) !== undefined)
    if (!ends || depth > 0) continue
    found.push([begin, index])
    begin = index + 1
  }
  found.push([begin, end])
  return found
}

function firstKey(text: string, start: number, end: number): Key | undefined {
  for (let at = text.indexOf('@', start); at >= 0 && at < end; at = text.indexOf('@', at + 1)) {
    const found = (text[at - 1] === '-' && at > start && readKey(text, at - 1)) || readKey(text, at)
    if (found && found.end <= end) return found
  }
  return undefined
}

function citation(
  from: Sequence,
  start: number,
  end: number,
  cites: Cite[],
  mode: Citation['mode']
): Citation {
  const nested = cites.flatMap((cite) => laterCalls(from, cite))
  const children = pieces(from, start, end, nested)
  const items = cites.map((cite): CitationItem => {
    const prefix = affix(pieces(from, cite.start, cite.key.start, nested), children).trimStart()
    const tail = affix(pieces(from, cite.suffixStart ?? cite.key.end, cite.end, nested), children)
    const {locator, label, suffix} = readLocator(tail)
    return {
      key: cite.key.key,
      ...(prefix.trim() && {prefix}),
      ...(locator && {locator, label}),
      ...(suffix.trim() && {suffix: suffix.trimEnd()}),
      ...(cite.key.suppressed && {suppressAuthor: true})
    }
  })
  return {type: 'citation', id: '', items, mode, children, position: positionOf(from, start, end)}
}

/** Wrappers of citeproc's rich text. */
const wrappers: Partial<Record<PhrasingContent['type'], string>> = {
  emphasis: 'i',
  strong: 'b',
  superscript: 'sup',
  subscript: 'sub'
}

/**
 * Part of a group as citeproc's rich text.
 *
 * A node it has no words for is one sign of plane 15's private use: U+F0000
 * plus the node's index among the citation's children.
 */
function affix(nodes: PhrasingContent[], children: PhrasingContent[]): string {
  return nodes
    .map((node) => rich(node, children))
    .join('')
    .replace(/\s+/gu, ' ')
}

/** Calls in the words after a cite's key: `[@a, as cited in @b]`. */
function laterCalls(from: Sequence, cite: Cite): Call[] {
  const calls: Call[] = []
  for (let at = cite.suffixStart ?? cite.key.end; ; ) {
    const key = firstKey(from.text, at, cite.end)
    if (!key) return calls
    const {start, end} = key
    const mode = key.suppressed ? 'parenthetical' : 'textual'
    const node = crossReferenceTarget(key.key)
      ? crossReference(from, key)
      : citation(from, start, end, [{start, end, key}], mode)
    calls.push({start, end, nodes: [node]})
    at = end
  }
}

/** Nodes between two indexes, calls in their places. */
function pieces(from: Sequence, start: number, end: number, calls: Call[]): PhrasingContent[] {
  const inside = calls.filter((call) => call.start >= start && call.end <= end)
  const ends = [start, ...inside.map((call) => call.end)]
  const before = inside.flatMap((call, index) => [
    ...slice(from, ends[index] as number, call.start),
    ...call.nodes
  ])
  return [...before, ...slice(from, ends.at(-1) as number, end)]
}

function rich(node: PhrasingContent, children: PhrasingContent[]): string {
  if (node.type === 'text') return node.value
  const wrapper = wrappers[node.type]
  if (!wrapper || !('children' in node) || node.children.some((child) => child.type !== 'text')) {
    return String.fromCodePoint(0xf0000 + children.indexOf(node))
  }
  const words = node.children.map((child) => ('value' in child ? child.value : '')).join('')
  return `<${wrapper}>${words}</${wrapper}>`
}

/** A group of calls to figures and the like loses its brackets; words before the first call take its name's place. */
function crossReferences(from: Sequence, cites: Cite[], isMyst: boolean): PhrasingContent[] {
  const calls = cites.flatMap((cite, index): PhrasingContent[] => {
    const prefix = slice(from, cite.start, cite.key.start)
    const blank = prefix.every((node) => node.type === 'text' && !node.value.trim())
    const suffix = pieces(from, cite.key.end, cite.end, laterCalls(from, cite))
    const between: PhrasingContent[] = index > 0 ? [joint()] : []
    const [part] = isMyst ? suffix : []
    if (part?.type === 'text') part.value = part.value.replace(/^ (?=[a-z]$)/iu, '')
    return [...between, ...(blank ? [] : prefix), crossReference(from, cite.key), ...suffix]
  })
  if (!isMyst) return calls
  return [{type: 'text', value: '('}, ...calls, {type: 'text', value: ')'}]
}

function crossReference(from: Sequence, {start, end, key}: Key): CrossReference {
  const {target, kind} = crossReferenceTarget(key) ?? {target: key, kind: 'other' as const}
  return {
    type: 'crossReference',
    target,
    kind,
    children: slice(from, start, end),
    position: positionOf(from, start, end)
  }
}
