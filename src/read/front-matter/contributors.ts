import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Affiliation,
  type Contributor,
  type CreditRole,
  displayName,
  type Metadata,
  type PersonName,
  parseOrcid,
  parsePersonName,
  parseRor
} from '../../model/index.js'
import type {Fields} from './fields.js'
import {type AffiliationInput, type ContributorInput, roleNames} from './schema.js'
import type {Path, YamlValue} from './yaml.js'

/**
 * Authors with their affiliations.
 *
 * An author names affiliations by id, number, or name, several in one string
 * (`"1, 2"`), or holds them inline. Reports `affiliation-unresolved`,
 * `affiliation-unused`, `identifier-invalid`, `field-invalid`.
 */
export function readContributors(
  {values, keys}: Fields,
  yaml: YamlValue,
  file: VFile
): Pick<Metadata, 'contributors' | 'affiliations'> {
  const shared = readAffiliations(values.affiliations, keys.affiliations ?? 'affiliations')
  const used: Shared[] = []
  const people = typeof values.authors === 'string' ? splitPeople(values.authors) : (values.authors ?? [])
  const contributors = people.map((person, index): Contributor => {
    const path: Path = [keys.authors ?? 'authors', index]
    const input: ContributorInput = typeof person === 'string' ? {name: person} : person
    const name = nameOf(input)
    const affiliations = affiliationsOf(input, path, shared).flatMap((found) => {
      if (typeof found === 'string') {
        report(file, 'affiliation-unresolved', yaml.place([...path, 'affiliation']), found, displayName(name))
        return []
      }
      const at = used.findIndex(({key}) => key === found.key)
      return [`aff-${at < 0 ? used.push(found) : at + 1}`]
    })
    return {
      id: `author-${index + 1}`,
      name,
      orcid: checked(
        'ORCID iD',
        input.orcid,
        parseOrcid,
        'its check digit or form is wrong',
        [...path, 'orcid'],
        yaml,
        file
      ),
      affiliations: [...new Set(affiliations)],
      corresponding: input.corresponding ?? false,
      email: input.email?.replace(/^mailto:/iu, ''),
      equalContribution: input.equal_contribution ?? false,
      deceased: input.deceased ?? false,
      roles: rolesOf(input, path, yaml, file),
      url: input.url && /^https?:\/\//iu.test(input.url) ? input.url : undefined
    }
  })
  for (const [index, entry] of shared.entries()) {
    if (contributors.length === 0 || used.some(({key}) => key === entry.key)) continue
    report(
      file,
      'affiliation-unused',
      yaml.place([keys.affiliations ?? 'affiliations', index]),
      entry.name ?? entry.key
    )
    used.push(entry)
  }
  const affiliations = used.map((entry, index): Affiliation => {
    const {institution, text} = wordsOf(entry)
    return {
      id: `aff-${index + 1}`,
      label: String(index + 1),
      text,
      institution,
      department: entry.department,
      city: entry.city,
      region: entry.region,
      country: entry.country,
      postalCode: entry.postal_code,
      ror: checked(
        'ROR id',
        entry.ror,
        parseRor,
        'its check digits or form are wrong',
        [...entry.path, 'ror'],
        yaml,
        file
      )
    }
  })
  return {
    contributors: contributors.length > 0 ? contributors : undefined,
    affiliations: affiliations.length > 0 ? affiliations : undefined
  }
}

/** An affiliation, its mark, and where it stands. */
type Shared = AffiliationInput & {key: string; path: Path}

function readAffiliations(input: Fields['values']['affiliations'], field: string): Shared[] {
  const list = typeof input === 'string' ? [input] : (input ?? [])
  return list.map((entry, index) => {
    const made: AffiliationInput = typeof entry === 'string' ? {name: entry} : entry
    return {...made, key: made.id ?? String(index + 1), path: [field, index]}
  })
}

/** Affiliations found; strings are marks that lead nowhere. */
function affiliationsOf({affiliations}: ContributorInput, path: Path, shared: Shared[]): (Shared | string)[] {
  const list = affiliations === undefined ? [] : Array.isArray(affiliations) ? affiliations : [affiliations]
  return list.flatMap((entry): (Shared | string)[] => {
    if (typeof entry !== 'string') {
      const known = entry.id !== undefined && shared.find(({key}) => key === entry.id)
      return [known || {...entry, path, key: entry.id ?? `inline ${JSON.stringify(entry)}`}]
    }
    const find = (mark: string) => shared.find(({key, name}) => key === mark || name === mark)
    const whole = find(entry)
    if (whole) return [whole]
    const marks = entry.split(/\s*[,;&]\s*|\s+and\s+/u).filter(Boolean)
    if (marks.every((mark) => find(mark))) return marks.map((mark) => find(mark) as Shared)
    // Words rather than a mark: the author wrote the affiliation itself.
    if (!marks.every((mark) => /^[\w*†‡§]{1,8}$/u.test(mark)))
      return [{name: entry, path, key: `inline ${entry}`}]
    return marks.map((mark) => find(mark) ?? mark)
  })
}

function nameOf(input: ContributorInput): PersonName {
  const parts = typeof input.name === 'object' ? input.name : input
  const {given, family, suffix, literal} = parts
  if (given || family) {
    const particle = input.particle ? `${input.particle} ` : ''
    return {given, family: family && particle + family, suffix}
  }
  const whole = literal ?? (typeof input.name === 'string' ? input.name : undefined)
  // Footnotes and markup in a name belong to other fields; the name is its words.
  return whole
    ? parsePersonName(whole.replace(/\^\[[^\]]*\]|\^[^^\s]+\^|[*_`]|<[^>]*>/gu, '').trim())
    : {literal: 'Anonymous'}
}

function splitPeople(text: string): string[] {
  const separator = text.includes(';') ? /\s*;\s*/u : /\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+/u
  return text.split(separator).filter(Boolean)
}

function rolesOf({roles}: ContributorInput, path: Path, yaml: YamlValue, file: VFile): CreditRole[] {
  const list = roles === undefined ? [] : typeof roles === 'string' ? roles.split(/\s*[;,]\s*/u) : roles
  return list.flatMap((entry) => {
    const role = typeof entry === 'string' ? entry : entry.role
    const slug = roleNames.get(role.toLowerCase().replace(/[^a-z]+/gu, '-'))
    if (!slug) report(file, 'field-invalid', yaml.place([...path, 'roles']), 'roles', 'a CRediT role', role)
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
