/** Lines of a first page that readers of pages took for other than they are: dates as headings, an abstract's name twice, a label at a paragraph's end. */
import type {Heading, Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {headingLabel} from './lift/labels.js'
import {leaveOut} from './page-furniture.js'
import {plain, slice, trim} from './phrasing.js'

/** Blocks among which a first page's lines stand. */
const head = 60
const dated = /^\s*(?:received|revised|accepted|published(?: online)?)\s*[:：]?\s*(?:\p{L}{3,9}\.?\s+\d|\d)/iu
/** `…; KEYWORDS`, below which they stand. */
const trailing = /[;.\s]\s*(KEY\s?WORDS)\s*$/u

/** Put such lines right; reports `page-furniture` for the name of an abstract that stands above what is none. */
export function settleHeadLines(tree: Root, file: VFile): void {
  const blocks = tree.children.slice(0, head).flatMap((block): RootContent[] => {
    if (block.type === 'heading' && (dated.test(plain(block.children)) || isFootLine(plain(block.children))))
      return [{type: 'paragraph', children: block.children, position: block.position}]
    return block.type === 'paragraph' ? parted(block) : [block]
  })
  partInfo(blocks, file)
  tree.children = [...withoutSecondName(blocks, file), ...tree.children.slice(head)]
}

/** Rights, or whom to write to: no section has such a name. */
function isFootLine(text: string): boolean {
  return /^\s*(?:©|\(c\)\s|copyright\s©|[*∗]\s?corresponding authors?\b|e-?mail address(?:es)?\s*:)/iu.test(
    text
  )
}

/** A margin's name beside the abstract's, in one line: `a r t i c l e i n f o a b s t r a c t`. */
const both = /^(?:article(?:info|history|information))(abstract)$/iu
/** What the margin holds. */
const margin =
  /^\s*(?:article history|received|revised|accepted|available online|key ?words|jel|msc|pacs)\b/iu

/** Put the abstract's name above its words, which follow the margin's; reports `page-furniture` for the margin's own. */
function partInfo(blocks: RootContent[], file: VFile): void {
  const index = blocks.findIndex(
    (block) =>
      (block.type === 'heading' || block.type === 'paragraph') &&
      both.test(plain([block]).replace(/\s/gu, ''))
  )
  const block = blocks[index]
  if (block?.type !== 'heading' && block?.type !== 'paragraph') return
  const words = blocks.findIndex(
    (one, at) =>
      at > index && one.type === 'paragraph' && plain([one]).length > 200 && !margin.test(plain([one]))
  )
  const heading = blocks.findIndex((one, at) => at > index && one.type === 'heading')
  if (words < 0 || words > index + 4 || (heading >= 0 && heading < words)) return
  leaveOut(block, file)
  const name: Heading = {
    type: 'heading',
    depth: 2,
    children: [{type: 'text', value: 'Abstract'}],
    position: block.position
  }
  blocks.splice(words, 0, name)
  blocks.splice(index, 1)
}

function parted(block: Paragraph): RootContent[] {
  const text = plain(block.children)
  const found = trailing.exec(text)
  if (!found || found.index < 10) return [block]
  const at = text.lastIndexOf(found[1] ?? '')
  const parts = [trim(slice(block.children, 0, at)), trim(slice(block.children, at))]
  return parts.map((children): Paragraph => ({...block, children}))
}

/** An abstract's name, and the same below it before any other heading: between them stands the page's margin. */
function withoutSecondName(blocks: RootContent[], file: VFile): RootContent[] {
  const headings = blocks.filter((block) => block.type === 'heading')
  const gone = headings.filter((block, index) => {
    const [own, next] = [headingLabel(plain(block.children)), headings[index + 1]]
    const below = next && headingLabel(plain(next.children))
    return own?.field === 'abstract' && below?.field === 'abstract' && own.language === below.language
  })
  for (const block of gone) leaveOut(block, file)
  return blocks.filter((block) => !gone.some((one) => one === block))
}
