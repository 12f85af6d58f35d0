/**
 * `; did you mean …?` with the known word that a mistaken one most likely meant.
 *
 * @returns an empty string when none is near: more than a third of its letters, or four, differ.
 */
export function nearestHint(word: string, known: Iterable<string>): string {
  let best: string | undefined
  let least = Math.min(4, Math.ceil(word.length / 3)) + 1
  for (const candidate of known) {
    const found = distance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (found < least) [best, least] = [candidate, found]
  }
  return best === undefined ? '' : `; did you mean \`${best}\`?`
}

/** Edits between two words, neighbours swapped counting as one; `limit` when there are no fewer. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let before: number[] = []
  let row = Array.from({length: other.length + 1}, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]
      const swap = swapped ? (before[j - 2] as number) + 1 : change
      next.push(Math.min(change, swap, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    if (Math.min(...next) >= limit) return limit
    before = row
    row = next
  }
  return row[other.length] as number
}
