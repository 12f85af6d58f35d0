import type {Element, ElementContent} from '../../model/index.js'

/** Readers slow down above some 300 kB of XHTML; older Kobo and ADE devices give up (bytes, about). */
const limit = 250_000

/** Items of a list in one file: more notes than that, and readers are slow to find one. */
const mostItems = 500

/** Elements that can be closed at the end of one file and opened again in the next. */
const divisible = new Set(['section', 'div', 'ol', 'ul'])

/**
 * Nodes in as many pieces as keep each under the limit, as far as their structure allows.
 *
 * Lists and sections go on in the next piece, without id; lists keep count.
 */
export function divide(nodes: ElementContent[], most = limit): ElementContent[][] {
  const sizes = new WeakMap<ElementContent, number>()
  const total = nodes.reduce((sum, node) => sum + measure(node, sizes), 0)
  return total > most || nodes.some(isLong) ? cut(nodes, most, sizes) : [nodes]
}

function cut(
  nodes: ElementContent[],
  most: number,
  sizes: WeakMap<ElementContent, number>
): ElementContent[][] {
  const pieces: ElementContent[][] = [[]]
  let filled = 0
  let items = 0
  for (const node of nodes) {
    const size = sizes.get(node) ?? 0
    if (isItem(node)) items += 1
    if (filled > 0 && (filled + size > most || items > mostItems)) {
      pieces.push([])
      filled = 0
      items = isItem(node) ? 1 : 0
    }
    const parts =
      node.type === 'element' && (size > most || isLong(node)) ? cutElement(node, most, sizes) : [node]
    parts.forEach((part, index) => {
      if (index > 0) pieces.push([])
      pieces.at(-1)!.push(part)
    })
    // After a node that had to be cut, the next one begins its own file.
    filled = parts.length > 1 ? most : filled + size
  }
  return pieces
}

function cutElement(element: Element, most: number, sizes: WeakMap<ElementContent, number>): Element[] {
  if (!divisible.has(element.tagName)) return [element]
  const first = Number(element.properties['start'] ?? 1)
  let items = 0
  return cut(element.children, most, sizes).map((children, index) => {
    const start = first + items
    items += children.filter((child) => child.type === 'element' && child.tagName === 'li').length
    if (index === 0) return {...element, children}
    const {id: _, ...properties} = element.properties
    return {...element, properties: element.tagName === 'ol' ? {...properties, start} : properties, children}
  })
}

function isItem(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'li'
}

/** Whether it is a list too long for one file, or a section that holds one. */
function isLong(node: ElementContent): boolean {
  if (node.type !== 'element' || !divisible.has(node.tagName)) return false
  return node.children.filter(isItem).length > mostItems || node.children.some(isLong)
}

/** Bytes of a node, written: its text in UTF-8, and a fair guess for tags. */
function measure(node: ElementContent, sizes: WeakMap<ElementContent, number>): number {
  let size = 0
  if (node.type === 'text') size = Buffer.byteLength(node.value)
  if (node.type === 'element') {
    const attributes = Object.values(node.properties).reduce<number>(
      (sum, value) => sum + 12 + String(value).length,
      0
    )
    size = 2 * node.tagName.length + 5 + attributes
    for (const child of node.children) size += measure(child, sizes)
  }
  sizes.set(node, size)
  return size
}
