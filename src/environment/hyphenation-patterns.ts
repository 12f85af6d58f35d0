/** TeX's hyphenation patterns, out of the npm package `hyphen`. */
import {createRequire} from 'node:module'
import {demand, forbid, type Pattern} from './hyphenation-dictionary.js'

/**
 * The package's form: rows of values; a trie of letters whose leaves are
 * rows, `[subtrie, row]` where a pattern ends inside; words with their hyphens.
 */
type Packed = [values: number[][], trie: PackedNode, words?: Record<string, number[]>]
type PackedTrie = {[letter: string]: PackedNode}
type PackedNode = number | [PackedTrie, number] | PackedTrie

const require = createRequire(import.meta.url)

/** Version of the package, for naming what is built from it. */
export function patternsVersion(): string {
  const {version} = require('hyphen/package.json') as {version: string}
  return version
}

/** Patterns and exceptions of a language, by their TeX name: `en-us`, `de-1996`. `undefined` when there are none. */
export function hyphenationPatterns(name: string): Pattern[] | undefined {
  let packed: Packed
  try {
    packed = require(`hyphen/patterns/${name}.js`) as Packed
  } catch {
    return undefined
  }
  const [rows, trie, words = {}] = packed
  const patterns: Pattern[] = []
  collect(trie, [], (letters, row) => patterns.push({letters, values: pad(letters, rows[row]!)}))
  for (const [word, hyphens] of Object.entries(words)) patterns.push(exception(word, hyphens))
  return patterns
}

function collect(node: PackedNode, letters: string[], found: (letters: string[], row: number) => void): void {
  const [trie, row] =
    typeof node === 'number' ? [undefined, node] : Array.isArray(node) ? node : [node, undefined]
  if (row !== undefined) found(letters, row)
  for (const [letter, next] of Object.entries(trie ?? {})) collect(next, [...letters, letter], found)
}

/** One value for each place up to the last letter; the package leaves out zeros at the end, and the place before a leading `.`. */
function pad(letters: string[], values: number[]): number[] {
  const places = letters.length + (letters[0] === '.' ? 0 : 1)
  return Array.from({length: places}, (_, place) => values[place] ?? 0)
}

/** A whole word: every place within it is settled, none is left to the patterns. */
function exception(word: string, hyphens: number[]): Pattern {
  const letters = [...word]
  const within = letters.slice(1).map((_, index) => (hyphens.includes(index + 1) ? demand : forbid))
  return {letters: ['.', ...letters, '.'], values: [...within, 0, 0]}
}
