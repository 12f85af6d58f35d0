/**
 * The pairs that kept their order, at least weight moved: a heaviest
 * increasing subsequence, by a Fenwick tree of maxima.
 *
 * @param pairs index → counterpart; -1: none.
 * @param weigh what it would cost to call a block moved.
 * @returns indexes that are kept.
 */
export function heaviestIncreasing(pairs: Int32Array, weigh: (index: number) => number): Set<number> {
  const size = pairs.reduce((most, value) => Math.max(most, value), -1) + 1
  const best = new Float64Array(size + 1)
  const last = new Int32Array(size + 1).fill(-1)
  const weight = new Float64Array(pairs.length)
  const previous = new Int32Array(pairs.length).fill(-1)
  let end = -1
  for (let index = 0; index < pairs.length; index++) {
    const value = pairs[index] as number
    if (value < 0) continue
    let [most, from] = [0, -1]
    for (let at = value; at > 0; at -= at & -at) {
      if ((best[at] as number) > most) [most, from] = [best[at] as number, last[at] as number]
    }
    const total = most + weigh(index) + 1
    weight[index] = total
    previous[index] = from
    for (let at = value + 1; at <= size; at += at & -at) {
      if (total > (best[at] as number)) {
        best[at] = total
        last[at] = index
      }
    }
    if (end < 0 || total > (weight[end] as number)) end = index
  }
  const kept = new Set<number>()
  for (let at = end; at >= 0; at = previous[at] as number) kept.add(at)
  return kept
}
