import type {CslDate} from '../model/index.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Abbreviations BibTeX's standard styles define. */
export const monthMacros: Record<string, string> = Object.fromEntries(months.map((name) => [name, name]))

/**
 * A date of ISO 8601-2 (EDTF) as biblatex has it: `2012-03/2013`, `2020~`.
 * Anything else stays as the author's words.
 */
export function readDate(text: string): CslDate {
  const ends = text
    .split('/')
    .map((end) => /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T\S*)?[?~%]?$/u.exec(end.trim()))
  const parts = ends.map((end) => (end ? end.slice(1).filter(Boolean).map(Number) : []))
  if (!ends[0] || ends.length > 2) return {literal: text}
  return {'date-parts': parts.filter((part) => part.length > 0)}
}

/** A date of BibTeX: `year`, `month` (`mar`, `March`, `3`, `3 March`), `day`. */
export function readYearMonth(year: string, month = '', day = ''): CslDate {
  const found = /^(-?\d{1,4})[a-z]?$/u.exec(year.trim())
  if (!found) return year.includes('-') ? readDate(year) : {literal: year}
  const words = month.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const named = words.map((word) => months.indexOf(word.slice(0, 3)) + 1).find((number) => number > 0)
  const numbers = words.map(Number).filter((number) => number >= 1 && number <= 31)
  const number = named ?? numbers.find((value) => value <= 12)
  const date = Number(day) || (named ? numbers[0] : undefined)
  return {'date-parts': [[Number(found[1]), ...(number ? [number, ...(date ? [date] : [])] : [])]]}
}
