/**
 * Ends of lines between signs that no space parts: Chinese and Japanese.
 *
 * A browser shows the end of a line as a space; between such signs there is none (CSS Text 3 §4.1.3, segment breaks).
 */
import type {Nodes, Parent, Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {plain} from './phrasing.js'

const wide = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々〇`
/** Signs of a full width, behind which the space is their own. */
const sign = '，。、；：？！）】》」』〉］'
const lineEnd = new RegExp(
  `(?<=[${wide}${sign}”’…—])[ \\t]*\\n[ \\t]*(?=[${wide}（【《「『〈［“‘${sign}])|(?<=[${sign}])[ \\t]*\\n[ \\t]*`,
  'gu'
)

/** Take such ends out of prose. */
export function joinWideLines(prose: Parent[]): void {
  const join = (nodes: Nodes[]): void => {
    for (const node of nodes) {
      if (node.type === 'text' && node.value.includes('\n')) node.value = node.value.replace(lineEnd, '')
      else if ('children' in node) join(node.children as Nodes[])
    }
  }
  for (const parent of prose) join(parent.children as Nodes[])
}

/** A column’s line has more signs than a line of verse. */
const fewest = 20

/**
 * Join lines of a raw text that a column's edge ended within a sentence: hard breaks with Chinese words before and
 * behind, and nothing that ends there; reports `rejoined-lines` once.
 */
export function joinTornLines(tree: Root, file: VFile): void {
  let count = 0
  let first: {place: Nodes; words: string} | undefined
  for (const block of tree.children) {
    if (block.type !== 'paragraph') continue
    block.children = block.children.filter((node, index, all) => {
      if (node.type !== 'break') return true
      const [before, after] = [all[index - 1], all[index + 1]]
      if (before?.type !== 'text' || after?.type !== 'text') return true
      const line = /[^\n]*$/u.exec(before.value)?.[0] ?? ''
      const isTorn =
        /\p{Script=Han}$/u.test(line) && /^\p{Script=Han}/u.test(after.value) && line.trim().length >= fewest
      if (!isTorn) return true
      count += 1
      first ??= {place: block, words: `${line.slice(-12)} | ${plain([after]).slice(0, 12)}`}
      return false
    })
  }
  if (first) report(file, 'rejoined-lines', first.place, String(count), first.words)
}
