/**
 * Blanks in the address of an image: `![Words](figures/Page 1.png)`.
 *
 * CommonMark ends an address there (§6.3), and takes the image for text; Pandoc reads it. Before
 * parsing the blanks give way to a sign as long; after it they come back, so that every place
 * stays as it was.
 */
import type {Nodes} from 'mdast'
import {visit} from 'unist-util-visit'

const sign = '\uE07E'
const address =
  /(?<=\]\()([^()<>"'\n\s][^()<>"'\n]{0,300}[ ][^()<>"'\n]{0,300}?\.(?:png|jpe?g|gif|svg|webp|avif|pdf|eps|tiff?|bmp))(?=[ ]*(?:"[^"\n]{0,300}"[ ]*)?\))/giu

/** The text with those blanks hidden. */
export function hideAddressBlanks(text: string): string {
  if (text.includes(sign) || !text.includes('](')) return text
  return text.replace(address, (path) => path.replaceAll(' ', sign))
}

/** The blanks again; changes `tree`. */
export function showAddressBlanks(tree: Nodes): void {
  const shown = (text: string) => text.replaceAll(sign, ' ')
  visit(tree, (node) => {
    if ('url' in node) node.url = shown(node.url.replaceAll(encodeURI(sign), sign))
    if ('value' in node) node.value = shown(node.value)
    if ('alt' in node && node.alt) node.alt = shown(node.alt)
  })
}
