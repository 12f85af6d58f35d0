import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Citation} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'

/** A citation as readers see it, its `<xref>`s within: raised where its style raises it. */
export function citation({id, mode, children}: Citation, state: JatsState): Element {
  const words = state.all(children)
  if (mode === 'note') return x('sup', {id, 'specific-use': attributeList({classes: ['citation']})}, words)
  const use = mode === 'textual' ? attributeList({classes: [uses.textual]}) : undefined
  return x('named-content', {id, 'content-type': 'citation', 'specific-use': use}, words)
}
