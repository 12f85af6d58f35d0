import type {Root} from 'mdast'
import type {Position} from 'unist'
import {SKIP, visit} from 'unist-util-visit'
import type {Division} from '../model/index.js'

/** A place where the author wants a new page: a division of class `page-break`, without content. */
export function pageBreak(position?: Position): Division {
  return {type: 'division', attributes: {classes: ['page-break'], pairs: {}}, children: [], position}
}

const comment = /^<!--\s*(?:page[_ -]?break|new[_ -]?page)\s*-->\s*$/iu

/** Manubot's `<!-- page_break -->`, and `{.page_break_before}` behind a heading. */
export function readPageBreaks(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    if (node.type === 'html' && parent.type === 'root' && comment.test(node.value))
      parent.children[index] = pageBreak(node.position)
    const classes = node.type === 'heading' ? node.data?.attributes?.classes : undefined
    if (!classes?.includes('page_break_before')) return undefined
    parent.children.splice(index, 0, pageBreak(node.position) as never)
    return [SKIP, index + 2]
  })
}
