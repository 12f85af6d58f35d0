import type {Element, ElementContent, Nodes} from 'xast'
import {attributeList, joinAttributeLists} from '../../xml/attribute-list.js'

/** JATS `ref-type`, by the element an `xref` leads to. */
const refTypes: Record<string, string> = {
  __proto__: null as never,
  aff: 'aff',
  'aff-alternatives': 'aff',
  app: 'app',
  'boxed-text': 'boxed-text',
  contrib: 'contrib',
  corresp: 'corresp',
  'disp-formula': 'disp-formula',
  fig: 'fig',
  'fig-group': 'fig',
  fn: 'fn',
  list: 'list',
  ref: 'bibr',
  sec: 'sec',
  statement: 'statement',
  'table-wrap': 'table'
}

/**
 * Make ids unique NCNames, and every `xref` lead to one of them, with the
 * `ref-type` of what is there.
 *
 * An `xref` that leads nowhere leaves its words.
 *
 * @see https://www.w3.org/TR/xml-names/#NT-NCName
 */
export function settleIdentifiers(root: Element): void {
  const targets = new Map<string, {id: string; refType: string}>()
  const taken = new Set<string>()
  visitElements(root, (element, parents) => {
    const written = element.attributes['id']
    if (!written) return
    if (targets.has(written)) {
      delete element.attributes['id']
      return
    }
    const id = unique(ncName(written), taken)
    const inNotes = parents.some(({name}) => name === 'author-notes')
    const refType = inNotes && element.name === 'fn' ? 'author-notes' : (refTypes[element.name] ?? 'other')
    targets.set(written, {id, refType})
    element.attributes['id'] = id
    // The author's own id, where it is no XML name.
    if (id !== written && !element.name.startsWith('mml:'))
      element.attributes['specific-use'] = joinAttributeLists(
        attributeList({id: written}),
        element.attributes['specific-use'] ?? undefined
      )
  })
  unlink(root, targets)
}

function unlink(element: Element, targets: Map<string, {id: string; refType: string}>): void {
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    unlink(child, targets)
    const {rid, ...attributes} = child.attributes
    if (child.name === 'named-content' && rid) {
      const known = rid.split(' ').flatMap((one) => targets.get(one)?.id ?? [])
      child.attributes = known.length > 0 ? {...attributes, rid: known.join(' ')} : attributes
    }
    if (child.name !== 'xref' || !rid) return [child]
    const target = targets.get(rid)
    if (!target) return child.children
    child.attributes = {...attributes, 'ref-type': target.refType, rid: target.id}
    return [child]
  })
}

function visitElements(node: Nodes, see: (element: Element, parents: Element[]) => void): void {
  const parents: Element[] = []
  const walk = (element: Element) => {
    see(element, parents)
    parents.push(element)
    for (const child of element.children) if (child.type === 'element') walk(child)
    parents.pop()
  }
  if (node.type === 'element') walk(node)
}

function ncName(text: string): string {
  const name = text.replace(/[^\p{L}\p{Nd}._-]+/gu, '-')
  return /^[\p{L}_]/u.test(name) ? name : `_${name}`
}

function unique(name: string, taken: Set<string>): string {
  let made = name
  for (let n = 2; taken.has(made); n++) made = `${name}-${n}`
  taken.add(made)
  return made
}
