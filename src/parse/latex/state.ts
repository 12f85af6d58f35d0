import type {Nodes, PhrasingContent} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import type {ArticleBlock} from '../../model/index.js'
import {flow} from '../html/content.js'
import {inline} from '../html/elements.js'
import type {TexNode} from './tree.js'

/** What a figure or table gathers while its contents are read. */
export interface Float {
  caption?: PhrasingContent[]
  /** The author's label. */
  id?: string
}

/** Commands that the author defined: `\newcommand`, with its number of arguments. */
export interface Definition {
  count: number
  /** What the first argument is, when it is left out. */
  preset?: string
  body: string
}

/** What reading LaTeX needs besides the tree. */
export interface TexState {
  file: VFile
  /** The source that offsets are of. */
  source: string
  place(piece: {start: number; end: number}): Position | undefined
  float?: Float
  definitions: Map<string, Definition>
  /** Signs that the author's own commands may still expand to. */
  budget: {left: number}
  /** Commands of the author's that this one stands within. */
  depth: number
  convert(nodes: TexNode[], state: TexState): Nodes[]
  /** Words that stood where the reader saw no LaTeX: options. */
  read(source: string): PhrasingContent[]
}

/** Nodes as blocks: paragraphs end at blank lines and `\par`. */
export function blocks(nodes: TexNode[], state: TexState): ArticleBlock[] {
  const parts: TexNode[][] = [[]]
  for (const node of nodes) {
    if (node.type === 'break' || (node.type === 'macro' && node.name === 'par')) parts.push([])
    else parts.at(-1)?.push(node)
  }
  return parts.flatMap((part) => flow(state.convert(part, state))) as ArticleBlock[]
}

/** Nodes as what stands in a line. */
export function phrasing(nodes: TexNode[] | undefined, state: TexState): PhrasingContent[] {
  return inline(state.convert(nodes ?? [], state))
}

/** The source that pieces were read from. */
export function sourceOf({start, end}: {start: number; end: number}, {source}: TexState): string {
  return source.slice(start, end)
}
