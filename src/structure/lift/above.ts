/** What stands above a title: a journal's name, the kind of article, a publisher's lines. */
import type {Heading, PhrasingContent, Root, RootContent} from 'mdast'
import {plain, slice} from '../phrasing.js'
import {readAuthorLine} from './authors.js'
import {isSectionHeading} from './headings.js'
import {findLabels, headingLabel} from './labels.js'
import {isFurniture, isKind} from './printed.js'

/** A heading among the first blocks that authors follow, though other headings stand above it. */
export function titleHeading(tree: Root): Heading | undefined {
  const first = tree.children.findIndex(({type}) => type === 'heading')
  if (first < 0 || !isAbove(tree.children, first)) return undefined
  for (const [index, block] of tree.children.slice(0, 24).entries()) {
    if (block.type === 'paragraph' && findLabels(plain(block.children), block).length > 0) return undefined
    if (block.type !== 'heading') continue
    const text = plain(block.children)
    if (headingLabel(text) || isSectionHeading(text)) return undefined
    // A button for updates may stand between.
    const next = tree.children
      .slice(index + 1, index + 9)
      .find((one) => !isPicture(one) && !(one.type === 'paragraph' && isAside(plain(one.children))))
    if (next?.type === 'paragraph' && readAuthorLine(firstLine(next.children)) !== undefined && !isKind(text))
      return block
  }
  return undefined
}

/** What may stand between a title and its authors: dates, a DOI, a button. */
function isAside(text: string): boolean {
  return (
    isFurniture(text) ||
    /^\s*(?:(?:received|revised|accepted|published(?: online)?)\s*:?\s*\d|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*:\s*)10\.\S+\s*$)/iu.test(
      text
    )
  )
}

export function isPicture(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.some(({type}) => type === 'image') &&
    plain(block.children).trim() === ''
  )
}

/** A heading that says what journal or what kind of article this is. */
export function isAbove(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (heading?.type !== 'heading') return false
  const text = plain(heading.children)
  if (isKind(text) || isFurniture(text)) return true
  // A journal's name, and below it what kind of article follows: `Article`.
  const below = blocks.slice(index + 1, index + 4)
  const kind = below[0]?.type === 'paragraph' && isKind(plain(below[0].children))
  if (kind && below.some(({type}) => type === 'heading')) return true
  // Logos may stand between.
  const near = [blocks.slice(0, index).reverse(), blocks.slice(index + 1)].map((side) =>
    side.find((one) => !isPicture(one))
  )
  return near.some(
    (one) =>
      one?.type === 'paragraph' && /home ?page|contents lists? available|\bISSN\b/iu.test(plain(one.children))
  )
}

function firstLine(nodes: PhrasingContent[]): PhrasingContent[] {
  const end = plain(nodes).indexOf('\n')
  return end < 0 ? nodes : slice(nodes, 0, end)
}
