/**
 * Results kept for as long as the program runs: a second build of a
 * manuscript does again only what changed.
 *
 * Only for functions whose result follows from the key alone, so that a build
 * gives the same bytes whatever was built before it.
 */
export type Kept<T> = (key: string, make: () => Promise<T>) => Promise<T>

/** Gives the kept result, else what `make` gives. A failure is not kept; beyond `most` results, the one longest unused gives way. */
export function keeping<T>(most: number): Kept<T> {
  const results = new Map<string, Promise<T>>()
  return (key, make) => {
    const result = results.get(key) ?? make()
    // A map remembers the order of entry: the first is the longest unused.
    results.delete(key)
    results.set(key, result)
    for (const [oldest] of results) {
      if (results.size <= most) break
      results.delete(oldest)
    }
    result.catch(() => {
      if (results.get(key) === result) results.delete(key)
    })
    return result
  }
}
