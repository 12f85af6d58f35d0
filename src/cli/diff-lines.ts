import type {Block} from '../archive/diff/blocks.js'
import {type Comparison, isEqual, type Row} from '../archive/diff/compare.js'
import {summaryWords} from '../archive/diff/summary.js'
import {type Token, textOfTokens} from '../archive/diff/tokens.js'
import type {Piece} from '../archive/diff/words.js'

/** Words shown before and after a change. */
const context = 7

interface Pen {
  deleted(text: string): string
  added(text: string): string
  head(text: string): string
  quiet(text: string): string
}

const ansi = (codes: string) => (text: string) => `\u001B[${codes}m${text}\u001B[0m`
const colored: Pen = {deleted: ansi('31;9'), added: ansi('32'), head: ansi('1'), quiet: ansi('2')}
/** As `wdiff` and `git diff --word-diff` mark words. */
const plain: Pen = {
  deleted: (text) => `[-${text}-]`,
  added: (text) => `{+${text}+}`,
  head: (text) => text,
  quiet: (text) => text
}

/** A comparison as lines for a terminal, changes under the headings they stand under. */
export function comparisonLines(comparison: Comparison, color: boolean): string[] {
  const pen = color ? colored : plain
  const lines = [summaryWords(comparison)]
  if (isEqual(comparison)) return lines
  if (comparison.metadata.length > 0) lines.push('', pen.head('Metadata'))
  for (const {field, pieces} of comparison.metadata) {
    const words = marked(pieces, pen, Number.POSITIVE_INFINITY).replaceAll('\n', '\n      ')
    lines.push(`  ${field}: ${words}`)
  }
  let section: string | undefined
  for (const row of comparison.rows) {
    if (row.type === 'same' || (row.move && !row.move.first && !row.pieces)) continue
    const block = (row.after ?? row.before) as Block
    const own = row.move?.end === 'from' || row.type === 'deleted' ? (row.before as Block) : block
    const heading = own.section || parts[own.part]
    if (heading !== section) lines.push('', pen.head(clean(heading)))
    section = heading
    lines.push(`  ${pen.quiet(`${numbers(row, comparison.rows)}.`)} ${told(row, pen, comparison.rows)}`)
  }
  return lines
}

/** A move of several blocks is told once, and bears the numbers of all of them. */
function numbers({change, move}: Row, rows: Row[]): string {
  const all = rows.filter(
    (row) => move?.first && row.move?.number === move.number && row.move.end === move.end
  )
  const hidden = all.slice(1).findIndex(({pieces}) => pieces)
  const last = all[hidden < 0 ? all.length - 1 : hidden]?.change
  return last !== undefined && last !== change ? `${change}–${last}` : `${change}`
}

const parts: Record<Block['part'], string> = {
  abstract: 'Abstract',
  text: 'Text',
  statements: 'Statements',
  notes: 'Notes',
  references: 'References'
}

function told({type, before, after, pieces, move}: Row, pen: Pen, rows: Row[]): string {
  if (move) {
    const size = rows.filter((row) => row.move?.number === move.number && row.move.end === move.end).length
    const what = size > 1 ? `${size} blocks moved, from “${start(before)}”` : `moved: “${start(before)}”`
    const place = `move ${move.number}`
    if (move.end === 'from')
      return `${what} ${pen.quiet(`(${place}: goes under “${destination(move.number, rows)}”)`)}`
    const changed = pieces ? `; ${marked(pieces, pen, context)}` : ''
    return `${move.first ? `here stands what moved (${place})` : `moved and changed (${place})`}${changed}`
  }
  const image = (block: Block | undefined) =>
    block?.image
      ? `${block.image.href} ${block.image.digest.slice(0, 12)}`
      : clean(textOfTokens(block?.tokens ?? []))
  const kind = (after ?? before)?.kind === 'image' ? 'figure: ' : ''
  if (type === 'deleted') return kind + pen.deleted(image(before))
  if (type === 'added') return kind + pen.added(image(after))
  if (kind) return `${kind}${pen.deleted(image(before))} ${pen.added(image(after))}`
  return marked(pieces ?? [], pen, context)
}

/** Heading under which a move ends: that of the block before it there. */
function destination(number: number, rows: Row[]): string {
  const place = rows.findIndex(({move}) => move?.number === number && move.end === 'to')
  const before = rows.slice(0, place).findLast((row) => row.after && row.move?.end !== 'from')
  return clean(before?.after?.section || 'the beginning')
}

function start(block: Block | undefined): string {
  const tokens = block?.tokens ?? []
  return `${clean(textOfTokens(tokens.slice(0, 9)))}${tokens.length > 9 ? ' …' : ''}`
}

/** Pieces in one line; of long unchanged runs only the words near a change. */
function marked(pieces: Piece[], pen: Pen, near: number): string {
  if (pieces.every(({op}) => op === 'same')) return pen.quiet('another kind or level of block')
  return pieces
    .map(({op, tokens}, index) => {
      const space = index > 0 ? (tokens[0]?.space ?? '') : ''
      if (op === 'deleted') return space + pen.deleted(clean(textOfTokens(tokens)))
      if (op === 'added') return space + pen.added(clean(textOfTokens(tokens)))
      return space + clean(shorten(tokens, near, index > 0, index < pieces.length - 1))
    })
    .join('')
}

function shorten(tokens: Token[], near: number, before: boolean, after: boolean): string {
  const room = (before ? near : 0) + (after ? near : 0)
  if (tokens.length <= room + 3) return textOfTokens(tokens)
  const head = before ? textOfTokens(tokens.slice(0, near)) : ''
  const tail = after ? textOfTokens(tokens.slice(-near)) : ''
  return [head, '…', tail].filter(Boolean).join(' ')
}

/** A manuscript moves no cursor and rings no bell. */
function clean(text: string): string {
  return text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, '')
}
