/**
 * Whether what stands between escaped brackets is evidently a formula.
 *
 * @param display between `\[` and `\]`, where converters write links, citations and `[J]`.
 * @param begins at the start of a line, where they write the marks of lists: `\(a\)`.
 */
export function isBracketed(value: string, display: boolean, begins = false): boolean {
  const formula = value.trim()
  if (formula === '' || formula.startsWith('@')) return false
  if (/\\[A-Za-z]|\^|_\{/u.test(formula)) return true
  if (display) return /[=<>≤≥≈]/u.test(formula) && !/\p{L}{4}/u.test(formula)
  if (/\p{L}{3}/u.test(formula)) return false
  // `\( a \)` is no mark: nobody sets blanks there.
  return !begins || !/^[A-Za-z\d]{1,4}$/u.test(value)
}
