import type {Element, Root} from 'xast'
import {x} from 'xastscript'

/**
 * An SVG that says what it shows: its own title, else the words given; for
 * readers that open an image by itself.
 *
 * @param bytes as `read/svg.ts` leaves them.
 * @see https://www.w3.org/TR/SVG2/struct.html#TitleElement
 */
export async function titledSvg(bytes: Uint8Array, words: string): Promise<Uint8Array> {
  const [{fromXml}, {toXml}] = await Promise.all([import('xast-util-from-xml'), import('xast-util-to-xml')])
  const tree: Root = fromXml(new TextDecoder().decode(bytes))
  const svg = tree.children.find((node): node is Element => node.type === 'element')
  const isTitled = svg?.children.some(
    (node) => node.type === 'element' && /^(?:\w+:)?title$/u.test(node.name)
  )
  if (!svg || isTitled || words.trim() === '') return bytes
  const prefix = /^\w+:/u.exec(svg.name)?.[0] ?? ''
  svg.children.unshift(x(`${prefix}title`, words.trim()))
  return new TextEncoder().encode(toXml(tree))
}
