import type {PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {Citation, CitationItem} from '../model/index.js'

/** Words before and after a cite are no part of its link. */
export function withoutAffixes(nodes: PhrasingContent[], node: Citation): PhrasingContent[] {
  return nodes.flatMap((child): PhrasingContent[] => {
    if (child.type !== 'citationLink') {
      if ('children' in child) child.children = withoutAffixes(child.children as PhrasingContent[], node)
      return [child]
    }
    return node.items.reduce<PhrasingContent[]>(splitAffixes, [child])
  })
}

function splitAffixes(nodes: PhrasingContent[], item: CitationItem): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type !== 'citationLink') return [node]
    const words = textOf(node)
    const [prefix, suffix] = [item.prefix, item.suffix].map((text = '') =>
      text.replace(/<[^>]*>/gu, '').trim()
    )
    const start =
      prefix && words.startsWith(prefix) ? words.length - words.slice(prefix.length).trimStart().length : 0
    const end =
      suffix && words.endsWith(suffix) ? words.slice(0, -suffix.length).trimEnd().length : words.length
    const [before, rest] = splitAt(node.children, start)
    const [children, after] = splitAt(rest, end - start)
    return [...before, {...node, children}, ...after]
  })
}

/** Two parts of a list, the first so many characters long; nodes other than text stay whole, in the second. */
function splitAt(nodes: PhrasingContent[], length: number): [PhrasingContent[], PhrasingContent[]] {
  let left = length
  for (const [index, node] of nodes.entries()) {
    const size = textOf(node).length
    if (left >= size) left -= size
    else {
      const [head, tail] = [nodes.slice(0, index), nodes.slice(index + 1)]
      if (node.type !== 'text' || left === 0) return [head, [node, ...tail]]
      return [
        [...head, {type: 'text', value: node.value.slice(0, left)}],
        [{type: 'text', value: node.value.slice(left)}, ...tail]
      ]
    }
  }
  return [nodes, []]
}

/** Nodes that stood in an affix, in the place of their signs (see `parse/citation-groups.ts`). */
export function withNodes(nodes: PhrasingContent[], originals: PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type !== 'text') {
      if ('children' in node) node.children = withNodes(node.children as PhrasingContent[], originals)
      return [node]
    }
    return node.value.split(/([\u{F0000}-\u{FFFFD}])/u).flatMap((part): PhrasingContent[] => {
      const code = part.codePointAt(0) ?? 0
      const original = code >= 0xf0000 && code <= 0xffffd ? originals[code - 0xf0000] : undefined
      return original ? [original] : part ? [{type: 'text', value: part}] : []
    })
  })
}
