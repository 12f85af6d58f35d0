import type {Block, Reading} from './blocks.js'
import {heaviestIncreasing} from './order.js'
import {isWord, neutralKey} from './tokens.js'

/** A block of the first edition, by index → its block of the second; -1: it has none. */
export type Pairs = Int32Array

/** From how much alike two blocks are one, changed: anywhere; between the same neighbours; alone between them. */
const alike = {anywhere: 0.5, near: 0.3, alone: 0.12}
/** Blocks that share a run of words are looked at; a run in more of them tells nothing. */
const common = 24
/** Blocks that are compared with one, those first that share most. */
const looked = 6
/** Kinds that are one when each edition has one of them between the same neighbours. */
const singular = new Set(['image', 'equation', 'heading', 'caption', 'row'])

/**
 * Find each block's counterpart in the other edition, wherever it went.
 *
 * In time proportional to the text: equal blocks by their words, similar ones
 * by an index of the runs of two words that they share.
 */
export function matchBlocks(before: Reading, after: Reading): Pairs {
  const [a, b] = [before.blocks, after.blocks]
  const [keysA, keysB] = [a.map(keyOf), b.map(keyOf)]
  const pairs = new Int32Array(a.length).fill(-1)
  const back = new Int32Array(b.length).fill(-1)
  const pair = (i: number, j: number) => {
    pairs[i] = j
    back[j] = i
  }

  const placesA = placesOf(keysA)
  const placesB = placesOf(keysB)
  for (const [key, [i, another]] of placesA) {
    const places = placesB.get(key)
    if (another === undefined && places?.length === 1) pair(i as number, places[0] as number)
  }
  // Equal blocks that are several: those between the same neighbours first.
  let gaps = gapsOf(a, pairs, b.length)
  for (const wide of [false, true]) {
    const waiting = new Map<string, number[]>()
    const name = (key: string, gap: number) => (wide ? key : `${gap}\u0000${key}`)
    b.forEach((_, j) => {
      if (back[j] === -1) append(waiting, name(keysB[j] as string, gaps.after[j] as number), j)
    })
    a.forEach((block, i) => {
      if (pairs[i] !== -1 || (wide && wordCount(block) < 4)) return
      const j = waiting.get(name(keysA[i] as string, gaps.before[i] as number))?.shift()
      if (j !== undefined) pair(i, j)
    })
  }
  gaps = gapsOf(a, pairs, b.length)
  for (const {i, j} of candidates(a, b, pairs, back, gaps)) if (pairs[i] === -1 && back[j] === -1) pair(i, j)
  pairPictures(a, b, pairs, back, pair)
  pairAlone(a, b, pairs, back, pair)
  return pairs
}

function keyOf(block: Block): string {
  return `${block.kind}\u0001${block.tokens.map(neutralKey).join('\u0001')}`
}

function wordCount({tokens}: Block): number {
  return tokens.filter(isWord).length
}

function placesOf(keys: string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  for (const [index, key] of keys.entries()) append(places, key, index)
  return places
}

function append<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

interface Gaps {
  before: Int32Array
  after: Int32Array
}

/** Between which of the pairs that kept their order a block stands, in either edition. */
function gapsOf(a: Block[], pairs: Pairs, sizeB: number): Gaps {
  const kept = heaviestIncreasing(pairs, (i) => a[i]?.tokens.length ?? 1)
  const before = new Int32Array(a.length)
  const after = new Int32Array(sizeB)
  let gap = 0
  let next = 0
  for (let i = 0; i < a.length; i++) {
    before[i] = gap
    if (!kept.has(i)) continue
    const j = pairs[i] as number
    after.fill(gap, next, j + 1)
    next = j + 1
    gap += 1
  }
  after.fill(gap, next)
  return {before, after}
}

interface Candidate {
  i: number
  j: number
  score: number
}

/** Similar blocks without counterpart, most alike first. */
function candidates(a: Block[], b: Block[], pairs: Pairs, back: Pairs, gaps: Gaps): Candidate[] {
  const index = new Map<string, number[]>()
  const runsAfter = new Map<number, Set<string>>()
  b.forEach((block, j) => {
    if (back[j] !== -1) return
    const runs = runsOf(block)
    runsAfter.set(j, runs)
    for (const run of runs) append(index, run, j)
  })
  const found: Candidate[] = []
  a.forEach((block, i) => {
    if (pairs[i] !== -1) return
    const runs = runsOf(block)
    const shared = new Map<number, number>()
    for (const run of runs) {
      const bearers = index.get(run)
      if (!bearers || bearers.length > common) continue
      for (const j of bearers) shared.set(j, (shared.get(j) ?? 0) + 1)
    }
    // Rare runs find the likely ones; all runs tell how much alike they are.
    const likely = [...shared].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, looked)
    for (const [j] of likely) {
      const score = dice(runs, runsAfter.get(j) as Set<string>)
      const near = gaps.before[i] === gaps.after[j]
      if (score >= (near ? alike.near : alike.anywhere))
        found.push({i, j, score: near ? score + 0.05 : score})
    }
  })
  return found.sort((one, two) => two.score - one.score || one.i - two.i || one.j - two.j)
}

/** Runs of two words, the words themselves where there are few; each with the block's kind. */
function runsOf({kind, tokens}: Block): Set<string> {
  const words = tokens.filter(isWord).map((token) => neutralKey(token).toLowerCase())
  const runs = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) runs.add(`${kind}\u0002${words[at]}\u0002${words[at + 1]}`)
  if (words.length < 8) for (const single of words) runs.add(`${kind}\u0002${single}`)
  return runs
}

type Pair = (i: number, j: number) => void

/** Pictures of figures whose captions are one. */
function pairPictures(a: Block[], b: Block[], pairs: Pairs, back: Pairs, pair: Pair): void {
  const groups = new Map<string, string>()
  a.forEach(({group}, i) => {
    const other = b[pairs[i] as number]?.group
    if (group && other && !groups.has(group)) groups.set(group, other)
  })
  const waiting = new Map<string, number[]>()
  b.forEach(({group, kind}, j) => {
    if (group && kind === 'image' && back[j] === -1) append(waiting, group, j)
  })
  a.forEach(({group, kind}, i) => {
    if (!group || kind !== 'image' || pairs[i] !== -1) return
    const j = waiting.get(groups.get(group) ?? '')?.shift()
    if (j !== undefined) pair(i, j)
  })
}

/** What is the only one of its kind between the same neighbours in both editions. */
function pairAlone(a: Block[], b: Block[], pairs: Pairs, back: Pairs, pair: Pair): void {
  const gaps = gapsOf(a, pairs, b.length)
  const lonely = (blocks: Block[], taken: Pairs, gap: Int32Array) => {
    const map = new Map<string, number[]>()
    blocks.forEach((block, index) => {
      if (taken[index] === -1) append(map, `${gap[index]} ${block.kind} ${block.part}`, index)
    })
    return map
  }
  const others = lonely(b, back, gaps.after)
  for (const [key, list] of lonely(a, pairs, gaps.before)) {
    const [i, j] = [list[0] as number, others.get(key)?.[0]]
    if (list.length !== 1 || others.get(key)?.length !== 1 || j === undefined) continue
    const kind = (a[i] as Block).kind
    if (singular.has(kind) || likeness(a[i] as Block, b[j] as Block) >= alike.alone) pair(i, j)
  }
}

function likeness(one: Block, other: Block): number {
  const [x, y] = [one, other].map(({tokens}) => new Set(tokens.filter(isWord).map(neutralKey))) as [
    Set<string>,
    Set<string>
  ]
  return dice(x, y)
}

/** Share of what two sets have in common, 0 to 1 (Sørensen and Dice). */
function dice(one: Set<string>, other: Set<string>): number {
  let shared = 0
  for (const key of one) if (other.has(key)) shared += 1
  return (2 * shared) / Math.max(1, one.size + other.size)
}
