import type {Fields} from './fields.js'
import type {AffiliationInput, ContributorInput} from './schema.js'
import type {Path} from './yaml.js'

/** An affiliation, its mark, and where it stands. */
export type Shared = AffiliationInput & {key: string; path: Path; inline?: true}

/**
 * Affiliations that authors may name: those of `affiliations`, then those an
 * author holds with an id, for the others to refer to (Quarto).
 *
 * Without ids they are counted from 1; from 0, where an author says `0`.
 */
export function sharedAffiliations(
  input: Fields['values']['affiliations'],
  field: Path,
  people: readonly ContributorInput[],
  peoplePath: Path
): Shared[] {
  const list = typeof input === 'string' ? splitAffiliations(input) : (input ?? [])
  const named = (person: ContributorInput) => [person.affiliations ?? []].flat()
  const zero = people.some((person) =>
    named(person).some(
      (mark) => typeof mark === 'string' && /^(?:\d+[\s,;]+)*0(?:[\s,;]|$)/u.test(mark.slice(0, 40))
    )
  )
  const shared = list.map((entry, index): Shared => {
    const made: AffiliationInput = typeof entry === 'string' ? markedAffiliation(entry) : entry
    return {...made, key: made.id ?? String(index + (zero ? 0 : 1)), path: [...field, index]}
  })
  for (const [index, person] of people.entries()) {
    for (const entry of named(person)) {
      if (typeof entry === 'string' || entry.id === undefined || Object.keys(entry).length < 2) continue
      if (!shared.some(({key}) => key === entry.id))
        shared.push({...entry, key: entry.id, path: [...peoplePath, index], inline: true})
    }
  }
  return shared
}

/** `1 University of A` or `^a^ University of A`: its mark typed before it. */
function markedAffiliation(text: string): AffiliationInput {
  const found = /^(?:\^([\w*†‡]{1,4})\^|<sup>([\w*†‡]{1,4})<\/sup>|(\d{1,2})[.)]?(?=\s+\p{L}))\s*(.+)$/u.exec(
    text
  )
  const id = found?.[1] ?? found?.[2] ?? found?.[3]
  return id ? {id, name: found?.[4]} : {name: text}
}

/** Several in one string, with semicolons or line breaks between. */
function splitAffiliations(text: string): string[] {
  if (text.length > 20_000) return [text]
  return text
    .split(/;|\n|\\\\/u)
    .map((part) => part.trim())
    .filter(Boolean)
}

/** Marks that say something else than a place of work. */
const signs = /^(?:[*†‡§¶#]+|cor|corresp)$/iu

/** What a person names: affiliations, marks that lead nowhere, and signs such as `*`. */
export interface Named {
  affiliations: Shared[]
  missing: string[]
  signs: string[]
}

/** Follow the ids, numbers, letters and names that a person gives, several in one string: `1, 2`, `1 and 3`, `a b`. */
export function namedAffiliations(
  given: ContributorInput['affiliations'],
  path: Path,
  shared: readonly Shared[]
): Named {
  const found: Named = {affiliations: [], missing: [], signs: []}
  for (const entry of [given ?? []].flat()) {
    if (typeof entry !== 'string') {
      const known = shared.find(({key}) => key === entry.id)
      const bare = entry.id !== undefined && Object.keys(entry).length === 1
      if (known) found.affiliations.push(known)
      else if (bare) found.missing.push(entry.id as string)
      else found.affiliations.push({...entry, path, key: `inline ${JSON.stringify(entry)}`})
    } else followText(entry, path, shared, found)
  }
  return found
}

function followText(text: string, path: Path, shared: readonly Shared[], found: Named): void {
  const find = (mark: string) => {
    const plain = mark.toLowerCase()
    return shared.find(
      ({key, name}) => key === mark || key.toLowerCase() === plain || name?.toLowerCase() === plain
    )
  }
  const whole = find(text)
  if (whole) {
    found.affiliations.push(whole)
    return
  }
  const marks = text.length < 100 ? splitMarks(text) : [text]
  const words = marks.filter((mark) => !find(mark) && !signs.test(mark))
  // Words rather than marks: the author wrote the affiliation itself.
  if (words.some((mark) => !/^[\w.-]{1,8}$/u.test(mark)) || (words.length === marks.length && isName(text))) {
    const parts = text.includes(';') ? splitAffiliations(text) : [text]
    for (const part of parts) {
      const known = find(part)
      found.affiliations.push(known ?? {name: part, path, key: `inline ${part}`})
    }
    return
  }
  for (const mark of marks) {
    const known = find(mark)
    if (known) found.affiliations.push(known)
    else if (signs.test(mark)) found.signs.push(mark)
    else found.missing.push(mark)
  }
}

/** `MIT`, `ETH`: letters that name a place by themselves; a mark is a figure, one letter, or a lower-case id. */
function isName(text: string): boolean {
  return /^\p{Lu}[\p{L}.-]+$/u.test(text)
}

function splitMarks(text: string): string[] {
  const ranges = text.replace(/\b(\d{1,2})\s*[-–]\s*(\d{1,2})\b/gu, (whole, from: string, to: string) => {
    const [start, count] = [Number(from), Number(to) - Number(from) + 1]
    return count > 1 && count < 30
      ? Array.from({length: count}, (_, index) => start + index).join(',')
      : whole
  })
  const raised = ranges.replace(/[\^{}$\\]/gu, '')
  const parts = raised.split(/\s*[,;&、，；]\s*|\s+(?:and|und|et|y)\s+|\s*(?=[*†‡§¶#])/u)
  const spaced = parts.every((part) => /^[\w*†‡]{1,2}(?:\s+[\w*†‡]{1,2})*$/u.test(part.trim()))
  return (spaced ? parts.flatMap((part) => part.split(/\s+/u)) : parts)
    .map((part) => part.trim())
    .filter(Boolean)
}
