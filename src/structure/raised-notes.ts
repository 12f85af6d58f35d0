/**
 * Notes that extraction left as paragraphs: `¹ See the almanac.` at a page's foot or below `Endnotes`, called by a
 * raised number in the text.
 *
 * One such paragraph proves nothing: raised numbers may call references. What does is that nearly every number that
 * is called has its paragraph, and every paragraph its one call before it.
 */
import type {FootnoteDefinition, FootnoteReference, Paragraph, Parent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {count, report} from '../diagnostics/report.js'
import type {Superscript} from '../model/index.js'
import {plain, trim} from './phrasing.js'

/** A raised number in the text. */
interface Call {
  parent: Parent
  node: Superscript
  /** Of the block of the root that holds it. */
  block: number
}

const number = /^\s*(\d{1,3})\s*$/u
const heading = /^(?:end\s?notes?|foot\s?notes?|notes|anmerkungen|notas|note|注释|注釋|примечания)\s*:?$/iu

/** Make notes of such paragraphs, and calls of their numbers; reports `inferred-notes`. */
export function readRaisedNotes(tree: Root, file: VFile): void {
  const notes = new Map<number, {block: Paragraph; at: number; value: number}>()
  for (const [at, block] of tree.children.entries()) {
    const value = block.type === 'paragraph' ? numberOf(block) : undefined
    if (value === undefined || notes.has(value)) continue
    notes.set(value, {block: block as Paragraph, at, value})
  }
  if (notes.size < 2) return
  const own = [...notes.values()]
  const counted = own.every(({value}, index) => index === 0 || value > (own[index - 1]?.value ?? 0))
  const calls = callsOf(tree, new Set(own.map(({block}) => block)))
  const called = own.filter(({value, at}) => {
    const found = calls.get(value) ?? []
    return found.length === 1 && (found[0]?.block ?? at) < at
  })
  if (!counted || called.length < 2 || called.length < 0.8 * Math.max(own.length, calls.size)) return
  const definitions = called.map(({block, value}): FootnoteDefinition => {
    const identifier = `raised-${value}`
    const [{parent, node}] = calls.get(value) as [Call]
    const call: FootnoteReference = {type: 'footnoteReference', identifier, position: node.position}
    parent.children[parent.children.indexOf(node)] = call
    const children = trim(block.children.slice(1))
    return {
      type: 'footnoteDefinition',
      identifier,
      children: [{...block, children}],
      position: block.position
    }
  })
  const gone = new Set<RootContent>(called.map(({block}) => block))
  tree.children = [
    ...tree.children.filter((block, at) => !gone.has(block) && !isEmptied(tree, at, gone)),
    ...definitions
  ]
  report(file, 'inferred-notes', called[0]?.block, count(called.length, 'paragraph'))
}

/** The raised number that a paragraph begins with, where words follow it. */
function numberOf({children}: Paragraph): number | undefined {
  const [first, ...rest] = children
  const found = first?.type === 'superscript' ? number.exec(plain([first]))?.[1] : undefined
  return found && plain(rest).trim().length > 8 ? Number(found) : undefined
}

function callsOf(tree: Root, notes: ReadonlySet<RootContent>): Map<number, Call[]> {
  const calls = new Map<number, Call[]>()
  for (const [block, one] of tree.children.entries()) {
    if (notes.has(one) || one.type === 'heading') continue
    visit(one, 'superscript', (node, index, parent) => {
      const value = number.exec(plain([node]))?.[1]
      // A number at a line's start, or behind a figure or a unit, calls nothing.
      const before = index ? plain(parent?.children.slice(0, index) ?? []) : ''
      if (!value || !parent || !/(?:[\p{L}]{2}|[.,;:!?)\]”’"'»])\s?$/u.test(before)) return
      calls.set(Number(value), [...(calls.get(Number(value)) ?? []), {parent, node, block}])
    })
  }
  return calls
}

/** `Endnotes`, where all that stood below it are notes. */
function isEmptied(tree: Root, at: number, gone: ReadonlySet<RootContent>): boolean {
  const block = tree.children[at]
  if (block?.type !== 'heading' || !heading.test(plain(block.children).trim())) return false
  const end = tree.children.findIndex(({type}, index) => index > at && type === 'heading')
  const below = tree.children.slice(at + 1, end < 0 ? undefined : end)
  return below.length > 0 && below.every((one) => gone.has(one))
}
