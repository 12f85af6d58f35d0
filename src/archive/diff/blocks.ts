import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import type {Page, Slot} from '../../model/index.js'
import {cellMark, isWord, type Mark, type Picture, type Token, tokensOf} from './tokens.js'

/** Which part of the article a block stands in. */
export type Part = 'abstract' | 'text' | 'statements' | 'notes' | 'references'

export type BlockKind =
  | 'heading'
  | 'paragraph'
  | 'item'
  | 'row'
  | 'caption'
  | 'image'
  | 'equation'
  | 'code'
  | 'note'
  | 'reference'

/** A run of an article's words that a reader sees as one, or a picture. */
export interface Block {
  kind: BlockKind
  part: Part
  /** Heading it stands under; empty before the first. */
  section: string
  /** Level of a heading, 1 for the article's main sections. */
  depth?: number
  tokens: Token[]
  /** Figure or table it belongs to: an id of this edition. */
  group?: string
  /** The picture, when it is one: digest and name in the galleys. */
  image?: Picture
}

/** An article as blocks in reading order, and which of them an id leads to. */
export interface Reading {
  blocks: Block[]
  /** Indexes of the blocks that bear an id, themselves or through their figure. */
  bearers: Map<string, number[]>
}

const parts: Partial<Record<Slot, Part>> = {
  abstract: 'abstract',
  body: 'text',
  statements: 'statements',
  notes: 'notes',
  references: 'references'
}

/** Statements that are compared field by field, as metadata. */
const fields = new Set(['statement-author-contributions', 'statement-funding', 'statement-history'])

/** Elements that hold blocks, or phrases: only a look inside tells. */
const mixed = new Set(['li', 'dd', 'td', 'th', 'blockquote', 'div', 'figcaption'])
const leaves: Record<string, BlockKind> = {
  p: 'paragraph',
  dt: 'item',
  pre: 'code',
  tr: 'row',
  figcaption: 'caption'
}
const blockNames =
  /^(?:p|h[1-6]|ul|ol|dl|li|dt|dd|pre|table|thead|tbody|tfoot|tr|figure|figcaption|section|div|aside|blockquote)$/u

/** Read a page as its readers do: front matter apart, block by block. */
export function readBlocks(page: Page): Reading {
  const digests = new Map(page.article.assets.map(({href, digest}) => [href, digest]))
  const reading: Reading = {blocks: [], bearers: new Map()}
  for (const [slot, part] of Object.entries(parts)) {
    const nodes = page.slots[slot as Slot].filter(
      (node) => !(node.type === 'element' && fields.has(String(node.properties.id)))
    )
    const place: Place = {part, section: '', ids: [], marks: []}
    for (const node of nodes) walk(node, place)
  }
  return reading

  function walk(node: ElementContent, place: Place): void {
    if (node.type === 'text' && node.value.trim()) add('paragraph', [node], place)
    if (node.type !== 'element' || skipped(node)) return
    const {id, className} = node.properties
    const classes = Array.isArray(className) ? className : []
    if (id) place.ids.push(String(id))
    const heading = /^h([1-6])$/u.exec(node.tagName)
    if (heading) {
      place.section = textOf(node)
      add('heading', node.children, place, {depth: Math.max(1, Number(heading[1]) - 1)})
    } else if (node.tagName === 'img') picture(node, place)
    else if (classes.includes('equation')) add('equation', node.children, place)
    else if (node.tagName === 'tr') add('row', cells(node), place)
    else if (isLeaf(node)) add(kindOf(node, place.part), node.children, place)
    else if (node.tagName === 'figure') {
      const inner = {...place, group: place.group ?? String(id ?? ''), ids: []}
      const from = reading.blocks.length
      for (const child of node.children) walk(child, inner)
      forgetCaptions(reading.blocks.slice(from))
      const own = reading.blocks.slice(from).map((_, index) => from + index)
      for (const bearer of place.ids) reading.bearers.set(bearer, own)
      place.ids = []
    } else {
      // A section is left with the heading that stood before it.
      const inner = {...place, section: place.section}
      for (const child of node.children) walk(child, inner)
      place.ids = inner.ids
      if (node.tagName !== 'section') place.section = inner.section
    }
  }

  function add(kind: BlockKind, nodes: ElementContent[], place: Place, more: Partial<Block> = {}): void {
    const marks = kind === 'code' ? (['pre'] as Mark[]) : []
    const tokens = tokensOf(nodes, digests, marks)
    for (const id of innerIds(nodes)) place.ids.push(id)
    const [only] = tokens
    if (tokens.length === 0) return
    const image = tokens.length === 1 && only?.image ? only.image : undefined
    reading.blocks.push({
      kind: image ? 'image' : kind,
      part: place.part,
      section: place.section,
      group: place.group,
      tokens,
      ...(image ? {image} : {}),
      ...more
    })
    for (const id of place.ids) reading.bearers.set(id, [reading.blocks.length - 1])
    place.ids = []
  }

  function picture(node: Element, place: Place): void {
    add('image', [node], place)
  }
}

/** An alternative that repeats the caption is no text of its own. */
function forgetCaptions(blocks: Block[]): void {
  const words = (tokens: Token[]) => tokens.filter((token) => !token.counted && isWord(token))
  const said = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
  const captions = blocks
    .filter(({kind}) => kind === 'caption')
    .map(({tokens}) =>
      said(
        words(tokens)
          .map(({text}) => text)
          .join('')
      )
    )
  for (const {image, tokens} of blocks) {
    const alternative = said(tokens[0]?.text ?? '')
    if (image && captions.some((caption) => caption.includes(alternative))) image.captioned = true
  }
}

interface Place {
  part: Part
  section: string
  group?: string
  /** Ids that wait for the next block. */
  ids: string[]
  marks: Mark[]
}

function kindOf({tagName, properties}: Element, part: Part): BlockKind {
  if (part === 'references' || /^ref-/u.test(String(properties.id ?? ''))) return 'reference'
  if (part === 'notes') return 'note'
  return leaves[tagName] ?? 'item'
}

function isLeaf(node: Element): boolean {
  if (node.tagName in leaves && node.tagName !== 'figcaption') return true
  if (!mixed.has(node.tagName)) return false
  return !node.children.some(
    (child) => child.type === 'element' && (blockNames.test(child.tagName) || child.tagName === 'img')
  )
}

/** Cells one after the other, a mark between them. */
function cells(row: Element): ElementContent[] {
  return row.children
    .filter((child): child is Element => child.type === 'element')
    .flatMap((cell, index) => (index > 0 ? [cellMark(), ...cell.children] : cell.children))
}

function skipped({tagName, properties}: Element): boolean {
  return properties.role === 'doc-backlink' || tagName === 'svg' || tagName === 'style'
}

/** Ids of phrases within a block: calls, anchors. */
function innerIds(nodes: ElementContent[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'element' && node.tagName !== 'math'
      ? [...(node.properties.id ? [String(node.properties.id)] : []), ...innerIds(node.children)]
      : []
  )
}
