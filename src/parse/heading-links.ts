import GithubSlugger from 'github-slugger'
import type {Parent, PhrasingContent, Root, Text} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'

/** Nodes whose words are no place for a link. */
const closed = new Set<string>(['link', 'linkReference', 'heading', 'citation', 'crossReference'])

const bracketed = /(?<![\\!\]])\[([^[\]]{1,200})\](?:\[([^[\]]{0,200})\])?(?![[({:])/gu

/**
 * Words in brackets that are a heading's lead to it, as if it defined a link:
 * `[Methods]`, `[Methods][]`, `[words][Methods]`. Other brackets stay.
 *
 * @param text what the tree was parsed from: `\[Methods]` is no link.
 * @see https://pandoc.org/MANUAL.html#extension-implicit_header_references
 */
export function linkHeadings(tree: Root, text: string): void {
  const headings = new Set<string>()
  visit(tree, 'heading', (node) => {
    headings.add(folded(textOf(node)))
  })
  headings.delete('')
  if (headings.size === 0) return
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || closed.has(parent.type) || !node.value.includes('['))
      return undefined
    const source = text.slice(node.position?.start.offset, node.position?.end.offset)
    const parts = linked(node, source, headings)
    if (!parts) return undefined
    ;(parent as Parent).children.splice(index, 1, ...parts)
    return index + parts.length
  })
}

function linked(node: Text, source: string, headings: Set<string>): PhrasingContent[] | undefined {
  const parts: PhrasingContent[] = []
  const typed = new Map<string, boolean>()
  let from = 0
  for (const {0: whole, 1: words = '', 2: label, index} of node.value.matchAll(bracketed)) {
    const named = folded(label || words)
    if (!headings.has(named)) continue
    // Each is sought once: a text may say it a thousand times.
    if (!typed.has(whole)) typed.set(whole, isTyped(whole, source))
    if (!typed.get(whole)) continue
    parts.push({...node, value: node.value.slice(from, index)})
    parts.push({
      type: 'link',
      url: `#${new GithubSlugger().slug(named)}`,
      children: [{type: 'text', value: words}],
      position: node.position,
      data: {implicit: true}
    })
    from = index + whole.length
  }
  if (from === 0) return undefined
  parts.push({...node, value: node.value.slice(from)})
  return parts.filter((part) => part.type !== 'text' || part.value !== '')
}

/** Whether the author typed these brackets, and no backslash before them. */
function isTyped(whole: string, source: string): boolean {
  for (let at = source.indexOf(whole); at >= 0; at = source.indexOf(whole, at + 1))
    if (source[at - 1] !== '\\' && !/[[({:]/u.test(source[at + whole.length] ?? '')) return true
  return false
}

function folded(words: string): string {
  return words.replace(/\s+/gu, ' ').trim().toLowerCase()
}
