import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Span} from '../../model/index.js'
import {soughtInVain, wasSought} from './sought.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    templateCall: 'templateCall'
  }
}

/** No call is longer, in UTF-16 units. */
const longest = 2000

/**
 * What a tool fills in before it reads the text, on one line: Quarto's
 * `{{< name … >}}`, MyST's `{{ name }}`; three braces keep the call from being one.
 */
export const templateCall: Extension = {
  text: {123: {name: 'templateCall', tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  let open = 0
  let close = 0
  let length = 0
  return (code) => {
    effects.enter('templateCall')
    return braces(code)
  }

  function braces(code: Code): State | undefined {
    if (code === 123 && open < 3) {
      open++
      effects.consume(code)
      return braces
    }
    return open < 2 || wasSought(context, `template ${open}`) ? nok(code) : inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code) || ++length > longest) {
      soughtInVain(context, `template ${open}`)
      return nok(code)
    }
    close = code === 125 ? close + 1 : 0
    effects.consume(code)
    if (close < open) return inside
    effects.exit('templateCall')
    return ok
  }
}

/** A `span` of class `template-call` that keeps the call as written from all other syntax; `templates.ts` fills it in. */
export const templateCallFromMarkdown: FromMarkdown = {
  enter: {
    templateCall(this: CompileContext, token: Token) {
      const attributes = {classes: ['template-call'], pairs: {call: this.sliceSerialize(token)}}
      this.enter({type: 'span', element: 'span', attributes, children: []} satisfies Span, token)
    }
  },
  exit: {
    templateCall(this: CompileContext, token: Token) {
      this.exit(token)
    }
  }
}
