import type {Image, Nodes, Paragraph} from 'mdast'
import type {ArticleBlock, Attributes, Figure, TableFigure} from '../../model/index.js'
import type {MacroHandler} from './macros.js'
import {blocks, type Float, phrasing, type TexState} from './state.js'
import type {TexNode} from './tree.js'

const caption: MacroHandler = (node, state) => {
  const words = phrasing(node.arguments.at(-1)?.nodes, state)
  if (!state.float || state.float.caption) return [{type: 'paragraph', children: words}]
  state.float.caption = words
  return []
}

const label: MacroHandler = (node, state) => {
  const id = node.arguments[0]?.source.trim()
  if (!id) return []
  if (state.float && !state.float.id) {
    state.float.id = id
    return []
  }
  return [{type: 'text', value: `\\label{${id}}`}]
}

/** `\subfloat[words]{…}`, and `\subcaptionbox{words}{…}` of the package subcaption. */
const subfloat: MacroHandler = ({arguments: [words, content], ...node}, state) => {
  const float: Float = {}
  const inside = {...state, float}
  if (words) float.caption = phrasing(words.nodes, inside)
  return framed('figure', content?.nodes ?? [], node, inside).map(withImageWidth)
}

/** A part takes the width of its only image, so that parts stand side by side. */
function withImageWidth(node: Nodes): Nodes {
  const [only, more] = node.type === 'figure' ? node.children : []
  const image = only?.type === 'paragraph' && !more ? only.children[0] : undefined
  const pairs = image?.type === 'image' ? image.data?.attributes?.pairs : undefined
  const width = pairs?.['width']
  if (!pairs || !width?.endsWith('%')) return node
  delete pairs['width']
  return withWidth(node, width)
}

/** The width of a part of a figure, as a share of the column. */
export function withWidth(node: Nodes, width: string | undefined): Nodes {
  if (node.type !== 'figure' || !width) return node
  return {...node, attributes: {classes: [], ...node.attributes, pairs: {...node.attributes?.pairs, width}}}
}

/** Commands that figures and tables are made of. */
export const floats: Record<string, MacroHandler> = {
  caption,
  subcaption: caption,
  captionof: caption,
  label,
  subfloat,
  subcaptionbox: subfloat,
  includegraphics: ({arguments: [first, second, path]}) => {
    const pairs = options((second ?? first)?.source ?? '')
    const size = (name: 'width' | 'height') => {
      const length = cssLength(pairs[name] ?? '')
      return length ? {[name]: length} : {}
    }
    const alt = pairs['alt']
    return [
      {
        type: 'image',
        url: encodeURI((path?.source ?? '').replace(/\\_/gu, '_').trim()),
        title: null,
        alt: null,
        data: {
          attributes: {classes: [], pairs: {...size('width'), ...size('height'), ...(alt && {alt})}}
        }
      }
    ]
  }
}

/** A figure or table of what LaTeX frames; the caption and label in it are its own. */
export function framed(
  type: 'figure' | 'tableFigure',
  children: TexNode[],
  node: {start: number; end: number},
  state: TexState
): Nodes[] {
  const float = state.float ?? {}
  const content = blocks(children, {...state, float}).flatMap(apart)
  // Two captioned halves of a page are two figures.
  const halves = content.some((block) => block.type === 'figure' || block.type === 'tableFigure')
  if (halves && !float.caption && !float.id) return content
  const made = {
    id: float.id ?? '',
    caption: float.caption ?? [],
    children: content,
    position: state.place(node),
    ...columnsOf(content)
  }
  return [type === 'figure' ? ({type, ...made} satisfies Figure) : ({type, ...made} satisfies TableFigure)]
}

/** As many columns as the widest part leaves room for, where parts have widths. */
function columnsOf(content: ArticleBlock[]): {attributes?: Attributes} {
  const widths = content.flatMap((block) =>
    block.type === 'figure' ? [Number.parseFloat(block.attributes?.pairs['width'] ?? '')] : []
  )
  const columns = Math.floor(100 / Math.max(...widths))
  return columns >= 1 && columns <= 100
    ? {attributes: {classes: [], pairs: {'layout-ncol': String(columns)}}}
    : {}
}

/** Images side by side in one paragraph stand apart in a figure. */
function apart(block: ArticleBlock): ArticleBlock[] {
  if (block.type !== 'paragraph') return [block]
  const images = block.children.filter((child): child is Image => child.type === 'image')
  const words = block.children.some(
    (child) =>
      child.type !== 'image' && child.type !== 'break' && !(child.type === 'text' && !child.value.trim())
  )
  if (words || images.length === 0) return [block]
  return images.map((image): Paragraph => ({type: 'paragraph', children: [image], position: image.position}))
}

/** `width=0.5\textwidth,alt={a, b}` → its pairs. */
export function options(source: string): Record<string, string> {
  const pairs: Record<string, string> = Object.create(null)
  for (const [, key, braced, bare] of source.matchAll(
    /([A-Za-z]+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|([^,{}]*))/gu
  ))
    pairs[key as string] = (braced ?? bare ?? '').trim()
  return pairs
}

/** `0.5\textwidth` → `50%`, `3 cm` → `3cm`; `undefined` when it is neither. */
export function cssLength(value: string): string | undefined {
  const share = /^([\d.]*)\s*\\(?:text|line|column|h)(?:width|size)$/u.exec(value)
  if (share) {
    const percent = Number(share[1] || '1') * 100
    return percent > 0 && percent <= 100 ? `${Number(percent.toFixed(2))}%` : undefined
  }
  const length = /^(\d+(?:\.\d+)?)\s*(px|pt|mm|cm|in|em|%)$/u.exec(value)
  return length ? `${length[1]}${length[2]}` : undefined
}
