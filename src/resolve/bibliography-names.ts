import type {CslName} from '../model/index.js'
import {texToText} from './bibliography-tex.js'

/**
 * Names of a BibTeX list.
 *
 * `First von Last`, `von Last, First`, `von Last, Jr, First`; a name wholly in
 * braces is a group's. `and others` becomes a last name `{literal: 'others'}`.
 *
 * @see https://nwalsh.com/tex/texhelp/bibtx-23.html
 */
export function readNames(tex: string): CslName[] {
  return splitList(tex)
    .map((name) => name.replace(/,+$/u, ''))
    .filter(Boolean)
    .map(readName)
}

/** Items of a BibTeX list, in TeX. */
export function splitList(tex: string): string[] {
  return splitOutside(tex, /\s+and(?=[\s{])/iuy)
    .map((one) => one.trim())
    .filter(Boolean)
}

function readName(tex: string): CslName {
  if (tex.toLowerCase() === 'others') return {literal: 'others'}
  if (isBraced(tex)) return {literal: texToText(tex.slice(1, -1))}
  const parts = splitOutside(tex, /,/uy).map((part) => words(part))
  const biblatex = extended(parts)
  if (biblatex) return biblatex
  if (parts.length === 1) return firstVonLast(parts[0] as string[])
  const [last = [], second = [], third] = parts
  const particle = last.slice(0, last.length > 1 ? count(last.slice(0, -1), isLower) : 0)
  const name = {
    family: text(last.slice(particle.length)),
    given: text(third ?? second),
    suffix: third ? text(second) : '',
    'non-dropping-particle': text(particle)
  }
  return compact(name)
}

/** biblatex's `family=Cruz, given=Ana, prefix=de`. */
function extended(parts: string[][]): CslName | undefined {
  const fields = parts.map((part) => /^(family|given|prefix|suffix)=([\s\S]*)$/u.exec(part.join(' ')))
  const others = parts.filter((part) => !/^[a-z-]+=/u.test(part.join(' ')))
  if (others.length > 0 || !fields.some(Boolean)) return undefined
  const found = Object.fromEntries(
    fields.flatMap((field) => (field ? [[field[1], texToText(field[2] as string)]] : []))
  )
  const {family, given, suffix, prefix} = found as Record<string, string>
  return compact({
    family: family ?? '',
    given: given ?? '',
    suffix: suffix ?? '',
    'non-dropping-particle': prefix ?? ''
  })
}

function firstVonLast(parts: string[]): CslName {
  if (parts.length === 1) return {literal: text(parts)}
  const start = parts.slice(0, -1).findIndex(isLower)
  const from = start < 0 ? parts.length - 1 : start
  let end = from
  for (let index = from; index < parts.length - 1; index++)
    if (isLower(parts[index] as string)) end = index + 1
  return compact({
    family: text(parts.slice(end)),
    given: text(parts.slice(0, from)),
    suffix: '',
    'non-dropping-particle': text(parts.slice(from, end))
  })
}

function compact(name: Record<keyof Omit<CslName, 'literal' | 'dropping-particle'>, string>): CslName {
  const filled = Object.fromEntries(Object.entries(name).filter(([, value]) => value))
  return name.given || name.suffix || !name.family
    ? filled
    : {literal: [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')}
}

/** BibTeX's case of a word: of its first letter outside of braces, an accent's letter included. */
function isLower(word: string): boolean {
  const bare = word.replace(/^\{(\\[^{}]*(?:\{[^{}]*\})?)\}/u, (_, inner: string) => texToText(inner))
  const letter = /^[^\p{L}{]*(\p{L}|\{)/u.exec(bare)?.[1]
  return (
    letter !== undefined &&
    letter !== '{' &&
    letter === letter.toLowerCase() &&
    letter !== letter.toUpperCase()
  )
}

function count(list: string[], test: (word: string) => boolean): number {
  const end = list.findIndex((word) => !test(word))
  return end < 0 ? list.length : end
}

function text(parts: string[]): string {
  return texToText(parts.join(' '))
}

function words(tex: string): string[] {
  return splitOutside(tex.trim(), /[\s~]+/uy).filter(Boolean)
}

function isBraced(tex: string): boolean {
  if (!/^\{(?!\\)[\s\S]*\}$/u.test(tex)) return false
  let depth = 0
  for (const [index, sign] of [...tex].entries()) {
    if (sign === '{') depth++
    if (sign === '}' && --depth === 0) return index === [...tex].length - 1
  }
  return false
}

/** Split where a sticky pattern matches outside of braces. */
function splitOutside(tex: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index < tex.length; index++) {
    const sign = tex[index]
    if (sign === '{') depth++
    if (sign === '}') depth--
    if (depth > 0 || sign === '{') continue
    pattern.lastIndex = index
    const found = pattern.exec(tex)
    if (!found?.[0]) continue
    parts.push(tex.slice(start, index))
    index = pattern.lastIndex - 1
    start = index + 1
  }
  parts.push(tex.slice(start))
  return parts
}
