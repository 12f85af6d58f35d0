import {type Document, LineCounter, parseDocument} from 'yaml'
import {aliases, normalKey} from './aliases.js'
import {schema} from './schema.js'

/** A slip in YAML: where it is, in the source as the author wrote it, and what is wrong. */
export interface Slip {
  /** 0-based; 1-based. */
  row: number
  column: number
  message: string
}

/** YAML that can be read, with its lines. */
export interface Repaired {
  document: Document.Parsed
  lines: LineCounter
  slips: Slip[]
}

const settings = {prettyErrors: false, uniqueKeys: false, strict: false, logLevel: 'silent'} as const
/** Larger sources are read as they are: no form is that long. */
const sizeLimit = 300_000

/**
 * Make YAML readable that has slips, field by field: one bad field costs no other.
 *
 * A value with signs that YAML reserves, `title: [Re] A: b`, is what the
 * author wrote there; what can't be read so is blanked. Line for line the
 * source stays as long as it was, but for quotation marks.
 */
export function repairYaml(source: string): Repaired {
  // Tabs for indentation are the slip seen most; two spaces mean what the author meant.
  const spaced = source
    .replace(/^(?: *\t)+ */gmu, (indent) => indent.replaceAll('\t', '  '))
    // In double quotes `\\alpha` would ring a bell; TeX is meant.
    .replace(/^[ \t-]*(?:[\w-]+[ \t]*:[ \t]+)?"[^\n]*/gmu, (line) =>
      line.replace(/\\(?:\\|([abefv])(?=[a-z]))/gu, (whole, letter) => (letter ? `\\\\${letter}` : whole))
    )
  const whole = parsed(spaced)
  const {errors} = whole.document
  if (errors.length === 0) return {...whole, slips: []}
  const tell = (text: string, offset: number, message: string): Slip => {
    const before = text.slice(0, offset).split('\n')
    return {row: before.length - 1, column: (before.at(-1) ?? '').length + 1, message}
  }
  if (spaced.length > sizeLimit)
    return {...whole, slips: errors.map(({pos, message}) => tell(spaced, pos[0], message))}
  const dedented = dedentLists(spaced)
  const outdented = outdentFields(dedented.source)
  const joined = indentRunOn(outdented.source)
  const slips: Slip[] = [
    ...dedented.rows.map((row) => ({
      row,
      column: 1,
      message: 'the name of a list stands further in than the list'
    })),
    ...outdented.rows.map((row) => ({
      row,
      column: 1,
      message: 'a field stands further in than the one above it'
    })),
    ...joined.rows.map((row) => ({row, column: 1, message: 'a line that goes on needs to be indented'}))
  ]
  const {source: text} = joined
  let offset = 0
  const parts = fieldsOf(text).map((part) => {
    const errors = parseDocument(part, settings).errors
    const field = isField(part)
    const [error] = errors
    // What was never closed shows only where the field ends: it begins with its name.
    if (error)
      slips.push(
        tell(text, offset + (error.pos[0] >= part.trimEnd().length ? 0 : error.pos[0]), error.message)
      )
    else if (!field) slips.push(tell(text, offset, 'a field needs a name, a colon and a space'))
    offset += part.length
    if (errors.length === 0 && field) return part
    return (field && repairField(part)) || part.replace(/[^\n]/gu, ' ')
  })
  const mended = parts.join('')
  const repaired = parsed(mended)
  if (slips.length > 0 || mended !== text) return {...repaired, slips}
  // Each field may read alone and the whole still not: an alias of a field that was blanked.
  const left = repaired.document.errors
  return {...repaired, slips: left.map(({pos, message}) => tell(mended, pos[0], message))}
}

function parsed(source: string): Omit<Repaired, 'slips'> {
  const lines = new LineCounter()
  return {document: parseDocument(source, {...settings, lineCounter: lines}), lines}
}

/**
 * A list's name that slipped into the list above it, to the margin: its items
 * stand further out than it does, `    affiliations:` above ` - name: …`.
 */
function dedentLists(source: string): {source: string; rows: number[]} {
  const rows: number[] = []
  const lines = source.split('\n')
  for (const [row, line] of lines.entries()) {
    const [, indent = '', name = ''] =
      /^( +)((?:authors?|affiliations?|tags|keywords)[ \t]*:)[ \t]*$/u.exec(line) ?? []
    const items = /^( *)-[ \t]/u.exec(lines[row + 1] ?? '')?.[1]
    if (!name || items === undefined || items.length >= indent.length - 1) continue
    lines[row] = name
    rows.push(row)
  }
  return {source: lines.join('\n'), rows}
}

/** Fields of front matter that slipped in below one whose value is a line: `  author: B` below `title: A`. */
function outdentFields(source: string): {source: string; rows: number[]} {
  const rows: number[] = []
  const lines = source.split('\n')
  for (const [row, line] of lines.entries()) {
    const name = /^ +([\w-]+)[ \t]*:(?:[ \t]|$)/u.exec(line)?.[1]
    const above = lines[row - 1] ?? ''
    if (!name || !isKnown(name) || !/^[\w-]+[ \t]*:[ \t]+[^\s"'[{&*!|>#][^\n]*$/u.test(above)) continue
    lines[row] = line.trimStart()
    rows.push(row)
  }
  return {source: lines.join('\n'), rows}
}

const isKnown = (name: string) => {
  const plain = normalKey(name)
  return Object.hasOwn(schema.shape, plain) || Object.hasOwn(aliases, plain)
}

/** Lines that a value in quotation marks may go on for. */
const longestQuote = 200

/**
 * Indent lines at the margin that go on what stands above them.
 *
 * Within quotation marks other readers of YAML ask for no indentation, and
 * nothing is told. `rows` are those of plain values, which none reads.
 */
function indentRunOn(source: string): {source: string; rows: number[]} {
  const lines = source.split('\n')
  const rows: number[] = []
  let indent = ''
  for (let row = 0; row < lines.length; row++) {
    const line = lines[row] as string
    const end = closingRow(lines, row)
    if (end > row) {
      const deeper = `${/^[ -]*/u.exec(line)?.[0].replaceAll('-', ' ')}  `
      for (let inner = row + 1; inner <= end; inner++)
        if (lines[inner]?.trim()) lines[inner] = deeper + lines[inner]?.trimStart()
      row = end
    } else if (/^[^\s:#'"[{&*!|>%@`-][^:\n]*$/u.test(line) && isPlainValue(lines[row - 1], indent)) {
      lines[row] = `${indent}  ${line}`
      rows.push(row)
    } else indent = /^[ -]*/u.exec(line)?.[0].replaceAll('-', ' ') ?? ''
  }
  return {source: lines.join('\n'), rows}
}

/** A value without quotation marks on the line before, or a line that went it on already. */
function isPlainValue(line: string | undefined, indent: string): boolean {
  if (line === undefined || line.trim() === '') return false
  return /^[ -]*[\w-]+[ \t]*:[ \t]+[^\s'"[{&*!|>%@`#]/u.test(line) || line.startsWith(`${indent}  `)
}

/** The row where a value in quotation marks ends that begins on this one; this row, where there is none or it ends here. */
function closingRow(lines: string[], row: number): number {
  const [, mark, rest = ''] = /^[ -]*(?:[\w-]+[ \t]*:[ \t]+|-[ \t]+)(["'])(.*)$/u.exec(lines[row] ?? '') ?? []
  if (!mark) return row
  const inside = mark === '"' ? /^(?:[^"\\]|\\.)*$/u : /^(?:[^']|'')*$/u
  const closing = mark === '"' ? /^(?:[^"\\]|\\.)*"\s*(?:#.*)?$/u : /^(?:[^']|'')*'\s*(?:#.*)?$/u
  if (!inside.test(rest)) return row
  for (let end = row + 1; end < Math.min(lines.length, row + longestQuote); end++) {
    if (closing.test(lines[end] as string)) return end
    if (!inside.test(lines[end] as string)) return row
  }
  return row
}

const isField = (part: string) =>
  /^(?:#|\s|[^\s#:-][^\n:]*:(?:\s|$)|"[^"\n]*"\s*:|- |[{[\]}])/u.test(part) || part.trim() === ''

/** Top-level fields with all lines that belong to them; a line at the margin that is none stands alone. */
function fieldsOf(source: string): string[] {
  const parts: string[] = []
  for (const line of source.split(/(?<=\n)/u)) {
    if (parts.length > 0 && /^(?:[ \t]|- |-\n|\n|#|[\]}])/u.test(line)) parts[parts.length - 1] += line
    else parts.push(line)
  }
  return parts
}

/** The field with the values of wrong lines in quotation marks; `undefined` when that does not help. */
function repairField(part: string): string | undefined {
  const lines = part.split('\n')
  for (let tries = 0; tries < 20; tries++) {
    const [error] = parseDocument(lines.join('\n'), settings).errors
    if (!error) return lines.join('\n')
    const row = lines.join('\n').slice(0, error.pos[0]).split('\n').length - 1
    if (alignItem(lines, row) || alignFields(lines, row)) continue
    // A value that is read on shows its fault on a later line.
    const quoted = [row, row - 1, 0].find((index) => quote(lines, index))
    if (quoted === undefined) return undefined
  }
  return undefined
}

/** Move an item with its lines to the column of the one before it, where they miss it by one; `false` where they don't. */
function alignItem(lines: string[], row: number): boolean {
  const indent = /^( *)- /u.exec(lines[row] ?? '')?.[1]?.length
  if (indent === undefined) return false
  const before = lines.slice(0, row).findLast((line) => {
    const other = /^( *)- /u.exec(line)?.[1]?.length
    return other !== undefined && Math.abs(other - indent) === 1
  })
  if (before === undefined) return false
  const depth = (line: string) => line.length - line.trimStart().length
  const column = depth(before)
  for (let at = row; at < lines.length; at++) {
    const line = lines[at] as string
    // Fields below that stand right already, stay.
    if (at > row && line.trim() !== '' && depth(line) < indent + 2) break
    lines[at] = column < indent ? line.replace(/^ /u, '') : line.trim() && ` ${line}`
  }
  return true
}

/** Move the fields of an item to the column of its first, where they miss it by one or two; `false` where none does. */
function alignFields(lines: string[], row: number): boolean {
  const start = lines.slice(0, row + 1).findLastIndex((line) => /^ *- +[\w-]+[ \t]*:/u.test(line))
  const column = /^ *- +/u.exec(lines[start] ?? '')?.[0].length
  if (start < 0 || column === undefined) return false
  const depth = (line: string) => line.length - line.trimStart().length
  let aligned = false
  for (let at = start + 1; at < lines.length; at++) {
    const [line, above] = [lines[at] as string, lines[at - 1] as string]
    if (line.trim() === '' || depth(line) === 0 || /^ *- /u.test(line)) break
    const misses = Math.abs(depth(line) - column)
    const follows = /:[ \t]+[^\s|>][^\n]*$/u.test(above)
    if (misses < 1 || misses > 2 || !follows || !/^ +[\w-]+[ \t]*:(?:[ \t]|$)/u.test(line)) continue
    lines[at] = ' '.repeat(column) + line.trimStart()
    aligned = true
  }
  return aligned
}

/** Put the value of a line into single quotation marks; `false` where it has none, or has them already. */
function quote(lines: string[], row: number): boolean {
  const found = /^(\s*(?:- +)*(?:[\w'"-]+[ \t]*:[ \t]+)?)(\S.*?)[ \t]*$/u.exec(lines[row] ?? '')
  const [, head = '', value = ''] = found ?? []
  if (!found || head.trim() === '' || /^'.*'$|^[|>][\d+-]*$/u.test(value)) return false
  // A mark that is never closed is none of the value; some close it with the wrong one.
  const bare =
    /^"(.*)"$/u.exec(value)?.[1] ??
    /^'([^'`]*)`$|^["']([^"']*)$/u.exec(value)?.slice(1).find(Boolean) ??
    value
  lines[row] = `${head}'${bare.replaceAll("'", "''")}'`
  return true
}
