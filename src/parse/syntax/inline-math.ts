import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Equation, Formula} from '../../model/index.js'
import {opensEnvironment} from './environments.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineMath: 'inlineMath'
    inlineMathFence: 'inlineMathFence'
    inlineMathData: 'inlineMathData'
    inlineMathSpace: 'inlineMathSpace'
  }
}

/**
 * `$…$` and `$$…$$` in the line, by Pandoc's rule, so that prices stay prices:
 * no space inside the dollars, no digit after the closing one.
 *
 * Extractions write `$ 1 9 \pm 2 $`: spaces are allowed where TeX is evident.
 */
export const inlineMath: Extension = {
  text: {36: {name: 'inlineMath', previous, tokenize} satisfies Construct}
}

function previous(this: TokenizeContext, code: Code): boolean {
  return code !== 36 || this.events.at(-1)?.[1].type === 'characterEscape'
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let fence = 0
  let closing = 0
  let escaped = false
  let value = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('inlineMath')
    effects.enter('inlineMathFence')
    return open(code)
  }

  function open(code: Code): State | undefined {
    if (code === 36) {
      if (++fence > 2) return nok(code)
      effects.consume(code)
      return open
    }
    effects.exit('inlineMathFence')
    return between(code)
  }

  function between(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === 36 && !escaped) {
      effects.enter('inlineMathFence')
      return close(code)
    }
    if (markdownLineEnding(code)) {
      value += '\n'
      escaped = false
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return between
    }
    effects.enter('inlineMathData')
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code) || (code === 36 && !escaped)) {
      effects.exit('inlineMathData')
      return between(code)
    }
    escaped = code === 92 && !escaped
    value += code < 0 ? ' ' : String.fromCodePoint(code)
    effects.consume(code)
    return data
  }

  function close(code: Code): State | undefined {
    if (code === 36 && closing < fence) {
      closing++
      effects.consume(code)
      return close
    }
    if (closing !== fence || !isFormula(value, fence, code)) return nok(code)
    effects.exit('inlineMathFence')
    effects.exit('inlineMath')
    return ok(code)
  }
}

/** Whether what stands between dollar signs is a formula; `next`: the sign behind the last. */
export function isFormula(value: string, fence: number, next: Code): boolean {
  if (value.trim() === '') return false
  // Words between signs that were read for others.
  if (fence === 2) return !/\p{Script=Han}/u.test(value) || /[\\^_=+<>{}]/u.test(value)
  if (next !== null && next >= 48 && next <= 57) return false
  if (!/^\s|\s$/u.test(value)) return true
  return /^\s/u.test(value) && (/[\\^_{}=]/u.test(value) || /^[\d\s.%]+$/u.test(value))
}

/** `formula` for `$…$`, `equation` for `$$…$$`. */
export const inlineMathFromMarkdown: FromMarkdown = {
  enter: {
    inlineMath(this: CompileContext, token: Token) {
      this.enter({type: 'formula', value: '', data: {line: 0}} as Formula & {data: {line: number}}, token)
    }
  },
  exit: {
    inlineMathFence(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Formula | Equation
      if (token.end.offset - token.start.offset === 2) Object.assign(node, {type: 'equation', id: ''})
    },
    inlineMathData(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Formula & {data: {line: number}}
      if (node.data.line && token.start.line > node.data.line) node.value += '\n'
      node.data.line = token.end.line
      node.value += this.sliceSerialize(token)
    },
    inlineMath(this: CompileContext, token: Token) {
      const node = this.stack.at(-1) as Formula
      node.value = node.value.trim()
      delete node.data
      if (opensEnvironment(node.value)) Object.assign(node, {type: 'equation', id: ''})
      this.exit(token)
    }
  }
}
