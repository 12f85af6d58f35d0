import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

/**
 * `$P { > } 0 . 0 5 \$`: a formula that an extraction let end with TeX's own space, `\ `, and then drew together with
 * the sign that closes it.
 *
 * Tried where nothing else begins with the dollar; what it holds is TeX beyond doubt.
 */
export const spacedMath: Extension = {
  text: {36: {name: 'spacedMath', add: 'after', tokenize} satisfies Construct}
}

/** Longer than any formula of a line. */
const longest = 500

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let value = ''
  return (code) => {
    effects.enter('inlineMath')
    effects.enter('inlineMathFence')
    effects.consume(code)
    effects.exit('inlineMathFence')
    return begin
  }

  function begin(code: Code): State | undefined {
    if (code === 36 || code === null || markdownLineEnding(code)) return nok(code)
    effects.enter('inlineMathData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === 36 || code === null || markdownLineEnding(code) || value.length > longest) return nok(code)
    return code === 92 ? effects.check(escapedDollar, end, inside)(code) : inside(code)
  }

  function inside(code: Code): State | undefined {
    value += code === null || code < 0 ? ' ' : String.fromCodePoint(code)
    effects.consume(code)
    return data
  }

  function end(code: Code): State | undefined {
    if (!isFormula(value)) return nok(code)
    effects.exit('inlineMathData')
    effects.enter('inlineMathSpace')
    effects.consume(code)
    effects.exit('inlineMathSpace')
    effects.enter('inlineMathFence')
    return close
  }

  function close(code: Code): State | undefined {
    effects.consume(code)
    effects.exit('inlineMathFence')
    effects.exit('inlineMath')
    return ok
  }
}

const escapedDollar: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('inlineMathSpace')
      effects.consume(code)
      effects.exit('inlineMathSpace')
      return (next) => (next === 36 ? ok(next) : nok(next))
    }
  }
}

/** Whether it is TeX, its braces in pairs, with the space before its end that extractions leave. */
function isFormula(value: string): boolean {
  if (!/^\S.*[ \t]$/su.test(value) || /\p{Script=Han}/u.test(value)) return false
  if (!/[\\^_{}=]/u.test(value)) return false
  let open = 0
  for (const [sign] of value.matchAll(/\\.|[{}]/gsu)) {
    if (sign === '{') open += 1
    else if (sign === '}') open -= 1
    if (open < 0) return false
  }
  return open === 0
}
