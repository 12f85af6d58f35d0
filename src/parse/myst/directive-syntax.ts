import {markdownLineEnding, markdownSpace} from 'micromark-util-character'
import type {
  Code,
  Construct,
  Effects,
  Extension,
  Token as MicromarkToken,
  State,
  TokenizeContext
} from 'micromark-util-types'
import {markdownArgument} from './names.js'
import {tokenizeDashes, tokenizeOptionStart} from './option-syntax.js'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    mystDirective: 'mystDirective'
    mystFence: 'mystFence'
    mystName: 'mystName'
    mystArgument: 'mystArgument'
    mystWords: 'mystWords'
    mystOption: 'mystOption'
    mystVerbatim: 'mystVerbatim'
  }
}

/**
 * Directives of MyST: ```` ```{note} ````, `:::{figure} path`, with options and content.
 *
 * Those that hold Markdown are containers, so notes, links and places in them
 * are the manuscript's own. A colon fence of any other name holds code; a
 * backtick fence of any other name is code already.
 */
export const mystDirective: Extension = {
  flow: Object.fromEntries(
    [58, 96, 126].map((code) => [code, {name: 'mystDirective', concrete: true, tokenize} satisfies Construct])
  )
}

function tokenize(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  const context = this
  const tail = this.events.at(-1)
  const indent = tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0
  const nextLine: Construct = {partial: true, tokenize: tokenizeNextLine}
  const closingFence: Construct = {partial: true, tokenize: tokenizeClosing}
  const sameLine: Construct = {partial: true, tokenize: tokenizeSameLine}
  const optionStart: Construct = {partial: true, tokenize: tokenizeOptionStart}
  const dashes: Construct = {partial: true, tokenize: tokenizeDashes}
  let marker: Code
  let size = 0
  let name = ''
  let kind: 'words' | 'plain' | undefined
  let options: 'first' | 'fields' | 'yaml' | 'over' = 'first'
  let chunk: MicromarkToken | undefined
  return start

  function start(code: Code): State | undefined {
    marker = code
    effects.enter('mystDirective')
    effects.enter('mystFence')
    return fence(code)
  }

  function fence(code: Code): State | undefined {
    if (code === marker) {
      size++
      effects.consume(code)
      return fence
    }
    if (size < 3 || code !== 123) return nok(code)
    effects.consume(code)
    effects.exit('mystFence')
    effects.enter('mystName')
    return nameOf
  }

  function nameOf(code: Code): State | undefined {
    if (code !== null && code > 0 && /[\w:.+-]/u.test(String.fromCodePoint(code)) && name.length < 100) {
      name += String.fromCodePoint(code)
      effects.consume(code)
      return nameOf
    }
    kind = markdownArgument(name)
    if (code !== 125 || name === '' || (kind === undefined && marker !== 58)) return nok(code)
    effects.exit('mystName')
    effects.enter('mystFence')
    effects.consume(code)
    return afterName
  }

  function afterName(code: Code): State | undefined {
    if (markdownSpace(code)) {
      effects.consume(code)
      return afterName
    }
    effects.exit('mystFence')
    if (code === null || markdownLineEnding(code)) return openingEnd(code)
    effects.enter(kind === 'words' ? 'mystWords' : 'mystArgument')
    if (kind === 'words') effects.enter('chunkText', {contentType: 'text'})
    return argument(code)
  }

  function argument(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      if (kind === 'words') effects.exit('chunkText')
      effects.exit(kind === 'words' ? 'mystWords' : 'mystArgument')
      return openingEnd(code)
    }
    // As in CommonMark §4.5: what else holds backticks is code in the line.
    if (code === 96 && marker === 96) return nok(code)
    if (marker === 58 && markdownSpace(code)) return effects.check(sameLine, closed, space)(code)
    effects.consume(code)
    return argument
  }

  function space(code: Code): State | undefined {
    effects.consume(code)
    return argument
  }

  /** `:::{figure} image.png :::`: all of it stands on its line. */
  function closed(code: Code): State | undefined {
    if (kind === 'words') effects.exit('chunkText')
    effects.exit(kind === 'words' ? 'mystWords' : 'mystArgument')
    effects.enter('mystFence')
    return restOfLine(code)
  }

  function restOfLine(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mystFence')
      return end(code)
    }
    effects.consume(code)
    return restOfLine
  }

  function openingEnd(code: Code): State | undefined {
    if (context.interrupt) return ok(code)
    // What is kept as it stands keeps its options too.
    if (kind === undefined) options = 'over'
    return lineEnd(code)
  }

  function lineEnd(code: Code): State | undefined {
    return code === null ? end(code) : effects.attempt(nextLine, lineStart, end)(code)
  }

  function lineStart(code: Code): State | undefined {
    return effects.attempt(closingFence, end, indent > 0 ? indented(indent) : content)(code)
  }

  /** Drops as much indentation as the opening fence has. */
  function indented(left: number): State {
    let rest = left
    return (code) => {
      if (rest === 0 || !markdownSpace(code)) return content(code)
      effects.enter('linePrefix')
      return prefix(code)
    }
    function prefix(code: Code): State | undefined {
      if (rest > 0 && markdownSpace(code)) {
        rest--
        effects.consume(code)
        return prefix
      }
      effects.exit('linePrefix')
      return content(code)
    }
  }

  function content(code: Code): State | undefined {
    if (options === 'yaml') return effects.attempt(dashes, yamlEnd, option)(code)
    if (options === 'first' && code === 45) return effects.attempt(dashes, yamlStart, first)(code)
    if (options === 'first' || options === 'fields') return effects.check(optionStart, field, first)(code)
    return first(code)
  }

  function yamlStart(code: Code): State | undefined {
    options = 'yaml'
    return lineEnd(code)
  }

  function yamlEnd(code: Code): State | undefined {
    options = 'over'
    return lineEnd(code)
  }

  function field(code: Code): State | undefined {
    options = 'fields'
    return option(code)
  }

  function option(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) return lineEnd(code)
    effects.enter('mystOption')
    return optionData(code)
  }

  function optionData(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('mystOption')
      return lineEnd(code)
    }
    effects.consume(code)
    return optionData
  }

  function first(code: Code): State | undefined {
    options = 'over'
    if (code === null) return end(code)
    if (kind === undefined && markdownLineEnding(code)) return lineEnd(code)
    if (kind === undefined) effects.enter('mystVerbatim')
    else {
      const next: MicromarkToken = effects.enter('chunkDocument', {contentType: 'document', previous: chunk})
      if (chunk) chunk.next = next
      chunk = next
    }
    return data(code)
  }

  function data(code: Code): State | undefined {
    if (kind === undefined && (code === null || markdownLineEnding(code))) {
      effects.exit('mystVerbatim')
      return lineEnd(code)
    }
    if (code === null) {
      closeChunk()
      return end(code)
    }
    if (markdownLineEnding(code)) return effects.check(nextLine, chunkEnd, lastChunk)(code)
    effects.consume(code)
    return data
  }

  /** A chunk holds its line's end: Markdown's own lines are told apart by it. */
  function chunkEnd(code: Code): State | undefined {
    effects.consume(code)
    closeChunk()
    return lineStart
  }

  function lastChunk(code: Code): State | undefined {
    closeChunk()
    return end(code)
  }

  function closeChunk(): void {
    const token = effects.exit('chunkDocument')
    context.parser.lazy[token.start.line] = false
  }

  function end(code: Code): State | undefined {
    effects.exit('mystDirective')
    return ok(code)
  }

  // Lazy lines of a quotation or list item do not belong to the directive.
  function tokenizeNextLine(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return (next) => (context.parser.lazy[context.now().line] ? nok(next) : ok(next))
    }
  }

  /** A space, and the closing fence behind it, up to the end of the line. */
  function tokenizeSameLine(effects: Effects, ok: State, nok: State): State {
    return (code) => {
      effects.enter('mystFence')
      effects.consume(code)
      return closingMarks(effects, ok, nok)
    }
  }

  /** The marks of a closing fence, and nothing behind them in the line. */
  function closingMarks(effects: Effects, ok: State, nok: State): State {
    let length = 0
    return marks
    function marks(code: Code): State | undefined {
      if (code === marker) {
        length++
        effects.consume(code)
        return marks
      }
      return length < size ? nok(code) : after(code)
    }
    function after(code: Code): State | undefined {
      if (markdownSpace(code)) {
        effects.consume(code)
        return after
      }
      if (code !== null && !markdownLineEnding(code)) return nok(code)
      effects.exit('mystFence')
      return ok(code)
    }
  }

  function tokenizeClosing(effects: Effects, ok: State, nok: State): State {
    let spaces = 0
    return (code) => {
      effects.enter('mystFence')
      return before(code)
    }
    function before(code: Code): State | undefined {
      if (markdownSpace(code) && spaces++ < indent + 3) {
        effects.consume(code)
        return before
      }
      return closingMarks(effects, ok, nok)(code)
    }
  }
}
