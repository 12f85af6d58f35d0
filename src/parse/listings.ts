import type {Code, Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Figure} from '../model/index.js'

/**
 * Frame listings that are called or captioned: pandoc-crossref's
 * ```` ```{#lst:x caption="…"} ````, Quarto's `lst-cap`. Others stay as they are.
 *
 * @param read makes a caption's words of their source.
 */
export function frameListings(tree: Root, read: (caption: string) => PhrasingContent[]): void {
  visit(tree, 'code', (node: Code, index, parent?: Parent) => {
    const {id, pairs = {}} = node.data?.attributes ?? {}
    const words = pairs['caption'] ?? pairs['lst-cap']
    const called = id !== undefined && /^lst[:-]/iu.test(id)
    if ((!called && !words) || !parent || index === undefined || parent.type === 'figure') return
    const {attributes, ...data} = node.data ?? {}
    const framed: Code = {
      ...node,
      data: {...data, attributes: {...attributes, classes: attributes?.classes ?? [], id: undefined, pairs}}
    }
    const figure: Figure = {
      type: 'figure',
      id: id ?? '',
      caption: words ? read(words) : [],
      children: [framed],
      position: node.position
    }
    parent.children[index] = figure
    return index + 1
  })
}
