import type {Image, Parent, PhrasingContent, Root} from 'mdast'
import type {ArticleBlock, Division, Figure} from '../model/index.js'

/**
 * Make figures of divisions that frame images, of pandoc-crossref and Quarto:
 * an id `fig:x` or `fig-x`, or a class `figure`.
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
      child.type === 'division' ? (framed(child, own) ?? child) : child
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
