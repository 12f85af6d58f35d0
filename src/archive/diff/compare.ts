/**
 * Two editions of an article become their differences, as readers see them.
 *
 * In: both pages. Out: one Comparison, metadata field by field, then block by
 * block and word by word. Left to others: building the pages (`compare.ts` of
 * the hall), and showing the result (`page.ts`, the command line).
 */
import type {Page} from '../../model/index.js'
import {type Block, type BlockKind, type Part, type Reading, readBlocks} from './blocks.js'
import {matchBlocks, type Pairs} from './match.js'
import {compareFields, type FieldChange} from './metadata.js'
import {heaviestIncreasing} from './order.js'
import {isWord, neutralKey, type Token, textOfTokens} from './tokens.js'
import {compareWords, type Piece} from './words.js'

export type ChangeType = 'changed' | 'added' | 'deleted' | 'moved'

/** A line of the comparison: a block with its counterpart, in reading order. */
export interface Row {
  type: 'same' | ChangeType
  before?: Block
  after?: Block
  /** Where words or the setting of both differ. */
  pieces?: Piece[]
  move?: Move
  /** Number of the change, 1-based; `undefined` where nothing changed. */
  change?: number
}

/** What moved: neighbours that went together share its number, 1-based. */
export interface Move {
  number: number
  /** Which end of it the row shows. */
  end: 'from' | 'to'
  /** Whether it is the move's first row at this end. */
  first: boolean
}

export interface Comparison {
  before: Edition
  after: Edition
  metadata: FieldChange[]
  rows: Row[]
  summary: Summary
}

/** What is compared, for people. */
export interface Edition {
  /** `v1`, or the path of a manuscript. */
  name: string
  title: string
  language: string
  page: Page
}

/** How much differs; blocks and words counted once each. */
export interface Summary {
  metadata: number
  changed: number
  added: number
  deleted: number
  moved: number
  /** Pictures among them, by digest. */
  figures: number
  references: number
  words: {added: number; deleted: number}
}

/** What two editions differ in. */
export function compareEditions(before: Edition, after: Edition): Comparison {
  const readings = [readBlocks(before.page), readBlocks(after.page)] as const
  const pairs = matchBlocks(...readings)
  const rows = arrange(...readings, pairs)
  const metadata = compareFields(before.page.article, after.page.article)
  return {before, after, metadata, rows, summary: summarize(rows, metadata)}
}

/** Rows in reading order: of what stands between two kept blocks, first what is gone, then what is new. */
function arrange(before: Reading, after: Reading, pairs: Pairs): Row[] {
  const [a, b] = [before.blocks, after.blocks]
  const kept = heaviestIncreasing(pairs, (i) => a[i]?.tokens.length ?? 1)
  const back = new Int32Array(b.length).fill(-1)
  pairs.forEach((j, i) => {
    if (j >= 0) back[j] = i
  })
  const moves = numberMoves(pairs, kept)
  const keys = {before: keyGiver(before, after, pairs), after: keyGiver(after)}
  const rows: Row[] = []
  const both = (i: number, j: number) => {
    const pieces = compareBlocks(a[i] as Block, b[j] as Block, keys)
    return {before: a[i], after: b[j], ...(pieces && {pieces})}
  }
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    for (; i < a.length && !kept.has(i); i++) {
      const move = moves.get(i)
      if (move)
        rows.push({
          type: 'moved',
          before: a[i],
          after: b[pairs[i] as number],
          move: {number: move, end: 'from', first: false}
        })
      else rows.push({type: 'deleted', before: a[i]})
    }
    for (; j < b.length && !kept.has(back[j] as number); j++) {
      const from = back[j] as number
      const move = moves.get(from)
      if (move) rows.push({type: 'moved', ...both(from, j), move: {number: move, end: 'to', first: false}})
      else rows.push({type: 'added', after: b[j]})
    }
    if (i < a.length && j < b.length) {
      const row = both(i++, j++)
      rows.push({type: row.pieces ? 'changed' : 'same', ...row})
    }
  }
  let change = 0
  const begun = new Set<string>()
  for (const row of rows) {
    if (row.type !== 'same') row.change = ++change
    if (!row.move) continue
    const end = `${row.move.number} ${row.move.end}`
    row.move.first = !begun.has(end)
    begun.add(end)
  }
  return rows
}

/** Neighbours that went to neighbouring places moved together. */
function numberMoves(pairs: Pairs, kept: Set<number>): Map<number, number> {
  const moves = new Map<number, number>()
  let number = 0
  for (let i = 0; i < pairs.length; i++) {
    if ((pairs[i] as number) < 0 || kept.has(i)) continue
    const follows = moves.has(i - 1) && pairs[i] === (pairs[i - 1] as number) + 1
    moves.set(i, follows ? number : ++number)
  }
  return moves
}

type KeyGiver = (token: Token) => string

/**
 * What a token says, in words that both editions share: one that leads
 * somewhere is known by where it leads, whatever number it has there.
 *
 * @param other the later edition, when this is the earlier one.
 */
function keyGiver(own: Reading, other?: Reading, pairs?: Pairs): KeyGiver {
  const idsOf = new Map<number, string>()
  for (const [id, places] of (other ?? own).bearers)
    for (const place of places) if (!idsOf.has(place)) idsOf.set(place, id)
  const destination = (target: string): string => {
    for (const place of own.bearers.get(target) ?? []) {
      const there = pairs ? (pairs[place] as number) : place
      const id = idsOf.get(there)
      if (there >= 0 && id !== undefined) return id
    }
    // It leads to what the other edition lacks, or out of the compared text.
    return pairs && own.bearers.has(target) ? `gone ${target}` : target
  }
  return (token) => {
    const key = neutralKey(token)
    return token.target === undefined ? key : `${key}\u0000${destination(token.target)}`
  }
}

/** Where two blocks differ; `undefined` when they say the same. */
function compareBlocks(
  before: Block,
  after: Block,
  giver: {before: KeyGiver; after: KeyGiver}
): Piece[] | undefined {
  const keys = {before: before.tokens.map(giver.before), after: after.tokens.map(giver.after)}
  const same =
    keys.before.length === keys.after.length && keys.before.every((key, at) => key === keys.after[at])
  if (same && before.depth === after.depth && before.kind === after.kind) return undefined
  return compareWords(before.tokens, after.tokens, keys)
}

function summarize(rows: Row[], metadata: FieldChange[]): Summary {
  const shown = rows.filter(({type, move}) => type !== 'same' && move?.end !== 'from')
  const count = (test: (row: Row) => boolean) => shown.filter(test).length
  const is = (kind: BlockKind) => (row: Row) => (row.after ?? row.before)?.kind === kind
  const isPart = (part: Part) => (row: Row) => (row.after ?? row.before)?.part === part
  const words = {added: 0, deleted: 0}
  for (const {type, before, after, pieces} of shown) {
    if (type === 'added') words.added += countWords(after?.tokens)
    if (type === 'deleted') words.deleted += countWords(before?.tokens)
    for (const piece of pieces ?? []) if (piece.op !== 'same') words[piece.op] += countWords(piece.tokens)
  }
  return {
    metadata: metadata.length,
    changed: count(({type}) => type === 'changed'),
    added: count(({type}) => type === 'added'),
    deleted: count(({type}) => type === 'deleted'),
    moved: count(({type}) => type === 'moved'),
    figures: count(is('image')),
    references: count(isPart('references')),
    words
  }
}

function countWords(tokens: Token[] = []): number {
  return tokens.filter(isWord).length
}

/** Whether readers of both editions read the same. */
export function isEqual({rows, metadata}: Comparison): boolean {
  return metadata.length === 0 && rows.every(({type}) => type === 'same')
}

/** A comparison as plain values, for JSON. */
export function plainComparison(comparison: Comparison): object {
  const {before, after, metadata, rows, summary} = comparison
  const edition = ({name, title, page}: Edition) => ({
    name,
    title,
    doi: page.article.doi,
    version: page.article.version,
    stage: page.article.stage
  })
  return {
    before: edition(before),
    after: edition(after),
    equal: isEqual(comparison),
    summary,
    metadata: metadata.map(({pieces, ...field}) => ({...field, words: pieces.map(plainPiece)})),
    changes: rows.filter(({type}) => type !== 'same').map(plainRow)
  }
}

function plainRow({type, before, after, pieces, move, change}: Row): object {
  const block = after ?? before
  const side = (one: Block | undefined) =>
    one && {section: one.section, text: textOfTokens(one.tokens), ...(one.image && {image: one.image})}
  return {
    change,
    type,
    part: block?.part,
    kind: block?.kind,
    move: move && {number: move.number, end: move.end},
    before: side(before),
    after: side(after),
    words: pieces?.map(plainPiece)
  }
}

/** With the white space before it: what is not added, in a row, is the one text; what is not deleted, the other. */
function plainPiece({op, tokens}: Piece, index: number): {op: Piece['op']; text: string} {
  return {op, text: (index > 0 ? (tokens[0]?.space ?? '') : '') + textOfTokens(tokens)}
}
