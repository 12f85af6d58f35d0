import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Affiliation,
  type Contributor,
  type CreditRole,
  displayName,
  type Metadata,
  type NativeName,
  nearestOrcid,
  type PersonName,
  parseOrcid,
  parsePersonName,
  parseRor
} from '../../model/index.js'
import {namedAffiliations, type Shared, sharedAffiliations} from './affiliations.js'
import type {Fields} from './fields.js'
import {
  type AnnotatedName,
  namesInstitution,
  readNameNotes,
  splitPeople,
  withSharedNotes
} from './name-notes.js'
import {roleNames} from './role-names.js'
import type {AffiliationInput, ContributorInput} from './schema.js'
import type {Path, YamlValue} from './yaml.js'

/**
 * Authors with their affiliations.
 *
 * An author names affiliations by id, number, or name, several in one string
 * (`"1, 2"`), or holds them inline. Notes and marks in a name say what they
 * say elsewhere. Reports `affiliation-unresolved`, `affiliation-unused`,
 * `identifier-invalid`, `field-invalid`, `mark-unclear`.
 */
export function readContributors(
  {values, keys}: Fields,
  yaml: YamlValue,
  file: VFile
): Pick<Metadata, 'contributors' | 'affiliations'> {
  const field: Path = keys.authors ?? ['authors']
  const people = typeof values.authors === 'string' ? splitPeople(values.authors) : (values.authors ?? [])
  const typed = withSharedNotes(people.map((person) => (typeof person === 'string' ? person : '')))
  const inputs = people.map(
    (person, index): ContributorInput =>
      typeof person === 'string' ? {name: typed[index] ?? person} : person
  )
  const shared = sharedAffiliations(values.affiliations, keys.affiliations ?? ['affiliations'], inputs, field)
  const used: Shared[] = []
  const familyFirst =
    values.name_order === undefined
      ? /^hu\b/iu.test(values.lang ?? '')
      : /^(?:family-first|eastern)$/u.test(values.name_order)
  const contributors = inputs.map((input, index): Contributor => {
    const path: Path = [...field, index]
    const {name, said} = readName(input, familyFirst)
    const named = namedAffiliations(input.affiliations ?? said.affiliations, path, shared)
    const unclear = [...said.unclear, ...named.signs.filter((sign) => !/^(?:\*+|cor|corresp)$/iu.test(sign))]
    for (const mark of named.missing)
      report(file, 'affiliation-unresolved', yaml.place([...path, 'affiliation']), mark, displayName(name))
    for (const mark of unclear) report(file, 'mark-unclear', yaml.place(path), mark, displayName(name))
    const affiliations = named.affiliations.map((found) => {
      const at = used.findIndex(({key}) => key === found.key)
      return `aff-${at < 0 ? used.push(found) : at + 1}`
    })
    const orcid = input.orcid ?? (said.url && /orcid\.org/iu.test(said.url) ? said.url : undefined)
    const url = input.url ?? said.url
    return {
      id: `author-${index + 1}`,
      name,
      nativeName: input.native_name === undefined ? undefined : nativeName(input.native_name),
      orcid: readOrcid(orcid, [...path, 'orcid'], yaml, file),
      affiliations: [...new Set(affiliations)],
      corresponding:
        input.corresponding ?? (said.corresponding || named.signs.some((sign) => !unclear.includes(sign))),
      email: (input.email ?? said.email)?.replace(/^mailto:|^<|>$/giu, ''),
      equalContribution: input.equal_contribution ?? said.equal,
      deceased: input.deceased ?? said.deceased,
      roles: rolesOf(input, path, yaml, file),
      url: url && url !== orcid && /^https?:\/\//iu.test(url) ? url : undefined,
      note: [input.note, ...said.notes].filter(Boolean).join(' ') || undefined
    }
  })
  const known = new Set(used.map(({key}) => key))
  for (const [index, entry] of shared.entries()) {
    if (contributors.length === 0 || entry.inline || known.has(entry.key)) continue
    report(
      file,
      'affiliation-unused',
      yaml.place([...(keys.affiliations ?? ['affiliations']), index]),
      entry.name ?? entry.key
    )
    used.push(entry)
  }
  return {
    contributors: contributors.length > 0 ? contributors : undefined,
    affiliations:
      used.length > 0 ? used.map((entry, index) => affiliation(entry, index, yaml, file)) : undefined
  }
}

function affiliation(entry: Shared, index: number, yaml: YamlValue, file: VFile): Affiliation {
  const {institution, text} = wordsOf(entry)
  const why = 'its check digits or form are wrong'
  return {
    id: `aff-${index + 1}`,
    label: String(index + 1),
    text,
    institution,
    ...(entry.translation && {translations: [nativeName(entry.translation)]}),
    department: entry.department,
    city: entry.city,
    region: entry.region,
    country: entry.country,
    postalCode: entry.postal_code,
    ...(entry.address && {address: entry.address}),
    ror: checked('ROR id', entry.ror, parseRor, why, [...entry.path, 'ror'], yaml, file),
    ...(entry.url && /^https?:\/\//iu.test(entry.url) && {url: entry.url})
  }
}

/** What notes and marks at a name say. */
interface Said {
  corresponding: boolean
  equal: boolean
  deceased: boolean
  email?: string
  url?: string
  /** Marks of affiliations, or one in words. */
  affiliations?: string | string[]
  unclear: string[]
  /** What no field holds, in the author's words. */
  notes: string[]
}

function readName(input: ContributorInput, familyFirst: boolean): {name: PersonName; said: Said} {
  const parts = typeof input.name === 'object' ? input.name : input
  const {given, family} = parts
  // `name: {given, family}` may have its particle and suffix beside it.
  const particle = parts.particle ?? input.particle
  const suffix = parts.suffix ?? input.suffix
  if (given || family) {
    const clean = (text: string | undefined) => text && readNameNotes(text)
    const [first, last] = [clean(given), clean(family)]
    const name = {
      given: first ? first.name : undefined,
      family: last ? [particle, last.name].filter(Boolean).join(' ') : undefined,
      suffix,
      ...(familyFirst ? {style: 'eastern' as const} : {})
    }
    return {
      name: family ? name : {literal: name.given},
      said: understand([first, last].filter((part) => typeof part === 'object'))
    }
  }
  const literal = parts.literal ?? input.literal
  const whole = (typeof input.name === 'string' ? input.name : undefined) ?? literal
  if (!whole) return {name: {literal: 'Anonymous'}, said: understand([])}
  // `Jane Doe, University of A`, `Jane Doe (University of A)`
  const placed = whole.length < 1000 && /^([^,(]+?)\s*[,(]\s*(.+?)\)?$/u.exec(whole)
  const here =
    !literal &&
    placed !== null &&
    placed !== false &&
    namesInstitution(placed[2] ?? '') &&
    !namesInstitution(placed[1] ?? '')
  const read = readNameNotes(here ? (placed[1] as string) : whole)
  const said = understand([read])
  if (here && said.affiliations === undefined) said.affiliations = [placed[2] as string]
  if (literal) return {name: {literal: read.name}, said}
  const parsed = parsePersonName(read.name, {familyFirst})
  return {name: suffix && parsed.family ? {...parsed, suffix} : parsed, said}
}

function understand(parts: AnnotatedName[]): Said {
  const said: Said = {corresponding: false, equal: false, deceased: false, unclear: [], notes: []}
  const marks = parts.flatMap((part) => part.marks)
  for (const {email, url} of parts) {
    said.email ??= email
    said.url ??= url
  }
  for (const note of parts.flatMap((part) => part.notes)) {
    const {email} = readNameNotes(note)
    said.email ??= email
    const plain = note.replace(/[\w.+-]{1,64}@[\w.-]{1,200}/u, '').trim()
    const corresponding = /^(?:\W*(?:to whom )?correspond\w*(?: author)?|通讯作者|通信作者)/iu.test(plain)
    if (corresponding) said.corresponding = true
    if (/\b(?:co-?first|equal(?:ly)?)\b|同等贡献|共同第一/iu.test(plain)) said.equal = true
    else if (/^deceased\b|已故/iu.test(plain)) said.deceased = true
    else if (namesInstitution(plain) && !corresponding && said.affiliations === undefined)
      said.affiliations = [
        note.replace(/[\s,;]*(?:e-?mail:?\s*)?<?[\w.+-]{1,64}@[\w.-]{1,200}>?[\s,;.]*/giu, ' ').trim()
      ]
    else if (!corresponding || plain.length > 60) if (plain !== '') said.notes.push(note)
  }
  if (marks.includes('*')) said.corresponding = true
  const places = marks.filter((mark) => /^[\w]{1,3}$/u.test(mark))
  if (places.length > 0 && said.affiliations === undefined) said.affiliations = places
  said.unclear = marks.filter((mark) => mark !== '*' && !places.includes(mark))
  return said
}

/** Script of a name → the language it is most likely in (ISO 15924 where that can't be told). */
const languagesOfScripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Cyrillic}/u, 'und-Cyrl'],
  [/\p{Script=Arabic}/u, 'und-Arab'],
  [/\p{Script=Devanagari}/u, 'und-Deva'],
  [/\p{Script=Latin}/u, 'und-Latn']
]

function nativeName(value: string | {name: string; lang?: string | undefined}): NativeName {
  const {name, lang = undefined} = typeof value === 'string' ? {name: value} : value
  const isTag = lang !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4}$/iu.test(lang)
  const language = isTag ? lang : languagesOfScripts.find(([script]) => script.test(name))?.[1]
  return {text: name, language: language ?? 'und'}
}

function readOrcid(
  value: string | undefined,
  path: Path,
  yaml: YamlValue,
  file: VFile
): Contributor['orcid'] {
  if (value === undefined) return undefined
  // YAML reads sixteen digits as a number, and drops the zeros before it.
  const text = /^\d{8,15}$/u.test(value) ? value.padStart(16, '0') : value
  const near = nearestOrcid(text)
  const why = `its check digit or form is wrong${near ? `; did you mean \`${near}\`?` : ''}`
  return checked('ORCID iD', text, parseOrcid, why, path, yaml, file)
}

function rolesOf({roles}: ContributorInput, path: Path, yaml: YamlValue, file: VFile): CreditRole[] {
  const list = roles === undefined ? [] : typeof roles === 'string' ? roles.split(/\s*[;,]\s*/u) : roles
  return list.flatMap((entry) => {
    const slug = roleNames.get(entry.toLowerCase().replace(/[^a-z]+/gu, '-'))
    if (!slug) report(file, 'field-invalid', yaml.place([...path, 'roles']), 'roles', 'a CRediT role', entry)
    return slug ? [slug as CreditRole] : []
  })
}

function wordsOf(entry: AffiliationInput): {institution?: string; text: string} {
  const place = [entry.address, entry.city, entry.region, entry.postal_code, entry.country]
  const text = [entry.department, entry.name, ...place].filter(Boolean).join(', ')
  return {institution: entry.name, text: text || (entry.ror ?? '')}
}

function checked<T>(
  kind: string,
  value: string | undefined,
  parse: (text: string) => T | undefined,
  why: string,
  path: Path,
  yaml: YamlValue,
  file: VFile
): T | undefined {
  if (value === undefined) return undefined
  const parsed = parse(value)
  if (parsed === undefined) report(file, 'identifier-invalid', yaml.place(path), kind, value, why)
  return parsed
}
