/** `; did you mean `x`?` with the known word that is nearest to what was written; empty when none is near. */
export function nearestHint(word: string, known: Iterable<string>): string {
  let best: string | undefined
  let least = Math.min(4, Math.ceil(word.length / 3)) + 1
  for (const candidate of known) {
    const found = distance(word.toLowerCase(), candidate.toLowerCase(), least)
    if (found < least) {
      least = found
      best = candidate
    }
  }
  return best === undefined ? '' : `; did you mean \`${best}\`?`
}

/** Levenshtein distance; `limit` when it is no less. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let row = Array.from({length: other.length + 1}, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    if (Math.min(...next) >= limit) return limit
    row = next
  }
  return row[other.length] as number
}
