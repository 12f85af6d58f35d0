import type {Root} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {Division} from '../model/index.js'

/** A place where the author wants a new page: a division of class `page-break`, without content. */
export function pageBreak(position?: Position): Division {
  return {type: 'division', attributes: {classes: ['page-break'], pairs: {}}, children: [], position}
}

const comment = /^<!--\s*(?:page[_ -]?break|new[_ -]?page)\s*-->\s*$/iu

/** Manubot's `<!-- page_break -->`. Its `{.page_break_before}` behind a heading is for a draft: a journal's sections go on. */
export function readPageBreaks(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'html' && parent.type === 'root' && comment.test(node.value))
      parent.children[index] = pageBreak(node.position)
    return undefined
  })
}
