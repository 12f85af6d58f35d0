import type {FootnoteDefinition, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

/**
 * Turn notes written in the line, `^[…]`, into calls and definitions like all others.
 *
 * @param name tells the notes of one tree from another's.
 */
export function liftInlineNotes(tree: Root, name = 'inline'): void {
  const definitions: FootnoteDefinition[] = []
  visit(tree, 'span', (node, index, parent) => {
    if (!parent || index === undefined || !node.attributes?.classes.includes('inline-note')) return
    // No author can write this label: it has a space.
    const identifier = `${name} ${definitions.length + 1}`
    const children: PhrasingContent[] = node.children
    definitions.push({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: [{type: 'paragraph', children, position: node.position}],
      position: node.position
    })
    parent.children[index] = {
      type: 'footnoteReference',
      identifier,
      label: identifier,
      position: node.position
    }
  })
  tree.children = [...tree.children, ...definitions]
}
