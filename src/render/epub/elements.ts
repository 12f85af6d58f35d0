import type {Element, ElementContent} from '../../model/index.js'
import {mendLink} from './links.js'
import {prepareMath} from './mathml.js'

/** Where a document stands among the others. */
export interface Location {
  /** Its own file. */
  here: string
  /** Id → file it lives in. */
  where: Map<string, string>
  /** Package paths an image may have. */
  images: Set<string>
}

/** `epub:type` beside the role that says the same, for readers that know only one (EPUB SSV 1.1). */
const typeOfRole: Record<string, string> = {
  __proto__: null as never,
  'doc-abstract': 'abstract',
  'doc-acknowledgments': 'acknowledgments',
  'doc-appendix': 'appendix',
  'doc-backlink': 'backlink',
  'doc-biblioref': 'biblioref',
  'doc-bibliography': 'bibliography',
  'doc-conclusion': 'conclusion',
  'doc-endnotes': 'endnotes',
  'doc-footnote': 'footnote',
  'doc-introduction': 'introduction',
  'doc-noteref': 'noteref',
  'doc-subtitle': 'subtitle'
}

/** Deprecated in DPUB-ARIA 1.1, and refused by EPUBCheck (RSC-017). */
const deprecatedRoles = new Set(['doc-endnote', 'doc-biblioentry'])

/** Attributes that only a browser on the web needs, or that EPUBCheck refuses. */
const needless = new Set([
  'loading',
  'decoding',
  'fetchPriority',
  'srcSet',
  'sizes',
  'intent',
  'contentEditable'
])
/** Dropped from XHTML5. */
const presentational = new Set([
  'vAlign',
  'bgColor',
  'border',
  'cellPadding',
  'cellSpacing',
  'noWrap',
  'width',
  'height'
])

/** Attributes that name ids of the same file. */
const idReferences = ['ariaLabelledBy', 'ariaDescribedBy', 'ariaDetails', 'ariaControls', 'headers']

/**
 * The nodes as an EPUB wants them; changes them in place.
 *
 * The first heading becomes `h1` and the others follow it. Images that are
 * not in the package give way to their alternative text.
 */
export function prepare(nodes: ElementContent[], location: Location): ElementContent[] {
  const shift = (firstHeading(nodes) ?? 1) - 1
  const visit = (node: ElementContent): ElementContent[] => {
    if (node.type === 'text') return [node]
    if (node.type !== 'element' || node.tagName === 'script') return []
    if (node.tagName === 'img' && !isPackaged(node, location)) {
      return [{type: 'text', value: String(node.properties['alt'] ?? '')}]
    }
    prepareElement(node, shift, location)
    node.children = node.children.flatMap(visit)
    if (node.properties['role'] === 'doc-endnotes') markNotes(node)
    return [node]
  }
  return nodes.flatMap(visit)
}

/** Manifest item properties the nodes ask for, sorted (EPUB 3.3 §5.6.2, OPF-014 and OPF-015). */
export function propertiesOf(nodes: ElementContent[]): string[] {
  const found = new Set<string>()
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return
    if (node.tagName === 'math') found.add('mathml')
    if (node.tagName === 'svg') found.add('svg')
    node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return [...found].sort()
}

export function isElement(node: ElementContent | undefined, ...names: string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName))
}

function prepareElement(element: Element, shift: number, location: Location): void {
  const {properties, tagName} = element
  for (const name of Object.keys(properties)) {
    const value = properties[name]
    const empty = Array.isArray(value) && value.length === 0
    if (empty || needless.has(name) || /^on[a-z]/iu.test(name)) delete properties[name]
  }
  if (/^(?:table|thead|tbody|tfoot|tr|th|td|col|colgroup)$/u.test(tagName)) prepareTable(element)
  if (deprecatedRoles.has(String(properties['role']))) delete properties['role']
  const type = typeOfRole[String(properties['role'])]
  if (type) properties['epub:type'] ??= type
  // Code and formulas in a line do not scroll here: only what does is reached by keyboard.
  if (tagName === 'pre' || String(properties['className']) === 'wide-formula') delete properties['tabIndex']
  if (tagName === 'math') prepareMath(element)
  if (tagName === 'a') mendLink(element, location)
  if (/^h[1-6]$/u.test(tagName)) {
    element.tagName = `h${Math.min(6, Math.max(1, Number(tagName[1]) - shift))}`
  }
  for (const name of idReferences) keepLocal(element, name, location)
}

/** The words of a cell's alignment are CSS's since HTML5; a class carries them. */
function prepareTable({properties}: Element): void {
  const align = properties['align']
  delete properties['align']
  for (const name of presentational) delete properties[name]
  if (typeof align !== 'string' || !/^(?:left|right|center)$/u.test(align)) return
  const classes = Array.isArray(properties['className']) ? properties['className'] : []
  properties['className'] = [...classes, `align-${align}`]
}

function keepLocal({properties}: Element, name: string, {where, here}: Location): void {
  const value = properties[name]
  if (value === undefined || value === null) return
  const ids = (Array.isArray(value) ? value.join(' ') : String(value)).split(/\s+/u)
  const local = ids.filter((id) => where.get(id) === here)
  if (local.length > 0) properties[name] = local
  else delete properties[name]
}

/**
 * Give each note a block that readers can show in a pop-up.
 *
 * The id and role go to a `div`: on `li` the role would break the list, and
 * Apple Books hides an `aside` from the notes' own page.
 */
function markNotes(section: Element): void {
  const lists = section.children.filter((child) => isElement(child, 'ol')) as Element[]
  for (const item of lists.flatMap((list) => list.children)) {
    if (!isElement(item, 'li') || item.properties['id'] === undefined) continue
    const {id, ...properties} = item.properties
    const note: Element = {
      type: 'element',
      tagName: 'div',
      properties: {id, role: 'doc-footnote', 'epub:type': 'footnote'},
      children: item.children
    }
    item.properties = properties
    item.children = [note]
  }
}

function isPackaged({properties}: Element, {images}: Location): boolean {
  const source = String(properties['src'] ?? '')
  return images.has(source) || /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/u.test(source)
}

function firstHeading(nodes: ElementContent[]): number | undefined {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const level = /^h[1-6]$/u.test(node.tagName) ? Number(node.tagName[1]) : firstHeading(node.children)
    if (level) return level
  }
  return undefined
}
