/** Alternative texts that repeat a caption: in its resolved words, `see Table 2`, and not as they were typed. */
import type {Image, Nodes, PhrasingContent} from 'mdast'
import {type Container, walk} from './walk.js'

/** Give images that only their captions describe the captions' words, formulas spoken. */
export function describeByCaptions(containers: Container[]): void {
  for (const {node} of walk(containers)) {
    if (node.type !== 'figure') continue
    for (const {node: image} of walk([{children: node.children as Nodes[]}])) {
      if (image.type !== 'image' || !image.data?.toldByCaption) continue
      const words = node.caption.map(spoken).join('').replace(/\s+/gu, ' ').trim()
      if (words) (image as Image).alt = words
    }
  }
}

function spoken(node: PhrasingContent): string {
  if (node.type === 'formula') return String(node.mathml?.properties['alttext'] ?? node.value)
  if (node.type === 'break') return ' '
  if (node.type === 'footnoteReference' || node.type === 'image') return ''
  if ('children' in node) return (node.children as PhrasingContent[]).map(spoken).join('')
  return 'value' in node ? node.value : ''
}
