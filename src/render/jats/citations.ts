import {visit} from 'unist-util-visit'
import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Citation} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'

/**
 * A citation as readers see it, its `<xref>`s within: raised where its style
 * raises it. `rid` names what it cites where the words alone do not: `[3–7]`.
 */
export function citation(node: Citation, state: JatsState): Element {
  const {id, mode, items, children} = node
  const linked = new Set<string>()
  visit(node, 'citationLink', ({reference}) => {
    linked.add(reference)
  })
  const cited = [...new Set(items.flatMap(({key}) => state.referenceId(key) ?? []))]
  const isSaid = cited.every((reference) => linked.has(reference))
  const use = mode === 'textual' || mode === 'note' ? attributeList({classes: [uses[mode]]}) : undefined
  const words = x(
    'named-content',
    {
      id,
      'content-type': 'citation',
      'specific-use': use,
      rid: isSaid ? undefined : cited.join(' ')
    },
    state.all(children)
  )
  return mode === 'note' ? x('sup', [words]) : words
}
