import type {CslDate, CslItem, CslName} from '../model/index.js'
import {readDate} from './bibliography-dates.js'

const nameFields = [
  'author',
  'editor',
  'translator',
  'container-author',
  'collection-editor',
  'composer',
  'director',
  'editorial-director',
  'illustrator',
  'interviewer',
  'original-author',
  'recipient',
  'reviewed-author',
  'contributor',
  'organizer',
  'performer',
  'chair',
  'compiler',
  'curator',
  'executive-producer',
  'guest',
  'host',
  'narrator',
  'producer',
  'script-writer',
  'series-creator'
]
const dateFields = ['issued', 'accessed', 'available-date', 'event-date', 'original-date', 'submitted']

/**
 * An item of CSL-JSON or of Pandoc's YAML, with names, dates and numbers in
 * the one shape citeproc reads. `undefined`: not an item.
 */
export function asCslItem(value: unknown, fallbackId = ''): CslItem | undefined {
  if (!isRecord(value)) return undefined
  const id = String(value['id'] ?? value['citation-key'] ?? fallbackId).trim()
  if (!id) return undefined
  const item: CslItem = {
    id,
    type: typeof value['type'] === 'string' && value['type'] ? value['type'] : 'document'
  }
  for (const [field, content] of Object.entries(value)) {
    if (field === 'id' || field === 'type' || field === '__proto__') continue
    const clean = nameFields.includes(field)
      ? asNames(content)
      : dateFields.includes(field)
        ? asDate(content)
        : asText(content, field === 'note')
    if (clean !== undefined) item[field] = clean
  }
  return item
}

/** Words on one line; notes keep theirs, which citeproc reads fields from. */
function asText(value: unknown, inLines = false): string | undefined {
  if (typeof value === 'string')
    return value.replace(inLines ? /[^\S\n]+/gu : /\s+/gu, ' ').trim() || undefined
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join(', ') || undefined
  return undefined
}

function asNames(value: unknown): CslName[] | undefined {
  const list = Array.isArray(value) ? value : [value]
  const names = list.flatMap((one): CslName[] => {
    if (typeof one === 'string') return one.trim() ? [{literal: one.trim()}] : []
    if (!isRecord(one)) return []
    const parts = Object.entries(one).flatMap(([part, text]): [string, string | true][] => {
      const clean = text === true ? text : asText(text)
      return clean ? [[part, clean]] : []
    })
    const name: Record<string, unknown> = Object.fromEntries(parts)
    if (!name['literal'] && name['name']) return [{literal: String(name['name'])}]
    return name['family'] || name['literal'] || name['given'] ? [name] : []
  })
  return names.length > 0 ? names : undefined
}

function asDate(value: unknown): CslDate | undefined {
  if (value instanceof Date) return readDate(value.toISOString().slice(0, 10))
  if (typeof value === 'number') return {'date-parts': [[value]]}
  if (typeof value === 'string') return value.trim() ? readDate(value.trim()) : undefined
  if (Array.isArray(value)) {
    const ends = value.flatMap((one) => asDate(one) ?? [])
    if (ends.length === 1) return ends[0]
    const parts = ends.flatMap((end) => end['date-parts'] ?? [])
    return parts.length > 0 ? {'date-parts': parts.slice(0, 2)} : ends[0]
  }
  if (!isRecord(value)) return undefined
  if (Array.isArray(value['date-parts'])) {
    const parts = value['date-parts'].filter(Array.isArray).map((part) =>
      part
        .filter((one) => String(one).trim() !== '')
        .map(Number)
        .filter(Number.isInteger)
        .slice(0, 3)
    )
    const known = parts.filter((part) => part.length > 0)
    if (known.length > 0) return {'date-parts': known.slice(0, 2), ...doubtAndSeason(value)}
  }
  if (value['year']) {
    const date = readDate(
      [value['year'], value['month'], value['day']]
        .filter(Boolean)
        .map((part, index) => String(part).padStart(index ? 2 : 1, '0'))
        .join('-')
    )
    return {...date, ...doubtAndSeason(value)}
  }
  const words = asText(value['literal']) ?? asText(value['raw'])
  return words ? readDate(words) : undefined
}

function doubtAndSeason({circa, season}: Record<string, unknown>): Partial<CslDate> {
  const number = Number(season)
  return {...(circa ? {circa: true} : {}), ...(number >= 1 && number <= 4 ? {season: number} : {})}
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
