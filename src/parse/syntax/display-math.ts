import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Equation} from '../../model/index.js'
import {isBracketed} from './bracketed.js'
import {opensEnvironment} from './environments.js'
import {soughtInVain, wasSought} from './sought.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    displayMath: 'displayMath'
    displayMathData: 'displayMathData'
  }
}

/**
 * Displayed formulas that begin a line: `$$ … $$`, with attributes behind it,
 * `\[ … \]`, and `\begin{equation} … \end{equation}`.
 *
 * As in Pandoc, a blank line ends the attempt: what never closes stays text.
 */
export const displayMath: Extension = {
  flow: {
    36: {name: 'displayMath', concrete: true, tokenize} satisfies Construct,
    92: {name: 'displayMath', concrete: true, tokenize} satisfies Construct
  }
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const continuation: Construct = {partial: true, tokenize: tokenizeContinuation}
  let line = ''
  let source = ''
  let closing: string | undefined
  return start

  function start(code: Code): State | undefined {
    effects.enter('displayMath')
    return lineStart(code)
  }

  function lineStart(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return unclosed(code)
    effects.enter('displayMathData')
    line = ''
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('displayMathData')
      return lineEnd(code)
    }
    effects.consume(code)
    line += code < 0 ? ' ' : String.fromCodePoint(code)
    return data
  }

  function lineEnd(code: Code): State | undefined {
    const first = closing === undefined
    closing ??= closingOf(line)
    if (closing === undefined || wasSought(context, `display ${closing}`)) return nok(code)
    const end = line.indexOf(closing, first ? 2 : 0)
    if (end >= 0) {
      if (
        !after[closing.startsWith('\\end') ? 'environment' : 'dollars'].test(line.slice(end + closing.length))
      )
        return nok(code)
      if (closing === '\\]' && !isBracketed((source + line.slice(0, end)).slice(2), true)) return nok(code)
      effects.exit('displayMath')
      return ok(code)
    }
    if (code === null || line.trim() === '') return unclosed(code)
    if (closing === '\\]') source += `${line}\n`
    return effects.attempt(continuation, lineStart, unclosed)(code)
  }

  function unclosed(code: Code): State | undefined {
    if (closing !== undefined) soughtInVain(context, `display ${closing}`)
    return nok(code)
  }

  // Lazy lines of a quotation or list item do not belong to the formula.
  function tokenizeContinuation(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next))
    }
  }
}

/** What may stand behind a formula on its last line: punctuation, attributes, a label. */
const after = {
  dollars: /^[ \t]*[.,;]?[ \t]*(?:\{[^{}]*\}|\([\w:.-]+\))?[ \t]*$/u,
  environment: /^\s*[.,;]?\s*(?:\{[^{}]*\})?\s*$/u
}

/** What ends the formula that a line begins; `undefined` when it begins none. */
function closingOf(line: string): string | undefined {
  const environment = opensEnvironment(line)
  if (environment) return `\\end{${environment}}`
  if (line.startsWith('\\[')) return '\\]'
  return line.startsWith('$$') && !line.startsWith('$$$') ? '$$' : undefined
}

/** Turns the tokens into `equation` nodes; what follows the closing fence stays in `data.after`. */
export const displayMathFromMarkdown: FromMarkdown = {
  enter: {
    displayMath(this: CompileContext, token: Token) {
      this.enter(
        {type: 'equation', id: '', value: '', data: {lines: []}} as Equation & {data: {lines: string[]}},
        token
      )
    }
  },
  exit: {
    displayMathData(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Equation & {data: {lines: string[]}}
      node.data.lines.push(this.sliceSerialize(token))
    },
    displayMath(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Equation & {data: {lines?: string[]; after?: string}}
      const source = (node.data.lines ?? []).join('\n')
      delete node.data.lines
      const opening = opensEnvironment(source)
      const close = opening ? `\\end{${opening}}` : source.startsWith('$$') ? '$$' : '\\]'
      const end = source.indexOf(close, 2)
      node.value = opening ? source.slice(0, end + close.length) : source.slice(2, end).trim()
      const after = source.slice(end + close.length).trim()
      if (after) node.data.after = after
      this.exit(token)
    }
  }
}
