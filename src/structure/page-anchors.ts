/** Anchors of pages that extraction writes, `<span id="page-2-0"></span>` and links to them: they lead to no part of the article. */
import type {Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {joined, plain} from './phrasing.js'

const anchor = /^#?(?:page-\d+-\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/u

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
  tree.children = tree.children.filter(
    (block) =>
      block.type !== 'paragraph' ||
      block.children.some((node) => node.type !== 'text' || node.value.trim() !== '')
  )
}

/** `[2](p.45)`, a call with its page that Markdown takes for a link: words again, in `tree`. */
export function freePageCalls(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    if (
      !parent ||
      index === undefined ||
      !/^(?:pp?\.?|P\.?|第)?\d{1,4}(?:[-–—,]\d{1,4})*页?$/u.test(decoded(node.url))
    )
      return
    const words = plain(node.children)
    if (!/^\d{1,3}(?:[,，–-]\d{1,3})*$/u.test(words)) return
    const value = `[${words}](${decoded(node.url)})`
    parent.children = joined(
      ...(parent.children as PhrasingContent[]).map((child, at): PhrasingContent[] =>
        at === index ? [{type: 'text', value, position: node.position}] : [child]
      )
    ) as typeof parent.children
    return index
  })
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

function isAnchor(node: Parent['children'][number]): boolean {
  if (node.type === 'link') return anchor.test(node.url)
  return node.type === 'span' && anchor.test(node.attributes?.id ?? '')
}
