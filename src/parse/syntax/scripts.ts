import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEndingOrSpace} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import type {Subscript, Superscript} from '../../model/index.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    superscript: 'superscript'
    subscript: 'subscript'
    scriptFence: 'scriptFence'
  }
}

/** Pandoc's `^superscript^` and `~subscript~`: no space inside, unless escaped. */
export const scripts: Extension = {
  text: {
    94: {name: 'superscript', tokenize} satisfies Construct,
    126: {name: 'subscript', previous: (code) => code !== 126, tokenize} satisfies Construct
  }
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let marker: Code
  let type: 'superscript' | 'subscript'
  let escaped = false
  return start

  function start(code: Code): State | undefined {
    marker = code
    type = code === 94 ? 'superscript' : 'subscript'
    effects.enter(type)
    effects.enter('scriptFence')
    effects.consume(code)
    effects.exit('scriptFence')
    return first
  }

  function first(code: Code): State | undefined {
    if (code === marker || code === null || markdownLineEndingOrSpace(code)) return nok(code)
    effects.enter('chunkText', {contentType: 'text'})
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || code < 0) return nok(code)
    if (code === 32 && !escaped) return nok(code)
    if (code === marker && !escaped) {
      effects.exit('chunkText')
      effects.enter('scriptFence')
      effects.consume(code)
      effects.exit('scriptFence')
      return end
    }
    escaped = code === 92 && !escaped
    effects.consume(code)
    return inside
  }

  function end(code: Code): State | undefined {
    if (code === marker) return nok(code)
    effects.exit(type)
    return ok(code)
  }
}

export const scriptsFromMarkdown: FromMarkdown = {
  enter: {
    superscript(this: CompileContext, token: Token) {
      this.enter({type: 'superscript', children: []} as Superscript, token)
    },
    subscript(this: CompileContext, token: Token) {
      this.enter({type: 'subscript', children: []} as Subscript, token)
    }
  },
  exit: {superscript: exitScript, subscript: exitScript}
}

/** An escaped space is one that does not break, as in Pandoc. */
function exitScript(this: CompileContext, token: Token): void {
  const node = this.stack.at(-1) as Superscript | Subscript
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replaceAll('\\ ', '\u00A0')
  }
  this.exit(token)
}
