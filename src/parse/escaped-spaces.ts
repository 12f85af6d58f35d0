import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

/**
 * Pandoc's `\ `, a space that no line breaks at; and its backslash behind an
 * image that stands alone, which makes a picture of it without caption.
 *
 * @see https://pandoc.org/MANUAL.html#backslash-escapes
 * @see https://pandoc.org/MANUAL.html#extension-implicit_figures
 */
export function readEscapedSpaces(tree: Root): void {
  visit(tree, 'paragraph', ({children}) => {
    const [image, sign, more] = children
    if (image?.type !== 'image' || more || sign?.type !== 'text' || sign.value.trim() !== '\\') return
    children.pop()
    if (image.data?.attributes?.id === undefined) delete image.data?.caption
  })
  visit(tree, 'text', (node) => {
    if (node.value.includes('\\ ')) node.value = node.value.replaceAll('\\ ', '\u00A0')
  })
}
