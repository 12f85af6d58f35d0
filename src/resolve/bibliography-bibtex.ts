/**
 * Entries of a BibTeX or biblatex file, as they are written.
 *
 * The scanner holds on to what it can: an entry that can't be read to its end
 * gives the fields before that place, and the next entry begins where a line
 * begins with `@type{`.
 *
 * @see https://mirrors.ctan.org/biblio/bibtex/base/btxdoc.pdf
 */

export interface BibtexEntry {
  /** In lower case. */
  type: string
  key: string
  /** Names in lower case; values in TeX, without their delimiters, macros put in. */
  fields: Map<string, string>
  /** 1-based. */
  line: number
  /** What is wrong with it. */
  problem?: string
  /** Abbreviations in its values that nothing defines; they stand for themselves. */
  undefined?: string[]
}

const opening = /@[ \t]*([A-Za-z]+)\s*([{(])/gu
const nextEntry = /\n[ \t]*@[ \t]*[A-Za-z]+\s*[{(][^\s,{}()=]*\s*,/gu
const skipped = new Set(['comment', 'preamble'])

/** Every entry, in order. `macros` are abbreviations known before the file's own `@string`s. */
export function readBibtex(text: string, macros: Record<string, string>): BibtexEntry[] {
  const known = new Map(Object.entries(macros))
  const entries: BibtexEntry[] = []
  const lineAt = lineCounter(text)
  opening.lastIndex = 0
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const type = (found[1] as string).toLowerCase()
    const scanner: Scanner = {
      text,
      at: opening.lastIndex,
      limit: limitFrom(text, opening.lastIndex),
      macros: known,
      undefined: []
    }
    if (skipped.has(type)) {
      scanner.at--
      if (found[2] === '{') attempt(() => balanced(scanner), scanner)
    } else {
      const entry = {type, line: lineAt(found.index), ...body(scanner, type)}
      const unknown = scanner.undefined.length > 0 ? {undefined: scanner.undefined} : {}
      if (type !== 'string') entries.push({...entry, ...unknown})
    }
    opening.lastIndex = Math.max(opening.lastIndex, scanner.at)
  }
  return entries
}

interface Scanner {
  text: string
  at: number
  /** Where the next entry surely begins. */
  limit: number
  macros: Map<string, string>
  undefined: string[]
}

function limitFrom(text: string, at: number): number {
  nextEntry.lastIndex = at
  return nextEntry.exec(text)?.index ?? text.length
}

function body(scanner: Scanner, type: string): Pick<BibtexEntry, 'key' | 'fields' | 'problem'> {
  const fields = new Map<string, string>()
  let key = ''
  const problem = attempt(() => {
    if (type !== 'string') {
      // biblatex frowns at spaces in keys, addresses have `=`; but `title = 1` is a field.
      key = match(scanner, /\s*([^,\n{}"]*[^,\s{}"])\s*(?=[,}\n])/uy)
      if (
        /^[\w-]+\s*=\s*\w+$/u.test(key) ||
        (!key && /^\s*[^\s,{}()"]+\s*=/u.test(scanner.text.slice(scanner.at, scanner.at + 80)))
      ) {
        key = ''
        throw new Error('it has no key')
      }
      match(scanner, /,?/uy)
    }
    for (;;) {
      match(scanner, /(?:\s|,|%[^\n]*\n)*/uy)
      if (scanner.at >= scanner.limit) throw new Error('its closing brace is missing')
      if (/[})]/u.test(scanner.text[scanner.at] as string)) break
      const name = match(scanner, /([^\s={}(),"#%]+)\s*/uy).toLowerCase()
      if (!name || scanner.text[scanner.at] !== '=')
        throw new Error(`\`=\` is missing after \`${name || 'a value'}\``)
      scanner.at++
      const value = expression(scanner)
      if (type === 'string') scanner.macros.set(name, value)
      else if (!fields.has(name)) fields.set(name, value)
    }
    scanner.at++
  }, scanner)
  return {key, fields, ...(problem && {problem})}
}

/** Run; what is thrown becomes the problem, and reading goes on at the next entry. */
function attempt(read: () => void, scanner: Scanner): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    scanner.at = Math.max(scanner.at, Math.min(scanner.limit, scanner.text.length))
    return error instanceof Error ? error.message : String(error)
  }
}

/** Values joined by `#`. */
function expression(scanner: Scanner): string {
  let value = ''
  for (;;) {
    match(scanner, /\s*/uy)
    const sign = scanner.text[scanner.at]
    if (sign === '{') value += balanced(scanner)
    else if (sign === '"') value += quoted(scanner)
    else {
      const word = match(scanner, /([^\s,{}()"#=]+)/uy)
      if (!word) throw new Error('a value is missing')
      const known = scanner.macros.get(word.toLowerCase())
      if (known === undefined && !/^\d/u.test(word)) scanner.undefined.push(word)
      value += known ?? word
    }
    match(scanner, /\s*/uy)
    if (scanner.text[scanner.at] !== '#') return value
    scanner.at++
  }
}

function balanced(scanner: Scanner): string {
  const start = scanner.at
  let depth = 0
  for (; scanner.at < scanner.limit; scanner.at++) {
    const sign = scanner.text[scanner.at]
    if (sign === '\\') scanner.at++
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return scanner.text.slice(start + 1, scanner.at++)
  }
  throw new Error('a brace is not closed')
}

function quoted(scanner: Scanner): string {
  const start = ++scanner.at
  let depth = 0
  for (; scanner.at < scanner.limit; scanner.at++) {
    const sign = scanner.text[scanner.at]
    if (sign === '\\' && scanner.text[scanner.at + 1] !== '"') scanner.at++
    else if (sign === '{') depth++
    else if (sign === '}') depth--
    else if (sign === '"' && depth <= 0) return scanner.text.slice(start, scanner.at++)
  }
  throw new Error('a quotation mark is not closed')
}

/** First group of a sticky pattern here, and go past it; empty when it is not here. */
function match(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.at
  const found = pattern.exec(scanner.text)
  if (found) scanner.at = pattern.lastIndex
  return found?.[1] ?? ''
}

function lineCounter(text: string): (index: number) => number {
  let line = 1
  let at = 0
  return (index) => {
    for (; at < index; at++) if (text[at] === '\n') line++
    return line
  }
}
