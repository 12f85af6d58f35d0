/** Widths in CSS pixels at some size, for setting lines. */
export type Measure = (text: string) => number

/** Signs that never open a line, and signs that never end one (JLREQ, CLREQ). */
const noStart = /^[\p{Pe}\p{Pf}、。，．：；！？…‥—～・·ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ％℃!?,.;:]/u
const noEnd = /[\p{Ps}\p{Pi}]$/u
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u

/** A piece that is not broken, and whether a space comes before it. */
interface Unit {
  text: string
  spaced: boolean
}

/**
 * Break a text into at most so many lines of about equal length.
 *
 * Words of alphabets are kept whole; Han and kana break between signs, but
 * not where punctuation forbids it. `undefined`: it does not fit.
 */
export function balance(text: string, width: number, most: number, measure: Measure): string[] | undefined {
  const units = unitsOf(text)
  const widths = units.map((unit) => measure(unit.text))
  const space = measure(' ')
  if (widths.some((unit) => unit > width)) return undefined
  const greedy = fill(units, widths, space, width)
  if (greedy.length > most) return undefined
  // The narrowest measure that takes as many lines is the evenest setting.
  let narrow = Math.max(0, ...widths)
  let wide = width
  while (wide - narrow > 1) {
    const middle = (narrow + wide) / 2
    if (fill(units, widths, space, middle).length > greedy.length) narrow = middle
    else wide = middle
  }
  return fill(units, widths, space, wide)
}

function fill(units: Unit[], widths: number[], space: number, width: number): string[] {
  const lines: string[] = []
  let filled = 0
  units.forEach(({text, spaced}, index) => {
    const own = widths[index]!
    const gap = spaced ? space : 0
    if (lines.length === 0 || filled + gap + own > width) {
      lines.push(text)
      filled = own
    } else {
      lines[lines.length - 1] += (spaced ? ' ' : '') + text
      filled += gap + own
    }
  })
  return lines
}

function unitsOf(text: string): Unit[] {
  return text
    .split(/\s+/u)
    .filter(Boolean)
    .flatMap((word) => pieces(word).map((piece, index) => ({text: piece, spaced: index === 0})))
}

function pieces(word: string): string[] {
  if (!ideograph.test(word)) return [word]
  const joined: string[] = []
  for (const sign of word) {
    const last = joined.at(-1)
    const breakable = last !== undefined && (ideograph.test(sign) || ideograph.test(last.slice(-1)))
    if (last === undefined || (breakable && !noStart.test(sign) && !noEnd.test(last))) joined.push(sign)
    else joined[joined.length - 1] = last + sign
  }
  return joined
}

/** The text, shortened at a word or sign to fit the lines; then it ends with an ellipsis. */
export function balanceOrShorten(text: string, width: number, most: number, measure: Measure): string[] {
  const whole = balance(text, width, most, measure)
  if (whole) return whole
  const units = unitsOf(text).flatMap((unit) => cutUnit(unit, width, measure))
  const widths = units.map((unit) => measure(unit.text))
  const lines = fill(units, widths, measure(' '), width)
  if (lines.length <= most) return lines
  const last = shorten(lines[most - 1]!, width, measure)
  return [...lines.slice(0, most - 1), last]
}

/** A line with an ellipsis in place of its last words; of its last signs, where there is one word. */
function shorten(line: string, width: number, measure: Measure): string {
  const units = unitsOf(line)
  const parts =
    units.length > 1 ? units.map(({text, spaced}, n) => (spaced && n > 0 ? ' ' : '') + text) : [...line]
  while (parts.length > 1 && measure(`${parts.join('')}…`) > width) parts.pop()
  return `${parts.join('').replace(/[\s\p{P}]+$/u, '')}…`
}

/** A word wider than the line, in pieces that fit. */
function cutUnit(unit: Unit, width: number, measure: Measure): Unit[] {
  if (measure(unit.text) <= width) return [unit]
  const signs = [...unit.text].slice(0, 400)
  const cut: Unit[] = []
  let text = ''
  for (const sign of signs) {
    if (text && measure(text + sign) > width) {
      cut.push({text, spaced: cut.length === 0 && unit.spaced})
      text = ''
    }
    text += sign
  }
  return [...cut, {text, spaced: cut.length === 0 && unit.spaced}]
}
