import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Equation} from '../../model/index.js'
import {opensEnvironment} from './environments.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    displayMath: 'displayMath'
    displayMathData: 'displayMathData'
  }
}

/**
 * Displayed formulas that begin a line: `$$ … $$`, with attributes behind it,
 * and `\begin{equation} … \end{equation}`.
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
  let source = ''
  const continuation: Construct = {partial: true, tokenize: tokenizeContinuation}
  return start

  function start(code: Code): State | undefined {
    effects.enter('displayMath')
    return lineStart(code)
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (markdownLineEnding(code))
      return /\n[ \t]*$/u.test(source) || source === '' ? nok(code) : lineEnd(code)
    effects.enter('displayMathData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('displayMathData')
      return lineEnd(code)
    }
    effects.consume(code)
    source += code < 0 ? ' ' : String.fromCodePoint(code)
    return data
  }

  function lineEnd(code: Code): State | undefined {
    const extent = closing(source)
    if (extent === 'closed') {
      effects.exit('displayMath')
      return ok(code)
    }
    if (extent === 'other' || code === null) return nok(code)
    source += '\n'
    return effects.attempt(continuation, lineStart, nok)(code)
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

/** Whether what was read so far is a whole formula, may become one, or is something else. */
function closing(source: string): 'closed' | 'open' | 'other' {
  const environment = opensEnvironment(source)
  if (environment) {
    const end = source.indexOf(`\\end{${environment}}`)
    if (end < 0) return 'open'
    const rest = source.slice(source.indexOf('}', end) + 1)
    return /^\s*[.,;]?\s*(?:\{[^{}]*\})?\s*$/u.test(rest) ? 'closed' : 'other'
  }
  if (!source.startsWith('$$') || source.startsWith('$$$')) return 'other'
  const end = source.indexOf('$$', 2)
  if (end < 0) return 'open'
  return /^[ \t]*[.,;]?[ \t]*(?:\{[^{}]*\}|\([\w:.-]+\))?[ \t]*$/u.test(source.slice(end + 2))
    ? 'closed'
    : 'other'
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
      const close = opening ? `\\end{${opening}}` : '$$'
      const end = source.indexOf(close, 2)
      node.value = opening ? source.slice(0, end + close.length) : source.slice(2, end).trim()
      const after = source.slice(end + close.length).trim()
      if (after) node.data.after = after
      this.exit(token)
    }
  }
}
