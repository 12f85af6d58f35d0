import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import type {Code, Effects, State} from 'micromark-util-types'

/** `:name:` at the start of a line. */
export function tokenizeOptionStart(effects: Effects, ok: State, nok: State): State {
  let length = 0
  return (code) => {
    if (code !== 58) return nok(code)
    effects.enter('mystOption')
    effects.consume(code)
    return inside
  }
  function inside(code: Code): State | undefined {
    if (code === 58 && length > 0) {
      effects.consume(code)
      effects.exit('mystOption')
      return ok
    }
    if (code === null || code <= 0 || !/[\w-]/u.test(String.fromCodePoint(code))) return nok(code)
    length++
    effects.consume(code)
    return inside
  }
}

/** A line of `---`. */
export function tokenizeDashes(effects: Effects, ok: State, nok: State): State {
  let length = 0
  return (code) => {
    if (code !== 45) return nok(code)
    effects.enter('mystFence')
    return inside(code)
  }
  function inside(code: Code): State | undefined {
    if (code === 45 || markdownSpace(code)) {
      if (code === 45) length++
      effects.consume(code)
      return inside
    }
    if (length < 3 || (code !== null && !markdownLineEnding(code))) return nok(code)
    effects.exit('mystFence')
    return ok(code)
  }
}
