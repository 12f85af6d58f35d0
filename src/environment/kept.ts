/**
 * Results kept for a second build: it does again only what changed.
 *
 * Only for functions whose result follows from the key alone, so that a build
 * gives the same bytes whatever was built before it. While the program runs
 * they are kept in memory; those with a shelf, on disk too.
 */
import {type Shelf, shelved} from './shelf.js'

export type Kept<T> = (key: string, make: () => Promise<T>) => Promise<T>

/** The same for what is made at once, and kept in memory only. Who changes a result changes it for all: let it be copied. */
export function remembering<T>(most: number): (key: string, make: () => T) => T {
  const results = new Map<string, T>()
  return (key, make) => {
    const result = results.get(key) ?? make()
    use(results, key, result, most)
    return result
  }
}

/** A map remembers the order of entry: the first is the longest unused, and gives way beyond `most`. */
function use<T>(results: Map<string, T>, key: string, result: T, most: number): void {
  results.delete(key)
  results.set(key, result)
  for (const [oldest] of results) {
    if (results.size <= most) break
    results.delete(oldest)
  }
}

/**
 * Gives the kept result, else what `make` gives. A failure is not kept; beyond `most` results, the one longest unused gives way.
 *
 * @param shelf where results outlive the program. Default: nowhere.
 */
export function keeping<T>(most: number, shelf?: Shelf): Kept<T> {
  const results = new Map<string, Promise<T>>()
  return (key, make) => {
    const result = results.get(key) ?? (shelf ? shelved(shelf, key, make) : make())
    use(results, key, result, most)
    result.catch(() => {
      if (results.get(key) === result) results.delete(key)
    })
    return result
  }
}
