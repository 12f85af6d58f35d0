import type {Root} from 'mdast'
import {VFile} from 'vfile'
import {parseMarkdown} from '../../src/parse/parse.js'
import {plain} from '../../src/structure/phrasing.js'

/** A manuscript as the parse stage hands it on. */
export function parsed(text: string): {tree: Root; file: VFile} {
  const file = new VFile({path: 'paper.md', value: text})
  return {tree: parseMarkdown(text, file), file}
}

/** Words of each block that is left. */
export function blocks(tree: Root): string[] {
  return tree.children.map((block) => plain([block]))
}

export function ruleIds(file: VFile): string[] {
  return file.messages.map(({ruleId}) => ruleId ?? '')
}
