/**
 * Headings that are none: readers of pages take lines set apart for headings, formulas and their numbers among them.
 *
 * In: blocks of a raw extraction. Out: the same blocks, such headings paragraphs. No word is changed.
 */
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {plain} from './phrasing.js'

/** A formula's number alone. */
const number = /^\s*[(（]\s*\d{1,3}(?:[.-]\d{1,3})?[a-z]?\s*[)）]\s*$/u
const sign = /[=∂∇∑∏∫≤≥≈≠±×→∈∀∃√∞]/u

/** Make paragraphs of headings that only a formula's line, its number or the first words of a list are; reports `lowered-headings`. */
export function lowerFalseHeadings(tree: Root, file: VFile): void {
  const lowered = tree.children.filter((block) => block.type === 'heading' && isNone(plain(block.children)))
  const [first] = lowered
  if (!first) return
  tree.children = tree.children.map((block) =>
    block.type === 'heading' && lowered.includes(block)
      ? {type: 'paragraph', children: block.children, position: block.position}
      : block
  )
  report(file, 'lowered-headings', first, String(lowered.length), plain([first]))
}

function isNone(text: string): boolean {
  const isFormula = sign.test(text) && !/\p{L}{3}/u.test(text.replace(/\\\w+/gu, ''))
  // `The difficulties lie in two aspects:` is the beginning of what follows.
  const opens = /[:：]\s*$/u.test(text) && /^\p{Lu}/u.test(text) && text.trim().split(/\s+/u).length > 9
  return number.test(text) || isFormula || opens
}
