import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {ambiguousDate, type IsoDate, type Metadata, parseDate} from '../../model/index.js'
import type {Fields} from './fields.js'
import type {Path, YamlValue} from './yaml.js'

/** Dates of the article's history. `date` is the day of publication where `dates` names none. */
export function readDates({values, keys, days}: Fields, yaml: YamlValue, file: VFile): Metadata['dates'] {
  const dates: NonNullable<Metadata['dates']> = {}
  for (const name of ['received', 'revised', 'accepted', 'published'] as const) {
    const own = name === 'published' ? undefined : days[name]
    const date = readDate(values.dates?.[name], own ?? [...(keys.dates ?? ['dates']), name], yaml, file)
    if (date) dates[name] = date
  }
  const published = dates.published ?? readDate(values.date, keys.date ?? ['date'], yaml, file)
  if (published) dates.published = published
  return Object.keys(dates).length > 0 ? dates : undefined
}

/** A date in any usual form. Reports `date-computed` for one that another tool fills in when it builds, `date-ambiguous`, and keeps the year; `field-invalid` for what is no date. */
export function readDate(
  text: string | undefined,
  path: Path,
  yaml: YamlValue,
  file: VFile
): IsoDate | undefined {
  if (text === undefined) return undefined
  const date = parseDate(text)
  if (date) return date
  if (/^(?:`r\s|!r\s|!expr\s|\\today$|(?:today|now|last-modified)$)/iu.test(text.trim())) {
    report(file, 'date-computed', yaml.place(path), path.join('.'), text)
    return undefined
  }
  const readings = ambiguousDate(text)
  if (readings) {
    report(file, 'date-ambiguous', yaml.place(path), path.join('.'), text, ...readings)
    return readings[0].slice(0, 4)
  }
  const expected = 'a date such as `2024-12-18` or `18 December 2024`'
  report(file, 'field-invalid', yaml.place(path), path.join('.'), expected, text)
  return undefined
}
