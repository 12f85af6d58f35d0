import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'

/**
 * Markdown that defines what a tree's words may refer to, links and notes: for
 * parts of it that are read as a text of their own.
 */
export function targetsOf(tree: Root): string[] {
  const targets: string[] = []
  visit(tree, (node) => {
    if (node.type === 'definition')
      targets.push('', `[${node.label}]: <${node.url.replace(/[<>\s]/gu, encodeURI)}>`)
    if (node.type === 'footnoteDefinition') targets.push('', `[^${node.label}]: _`)
  })
  return targets
}
