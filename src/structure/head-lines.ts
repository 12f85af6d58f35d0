/** Lines of a first page that readers of pages took for other than they are: dates as headings, an abstract's name twice, a label at a paragraph's end. */
import type {Paragraph, Root, RootContent} from 'mdast'
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
    if (block.type === 'heading' && dated.test(plain(block.children)))
      return [{type: 'paragraph', children: block.children, position: block.position}]
    return block.type === 'paragraph' ? parted(block) : [block]
  })
  tree.children = [...withoutSecondName(blocks, file), ...tree.children.slice(head)]
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
