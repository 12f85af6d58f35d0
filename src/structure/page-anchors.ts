/** Anchors of pages that extraction writes, `<span id="page-2-0"></span>` and links to them: they lead to no part of the article. */
import type {Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {joined, plain} from './phrasing.js'

const anchor = /^#?page-\d+-\d+$/u

/** Blocks from the start among which authors stand. */
const head = 15

/** Take such anchors out of a tree; the words of links stay, and authors' marks, `Bell [a,](#page-0-0)`, are raised. */
export function removePageAnchors(tree: Root): void {
  for (const block of tree.children.slice(0, head))
    visit(block, 'link', (node, index, parent) => {
      const mark = /^([a-h∗*†‡§](?:,[a-h∗*†‡§])*),?$/u.exec(plain(node.children).replace(/\s/gu, ''))?.[1]
      if (!mark || !parent || index === undefined || !isAnchor(node)) return
      parent.children[index] = {type: 'superscript', children: [{type: 'text', value: mark}]}
    })
  visit(tree, (node) => {
    if (!('children' in node)) return
    const parent = node as Parent
    if (!parent.children.some(isAnchor)) return
    const kept = parent.children.flatMap((child): PhrasingContent[] => {
      if (!isAnchor(child)) return [child as PhrasingContent]
      return 'children' in child ? (child.children as PhrasingContent[]) : []
    })
    // `[(Bell](#page-3-0) [2010)](#page-3-0)` is one text again.
    parent.children = joined(...kept.map((child) => [child])) as typeof parent.children
  })
}

function isAnchor(node: Parent['children'][number]): boolean {
  if (node.type === 'link') return anchor.test(node.url)
  return node.type === 'span' && anchor.test(node.attributes?.id ?? '')
}
