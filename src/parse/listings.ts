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
  frameDivisions(tree)
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

/** Quarto's `::: {#lst-x}` around code, its last paragraph the caption. */
function frameDivisions(tree: Root): void {
  visit(tree, 'containerDirective', (node, index, parent) => {
    const id = node.attributes?.['id'] ?? ''
    const last = node.children.at(-1)
    const caption = last?.type === 'paragraph' && node.children.length > 1 ? last.children : []
    const children = (caption.length > 0 ? node.children.slice(0, -1) : node.children) as Figure['children']
    if (node.name || !/^lst[:-]/iu.test(id) || !parent || index === undefined) return
    if (children.length === 0 || !children.every(({type}) => type === 'code')) return
    const figure: Figure = {type: 'figure', id, caption, children, position: node.position}
    parent.children[index] = figure
  })
}
