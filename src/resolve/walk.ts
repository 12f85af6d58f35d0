import type {Node, Nodes, Parent} from 'mdast'

/** Anything that holds nodes to be resolved: a body, a note, a list of captions. */
export type Container = Pick<Parent, 'children'> | {children: Node[]}

export interface Visit {
  node: Nodes
  /** The list that holds it, to put another in its place. */
  siblings: Nodes[]
}

/** Every node in reading order, titles before and captions after what they belong to. */
export function* walk(containers: Container[]): Generator<Visit> {
  const open: Visit[] = containers.flatMap(({children}) => visits(children as Nodes[])).reverse()
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    open.push(...lists(next.node).flatMap(visits).reverse())
  }
}

/** Every list of siblings, in no order that matters. */
export function* siblingLists(containers: Container[]): Generator<Nodes[]> {
  const open = containers.map(({children}) => children as Nodes[])
  for (let list = open.pop(); list; list = open.pop()) {
    yield list
    for (const node of list) open.push(...lists(node))
  }
}

function lists(node: Nodes): Nodes[][] {
  return [
    'title' in node && Array.isArray(node.title) ? (node.title as Nodes[]) : [],
    'children' in node ? (node.children as Nodes[]) : [],
    'caption' in node && Array.isArray(node.caption) ? (node.caption as Nodes[]) : []
  ]
}

function visits(siblings: Nodes[]): Visit[] {
  return siblings.map((node) => ({node, siblings}))
}

/** Put nodes in the place of one. */
export function replace(siblings: Nodes[], node: Nodes, nodes: Nodes[]): void {
  const index = siblings.indexOf(node)
  if (index >= 0) siblings.splice(index, 1, ...nodes)
}

/** Put what nodes hold in their place, all of one list at once: a list may hold very many. */
export function replaceByChildren(siblings: Nodes[], nodes: ReadonlySet<Nodes>): void {
  const kept = siblings.splice(0)
  for (const node of kept) {
    if (!nodes.has(node) || !('children' in node)) siblings.push(node)
    else for (const child of node.children) siblings.push(child)
  }
}
