/**
 * The page that China's network of journals puts before an article published online first:
 * `《…学报》网络首发论文`, with title, authors, DOI and dates, and what online-first publication is.
 */
import type {Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {datePatterns} from '../model/index.js'
import {sameWords} from './lift/title.js'
import {leaveOut} from './page-furniture.js'
import {plain} from './phrasing.js'

/** Blocks that such a page has at most. */
const longest = 16
const heading = /^\s*《([^《》]{2,40})》\s*网络首发论文\s*$/u
const doi = /\bDOI\s*[:：]\s*(10\.\d{4,9}\/[^\s，；。\p{Script=Han}]+)/iu
const title = /题目\s*[:：]\s*(\S.{4,200}?)\s*(?:作者\s*[:：]|\n|$)/u
const dated = new RegExp(
  `(收稿日期|网络首发日期)\\s*[:：]\\s*(${datePatterns.join('|')}|\\d{4}\\s*-\\s*\\d{1,2}\\s*-\\s*\\d{1,2})`,
  'giu'
)

/**
 * Take such a page away; reports `page-furniture`.
 *
 * Below the article's own title go lines of what only this page says: the journal, the DOI, the dates.
 */
export function removeOnlineFirst(tree: Root, file: VFile): void {
  const blocks = tree.children
  const start = blocks.slice(0, longest).findIndex((block) => heading.test(wordsOf(block)))
  if (start < 0) return
  const words = blocks.slice(start, start + longest).map(wordsOf)
  const said = words.map((text) => title.exec(text)?.[1]).find(Boolean) ?? ''
  const own = words.findIndex((text, at) => at > 0 && said !== '' && sameWords(text) === sameWords(said))
  // Where readers spelled the title otherwise there, the first heading behind the page's own text begins the article.
  const told = words.findLastIndex((text) => /^\s*(?:出版确认|网络首发)\s*[:：]/u.test(text))
  const behind = words.findIndex((_, at) => at > told && blocks[start + at]?.type === 'heading')
  const end = own > 0 ? own : told > 0 ? behind : -1
  const first = blocks[start + end]
  if (end < 1 || !first) return
  const page = blocks.slice(start, start + end)
  const text = page.map(wordsOf).join('\n')
  const lines = [
    heading.exec(words[0] ?? '')?.[0]?.trim(),
    doi.exec(text)?.[0],
    ...[...text.matchAll(dated)].map(([, label, date = '']) => `${label}：${date.replace(/\s/gu, '')}`)
  ]
  for (const block of page) leaveOut(block, file)
  blocks.splice(
    start,
    end + 1,
    first,
    ...lines.flatMap((value): Paragraph[] =>
      value
        ? [
            {
              type: 'paragraph',
              children: [{type: 'text', value}],
              position: (page[0] as RootContent).position
            }
          ]
        : []
    )
  )
}

function wordsOf(block: RootContent): string {
  return block.type === 'heading' || block.type === 'paragraph' ? plain(block.children) : ''
}
