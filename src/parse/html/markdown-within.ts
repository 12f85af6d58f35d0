import type {Html, Nodes, Parent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Dialect} from '../../model/index.js'
import {innerBlocks} from '../inner-blocks.js'

/** An element's tag alone in its line, and words below it that are neither HTML nor set in. */
const framed =
  /^<(?:div|center|p|figure|section|article|aside|details)(?:\s[^<>\n]*)?>[ \t]*\n(?! {4}|\t|[ \t]*<)/iu
const closing = /^[ \t]*<\/[a-z]+>[ \t]*$/iu
/** Elements that are read so; no author frames more. */
const most = 500

/** Signs that words are meant as Markdown. */
const marked = /!\[|\]\(|[*_`$@#~^\\]|^[-+>|:]/mu

/**
 * What stands right below a `<div>` or the like is Markdown, as Pandoc has it
 * (`markdown_in_html_blocks`): authors frame their figures so. CommonMark reads
 * HTML up to a blank line.
 */
export function readMarkdownWithin(tree: Root, dialect: Dialect): void {
  let left = most
  visit(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(({type}) => type === 'html')) return
    const own = parent as Parent
    own.children = own.children.flatMap((node) =>
      node.type === 'html' && framed.test(node.value) && left-- > 0 ? opened(node, tree, dialect) : [node]
    ) as typeof own.children
  })
}

function opened(node: Html, tree: Root, dialect: Dialect): Nodes[] {
  const [begin = '', ...lines] = node.value.split('\n')
  let end = lines.length
  while (end > 0 && closing.test(lines[end - 1] as string)) end--
  const words = lines.slice(0, end).join('\n')
  if (!marked.test(words)) return [node]
  const {position} = node
  const start = position?.start
  const from =
    start?.offset !== undefined && start.column === 1
      ? {line: start.line, offset: start.offset + begin.length + 1}
      : undefined
  const html = (value: string): Html[] => (value ? [{...node, value}] : [])
  return [
    ...html(begin),
    ...innerBlocks(words, tree, dialect, from),
    ...html(lines.slice(end).join('\n').trim())
  ]
}
