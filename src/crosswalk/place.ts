import type {Article} from '../model/index.js'
import {type FieldName, fields} from './fields.js'

/** Where a format says a field. */
export interface Place {
  /** Tag, or path of elements. */
  at: string
  /** What is written there, where a format is nothing but tags and values. */
  write?: (article: Article) => string[]
  /** What is to be found there, where it is not the field's own words. */
  find?: (article: Article) => string[]
}

/** A format has no place for a field, and why. */
export interface Absence {
  why: string
}

/** For every field: its place, or why there is none. */
export type Places = Record<FieldName, Place | Absence>

/** No place for these fields. */
export function none<Name extends FieldName>(why: string, ...names: Name[]): Record<Name, Absence> {
  return Object.fromEntries(names.map((name) => [name, {why}])) as Record<Name, Absence>
}

/** What JATS says, and the pages, and hardly another format. */
export const jatsAlone = [
  'affiliationTranslations',
  'affiliationUrls',
  'nlmAbbreviation',
  'journalDoi',
  'awardTitles',
  'awardUrls',
  'recipients',
  'ethics',
  'peerReview'
] as const

/** Places of a format whose writer builds a tree. */
export function at<Name extends FieldName>(paths: Record<Name, string>): Record<Name, Place> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, {at: path}])) as Record<
    Name,
    Place
  >
}

/** The same, where only part of the value stands there. */
export function part(path: string, find: (article: Article) => string[]): Place {
  return {at: path, find}
}

/** Fields that stand, in their own words, within what another field wrote. */
export function parts<Name extends FieldName>(path: string, ...names: Name[]): Record<Name, Place> {
  return at(Object.fromEntries(names.map((name) => [name, path])) as Record<Name, string>)
}

/** A tag and its values: by default the field's own. */
export function tag(name: string, write: (article: Article) => string[]): Place {
  return {at: name, write}
}

/** What a reader of the format should find of a field. */
export function expected(field: FieldName, place: Place | Absence, article: Article): string[] {
  if ('why' in place) return []
  const {values} = fields[field] as {values(article: Article): string[]}
  return (place.find ?? values)(article)
}

/** What concerns the deposit, and not the work. */
export const depositing = none(
  'concerns the deposit, not the work',
  'depositor',
  'depositorEmail',
  'registrant',
  'crossmarkPolicy',
  'archives'
)

/** All tags of a format with their values, in the order of its table. */
export function tags(places: Places, article: Article): [string, string][] {
  return Object.values(places).flatMap((place) =>
    'write' in place && place.write
      ? place.write(article).map((value): [string, string] => [place.at, value])
      : []
  )
}
