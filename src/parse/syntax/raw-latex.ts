import type {Code as CodeNode, InlineCode} from 'mdast'
import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {environmentBegins, inlineCommand} from '../latex/begins.js'
import {soughtInVain, wasSought} from './sought.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    rawLatex: 'rawLatex'
    rawLatexData: 'rawLatexData'
    rawLatexInline: 'rawLatexInline'
    rawLatexInlineData: 'rawLatexInlineData'
  }
}

/**
 * LaTeX as authors write it into Markdown: `\begin{figure} … \end{figure}` at
 * the start of a line, blank lines included; commands, `\textbf{…}`, in a line.
 *
 * An environment without end stays text, as do words behind a backslash that
 * are no command: `C:\temp`.
 */
export const rawLatex: Extension = {
  flow: {92: {name: 'rawLatex', concrete: true, tokenize: tokenizeBlock} satisfies Construct},
  text: {92: {name: 'rawLatex', tokenize: tokenizeInline} satisfies Construct}
}

function tokenizeBlock(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const continuation: Construct = {partial: true, tokenize: tokenizeContinuation}
  let line = ''
  let name: string | undefined
  let depth = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('rawLatex')
    return lineStart(code)
  }

  function lineStart(code: Code): State | undefined {
    line = ''
    if (code === null || markdownLineEnding(code)) return lineEnd(code)
    effects.enter('rawLatexData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('rawLatexData')
      return lineEnd(code)
    }
    effects.consume(code)
    line += code < 0 ? ' ' : String.fromCodePoint(code)
    return data
  }

  function lineEnd(code: Code): State | undefined {
    name ??= environmentBegins(line)
    if (name === undefined || wasSought(context, `latex ${name}`)) return nok(code)
    depth += occurrences(line, `\\begin{${name}}`) - occurrences(line, `\\end{${name}}`)
    if (depth <= 0) {
      effects.exit('rawLatex')
      return ok(code)
    }
    if (code === null) return unclosed(code)
    return effects.attempt(continuation, lineStart, unclosed)(code)
  }

  function unclosed(code: Code): State | undefined {
    if (name !== undefined) soughtInVain(context, `latex ${name}`)
    return nok(code)
  }

  // Lazy lines of a quotation or list item do not belong to the environment.
  function tokenizeContinuation(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next))
    }
  }
}

function occurrences(line: string, words: string): number {
  return line.split(words).length - 1
}

/** By document: signs read for commands that never ended. Past the limit, only short ones are sought. */
const wasted = new WeakMap<TokenizeContext['parser'], number>()
const waste = {limit: 50_000, long: 20_000, short: 80}

function tokenizeInline(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {parser, previous} = this
  const before = wasted.get(parser) ?? 0
  const command = inlineCommand(previous, before > waste.limit ? waste.short : waste.long)
  let inData = false
  let read = 0
  return start

  function start(code: Code): State | undefined {
    effects.enter('rawLatexInline')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    const sign =
      code === null ? null : code < 0 ? (markdownLineEnding(code) ? '\n' : ' ') : String.fromCodePoint(code)
    const verdict = command(sign)
    read++
    if (verdict === 'no') {
      wasted.set(parser, before + read)
      return nok(code)
    }
    if (verdict === 'before') {
      exitData()
      effects.exit('rawLatexInline')
      return ok(code)
    }
    if (markdownLineEnding(code)) {
      exitData()
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return inside
    }
    if (!inData) effects.enter('rawLatexInlineData')
    inData = true
    effects.consume(code)
    return inside
  }

  function exitData(): void {
    if (inData) effects.exit('rawLatexInlineData')
    inData = false
  }
}

interface Lines {
  value: string
  data: {format: string; line?: number}
}

function addLine(node: Lines, words: string, {start, end}: Token): void {
  const before = node.data.line
  if (before !== undefined) node.value += '\n'.repeat(Math.max(0, start.line - before))
  node.value += words
  node.data.line = end.line
}

/** Turns the tokens into code that is raw for `latex`, as Pandoc's raw attribute does. */
export const rawLatexFromMarkdown: FromMarkdown = {
  enter: {
    rawLatex(this: CompileContext, token: Token) {
      this.enter({type: 'code', value: '', data: {format: 'latex'}} satisfies CodeNode, token)
    },
    rawLatexInline(this: CompileContext, token: Token) {
      this.enter({type: 'inlineCode', value: '', data: {format: 'latex'}} satisfies InlineCode, token)
    }
  },
  exit: {
    rawLatexData(this: CompileContext, token: Token) {
      addLine(this.stack.at(-1) as unknown as Lines, this.sliceSerialize(token), token)
    },
    rawLatexInlineData(this: CompileContext, token: Token) {
      addLine(this.stack.at(-1) as unknown as Lines, this.sliceSerialize(token), token)
    },
    rawLatex(this: CompileContext, token: Token) {
      delete (this.stack.at(-1) as unknown as Lines).data.line
      this.exit(token)
    },
    rawLatexInline(this: CompileContext, token: Token) {
      delete (this.stack.at(-1) as unknown as Lines).data.line
      this.exit(token)
    }
  }
}
