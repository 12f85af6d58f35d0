import type {Nodes, Paragraph, Parent, PhrasingContent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Attributes} from '../../model/index.js'

/** Nodes that keep their attributes in `data`. */
const bearing = new Set<Nodes['type']>(['heading', 'code', 'equation'])

/**
 * Give what follows `(label)=` that label.
 *
 * A label for a thing that has one already, or for plain words, is a place of its own.
 *
 * @see https://mystmd.org/guide/cross-references
 */
export function attachTargets(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node) || node.type === 'paragraph') return
    const parent = node as Parent
    if (parent.children.some(isCutByTarget)) parent.children = parent.children.flatMap(cutAtTargets)
    if (parent.children.some(holdsTarget)) parent.children = withTargets(parent.children)
  })
}

const line = /^\(([^()\n]{1,200})\)=[ \t]*(?:\n|$)/u
/** A target that ends the paragraph before it, as one of MyST's own blocks does. */
const laterLine = /\n(?=\([^()\n]{1,200}\)=[ \t]*(?:\n|$))/u

function isCutByTarget(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.some((child) => child.type === 'text' && laterLine.test(child.value))
  )
}

function cutAtTargets(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph' || !isCutByTarget(node)) return [node]
  const parts: PhrasingContent[][] = [[]]
  for (const child of node.children) {
    const [first = '', ...others] = child.type === 'text' ? child.value.split(laterLine) : []
    if (child.type !== 'text' || others.length === 0) parts.at(-1)?.push(child)
    else {
      if (first) parts.at(-1)?.push({...child, value: first})
      for (const value of others) parts.push([{...child, value}])
    }
  }
  return parts
    .filter(({length}) => length > 0)
    .map((children) => ({...node, children: withoutLastBreak(children)}))
}

/** The end of the line before a target is none of its paragraph's words. */
function withoutLastBreak(children: PhrasingContent[]): PhrasingContent[] {
  const last = children.at(-1)
  if (last?.type === 'break') return children.slice(0, -1)
  return children
}

function holdsTarget(node: Nodes): boolean {
  return node.type === 'paragraph' && node.children[0]?.type === 'text' && line.test(node.children[0].value)
}

function withTargets(children: RootContent[]): RootContent[] {
  const made: RootContent[] = []
  let labels: string[] = []
  for (const child of children) {
    if (holdsTarget(child)) labels.push(...takeLabels(child as Paragraph))
    if (child.type === 'paragraph' && child.children.length === 0) continue
    made.push(labels.length > 0 ? labelled(child, labels) : child)
    labels = []
  }
  const last = labels.map((id): RootContent => ({type: 'paragraph', children: [anchor(id)]}))
  return [...made, ...last]
}

function takeLabels(paragraph: Paragraph): string[] {
  const labels: string[] = []
  const first = paragraph.children[0]
  if (first?.type !== 'text') return labels
  for (let found = line.exec(first.value); found; found = line.exec(first.value)) {
    labels.push((found[1] as string).trim())
    first.value = first.value.slice(found[0].length)
  }
  if (first.value === '') paragraph.children.shift()
  return labels
}

function labelled(node: RootContent, labels: string[]): RootContent {
  const [label, ...others] = labels
  const rest = setLabel(node, label as string) ? others : labels
  if (rest.length === 0) return node
  if (node.type === 'heading') {
    node.children.push(...rest.map(anchor))
    return node
  }
  return rest.reduceRight<RootContent>(
    (inner, id) => ({
      type: 'division',
      attributes: {id, classes: [], pairs: {}},
      children: [inner] as never[],
      position: node.position
    }),
    node
  )
}

/** Whether the node took the label. */
function setLabel(node: RootContent, label: string): boolean {
  if (node.type === 'containerDirective') {
    if (node.attributes?.['id']) return false
    node.attributes = {...node.attributes, id: label}
    return true
  }
  if (node.type === 'figure' || node.type === 'tableFigure') {
    if (node.id) return false
    node.id = label
    return true
  }
  if (node.type === 'paragraph') {
    const image =
      node.children.length === 1 && node.children[0]?.type === 'image' ? node.children[0] : undefined
    return image !== undefined && setAttribute(image, label)
  }
  return bearing.has(node.type) && setAttribute(node, label)
}

function setAttribute(node: RootContent, label: string): boolean {
  const data = (node.data ?? {}) as {attributes?: Attributes}
  if (data.attributes?.id) return false
  node.data = {
    ...data,
    attributes: {classes: [], pairs: {}, ...data.attributes, id: label}
  } as typeof node.data
  return true
}

function anchor(id: string): PhrasingContent {
  return {type: 'span', element: 'span', attributes: {id, classes: [], pairs: {}}, children: []}
}
