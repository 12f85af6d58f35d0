import type {Nodes} from 'mdast'
import {report} from '../../diagnostics/report.js'
import type {Macro} from './macros.js'
import {blocks, sourceOf, type TexState} from './state.js'
import {readTex} from './tree.js'

/** Commands of the author's that may stand for each other, one within the other. */
const depthLimit = 20

export function isDefinition({name}: Macro): boolean {
  return /^(?:(?:new|renew|provide)command|DeclareRobustCommand|DeclareMathOperator)\*?$/u.test(name)
}

/** Remember a command the author defines, `\newcommand{\x}[2][preset]{…}`; it says nothing itself. */
export function define(node: Macro, state: TexState): Nodes[] {
  const operator = node.name.startsWith('DeclareMathOperator')
  const [called, count, preset, body] = operator
    ? [node.arguments[0], undefined, undefined, node.arguments[1]]
    : node.arguments
  const name = /^\s*\\([A-Za-z]+|.)\s*$/u.exec(called?.source ?? '')?.[1]
  if (!name || !body) {
    const value = sourceOf(node, state)
    report(state.file, 'latex-unknown', state.place(node), value)
    return [{type: 'inlineCode', value}]
  }
  if (node.name.startsWith('providecommand') && state.definitions.has(name)) return []
  state.definitions.set(name, {
    count: Math.min(9, Number.parseInt(count?.source ?? '0', 10) || 0),
    ...(preset && {preset: preset.source}),
    body: operator ? `\\operatorname${node.name.endsWith('*') ? '*' : ''}{${body.source}}` : body.source
  })
  return []
}

/**
 * A command of the author's in running text, as what it stands for.
 *
 * @returns `undefined` when it is not the author's, or it stands for too much.
 */
export function expand(node: Macro, state: TexState): Nodes[] | undefined {
  const definition = state.definitions.get(node.name)
  if (!definition) return undefined
  const given = node.arguments.map((argument) => argument?.source ?? '')
  const optional =
    definition.preset !== undefined && sourceOf(node, state).slice(node.name.length + 1)[0] !== '['
  const all = optional ? [definition.preset as string, ...given] : given
  const source = definition.body.replace(/#([1-9])/gu, (_, index: string) => all[Number(index) - 1] ?? '')
  state.budget.left -= source.length + 10
  if (state.budget.left < 0 || state.depth > depthLimit) return undefined
  // Places stay those of the call.
  const inner: TexState = {...state, depth: state.depth + 1, source, place: () => state.place(node)}
  const nodes = readTex(source)
  return nodes.some(({type}) => type === 'break') ? blocks(nodes, inner) : state.convert(nodes, inner)
}
