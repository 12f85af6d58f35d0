import type {IsoDate} from './article.js'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const foreign: Record<string, number> = {
  janvier: 1,
  février: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  août: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  décembre: 12,
  januar: 1,
  februar: 2,
  märz: 3,
  juni: 6,
  juli: 7,
  oktober: 10,
  dezember: 12,
  enero: 1,
  febrero: 2,
  marzo: 3,
  abril: 4,
  mayo: 5,
  junio: 6,
  julio: 7,
  agosto: 8,
  septiembre: 9,
  octubre: 10,
  noviembre: 11,
  diciembre: 12
}

/**
 * A date in any usual form: ISO 8601, `18 December 2024`, `Dec. 18, 2024`, `Sep, 1, 2015`, `2024年12月18日`.
 *
 * @returns it, as precise as it was written; `undefined` for what is no date,
 *   and for `3/4/2024`, which means two things.
 */
export function parseDate(text: string): IsoDate | undefined {
  const clean = text.normalize('NFKC').trim()
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?$/u.exec(clean)
  if (iso) return make(iso[1], iso[2], iso[3])
  const han = /^(\d{4})\s*年\s*(?:(\d{1,2})\s*月\s*(?:(\d{1,2})\s*日?)?)?$/u.exec(clean)
  if (han) return make(han[1], han[2], han[3])
  const numeric = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/u.exec(clean)
  if (numeric)
    return Number(numeric[1]) > 12 || clean.includes('.')
      ? make(numeric[3], numeric[2], numeric[1])
      : undefined
  const words = clean.toLowerCase().match(/\p{L}+|\d+/gu) ?? []
  const year = words.find((word) => /^\d{4}$/u.test(word))
  const month = words.map(monthNumber).find((number) => number !== undefined)
  const day = words.find((word) => /^\d{1,2}$/u.test(word))
  const known = words.every(
    (word) => /^\d+$/u.test(word) || monthNumber(word) || /^(?:st|nd|rd|th|de|of|den|le|el)$/u.test(word)
  )
  return year && month && known ? make(year, String(month), day) : undefined
}

function monthNumber(word: string): number | undefined {
  const index = months.indexOf(word.slice(0, 3))
  const english =
    /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/u
  return english.test(word) ? index + 1 : foreign[word]
}

function make(year?: string, month?: string, day?: string): IsoDate | undefined {
  const [m, d] = [Number(month ?? 1), Number(day ?? 1)]
  const days = new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  if (m < 1 || m > 12 || d < 1 || d > days) return undefined
  return [year, month?.padStart(2, '0'), month && day?.padStart(2, '0')].filter(Boolean).join('-')
}

/**
 * A date for readers, in the words of their language: `18 December 2024`.
 *
 * @param language RFC 5646 tag.
 */
export function displayDate(date: IsoDate, language: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?]
  const tag = /^en(?:-(?!US)|$)/iu.test(language) ? 'en-GB' : language
  if (!month) return String(year)
  const format = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'long',
    day: day ? 'numeric' : undefined,
    timeZone: 'UTC',
    calendar: 'gregory',
    numberingSystem: 'latn'
  })
  return format.format(new Date(Date.UTC(year, month - 1, day ?? 1)))
}
