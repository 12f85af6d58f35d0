import type {Element, ElementContent} from 'hast'

/**
 * HTML trees in which everything is words: formulas in TeX, pictures by their
 * descriptions, links by their addresses, items with their numbers.
 */
export function legibleTree(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node) => (node.type === 'element' ? legibleElement(node) : [node]))
}

function legibleElement(node: Element): ElementContent[] {
  const {tagName, properties} = node
  const {role, href, alt, ariaLabel} = properties
  if (role === 'doc-backlink' || tagName === 'wbr') return []
  if (tagName === 'math') return [{type: 'text', value: texOf(node)}]
  if (tagName === 'img') return [{type: 'text', value: alt ? `[${String(alt)}]` : ''}]
  if (tagName === 'svg' || role === 'img') {
    const label = typeof ariaLabel === 'string' ? ariaLabel : ''
    return [{type: 'text', value: label ? `[${label}]` : ''}]
  }
  if (tagName === 'ol' || tagName === 'ul') {
    let number = Number(properties['start'] ?? 1)
    const items = node.children.map((item): ElementContent => {
      if (item.type !== 'element' || item.tagName !== 'li') return item
      const mark = tagName === 'ol' ? `${number++}. ` : '- '
      return {
        ...item,
        properties: {...item.properties, dataMark: mark},
        children: [{type: 'text', value: mark}, ...legibleTree(item.children)]
      }
    })
    return [{...node, children: items}]
  }
  const children = legibleTree(node.children)
  if (role === 'doc-noteref')
    return [{...node, children: [{type: 'text', value: '['}, ...children, {type: 'text', value: ']'}]}]
  if (tagName === 'a' && typeof href === 'string' && /^https?:/iu.test(href)) {
    const words = children.map(textOf).join('')
    const said =
      words.includes(href) || words.includes(href.replace(/^https?:\/\//iu, '').replace(/\/$/u, ''))
    return [
      {
        ...node,
        children: said
          ? children
          : [...children, {type: 'text', value: `${words.trim() ? ' ' : ''}<${href}>`}]
      }
    ]
  }
  return [{...node, children}]
}

/** The text of a tree, as it stands. */
export function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOf).join('') : ''
}

/** The TeX that goes with MathML; its signs where there is none. */
function texOf(node: Element): string {
  if (typeof node.data?.tex === 'string') return node.data.tex
  const annotation = find(node, 'annotation')
  return textOf(annotation ?? node)
}

function find(node: Element, name: string): Element | undefined {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    const found = child.tagName === name ? child : find(child, name)
    if (found) return found
  }
  return undefined
}
