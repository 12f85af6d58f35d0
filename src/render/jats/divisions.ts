import type {ElementContent} from 'xast'
import type {Division} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {instructions} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'

/**
 * A division: JATS has no element for one without meaning, so its blocks
 * stand for themselves between two processing instructions.
 *
 * Its id goes to the first element that has none, for those who refer to it.
 */
export function division({attributes, children}: Division, state: JatsState): ElementContent[] {
  const made = state.all(children)
  const first = made.find((child) => child.type === 'element')
  const id = attributes?.id
  if (id && first?.type === 'element') first.attributes['id'] ??= id
  // What follows a section belongs to it: there an end would stand elsewhere.
  if (made.some((child) => child.type === 'element' && child.name === 'sec')) return made
  const value = attributeList(attributes ?? {}) ?? ''
  return [
    // The two signs that end an instruction can't stand in one.
    {type: 'instruction', name: instructions.divisionStart, value: value.replaceAll('?>', '? >')},
    ...made,
    {type: 'instruction', name: instructions.divisionEnd, value: ''}
  ]
}
