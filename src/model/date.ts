import type {IsoDate} from './article.js'
import {monthNumber, monthPattern} from './month-names.js'

/** Words that stand in dates and say nothing: `1st of May`, `le 3 mars`. */
const filler =
  /^(?:st|nd|rd|th|er|de|del|of|den|le|el|the|año|г|года|month|day)$|^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?$|^(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)$/u

/** Sources of regular expressions that find whole dates in prose; they need `iu`. */
export const datePatterns = [
  '\\d{4}\\s*[-/.．年년]\\s*\\d{1,2}(?:\\s*[-/.．月월]\\s*\\d{1,2}\\s*[日일]?|\\s*[月월])?',
  `\\d{1,2}(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+|of\\s+)?(?:${monthPattern})\\.?,?\\s+(?:de\\s+)?\\d{4}`,
  `(?:${monthPattern})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}`,
  `(?:${monthPattern})\\.?,?\\s+(?:de\\s+)?\\d{4}`
]

/**
 * A date in any usual form: ISO 8601, `18 December 2024`, `Dec. 18, 2024`,
 * `Sep, 1, 2015`, `12/2024`, `2024年12月18日`, in the languages of `month-names.ts`.
 *
 * @returns it, as precise as it was written; `undefined` for what is no date,
 *   and for `3/4/2024`, which means two things.
 */
export function parseDate(text: string): IsoDate | undefined {
  const clean = hanFigures(text.normalize('NFKC'))
    .trim()
    .replace(/(?<=\d)[T ,]+\d{1,2}:\d{2}.*$/u, '')
  const iso = /^(\d{4})(?:\s*[-/.]\s*(\d{1,2})(?:\s*[-/.]\s*(\d{1,2})\.?)?)?$/u.exec(clean)
  if (iso) return make(iso[1], iso[2], iso[3])
  const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/u.exec(clean)
  if (compact) return make(compact[1], compact[2], compact[3])
  const han = /^(\d{4})\s*[年년]\s*(?:(\d{1,2})\s*[月월]\s*(?:(\d{1,2})\s*[日号號일]?)?)?$/u.exec(clean)
  if (han) return make(han[1], han[2], han[3])
  const monthly = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/u.exec(clean)
  if (monthly) return make(monthly[2], monthly[1])
  const numeric = figures.exec(clean)
  if (numeric) return fromFigures(numeric, clean.includes('.'))
  return fromWords(clean)
}

const figures = /^(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})$/u

/** Both readings of `3/4/2024`, day first and month first; `undefined` for all that means one thing or none. */
export function ambiguousDate(text: string): [IsoDate, IsoDate] | undefined {
  const numeric = figures.exec(text.normalize('NFKC').trim())
  if (!numeric || parseDate(text)) return undefined
  const readings = [make(numeric[3], numeric[2], numeric[1]), make(numeric[3], numeric[1], numeric[2])]
  return readings[0] && readings[1] ? [readings[0], readings[1]] : undefined
}

/** Points part day, month and year; with other signs one of the two must be too large for a month. */
function fromFigures([, one, two, year]: RegExpExecArray, points: boolean): IsoDate | undefined {
  if (points || Number(one) > 12 || Number(one) === Number(two)) return make(year, two, one)
  return Number(two) > 12 ? make(year, one, two) : undefined
}

function fromWords(text: string): IsoDate | undefined {
  if (text.length > 100) return undefined
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const years = words.filter((word) => /^\d{4}$/u.test(word))
  const days = words.filter((word) => /^\d{1,2}$/u.test(word))
  const months = words.map(monthNumber).filter((number) => number !== undefined)
  const known = words.every(
    (word) => /^(?:\d{4}|\d{1,2})$/u.test(word) || monthNumber(word) || filler.test(word)
  )
  if (!known || years.length !== 1 || months.length !== 1 || days.length > 1) return undefined
  return make(years[0], String(months[0]), days[0])
}

const hanDigits = '〇一二三四五六七八九'

/** `二〇二一年三月十五日` in figures; other text as it is. */
function hanFigures(text: string): string {
  if (!/^[〇○零一二三四五六七八九十\s]+年/u.test(text)) return text
  const digit = (sign: string) => String(hanDigits.indexOf(sign.replace(/[○零]/u, '〇')))
  return text
    .replace(/([一二三]?)十([一二三四五六七八九]?)(?=[月日号])/gu, (_, tens: string, ones: string) =>
      String((tens ? Number(digit(tens)) : 1) * 10 + (ones ? Number(digit(ones)) : 0))
    )
    .replace(/[〇○零一二三四五六七八九]/gu, digit)
}

function make(year?: string, month?: string, day?: string): IsoDate | undefined {
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)]
  const days = new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  if (m < 1 || m > 12 || d < 1 || d > days) return undefined
  return [year, month?.padStart(2, '0'), month && day?.padStart(2, '0')].filter(Boolean).join('-')
}

/** What writes dates, by language and whether there is a day: made in half a millisecond each. */
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * A date for readers, in the words of their language: `18 December 2024`.
 *
 * @param language RFC 5646 tag.
 */
export function displayDate(date: IsoDate, language: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  const tag = /^en(?:-(?!US)|$)/iu.test(language) ? 'en-GB' : language
  if (!month) return String(year)
  const key = `${isLocale(tag) ? tag : 'en-GB'} ${day !== undefined}`
  const format = formats.get(key) ?? formatOf(key)
  formats.set(key, format)
  return format.format(new Date(Date.UTC(year, month - 1, day ?? 1)))
}

function formatOf(key: string): Intl.DateTimeFormat {
  const [locale, hasDay] = key.split(' ')
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: hasDay === 'true' ? 'numeric' : undefined,
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn'
  })
}

/** Whether a language tag is one that dates may be set in: a private one, `x-old`, is not. */
function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}
