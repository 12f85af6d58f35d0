import type {Definition, PhrasingContent, Root} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'

/** Replace references by the links and images they stand for; take the definitions out. The first of a name counts (CommonMark §4.7). */
export function resolveDefinitions(tree: Root): void {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (node, index, parent) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    parent?.children.splice(index as number, 1)
    return [SKIP, index as number]
  })
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return
    const {url, title} = definitions.get(node.identifier) ?? {url: '', title: null}
    const position = node.position
    const replacement: PhrasingContent =
      node.type === 'imageReference'
        ? {type: 'image', url, title, alt: node.alt, position}
        : {type: 'link', url, title, children: node.children, position}
    parent.children[index] = replacement
  })
}
