import {markdownLineEnding} from 'micromark-util-character'
import type {Code, Construct, Effects, Extension, State} from 'micromark-util-types'

/** A `<div>` that frames figures, or says of itself that it holds Markdown. */
const opening =
  /^<div(?=\s)(?=[^<>]*\s(?:id=["']?fig[:-]|class=["']?(?:[^"'<>]*\s)?(?:sub)?figures?["'\s>]|markdown\b))[^<>]*>\s*$/iu

/**
 * `<div id="fig:x">` alone on its line: what follows is Markdown, as in
 * Pandoc, although no blank line stands between (pandoc-crossref's subfigures).
 *
 * Every other `<div>` begins HTML up to a blank line, as CommonMark says.
 */
export const openDivision: Extension = {
  flow: {60: {name: 'openDivision', concrete: true, tokenize} satisfies Construct}
}

function tokenize(effects: Effects, ok: State, nok: State): State {
  let line = ''
  return start

  function start(code: Code): State | undefined {
    effects.enter('htmlFlow')
    effects.enter('htmlFlowData')
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === null || markdownLineEnding(code)) {
      effects.exit('htmlFlowData')
      effects.exit('htmlFlow')
      return opening.test(line) ? ok(code) : nok(code)
    }
    // No other tag is read to its end.
    if (line.length === 4 && line.toLowerCase() !== '<div') return nok(code)
    effects.consume(code)
    line += code < 0 ? ' ' : String.fromCharCode(code)
    return inside
  }
}
