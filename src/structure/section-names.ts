import type {Heading, Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {isSectionName} from './lift/headings.js'
import {plain} from './phrasing.js'

/**
 * Make headings of lines that are nothing but a section’s usual name: `Introduction`, `材料与方法`.
 *
 * One alone may be a word; two with text below them part a paper. Reports
 * `inferred-headings`.
 */
export function readSectionNames(tree: Root, file: VFile): void {
  const found = tree.children.flatMap((block, index) =>
    block.type === 'paragraph' &&
    isSectionName(plain(block.children)) &&
    tree.children[index + 1] !== undefined &&
    tree.children[index + 1]?.type !== 'heading'
      ? [index]
      : []
  )
  if (found.length < 2) return
  const known = tree.children.find(
    (block): block is Heading => block.type === 'heading' && isSectionName(plain(block.children))
  )
  for (const index of found) {
    const block = tree.children[index]
    if (block?.type !== 'paragraph') continue
    tree.children[index] = {
      type: 'heading',
      depth: known?.depth ?? 2,
      children: block.children,
      position: block.position
    }
  }
  const first = tree.children[found[0] as number]
  report(file, 'inferred-headings', first, String(found.length), first ? plain([first]) : '')
}
