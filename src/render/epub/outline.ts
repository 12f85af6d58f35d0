import type {Element, ElementContent} from '../../model/index.js'
import {isElement} from './elements.js'
import {lineOf} from './text.js'

/** A heading or caption, and the id it is reached by. */
export interface Outline {
  title: string
  /** `undefined`: only its file can be named. */
  id?: string
  children: Outline[]
}

const deepest = 4

/** Headings of sections, nested as the sections are, to the fourth level. */
export function headings(nodes: ElementContent[], depth = 1): Outline[] {
  if (depth > deepest) return []
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const heading = isElement(node, 'section') ? headingOf(node) : undefined
    const title = heading ? lineOf([heading]) : ''
    const inner = headings(node.children, title ? depth + 1 : depth)
    return title ? [{title, id: idOf(node), children: inner}] : inner
  })
}

/** Figures and tables that have a caption and an id, in reading order. */
export function captions(nodes: ElementContent[]): {figures: Outline[]; tables: Outline[]} {
  const figures: Outline[] = []
  const tables: Outline[] = []
  const visit = (node: ElementContent): void => {
    if (node.type !== 'element') return
    const caption = node.children.find((child) => isElement(child, 'figcaption', 'caption'))
    const title = caption ? lineOf([caption]) : ''
    const id = idOf(node)
    if (title && id && isElement(node, 'figure', 'table')) {
      const list = node.tagName === 'table' || holdsTable(node) ? tables : figures
      list.push({title, id, children: []})
    } else node.children.forEach(visit)
  }
  nodes.forEach(visit)
  return {figures, tables}
}

function headingOf(section: Element): Element | undefined {
  for (const child of section.children) {
    if (isElement(child, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6')) return child
    const inner = isElement(child, 'header', 'hgroup') ? headingOf(child) : undefined
    if (inner) return inner
  }
  return undefined
}

function holdsTable(node: Element): boolean {
  return node.children.some((child) => isElement(child) && (child.tagName === 'table' || holdsTable(child)))
}

function idOf(node: Element): string | undefined {
  const {id} = node.properties
  return typeof id === 'string' ? id : undefined
}
