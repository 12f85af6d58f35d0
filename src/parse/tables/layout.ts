import type {AlignType} from 'mdast'

/** A piece of a drawn table's source that stands in a cell. */
export interface CellLine {
  text: string
  /** Of the table's lines, 0-based. */
  line: number
  /** Signs of that line before it. */
  before: number
}

export interface LayoutCell {
  lines: CellLine[]
  colSpan: number
  rowSpan: number
}

/** A drawn table, taken apart; what its cells say is still text. */
export interface Layout {
  rows: LayoutCell[][]
  /** Rows that head the table; 0: none. */
  headRows: number
  align: AlignType[]
  /** Shares of the columns in per cent, where the source is wider than a line of text. */
  widths?: number[]
}

/** Columns of source beyond which Pandoc takes the drawn widths for meant (`--columns`). */
const wide = 72

/** Shares of drawn widths in per cent; `undefined` where all fits on a line. */
export function sharesOf(drawn: number[], longestLine: number): number[] | undefined {
  const sum = drawn.reduce((total, width) => total + width, 0)
  if (longestLine <= wide || sum === 0) return undefined
  return drawn.map((width) => Math.round((1000 * width) / sum) / 10)
}

/** What measures a line: its signs, one for each column they fill. */
export type Measure = (line: string) => string[]

const mark = /^[\p{M}\p{Default_Ignorable_Code_Point}]$/u
const double =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60\p{Emoji_Presentation}]$/u

/** As an editor shows it: Han signs fill two columns, accents none. */
export const shown: Measure = (line) => {
  const columns: string[] = []
  for (const sign of line) {
    if (mark.test(sign) && columns.length > 0) columns[columns.length - 1] += sign
    else if (double.test(sign)) columns.push(sign, '')
    else columns.push(sign)
  }
  return columns
}

/** Sign by sign. */
export const counted: Measure = (line) => [...line]

/** Text between two columns, without blanks at its end. */
export function cut(columns: string[], from: number, to: number, line: number): CellLine {
  return {
    text: columns.slice(from, to).join('').trimEnd(),
    line,
    before: columns.slice(0, from).join('').length
  }
}

/** Lines moved left by the blanks that all of them begin with; or each by its own, where they are centred or flush right. */
export function dedent(lines: CellLine[], align: AlignType | undefined): CellLine[] {
  const blanks = ({text}: CellLine) => text.length - text.trimStart().length
  const common = lines.reduce((least, line) => (line.text ? Math.min(least, blanks(line)) : least), Infinity)
  return lines.map((line) => {
    const by = align === 'center' || align === 'right' ? blanks(line) : common
    return line.text ? {...line, text: line.text.slice(by), before: line.before + by} : line
  })
}
