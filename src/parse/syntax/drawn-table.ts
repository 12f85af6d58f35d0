import type {Table} from 'mdast'
import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Point} from 'unist'
import {isColumns, isRule, readDashed} from '../tables/dashed.js'
import {opensGrid, readGrid} from '../tables/grid.js'
import type {Layout} from '../tables/layout.js'
import {soughtInVain, wasSought} from './sought.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    drawnTable: 'drawnTable'
    drawnTableLine: 'drawnTableLine'
  }
}

declare module 'mdast' {
  interface TableData {
    /** A table whose cells are still to be read (`tables/cells.ts`). */
    drawn?: Drawn
  }
}

export interface Drawn {
  layout: Layout
  /** Where each line of the source begins. */
  lines: Point[]
}

/**
 * Tables drawn with signs: Pandoc's grid, simple and multiline tables.
 *
 * They begin a block; a paragraph goes on over what looks like one. A drawing
 * that does not come out even stays text. They are tried before indented
 * code, for the head of a right-hand column may stand far in.
 */
export const drawnTable: Extension = {
  flowInitial: {
    32: {name: 'drawnTable', tokenize} satisfies Construct,
    null: {name: 'drawnTable', tokenize} satisfies Construct
  }
}

/** After a line: the table needs more, may end here, ends here; or the line is none of it. */
type Verdict = 'more' | 'may-end' | 'end' | 'no'

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const nextLine: Construct = {partial: true, tokenize: tokenizeNextLine}
  const lines: string[] = []
  const follow = follower(context)
  let line = ''
  let verdict: Verdict = 'more'
  return start

  function start(code: Code): State | undefined {
    effects.enter('drawnTable')
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
    if (verdict === 'more' || !layoutOf(lines)) return nok(code)
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

/** What looks at a table line by line, as its first lines tell its kind. */
function follower(context: TokenizeContext): (lines: string[], line: string, last: boolean) => Verdict {
  let blank = false
  let columns = false
  return ({length, 0: first = '', 1: second = ''}, line, last) => {
    if (length === 0) return line.trim() === '' || last ? 'no' : 'more'
    if (opensGrid(first)) {
      if (!/^ {0,3}[|+].*[|+] *$/u.test(line)) return 'no'
      return /^ {0,3}\+[-=:+]*\+ *$/u.test(line) ? 'may-end' : 'more'
    }
    const empty = line.trim() === ''
    if (isColumns(first) || isRule(first)) {
      if (length === 1 && (empty || wasSought(context, 'end of table'))) return 'no'
      columns ||= isColumns(first) || isColumns(line)
      // Below a rule a head must come, and its columns: else the rule is just that.
      if (!columns) return empty || isRule(line) ? 'no' : 'more'
      blank ||= empty
      if (isRule(line) || (isColumns(line) && isColumns(first) && !blank)) return 'end'
      if (last) soughtInVain(context, 'end of table')
      return 'more'
    }
    if (length === 1) return isColumns(line) && /[^\s>#|`~:<-]/u.test(first.trim()[0] ?? '') ? 'more' : 'no'
    if (empty || (second && !isColumns(second))) return 'no'
    return isColumns(line) || isRule(line) ? 'end' : 'may-end'
  }
}

function layoutOf(lines: string[]): Layout | undefined {
  return opensGrid(lines[0] ?? '') ? readGrid(lines) : readDashed(lines)
}

/** A `table` without rows yet. */
export const drawnTableFromMarkdown: FromMarkdown = {
  enter: {
    drawnTable(this: CompileContext, token: Token) {
      this.enter({type: 'table', children: []}, token)
    }
  },
  exit: {
    drawnTable(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Table
      const source = sources.get(node) ?? []
      const first = token.start.line
      const lines: string[] = []
      const points: Point[] = []
      for (const {text, start} of source) {
        lines[start.line - first] = text
        points[start.line - first] = start
      }
      const whole = Array.from(lines, (line) => line ?? '')
      const layout = layoutOf(whole)
      if (layout) {
        node.align = layout.align
        node.data = {drawn: {layout, lines: points}}
      }
      this.exit(token)
    },
    drawnTableLine(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Table
      const {line, column, offset} = token.start
      const text = this.sliceSerialize(token, true)
      const known = sources.get(node) ?? []
      known.push({text, start: {line, column, offset}})
      sources.set(node, known)
    }
  }
}

/** Lines of tables that are being read; blank ones are left out. */
const sources = new WeakMap<Table, {text: string; start: Point}[]>()
