import type {Parent, Table} from 'mdast'
import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Point} from 'unist'
import {isColumns, isLongRule, isRule, readDashed} from '../tables/dashed.js'
import {opensGrid, readGrid} from '../tables/grid.js'
import type {Layout} from '../tables/layout.js'
import {soughtInVain, wasSought} from './sought.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    drawnTable: 'drawnTable'
    drawnTableLine: 'drawnTableLine'
  }
  interface Token {
    /** Of a drawn table: the line above it, which is its head. */
    _head?: SourceLine
  }
}

declare module 'mdast' {
  interface TableData {
    /** A table whose cells are still to be read (`tables/cells.ts`). */
    drawn?: Drawn
  }
}

interface SourceLine {
  text: string
  start: Point
}

export interface Drawn {
  layout: Layout
  /** Where each line of the source begins. */
  lines: Point[]
}

/**
 * Tables drawn with signs: Pandoc's grid, simple and multiline tables.
 *
 * They begin where a line of their drawing begins a block: of a simple table
 * that is the dashes, and the line above them, until then a paragraph or
 * code, becomes its head. A drawing that does not come out even stays what it
 * is in CommonMark.
 */
export const drawnTable: Extension = {
  flowInitial: {
    32: {name: 'drawnTable', tokenize} satisfies Construct,
    43: {name: 'drawnTable', tokenize} satisfies Construct,
    45: {name: 'drawnTable', tokenize} satisfies Construct
  }
}

/** After a line: the table needs more, may end here, ends here; or the line is none of it. */
type Verdict = 'more' | 'may-end' | 'end' | 'no'

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const nextLine: Construct = {partial: true, tokenize: tokenizeNextLine}
  const head = lineAbove(context)
  const lines: string[] = []
  const follow = follower(context, head !== undefined)
  let line = ''
  let verdict: Verdict = 'more'
  return start

  function start(code: Code): State | undefined {
    const token = effects.enter('drawnTable')
    if (head) token._head = head
    return readLine(effects, after, nok)(code)
  }

  function after(code: Code): State | undefined {
    lines.push(line)
    if (verdict === 'end' || code === null) return done(code)
    // A rule may be no more than that: then any list may begin below it.
    context._gfmTableDynamicInterruptHack = lines.length === 1 && (isColumns(line) || isRule(line))
    return effects.attempt(nextLine, after, done)(code)
  }

  function done(code: Code): State | undefined {
    context._gfmTableDynamicInterruptHack = false
    if (verdict === 'more' || !layoutOf(lines, head?.text)) return nok(code)
    effects.exit('drawnTable')
    return ok(code)
  }

  function readLine(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      line = ''
      if (code === null || markdownLineEnding(code)) return end(code)
      effects.enter('drawnTableLine')
      return inside(code)
    }

    function inside(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) {
        effects.exit('drawnTableLine')
        return end(code)
      }
      effects.consume(code)
      line += code < 0 ? ' ' : String.fromCodePoint(code)
      return inside
    }

    function end(code: Code): State | undefined {
      const found = follow(lines, line, code === null)
      if (found === 'no') return nok(code)
      verdict = found
      return ok(code)
    }
  }

  function tokenizeNextLine(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      const read = readLine(effects, ok, nok)
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : read(next))
    }
  }
}

/** What looks at a table line by line, as its first line tells its kind. */
function follower(
  context: TokenizeContext,
  headed: boolean
): (lines: string[], line: string, last: boolean) => Verdict {
  let columns = false
  return ({length, 0: first = ''}, line, last) => {
    if (length === 0) {
      columns = isColumns(line)
      return !last && (columns || isLongRule(line) || opensGrid(line)) ? 'more' : 'no'
    }
    if (opensGrid(first)) {
      if (!/^ {0,3}[|+].*[|+] *$/u.test(line)) return 'no'
      return /^ {0,3}\+[-=:+]*\+ *$/u.test(line) ? 'may-end' : 'more'
    }
    const empty = line.trim() === ''
    if (length === 1 && (empty || (!headed && wasSought(context, 'end of table')))) return 'no'
    if (headed && columns) return empty ? 'no' : isRule(line) || isColumns(line) ? 'end' : 'may-end'
    columns ||= isColumns(line)
    // Below a rule a head must come, and its columns: else the rule is just that.
    if (!columns) return empty || isRule(line) ? 'no' : 'more'
    if (isRule(line) || (isColumns(first) && isColumns(line))) return 'end'
    if (last) soughtInVain(context, 'end of table')
    return 'more'
  }
}

/** A line of words that stands alone right above; `undefined` when a block is longer, or begins otherwise. */
function lineAbove({events, now, sliceSerialize}: TokenizeContext): SourceLine | undefined {
  const {line} = now()
  let index = events.length
  let opened: Token | undefined
  while (index > 0) {
    const token = events[index - 1]?.[1]
    if (!token || token.start.line < line - 1) break
    opened = token
    index--
  }
  const last = events.at(-1)?.[1]
  if (!opened || last?.type !== 'lineEnding') return undefined
  const block = events.slice(index).find(([, {type}]) => type === 'content' || type === 'codeIndented')?.[1]
  if (!block || block.start.line !== line - 1 || block.end.line !== line - 1) return undefined
  const {column, offset} = opened.start
  return {
    text: sliceSerialize({start: opened.start, end: last.start}, true),
    start: {line: line - 1, column, offset}
  }
}

function layoutOf(lines: string[], head: string | undefined): Layout | undefined {
  const [first = ''] = lines
  if (opensGrid(first)) return readGrid(lines)
  return readDashed(head !== undefined && isColumns(first) ? [head, ...lines] : lines)
}

/** A `table` without rows yet. */
export const drawnTableFromMarkdown: FromMarkdown = {
  enter: {
    drawnTable(this: CompileContext, token: Token) {
      this.enter({type: 'table', children: []}, token)
      sources.set(this.stack.at(-1) as Table, token._head ? [token._head] : [])
    }
  },
  exit: {
    drawnTable(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Table
      const source = sources.get(node) ?? []
      const [first] = source
      const lines: string[] = []
      const points: Point[] = []
      for (const {text, start} of source) {
        lines[start.line - (first?.start.line ?? 0)] = text
        points[start.line - (first?.start.line ?? 0)] = start
      }
      const whole = Array.from(lines, (line) => line ?? '')
      const layout = opensGrid(first?.text ?? '') ? readGrid(whole) : readDashed(whole)
      this.exit(token)
      if (!layout) return
      Object.assign(node, {align: layout.align, data: {drawn: {layout, lines: points}}})
      const siblings = (this.stack.at(-1) as Parent).children
      if (token._head) siblings.splice(siblings.length - 2, 1)
    },
    drawnTableLine(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Table
      const {line, column, offset} = token.start
      const text = this.sliceSerialize(token, true)
      sources.get(node)?.push({text, start: {line, column, offset}})
    }
  }
}

/** Lines of tables that are being read; blank ones are left out. */
const sources = new WeakMap<Table, SourceLine[]>()
