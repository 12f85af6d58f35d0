/** The cover that a publisher's site puts before an article: its title, its authors, and how often it was read. */
import type {Heading, Image, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {isPicture} from './lift/above.js'
import {readAuthorLine} from './lift/authors.js'
import {sameWords} from './lift/title.js'
import {leaveOut} from './page-furniture.js'
import {plain} from './phrasing.js'

/** Blocks that a cover has at most. */
const longest = 40
const covering =
  /^\s*(?:to (?:cite|link to) this article|view related articles|article views?\s*:|this article was downloaded|full terms (?:&|and) conditions|citing articles)/iu

/**
 * Take such a cover away; reports `page-furniture`.
 *
 * Two headings say one title, and between them stand a cover's lines. The second title goes where the first
 * stood, so that what the cover says of the article, its dates and rights, is read with its head; icons leave,
 * and of two bylines the cover's, or the page's where that has capitals alone.
 */
export function removeCover(tree: Root, file: VFile): void {
  const blocks = tree.children
  const start = blocks.findIndex(({type}) => type === 'heading')
  const first = blocks[start]
  if (first?.type !== 'heading' || start > longest) return
  const title = sameWords(plain(first.children))
  const end = blocks.findIndex(
    (block, index) =>
      index > start &&
      index - start < longest &&
      block.type === 'heading' &&
      sameWords(plain(block.children)) === title
  )
  const second = blocks[end]
  const cover = blocks.slice(start + 1, Math.max(end, start + 1))
  if (title.length < 12 || second?.type !== 'heading' || !cover.some(isCovering)) return
  const page = sameWords(plain(blocks.slice(end + 1, end + 9)))
  const capitals = blocks.slice(end + 1, end + 4).find(isInCapitals)
  const kept = cover.filter(
    (block) => !isPicture(block) && (capitals !== undefined || !namesAgain(block, page))
  )
  for (const block of [first, ...cover]) if (!kept.includes(block)) tell(block, file)
  const bylines = capitals ? kept.filter((block) => namesAgain(block, page)) : []
  const rest = kept.filter((block) => !bylines.includes(block))
  blocks.splice(start, end - start + 1, second satisfies Heading, ...bylines, ...rest)
  if (capitals && bylines.length > 0) {
    tell(capitals, file)
    blocks.splice(blocks.indexOf(capitals), 1)
  }
}

/** An icon has no words; its file's name stands for it. */
function tell(block: RootContent, file: VFile): void {
  const images =
    block.type === 'paragraph' ? block.children.filter((node): node is Image => node.type === 'image') : []
  if (images.length === 0) leaveOut(block, file)
  else report(file, 'page-furniture', block, images.map(({data, url}) => data?.source ?? url).join(', '))
}

function isCovering(block: RootContent): boolean {
  return block.type === 'paragraph' && covering.test(plain(block.children))
}

/** A byline whose families the page's first lines name, too. */
function namesAgain(block: RootContent, page: string): boolean {
  if (block.type !== 'paragraph') return false
  const authors = readAuthorLine(block.children)?.authors ?? []
  return (
    authors.length > 0 &&
    authors.every(({name}) => page.includes(sameWords(name.literal ?? name.family ?? '\0')))
  )
}

/** A byline in capitals alone: the cover spells its names as they are. */
function isInCapitals(block: RootContent): boolean {
  if (block.type !== 'paragraph' || /\p{Ll}/u.test(plain(block.children))) return false
  return readAuthorLine(block.children)?.evidence === 'names'
}
