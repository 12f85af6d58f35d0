/** Anchors of pages that extraction writes, `<span id="page-2-0"></span>` and links to them: they lead to no part of the article. */
import type {Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

const anchor = /^#?page-\d+-\d+$/u

/** Take such anchors out of a tree; the words of links stay. */
export function removePageAnchors(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return
    const parent = node as Parent
    if (!parent.children.some(isAnchor)) return
    parent.children = parent.children.flatMap((child): PhrasingContent[] => {
      if (!isAnchor(child)) return [child as PhrasingContent]
      return 'children' in child ? (child.children as PhrasingContent[]) : []
    }) as typeof parent.children
  })
}

function isAnchor(node: Parent['children'][number]): boolean {
  if (node.type === 'link') return anchor.test(node.url)
  return node.type === 'span' && anchor.test(node.attributes?.id ?? '')
}
