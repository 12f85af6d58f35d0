/**
 * Raw LaTeX becomes what it means: figures, tables, lists, words.
 *
 * In: the source of a raw block or command, as `syntax/raw-latex.ts` and raw
 * attributes found it. Out: article nodes, as Markdown would have given them.
 * Commands that only shape the page vanish; what is unknown stays visible as
 * code (`latex-unknown`).
 */
import type {Nodes, PhrasingContent} from 'mdast'
import type {Point, Position} from 'unist'
import type {VFile} from 'vfile'
import {isPhrasing} from '../html/content.js'
import {define, isDefinition} from './definitions.js'
import {environment} from './environments.js'
import {macro} from './macros.js'
import {blocks, type Definition, phrasing, type TexState} from './state.js'
import {readTex, type TexNode} from './tree.js'

/** What commands an author defined, gathered in the order of the text; and how far they may expand. */
export interface TexScope {
  definitions: Map<string, Definition>
  budget: {left: number}
}

/** A scope for one manuscript. */
export function newScope(): TexScope {
  return {definitions: new Map(), budget: {left: 200_000}}
}

/**
 * Article nodes of LaTeX.
 *
 * @param start place of the source's first sign.
 * @param asBlocks whether it stands where blocks do; else in a line.
 */
export function fromTex(
  source: string,
  start: Point | undefined,
  asBlocks: boolean,
  scope: TexScope,
  file: VFile
): Nodes[] {
  const state = stateOf(source, start, scope, file)
  const nodes = readTex(source)
  return asBlocks ? blocks(nodes, state) : convert(nodes, state)
}

/**
 * A formula's TeX without the commands it defines, which the scope takes.
 *
 * @param start place of the formula.
 */
export function withoutDefinitions(
  source: string,
  start: Point | undefined,
  scope: TexScope,
  file: VFile
): string {
  if (!/\\(?:def|(?:new|renew|provide)command|DeclareMathOperator)(?![A-Za-z])/u.test(source)) return source
  const state = stateOf(source, start, scope, file)
  let rest = ''
  let end = 0
  for (const node of readTex(source)) {
    if (node.type !== 'macro' || !isDefinition(node) || define(node, state).length > 0) continue
    rest += source.slice(end, node.start)
    end = node.end
  }
  return rest + source.slice(end)
}

/** What reading a source needs; its messages go to `file`. */
export function stateOf(source: string, start: Point | undefined, scope: TexScope, file: VFile): TexState {
  const pointAt = places(source, start)
  const state: TexState = {
    ...scope,
    depth: 0,
    file,
    source,
    place: (piece) => positionOf(pointAt(piece.start), pointAt(piece.end)),
    convert,
    read: (words) => phrasing(readTex(words), {...state, source: words, place: () => undefined})
  }
  return state
}

function convert(nodes: TexNode[], state: TexState): Nodes[] {
  const out: Nodes[] = []
  for (const [index, node] of nodes.entries()) {
    const dress = node.type === 'macro' ? switches[node.name] : undefined
    if (dress) return [...out, ...dress(convert(nodes.slice(index + 1), state))]
    for (const made of one(node, state))
      out.push(made.position ? made : {...made, position: state.place(node)})
  }
  return out
}

function one(node: TexNode, state: TexState): Nodes[] {
  switch (node.type) {
    case 'text':
      return node.value ? [{type: 'text', value: typeset(node.value)}] : []
    case 'group':
      return convert(node.children, state)
    case 'macro':
      return macro(node, state)
    case 'environment':
      return environment(node, state)
    case 'math':
      return [
        node.display
          ? {type: 'equation', id: '', value: node.value.trim()}
          : {type: 'formula', value: node.value.trim()}
      ]
    case 'cell':
      return [{type: 'text', value: '&'}]
    case 'break':
      return [{type: 'text', value: ' '}]
  }
}

type Dress = (rest: Nodes[]) => Nodes[]

const wrapRest =
  (type: 'emphasis' | 'strong'): Dress =>
  (rest) =>
    rest.every(isPhrasing) ? [{type, children: rest as PhrasingContent[]}] : rest

/** Commands that dress everything after them, up to the end of their group. */
const switches: Record<string, Dress | undefined> = {
  __proto__: null as never,
  bf: wrapRest('strong'),
  bfseries: wrapRest('strong'),
  em: wrapRest('emphasis'),
  it: wrapRest('emphasis'),
  itshape: wrapRest('emphasis'),
  slshape: wrapRest('emphasis'),
  sl: wrapRest('emphasis'),
  rm: (rest) => rest,
  sf: (rest) => rest,
  tt: (rest) => rest,
  ttfamily: (rest) => rest,
  sc: (rest) => rest,
  scshape: (rest) => rest
}

/** Dashes, quotes and ties, as TeX's fonts make them. */
function typeset(value: string): string {
  return value
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('~', '\u00A0')
    .replace(/[ \t\n]+/gu, ' ')
}

/** Line and column by offset; lines after the first begin at column 1. */
function places(source: string, start: Point | undefined): (offset: number) => Point | undefined {
  const lines = [0]
  for (const {index} of source.matchAll(/\n/gu)) lines.push(index + 1)
  return (offset) => {
    if (!start) return undefined
    let [low, high] = [0, lines.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((lines[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    const column = offset - (lines[low] as number) + (low === 0 ? start.column : 1)
    return {line: start.line + low, column}
  }
}

function positionOf(start: Point | undefined, end: Point | undefined): Position | undefined {
  return start && end ? {start, end} : undefined
}
