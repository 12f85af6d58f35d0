import type {Html, Nodes, Paragraph, Parent, PhrasingContent, Root} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {Dialect} from '../model/index.js'
import {parseTree} from './processor.js'
import {targetsOf} from './targets.js'

/** Lines behind comments that are read by themselves; no author writes more. */
const most = 500

/** Comments, and what stands behind them in their last line. */
const comments = /^((?:<!--[\s\S]*?-->[ \t]*)+)([\s\S]*)$/u

/**
 * Sentences above and below a line of comment are one paragraph, and so is
 * what follows a comment in its line: to Pandoc a comment parts nothing, and
 * authors who write a sentence a line put sentences aside so. CommonMark has
 * it end the paragraph, and reads no Markdown behind it.
 */
export function joinAroundComments(tree: Root, dialect: Dialect): void {
  let targets: string[] | undefined
  let left = most
  const read = (text: string): PhrasingContent[] | undefined => {
    if (left-- <= 0) return undefined
    targets ??= text.includes('[') ? targetsOf(tree) : undefined
    const [first, second] = parseTree([text, ...(targets ?? [])].join('\n'), dialect).children
    const alone = !second || second.type === 'definition' || second.type === 'footnoteDefinition'
    return first?.type === 'paragraph' && alone ? first.children : undefined
  }
  visit(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(isComment)) return
    const joined: Nodes[] = []
    let last: Paragraph | undefined
    /** The line that the paragraph, with the comments below it, ends in. */
    let line = 0
    const waiting: Html[] = []
    /** Words of the lines that follow, set into the paragraph, or the first of one. */
    const goOn = (words: PhrasingContent[], position: Position, paragraph?: Paragraph) => {
      if (last) {
        for (const more of [...waiting.splice(0).map((one) => [one]), words])
          last.children.push({type: 'text', value: '\n'}, ...more)
        if (last.position) last.position = {...last.position, end: position.end}
      } else {
        last = paragraph ?? {type: 'paragraph', children: words, position}
        joined.push(last)
      }
    }
    const close = () => {
      joined.push(...waiting.splice(0))
      last = undefined
    }
    for (const node of parent.children) {
      const {position} = node
      if (position?.start.line !== line + 1) close()
      const [, comment = '', rest = ''] = (isComment(node) && comments.exec(node.value)) || []
      const words = comment && rest && position ? read(rest) : undefined
      if (words && position) place(words, position.end, rest.length)
      const own: PhrasingContent[] = words ? [{type: 'html', value: comment}, ...words] : []
      if (node.type === 'paragraph' && position) goOn(node.children, position, node)
      else if (words && position) goOn(own, position)
      else if (isComment(node) && !rest && last) waiting.push(node)
      else {
        close()
        joined.push(node)
      }
      line = position?.end.line ?? 0
    }
    close()
    ;(parent as Parent).children = joined as Parent['children']
  })
}

function isComment(node: Nodes | undefined): node is Html {
  return node?.type === 'html' && node.value.startsWith('<!--') && node.value.includes('-->')
}

/** Set words of one line, read by themselves, where they stand: at the end of a line. */
function place(words: Nodes[], end: {line: number; column: number; offset?: number}, length: number): void {
  for (const node of words) {
    for (const point of node.position ? [node.position.start, node.position.end] : []) {
      point.line += end.line - 1
      point.column += end.column - length - 1
      if (point.offset !== undefined && end.offset !== undefined) point.offset += end.offset - length
    }
    if ('children' in node) place(node.children, end, length)
  }
}
