import type {Element} from '../../model/index.js'

/** Attributes of MathML 4 and Core that EPUB's schema, which is MathML 3's, refuses. */
const newer = new Set(['intent', 'arg', 'linebreak', 'tabIndex'])

/** A formula of the page in MathML 3, as EPUB 3.3 §6.4.2 asks; changed in place. */
export function prepareMath(math: Element): void {
  math.properties['xmlns'] = 'http://www.w3.org/1998/Math/MathML'
  markNumbers(math)
  const pending = [math]
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const name of Object.keys(node.properties)) if (newer.has(name)) delete node.properties[name]
    if (node.tagName === 'mtd') alignCell(node)
    for (const child of node.children) if (child.type === 'element') pending.push(child)
  }
}

/** Temml aligns cells by classes of its own sheet; MathML 3 has an attribute (§3.5.4). */
function alignCell({properties}: Element): void {
  const classes = Array.isArray(properties['className']) ? properties['className'] : []
  if (classes.includes('tml-left')) properties['columnalign'] = 'left'
  if (classes.includes('tml-right')) properties['columnalign'] = 'right'
}

/**
 * Classes for what holds the number of a row: the cell, and all around it.
 *
 * @returns whether there is one within.
 */
function markNumbers(element: Element): boolean {
  const classes = Array.isArray(element.properties['className']) ? element.properties['className'] : []
  if (classes.includes('tml-tag')) return true
  const numbered = element.children.filter((child) => child.type === 'element' && markNumbers(child))
  if (numbered.length === 0) return false
  const isCell = element.tagName === 'mtd'
  if (isCell || /^(?:math|semantics|mtable)$/u.test(element.tagName))
    element.properties['className'] = [...classes, isCell ? 'number-cell' : 'numbered']
  return true
}
