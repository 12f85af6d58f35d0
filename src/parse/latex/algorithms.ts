/**
 * Algorithms of TeX's packages become statements whose steps are lines of words.
 *
 * In: `algorithm` with `algorithmic` (algpseudocode, algorithmic), or with the
 * nested commands of algorithm2e. Out: a division of the class `algorithm`,
 * its caption as its name, and a line block: a line for each step, indented.
 */
import type {Nodes, PhrasingContent} from 'mdast'
import type {Division} from '../../model/index.js'
import {trim} from '../html/content.js'
import type {Environment} from './environments.js'
import {blocks, type Float, phrasing, type TexState} from './state.js'
import type {TexNode} from './tree.js'

type Macro = Extract<TexNode, {type: 'macro'}>

interface Line {
  level: number
  children: PhrasingContent[]
}

/** What begins a part of an algorithm: the words before and behind its condition. */
const openings: Record<string, [before: string, behind: string] | undefined> = {
  __proto__: null as never,
  for: ['for', 'do'],
  forall: ['for all', 'do'],
  foreach: ['for each', 'do'],
  while: ['while', 'do'],
  if: ['if', 'then'],
  eif: ['if', 'then'],
  elsif: ['else if', 'then'],
  elseif: ['else if', 'then'],
  else: ['else', ''],
  repeat: ['repeat', ''],
  until: ['until', ''],
  loop: ['loop', ''],
  function: ['function', ''],
  procedure: ['procedure', '']
}
/** Parts that go on with the one before them. */
const goesOn = /^(?:els|until)/u
const endings = /^end(for|if|while|loop|function|procedure)$/u
/** Commands that stand before what they name. */
const labels: Record<string, string | undefined> = {
  __proto__: null as never,
  require: 'Require:',
  ensure: 'Ensure:',
  kwin: 'Input:',
  kwinput: 'Input:',
  kwout: 'Output:',
  kwoutput: 'Output:',
  kwdata: 'Data:',
  kwresult: 'Result:',
  input: 'Input:',
  output: 'Output:',
  return: 'return',
  kwret: 'return',
  print: 'print'
}
const inTheLine = new Set(['return', 'kwret', 'print'])
/** Commands that end a step, or only shape the page. */
const endsStep = /^(?:statex?|;|\\)$/iu
const shape =
  /^(?:Set[A-Z]\w*|DontPrintSemicolon|PrintSemicolon|Lines(?:Not)?Numbered|BlankLine|algsetup|Indp|Indm)$/u

/** `\begin{algorithm}`: a statement, named by its caption. */
export function algorithm(node: Environment, state: TexState): Nodes[] {
  const float: Float = {}
  const inside = {...state, float}
  const framed = node.children.some(({type}) => type === 'environment')
  const children: Nodes[] = framed ? blocks(node.children, inside) : algorithmic(node, inside)
  const title: Nodes[] = float.caption ? [{type: 'heading', depth: 6, children: float.caption}] : []
  const attributes = {id: float.id, classes: ['algorithm'], pairs: {}}
  return [{type: 'division', attributes, children: [...title, ...children] as Division['children']}]
}

/** `\begin{algorithmic}[1]`: its steps as a line block, numbered where a number is given. */
export function algorithmic(node: Environment, state: TexState): Nodes[] {
  const lines: Line[] = []
  readSteps(node.children, 0, state, lines)
  if (lines.length === 0) return []
  const numbered = Number.parseInt(node.arguments[0]?.source ?? '', 10) > 0
  let step = 0
  const width = String(lines.length).length
  const children = lines.flatMap(({level, children}, at): PhrasingContent[] => {
    const isStep = !/^(?:Require|Ensure|Input|Output|Data|Result):$/u.test(firstWord(children))
    if (isStep) step++
    const number = numbered ? (isStep ? `${step}:` : '').padStart(width + 1, '\u2007') : ''
    const before = `${number}${numbered ? '\u00A0' : ''}${'\u00A0'.repeat(4 * level)}`
    return [
      ...(at > 0 ? [{type: 'break' as const}] : []),
      ...(before ? [{type: 'text' as const, value: before}] : []),
      ...children
    ]
  })
  return [
    {
      type: 'division',
      attributes: {classes: ['line-block'], pairs: {}},
      children: [{type: 'paragraph', children}],
      position: state.place(node)
    }
  ]
}

function firstWord([first]: PhrasingContent[]): string {
  const word = first?.type === 'strong' ? first.children[0] : undefined
  return word?.type === 'text' ? word.value : ''
}

function readSteps(nodes: TexNode[], base: number, state: TexState, lines: Line[]): void {
  let level = base
  let pending: TexNode[] = []
  let words: PhrasingContent[] = []
  const settle = () => {
    words.push(...phrasing(pending, state))
    pending = []
  }
  const endLine = () => {
    settle()
    const children = trim(words)
    if (children.length > 0) lines.push({level, children})
    words = []
  }
  const open = (node: Macro, key: string, [before, behind]: [string, string]) => {
    endLine()
    if (goesOn.test(key)) level = Math.max(base, level - 1)
    const {condition, bodies} = partsOf(node, key)
    words = [...keyword(before), ...condition.flatMap((part) => [space(), ...phrasing(part, state)])]
    if (behind) words.push(space(), ...keyword(behind))
    endLine()
    bodies.forEach((body, at) => {
      if (at > 0) lines.push({level, children: keyword('else')})
      readSteps(body, level + 1, state, lines)
    })
    if (bodies.length > 0) lines.push({level, children: keyword('end')})
    else if (key !== 'until') level++
  }
  for (const node of nodes) {
    if (node.type === 'break') endLine()
    else if (node.type !== 'macro') pending.push(node)
    else {
      const key = node.name.replace(/^[ul](?=[A-Z])/u, '').toLowerCase()
      const opening = openings[key]
      const [, ended] = endings.exec(key) ?? []
      const label = labels[key]
      if (opening) open(node, key, opening)
      else if (ended) {
        endLine()
        level = Math.max(base, level - 1)
        lines.push({level, children: keyword(`end ${ended}`)})
      } else if (label) {
        if (inTheLine.has(key)) settle()
        else endLine()
        words.push(...keyword(label), space())
        for (const given of node.arguments) pending.push(...(given?.nodes ?? []))
        // `\KwIn{…}` holds all of its line.
        if (node.arguments.length > 0) endLine()
      } else if (endsStep.test(node.name) || shape.test(node.name)) {
        endLine()
        if (endsStep.test(node.name))
          for (const given of node.arguments) pending.push(...(given?.nodes ?? []))
      } else if (key === 'comment' || key === 'tcp' || key === 'tcc') {
        settle()
        words = [
          ...trim(words),
          {type: 'text', value: ' ▷ '},
          ...phrasing(node.arguments.at(-1)?.nodes, state)
        ]
      } else if (node.name === 'Call') {
        settle()
        words.push(...called(node, state))
      } else if (node.name === 'label' && state.float?.id) {
        settle()
        const id = node.arguments[0]?.source.trim()
        words.push({type: 'span', element: 'span', attributes: {id, classes: [], pairs: {}}, children: []})
      } else pending.push(node)
    }
  }
  endLine()
}

/** algpseudocode gives the condition; algorithm2e what is done then, too. */
function partsOf(node: Macro, key: string): {condition: TexNode[][]; bodies: TexNode[][]} {
  const given = node.arguments.map((argument) => argument?.nodes ?? [])
  if (key === 'function' || key === 'procedure') {
    const [name = [], parameters] = given
    return {condition: [parameters ? [...name, text('('), ...parameters, text(')')] : name], bodies: []}
  }
  const conditions = key === 'else' || key === 'loop' ? 0 : 1
  return {condition: given.slice(0, conditions), bodies: given.slice(conditions)}
}

function called(node: Macro, state: TexState): PhrasingContent[] {
  const [name, given] = node.arguments
  return [
    ...phrasing(name?.nodes, state),
    {type: 'text', value: '('},
    ...phrasing(given?.nodes, state),
    {type: 'text', value: ')'}
  ]
}

function keyword(value: string): PhrasingContent[] {
  return [{type: 'strong', children: [{type: 'text', value}]}]
}

function space(): PhrasingContent {
  return {type: 'text', value: ' '}
}

function text(value: string): TexNode {
  return {type: 'text', value, start: 0, end: 0}
}
