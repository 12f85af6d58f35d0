import type {Nodes, PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {report} from '../../diagnostics/report.js'
import {type Span, texAccents} from '../../model/index.js'
import {calls} from './calls.js'
import {define, expand} from './definitions.js'
import {floats} from './floats.js'
import {layout} from './signatures.js'
import {blocks, phrasing, sourceOf, type TexState} from './state.js'
import {symbols} from './symbols.js'
import {toggles} from './toggles.js'
import type {TexNode} from './tree.js'

export type Macro = Extract<TexNode, {type: 'macro'}>
export type MacroHandler = (node: Macro, state: TexState) => Nodes[]

const last = (node: Macro) => node.arguments.at(-1)

const wrap =
  (type: 'emphasis' | 'strong' | 'delete' | 'superscript' | 'subscript'): MacroHandler =>
  (node, state) => [{type, children: phrasing(last(node)?.nodes, state)}]

const spanAs =
  (element: Span['element'], classes: string[] = []): MacroHandler =>
  (node, state) => [
    {type: 'span', element, attributes: {classes, pairs: {}}, children: phrasing(last(node)?.nodes, state)}
  ]

const code: MacroHandler = (node, state) => {
  const children = phrasing(last(node)?.nodes, state)
  return [{type: 'inlineCode', value: textOf({type: 'paragraph', children})}]
}
const literal: MacroHandler = (node) => [{type: 'inlineCode', value: last(node)?.source ?? ''}]

/** A command that only dresses what it holds; blocks in it stay blocks. */
const unwrap: MacroHandler = (node, state) => {
  const given = last(node)?.nodes ?? []
  return given.some(({type}) => type === 'break') ? blocks(given, state) : state.convert(given, state)
}

const address = (source: string | undefined) => (source ?? '').replace(/\\([%#&_~{}])/gu, '$1').trim()

const heading =
  (depth: 1 | 2 | 3 | 4 | 5): MacroHandler =>
  (node, state) => [
    {
      type: 'heading',
      depth,
      children: phrasing(last(node)?.nodes, state),
      data: {attributes: {classes: node.name.endsWith('*') ? ['unnumbered'] : [], pairs: {}}}
    }
  ]

/** Authors and where they work, a line each, as Mathpix and articles' heads have them. */
const author: MacroHandler = (node, state) => {
  const lines: TexNode[][] = [[]]
  for (const one of last(node)?.nodes ?? []) {
    if (one.type === 'break' || (one.type === 'macro' && one.name === 'and')) lines.push([])
    else lines.at(-1)?.push(one)
  }
  const children = lines
    .map((line) => phrasing(line, state))
    .flatMap((line, index): PhrasingContent[] => (index > 0 ? [{type: 'break'}, ...line] : line))
  return [{type: 'paragraph', children}]
}

/** What authors remind themselves of (package todonotes): no reader is meant. */
const reminder: MacroHandler = (node, state) => {
  const words = textOf({type: 'paragraph', children: phrasing(last(node)?.nodes, state)}).trim()
  report(state.file, 'draft-note', state.place(node), words)
  return []
}

/** Commands by name, without their star. */
const handlers: Record<string, MacroHandler | undefined> = {
  __proto__: null as never,
  ...calls,
  ...floats,
  ...toggles,
  title: heading(1),
  author,
  textbf: wrap('strong'),
  textit: wrap('emphasis'),
  textsl: wrap('emphasis'),
  emph: wrap('emphasis'),
  texttt: code,
  textsc: spanAs('smallcaps'),
  underline: spanAs('u'),
  uline: spanAs('u'),
  hl: spanAs('mark'),
  enquote: spanAs('q'),
  textsuperscript: wrap('superscript'),
  textsubscript: wrap('subscript'),
  sout: wrap('delete'),
  st: wrap('delete'),
  footnote: spanAs('span', ['inline-note']),
  footnotetext: spanAs('span', ['inline-note']),
  verb: literal,
  lstinline: literal,
  mintinline: literal,
  path: literal,
  url: ({arguments: [url]}) => [
    {type: 'link', url: address(url?.source), children: [{type: 'text', value: address(url?.source)}]}
  ],
  href: ({arguments: [url, words]}, state) => [
    {type: 'link', url: address(url?.source), children: phrasing(words?.nodes, state)}
  ],
  hyperref: unwrap,
  hyperlink: ({arguments: [target, words]}, state) => [
    {type: 'link', url: `#${target?.source ?? ''}`, children: phrasing(words?.nodes, state)}
  ],
  hypertarget: ({arguments: [target, words]}, state) => [
    {
      type: 'span',
      element: 'span',
      attributes: {id: target?.source, classes: [], pairs: {}},
      children: phrasing(words?.nodes, state)
    }
  ],
  ensuremath: (node) => [{type: 'formula', value: last(node)?.source ?? ''}],
  color: () => [],
  todo: reminder,
  missingfigure: reminder,
  listoftodos: () => [],
  part: heading(1),
  chapter: heading(1),
  section: heading(1),
  subsection: heading(2),
  subsubsection: heading(3),
  paragraph: heading(4),
  subparagraph: heading(5),
  newline: () => [{type: 'break'}],
  linebreak: () => [{type: 'break'}],
  '\\': () => [{type: 'break'}],
  newcommand: (node, state) => define(node, state),
  renewcommand: (node, state) => define(node, state),
  providecommand: (node, state) => define(node, state),
  DeclareRobustCommand: (node, state) => define(node, state),
  DeclareMathOperator: (node, state) => define(node, state)
}
for (const name of [
  'textcolor',
  'colorbox',
  'scalebox',
  'resizebox',
  'rotatebox',
  'raisebox',
  'parbox',
  'makecell'
])
  handlers[name] = unwrap
for (const name of 'textrm textup textsf textnormal textmd mbox hbox fbox text label centerline vcenter'.split(
  ' '
))
  handlers[name] ??= unwrap
handlers['nolinkurl'] = handlers['url']

/** A command as what it means; what nobody knows stays visible. Reports `latex-unknown`. */
export function macro(node: Macro, state: TexState): Nodes[] {
  const name = node.name.replace(/(?<=.)\*$/u, '')
  const expanded = expand(node, state)
  if (expanded) return expanded
  const handler = handlers[name]
  if (handler) return handler(node, state)
  if (texAccents[name] !== undefined) return [accented(node, texAccents[name], state)]
  const symbol = symbols[name]
  if (symbol !== undefined) return [{type: 'text', value: symbol}]
  if (layout.has(name)) return []
  const source = sourceOf(node, state).trim()
  report(state.file, 'latex-unknown', state.place(node), source)
  return [{type: 'inlineCode', value: source}]
}

function accented(node: Macro, sign: string, state: TexState): PhrasingContent {
  const base = textOf({type: 'paragraph', children: phrasing(node.arguments[0]?.nodes, state)})
  const plain = base.replace(/^ı/u, 'i').replace(/^ȷ/u, 'j')
  return {type: 'text', value: `${plain.slice(0, 1)}${sign}${plain.slice(1)}`.normalize('NFC')}
}
