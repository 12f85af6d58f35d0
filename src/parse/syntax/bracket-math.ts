import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Equation, Formula} from '../../model/index.js'
import {isBracketed} from './bracketed.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    bracketMath: 'bracketMath'
    bracketMathFence: 'bracketMathFence'
    bracketMathData: 'bracketMathData'
  }
}

/**
 * LaTeX's own signs of mathematics, `\(…\)` and `\[…\]`, as readers of PDFs and
 * language models write them.
 *
 * To Markdown both are escaped brackets, and converters write `\[1\]` or `\(a\)`
 * for them: only what is evidently a formula is one.
 */
export const bracketMath: Extension = {
  text: {92: {name: 'bracketMath', tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const begins = this.previous === null || markdownLineEnding(this.previous)
  let display = false
  let escaped = false
  let value = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('bracketMath')
    effects.enter('bracketMathFence')
    effects.consume(code)
    return open
  }

  function open(code: Code): State | undefined {
    if (code !== 40 && code !== 91) return nok(code)
    display = code === 91
    effects.consume(code)
    effects.exit('bracketMathFence')
    return between
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (markdownLineEnding(code)) {
      value += '\n'
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return between
    }
    effects.enter('bracketMathData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('bracketMathData')
      escaped = false
      return between(code)
    }
    if (escaped) {
      // Another opening: the first one was an escaped bracket. This also keeps the search linear.
      if (code === 40 || code === 91) return nok(code)
      if (code === (display ? 93 : 41)) return close(code)
    }
    escaped = code === 92 && !escaped
    value += code < 0 ? ' ' : String.fromCodePoint(code)
    effects.consume(code)
    return data
  }

  function close(code: Code): State | undefined {
    effects.consume(code)
    effects.exit('bracketMathData')
    effects.exit('bracketMath')
    return (next) => (next !== 40 && isBracketed(value.slice(0, -1), display, begins) ? ok(next) : nok(next))
  }
}

/** `formula` for `\(…\)`, `equation` for `\[…\]`. */
export const bracketMathFromMarkdown: FromMarkdown = {
  enter: {
    bracketMath(this: CompileContext, token: Token) {
      this.enter({type: 'formula', value: ''} satisfies Formula, token)
    }
  },
  exit: {
    bracketMath(this: CompileContext, token: Token) {
      const source = this.sliceSerialize(token)
      const node = this.stack.at(-1) as Formula | Equation
      node.value = source.slice(2, -2).trim()
      if (source.startsWith('\\[')) Object.assign(node, {type: 'equation', id: ''})
      this.exit(token)
    }
  }
}
