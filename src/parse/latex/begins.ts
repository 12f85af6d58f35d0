import {texAccents} from '../../model/index.js'
import {layout, macroArguments, mathematical, withinMathematics} from './signatures.js'
import {symbols} from './symbols.js'

/** Name of the environment that a line begins; `undefined` for mathematics, which is read as such. */
export function environmentBegins(line: string): string | undefined {
  const name = /^\\begin\{([A-Za-z]{1,40}\*?)\}/u.exec(line)?.[1]
  return name && !mathematical.test(name) && !withinMathematics.test(name) ? name : undefined
}

/** Whether the next sign belongs to a command; `before`: the command ended before it. */
export type Verdict = 'goes on' | 'before' | 'no'

/** Commands that other syntax reads from the text: labels and calls in captions, headings and sentences. */
const others = /^(?:label|[rR]ef|[aA]utoref|eqref|[cC]ref|pageref|nameref|begin|end|tag)$/u

/**
 * A reader of one command in running text, sign by sign: `\textbf{…}`,
 * `\citep[p. 3]{key}`, `\LaTeX`, `\'{e}`, `\newcommand{\R}{…}`.
 *
 * A command that no one knows is one only where braces follow at once. A
 * backslash behind a colon, a slash or a backslash is a path's, and so is one
 * behind a letter, where no braces follow.
 *
 * @param previous the sign before the backslash.
 * @param longest signs that the command may have.
 */
export function inlineCommand(previous: number | null, longest: number): (sign: string | null) => Verdict {
  const before = previous !== null && previous > 0 ? String.fromCodePoint(previous) : ' '
  const path = /[:\\/]/u.test(before)
  const behindWord = /[\p{L}\p{N}]/u.test(before)
  let name = ''
  let length = 0
  let state: 'backslash' | 'name' | 'arguments' | 'braces' | 'brackets' | 'verb' = 'backslash'
  let depth = 0
  let escaped = false
  let blank = false
  let given = 0
  let delimiter = ''

  const taken = () => macroArguments.get(name) ?? ''
  const defines = () =>
    /^(?:(?:new|renew|provide)command|DeclareRobustCommand|DeclareMathOperator|def)$/u.test(name)

  /** What the sign after name or argument means. */
  const next = (sign: string | null): Verdict => {
    if (sign === '{' || (sign === '[' && taken().includes('o'))) {
      const most = defines()
        ? 4
        : Math.max(taken().replace('s', '').length, symbols[name] === undefined ? 0 : 1)
      const known = macroArguments.has(name) || symbols[name] !== undefined || defines()
      if (given >= (known ? most : 9)) return ended(sign)
      if (symbols[name] !== undefined && !macroArguments.has(name)) {
        // Only `\LaTeX{}`: an empty group ends the name.
        state = 'braces'
        depth = 1
        given++
        return 'goes on'
      }
      given++
      state = sign === '{' ? 'braces' : 'brackets'
      depth = 1
      return 'goes on'
    }
    if (sign === '*' && given === 0 && taken().startsWith('s')) return 'goes on'
    if (name === 'def' && sign !== null && given === 0 && /[\\A-Za-z#\d]/u.test(sign)) return 'goes on'
    if (defines() && given === 0 && sign !== null && /[\\A-Za-z]/u.test(sign)) return 'goes on'
    return ended(sign)
  }

  const ended = (sign: string | null): Verdict => {
    if (others.test(name)) return 'no'
    const needed = taken().replace(/[so]/gu, '').length
    if (given > 0 && (needed === 0 || given >= Math.min(needed, 1))) return 'before'
    if (needed > 0) return 'no'
    const bare = symbols[name] !== undefined || layout.has(name) || name === 'newline' || name === 'par'
    // No folder is called so.
    const unmistakable =
      /^text[a-z]{2,}$/u.test(name) ||
      (layout.has(name) &&
        /^(?:normalsize|footnotesize|scriptsize|Large|LARGE|Huge|newpage|clearpage|noindent|(?:big|med|small)skip)$/u.test(
          name
        ))
    return bare && (unmistakable || (!behindWord && sign !== '\\')) ? 'before' : 'no'
  }

  return (sign) => {
    if (++length > longest || path) return 'no'
    switch (state) {
      case 'backslash':
        if (length === 1) return 'goes on'
        if (sign !== null && /[A-Za-z]/u.test(sign)) {
          name = sign
          state = 'name'
          return 'goes on'
        }
        // `\'e` is an escape of Markdown; `\'{e}` can only be an accent.
        if (sign !== null && texAccents[sign] !== undefined) {
          name = sign
          state = 'arguments'
          return 'goes on'
        }
        return 'no'
      case 'name':
        if (sign !== null && /[A-Za-z]/u.test(sign)) {
          name += sign
          return name.length > 40 ? 'no' : 'goes on'
        }
        if (/^(?:verb|lstinline)$/u.test(name) && sign !== null && !/[\s*[{]/u.test(sign)) {
          delimiter = sign
          state = 'verb'
          return 'goes on'
        }
        if (name.length === 1 && sign !== '{' && !/^[SP]$/u.test(name)) return 'no'
        state = 'arguments'
        return next(sign)
      case 'verb':
        if (sign === null || sign === '\n') return 'no'
        if (sign !== delimiter) return 'goes on'
        given = 1
        state = 'arguments'
        return 'goes on'
      case 'arguments':
        if (texAccents[name] !== undefined && given === 0 && sign !== '{') return 'no'
        return next(sign)
      case 'braces':
      case 'brackets': {
        if (sign === null) return 'no'
        if (sign === '\n' && blank) return 'no'
        if (!/[ \t]/u.test(sign)) blank = sign === '\n'
        if (escaped) escaped = false
        else if (sign === '\\') escaped = true
        else if (state === 'brackets' ? sign === '[' : sign === '{') depth++
        else if (state === 'brackets' ? sign === ']' : sign === '}') depth--
        if (depth === 0) state = 'arguments'
        return 'goes on'
      }
    }
  }
}
