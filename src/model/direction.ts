/** Which way a line runs (HTML `dir`). */
export type Direction = 'ltr' | 'rtl'

/** How a language is written (RFC 5646 tag): by its script subtag, or the script it is known for. */
export function directionOf(language: string): Direction {
  return /^(?:ar|arc|ckb|dv|fa|he|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)(?:-(?!latn|cyrl)|$)|-(?:arab|hebr|syrc|thaa|nkoo)(?:-|$)/iu.test(
    language
  )
    ? 'rtl'
    : 'ltr'
}

/** `dir` of a passage in another language; nothing where both run the same way. */
export function directionWithin(language: string, around: string): Direction | undefined {
  const own = directionOf(language)
  return own === directionOf(around) ? undefined : own
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether any sign of a text runs from right to left. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}

/** The way most letters of a text run; nothing where it has none. */
export function directionOfText(text: string): Direction | undefined {
  let left = 0
  let right = 0
  for (const [letter] of text.matchAll(/\p{L}/gu)) {
    if (rightToLeft.test(letter)) right += 1
    else left += 1
  }
  return left + right === 0 ? undefined : right > left ? 'rtl' : 'ltr'
}
