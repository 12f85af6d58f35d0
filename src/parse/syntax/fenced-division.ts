import type {Paragraph} from 'mdast'
import type {ContainerDirective} from 'mdast-util-directive'
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
import {closingColons, type FenceLine, parseFence} from './fence-line.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    fencedDivision: 'fencedDivision'
    fencedDivisionFence: 'fencedDivisionFence'
    fencedDivisionTitle: 'fencedDivisionTitle'
  }
  interface Token {
    /** Of a fenced division: what its first line says. */
    _fence?: FenceLine
    /** Of a fenced division: no line closes it. */
    _unclosed?: boolean
  }
}

declare module 'mdast-util-directive' {
  interface ContainerDirectiveData {
    /** No line closes it. */
    unclosed?: boolean
  }
}

/**
 * Divisions between fences of colons, of Pandoc, Quarto, MyST and the
 * directives of CommonMark's forum.
 *
 * A closing fence ends the innermost division with as many colons, else the
 * innermost, so all of them nest. One without end goes on to the end of what
 * it stands in.
 */
export const fencedDivision: Extension = {
  flow: {58: {name: 'fencedDivision', concrete: true, tokenize} satisfies Construct}
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const isOpening: Construct = {
    partial: true,
    tokenize: seeLine((line) => {
      fence = parseFence(line)
      return fence !== undefined
    })
  }
  const isClosing: Construct = {partial: true, tokenize: seeLine(closes)}
  const nextLine: Construct = {partial: true, tokenize: tokenizeNextLine}
  let fence: FenceLine | undefined
  let open: number[] = []
  let code: string | undefined
  let division: MicromarkToken
  let previous: MicromarkToken | undefined
  let at = 0
  return (code) => effects.check(isOpening, opening, nok)(code)

  function opening(code: Code): State | undefined {
    division = effects.enter('fencedDivision')
    division._fence = fence
    open = [fence?.colons ?? 3]
    effects.enter('fencedDivisionFence')
    return beforeTitle(code)
  }

  // What stands before the title was seen already: the line begins behind its indent.
  function beforeTitle(code: Code): State | undefined {
    const [from, to] = fence?.title ?? [0, 0]
    if (code === null || markdownLineEnding(code)) return openingEnd(code)
    if (at === from && from < to) {
      effects.exit('fencedDivisionFence')
      effects.enter('fencedDivisionTitle')
      effects.enter('chunkText', {contentType: 'text'})
      return title(code)
    }
    effects.consume(code)
    at++
    return beforeTitle
  }

  function title(code: Code): State | undefined {
    const [, to] = fence?.title ?? [0, 0]
    if (at === to || code === null || markdownLineEnding(code)) {
      effects.exit('chunkText')
      effects.exit('fencedDivisionTitle')
      if (code === null || markdownLineEnding(code)) return afterOpening(code)
      effects.enter('fencedDivisionFence')
      return afterTitle(code)
    }
    effects.consume(code)
    at++
    return title
  }

  function afterTitle(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return openingEnd(code)
    effects.consume(code)
    return afterTitle
  }

  function openingEnd(code: Code): State | undefined {
    effects.exit('fencedDivisionFence')
    return afterOpening(code)
  }

  function afterOpening(code: Code): State | undefined {
    if (context.interrupt) return ok(code)
    return code === null ? unclosed(code) : effects.attempt(nextLine, lineStart, unclosed)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.check(isClosing, closing, content)(code)
  }

  function closing(code: Code): State | undefined {
    effects.enter('fencedDivisionFence')
    return closingInside(code)
  }

  function closingInside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('fencedDivisionFence')
      effects.exit('fencedDivision')
      return ok(code)
    }
    effects.consume(code)
    return closingInside
  }

  function content(code: Code): State | undefined {
    if (code === null) return unclosed(code)
    const chunk = effects.enter('chunkDocument', {contentType: 'document', previous})
    if (previous) previous.next = chunk
    previous = chunk
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null) {
      endChunk()
      return unclosed(code)
    }
    if (!markdownLineEnding(code)) {
      effects.consume(code)
      return inside
    }
    return effects.check(nextLine, goesOn, lastLine)(code)
  }

  function goesOn(code: Code): State | undefined {
    effects.consume(code)
    endChunk()
    return lineStart
  }

  function lastLine(code: Code): State | undefined {
    endChunk()
    return unclosed(code)
  }

  function endChunk(): void {
    const chunk = effects.exit('chunkDocument')
    context.parser.lazy[chunk.start.line] = false
  }

  function unclosed(code: Code): State | undefined {
    division._unclosed = true
    effects.exit('fencedDivision')
    return ok(code)
  }

  /** Follow what a line of the content opens and closes; whether it closes this division. */
  function closes(line: string): boolean {
    const mark = /^ {0,3}(`{3,}|~{3,})/u.exec(line)?.[1]
    if (mark && code === undefined) code = mark
    else if (mark && code !== undefined && mark.startsWith(code) && line.trim() === mark) code = undefined
    if (code !== undefined) return false
    const opened = parseFence(line)
    if (opened) open.push(opened.colons)
    const colons = closingColons(line)
    if (colons > 0) {
      const index = open.lastIndexOf(colons)
      open.length = index < 0 ? open.length - 1 : index
    }
    return open.length === 0
  }

  // Lazy lines of a quotation or list item do not belong to the division.
  function tokenizeNextLine(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next))
    }
  }
}

/** Looks at the whole of a line. */
function seeLine(test: (line: string) => boolean) {
  return (effects: Effects, ok: State, nok: State): State => {
    let line = ''
    return (code) => {
      if (code === null || markdownLineEnding(code)) return test('') ? ok(code) : nok(code)
      effects.enter('fencedDivisionFence')
      return inside(code)
    }

    function inside(code: Code): State | undefined {
      if (code === null || markdownLineEnding(code)) {
        effects.exit('fencedDivisionFence')
        return test(line) ? ok(code) : nok(code)
      }
      effects.consume(code)
      line += code < 0 ? ' ' : String.fromCharCode(code)
      return inside
    }
  }
}

/** A `containerDirective`; its title is a first paragraph that says so, as in mdast-util-directive. */
export const fencedDivisionFromMarkdown: FromMarkdown = {
  enter: {
    fencedDivision(this: CompileContext, token: Token) {
      const {name = '', attributes} = token._fence ?? {}
      const {id, classes = [], pairs = {}} = attributes ?? {}
      const node: ContainerDirective = {
        type: 'containerDirective',
        name,
        attributes: {
          ...pairs,
          ...(id === undefined ? {} : {id}),
          ...(classes.length > 0 ? {class: classes.join(' ')} : {})
        },
        children: []
      }
      if (token._unclosed) node.data = {unclosed: true}
      this.enter(node, token)
    },
    fencedDivisionTitle(this: CompileContext, token: Token) {
      this.enter({type: 'paragraph', data: {directiveLabel: true}, children: []} as Paragraph, token)
    }
  },
  exit: {
    fencedDivision(this: CompileContext, token: Token) {
      this.exit(token)
    },
    fencedDivisionTitle(this: CompileContext, token: Token) {
      this.exit(token)
    }
  }
}
