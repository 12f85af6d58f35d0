import type {Paragraph, PhrasingContent} from 'mdast'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {JatsState} from './handlers.js'

/** Lines that the author broke himself, from this many, are verse, an address, a colophon: not prose. */
const fewest = 3

/** JATS `<p>`; `<verse-group>` where the author broke every line. */
export function paragraph(node: Paragraph, state: JatsState): Element {
  const lines = linesOf(node.children)
  return lines.length >= fewest
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
  return lines.filter((line) => line.length > 0)
}
