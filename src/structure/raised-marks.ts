/** Raised numbers that readers of pages write as formulas without a base, `common. ${ }^{1,2}$`: superscripts, close to their word. */
import type {PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

const raised =
  /^(?:\{\s*\}|~)?\s*\^\s*(?:\{\s*)?(?:\\(?:text|mathrm|mathbf|textrm)\s*\{\s*)?((?:\d\s*)+(?:(?:[,;–-]|--)\s*(?:\d\s*)+)*|[*†‡§¶∗])(?:\s*\})*$/u

/** A rights sign that was read as one of mathematics. */
const rights = /^\\(?:circledcirc|copyright|textcircled\s*\{?\s*[cC]\s*\}?)$/u

/** Make superscripts of such formulas; changes `tree`. */
export function raiseMarks(tree: Root): void {
  visit(tree, 'formula', (node, index, parent) => {
    const next = parent?.children[(index ?? 0) + 1]
    if (parent && index !== undefined && rights.test(node.value.trim()) && next?.type === 'text')
      if (/^\s*(?:(?:19|20)\d{2}|copyright|the authors?)\b/iu.test(next.value))
        parent.children[index] = {type: 'text', value: '©', position: node.position}
    const marks = raised.exec(node.value)?.[1]
    if (!marks || !parent || index === undefined) return
    const siblings = parent.children as PhrasingContent[]
    siblings[index] = {
      type: 'superscript',
      children: [{type: 'text', value: marks.replace(/\s+/gu, '').replace('--', '–')}],
      position: node.position
    }
    const before = siblings[index - 1]
    if (before?.type === 'text') before.value = before.value.replace(/(?<=[\p{L}.,;:)\]”’"'%])[ ]+$/u, '')
  })
}
