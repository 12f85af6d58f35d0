import type {Image, PhrasingContent, Root} from 'mdast'
import {SKIP, visitParents} from 'unist-util-visit-parents'
import type {Span} from '../model/index.js'

/**
 * Put words in the place of images that could not be had.
 *
 * A figure stays one, with its number, its caption and what refers to it: the
 * file's name stands in it. Elsewhere the words for the image stand in the line.
 */
export function replaceMissingImages(trees: readonly {children: unknown[]}[]): void {
  for (const {children} of trees) {
    visitParents({type: 'root', children} as Root, 'image', (node, ancestors) => {
      const parent = ancestors.at(-1)
      if (!node.data?.missing || !parent) return
      const framed = ancestors.some(({type}) => type === 'figure')
      const siblings = parent.children as PhrasingContent[]
      siblings[siblings.indexOf(node)] = standIn(node, framed)
      return SKIP
    })
  }
}

function standIn(node: Image, framed: boolean): Span {
  const file: PhrasingContent = {type: 'inlineCode', value: node.data?.source ?? node.url}
  const words = node.alt || node.title
  const caption = node.data?.caption ?? (words ? [{type: 'text', value: words} as const] : [file])
  return {
    type: 'span',
    element: 'span',
    attributes: {classes: ['missing-image'], pairs: {}},
    children: framed ? [file] : caption,
    position: node.position
  }
}
