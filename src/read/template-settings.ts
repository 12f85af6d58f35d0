import type {Point} from 'unist'
import {VFile} from 'vfile'
import * as z from 'zod'
import {report} from '../diagnostics/report.js'
import {
  nearestHint,
  type PageFault,
  parseDoi,
  parseIssn,
  parseLength,
  parseLicense,
  parsePage
} from '../model/index.js'
import {stated} from './front-matter/page.js'
import {deposit, journal, page} from './front-matter/schema.js'
import {readYaml} from './front-matter/yaml.js'

const colour = z.string().regex(/^#(?:[\da-f]{3}|[\da-f]{6})$/iu, {error: 'a colour as #1d2b36'})
const face = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^[1-9]00( italic)?$/u, {error: 'a weight, as 400 or 400 italic'}))
const path = z.string().regex(/^(?![/\\]|[a-z]:)(?!.*\.\.)[^\0]+$/iu, {error: 'a path within the folder'})
const name = z.string().regex(/^[a-z][\w-]*$/iu, {error: 'a name of letters, digits, `-` and `_`'})

/** In millimetres. */
const length = z
  .union([z.string(), z.number().transform(String)])
  .pipe(
    z.string().refine((text) => parseLength(text) !== undefined, {error: 'a length with its unit, as 20mm,'})
  )
  .transform((text) => parseLength(text) as number)

const font = z
  .strictObject({
    family: z.string().min(1, {error: 'the name of a family'}),
    package: z.string().min(1, {error: 'the name of a package'}).optional(),
    faces: z.array(face).min(1, {error: 'one face or more'}).optional(),
    files: z.record(z.string(), path).optional(),
    for: z.enum(['math', 'code', 'cjk', 'script', 'symbols']).optional()
  })
  .refine((one) => (one.package ? one.faces && !one.files : one.files && !one.faces), {
    error: '`package` with `faces`, or `files`,'
  })

/** `first` and `narrow` are the template's alone. */
const templatePage = page.extend({
  first: z.strictObject({top: length.optional(), bottom: length.optional()}).optional(),
  narrow: length.optional()
})

export const templateSchema = z.strictObject({
  title: z.string(),
  /** Bundled template whose files and settings are used where this one has none. */
  extends: z.string().optional(),
  fonts: z.array(font).optional(),
  cover: z.strictObject({paper: colour, ink: colour, accent: colour}).optional(),
  page: templatePage.optional(),
  images: z.record(name, path).optional(),
  journal: journal.optional(),
  license: z.string().min(1).optional(),
  copyright: z.string().min(1).optional(),
  deposit: deposit.optional()
})

export type StatedTemplate = z.output<typeof templateSchema>
/** What `template.yaml` says, and where it says what stands at a path. */
export interface TemplateYaml {
  settings: StatedTemplate
  page: ReturnType<typeof parsePage>['page']
  place(...path: (string | number)[]): Point | undefined
}

/** Names known in `template.yaml`, by the field they stand in. */
export const templateFields: Record<string, string[]> = {
  '': Object.keys(templateSchema.shape),
  fonts: Object.keys(font.shape),
  cover: ['paper', 'ink', 'accent'],
  page: Object.keys(templatePage.shape),
  first: ['top', 'bottom'],
  journal: Object.keys(journal.shape),
  deposit: Object.keys(deposit.shape)
}

/**
 * Read `template.yaml`. Reports `template-yaml`, `template-field-unknown`,
 * `template-field-invalid`, `template-field-missing`: `undefined` then.
 */
export function readTemplateYaml(source: string, file: VFile): TemplateYaml | undefined {
  const slips = new VFile()
  const yaml = readYaml({yaml: source, line: 1}, slips)
  for (const {reason, place} of slips.messages)
    report(file, 'template-yaml', place, reason.replace(/^Cannot read the front matter: /u, ''))
  if (slips.messages.length > 0) return undefined
  const place = (...path: (string | number)[]) => yaml.place(path)
  const parsed = templateSchema.safeParse(yaml.value)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) sayIssue(issue, yaml.value, place, file)
    return undefined
  }
  const settings = parsed.data
  const said = settings.page ?? {}
  const {page, faults} = parsePage(stated({size: said.size, margins: said.margins}))
  for (const fault of faults) sayFault(fault, place('page', ...fault.path), file)
  identifier('issn', settings.journal?.issn, parseIssn, 'an ISSN', place, file)
  identifier('eissn', settings.journal?.eissn, parseIssn, 'an ISSN', place, file)
  identifier('license', settings.license, parseLicense, 'an SPDX id or a URL', place, file)
  identifier('journal.doi', settings.journal?.doi, parseDoi, 'a DOI', place, file)
  identifier('crossmark_policy', settings.deposit?.crossmark_policy, parseDoi, 'a DOI', place, file)
  return {settings, page, place}
}

function sayIssue(issue: z.core.$ZodIssue, value: unknown, place: TemplateYaml['place'], file: VFile): void {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code === 'unrecognized_keys') {
    const room = String(path.findLast((part) => typeof part === 'string') ?? '')
    for (const key of issue.keys)
      report(
        file,
        'template-field-unknown',
        place(...path, key),
        [...path, key].join('.'),
        nearestHint(key, templateFields[room] ?? [])
      )
    return
  }
  const actual = path.reduce<unknown>((inner, part) => (inner as Record<PropertyKey, unknown>)?.[part], value)
  if (actual === undefined) report(file, 'template-field-missing', place(...path), path.join('.'))
  else
    report(
      file,
      'template-field-invalid',
      place(...path),
      path.join('.'),
      expectation(issue),
      typeof actual === 'string' ? actual : JSON.stringify(actual)
    )
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a ${issue.expected}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_union') return 'text or a number'
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? 'a name'
  return issue.message
}

const faultWords: Record<PageFault['kind'], string> = {
  size: 'a size by name or as 170mm x 240mm',
  landscape: 'a page higher than it is wide',
  range: 'a page from 90 × 128 mm to 420 × 594 mm',
  length: 'a length with its unit, as 20mm,',
  lengths: 'one to four lengths with their units',
  side: 'top, bottom, inner or outer'
}

function sayFault({kind, path, value, hint}: PageFault, place: Point | undefined, file: VFile): void {
  const field = ['page', ...path].join('.')
  if (kind === 'side') report(file, 'template-field-unknown', place, field, hint)
  else
    report(
      file,
      'template-field-invalid',
      place,
      field,
      `${faultWords[kind]}${hint.replace(/^;/u, ',')}`,
      value
    )
}

function identifier(
  field: string,
  text: string | undefined,
  parse: (text: string) => unknown,
  what: string,
  place: TemplateYaml['place'],
  file: VFile
): void {
  const room = field === 'crossmark_policy' ? 'deposit' : 'journal'
  if (text !== undefined && parse(text) === undefined)
    report(file, 'template-field-invalid', place(room, field), `${room}.${field}`, what, text)
}
