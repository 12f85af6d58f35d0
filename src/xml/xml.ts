/**
 * XML out of trees.
 *
 * In: xast. Out: XML 1.0 in UTF-8 that is well-formed whatever signs the
 * author's text holds. Left to others: what the elements mean.
 */
import type {Doctype, Element, Nodes, Root} from 'xast'
import {toXml} from 'xast-util-to-xml'

/**
 * XML 1.0 in UTF-8, with its declaration.
 *
 * What XML can't say becomes U+FFFD.
 *
 * @param closeEmpty Write `<item/>` for `<item></item>`.
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function xmlText(nodes: Nodes[], closeEmpty = true): string {
  const xml = toXml(nodes, {closeEmptyElements: closeEmpty, tightClose: true})
    // The serialiser leaves `>` alone, but XML forbids this one in text (XML 1.0 §2.4).
    .replaceAll(']]>', ']]&gt;')
    .replace(/[\0-\x08\v\f\x0E-\x1F\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`
}

/** XML of a tree without prose, an element a line. */
export function xmlData(root: Element): string {
  indent(root)
  return xmlText([root])
}

/** XML for people too: an element a line where space means nothing, references by their names. */
export function xmlDocument(
  root: Element,
  {doctype, isProse}: {doctype?: Doctype; isProse?: (element: Element) => boolean} = {}
): string {
  indent(root, isProse)
  const before: Nodes[] = doctype ? [doctype, {type: 'text', value: '\n'}] : []
  return xmlText([...before, root]).replace(
    /&#x(?:26|3C|22);/gu,
    (reference) => names[reference] ?? reference
  )
}

const names: Record<string, string> = {'&#x26;': '&amp;', '&#x3C;': '&lt;', '&#x22;': '&quot;'}

/**
 * Set an element's children on lines of their own, and theirs, where space
 * between them means nothing.
 *
 * @param isProse tells elements in which it does: they are left alone.
 */
function indent(element: Element, isProse: (element: Element) => boolean = () => false): void {
  indentBelow(element, '\n', isProse)
}

function indentBelow(element: Element, line: string, isProse: (element: Element) => boolean): void {
  const {children} = element
  if (children.length === 0 || isProse(element)) return
  if (children.some((child) => child.type === 'text' || child.type === 'cdata')) return
  const inner = `${line}  `
  for (const child of children) if (child.type === 'element') indentBelow(child, inner, isProse)
  element.children = [
    ...children.flatMap((child) => [{type: 'text' as const, value: inner}, child]),
    {type: 'text', value: line}
  ]
}

/** A document that `xmlDocument` wrote, read and written again: its spaces are what they were. */
export function xmlAgain({children}: Root): string {
  const nodes = children.flatMap((child): Nodes[] => {
    if (child.type === 'instruction' && child.name === 'xml') return []
    return child.type === 'doctype' ? [child, {type: 'text', value: '\n'}] : [child]
  })
  return xmlText(nodes).replace(/&#x(?:26|3C|22);/gu, (reference) => names[reference] ?? reference)
}
