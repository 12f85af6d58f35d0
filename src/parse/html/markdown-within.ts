import type {Html, Nodes, Parent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Dialect} from '../../model/index.js'
import {innerBlocks} from '../inner-blocks.js'

/** An element's tag alone in its line, words below it that are neither HTML nor set in, and its end. */
const framed =
  /^(<(?:div|center|p|figure|section|article|aside|details)(?:\s[^<>]*)?>[ \t]*)\n((?! {4}|\t|[ \t]*<)[\s\S]*?)((?:\n[ \t]*<\/[a-z]+>[ \t]*)*)$/iu

/** Signs that words are meant as Markdown. */
const marked = /!\[|\]\(|[*_`$@#~^\\]|^[-+>|:]/mu

/**
 * What stands right below a `<div>` or the like is Markdown, as Pandoc has it
 * (`markdown_in_html_blocks`): authors frame their figures so. CommonMark reads
 * HTML up to a blank line.
 */
export function readMarkdownWithin(tree: Root, dialect: Dialect): void {
  visit(tree, (parent) => {
    if (!('children' in parent) || !parent.children.some(({type}) => type === 'html')) return
    const own = parent as Parent
    own.children = own.children.flatMap((node) =>
      node.type === 'html' ? opened(node, tree, dialect) : [node]
    ) as typeof own.children
  })
}

function opened(node: Html, tree: Root, dialect: Dialect): Nodes[] {
  const [, begin = '', words = '', end = ''] = framed.exec(node.value) ?? []
  if (!begin || !marked.test(words)) return [node]
  const {position} = node
  const start = position?.start
  const from =
    start?.offset !== undefined && start.column === 1
      ? {line: start.line, offset: start.offset + begin.length + 1}
      : undefined
  const html = (value: string): Html[] => (value ? [{...node, value}] : [])
  return [...html(begin), ...innerBlocks(words, tree, dialect, from), ...html(end.trim())]
}
