import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {parseMarkdown} from '../../src/parse/parse.js'

/** A text as the parse room hands it on, without places. */
export function parsed(text: string): {tree: Root; rules: string[]; places: string[]} {
  const file = new VFile({path: 'paper.md', value: text})
  const tree = bare(parseMarkdown(text, file))
  return {
    tree,
    rules: file.messages.map(({ruleId}) => ruleId ?? ''),
    places: file.messages.map(({line, column}) => `${line}:${column}`)
  }
}

/** Blocks of a text, without places. */
export function blocks(text: string): Nodes[] {
  return parsed(text).tree.children
}

/** Nodes of the first paragraph, without places. */
export function inline(text: string): Nodes[] {
  const [first] = blocks(text)
  return first && 'children' in first ? (first.children as Nodes[]) : []
}

/** All nodes of a type, in reading order. */
export function all<Type extends Nodes['type']>(text: string, type: Type): Extract<Nodes, {type: Type}>[] {
  const found: Extract<Nodes, {type: Type}>[] = []
  visit(parsed(text).tree, (node) => {
    if (node.type === type) found.push(node as Extract<Nodes, {type: Type}>)
  })
  return found
}

/** A copy without `position`, and without what is absent. */
function bare<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'position' ? undefined : inner))) as T
}
