import type {PhrasingContent} from 'mdast'
import type {Citation} from '../../model/index.js'
import {texReferences} from '../citation-groups.js'
import {readLocator} from '../citation-locators.js'
import type {Macro, MacroHandler} from './macros.js'
import {phrasing, sourceOf, type TexState} from './state.js'

const reference: MacroHandler = (node, state) =>
  texReferences(node.name.replace('*', ''), node.arguments.at(-1)?.source ?? '', state.place(node))

/** Commands of natbib and biblatex that call references, and of hyperref and cleveref that call the rest. */
export const calls: Record<string, MacroHandler> = {nocite: () => []}
for (const name of 'cite citep citealp citeyear citeyearpar parencite autocite footcite'.split(' '))
  calls[name] = calls[capital(name)] = (node, state) => [citation(node, state, 'parenthetical')]
for (const name of 'citet citealt citeauthor textcite'.split(' '))
  calls[name] = calls[capital(name)] = (node, state) => [citation(node, state, 'textual')]
for (const name of 'ref Ref autoref Autoref eqref cref Cref pageref nameref'.split(' '))
  calls[name] = reference

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** `\citep[see][p. 3]{a,b}`: words before the first key, locator behind the last. */
function citation(node: Macro, state: TexState, mode: Citation['mode']): PhrasingContent {
  const [first, second, given] = node.arguments
  const keys = (given?.source ?? '')
    .split(',')
    .map((key) => key.trim())
    .filter(Boolean)
  const words = (argument: typeof first) =>
    phrasing(argument?.nodes, state)
      .map((child) => ('value' in child ? child.value : ''))
      .join('')
  const [prefix, tail] = second ? [words(first), words(second)] : ['', words(first)]
  const {locator, label, suffix} = readLocator(tail ? `, ${tail}` : '')
  const yearOnly = /^[Cc]iteyear/u.test(node.name)
  return {
    type: 'citation',
    id: '',
    mode,
    items: keys.map((key, index) => ({
      key,
      ...(prefix.trim() && index === 0 && {prefix: `${prefix.trim()} `}),
      ...(locator && index === keys.length - 1 && {locator, label}),
      ...(suffix.trim() && index === keys.length - 1 && {suffix: suffix.trimEnd()}),
      ...(yearOnly && {suppressAuthor: true})
    })),
    children: [{type: 'text', value: sourceOf(node, state)}],
    position: state.place(node)
  }
}
