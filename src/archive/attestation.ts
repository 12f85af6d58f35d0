import type {Store} from '../environment/store.js'
import {type Doi, parseDoi} from '../model/index.js'
import {digestOf, doiOf} from './inventory.js'
import {type ArchivedEdition, type ArchiveObject, join, readObject} from './object.js'

/**
 * A line that ties a DOI to an edition by digest.
 *
 * The digest is the SHA-512 of the version's `inventory.json`, which holds the
 * digests of all files of this edition and of those before: who has the line,
 * printed or stored elsewhere, finds out whether a store was changed or rolled
 * back, with `sha512sum` alone.
 */
export interface Attestation {
  doi: Doi
  number: number
  /** Day of the edition. */
  date: string
  /** SHA-512 in hex. */
  digest: string
}

/** `doi:10.1234/abc edition 2 2024-12-18 sha512:…`; `undefined` when the version's inventory is missing. */
export async function attest(
  store: Store,
  {path, id}: ArchiveObject,
  {number, version, created}: ArchivedEdition
): Promise<string | undefined> {
  const inventory = await store.read(join(path, version, 'inventory.json'))
  if (!inventory) return undefined
  return `doi:${doiOf(id) ?? id} edition ${number} ${created.slice(0, 10)} sha512:${digestOf(inventory)}`
}

/** Attestations of a text, one or many; a line may be broken where print broke it. */
export function parseAttestations(text: string): Attestation[] {
  const found = text.matchAll(
    /doi:(\S+)\s+edition\s+(\d{1,6})\s+(\d{4}-\d\d-\d\d)\s+sha512:\s*((?:[\da-f][\s\u00AD-]*){128})(?![\da-f])/giu
  )
  return [...found].flatMap(([, name = '', number, date = '', digits = '']) => {
    const doi = parseDoi(name)
    const digest = digits.replace(/[^\da-f]/giu, '').toLowerCase()
    return doi ? [{doi, number: Number(number), date, digest}] : []
  })
}

/** Whether a store still holds what was attested; `undefined`: it does, otherwise what was found. */
export async function checkAttestation(
  store: Store,
  {doi, number, digest}: Attestation
): Promise<{path: string; found: string} | undefined> {
  const object = await readObject(store, doi)
  if (!object) return {path: '', found: `no object of ${doi}`}
  const {path, editions} = object
  const edition = editions.find((one) => one.number === number)
  if (!edition)
    return {
      path,
      found: `an object that ends with edition ${editions.at(-1)?.number ?? 0}: it was rolled back`
    }
  const place = join(path, edition.version, 'inventory.json')
  const inventory = await store.read(place)
  if (!inventory) return {path: place, found: 'no inventory of this edition'}
  const actual = digestOf(inventory)
  return actual === digest ? undefined : {path: place, found: `sha512 ${actual.slice(0, 16)}…`}
}
