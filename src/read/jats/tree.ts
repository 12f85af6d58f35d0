import type {Element, ElementContent, Nodes, Root} from 'xast'

/** An element's own attribute; `undefined` where it is absent or empty. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.attributes[name]?.trim() || undefined
}

/** Child elements of these names, in order; all where none is named. */
export function childrenNamed(element: Element | undefined, ...names: string[]): Element[] {
  return (element?.children ?? []).filter(
    (child): child is Element =>
      child.type === 'element' && (names.length === 0 || names.includes(child.name))
  )
}

/** The first child element of that name. */
export function childNamed(element: Element | undefined, ...names: string[]): Element | undefined {
  return childrenNamed(element, ...names)[0]
}

/** Elements of these names at and below a node, in document order. */
export function* elementsNamed(node: Nodes, ...names: string[]): Generator<Element> {
  if (node.type === 'element' && names.includes(node.name)) yield node
  if ('children' in node) for (const child of node.children) yield* elementsNamed(child, ...names)
}

/** All elements of a tree, in document order. */
export function* elementsOf(node: Root | Element): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== 'element') continue
    yield child
    yield* elementsOf(child)
  }
}

/** Its text, as it is written. */
export function textOf(node: ElementContent | Element | undefined): string {
  if (!node) return ''
  if (node.type === 'text' || node.type === 'cdata') return node.value
  return node.type === 'element' ? node.children.map(textOf).join('') : ''
}

/** Its text in one line: as it is written, unless an editor broke it; `undefined` where there is none. */
export function lineOf(node: Element | undefined): string | undefined {
  const text = textOf(node)
  if (/^[ \t\r\n]*$/u.test(text)) return undefined
  return text.includes('\n') ? text.replace(/[ \t\r\n]+/gu, ' ').trim() : text
}

/** A name without its prefix: `math` of `mml:math`. */
export function localName({name}: Element): string {
  return name.replace(/^[^:]*:/u, '')
}

/** White space as XML knows it: a no-break space is a sign of the author's. */
export function isBlank(node: ElementContent): boolean {
  return (node.type === 'text' || node.type === 'cdata') && /^[ \t\r\n]*$/u.test(node.value)
}
