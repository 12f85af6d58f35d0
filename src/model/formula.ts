import type {Element} from 'hast'
import {textOf} from './legible-tree.js'

/**
 * A formula in words, as its `alttext` says them, and the numbers at its margin.
 *
 * Where nobody could speak it, its TeX, else its signs.
 */
export function spokenFormula(math: Element): string {
  const {alttext, altText, ariaLabel} = math.properties
  const said = [alttext, altText, ariaLabel].find((words) => typeof words === 'string' && words.trim() !== '')
  const words = String(said ?? math.data?.tex ?? textOf(math))
  return [words, ...rowNumbers(math)].join(' ').replace(/\s+/gu, ' ').trim() || 'formula'
}

/** `(1)`, `(2)`: numbers of rows, which stand inside the formula. */
function rowNumbers(node: Element): string[] {
  const classes = node.properties['className']
  if (Array.isArray(classes) && classes.includes('tml-tag')) return [textOf(node)]
  return node.children.flatMap((child) => (child.type === 'element' ? rowNumbers(child) : []))
}
