import type {Words} from './words.js'

/** A place where two texts part. */
export interface Difference {
  /** Words that should stand here; empty when there are too many. */
  expected: string[]
  /** Words that do stand here. */
  actual: string[]
  /** The last words both agree on. */
  before: string[]
  /** Where it is in the actual text. */
  place?: string
  /** Nothing near agrees again: the comparison ended here. */
  lost: boolean
}

/** Words looked at on either side of a difference before giving up. */
const horizon = 600
/** Words in a row that must agree again. */
const foothold = 4

/**
 * Where the words of two texts part, in reading order.
 *
 * Takes one walk over both; only at a difference it searches the nearest place
 * from which they agree again.
 *
 * @param limit differences after which to stop.
 */
export function differences(expected: Words, actual: Words, limit: number): Difference[] {
  const found: Difference[] = []
  let [i, j] = [0, 0]
  while (i < expected.keys.length || j < actual.keys.length) {
    const taken = match(expected, i, actual, j)
    if (taken) {
      i += taken[0]
      j += taken[1]
      continue
    }
    const next = footing(expected, i, actual, j)
    const to = next ?? [
      Math.min(expected.keys.length, i + horizon),
      Math.min(actual.keys.length, j + horizon)
    ]
    found.push({
      expected: expected.shown.slice(i, to[0]),
      actual: actual.shown.slice(j, to[1]),
      before: expected.shown.slice(Math.max(0, i - 5), i),
      place: actual.places[j] ?? actual.places[j - 1],
      lost: !next
    })
    if (!next || found.length >= limit) break
    ;[i, j] = next
  }
  return found
}

/** How many words on either side make the same word from here; `undefined`: they differ. */
function match(expected: Words, i: number, actual: Words, j: number): [number, number] | undefined {
  let [a, b] = [expected.keys[i], actual.keys[j]]
  if (a === undefined || b === undefined) return undefined
  let [m, n] = [1, 1]
  while (a !== b) {
    if (b.length < a.length && a.startsWith(b) && actual.joined[j + n - 1]) {
      b += actual.keys[j + n] ?? ''
      n += 1
    } else if (a.length < b.length && b.startsWith(a) && expected.joined[i + m - 1]) {
      a += expected.keys[i + m] ?? ''
      m += 1
    } else return undefined
  }
  return [m, n]
}

/** The nearest places, fewest words skipped, from which both agree again. */
function footing(expected: Words, i: number, actual: Words, j: number): [number, number] | undefined {
  for (let skipped = 1; skipped <= horizon; skipped += 1) {
    for (let more = 0; more <= skipped; more += 1) {
      const [a, b] = [i + skipped - more, j + more]
      if (a <= expected.keys.length && b <= actual.keys.length && agree(expected, a, actual, b)) return [a, b]
    }
  }
  return undefined
}

function agree(expected: Words, i: number, actual: Words, j: number): boolean {
  let [a, b] = [i, j]
  for (let step = 0; step < foothold; step += 1) {
    if (a === expected.keys.length && b === actual.keys.length) return true
    const taken = match(expected, a, actual, b)
    if (!taken) return false
    a += taken[0]
    b += taken[1]
  }
  return true
}
