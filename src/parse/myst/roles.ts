import type {InlineCode, Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import type {Citation, Span} from '../../model/index.js'
import {wordsOf} from './options.js'

interface Role {
  name: string
  /** What stands between the backticks. */
  text: string
  /** The role as the author wrote it. */
  source: string
  node: InlineCode
  file: VFile
}

type Handler = (role: Role) => PhrasingContent[]

/** Calls in the text are filled in before; what is read here holds none. */
const plainWords = (text: string) => wordsOf(text, 'pandoc')

const wrap =
  (type: 'superscript' | 'subscript' | 'delete' | 'emphasis' | 'strong'): Handler =>
  (role) => [{type, children: wordsIn(role)}]

const spanAs =
  (element: Span['element'], name?: string): Handler =>
  (role) => [
    {
      type: 'span',
      element,
      children: wordsIn(role),
      ...(name && {attributes: {classes: [name], pairs: {}}})
    }
  ]

const words: Handler = (role) => wordsIn(role)
const code: Handler = ({text}) => [{type: 'inlineCode', value: text}]
const raw: Handler = ({name, text}) => [
  {type: 'inlineCode', value: text, data: {format: name.replace(/^raw:/u, '')}}
]
const formula: Handler = ({text}) => [{type: 'formula', value: text}]

/** `{abbr}`DNA (deoxyribonucleic acid)`` */
const abbreviation: Handler = (role) => {
  const [, short, long] = /^(.+?)\s*\(([^()]+)\)\s*$/u.exec(role.text) ?? []
  if (!short || !long) return wordsIn(role)
  const attributes = {classes: [], pairs: {title: long}}
  return [{type: 'span', element: 'abbr', attributes, children: [{type: 'text', value: short}]}]
}

/** `words <target>`, or a target alone. */
function titled(text: string): {title: string; target: string} {
  const [, title, target] = /^([^<]*)<([^<>]+)>\s*$/u.exec(text) ?? []
  return target ? {title: (title ?? '').trim(), target: target.trim()} : {title: '', target: text.trim()}
}

/** A link to a place of the article: its words are those of the thing meant. */
const reference: Handler = ({text}) => {
  const {title, target} = titled(text)
  return [{type: 'link', url: `#${target.replace(/^[#!]+/u, '')}`, children: plainWords(title)}]
}

/** `{numref}`Figure %s <x>``: the number in the author's words. */
const numbered: Handler = (role) => {
  const {title, target} = titled(role.text)
  const [, before, after] = /^(.*?)(?:%s|\{number\})(.*)$/u.exec(title) ?? []
  if (before === undefined || after === undefined) return reference(role)
  return [...plainWords(before), call('ref', target), ...plainWords(after)]
}

const equation: Handler = ({text}) => [call('eqref', titled(text).target)]

function call(command: 'ref' | 'eqref', target: string): PhrasingContent {
  const kind = command === 'eqref' ? 'equation' : 'other'
  return {type: 'crossReference', target, kind, children: [{type: 'text', value: `\\${command}{${target}}`}]}
}

/** Words that lead to another document, which no galley holds. */
const elsewhere: Handler = ({text}) => {
  const {title, target} = titled(text)
  if (/^https?:\/\//u.test(target))
    return [{type: 'link', url: target, children: plainWords(title || target)}]
  return title ? plainWords(title) : [{type: 'inlineCode', value: target}]
}

const term: Handler = ({text}) => {
  const {title, target} = titled(text)
  return plainWords(title || target)
}

/** `{py:func}`mean <numpy.mean>``: a name of a program. */
const object: Handler = ({text}) => {
  const {title, target} = titled(text)
  return [{type: 'inlineCode', value: (title || target).replace(/^~(?:.*\.)?/u, '').replace(/^!/u, '')}]
}

const note: Handler = (role) => [
  {
    type: 'span',
    element: 'span',
    attributes: {classes: ['inline-note'], pairs: {}},
    children: wordsIn(role)
  }
]

const doi: Handler = ({text}) => [{type: 'link', url: `doi:${text.replace(/^doi:/iu, '')}`, children: []}]

const handlers: Record<string, Handler> = {
  __proto__: null as never,
  abbr: abbreviation,
  abbreviation,
  ce: ({text}) => [{type: 'formula', value: `\\ce{${text}}`}],
  chem: ({text}) => [{type: 'formula', value: `\\ce{${text}}`}],
  code,
  command: code,
  del: wrap('delete'),
  doc: elsewhere,
  doi,
  download: elsewhere,
  dfn: spanAs('dfn'),
  emphasis: wrap('emphasis'),
  env: code,
  envvar: code,
  eq: equation,
  file: code,
  fn: note,
  footnote: note,
  guilabel: spanAs('samp'),
  kbd: spanAs('kbd'),
  literal: code,
  math: formula,
  menuselection: spanAs('samp'),
  numref: numbered,
  option: code,
  program: code,
  'prf:ref': reference,
  'proof:ref': reference,
  'raw:html': raw,
  'raw:latex': raw,
  'raw:tex': raw,
  'raw:typst': raw,
  ref: reference,
  samp: spanAs('samp'),
  sc: spanAs('smallcaps'),
  smallcaps: spanAs('smallcaps'),
  span: words,
  strike: wrap('delete'),
  strong: wrap('strong'),
  sub: wrap('subscript'),
  subscript: wrap('subscript'),
  sup: wrap('superscript'),
  superscript: wrap('superscript'),
  term,
  u: spanAs('u'),
  underline: spanAs('u')
}

/** `[Fig. {number}](#x)`: the number in the words of a link. */
export function numberLinks(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    const [only, more] = node.children
    if (!parent || index === undefined || only?.type !== 'text' || more || !node.url.startsWith('#')) return
    const [, before, after] = /^(.*?)(?:%s|\{number\})(.*)$/su.exec(only.value) ?? []
    if (before === undefined || after === undefined) return
    const words = (value: string) => (value ? [{type: 'text' as const, value}] : [])
    const made = [
      ...words(before),
      {...call('ref', node.url.slice(1)), position: node.position},
      ...words(after)
    ]
    parent.children.splice(index, 1, ...made)
  })
}

/**
 * Turn `{role}`text`` into what it means.
 *
 * An unknown role keeps its text (`role-unknown`).
 *
 * @param text what the tree was parsed from: it tells `\{` from `{`.
 * @see https://mystmd.org/guide/roles
 */
export function readRoles(tree: Root, text: string, file: VFile): void {
  visit(tree, (parent) => {
    if ('children' in parent && parent.children.some(({type}) => type === 'inlineCode'))
      parent.children = rolesIn(parent as Parent, text, file) as typeof parent.children
  })
}

function rolesIn(parent: Parent, text: string, file: VFile): PhrasingContent[] {
  const made: PhrasingContent[] = []
  for (const node of parent.children as PhrasingContent[]) {
    const before = made.at(-1)
    const found =
      node.type === 'inlineCode' && before?.type === 'text'
        ? /\{([A-Za-z][\w:.+-]*)(?:[ ][^{}`\n]{0,200})?\}$/u.exec(before.value)
        : null
    const end = before?.position?.end.offset
    const escaped = found && end !== undefined && text[end - found[0].length - 1] === '\\'
    if (node.type !== 'inlineCode' || before?.type !== 'text' || !found || escaped) {
      made.push(node)
      continue
    }
    before.value = before.value.slice(0, found.index)
    if (before.position)
      before.position = {
        ...before.position,
        end: {...before.position.end, offset: (end ?? 0) - found[0].length}
      }
    if (before.value === '') made.pop()
    const name = found[1] as string
    const role = {name, text: node.value, source: `${found[0]}\`${node.value}\``, node, file}
    made.push(...meaning(role).map((one) => ({...one, position: one.position ?? node.position})))
  }
  return made
}

function meaning(role: Role): PhrasingContent[] {
  if (/^cite(?:$|:)|^cite[tp]$|^cite(?:alp|alt|year|author|num|text)/u.test(role.name)) return citations(role)
  if (/^(?:[a-z]+:)?(?:func|class|meth|mod|attr|obj|exc|data|const|any|macro|type|member)$/u.test(role.name))
    return object(role)
  const handler = handlers[role.name]
  if (handler) return handler(role)
  report(role.file, 'role-unknown', role.node, role.name)
  return role.name === 'eval' ? code(role) : wordsIn(role)
}

const wordsIn = ({text}: Role) => plainWords(text)

/** `{cite:p}`a,b``, `{cite:t}`a``, `{cite:p}`{see}a{p. 3}``, `{cite:year}`a``. */
function citations({name, text, source}: Role): PhrasingContent[] {
  const form = name.replace(/^cite:?/u, '').replace(/s$/u, '')
  const cites = text.split(/[,;](?![^{]*\})/u).flatMap((part) => {
    const [, prefix, key, suffix] =
      /^\s*(?:\{([^{}]*)\})?\s*([^{}\s]+)\s*(?:\{([^{}]*)\})?\s*$/u.exec(part) ?? []
    return key ? [{key: key.replace(/^@/u, ''), prefix, suffix}] : []
  })
  if (cites.length === 0) return [{type: 'text', value: source}]
  const items = cites.map(({key, prefix, suffix}): Citation['items'][number] => ({
    key,
    ...(prefix && {prefix: `${prefix} `}),
    ...(suffix && {suffix: `, ${suffix}`}),
    ...(/^year/u.test(form) && {suppressAuthor: true})
  }))
  const citation = (own: Citation['items'], mode: Citation['mode'], words: string): Citation => ({
    type: 'citation',
    id: '',
    items: own,
    mode,
    children: [{type: 'text', value: words}]
  })
  if (!/^(?:t|text|alt|author|ct)$/u.test(form)) return [citation(items, 'parenthetical', source)]
  return items.flatMap((item, index): PhrasingContent[] => [
    ...(index > 0 ? [{type: 'text' as const, value: ', '}] : []),
    citation([item], 'textual', items.length === 1 ? source : `{${name}}\`${item.key}\``)
  ])
}
