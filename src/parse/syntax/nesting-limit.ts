import {markdownLineEndingOrSpace} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'

/** Emphases and brackets that may wait for their end, or seek their beginning, within one paragraph. */
const limit = 100

interface Count {
  /** Levels that wait for their end. */
  open: number
  /** Openings made plain text; as many closings become it too. */
  refused: number
  /** Closings that found nothing open. */
  stray: number
}

/** By paragraph and sign; all brackets are one. */
const counts = new WeakMap<TokenizeContext, Map<Code, Count>>()

/**
 * Beyond a hundred levels within one paragraph `*`, `_`, `~~`, `[` and `![`
 * are plain text.
 *
 * No author means more, and to match them takes a parser the square of their
 * number.
 */
export const nestingLimit: Extension = {
  text: {
    33: {name: 'nestingLimit', tokenize: bracket} satisfies Construct,
    42: {name: 'nestingLimit', tokenize: emphasis} satisfies Construct,
    91: {name: 'nestingLimit', tokenize: bracket} satisfies Construct,
    93: {name: 'nestingLimit', tokenize: bracket} satisfies Construct,
    95: {name: 'nestingLimit', tokenize: emphasis} satisfies Construct,
    126: {name: 'nestingLimit', tokenize: emphasis} satisfies Construct
  }
}

/** A run of one sign; two of them are one level. */
function emphasis(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const {previous} = this
  const context = this
  let marker: Code
  let length = 0
  return start

  function start(code: Code): State | undefined {
    marker = code
    effects.enter('data')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === marker) {
      effects.consume(code)
      length++
      return inside
    }
    effects.exit('data')
    const levels = Math.ceil(length / 2)
    const closes = !isBlank(previous)
    const refused = refuses(countOf(context, marker), levels, closes, !isBlank(code))
    return refused ? ok(code) : nok(code)
  }
}

/** `[`, `![`, `]`. The call of a note, `[^1]`, closes itself. */
function bracket(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const count = countOf(this, 91)
  return start

  function start(code: Code): State | undefined {
    effects.enter('data')
    effects.consume(code)
    return code === 33 ? image : after(code)
  }

  function image(code: Code): State | undefined {
    if (code !== 91) return nok(code)
    effects.consume(code)
    return after(code)
  }

  function after(sign: Code): State {
    effects.exit('data')
    return (next) => {
      if (sign === 91 && next === 94) return nok(next)
      return refuses(count, 1, sign === 93, sign === 91) ? ok(next) : nok(next)
    }
  }
}

function refuses(count: Count, levels: number, closes: boolean, opens: boolean): boolean {
  if (closes && count.refused > 0) {
    count.refused--
    return true
  }
  if (closes && count.open > 0) {
    count.open = Math.max(0, count.open - levels)
    return false
  }
  if (opens) {
    if (count.open + levels > limit) {
      count.refused++
      return true
    }
    count.open += levels
    return false
  }
  return ++count.stray > limit
}

/** Whether a bracket before this place waits for its end. */
export function hasOpenBracket(context: TokenizeContext): boolean {
  const count = counts.get(context)?.get(91)
  return count !== undefined && count.open + count.refused > 0
}

function countOf(context: TokenizeContext, marker: Code): Count {
  const signs = counts.get(context) ?? new Map<Code, Count>()
  counts.set(context, signs)
  const count = signs.get(marker) ?? {open: 0, refused: 0, stray: 0}
  signs.set(marker, count)
  return count
}

function isBlank(code: Code): boolean {
  return code === null || markdownLineEndingOrSpace(code)
}
