import type {VFile} from 'vfile'
import type {z} from 'zod'
import {report} from '../../diagnostics/report.js'
import {nearestHint, parsePageSize} from '../../model/index.js'
import {
  affiliationAliases,
  aliases,
  authorAliases,
  groups,
  normalKey,
  unused,
  unusedInside
} from './aliases.js'
import {withContacts} from './contact.js'
import {crossrefOptions, isCrossrefOption} from './crossref.js'
import {withOpenJournals} from './open-journals.js'
import {entries, type FieldName, type FrontMatter, nestedFields, schema} from './schema.js'
import {
  availability,
  expandField,
  isRecord,
  shapeAffiliations,
  shapeAuthors,
  shapeFunding,
  shapeTitles,
  withFootnotes
} from './shapes.js'
import {withTranslations} from './translations.js'
import type {Path, YamlValue} from './yaml.js'

const shape = schema.shape as Record<string, z.ZodType>

/** What an author may leave blank in a form means the same as leaving it out. */
const isBlank = (value: unknown) => value === null || value === undefined || value === ''

/** Fields of front matter that hold, each told apart from the bad ones around it. */
export interface Fields {
  values: FrontMatter
  /** Where the author wrote it, for places. */
  keys: Partial<Record<FieldName, Path>>
}

/**
 * Hold front matter against the schema, field by field.
 *
 * Reports `field-unknown`, `field-unused`, `field-invalid`; what is wrong is
 * left out, all else stays.
 */
export function readFields(yaml: YamlValue, file: VFile): Fields {
  const values: Record<string, unknown> = {}
  const keys: Fields['keys'] = {}
  const stated = withTranslations(withOpenJournals(withContacts(withFootnotes(yaml.value))))
  const pending: [Path, unknown][] = Object.entries(stated).map(([key, value]) => [[key], value])
  for (let entry = pending.shift(); entry; entry = pending.shift()) {
    const [path, written] = entry
    // An item that is left blank is none: `- ` at the end of a list.
    const value = Array.isArray(written) ? written.filter((item) => !isBlank(item)) : written
    const key = String(path.at(-1))
    const plain = normalKey(key)
    // Read already: `files.ts`.
    if (/^metadata_files?$/u.test(plain)) continue
    const expanded = path.length === 1 ? expandField(plain, value) : undefined
    if (expanded) {
      // A field that stands for itself, in our shape, is not expanded again.
      pending.unshift(...expanded.map(([inner, item]): [Path, unknown] => [[...path, inner], item]))
      continue
    }
    if (groups.has(plain) && isRecord(value)) {
      const {fields, dates} = ungrouped(value)
      pending.push(...fields.map(([inner, item]): [Path, unknown] => [[...path, inner], item]))
      const kept =
        dates && values['dates'] === undefined ? readField('dates', dates, path, yaml, file) : undefined
      if (kept !== undefined) {
        values['dates'] = kept
        keys.dates = path
      }
      continue
    }
    if (path.length === 1 && (plain === 'crossref' || isCrossrefOption(key))) {
      const options = plain === 'crossref' ? crossrefOptions(value, path, yaml, file) : {[key]: written}
      const kept = readField('crossref', options, path, yaml, file) as FrontMatter['crossref']
      values['crossref'] = {...kept, ...(values['crossref'] as FrontMatter['crossref'])}
      continue
    }
    const own = Object.hasOwn(shape, plain) && (plain !== 'page' || isSheet(value))
    const name = (own ? plain : isTool(plain, value) ? undefined : aliases[plain]) as FieldName | undefined
    if (!name) {
      const statement = plain === 'code' || plain === 'data' ? availability(key, value) : undefined
      if (statement)
        values['data_availability'] = [values['data_availability'], statement].filter(Boolean).join(' ')
      else if (unused.has(plain) || isTool(plain, value)) {
        if (!definesCommands(plain, value) && !isBlank(value))
          report(file, 'field-unused', yaml.place(path), key)
      } else if (!isBlank(value))
        // A field of a template that was left blank says nothing.
        report(
          file,
          'field-unknown',
          yaml.place(path),
          key,
          nearestHint(plain, [...Object.keys(shape), ...Object.keys(aliases)])
        )
      continue
    }
    if (isBlank(value) || values[name] !== undefined) continue
    const kept = readField(name, canonical(name, value, path, yaml, file), path, yaml, file)
    if (kept !== undefined) {
      values[name] = kept
      keys[name] = path
    }
  }
  return {values: values as FrontMatter, keys}
}

/** `page:` says what it is printed on; of `page: 31–38`, which it is of its issue. */
function isSheet(value: unknown): boolean {
  return typeof value === 'object' || (typeof value === 'string' && parsePageSize(value).size !== undefined)
}

/** Quarto's `editor: visual` is a program and no person. */
function isTool(key: string, value: unknown): boolean {
  if (key !== 'editor') return false
  if (typeof value === 'string') return /^(?:visual|source|rstudio|vscode)$/iu.test(value.trim())
  return (
    isRecord(value) && ['mode', 'markdown', 'render_on_save', 'render-on-save'].some((name) => name in value)
  )
}

function readField(name: FieldName, value: unknown, path: Path, yaml: YamlValue, file: VFile): unknown {
  const parsed = (shape[name] as z.ZodType).safeParse(value)
  if (parsed.success) return parsed.data
  const entry = entries[name]
  if (!entry || !Array.isArray(value)) {
    invalid(value, parsed.error, path, yaml, file)
    return undefined
  }
  return value.flatMap((item, index) => {
    const one = entry.safeParse(item)
    if (one.success) return [one.data]
    invalid(item, one.error, [...path, index], yaml, file)
    return []
  })
}

function invalid(value: unknown, error: z.ZodError, path: Path, yaml: YamlValue, file: VFile): void {
  const issue = deepest(error.issues)
  const full = [...path, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const actual = issue.path.reduce<unknown>(
    (inner, part) => (inner as Record<PropertyKey, unknown>)?.[part],
    value
  )
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys)
      report(file, 'field-unknown', yaml.place([...full, key]), [...full, key].join('.'))
  }
  report(
    file,
    'field-invalid',
    yaml.place(full),
    full.join('.'),
    expectation(issue),
    JSON.stringify(actual) ?? String(actual)
  )
}

/** The issue that says most: inside a union, the one of the branch that came furthest. */
function deepest(issues: z.core.$ZodIssue[], path: PropertyKey[] = []): z.core.$ZodIssue {
  const [issue] = issues as [z.core.$ZodIssue]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.filter((branch) => branch.length > 0)
    const furthest = branches.sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0]
    if (furthest && (furthest[0]?.path.length ?? 0) > 0) return deepest(furthest, [...path, ...issue.path])
  }
  return {...issue, path: [...path, ...issue.path]}
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'too_small') return 'some text'
  if (issue.code === 'invalid_union') return 'text, or the fields the manual lists'
  return issue.message
}

/** The fields of a group, and the dates among them. */
function ungrouped(group: Record<string, unknown>): {
  fields: [string, unknown][]
  dates: Record<string, unknown> | undefined
} {
  const isDate = (key: string) => /^(?:received|revised|accepted|published)$/iu.test(key)
  const entries = Object.entries(group).map(([key, value]): [string, unknown] => [
    // Of an article, ReScience's `number` is what stands for its pages.
    /^number$/iu.test(key) ? 'elocation_id' : key,
    // ReScience's template writes numbers in bold.
    typeof value === 'string' ? value.replace(/^\*\*(.*)\*\*$/u, '$1') : value
  ])
  const dates = entries.filter(([key]) => isDate(key)).map(([key, value]) => [key.toLowerCase(), value])
  return {
    fields: entries.filter(([key]) => !isDate(key)),
    dates: dates.length > 0 ? Object.fromEntries(dates) : undefined
  }
}

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
function canonical(name: FieldName, given: unknown, path: Path, yaml: YamlValue, file: VFile): unknown {
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
      report(file, 'field-unused', yaml.place([...path, key]), [...path, key].join('.'))
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
    renamed[inner] = nested ? canonical('affiliations', value, [...path, key], yaml, file) : value
  }
  return renamed
}

/** Commands of LaTeX in `header-includes` are the text's own (`parse/preamble.ts`). */
function definesCommands(key: string, value: unknown): boolean {
  return (
    key === 'header_includes' &&
    /\\(?:(?:new|renew|provide)command|DeclareMathOperator|DeclareRobustCommand|def)(?![A-Za-z])/u.test(
      JSON.stringify(value)
    )
  )
}
