/**
 * Where the author wants the reference list.
 *
 * In: sections with an empty one named `References`, `::: {#refs}`, or
 * `<div id="refs">`. Out: one `referenceList` in that place; none, where the
 * place is the end, for there the list stands anyway.
 */
import {toString as textOf} from 'mdast-util-to-string'
import type {ArticleBlock, Section} from '../../model/index.js'

export interface PlacedList {
  /** The author's heading of a list at the end. */
  title?: string
}

/** Settle the list's place in a body, in place. With a list the author typed (`typed`), no other stands anywhere. */
export function placeReferenceList(body: ArticleBlock[], typed: boolean): PlacedList {
  const places = findPlaces(body)
  const marked = places.filter(({section}) => !section)
  const [chosen] = marked.length > 0 ? marked : places
  for (const place of places) {
    if (place.section) {
      if (place === chosen && !typed) place.section.children = [{type: 'referenceList'}]
    } else replaceMark(place, place === chosen && !typed)
  }
  if (typed) return {}
  if (places.length === 0) return joinLast(body)
  return takeLast(body)
}

interface Place {
  siblings: ArticleBlock[]
  block: ArticleBlock
  /** An empty section named for references; `undefined`: a mark. */
  section?: Section
}

function findPlaces(body: ArticleBlock[]): Place[] {
  const found: Place[] = []
  const open: ArticleBlock[][] = [body]
  for (let siblings = open.pop(); siblings; siblings = open.pop()) {
    const inner: ArticleBlock[][] = []
    for (const block of siblings) {
      if (isMark(block)) found.push({siblings, block})
      else if (block.type === 'section' && block.kind === 'references' && block.children.length === 0)
        found.push({siblings, block, section: block})
      if (block.type === 'section' || block.type === 'division') inner.push(block.children)
    }
    open.push(...inner.reverse())
  }
  return found
}

function isMark(block: ArticleBlock): boolean {
  if (block.type === 'referenceList') return true
  return block.type === 'division' && block.attributes?.id === 'refs'
}

/** What a marked division holds stays before the list. */
function replaceMark({siblings, block}: Place, chosen: boolean): void {
  const held = block.type === 'division' ? block.children : []
  siblings.splice(siblings.indexOf(block), 1, ...held, ...(chosen ? [{type: 'referenceList' as const}] : []))
}

/** Words under the last heading, where it is the list's, stand before the list: it needs no second one. */
function joinLast(body: ArticleBlock[]): PlacedList {
  const last = body.at(-1)
  if (last?.type === 'section' && last.kind === 'references') last.children.push({type: 'referenceList'})
  return {}
}

/** The list at the very end needs no place of its own; its heading, where it has one, is the list's. */
function takeLast(body: ArticleBlock[]): PlacedList {
  const last = body.at(-1)
  if (last?.type === 'referenceList') {
    body.pop()
    return {}
  }
  if (last?.type !== 'section') return {}
  const [only, more] = last.children
  if (last.kind === 'references' && only?.type === 'referenceList' && !more) {
    body.pop()
    return {title: textOf({type: 'paragraph', children: last.title})}
  }
  // Its own heading stands within the last section.
  if (last.children.at(-1)?.type === 'section') return {}
  if (last.children.at(-1)?.type === 'referenceList') last.children.pop()
  return {}
}
