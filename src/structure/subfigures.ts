import type {Image, Parent, PhrasingContent, Root} from 'mdast'
import type {ArticleBlock, Division, Figure, TableFigure} from '../model/index.js'
import {tableCaptionOf} from './captions.js'

/**
 * Make figures of divisions that frame images, of pandoc-crossref and Quarto:
 * an id `fig:x` or `fig-x`, or a class `figure`; and those of tables and
 * listings of divisions that Quarto calls so.
 *
 * What is said last is the caption. Images that have captions or ids of their
 * own become figures within, called `a`, `b` …
 *
 * @param own what ids of things begin with that the author counts for themselves.
 */
export function frameFigures(tree: Root, own: readonly string[] = []): void {
  const pending: Parent[] = [tree]
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    parent.children = parent.children.map((child) =>
      child.type === 'division' ? (framed(child, own) ?? framedTable(child) ?? child) : child
    )
    for (const child of parent.children)
      if ('children' in child && child.type !== 'paragraph') pending.push(child)
  }
}

function framed(division: Division, own: readonly string[] = []): Figure | undefined {
  const {id, classes = [], pairs = {}} = division.attributes ?? {}
  const [kind = ''] = (id ?? '').split(/[:-]/u)
  const named =
    kind === 'fig' || own.includes(kind) || classes.some((name) => /^(?:sub)?figures?$/u.test(name))
  if (!named || !division.children.some(holdsImage)) return undefined
  const children = [...division.children]
  const last = children.at(-1)
  const said = last?.type === 'paragraph' && !last.children.some(({type}) => type === 'image')
  if (said) children.pop()
  const words: PhrasingContent[] = pairs['fig-cap'] ? [{type: 'text', value: pairs['fig-cap']}] : []
  return {
    type: 'figure',
    id: id ?? '',
    caption: said ? last.children : words,
    children: children.flatMap(parts),
    attributes: {id, classes, pairs},
    position: division.position
  }
}

/** Quarto's `::: {#tbl-x}` around a table, or `#lst-x` around code, and the words of its caption below. */
function framedTable({attributes, children, position}: Division): TableFigure | Figure | undefined {
  const [, kind = ''] = /^(tbl|tab|lst)[:-]/u.exec(attributes?.id ?? '') ?? []
  const held = children.filter(({type}) => (kind === 'lst' ? type === 'code' : isTable(type)))
  if (!kind || !attributes || held.length === 0) return undefined
  const last = children.at(-1)
  const said = last?.type === 'paragraph' && children.length > 1 ? last : undefined
  const typed = said && tableCaptionOf(said)
  const inner = held.length === 1 ? held[0] : undefined
  const own = inner?.type === 'tableFigure' ? inner : undefined
  const words = attributes.pairs['tbl-cap'] ?? attributes.pairs['lst-cap'] ?? ''
  const plain: PhrasingContent[] = words ? [{type: 'text', value: words}] : (own?.caption ?? [])
  const rest = said ? children.slice(0, -1) : children
  return {
    type: kind === 'lst' ? 'figure' : 'tableFigure',
    id: attributes.id ?? '',
    caption: typed ? typed.children : said ? said.children : plain,
    children: rest.flatMap((block) => (block === own ? own.children : [block])) as TableFigure['children'],
    attributes,
    position
  }
}

function isTable(type: string): boolean {
  return type === 'table' || type === 'tableFigure'
}

function holdsImage(block: ArticleBlock): boolean {
  if (block.type === 'figure' || block.type === 'code' || block.type === 'table') return true
  if (block.type === 'division') return block.children.some(holdsImage)
  return block.type === 'paragraph' && block.children.some(({type}) => type === 'image')
}

/** Images of a paragraph stand each for itself; a division of Quarto's layout gives what it holds. */
function parts(block: ArticleBlock): ArticleBlock[] {
  if (block.type === 'division') {
    const inner = framed(block)
    return inner ? [inner] : block.children.flatMap(parts)
  }
  if (block.type !== 'paragraph' || !isImagesOnly(block.children)) return [block]
  return block.children
    .filter((child): child is Image => child.type === 'image')
    .map((image): ArticleBlock => {
      const attributes = image.data?.attributes
      const caption = attributes?.pairs['html'] === undefined ? (image.data?.caption ?? []) : []
      const alone: ArticleBlock = {type: 'paragraph', children: [image], position: image.position}
      if (caption.length === 0 && !attributes?.id) return alone
      return {
        type: 'figure',
        id: attributes?.id ?? '',
        caption,
        children: [alone],
        ...(attributes ? {attributes} : {}),
        position: image.position
      }
    })
}

function isImagesOnly(children: PhrasingContent[]): boolean {
  return children.every(
    (child) =>
      child.type === 'image' || child.type === 'break' || (child.type === 'text' && !child.value.trim())
  )
}
