import type {List} from 'mdast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {DefinitionList} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'

/**
 * JATS `<list>`.
 *
 * JATS numbers from 1: a list that starts elsewhere, and a list of tasks,
 * carry the marks themselves. Items that stand apart are `loose`.
 */
export function list(node: List, state: JatsState): Element {
  const {ordered, children} = node
  const start = node.start ?? 1
  const tasks = children.some(({checked}) => typeof checked === 'boolean')
  const marked = tasks || (ordered && start !== 1)
  const loose = (spread: boolean | null | undefined) =>
    spread ? attributeList({classes: [uses.loose]}) : undefined
  const items = children.map((item, index) => {
    const mark = typeof item.checked === 'boolean' ? (item.checked ? '☒' : '☐') : undefined
    const label = mark ?? (ordered && start !== 1 ? `${start + index}.` : undefined)
    const content = state.all(item.children)
    return x('list-item', {'specific-use': loose(item.spread && !node.spread)}, [
      label ? x('label', label) : undefined,
      ...(content.length > 0 ? content : [x('p')])
    ])
  })
  return x(
    'list',
    {
      'list-type': marked ? 'simple' : ordered ? 'order' : 'bullet',
      'list-content': tasks ? (ordered ? 'ordered-tasks' : 'tasks') : undefined,
      'specific-use': loose(node.spread)
    },
    items
  )
}

/** JATS `<def-list>`: a term with what it means; of several terms, the last carries the meaning. */
export function definitionList(node: DefinitionList, state: JatsState): Element {
  const items: Element[] = []
  for (const child of state.all(node.children)) {
    if (child.type !== 'element') continue
    if (child.name === 'term' || items.length === 0)
      items.push(x('def-item', child.name === 'term' ? [child] : [x('term'), described(child)]))
    else items.at(-1)?.children.push(described(child))
  }
  return x('def-list', items)
}

function described(def: Element): ElementContent {
  return def.children.length > 0 ? def : {...def, children: [x('p')]}
}
