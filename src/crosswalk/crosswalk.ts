/**
 * The crosswalk: where each format of metadata says each field of an article.
 *
 * In: the Article. Out: its fields as words, by format, and what a file does
 * not say though it has a place for it. Left to others: writing the formats
 * (`render/deposit/`, the head of `render/html/`) and reading them back
 * (`check/metadata.ts`).
 */
import type {Article, GalleyFormat} from '../model/index.js'
import {type FieldName, fieldNames, fields} from './fields.js'
import {epub, jats, xmp} from './galleys.js'
import {jsonld} from './json-ld.js'
import {bibtex, endnote, ris} from './literature.js'
import {expected, type Places} from './place.js'
import {datacite, doaj, pubmed} from './registries.js'
import {signposting} from './signposting.js'
import {cff, crossref, csl} from './structured.js'
import {dc, highwire} from './web.js'

/** Where each format says each field of an article, or why it does not. */
export const crosswalk = {
  crossref,
  csl,
  bibtex,
  ris,
  endnote,
  cff,
  datacite,
  'datacite-json': datacite,
  doaj,
  pubmed,
  jsonld,
  dc,
  signposting
} as const satisfies {[Format in GalleyFormat]?: Places}

export type MetadataFormat = keyof typeof crosswalk

export const metadataFormats = Object.keys(crosswalk) as MetadataFormat[]

export function isMetadataFormat(format: GalleyFormat): format is MetadataFormat {
  return Object.hasOwn(crosswalk, format)
}

/** What is no format of metadata alone: the galleys themselves, and the tags of a page's head. */
export const columns: [name: string, places: Places][] = [
  ...metadataFormats
    .filter((format) => format !== 'datacite-json')
    .map((format): [string, Places] => [format, crosswalk[format]]),
  ['highwire', highwire],
  ['jats', jats],
  ['epub', epub],
  ['xmp', xmp]
]

/** Letters and digits alone: how a format escapes, breaks and joins says nothing. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Fields whose words do not stand in a file that has a place for them, with the words. */
export function lostFields(
  places: Places,
  article: Article,
  text: string
): {field: FieldName; value: string}[] {
  const said = lettersOf(text)
  return fieldNames.flatMap((field) =>
    expected(field, places[field], article)
      .filter((value) => !said.includes(lettersOf(value)))
      .map((value) => ({field, value}))
  )
}

/** The table as Markdown: every field, and where each format says it. */
export function crosswalkPage(): string {
  const lines = [
    '# Where each field of the metadata goes',
    '',
    'Written from the tables of `src/crosswalk/` by `npx vitest run tests/crosswalk` with `UPDATE=1`; a test holds it',
    'to them. A format that has no place for a field says why at its end.',
    ''
  ]
  for (const [name, places] of columns) {
    lines.push(`## ${name}`, '', '| Front matter | Place |', '| --- | --- |')
    for (const field of fieldNames) {
      const place = places[field]
      if ('at' in place) lines.push(`| \`${fields[field].from}\` | \`${place.at.replaceAll('|', '\\|')}\` |`)
    }
    const reasons = new Map<string, string[]>()
    for (const field of fieldNames) {
      const place = places[field]
      if ('why' in place)
        reasons.set(place.why, [...(reasons.get(place.why) ?? []), `\`${fields[field].from}\``])
    }
    lines.push('', ...[...reasons].map(([why, names]) => `- No place, ${why}: ${names.join(', ')}.`), '')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
