/**
 * Calls to figures, tables, equations and sections get their words and their target.
 *
 * In: `crossReference` nodes that hold the author's text, and what may be
 * called, numbered. Out: nodes that say `Figure 1` and point at an id.
 */
import type {Link, Nodes, PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {
  type CrossReference,
  type GivenName,
  namesFor,
  nearestHint,
  sectionEnding,
  terms
} from '../model/index.js'
import {endsInName, isNamed, splitLabel} from './labels.js'
import {type Container, replace, siblingLists} from './walk.js'

/** Something that can be called. */
export interface CrossReferenceTarget {
  id: string
  kind: CrossReference['kind']
  /** `Figure 1` or only `1`; empty when it has no number. */
  label: string
  /** Words to call it by when it has no number. */
  title?: string
  /** What the author calls it before its number, of one and of several; empty: by the number alone. */
  call?: GivenName['call']
}

/**
 * Fill the words of cross-references, in place.
 *
 * `@fig:x` says name and number, unless the text before says the name
 * already; `\ref` the number, `\eqref` the number in parentheses, `\autoref`
 * and `\cref` both, `\nameref` the title. `[](#x)` and `[words](#x)` become cross-references where
 * `#x` is a target. Reports `cross-reference-unresolved` and keeps the
 * author's text.
 */
export function resolveCrossReferences(
  containers: Container[],
  targets: Map<string, CrossReferenceTarget>,
  language: string,
  file: VFile
): void {
  for (const siblings of siblingLists(containers)) {
    resolveLinks(siblings, targets, language, file)
    resolveCalls(siblings, targets, language, file)
  }
}

function resolveLinks(
  siblings: Nodes[],
  targets: Map<string, CrossReferenceTarget>,
  language: string,
  file: VFile
): void {
  for (const node of [...siblings]) {
    if (node.type !== 'link' || !/^#./u.test(node.url)) continue
    // Some write the heading's own signs: `##results`.
    const id = decoded(node.url.replace(/^#+/u, ''))
    const target = findTarget(id, targets)
    if (target) replace(siblings, node, [fromLink(node, target, language)])
    else if (node.data?.implicit) replace(siblings, node, node.children)
    else {
      report(file, 'cross-reference-unresolved', node, `#${id}`, nearestHint(id, targets.keys()))
      const words: Nodes[] = [{type: 'text', value: node.url, position: node.position}]
      replace(siblings, node, node.children.length > 0 ? node.children : words)
    }
  }
}

function fromLink(node: Link, target: CrossReferenceTarget, language: string): CrossReference {
  const words: PhrasingContent[] = [{type: 'text', value: unbroken(callOf(target, language))}]
  const children = node.children.length > 0 ? filled(node.children, target) : words
  const page = node.data?.attributes?.classes?.includes('page') || undefined
  return {
    type: 'crossReference',
    target: target.id,
    kind: target.kind,
    page,
    children,
    position: node.position
  }
}

/** What an empty link says: name and number, `(4)` of an equation, else the title. */
function callOf({id, kind, label, title, call}: CrossReferenceTarget, language: string): string {
  if (!label) return title || id
  const {name, number} = splitLabel(kind, label)
  if (call) return [call[0], number].filter(Boolean).join(' ')
  if (kind === 'equation') return `(${number})`
  return kind === 'section' ? named(kind, name, number, false, language) : label
}

/** MyST's words with a place for the number, `Fig. %s` or `{number}`, or for the title, `{name}`. */
function filled(children: PhrasingContent[], {kind, label, title}: CrossReferenceTarget): PhrasingContent[] {
  const {number} = splitLabel(kind, label)
  return children.map((child) => {
    if ('children' in child)
      return {
        ...child,
        children: filled(child.children as PhrasingContent[], {id: '', kind, label, title})
      } as typeof child
    if (child.type !== 'text') return child
    const value = child.value
      .replace(/[ ]?(?:%s|\{number\})/gu, (found) =>
        number ? found.replace(/^ /u, '\u00A0').replace(/%s|\{number\}/u, () => number) : found
      )
      .replaceAll('{name}', () => title || '{name}')
    return {...child, value}
  })
}

function resolveCalls(
  siblings: Nodes[],
  targets: Map<string, CrossReferenceTarget>,
  language: string,
  file: VFile
): void {
  const calls = siblings.flatMap((node, index) =>
    node.type === 'crossReference' ? readCall(node, index, targets) : []
  )
  for (const [at, call] of calls.entries()) {
    if (call.target && call.form === 'page') settlePage(call, calls[at - 1], siblings, language)
    else if (call.target) settle(call, calls[at - 1], calls[at + 1], siblings, language)
    else {
      const {target} = call.node
      report(file, 'cross-reference-unresolved', call.node, target, nearestHint(target, targets.keys()))
    }
  }
  joinLists(calls, siblings, language)
  for (const {node} of calls) if (node.children.length === 0) siblings.splice(siblings.indexOf(node), 1)
  for (const {node, target} of calls.filter((call) => !call.target).reverse()) {
    if (!target) siblings.splice(siblings.indexOf(node), 1, ...node.children)
  }
}

interface Call {
  node: CrossReference
  index: number
  target: CrossReferenceTarget | undefined
  /** How it was written: `ref` says only the number, `named` the name too, `title` the words, `page` the page. */
  form: 'named' | 'ref' | 'eqref' | 'title' | 'page'
}

const forms: Record<string, Call['form']> = {
  ref: 'ref',
  Ref: 'ref',
  eqref: 'eqref',
  nameref: 'title',
  pageref: 'page'
}

/** A call as the author wrote it; nothing for cross-references that have their words already. */
function readCall(node: CrossReference, index: number, targets: Map<string, CrossReferenceTarget>): Call[] {
  const written = /^(?:(-?@)|\\(@?[rR]ef|eqref|[aA]utoref|[cC]ref|pageref|nameref)[({])/u.exec(textOf(node))
  if (!written) return []
  const bookdown = written[2] === '@ref' ? (node.kind === 'equation' ? 'eqref' : 'ref') : undefined
  const form = written[1] === '-@' ? 'ref' : (forms[bookdown ?? written[2] ?? ''] ?? 'named')
  return [{node, index, target: findTarget(node.target, targets), form}]
}

/** What may stand between calls of one list: `Figures 1, 2 and 3`. */
const between =
  /^\s*(?:[,;、，&/–—-]|(?:,\s*)?(?:and|or|to|und|oder|bis|et|ou|à|y|o|e|和|与|及|或|至|と))\s*$/u

function settle(
  call: Call,
  last: Call | undefined,
  next: Call | undefined,
  siblings: Nodes[],
  language: string
): void {
  const {node, target, form} = call
  if (!target) return
  const {kind, label} = target
  const given = givenName(target, textOf(node))
  const before = siblings[call.index - 1]
  const text = before?.type === 'text' ? before : undefined
  const {name, number} = splitLabel(kind, label)
  const said =
    kind === 'statement'
      ? name !== undefined && saysName(text?.value ?? '', name)
      : endsInName(kind, text?.value ?? '')
  const framed = kind === 'section' && sectionEnding(language) !== ''
  Object.assign(node, {target: target.id, kind})
  if (text && (said || form !== 'named'))
    text.value = text.value.replace(/~$|(?<=[\p{L}.§])[ \n]$/u, '\u00A0')
  const goesOn = last !== undefined && continues(last, call, siblings) && !framed
  let value = number
  if (form === 'title') value = target.title || label || target.id
  else if (kind === 'statement' && !(given && number && form === 'named'))
    value = said ? number : label || target.title || target.id
  else if (!number) value = target.title || target.id
  else if (form === 'eqref') value = `(${number})`
  else if (form === 'named' && !said && !goesOn) {
    const plural = next !== undefined && continues(call, next, siblings)
    if (given) value = [given[plural ? 1 : 0], number].filter(Boolean).join(' ')
    else if (isNamed(kind)) value = named(kind, name, number, plural, language)
  }
  node.children = [{type: 'text', value: unbroken(value)}]
}

/** `on page `, before the call of a page. */
const onPage =
  /(?:(?:^|(?<=[\s(]))(?:on|at|auf|à la|en la|a)\s+)?(?:^|(?<=[\s(]))(?:pages?|pp?\.|Seiten?|S\.|páginas?|pagina)[\s~\u00A0]*$/iu

/**
 * `\pageref` names what stands on the page: not every galley has pages. Paper adds the number.
 *
 * `see page \pageref{x}` becomes `see Figure 1`, and `Figure \ref{x} on page
 * \pageref{x}` one call.
 */
function settlePage(call: Call, last: Call | undefined, siblings: Nodes[], language: string): void {
  const {node, target, index} = call
  if (!target) return
  const before = siblings[index - 1]
  const text = before?.type === 'text' ? before : undefined
  const rest = text?.value.replace(onPage, '')
  const again = last?.index === index - 2 && last.target === target && rest !== undefined
  const after = siblings[index + 1]
  if (again && text && /^[\s,]*$/u.test(rest)) {
    text.value = ''
    node.children = []
  } else if (
    again &&
    text &&
    /^\s*\($/u.test(rest) &&
    after?.type === 'text' &&
    after.value.startsWith(')')
  ) {
    text.value = ''
    after.value = after.value.slice(1)
    node.children = []
  } else {
    if (text && rest !== undefined) text.value = rest
    Object.assign(node, {target: target.id, kind: target.kind, page: true})
    node.children = [{type: 'text', value: unbroken(callOf(target, language))}]
    return
  }
  last.node.page = true
}

/** The author's own name for it; with a capital where the call has one, as pandoc-crossref reads `@Fig:x`. */
function givenName({call}: CrossReferenceTarget, written: string): GivenName['call'] {
  if (!call || !/^[\W]*\p{Lu}/u.test(written)) return call
  const [one, several] = call.map((name) => name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()))
  return [one as string, several as string]
}

/** Whether text ends in a name and a space, as in `by Theorem~`. */
function saysName(text: string, name: string): boolean {
  return text.slice(0, -1).toLowerCase().endsWith(name.toLowerCase()) && /[\s~]$/u.test(text)
}

function named(
  kind: CrossReference['kind'],
  own: string | undefined,
  number: string,
  plural: boolean,
  language: string
): string {
  const [one, several] = isNamed(kind) ? namesFor(language)[kind] : []
  const name = plural ? several : (own ?? one)
  if (kind === 'section' && sectionEnding(language) && !own)
    return `${name}${number}${sectionEnding(language)}`
  return `${name} ${number}`
}

/** Whether two calls stand in one list of one kind. */
function continues(one: Call, other: Call, siblings: Nodes[]): boolean {
  if (one.form !== 'named' || other.form !== 'named' || !one.target || one.target.kind !== other.target?.kind)
    return false
  const joint = siblings[one.index + 1]
  return other.index === one.index + 2 && joint?.type === 'text' && between.test(joint.value)
}

/**
 * Give lists that were written as one group their words: `Figures 1 and 3`,
 * `Figures 1–3` where three or more follow each other.
 */
function joinLists(calls: Call[], siblings: Nodes[], language: string): void {
  const isJoint = (node: Nodes | undefined) => node?.type === 'text' && node.data?.joint === true
  const {and} = terms(language)
  const between = new Set<Nodes>()
  for (let start = 0; start < calls.length; ) {
    let end = start
    while (
      end + 1 < calls.length &&
      continues(calls[end] as Call, calls[end + 1] as Call, siblings) &&
      isJoint(siblings[(calls[end] as Call).index + 1])
    )
      end++
    const run = calls.slice(start, end + 1)
    start = end + 1
    if (run.length < 2) continue
    const [first, last] = [run[0] as Call, run.at(-1) as Call]
    const joint = siblings[last.index - 1]
    if (joint?.type !== 'text') continue
    const numbers = run.map(({target}) => splitLabel(target?.kind ?? 'other', target?.label ?? '').number)
    const follow = numbers.every(
      (number, index) => index === 0 || Number(number) === Number(numbers[index - 1]) + 1
    )
    if (run.length > 2 && follow) {
      joint.value = '–'
      for (const node of siblings.slice(first.index + 1, last.index - 1)) between.add(node)
    } else joint.value = /^\p{L}/u.test(and) ? ` ${and} ` : and
  }
  for (const node of between) siblings.splice(siblings.indexOf(node), 1)
}

function findTarget(
  id: string,
  targets: Map<string, CrossReferenceTarget>
): CrossReferenceTarget | undefined {
  const found = targets.get(id)
  if (found) return found
  const wanted = loose(id)
  for (const [key, target] of targets) if (loose(key) === wanted) return target
  // bookdown calls a division `{.theorem #pyth}` by its kind too: `thm:pyth`.
  const [, own = ''] = /^[a-z]{3}:(.+)$/u.exec(id) ?? []
  const statement = targets.get(own)
  return statement?.kind === 'statement' ? statement : undefined
}

/** Ids that differ in case, or in pandoc-crossref's `:` and Quarto's `-`, are one. */
function loose(id: string): string {
  return id
    .toLowerCase()
    .replace(/^(fig|tbl|eq|sec|lst)[:-]/u, '$1:')
    .replace(/^tab[:-]/u, 'tbl:')
}

/** A label that no line break tears. */
function unbroken(label: string): string {
  return label.replaceAll(' ', '\u00A0')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
