import type {Store} from '../environment/store.js'
import {type Doi, parseDoi} from '../model/index.js'
import {objectId} from './inventory.js'
import {type ArchivedEdition, type ArchiveObject, listHeads, readObject, readObjectAt} from './object.js'
import {parts, readRecordOf} from './record.js'
import {NotAStore} from './root.js'

/** What a DOI names in a store. */
export interface Found {
  object: ArchiveObject
  /** The DOI is that of a version: its latest edition. `undefined`: it is that of them all. */
  edition?: ArchivedEdition
}

/**
 * What a DOI names: an object, or, by a version's own DOI, an edition of one.
 *
 * Objects are named by the DOI of all versions. One of a single version is
 * looked for where it most often leads, `10.1234/abc` for `10.1234/abc.v2`, and
 * then in the records of all editions.
 */
export async function findByDoi(store: Store, doi: Doi): Promise<Found | undefined> {
  const object = await readObject(store, doi)
  if (object) return {object}
  const stem = parseDoi(doi.replace(/[._/-]?v\d+$/iu, ''))
  const likely = stem && stem !== doi ? await readObject(store, stem) : undefined
  const found = likely && (await editionOf(store, likely, doi))
  if (found) return found
  for await (const {path} of listHeads(store)) {
    const other = path === likely?.path ? undefined : await readObjectAt(store, path)
    const edition = other && (await editionOf(store, other, doi))
    if (edition) return edition
  }
  return undefined
}

/** The same, where it must be there. @throws {NotAStore} */
export async function foundByDoi(store: Store, doi: Doi): Promise<Found> {
  const found = await findByDoi(store, doi)
  if (found) return found
  throw new NotAStore(
    `Cannot find ${doi} in \`${store.name}\`: \`colophon archive list\` shows what it holds`
  )
}

async function editionOf(store: Store, object: ArchiveObject, doi: Doi): Promise<Found | undefined> {
  for (const edition of object.editions.toReversed()) {
    const own = edition.files.has(parts.record) ? await readRecordOf(store, object, edition) : undefined
    const stated = own && parseDoi(own.doi)
    if (stated && objectId(stated) === objectId(doi)) return {object, edition}
  }
  return undefined
}
