import type {Nodes, Parent, PhrasingContent} from 'mdast'
import type {Admonition, Figure, Section, Statement, TableFigure} from './body.js'

/**
 * All places in blocks that hold running words, in reading order: paragraphs,
 * cells, terms, and what a tree walk misses, titles and captions.
 *
 * Each is a parent whose `children` may be changed or replaced: for titles
 * and captions that writes through to the section, figure or table.
 */
export function proseOf(blocks: readonly Nodes[]): Parent[] {
  const found: Parent[] = []
  const pending: Nodes[] = [...blocks].reverse()
  const later = (nodes: readonly Nodes[]) => {
    for (let index = nodes.length - 1; index >= 0; index--) pending.push(nodes[index] as Nodes)
  }
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isTitled(node)) {
      found.push(titleOf(node))
      later(node.children)
    } else if (node.type === 'tableFigure') {
      found.push(captionOf(node))
      later(node.children)
    } else if (node.type === 'figure') {
      // The caption is read after what it captions.
      later([...node.children, captionOf(node) as Nodes])
    } else if (holdsLines(node)) found.push(node)
    else if ('children' in node) later(node.children as Nodes[])
  }
  return found
}

/** The titles and captions in blocks: the words that a walk over `children` misses. */
export function hiddenProseOf(blocks: readonly Nodes[]): Parent[] {
  const found: Parent[] = []
  const pending: Nodes[] = [...blocks]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (isTitled(node)) found.push(titleOf(node))
    if (node.type === 'figure' || node.type === 'tableFigure') found.push(captionOf(node))
    if ('children' in node) pending.push(...(node.children as Nodes[]))
  }
  return found
}

const lines = new Set(['paragraph', 'heading', 'tableCell', 'defListTerm'])

function isTitled(node: Nodes): node is Section | Admonition | Statement {
  return node.type === 'section' || node.type === 'admonition' || node.type === 'statement'
}

function holdsLines(node: Nodes): node is Nodes & Parent {
  if (node.type === 'tableCell' && node.data?.blocks) return false
  return lines.has(node.type) && 'children' in node
}

function titleOf(node: Section | {title: PhrasingContent[]}): Parent {
  return through(
    () => node.title,
    (children) => {
      node.title = children
    }
  )
}

function captionOf(node: Figure | TableFigure): Parent {
  return through(
    () => node.caption,
    (children) => {
      node.caption = children
    }
  )
}

function through(get: () => PhrasingContent[], set: (children: PhrasingContent[]) => void): Parent {
  return {
    type: 'paragraph',
    get children() {
      return get()
    },
    set children(children) {
      set(children as PhrasingContent[])
    }
  } as Parent
}
