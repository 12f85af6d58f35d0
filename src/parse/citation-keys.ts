import type {CrossReference} from '../model/index.js'

/** A key where it stands: `@key`, `-@key`, `@{key}`. */
export interface Key {
  /** Index of `@`, or of the `-` before it. */
  start: number
  end: number
  key: string
  suppressed: boolean
}

/** Pandoc's rule: a letter, digit or `_` first; of other signs one at a time, never at the end. */
const simple = /(-?)@([\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_])|[:/](?=\/))*)/uy
const braced = /(-?)@\{/uy
/** No key in braces is longer, in UTF-16 units. */
const longest = 1000
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/**
 * The key at an index; `undefined` when there is none.
 *
 * A key never follows a word (`a@b.c` is an address) nor a `/` (`npm/@scope`).
 * Scripts without spaces between words are no words here, and end a key that
 * began in another script: `见@smith2020的研究`.
 */
export function readKey(text: string, index: number): Key | undefined {
  const before = text[index - 1] ?? ' '
  if (/[\p{L}\p{N}\p{M}_/@\\]/u.test(before) && !unspaced.test(before)) return undefined
  return readBraced(text, index) ?? readSimple(text, index)
}

function readSimple(text: string, index: number): Key | undefined {
  simple.lastIndex = index
  const found = simple.exec(text)
  if (!found) return undefined
  const whole = found[2] as string
  const foreign = unspaced.test(whole[0] as string) ? -1 : whole.search(unspaced)
  const key = foreign < 0 ? whole : whole.slice(0, foreign).replace(/[^\p{L}\p{N}_]+$/u, '')
  const end = index + found[0].length - (whole.length - key.length)
  return {start: index, end, key, suppressed: found[1] === '-'}
}

function readBraced(text: string, index: number): Key | undefined {
  braced.lastIndex = index
  const found = braced.exec(text)
  if (!found) return undefined
  let depth = 1
  let end = index + found[0].length
  const start = end
  const last = Math.min(text.length, start + longest)
  for (; end < last && !/[\n\t]/u.test(text[end] as string); end++) {
    if (text[end] === '{') depth++
    if (text[end] === '}' && --depth === 0) break
  }
  const key = text.slice(start, end).trim()
  if (depth > 0 || !key) return undefined
  return {start: index, end: end + 1, key, suppressed: found[1] === '-'}
}

/** Prefixes of pandoc-crossref (`fig:x`) and Quarto (`fig-x`). */
const prefixes: Record<string, CrossReference['kind']> = {
  fig: 'figure',
  tbl: 'table',
  tab: 'table',
  eq: 'equation',
  sec: 'section',
  lst: 'listing',
  ...Object.fromEntries(
    ['thm', 'lem', 'cor', 'prp', 'cnj', 'def', 'exm', 'exr', 'sol', 'rem', 'alg'].map((name) => [
      name,
      'statement'
    ])
  )
}

/** The thing a key of pandoc-crossref's or Quarto's form means; `undefined` for the key of a reference. */
export function crossReferenceTarget(key: string): Pick<CrossReference, 'target' | 'kind'> | undefined {
  const found = /^([a-z]{2,3})([:-].+)$/iu.exec(key)
  const prefix = found?.[1]?.toLowerCase() ?? ''
  const kind = Object.hasOwn(prefixes, prefix) ? prefixes[prefix] : undefined
  return kind ? {target: `${prefix}${found?.[2]}`, kind} : undefined
}

/** What a LaTeX label means, by the custom of its prefix. */
export function labelKind(label: string): CrossReference['kind'] {
  const prefix = /^(\w+)[:-]/u.exec(label)?.[1]?.toLowerCase() ?? ''
  return prefixes[prefix] ?? spelledOut.get(prefix) ?? 'other'
}

const spelledOut = new Map(Object.values(prefixes).map((kind) => [kind as string, kind]))
