import type {Nodes, Root} from 'mdast'
import type {ArticleBlock, Dialect} from '../model/index.js'
import {parseTree} from './processor.js'
import {targetsOf} from './targets.js'

/**
 * Blocks of a text that stands within another, with the links and notes that the whole defines.
 *
 * @param from where its first line begins: lines before it, and offset; `undefined`: its lines do not stand as they are, and nodes get no place.
 */
export function innerBlocks(
  value: string,
  tree: Root,
  dialect: Dialect,
  from: {line: number; offset: number} | undefined
): ArticleBlock[] {
  const targets = value.includes('[') ? targetsOf(tree) : []
  const {children} = parseTree([value, ...targets].join('\n'), dialect)
  const lines = value.split('\n').length
  const blocks = children.filter((child) => (child.position?.start.line ?? 0) <= lines)
  const pending: Nodes[] = [...blocks]
  for (let node = pending.pop(); node; node = pending.pop()) {
    for (const point of from && node.position ? [node.position.start, node.position.end] : []) {
      point.line += from?.line ?? 0
      if (point.offset !== undefined) point.offset += from?.offset ?? 0
    }
    if (!from) delete node.position
    if ('children' in node) pending.push(...node.children)
  }
  return blocks as ArticleBlock[]
}
