import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {opensEnvironment} from './environments.js'
import {soughtInVain, wasSought} from './sought.js'

/**
 * `\begin{align} … \end{align}` within a paragraph, where words follow it on its last line.
 *
 * On lines of its own it is `displayMath`'s.
 */
export const inlineEnvironment: Extension = {
  text: {92: {name: 'inlineEnvironment', tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  let value = ''
  let closing: string | undefined
  return start

  function start(code: Code): State | undefined {
    effects.enter('inlineMath')
    effects.enter('inlineMathData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return unclosed(code)
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
    if (closing === undefined && !mayOpen(value)) return nok
    return code === 125 ? brace : inside
  }

  function lineStart(code: Code): State | undefined {
    if (code === null) return unclosed(code)
    effects.enter('inlineMathData')
    return inside(code)
  }

  function brace(code: Code): State | undefined {
    if (closing === undefined) {
      const environment = opensEnvironment(value)
      if (!environment) return nok(code)
      closing = `\\end{${environment}}`
      if (wasSought(context, `inline ${closing}`)) return nok(code)
    }
    if (!value.endsWith(closing)) {
      value = ''
      return inside(code)
    }
    effects.exit('inlineMathData')
    effects.exit('inlineMath')
    return ok(code)
  }

  function unclosed(code: Code): State | undefined {
    if (closing !== undefined) soughtInVain(context, `inline ${closing}`)
    return nok(code)
  }
}

/** Whether an environment's name may still come: `\\begin{displaymath*}` is the longest. */
function mayOpen(value: string): boolean {
  return value.length <= 6 ? '\\begin'.startsWith(value) : value.length <= 20
}
