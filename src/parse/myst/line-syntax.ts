import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mystLine: 'mystLine'
  }
}

/**
 * Lines of MyST that readers never see: `% comment`, and `+++ {…}` between
 * the cells of a notebook.
 *
 * @see https://mystmd.org/guide/comments
 * @see https://mystmd.org/guide/blocks
 */
export const mystLines: Extension = {
  flow: {
    37: {name: 'mystComment', tokenize: tokenizeLine(1)} satisfies Construct,
    43: {name: 'mystBreak', tokenize: tokenizeLine(3)} satisfies Construct
  }
}

/** A line that begins with so many of its first sign; a break holds nothing else but `{…}`. */
function tokenizeLine(count: number) {
  return function (this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
    let marker: Code
    let size = 0
    return (code) => {
      marker = code
      effects.enter('mystLine')
      return marks(code)
    }
    function marks(code: Code): State | undefined {
      if (code === marker && size < count) {
        size++
        effects.consume(code)
        return marks
      }
      if (size < count) return nok(code)
      return count === 1 ? rest(code) : gap(code)
    }
    function gap(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code) || code === 123) return rest(code)
      if (!markdownSpace(code)) return nok(code)
      effects.consume(code)
      return gap
    }
    function rest(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) {
        effects.exit('mystLine')
        return ok(code)
      }
      effects.consume(code)
      return rest
    }
  }
}
