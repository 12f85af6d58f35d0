import type {VFile} from 'vfile'
import type {z} from 'zod'
import {report} from '../../diagnostics/report.js'
import {nearestHint, parsePageSize} from '../../model/index.js'
import {aliases, groups, normalKey, unused} from './aliases.js'
import {withContacts} from './contact.js'
import {crossrefOptions, isCrossrefOption} from './crossref.js'
import {canonical, isBlank} from './inside.js'
import {withOpenJournals} from './open-journals.js'
import {entries, type FieldName, type FrontMatter, schema} from './schema.js'
import {availability, expandField, isRecord, withFootnotes, withFunders} from './shapes.js'
import {withTranslations} from './translations.js'
import type {Path, YamlValue} from './yaml.js'

const shape = schema.shape as Record<string, z.ZodType>

/** Fields of front matter that hold, each told apart from the bad ones around it. */
export interface Fields {
  values: FrontMatter
  /** Where the author wrote it, for places. */
  keys: Partial<Record<FieldName, Path>>
  /** Where days of `dates` stand that have fields of their own. */
  days: Partial<Record<Day, Path>>
}

type Day = 'received' | 'revised' | 'accepted'

/**
 * Hold front matter against the schema, field by field.
 *
 * Reports `field-unknown`, `field-unused`, `field-invalid`; what is wrong is
 * left out, all else stays.
 */
export function readFields(yaml: YamlValue, file: VFile): Fields {
  const values: Record<string, unknown> = {}
  const keys: Fields['keys'] = {}
  const days: Fields['days'] = {}
  const registered: string[] = []
  const stated = withTranslations(withOpenJournals(withContacts(withFunders(withFootnotes(yaml.value)))))
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
    const day = path.length === 1 ? dayOf(plain) : undefined
    if (day && !isBlank(value)) {
      const kept = readField('dates', {[day]: value}, path, yaml, file) as FrontMatter['dates']
      values['dates'] = {...kept, ...(values['dates'] as FrontMatter['dates'])}
      days[day] ??= path
      continue
    }
    if (path.length === 1 && (plain === 'crossref' || isCrossrefOption(key))) {
      const options = plain === 'crossref' ? crossrefOptions(value, path, yaml, file) : {[key]: written}
      const kept = readField('crossref', options, path, yaml, file) as FrontMatter['crossref']
      values['crossref'] = {...kept, ...(values['crossref'] as FrontMatter['crossref'])}
      continue
    }
    if (registration.test(plain) && (typeof value === 'string' || Array.isArray(value))) {
      registered.push(...[value].flat().map(String))
      keys.ethics ??= path
      continue
    }
    const own = Object.hasOwn(shape, plain) && (plain !== 'page' || isSheet(value)) && !isTool(plain, value)
    const name = (own ? plain : isTool(plain, value) ? undefined : aliases[plain]) as FieldName | undefined
    if (!name) {
      const statement = plain === 'code' || plain === 'data' ? availability(key, value) : undefined
      if (statement)
        values['data_availability'] = [values['data_availability'], statement].filter(Boolean).join(' ')
      else if (unused.has(plain) || isTool(plain, value)) {
        if (!definesCommands(plain, value) && !hidesCode(plain, value) && !isBlank(value))
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
  // Where a trial is registered is told beside who approved it.
  if (registered.length > 0)
    values['ethics'] = [values['ethics'], `Trial registration: ${registered.join('; ')}`]
      .filter(Boolean)
      .join(' ')
  return {values: values as FrontMatter, keys, days}
}

const registration =
  /^(?:clinical_)?trial_(?:registration|registry|number)(?:_(?:number|id))?$|^(?:prospero|systematic_review)_registration$/u

/** `received`, `date-received`, `accepted_date` at the top: a day of `dates`. */
function dayOf(key: string): Day | undefined {
  return /^(?:date_)?(received|revised|accepted)(?:_date)?$/u.exec(key)?.[1] as Day | undefined
}

/** `page:` says what it is printed on; of `page: 31–38`, which it is of its issue. */
function isSheet(value: unknown): boolean {
  return typeof value === 'object' || (typeof value === 'string' && parsePageSize(value).size !== undefined)
}

/** Quarto's `execute:` and knitr's options say which code is shown: the cells are read by them. */
function hidesCode(key: string, value: unknown): boolean {
  return /^(?:execute|knitr)$/u.test(key) && /"(?:echo|include)":/u.test(JSON.stringify(value) ?? '')
}

/** Quarto's `editor: visual` is a program and no person, its `language: {…}` a dictionary; al-folio's `toc: [{name: …}]` says what headings say. */
function isTool(key: string, value: unknown): boolean {
  if (key === 'language') return isRecord(value)
  if (key === 'toc') return Array.isArray(value)
  // The R Journal's word for what its template shows.
  if (key === 'type') return value === 'package'
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
    // What is wrong within an entry is left out, and the entry stays.
    let own: unknown = item
    for (let tries = 0; tries < 20; tries++) {
      const one = entry.safeParse(own)
      if (one.success) return [one.data]
      // Without it, what is left may be no entry: that is told already.
      if (tries > 0 && valueAt(own, deepest(one.error.issues).path) === undefined) break
      const at = invalid(own, one.error, [...path, index], yaml, file)
      own = without(own, at)
      if (own === undefined) break
    }
    return []
  })
}

/** A record or list without what stands at a path within it; `undefined` where nothing stands there, or nothing is left. */
function without(whole: unknown, [key, ...rest]: PropertyKey[]): unknown {
  if (key === undefined) return undefined
  if (Array.isArray(whole)) {
    if (typeof key !== 'number' || key >= whole.length) return undefined
    const inner = without(whole[key], rest)
    return whole.toSpliced(key, 1, ...(inner === undefined ? [] : [inner]))
  }
  if (!isRecord(whole) || typeof key === 'symbol' || !Object.hasOwn(whole, key)) return undefined
  const {[key]: value, ...others} = whole
  const inner = without(value, rest)
  if (inner !== undefined) return {...others, [key]: inner}
  return Object.keys(others).length > 0 ? others : undefined
}

/** Report `field-invalid`; returns where it stands within the value. */
function invalid(value: unknown, error: z.ZodError, path: Path, yaml: YamlValue, file: VFile): PropertyKey[] {
  const issue = deepest(error.issues)
  const full = [...path, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  const actual = valueAt(value, issue.path)
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
  return issue.path
}

function valueAt(whole: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown>)?.[part], whole)
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

/** Commands of LaTeX in `header-includes` and the R Journal's `preamble` are the text's own (`parse/preamble.ts`). */
function definesCommands(key: string, value: unknown): boolean {
  return (
    (key === 'header_includes' || key === 'preamble') &&
    /\\(?:(?:new|renew|provide)command|DeclareMathOperator|DeclareRobustCommand|def)(?![A-Za-z])/u.test(
      JSON.stringify(value)
    )
  )
}
