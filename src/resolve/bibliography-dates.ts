import type {CslDate} from '../model/index.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Abbreviations BibTeX's standard styles define. */
export const monthMacros: Record<string, string> = Object.fromEntries(months.map((name) => [name, name]))

/** Seasons of ISO 8601-2: 21 is spring. */
const firstSeason = 21

/**
 * A date of ISO 8601-2 (EDTF) as biblatex has it: `2012-03/2013`, `2020~`,
 * `2012-22`, `199u`. Anything else stays as the author's words.
 */
export function readDate(text: string): CslDate {
  const ends = text.split('/').map((end) => endOf(end.trim()))
  const [first, last] = ends
  if (!first || ends.length > 2) return {literal: text}
  const found = [first, last].flatMap((end, index) =>
    end && end.parts.length > 0 && !(index === 1 && String(end.parts) === String(first.parts)) ? [end] : []
  )
  const range = found.length === 1 ? first.span : undefined
  return {
    'date-parts': range ?? found.map(({parts}) => parts),
    ...(found.length === 1 && first.season && {season: first.season}),
    ...(found.some(({circa}) => circa) && {circa: true})
  }
}

interface DateEnd {
  parts: number[]
  circa: boolean
  season?: number | undefined
  /** Of a year with unknown figures: its first and its last. */
  span?: number[][] | undefined
}

function endOf(text: string): DateEnd | undefined {
  const found = /^(-?\d{1,4}|\d{1,3}[uXx]{1,3})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T\S*)?([?~%]*)$/u.exec(text)
  if (!found) return undefined
  const [, year = '', month, day, doubt = ''] = found
  const circa = doubt !== ''
  if (/[uXx]/u.test(year)) {
    const ends = ['0', '9'].map((figure) => [Number(year.replace(/[uXx]/gu, figure))])
    return {parts: ends[0] as number[], circa, span: ends}
  }
  const season = Number(month) - firstSeason + 1
  if (season >= 1 && season <= 4) return {parts: [Number(year)], circa, season}
  return {parts: [year, month, day].filter(Boolean).map(Number), circa}
}

/** A date of BibTeX: `year`, `month` (`mar`, `March`, `3`, `3 March`), `day`. */
export function readYearMonth(year: string, month = '', day = ''): CslDate {
  const found = /^(-?\d{1,4})[a-z]?$/u.exec(year.trim())
  const worded = found ? undefined : /^([^\d]{3,20}?)[ .,]*(\d{4})$/u.exec(year.trim())
  if (worded && monthOf(worded[1] as string))
    return readYearMonth(worded[2] as string, month || worded[1], day)
  if (!found) return year.includes('-') ? readDate(year) : {literal: year}
  const words = month.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const named = words.map(monthOf).find((number) => number > 0)
  const numbers = words.map(Number).filter((number) => number >= 1 && number <= 31)
  const number = named ?? numbers.find((value) => value <= 12)
  const date = Number(day) || (named ? numbers[0] : undefined)
  return {'date-parts': [[Number(found[1]), ...(number ? [number, ...(date ? [date] : [])] : [])]]}
}

/** 1 to 12; 0: none. */
function monthOf(word: string): number {
  return months.indexOf(word.trim().toLowerCase().slice(0, 3)) + 1
}
