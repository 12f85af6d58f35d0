import type {ElementContent} from '../../model/index.js'

/** What never belongs to a title: the TeX beside a formula, and the marks that call notes. */
function isSilent(node: ElementContent): boolean {
  if (node.type !== 'element') return node.type !== 'text'
  return (
    ['annotation', 'annotation-xml', 'script', 'style', 'svg'].includes(node.tagName) ||
    node.properties['role'] === 'doc-noteref'
  )
}

/** The words of hast nodes on one line, as a title says them; images speak their alternatives. */
export function lineOf(nodes: ElementContent[]): string {
  return gather(nodes).replace(/\s+/gu, ' ').trim()
}

function gather(nodes: ElementContent[]): string {
  return nodes
    .filter((node) => !isSilent(node))
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      if (node.tagName === 'img') return String(node.properties['alt'] ?? '')
      return node.tagName === 'br' ? ' ' : gather(node.children)
    })
    .join('')
}
