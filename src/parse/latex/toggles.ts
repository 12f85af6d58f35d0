import type {MacroHandler} from './macros.js'
import {blocks} from './state.js'

/** No command can have this name: toggles stand among what the author defined. */
const keyOf = (name: string | undefined) => `toggle ${name?.trim() ?? ''}`

const set =
  (value: string): MacroHandler =>
  (node, state) => {
    state.definitions.set(keyOf(node.arguments[0]?.source), {count: 0, body: value})
    return []
  }

/** One of two texts, as a toggle says. */
const choose =
  (isFirst: (value: boolean) => boolean): MacroHandler =>
  ({arguments: [name, first, second]}, state) => {
    // A toggle that was never set is false (etoolbox §3.5.2).
    const value = state.definitions.get(keyOf(name?.source))?.body === 'true'
    const chosen = (isFirst(value) ? first : second)?.nodes ?? []
    return chosen.some(({type}) => type === 'break') ? blocks(chosen, state) : state.convert(chosen, state)
  }

/** Package etoolbox: which of two texts an author means to be read. */
export const toggles: Record<string, MacroHandler> = {
  newtoggle: set('false'),
  providetoggle: set('false'),
  toggletrue: set('true'),
  togglefalse: set('false'),
  settoggle: (node, state) =>
    set(node.arguments[1]?.source.trim() === 'true' ? 'true' : 'false')(node, state),
  iftoggle: choose((value) => value),
  nottoggle: choose((value) => !value)
}
