import type {Heading, Nodes, Paragraph, Root, Text} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'

declare module 'mdast' {
  interface HeadingData {
    /** Further names the author calls it by: `\label{…}` in its text. */
    labels?: string[]
  }
}

/** Captions take their labels themselves. */
const caption = /^(?:table)?:\s|^(?:fig(?:ure)?|tab(?:le)?)\b/iu

/**
 * Give `\label{x}` to what LaTeX would: the heading it stands in, or the one
 * above the paragraph it stands in. Before all headings it names its own place.
 */
export function liftLabels(tree: Root): void {
  let heading: Heading | undefined
  visit(tree, (node) => {
    if (node.type === 'heading') heading = node
    if (node.type !== 'heading' && (node.type !== 'paragraph' || isCaption(node))) return
    if (!node.children.some((child) => child.type === 'text' && child.value.includes('\\label{'))) return
    node.children = node.children.flatMap((child) =>
      child.type === 'text' ? without(child, heading) : [child]
    )
    const last = node.children.at(-1)
    if (last?.type === 'text') last.value = last.value.trimEnd()
  })
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined || node.children.some((child) => !isEmpty(child))) return
    if (node.children.length > 0) parent.children.splice(index, 1)
  })
}

function isCaption(node: Paragraph): boolean {
  return node.children.some(({type}) => type === 'image') || caption.test(textOf(node))
}

function isEmpty(node: Nodes): boolean {
  return node.type === 'text' && node.value === ''
}

function without(text: Text, heading: Heading | undefined): Paragraph['children'] {
  const parts = text.value.split(/\s*\\label\{([^{}]{1,500})\}/u)
  if (parts.length === 1) return [text]
  return parts.flatMap((value, index): Paragraph['children'] => {
    if (index % 2 === 0) return [{...text, value}]
    const id = value.trim()
    if (heading) name(heading, id)
    const attributes = {id, classes: [], pairs: {}}
    return heading ? [] : [{type: 'span', element: 'span', attributes, children: [], position: text.position}]
  })
}

function name(heading: Heading, label: string): void {
  const {attributes = {classes: [], pairs: {}}, labels = []} = heading.data ?? {}
  heading.data = attributes.id
    ? {...heading.data, labels: [...labels, label]}
    : {...heading.data, attributes: {...attributes, id: label}}
}
