import {resolve} from 'node:path'
import {foundByDoi} from '../archive/find.js'
import {
  type ArchivedEdition,
  type ArchiveObject,
  listHeads,
  type ObjectHead,
  readObjectAt
} from '../archive/object.js'
import {NotAStore, storeVersion} from '../archive/root.js'
import {diskStore} from '../environment/disk-store.js'
import type {Store} from '../environment/store.js'
import {type Doi, parseDoi} from '../model/index.js'

/** Wrong usage that commander can't see. `message` tells what was expected. */
export class WrongUsage extends Error {}

/** The store of `--store`; it need not be one yet. */
export function openStore(folder: string): Store {
  return diskStore(resolve(folder), folder)
}

/** @throws {WrongUsage} */
export function doiArgument(text: string | undefined): Doi | undefined {
  if (text === undefined) return undefined
  const doi = parseDoi(text)
  if (!doi) throw new WrongUsage(`Cannot read \`${text}\` as a DOI: expected one such as \`10.1234/abc\``)
  return doi
}

/** An object to be read when its turn comes: a store may hold more than memory does. */
export interface Chosen extends ObjectHead {
  /** Number of the edition that the DOI names, when it is the DOI of a version. */
  named?: number
}

/** Objects of a store, or the one of a DOI, in the order of their ids. @throws {NotAStore} */
export async function chosenObjects(store: Store, doi: Doi | undefined): Promise<Chosen[]> {
  await storeVersion(store)
  if (doi) {
    const {object, edition} = await foundByDoi(store, doi)
    return [{...object, named: edition?.number}]
  }
  const heads: Chosen[] = []
  for await (const head of listHeads(store)) heads.push(head)
  return heads.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** All of a chosen object. @throws {NotAStore} when its inventory can't be read. */
export async function readChosen(store: Store, {id, path}: Chosen): Promise<ArchiveObject> {
  const object = await readObjectAt(store, path)
  if (object) return object
  throw new NotAStore(`Cannot read the inventory of ${id} in \`${path}\`: run \`colophon archive verify\``)
}

/** The object of a DOI, or the only one there is. @throws {WrongUsage} */
export async function onlyObject(store: Store, doi: string | undefined): Promise<ArchiveObject> {
  const objects = await chosenObjects(store, doiArgument(doi))
  const [object] = objects
  if (object && objects.length === 1) return readChosen(store, object)
  throw new WrongUsage(
    object
      ? `Cannot tell which article is meant: ${store.name} holds ${objects.length}. Name its DOI`
      : `Cannot find an edition: ${store.name} holds none yet`
  )
}

/** @throws {WrongUsage} when the object has no such edition. */
export function chosenEdition(object: ArchiveObject, number: number | 'last' = 'last'): ArchivedEdition {
  const {editions} = object
  const edition = number === 'last' ? editions.at(-1) : editions.find((one) => one.number === number)
  if (edition) return edition
  throw new WrongUsage(
    `Cannot find edition ${number} of ${titleOf(object)}: it has ${editions.map((one) => one.number).join(', ')}`
  )
}

/** The DOI; of an object of others, its id. */
export function titleOf({doi, id}: ObjectHead): string {
  return doi ?? id
}
