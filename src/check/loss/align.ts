/** Stands for "not found". */
export const nowhere = -1

/** Runs of this many words are the same place wherever they are met; shorter ones may be chance. */
const surely = 8
const likely = 3
/** Places looked at for one run, and words on a side of a gap that is compared: keeps odd input quick. */
const limits = {places: 64, gap: 600, near: 80}

/** Whether a word, one of so many in a row that were not found, may be found on its own at a place. */
export type MayStand = (i: number, j: number, row: number) => boolean

/** Two texts, and what of them is found in each other so far. */
interface Alignment {
  from: readonly string[]
  /** For each word of `from` which passage it stands in. */
  passages: readonly number[]
  to: readonly string[]
  /** For each word of `from` its index in `to`, or `nowhere`. */
  found: Int32Array
  /** Words of `to` that are found already. */
  used: Uint8Array
  /** Where each run of three words begins in `to`. */
  runs: Map<string, number[]>
  /** Words of `from`, each once. */
  known: Set<string>
}

/**
 * Find words of one text in another, each place used once.
 *
 * Long runs are found wherever they moved to; then, between two found runs,
 * what stands in order; then shorter runs anywhere; at last single words, where
 * `mayStand` allows it.
 *
 * @returns for each word of `from` its index in `to`, or `nowhere`.
 */
export function align(
  from: readonly string[],
  passages: readonly number[],
  to: readonly string[],
  mayStand: (found: Int32Array) => MayStand
): Int32Array {
  const alignment: Alignment = {
    from,
    passages,
    to,
    found: new Int32Array(from.length).fill(nowhere),
    used: new Uint8Array(to.length),
    runs: runsOf(to),
    known: new Set(from)
  }
  // What is said once is surely the same place; what is said again and again is told by what is around it.
  takeRuns(alignment, surely, saidOnce(from, surely))
  takeRuns(alignment, likely, saidOnce(from, likely), between(alignment))
  fillGaps(alignment)
  takeRuns(alignment, surely)
  takeRuns(alignment, likely)
  fillGaps(alignment)
  fillElsewhere(alignment)
  takeSingle(alignment, mayStand(alignment.found))
  return alignment.found
}

function runsOf(words: readonly string[]): Map<string, number[]> {
  const runs = new Map<string, number[]>()
  for (let at = 0; at + likely <= words.length; at++) {
    const run = runAt(words, at)
    const places = runs.get(run)
    if (places) places.push(at)
    else runs.set(run, [at])
  }
  return runs
}

function runAt(words: readonly string[], at: number): string {
  return `${words[at]} ${words[at + 1]} ${words[at + 2]}`
}

/** Take runs of at least so many words: near where the last one ended, else the longest. */
function takeRuns(
  alignment: Alignment,
  least: number,
  mayBegin: (i: number) => boolean = () => true,
  reachable: (i: number) => [from: number, until: number] = () => [0, alignment.to.length]
): void {
  const {from, found} = alignment
  let next = 0
  for (let i = 0; i + likely <= from.length; ) {
    const already = found[i] as number
    if (already !== nowhere) {
      next = already + 1
      i += 1
      continue
    }
    if (!mayBegin(i)) {
      i += 1
      continue
    }
    const run = longestRun(alignment, i, next, least, reachable(i))
    const {start} = run
    const length = withinPassage(alignment, i, run.length)
    if (length >= least) {
      take(alignment, i, start, length)
      next = start + length
    }
    i += length >= least ? length : 1
  }
}

/** Whether the run that begins at a word has no like in its text. */
function saidOnce(words: readonly string[], length: number): (i: number) => boolean {
  const runs = words.map((_, i) => words.slice(i, i + length).join(' '))
  const times = new Map<string, number>()
  for (const run of runs) times.set(run, (times.get(run) ?? 0) + 1)
  return (i) => times.get(runs[i] as string) === 1
}

function longestRun(
  alignment: Alignment,
  i: number,
  next: number,
  least: number,
  [first, end]: [number, number]
): {start: number; length: number} {
  let best = {start: next, length: reach(alignment, i, next)}
  if (best.length >= least && next >= first && next < end) return best
  best.length = 0
  let looked = 0
  for (const start of alignment.runs.get(runAt(alignment.from, i)) ?? []) {
    if (alignment.used[start] || start < first || start >= end) continue
    if (++looked > limits.places) break
    const length = reach(alignment, i, start)
    if (length >= least && start > next && start < next + limits.near) return {start, length}
    const nearer = Math.abs(start - next) < Math.abs(best.start - next)
    if (length > best.length || (length === best.length && nearer)) best = {start, length}
  }
  return best
}

/** Between which places a word stands, if nothing beside it moved: after the word found before it, before the one found after it. */
function between({found, to}: Alignment): (i: number) => [from: number, until: number] {
  const ends = new Int32Array(found.length)
  const starts = new Int32Array(found.length)
  for (let i = 0, last = 0; i < found.length; i++) {
    if (found[i] !== nowhere) last = (found[i] as number) + 1
    starts[i] = last
  }
  for (let i = found.length - 1, next = to.length; i >= 0; i--) {
    if (found[i] !== nowhere) next = found[i] as number
    ends[i] = next
  }
  return (i) => {
    const [start, end] = [starts[i] as number, ends[i] as number]
    return start <= end ? [start, end] : [0, to.length]
  }
}

/** How many words from here are the same, and still to be had. */
function reach({from, to, found, used}: Alignment, i: number, j: number): number {
  let length = 0
  while (
    i + length < from.length &&
    j + length < to.length &&
    from[i + length] === to[j + length] &&
    found[i + length] === nowhere &&
    !used[j + length]
  )
    length += 1
  return length
}

/** The next passage may stand elsewhere, and begin with a word that follows here too. */
function withinPassage({passages}: Alignment, i: number, length: number): number {
  const last = passages[i + length - 1]
  let start = i + length - 1
  while (start > i && passages[start - 1] === last) start -= 1
  const isPart = passages[i + length] === last && i + length - start < likely
  return isPart && start > i ? start - i : length
}

function take({found, used}: Alignment, i: number, j: number, length: number): void {
  for (let step = 0; step < length; step++) {
    found[i + step] = j + step
    used[j + step] = 1
  }
}

/** Between two found words: what is the same in order, after the one or before the other. */
function fillGaps(alignment: Alignment): void {
  const {from, to, found} = alignment
  for (let i = 0; i < from.length; ) {
    if (found[i] !== nowhere) {
      i += 1
      continue
    }
    let end = i
    while (end < from.length && found[end] === nowhere) end += 1
    const after = i === 0 ? nowhere : (found[i - 1] as number)
    const before = end < from.length ? (found[end] as number) : to.length
    takeBackwards(alignment, end - 1, before - 1)
    const span = Math.min(limits.gap, limits.near + 2 * (end - i))
    fill(alignment, i, end, after + 1, freeFrom(alignment, after + 1, 1, span))
    // A gap too long to compare as a whole is gone through, each part from where the last one ended.
    const last =
      end - i > limits.gap ? found.subarray(i, i + limits.gap).findLastIndex((at) => at !== nowhere) : nowhere
    if (last !== nowhere) {
      i += last + 1
      continue
    }
    fill(alignment, i, end, freeFrom(alignment, before - 1, -1, span) + 1, before)
    i = end
  }
}

/**
 * Words between two that moved elsewhere stand beside neither: they are looked
 * for in what is free anywhere, and found where most of them stand together.
 */
function fillElsewhere(alignment: Alignment): void {
  const {from, to, found, used} = alignment
  const regions: {start: number; end: number}[] = []
  const regionsOf = new Map<string, number[]>()
  for (let at = 0; at < to.length; at++) {
    if (used[at]) continue
    const last = regions.at(-1)
    if (last?.end === at && at - last.start < limits.gap) last.end = at + 1
    else regions.push({start: at, end: at + 1})
    const key = to[at] as string
    const known = regionsOf.get(key)
    if (!known) regionsOf.set(key, [regions.length - 1])
    else if (known.length < limits.places) known.push(regions.length - 1)
  }
  for (let i = 0; i < from.length; i++) {
    if (found[i] !== nowhere) continue
    const row = Math.min(lengthOfGap(found, i), limits.gap)
    const shared = new Map<number, number>()
    for (const key of new Set(from.slice(i, i + row)))
      for (const region of new Set(regionsOf.get(key))) shared.set(region, (shared.get(region) ?? 0) + 1)
    const [region, most] = [...shared].reduce((best, one) => (one[1] > best[1] ? one : best), [nowhere, 0])
    const {start, end} = regions[region] ?? {start: 0, end: 0}
    if (row > 2 && 2 * most > row) fill(alignment, i, i + row, start, end)
    i += row - 1
  }
}

/** What stands right before a found word belongs to it, rather than to what was found before. */
function takeBackwards(alignment: Alignment, i: number, j: number): void {
  const {from, to, found, used} = alignment
  for (let a = i, b = j; a >= 0 && b >= 0; a--, b--) {
    if (found[a] !== nowhere || used[b] || from[a] !== to[b]) return
    take(alignment, a, b, 1)
  }
}

/** The first used word in a direction, and no further than so many words. */
function freeFrom({to, used}: Alignment, start: number, step: 1 | -1, span: number): number {
  let at = start
  const last = start + step * span
  while (at >= 0 && at < to.length && at !== last && !used[at]) at += step
  return at
}

/** Take the longest common subsequence of a gap on both sides; then words that are divided differently. */
function fill(alignment: Alignment, i: number, end: number, j: number, until: number): void {
  const {from, to, found, known} = alignment
  const open: number[] = []
  for (let at = i; at < end && open.length < limits.gap; at++) if (found[at] === nowhere) open.push(at)
  const [n, m] = [open.length, until - j]
  if (n === 0 || m <= 0) return
  const width = m + 1
  const lengths = new Uint16Array((n + 1) * width)
  for (let a = n - 1; a >= 0; a--) {
    const key = from[open[a] as number]
    for (let b = m - 1; b >= 0; b--) {
      lengths[a * width + b] =
        key === to[j + b]
          ? (lengths[(a + 1) * width + b + 1] as number) + 1
          : Math.max(lengths[(a + 1) * width + b] as number, lengths[a * width + b + 1] as number)
    }
  }
  // A few common words in a long gap are chance: they stand elsewhere.
  const isPart = end - i > limits.gap || m >= limits.gap
  // In a part of a gap, words that only the article has are its citations, and no sign of chance.
  const comparable = isPart ? to.slice(j, until).filter((key) => known.has(key)).length : m
  if (2 * (lengths[0] as number) >= Math.min(n, comparable))
    takeCommon(alignment, open, lengths, j, until, isPart)
  takeDivided(alignment, open, j, until)
}

/** Walk a table of the longest common subsequences. */
function takeCommon(
  alignment: Alignment,
  open: number[],
  lengths: Uint16Array,
  j: number,
  until: number,
  isPart: boolean
): void {
  const width = until - j + 1
  for (let a = 0, b = 0; a < open.length && j + b < until; ) {
    const at = open[a] as number
    if (alignment.from[at] === alignment.to[j + b]) {
      take(alignment, at, j + b, 1)
      a += 1
      b += 1
      continue
    }
    const [skipFrom, skipTo] = [lengths[(a + 1) * width + b] as number, lengths[a * width + b + 1] as number]
    // A part's end is no end: its words must not be looked for too far ahead.
    if (skipFrom > skipTo || (skipFrom === skipTo && !isPart)) a += 1
    else b += 1
  }
}

/** Words in a row that, put together, are words in a row: `ra dio` and `radio`, `Schr o dinger` and `Schrödinger`. */
function takeDivided({from, to, found, used}: Alignment, open: number[], j: number, until: number): void {
  const left = open.filter((at) => found[at] === nowhere)
  if (left.length === 0) return
  const free: {at: number; key: string}[] = []
  for (let at = j; at < until; at++) if (!used[at]) free.push({at, key: withoutMarks(to[at] as string)})
  for (const i of left) {
    if (found[i] !== nowhere) continue
    const first = withoutMarks(from[i] as string)
    for (const {at, key} of free) {
      if (used[at] || !(key.startsWith(first) || first.startsWith(key))) continue
      let [a, b, m, n] = [first, key, 1, 1]
      while (a !== b) {
        if (a.length < b.length && b.startsWith(a) && found[i + m] === nowhere && i + m < from.length)
          a += withoutMarks(from[i + m++] as string)
        else if (b.length < a.length && a.startsWith(b) && at + n < until && !used[at + n])
          b += withoutMarks(to[at + n++] as string)
        else break
      }
      if (a !== b) continue
      for (let step = 0; step < m; step++) found[i + step] = at
      for (let step = 0; step < n; step++) used[at + step] = 1
      break
    }
  }
}

/** TeX's accents stand beside their letters. */
function withoutMarks(key: string): string {
  return /[^\0-\u007F]/u.test(key) ? key.normalize('NFKD').replace(/\p{M}+/gu, '') : key
}

/** Take words one by one, wherever they may stand. */
function takeSingle(alignment: Alignment, mayStand: MayStand): void {
  const {from, to, found, used} = alignment
  const free = new Map<string, number[]>()
  for (let j = 0; j < to.length; j++) {
    if (used[j]) continue
    const key = to[j] as string
    const places = free.get(key)
    if (!places) free.set(key, [j])
    else if (places.length < limits.places) places.push(j)
  }
  let [row, rowEnd] = [0, 0]
  for (let i = 0; i < from.length; i++) {
    if (found[i] !== nowhere) continue
    if (i >= rowEnd) {
      row = lengthOfGap(found, i)
      rowEnd = i + row
    }
    const places = free.get(from[i] as string) ?? []
    const at = places.findIndex((j) => !used[j] && mayStand(i, j, row))
    if (at >= 0) take(alignment, i, places[at] as number, 1)
  }
}

function lengthOfGap(found: Int32Array, start: number): number {
  let end = start
  while (end < found.length && found[end] === nowhere) end += 1
  return end - start
}
