/** Formulas in the cells of HTML tables, which readers of pages write as Markdown does: `<td>$B _ { 1 }$</td>`. */
import type {Nodes, Text} from 'mdast'
import {isFormula} from '../syntax/inline-math.js'

const dollars = /(?<![\\$])\$([^$\n]{1,600}?)(?<!\\)\$(?!\$)|\\\(([^\n]{1,600}?)\\\)/gu

/** The nodes, formulas made of what stands between dollar signs in their texts, by the rule that Markdown's follow. */
export function readFormulas(nodes: Nodes[]): Nodes[] {
  return nodes.flatMap((node): Nodes[] => {
    if (node.type === 'text') return divided(node)
    if ('children' in node && node.type !== 'table')
      node.children = readFormulas(node.children as Nodes[]) as typeof node.children
    return [node]
  })
}

function divided(node: Text): Nodes[] {
  if (!/[$\\]/u.test(node.value)) return [node]
  const parts: Nodes[] = []
  let at = 0
  for (const found of node.value.matchAll(dollars)) {
    const {index} = found
    const end = index + found[0].length
    const value = found[1] ?? found[2] ?? ''
    const next = node.value.codePointAt(end) ?? null
    if (index < at || !isFormula(value, found[1] === undefined ? 2 : 1, next)) continue
    if (index > at) parts.push({...node, value: node.value.slice(at, index)})
    parts.push({type: 'formula', value: value.trim(), position: node.position})
    at = end
  }
  if (at === 0) return [node]
  if (at < node.value.length) parts.push({...node, value: node.value.slice(at)})
  return parts
}
