import type {Paragraph, PhrasingContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {JatsState} from './handlers.js'

/** Lines that the author broke himself, from this many, are verse, an address, a colophon: not prose. */
const fewest = 3

/** JATS `<p>`; `<verse-group>` where the author broke every line. */
export function paragraph(node: Paragraph, state: JatsState): Element {
  const lines = linesOf(node.children)
  return lines.length >= fewest && lines.every(isVerse)
    ? x(
        'verse-group',
        lines.map((line) => x('verse-line', state.all(line)))
      )
    : x('p', state.all(node.children))
}

function linesOf(children: PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines
}

/** Whether a line says something, and nothing that `<verse-line>` may not hold, such as a link. */
function isVerse(line: PhrasingContent[]): boolean {
  let fits = line.length > 0
  visit({type: 'paragraph', children: line}, (node) => {
    if (node.type === 'link' || node.type === 'equation' || node.type === 'break') fits = false
  })
  return fits
}
