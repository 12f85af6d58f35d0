import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Equation} from '../model/index.js'

/** A paragraph that holds nothing but a displayed formula is that formula. */
export function raiseEquations(tree: Root): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!parent || index === undefined) return
    const words = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
    const [equation, punctuation, more] = words
    if (equation?.type !== 'equation' || more) return
    if (punctuation && !(punctuation.type === 'text' && /^\s*[.,;]\s*$/u.test(punctuation.value))) return
    const value = punctuation?.type === 'text' ? equation.value + punctuation.value.trim() : equation.value
    parent.children[index] = {...equation, value, position: node.position} satisfies Equation
  })
}
