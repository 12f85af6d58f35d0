/**
 * Hyphenation dictionaries as Chromium reads them: minikin's `.hyb`, version 0.
 *
 * Patterns come in, one file's bytes go out. The format has three tables:
 * an alphabet (code point → small number), a trie packed into one array, and
 * the patterns' values.
 *
 * @see https://android.googlesource.com/platform/frameworks/minikin/+/refs/heads/main/doc/hyb_file_format.md
 */

/** A pattern of Liang's algorithm: `.ach4` is `['.', 'a', 'c', 'h']` with values `[0, 0, 0, 4]`. */
export interface Pattern {
  /** `.` stands for the word's edge. */
  letters: string[]
  /** Value at each place, from the right: the last belongs after the last letter. Zeros on the left may lack. */
  values: number[]
}

/** Values of a word whose hyphens are given, not computed: they overrule every pattern. */
export const forbid = 10
export const demand = 11

interface TrieNode {
  /** Number of the letter → node. */
  next: Map<number, TrieNode>
  /** Row of the pattern table; 0 for none. */
  row: number
  /** Where its edges begin in the packed trie; unique to the node. */
  base: number
}

/** Bytes of a `.hyb` file. Throws when the patterns are more than the format can hold. */
export function hyphenationDictionary(patterns: Pattern[]): Uint8Array {
  const letters = [...new Set(patterns.flatMap((pattern) => pattern.letters))]
    .filter((letter) => letter !== '.')
    .sort()
  const numbers = new Map([
    ['.', 0],
    ...letters.map((letter, index): [string, number] => [letter, index + 1])
  ])
  const values: ValueTable = {rows: [0], data: [], knownRows: new Map(), knownData: new Map()}
  const nodes = buildTrie(patterns, numbers, values)
  const alphabet = alphabetTable(numbers)
  const trie = trieTable(nodes, letters.length, values.rows.length)
  const pattern = patternTable(values)
  const header = 24
  const start = [header, header + alphabet.length, header + alphabet.length + trie.length] as const
  const magic = 0x62ad7968
  return concat([words([magic, 0, ...start, start[2] + pattern.length]), alphabet, trie, pattern])
}

/** The pattern table: equal values are stored once, zeros on both sides not at all. */
interface ValueTable {
  rows: number[]
  data: number[]
  /** Written out → row, or place in `data`. */
  knownRows: Map<string, number>
  knownData: Map<string, number>
}

/** Row that holds these values: length (6 bits), zeros cut from the right (6 bits), start (20 bits). */
function valueRow(table: ValueTable, values: number[]): number {
  let from = 0
  let to = values.length
  while (from < to && values[from] === 0) from += 1
  while (to > from && values[to - 1] === 0) to -= 1
  const kept = values.slice(from, to)
  const shift = values.length - to
  const start = remember(table.knownData, kept.join(), () => table.data.push(...kept) - kept.length)
  const entry = kept.length * 2 ** 26 + shift * 2 ** 20 + start
  return remember(table.knownRows, String(entry), () => table.rows.push(entry) - 1)
}

function remember(known: Map<string, number>, key: string, make: () => number): number {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

function patternTable({rows, data}: ValueTable): Uint8Array {
  return concat([words([0, rows.length, 16 + 4 * rows.length, data.length, ...rows]), Uint8Array.from(data)])
}

function buildTrie(patterns: Pattern[], numbers: Map<string, number>, values: ValueTable): TrieNode[] {
  const root: TrieNode = {next: new Map(), row: 0, base: 0}
  const nodes = [root]
  for (const pattern of patterns) {
    let node = root
    for (const letter of pattern.letters) {
      const number = numbers.get(letter)!
      let next = node.next.get(number)
      if (!next) {
        next = {next: new Map(), row: 0, base: 0}
        nodes.push(next)
        node.next.set(number, next)
      }
      node = next
    }
    node.row = valueRow(values, pattern.values)
  }
  return nodes
}

/**
 * Give every node a base, so that no two edges share a place and no two nodes a base.
 *
 * The widest nodes go first, into empty space; the many narrow ones then
 * fill the holes. The root stays at 0, where readers begin. What did not fit
 * for some letters never will, as places are only ever taken: each set of
 * letters goes on from where its last one found a place.
 */
function packTrie(nodes: TrieNode[], widest: number): number {
  const places = new Uint8Array((nodes.length + widest) * 4 + 1024)
  const edge = 1
  const base = 2
  const reached = new Map<string, number>()
  let size = 0
  const [root, ...others] = nodes
  for (const node of [root!, ...others.sort((a, b) => b.next.size - a.next.size)]) {
    const numbers = [...node.next.keys()].sort((a, b) => a - b)
    const letters = numbers.join()
    let place = reached.get(letters) ?? 0
    while (places[place]! & base || numbers.some((number) => places[place + number]! & edge)) place += 1
    reached.set(letters, place + 1)
    node.base = place
    places[place]! |= base
    for (const number of numbers) places[place + number]! |= edge
    size = Math.max(size, place)
  }
  return size + widest + 1
}

/** Each entry holds an edge's letter, the base it leads to, and the row of the node based there. */
function trieTable(nodes: TrieNode[], letterCount: number, rowCount: number): Uint8Array {
  const size = packTrie(nodes, letterCount)
  const linkShift = bitLength(letterCount)
  const rowShift = linkShift + bitLength(size - 1)
  if (rowShift + bitLength(rowCount) > 32)
    throw new Error('Cannot write a hyphenation dictionary: too many patterns')
  const entries = new Array<number>(size).fill(0)
  for (const node of nodes) {
    entries[node.base]! += node.row * 2 ** rowShift
    for (const [number, next] of node.next)
      entries[node.base + number]! += next.base * 2 ** linkShift + number
  }
  const letterMask = 2 ** linkShift - 1
  const linkMask = 2 ** rowShift - 2 ** linkShift
  return words([0, letterMask, linkShift, linkMask, rowShift, size, ...entries])
}

/** Capitals count as their small letters. A narrow alphabet is a plain array; a wide one, sorted pairs. */
function alphabetTable(numbers: Map<string, number>): Uint8Array {
  const points = new Map<number, number>()
  for (const [letter, number] of numbers) {
    if (letter === '.') continue
    const capital = letter.toUpperCase()
    if ([...capital].length === 1) points.set(capital.codePointAt(0)!, number)
  }
  for (const [letter, number] of numbers) if (letter !== '.') points.set(letter.codePointAt(0)!, number)
  const all = [...points].sort(([a], [b]) => a - b)
  const first = all[0]?.[0] ?? 0
  const end = (all.at(-1)?.[0] ?? 0) + 1
  if (end - first <= 1024 && numbers.size <= 256) {
    const direct = new Uint8Array(Math.ceil((end - first) / 4) * 4)
    for (const [point, number] of all) direct[point - first] = number
    return concat([words([0, first, end]), direct])
  }
  return words([1, all.length, ...all.map(([point, number]) => point * 2 ** 11 + number)])
}

function bitLength(number: number): number {
  return number > 0 ? 32 - Math.clz32(number) : 0
}

/** Little-endian 32-bit words. */
function words(numbers: number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  numbers.forEach((number, index) => {
    view.setUint32(index * 4, number, true)
  })
  return new Uint8Array(view.buffer)
}

function concat(parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
