/**
 * Authors in blocks of their own, as ACM prints them: name, institution, town and address in a row, or in lines.
 *
 * Where a name ends and an institution begins, `Ada Bell Bell University`, nothing in such a block tells; the
 * line that says how to cite does, which names all authors before year and title.
 */
import type {Root, RootContent} from 'mdast'
import {parsePersonName} from '../../model/index.js'
import {plain} from '../phrasing.js'
import type {MarkedAffiliation} from './affiliations.js'
import type {Byline} from './authors.js'
import {emailSource} from './email.js'
import type {Head, Passage, Range} from './head.js'
import {headingLabel} from './labels.js'
import {splitMarks} from './marks.js'
import {isPersonName} from './names.js'
import {sameWords} from './title.js'

/** Blocks among which the head's citation stands. */
const headLength = 60
const label = /^\s*(?:acm reference format|citation|to cite this article|cite this article)\s*[:：.]?\s*/iu

/** One author as such blocks tell of him, and where they do. */
export interface Block {
  byline: Byline
  affiliation?: MarkedAffiliation
  places: {passage: Passage; range: Range}[]
}

/** Full names that a citation lists before its year: `Ada Bell, Cy Dee, and Eve Fox. 2024. Tides.` */
function namesOf(text: string): string[] {
  const before = /^(.{3,1500}?)[.,]?\s+\(?(?:19|20)\d{2}[a-z]?\)?[.:]\s/u.exec(text.replace(label, ''))?.[1]
  if (!before) return []
  const names = before
    .replace(/[*∗†‡]/gu, '')
    .split(/,\s+(?:and\s+)?|\s+and\s+|\s*&\s*/u)
    .map((name) => name.replace(/\s+/gu, ' ').trim())
  // Initials alone are found anywhere.
  const whole = names.every((name) => isPersonName(name) && /^\p{Lu}\S+\s(?:.*\s)?\p{L}{2}\S*$/u.test(name))
  return whole && names.length > 0 ? names : []
}

/** The names of the citation in a head, whose heading may stand apart from it. */
function citedNames(blocks: readonly RootContent[]): string[] {
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'paragraph' && block.type !== 'heading') continue
    const text = plain(block.children)
    if (!label.test(text)) continue
    const next = blocks[index + 1]
    const own = text.replace(label, '').trim()
    return namesOf(own === '' && next?.type === 'paragraph' ? plain(next.children) : own)
  }
  return []
}

/** Make paragraphs of headings that are a cited author's name, the citation's label, or concepts with their label: they are no sections. */
export function lowerCitedNames(tree: Root): void {
  const blocks = tree.children.slice(0, headLength)
  const names = citedNames(blocks).map(sameWords)
  for (const [index, block] of blocks.entries()) {
    if (block.type !== 'heading') continue
    const text = plain(block.children)
    const isLabel = label.test(text) && text.replace(label, '').trim() === ''
    const concepts = /^\s*ccs concepts\s*:\s*\S/iu.test(text)
    if (isLabel || concepts || names.includes(sameWords(text)))
      tree.children[index] = {type: 'paragraph', children: block.children, position: block.position}
  }
}

/** The authors between title and abstract, in the citation's order; `undefined` unless each is found there once. */
export function readCitedAuthors(head: Head, after: Passage): Block[] | undefined {
  const names = citedNames(head.blocks)
  const from = head.passages.indexOf(after) + 1
  const end = head.passages.findIndex(
    (one, index) => index >= from && one.kind === 'heading' && headingLabel(one.text) !== undefined
  )
  if (names.length === 0 || end < 0) return undefined
  const zone = head.passages.slice(from, end).filter(({text}) => text.trim() !== '')
  const starts = names.flatMap((name) =>
    zone.flatMap((passage) => {
      const at = passage.text.search(
        new RegExp(`(?<![\\p{L}-])${name.split(' ').map(escaped).join('\\s+')}(?![\\p{L}-])`, 'u')
      )
      return at < 0 ? [] : [{name, passage, at}]
    })
  )
  if (starts.length !== names.length || new Set(starts.map(({name}) => name)).size !== names.length)
    return undefined
  // A row of names is a byline, whose reader knows its marks.
  const order = [...starts].sort((a, b) => zone.indexOf(a.passage) - zone.indexOf(b.passage) || a.at - b.at)
  const first = order[0]
  if (!first || zone[0] !== first.passage || first.at > 2) return undefined
  const found = order.map((one, index): Block => blockOf(one, order[index + 1], zone))
  if (!found.every(({byline, affiliation}) => affiliation && byline)) return undefined
  return starts.flatMap((start) => found[order.indexOf(start)] ?? [])
}

interface Start {
  name: string
  passage: Passage
  at: number
}

/** What stands from one name to the next. */
function blockOf(start: Start, next: Start | undefined, zone: Passage[]): Block {
  const own = zone.slice(
    zone.indexOf(start.passage),
    next ? zone.indexOf(next.passage) + (next.at > 0 ? 1 : 0) : undefined
  )
  const places = own.flatMap((passage): Block['places'] => {
    const from = passage === start.passage ? start.at : 0
    const to = passage === next?.passage ? next.at : passage.text.length
    return to > from ? [{passage, range: [from, to]}] : []
  })
  const text = places
    .map(({passage, range}) => passage.text.slice(...range).trim())
    .join(', ')
    .replace(/\s*\n\s*/gu, ', ')
    .slice(start.name.length)
  const raised = /^[\s,]*(\[?[*∗†‡§¶\d,\s]+\]?)(?=[\s,]|$)/u.exec(text)?.[1] ?? ''
  const email = new RegExp(emailSource, 'u').exec(text)?.[0]
  const place = text
    .slice(text.indexOf(raised) + raised.length)
    .replace(email ?? '\n', '')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s,;]+|[\s,;]+$/gu, '')
    .replace(/(?:,\s*){2,}/gu, ', ')
  return {
    byline: {
      name: parsePersonName(start.name),
      marks: splitMarks(raised),
      ...(email ? {email} : {})
    },
    ...(place.length > 3 && place.length < 300 ? {affiliation: {text: place}} : {}),
    places
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
}
