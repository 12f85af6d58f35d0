/** The numbers of headings, and whether one goes on from another. */

const digits =
  /^(\d{1,2}(?:[.．]\d{1,2}){0,3})(?:\s?[.．、]?[\s\u3000]+(?=[\p{Lu}\p{Script=Han}])|[.．、]?(?=[\p{Script=Han}\p{Script=Greek}]))/u

/** What is counted or measured, `2 个`, `2.5 倍`: no heading. */
const counted = /^\d+(?:[.．]\d+)?[.．、]?\s*[年月日个例名只种次倍头万亿元米克升%％μµΩ]/u

/** `[1, 2]` for `1.2 试验动物`; `undefined`: no heading's number. */
export function numberOf(text: string): number[] | undefined {
  const words = text.trim()
  const number = counted.test(words) ? undefined : digits.exec(words)?.[1]
  return number?.split(/[.．]/u).map(Number)
}

/** How many headings in a row an extraction may have lost. */
const gap = 4

/**
 * `1.2` after `1.1` or `1.1.3`, `1.1` after `1`, `2` after `1.4`.
 *
 * @param loose whether some between may be missing: `2.5` after `2.3`, `3.1` after `2.6`. Default: none.
 */
export function follows(parts: number[], last: number[], loose = false): boolean {
  const above = parts.slice(0, -1)
  const number = parts.at(-1) as number
  const before = last[parts.length - 1] ?? 0
  if (above.every((part, at) => part === last[at])) {
    if (number === before + 1) return true
    return loose && parts.length > 1 && number > before && number <= before + gap
  }
  return loose && parts.length === 2 && number === 1 && parts[0] === (last[0] as number) + 1
}
