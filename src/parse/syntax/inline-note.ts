import type {CompileContext, Extension as FromMarkdown, Token} from 'mdast-util-from-markdown'
import {markdownLineEnding} from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  Token as MicromarkToken,
  State,
  TokenizeContext
} from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    inlineNote: 'inlineNote'
    inlineNoteFence: 'inlineNoteFence'
  }
}

/** Brackets within brackets that no note has. */
const depthLimit = 50

/** Pandoc's `^[a note in the line]`. Brackets inside must balance. */
export const inlineNote: Extension = {text: {94: {name: 'inlineNote', tokenize} satisfies Construct}}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let depth = 0
  let escaped = false
  let chunk: MicromarkToken
  return start

  function start(code: Code): State | undefined {
    effects.enter('inlineNote')
    effects.enter('inlineNoteFence')
    effects.consume(code)
    return (code) => {
      if (code !== 91) return nok(code)
      effects.consume(code)
      effects.exit('inlineNoteFence')
      return first
    }
  }

  function first(code: Code): State | undefined {
    if (code === null || code === 93) return nok(code)
    chunk = effects.enter('chunkText', {contentType: 'text'})
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) return nok(code)
    if (code === 93 && !escaped && depth-- === 0) {
      effects.exit('chunkText')
      return end(code)
    }
    if (code === 91 && !escaped && ++depth > depthLimit) return nok(code)
    escaped = code === 92 && !escaped
    effects.consume(code)
    return markdownLineEnding(code) ? nextLine : inside
  }

  function end(code: Code): State | undefined {
    effects.enter('inlineNoteFence')
    effects.consume(code)
    effects.exit('inlineNoteFence')
    effects.exit('inlineNote')
    return ok
  }

  // A chunk holds one line; the chain of them is tokenized as one text.
  function nextLine(code: Code): State | undefined {
    effects.exit('chunkText')
    if (code === null) return nok(code)
    if (code === 93 && depth === 0) return end(code)
    const next = effects.enter('chunkText', {contentType: 'text', previous: chunk})
    chunk.next = next
    chunk = next
    return inside(code)
  }
}

/** A `span` of class `inline-note`; `notes.ts` makes it a footnote. */
export const inlineNoteFromMarkdown: FromMarkdown = {
  canContainEols: ['span'],
  enter: {
    inlineNote(this: CompileContext, token: Token) {
      this.enter(
        {type: 'span', element: 'span', attributes: {classes: ['inline-note'], pairs: {}}, children: []},
        token
      )
    }
  },
  exit: {
    inlineNote(this: CompileContext, token: Token) {
      this.exit(token)
    }
  }
}
