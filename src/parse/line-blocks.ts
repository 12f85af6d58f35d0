import type {Paragraph, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Division} from '../model/index.js'

/**
 * Make line blocks of paragraphs whose lines begin with a bar and a space:
 * their breaks and indents are kept, as for verse and addresses (Pandoc,
 * `line_blocks`).
 *
 * A line that ends in a bar, too, is a row of a table that did not become one.
 */
export function readLineBlocks(tree: Root): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || !isLineBlock(node)) return
    const block: Division = {
      type: 'division',
      attributes: {classes: ['line-block'], pairs: {}},
      children: [{type: 'paragraph', children: linesOf(node.children), position: node.position}],
      position: node.position
    }
    parent.children[index] = block
  })
}

function isLineBlock({children}: Paragraph): boolean {
  const [first] = children
  if (first?.type !== 'text' || !first.value.startsWith('| ')) return false
  const text = children.map((child) => (child.type === 'text' ? child.value : 'x')).join('')
  const lines = text.split('\n')
  if (lines.length === 1 && text.indexOf('|', 1) > 0) return false
  return lines.every((line) => /^\|(?: |$)/u.test(line) && !/.\|\s*$/u.test(line))
}

function linesOf(children: PhrasingContent[]): PhrasingContent[] {
  return children.flatMap((child, at): PhrasingContent[] => {
    if (child.type !== 'text') return [child]
    return child.value.split('\n').flatMap((line, index): PhrasingContent[] => {
      const begins = index > 0 || at === 0
      const words = begins
        ? line.replace(/^\| ?/u, '').replace(/^ +/u, (blanks) => '\u00A0'.repeat(blanks.length))
        : line
      const text: PhrasingContent[] = words ? [{type: 'text', value: words, position: child.position}] : []
      return index > 0 ? [{type: 'break'}, ...text] : text
    })
  })
}
