/**
 * Numbers that call entries of a typed reference list, made citations.
 *
 * In come a tree and the list's entries; the calls become `citation` nodes
 * whose words are the author's. Their ids are given where all is numbered.
 */
import type {Parent, PhrasingContent, Text} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import type {Citation, Formula, Reference} from '../../model/index.js'
import {placeWithin, plain} from '../phrasing.js'
import {type AuthorCalls, authorCalls} from './author-calls.js'
import {
  bracketPattern,
  callIn,
  gluedPattern,
  isInterval,
  parenthesisPattern,
  raisedCall,
  splitFormula
} from './calls.js'

/** What holds no citations: code, links, formulas, and citations themselves. */
const closed = new Set([
  'code',
  'inlineCode',
  'link',
  'formula',
  'equation',
  'citation',
  'crossReference',
  'image',
  'html'
])
const phrasing = new Set([
  'paragraph',
  'heading',
  'tableCell',
  'emphasis',
  'strong',
  'delete',
  'span',
  'figure',
  'tableFigure',
  'defListTerm'
])

interface Context {
  /** Of lists without numbers. */
  authors: AuthorCalls | undefined
  byNumber: Map<number, Reference>
  file: VFile
  /** Calls of each form. */
  forms: Map<string, {calls: number; example: string; place: Parent}>
  /** Numbers without entry that were reported, at their first call. */
  unknown: Set<number>
  /** Bare raised numbers are calls only where no brackets are. */
  bare: boolean
  /** What calls in running text look like. */
  pattern: RegExp
}

/**
 * Turn `[1]`, `[1, 3–5]`, `<sup>[1]</sup>`, OCR's `$^{[1]}$`, and, in texts
 * without brackets, `<sup>1</sup>` into citations; where the list has no
 * numbers, `Smith (2009)`. Changes `tree`. Reports `inferred-citation`
 * once for each form, and `citation-unresolved` for numbers without entry,
 * which stay as they are.
 */
export function markCitations(tree: Parent, references: Reference[], file: VFile): void {
  const byNumber = new Map<number, Reference>()
  for (const reference of references) {
    const number = Number(reference.label)
    if (reference.label && Number.isInteger(number) && !byNumber.has(number)) byNumber.set(number, reference)
  }
  const authors = byNumber.size === 0 ? authorCalls(references) : undefined
  if (byNumber.size === 0 && !authors) return
  const context: Context = {
    authors,
    byNumber,
    file,
    forms: new Map(),
    unknown: new Set(),
    bare: false,
    pattern: bracketPattern
  }
  walk(tree, context)
  if (context.forms.size === 0 && !authors) {
    context.bare = true
    walk(tree, context)
  }
  if (context.forms.size === 0 && !authors && callsInParentheses(tree, byNumber)) {
    Object.assign(context, {bare: false, pattern: parenthesisPattern})
    walk(tree, context)
  }
  if (context.forms.size === 0 && !authors && callsGlued(tree, byNumber)) {
    Object.assign(context, {bare: false, pattern: gluedPattern})
    walk(tree, context)
  }
  for (const {calls, example, place} of context.forms.values()) {
    report(file, 'inferred-citation', place, count(calls, 'call'), example)
  }
}

/** Whether numbers in parentheses call most of the list: in enumerations they count from one, and no further. */
function callsInParentheses(tree: Parent, byNumber: Map<number, Reference>): boolean {
  const called = new Set<number>()
  visit(tree, 'text', (node: Text) => {
    for (const [call] of node.value.matchAll(parenthesisPattern))
      for (const number of callIn(call)?.numbers ?? []) called.add(number)
  })
  const known = [...called].filter((number) => byNumber.has(number)).length
  return known >= 3 && known >= 0.6 * byNumber.size && called.size - known <= 0.1 * known
}

/** Whether numbers that touch words call nearly all of a list, each for the first time in its order. */
function callsGlued(tree: Parent, byNumber: Map<number, Reference>): boolean {
  const called: number[] = []
  visit(tree, 'text', (node: Text) => {
    for (const [call] of node.value.matchAll(gluedPattern))
      for (const number of callIn(call)?.numbers ?? []) if (!called.includes(number)) called.push(number)
  })
  const known = called.filter((number) => byNumber.has(number))
  const inOrder = known.filter((number, at) => at === 0 || number > (known[at - 1] ?? 0)).length
  return (
    known.length >= 4 &&
    known.length >= 0.7 * byNumber.size &&
    called.length - known.length <= 0.1 * known.length &&
    inOrder >= 0.85 * known.length
  )
}

function walk(tree: Parent, context: Context): void {
  const stack: Parent[] = [tree]
  for (let parent = stack.pop(); parent; parent = stack.pop()) {
    const inline = phrasing.has(parent.type)
    if (inline) parent.children = mark(parent, parent.children as PhrasingContent[], context)
    for (const child of [...parent.children].reverse()) {
      if ('children' in child && !closed.has(child.type) && child.type !== 'superscript') stack.push(child)
      if ('caption' in child && Array.isArray(child.caption))
        child.caption = mark(parent, child.caption, context)
    }
  }
}

function mark(parent: Parent, children: PhrasingContent[], context: Context): PhrasingContent[] {
  return children.flatMap((node, index): PhrasingContent[] => {
    const before = plain(children.slice(0, index))
    const after = plain(children.slice(index + 1, index + 2))
    if (context.authors)
      return node.type === 'text' ? markNames(parent, node, context.authors, context) : [node]
    if (node.type === 'text' && !context.bare) return markText(parent, node, before, context)
    if (node.type === 'formula' && !context.bare) return markFormula(parent, node, context)
    if (node.type !== 'superscript') return [node]
    const text = plain(node.children)
    const call = raisedCall(text, before, after, context.bare)
    const citation = call && cite(text, 0, 'note', context, node)
    if (!citation) return [node]
    noteForm(context, call === 'brackets' ? 'raised brackets' : 'raised', text, parent)
    return [citation]
  })
}

function markText(parent: Parent, node: Text, before: string, context: Context): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let at = 0
  for (const match of node.value.matchAll(context.pattern)) {
    const preceding = before + node.value.slice(0, match.index)
    const heading = parent.type === 'heading' && preceding.trim() === ''
    if (heading || isInterval(match[0], preceding, node.value.slice(match.index + match[0].length))) continue
    const place = placeWithin(node, match.index, match.index + match[0].length)
    const isGlued = context.pattern === gluedPattern
    const citation = cite(match[0], 0, isGlued ? 'note' : 'parenthetical', context, {
      ...node,
      position: place
    })
    if (!citation) continue
    if (match.index > at) parts.push(textPart(node, at, match.index))
    parts.push(citation)
    noteForm(context, isGlued ? 'glued' : 'brackets', match[0], parent)
    at = match.index + match[0].length
  }
  if (at === 0) return [node]
  if (at < node.value.length) parts.push(textPart(node, at, node.value.length))
  return parts
}

function markNames(parent: Parent, node: Text, find: AuthorCalls, context: Context): PhrasingContent[] {
  const parts: PhrasingContent[] = []
  let at = 0
  for (const {start, end, reference, textual} of find(node.value)) {
    if (start > at) parts.push(textPart(node, at, start))
    const words = textPart(node, start, end)
    parts.push({
      type: 'citation',
      id: '',
      items: [{key: reference.key}],
      mode: textual ? 'textual' : 'parenthetical',
      children: [{type: 'citationLink', reference: reference.id, children: [words]}],
      position: (words as Text).position
    })
    noteForm(context, 'names', node.value.slice(start, end), parent)
    at = end
  }
  if (at === 0) return [node]
  if (at < node.value.length) parts.push(textPart(node, at, node.value.length))
  return parts
}

function markFormula(parent: Parent, node: Formula, context: Context): PhrasingContent[] {
  const found = splitFormula(node.value)
  const citation = found && cite(found.call, 0, found.raised ? 'note' : 'parenthetical', context, node)
  if (!found || !citation) return [node]
  noteForm(context, 'formula', `$${node.value}$`, parent)
  return found.base ? [{...node, value: found.base}, citation] : [citation]
}

/** A citation of the numbers in `text`; `undefined`, reported, when none of them has an entry. */
function cite(
  text: string,
  start: number,
  mode: Citation['mode'],
  context: Context,
  node: PhrasingContent
): Citation | undefined {
  const call = callIn(text.slice(start))
  if (!call) return undefined
  const known = call.numbers.filter((number) => context.byNumber.has(number))
  const bracketed = /[[［]/u.test(text)
  if (known.length < call.numbers.length && (bracketed || known.length > 0)) {
    if (!bracketed) return undefined
    for (const missing of call.numbers) {
      if (known.includes(missing) || context.unknown.has(missing)) continue
      context.unknown.add(missing)
      report(context.file, 'citation-unresolved', node, String(missing))
    }
  }
  if (known.length === 0) return undefined
  const items = known.flatMap((number) => context.byNumber.get(number) ?? []).map(({key}) => ({key}))
  const children = call.parts.map((part): PhrasingContent => {
    const reference = part.number === undefined ? undefined : context.byNumber.get(part.number)
    const value: Text = {type: 'text', value: part.text}
    return reference ? {type: 'citationLink', reference: reference.id, children: [value]} : value
  })
  return {type: 'citation', id: '', items, mode, children, position: node.position}
}

function noteForm(context: Context, form: string, example: string, place: Parent): void {
  const known = context.forms.get(form)
  if (known) known.calls += 1
  else context.forms.set(form, {calls: 1, example, place})
}

function textPart(node: Text, start: number, end: number): Text {
  return {type: 'text', value: node.value.slice(start, end), position: placeWithin(node, start, end)}
}
