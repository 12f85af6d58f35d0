/** An address to write to that stands apart from the authors: ReScience's `Contact`, `corresponding-author`, `email`. */
import {normalKey} from './aliases.js'
import {isRecord} from './shapes.js'

type Shape = Record<string, unknown>

const names = new Set([
  'contact',
  'contacts',
  'correspondence',
  'corresponding',
  'corresponding_author',
  'email'
])

/**
 * Front matter with its addresses at the authors they belong to, who thereby correspond.
 *
 * An address belongs to the only author, or to the one whose name stands in it. Where one
 * belongs to nobody, or an author has an address, all stays as it is written.
 */
export function withContacts(value: Shape): Shape {
  const key = Object.keys(value).find((one) => names.has(normalKey(one)))
  const field = Object.keys(value).find((one) => /^authors?$/u.test(normalKey(one)))
  const authors = field === undefined ? undefined : value[field]
  if (key === undefined || field === undefined || !Array.isArray(authors)) return value
  const addresses = [value[key]]
    .flat()
    .flatMap((one) => (typeof one === 'string' ? one.split(/[\s,;]+/u) : [one]))
  const people = authors.map((one): Shape | undefined =>
    typeof one === 'string' ? {name: one} : isRecord(one) ? one : undefined
  )
  const isAddressed = people.some((one) => one && Object.keys(one).some((own) => /^e?-?mail$/iu.test(own)))
  if (isAddressed || addresses.length === 0) return value
  const owners = addresses.map((address) => ownerOf(address, people))
  if (owners.some((owner) => owner === undefined) || new Set(owners).size < owners.length) return value
  const told = authors.map((one, index) => {
    const at = owners.indexOf(index)
    return at < 0 ? one : {...people[index], email: addresses[at], corresponding: true}
  })
  const {[key]: _, ...others} = value
  return {...others, [field]: told}
}

/** Index of the author whose address it is. */
function ownerOf(address: unknown, people: (Shape | undefined)[]): number | undefined {
  if (typeof address !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(address)) return undefined
  if (people.length === 1) return people[0] ? 0 : undefined
  const local = letters(address.split('@')[0] ?? '')
  const found = people.flatMap((one, index) =>
    namesOf(one).some((name) => local.includes(name)) ? [index] : []
  )
  return found.length === 1 ? found[0] : undefined
}

/** Parts of a name that tell a person: an initial does not. */
function namesOf(person: Shape | undefined): string[] {
  return Object.entries(person ?? {})
    .filter(([key]) => /name|family|given|surname|first|last/iu.test(key))
    .flatMap(([, name]) => (typeof name === 'string' ? name.split(/[\s,.-]+/u) : []))
    .map(letters)
    .filter((part) => part.length > 2)
}

function letters(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}
