import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {nearestHint} from '../../model/index.js'
import {affiliationAliases, authorAliases, normalKey, unusedInside} from './aliases.js'
import {type FieldName, nestedFields} from './schema.js'
import {isRecord, shapeAffiliations, shapeAuthors, shapeFunding, shapeTitles} from './shapes.js'
import type {Path, YamlValue} from './yaml.js'

/** What an author may leave blank in a form means the same as leaving it out. */
export const isBlank = (value: unknown) => value === null || value === undefined || value === ''

const collaboratorAliases = {
  ...authorAliases,
  affiliations: 'affiliation',
  affiliation: 'affiliation',
  institution: 'affiliation',
  institute: 'affiliation',
  institutions: 'affiliation'
}

const spellings: Partial<Record<FieldName, Record<string, string>>> = {
  authors: authorAliases,
  affiliations: affiliationAliases,
  funding: {
    id: 'funder_id',
    source: 'funder',
    name: 'funder',
    award_number: 'award',
    award_id: 'award',
    grant: 'award',
    awards: 'award',
    award_name: 'award_title',
    award_uri: 'award_url',
    recipients: 'recipient',
    investigator: 'recipient',
    investigators: 'recipient'
  },
  journal: {
    name: 'title',
    nlm_ta: 'nlm_abbreviation',
    nlm_title: 'nlm_abbreviation',
    online_issn: 'eissn',
    issn_online: 'eissn',
    issn_l: 'issn',
    print_issn: 'issn',
    issn_print: 'issn'
  },
  translated_titles: {language: 'lang', text: 'title', main: 'title'},
  editors: collaboratorAliases,
  reviewers: collaboratorAliases,
  translators: collaboratorAliases,
  abstract: {language: 'lang', content: 'text'},
  page: {margin: 'margins', format: 'size', papersize: 'size', paper: 'size'},
  supplements: {
    path: 'file',
    href: 'url',
    doi: 'url',
    name: 'title',
    label: 'title',
    caption: 'description',
    text: 'description'
  },
  history: {change: 'changes', note: 'changes'},
  related: {
    doi: 'identifier',
    url: 'identifier',
    id: 'identifier',
    type: 'identifier_type',
    relation_type: 'relation',
    related_identifier: 'identifier',
    related_identifier_type: 'identifier_type',
    description: 'note'
  },
  deposit: {
    name: 'depositor',
    depositor_name: 'depositor',
    email_address: 'email',
    resource: 'landing_page',
    policy: 'crossmark_policy',
    archive: 'archives'
  }
}

const shapes: {[Field in FieldName]?: (value: unknown) => unknown} = {
  authors: shapeAuthors,
  affiliations: shapeAffiliations,
  funding: shapeFunding,
  translated_titles: shapeTitles
}

/** Fields that are lists, also of one. */
const wholes = new Set<FieldName>(['authors', 'affiliations', 'editors', 'reviewers', 'translators'])

/** Put other tools' spellings inside a field right, and drop what nothing knows. */
export function canonical(
  name: FieldName,
  given: unknown,
  path: Path,
  yaml: YamlValue,
  file: VFile
): unknown {
  if (!nestedFields[name]) return given
  const value = shapes[name]?.(given) ?? given
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      isBlank(item) ? [] : [isRecord(item) ? rename(item, name, [...path, index], yaml, file) : item]
    )
  }
  if (!isRecord(value)) return typeof value === 'number' ? String(value) : value
  if (name === 'abstract' && !('text' in value)) {
    return Object.entries(value).map(([lang, text]) => (isRecord(text) ? {lang, ...text} : {lang, text}))
  }
  const renamed = rename(value, name, path, yaml, file)
  return wholes.has(name) ? [renamed] : renamed
}

/** Fields of authors and affiliations that were said to be unused, by the front matter they stand in. */
const saidUnused = new WeakMap<YamlValue, Set<string>>()

function rename(
  record: Record<string, unknown>,
  name: FieldName,
  path: Path,
  yaml: YamlValue,
  file: VFile
): Record<string, unknown> {
  const renamed: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(record)) {
    if (isBlank(value)) continue
    const plain = normalKey(key)
    const inner = spellings[name]?.[plain] ?? plain
    const known = nestedFields[name] as Set<string>
    if (!known.has(inner) && unusedInside.has(plain)) {
      // Once for a field, not for each author.
      const field = [...path, key].map((part) => (typeof part === 'number' ? '*' : part)).join('.')
      const said = saidUnused.get(yaml) ?? new Set()
      saidUnused.set(yaml, said)
      if (!said.has(field)) report(file, 'field-unused', yaml.place([...path, key]), [...path, key].join('.'))
      said.add(field)
      continue
    }
    if (!known.has(inner)) {
      report(
        file,
        'field-unknown',
        yaml.place([...path, key]),
        [...path, key].join('.'),
        nearestHint(plain, known)
      )
      continue
    }
    const nested = name === 'authors' && inner === 'affiliations' && typeof value === 'object'
    if (renamed[inner] !== undefined) {
      report(file, 'field-unused', yaml.place([...path, key]), [...path, key].join('.'))
      continue
    }
    // An address in several lines is one.
    const lines =
      name === 'affiliations' && Array.isArray(value) && value.every((line) => typeof line === 'string')
    renamed[inner] = nested
      ? canonical('affiliations', value, [...path, key], yaml, file)
      : lines
        ? value.join(', ')
        : value
  }
  return renamed
}
