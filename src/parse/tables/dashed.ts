import type {AlignType} from 'mdast'
import {type CellLine, cut, dedent, type Layout, sharesOf, shown} from './layout.js'

const groups = /^ {0,3}-{2,}(?: +-{2,})+ *$/u
const solid = /^ {0,3}-{3,} *$/u

/** Whether a line draws columns, `---- -----`. */
export function isColumns(line: string): boolean {
  return groups.test(line)
}

/** Whether a line is one rule, `---------`. */
export function isRule(line: string): boolean {
  return solid.test(line)
}

/** Whether a line is a rule that an author drew as wide as a table. */
export function isLongRule(line: string): boolean {
  return solid.test(line) && line.trim().length >= 10
}

/**
 * Take a simple or multiline table of Pandoc apart: columns of dashes, between
 * which the words stand (`simple_tables`, `multiline_tables`).
 *
 * Begun with a rule, or with a blank line inside, it is a multiline table: a
 * row is what stands between blank lines. Without a head the columns stand first.
 *
 * @returns `undefined` when a word stands across two columns: then it is text.
 */
export function readDashed(lines: string[]): Layout | undefined {
  const dashes = lines.findIndex(isColumns)
  if (dashes < 0) return undefined
  const head = dashes === 0 ? [] : lines.slice(isRule(lines[0] ?? '') ? 1 : 0, dashes)
  const last = lines.at(-1) ?? ''
  const closed = lines.length - 1 > dashes && (isRule(last) || isColumns(last))
  const first = dashes + 1
  const body = lines.slice(first, closed ? -1 : undefined)
  const multiline = isRule(lines[0] ?? '') || body.some((line) => line.trim() === '')
  const spans = [...(lines[dashes] ?? '').matchAll(/-+/gu)].map(
    ({0: {length}, index}): Span => ({from: index, to: index + length})
  )
  const starts = spans.map(({from}) => from)
  const columns = [...head, ...body].map(shown)
  if (columns.some((line) => crosses(line, starts))) return undefined
  const headLines = columns.slice(0, head.length)
  const bodyLines = columns.slice(head.length)
  const align = spans.map((span, index) =>
    alignOf(headLines.length > 0 ? headLines : bodyLines.slice(0, 1), span, starts[index + 1])
  )
  const offsets = [
    ...head.map((_, index) => dashes - head.length + index),
    ...body.map((_, index) => first + index)
  ]
  const row = (from: number, to: number) =>
    starts.map((start, index) => {
      const cell: CellLine[] = []
      for (let at = from; at < to; at++)
        cell.push(
          cut(
            columns[at] ?? [],
            index === 0 ? 0 : start,
            starts[index + 1] ?? Infinity,
            offsets[at] as number
          )
        )
      return {lines: dedent(cell, multiline ? align[index] : 'right'), colSpan: 1, rowSpan: 1}
    })
  const rows = (multiline ? runs(body) : body.map((_, index) => [index, index + 1] as const)).map(
    ([from, to]) => row(head.length + from, head.length + to)
  )
  if (rows.length === 0) return undefined
  const heading = head.length > 0 ? [row(0, head.length)] : []
  const filled = heading[0]?.filter((cell) => cell.lines.some(({text}) => text)).length ?? 2
  if (filled < 2) return undefined
  return {
    rows: [...heading, ...rows],
    headRows: heading.length,
    align,
    widths: multiline
      ? sharesOf(
          spans.map(({from, to}) => to - from),
          lines[dashes]?.length ?? 0
        )
      : undefined
  }
}

interface Span {
  from: number
  to: number
}

/** Whether a word of a line stands across the beginning of a column. */
function crosses(line: string[], starts: number[]): boolean {
  const isBlank = (sign: string | undefined) => sign === undefined || sign === ' '
  return starts.some((start, index) => index > 0 && !isBlank(line[start - 1]) && !isBlank(line[start]))
}

/** By where the words end beside the dashes: flush left, flush right, neither is centred, both says nothing. */
function alignOf(lines: string[][], {from, to}: Span, next = Infinity): AlignType {
  const texts = lines.map((line) => line.slice(from, next).join('').trimEnd())
  const longest = texts.reduce((most, text) => (text.trim().length > most.trim().length ? text : most), '')
  if (!longest) return null
  const [left, right] = [!longest.startsWith(' '), longest.length >= to - from]
  if (left === right) return left ? null : 'center'
  return left ? 'left' : 'right'
}

/** Stretches of lines between blank ones. */
function runs(lines: string[]): [number, number][] {
  const found: [number, number][] = []
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const last = found.at(-1)
    if (last?.[1] === index) last[1] = index + 1
    else found.push([index, index + 1])
  })
  return found
}
