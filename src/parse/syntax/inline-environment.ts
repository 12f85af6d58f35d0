import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {opensEnvironment} from './environments.js'

/**
 * `\begin{align} … \end{align}` within a paragraph, where words follow it on its last line.
 *
 * On lines of its own it is `displayMath`'s.
 */
export const inlineEnvironment: Extension = {
  text: {92: {name: 'inlineEnvironment', tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let value = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('inlineMath')
    effects.enter('inlineMathData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (markdownLineEnding(code)) {
      effects.exit('inlineMathData')
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      value += '\n'
      return lineStart
    }
    effects.consume(code)
    value += code < 0 ? ' ' : String.fromCodePoint(code)
    if (value.length <= 6 && !'\\begin'.startsWith(value)) return nok
    return code === 125 ? brace : inside
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return nok(code)
    effects.enter('inlineMathData')
    return inside(code)
  }

  function brace(code: Code): State | undefined {
    const environment = opensEnvironment(value)
    if (!environment) return nok(code)
    if (!value.endsWith(`\\end{${environment}}`)) return inside(code)
    effects.exit('inlineMathData')
    effects.exit('inlineMath')
    return ok(code)
  }
}
