import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Collaborator,
  type CollaboratorRole,
  collaboratorRoles,
  parseOrcid,
  parsePersonName
} from '../../model/index.js'
import type {Fields} from './fields.js'
import {readNameNotes, splitPeople} from './name-notes.js'
import type {CollaboratorInput} from './schema.js'
import type {YamlValue} from './yaml.js'

/** Editors, reviewers and translators; `undefined` where none is stated. Reports `identifier-invalid`. */
export function readCollaborators(
  {values, keys}: Fields,
  yaml: YamlValue,
  file: VFile
): Collaborator[] | undefined {
  const found = collaboratorRoles.flatMap((role) => {
    const field = `${role}s` as const
    const stated = values[field] ?? []
    const people = typeof stated === 'string' ? splitPeople(stated) : stated
    return people.map((person, index) => {
      const input = typeof person === 'string' ? {name: person} : person
      const path = [...(keys[field] ?? [field]), index, 'orcid']
      const orcid = input.orcid === undefined ? undefined : parseOrcid(input.orcid)
      if (input.orcid !== undefined && !orcid)
        report(
          file,
          'identifier-invalid',
          yaml.place(path),
          'ORCID iD',
          input.orcid,
          'its check digit or form is wrong'
        )
      return collaborator(role, input, orcid)
    })
  })
  return found.length > 0 ? found : undefined
}

function collaborator(
  role: CollaboratorRole,
  input: CollaboratorInput,
  orcid: Collaborator['orcid']
): Collaborator {
  const {name, given, family, suffix, literal, affiliation, url} = input
  const parts = typeof name === 'object' ? name : {given, family, suffix, literal}
  const [first, last] = [parts.given, parts.family]
  const whole = typeof name === 'string' ? readNameNotes(name) : undefined
  // A handle such as `@reviewer` is all that is known of some.
  const read = whole && (whole.name.startsWith('@') ? {literal: whole.name} : parsePersonName(whole.name))
  const spelled = last
    ? {...(first && {given: first}), family: last, ...(parts.suffix && {suffix: parts.suffix})}
    : {literal: parts.literal ?? first ?? 'Anonymous'}
  const address = url ?? whole?.url
  return {
    role,
    name: read ?? spelled,
    ...(orcid && {orcid}),
    ...(affiliation && {affiliation: [affiliation].flat().join('; ')}),
    ...(address && /^https?:\/\//iu.test(address) && {url: address})
  }
}
