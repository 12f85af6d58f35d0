import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {text} from './text.js'

const opening = /[\p{Ps}\p{Pi}]+$/u
const closing = /^(?:[\p{Pe}\p{Pf}.,;:!?%…、。，；：！？]+|\p{L}{1,4}(?![\p{L}\p{N}])|[-\u2010–—])/u

/**
 * Keep a formula in a line with the sign before it and the sign behind:
 * browsers would break at either, and begin a line with a comma.
 */
export function bindFormulas(children: ElementContent[]): ElementContent[] {
  if (!children.some(isInline)) return children
  const bound: ElementContent[] = []
  let rest = ''
  for (const [index, child] of children.entries()) {
    if (child.type === 'text' && rest) {
      const value = child.value.slice(rest.length)
      if (value) bound.push(text(value))
      rest = ''
    } else if (isInline(child)) {
      const previous = bound.at(-1)
      const before = (previous?.type === 'text' && opening.exec(previous.value)?.[0]) || ''
      const next = children[index + 1]
      rest = (next?.type === 'text' && closing.exec(next.value)?.[0]) || ''
      if (!before && !rest) {
        bound.push(child)
        continue
      }
      if (before && previous?.type === 'text') {
        bound.pop()
        const value = previous.value.slice(0, -before.length)
        if (value) bound.push(text(value))
      }
      const parts = [...(before ? [text(before)] : []), child, ...(rest ? [text(rest)] : [])]
      bound.push(h('span', {className: ['bound']}, parts))
    } else bound.push(child)
  }
  return bound
}

function isInline(node: ElementContent): node is Element {
  if (node.type !== 'element') return false
  const {className, display} = node.properties
  return node.tagName === 'math'
    ? display !== 'block'
    : Array.isArray(className) && className.includes('wide-formula')
}
