/**
 * Editions, kept as objects of an OCFL store.
 *
 * In: a store. Out: an article's object with its versions, each a table of
 * files; here they are read, in `write.ts` added, in `verify/` held against
 * OCFL 1.1 and against each other. Left to others: what a galley says of its
 * edition, and how editions are told to people.
 */
import type {EntryKind, Store} from '../environment/store.js'
import type {Doi} from '../model/index.js'
import {
  digestOf,
  doiOf,
  type Inventory,
  type InventoryHead,
  objectId,
  parseHead,
  parseInventory,
  versionNumber
} from './inventory.js'
import {objectPath, readLayout} from './layout.js'

/** All editions of an article. */
export interface ArchiveObject {
  /** OCFL id: the URL of the DOI. */
  id: string
  /** `undefined`: an object of others, with an id that is no DOI. */
  doi?: Doi
  /** Path of its folder, below the store. */
  path: string
  inventory: Inventory
  /** Bytes of the inventory: what is signed and attested. */
  inventoryBytes: Uint8Array
  /** Oldest first. */
  editions: ArchivedEdition[]
}

/** An article and its editions, without their files. */
export type ObjectHead = Pick<ArchiveObject, 'id' | 'doi' | 'path'> & {editions: EditionHead[]}

/** An edition as a list tells of it. */
export interface EditionHead {
  /** 1-based. */
  number: number
  /** Its folder's name: `v1`. */
  version: string
  /** RFC 3339. */
  created: string
  message?: string
  user?: {name: string; address?: string}
}

/** An edition as it is kept: one OCFL version. */
export interface ArchivedEdition extends EditionHead {
  /** By logical path (`source/paper.md`, `galleys/paper.pdf`, `record/build.json` …), sorted. */
  files: Map<string, ArchivedFile>
}

export interface ArchivedFile {
  /** As a reader knows it, `/` between the parts. */
  logicalPath: string
  /** Hex, in the object's own algorithm. */
  digest: string
  /** Where the bytes lie, below the object's folder; a file that did not change lies in an older version. */
  contentPath: string
}

/** The object of a DOI; `undefined` when the store has none. */
export async function readObject(store: Store, doi: Doi): Promise<ArchiveObject | undefined> {
  const id = objectId(doi)
  const layout = await readLayout(store)
  if (layout) return readObjectAt(store, objectPath(id, layout))
  for await (const path of objectPaths(store)) {
    const object = await readObjectAt(store, path)
    if (object && (object.id === id || (object.doi && objectId(object.doi) === id))) return object
  }
  return undefined
}

/** The object in a folder; `undefined` when there is none that can be read. */
export async function readObjectAt(store: Store, path: string): Promise<ArchiveObject | undefined> {
  const inventoryBytes = await store.read(join(path, 'inventory.json'))
  const inventory = inventoryBytes && parseInventory(inventoryBytes)
  if (!inventory) return undefined
  const {id, manifest, versions} = inventory
  const places = new Map(Object.entries(manifest).map(([digest, paths]) => [digest.toLowerCase(), paths[0]]))
  const editions = editionsOf(versions).map((edition) => ({
    ...edition,
    files: filesOf(versions[edition.version]?.state ?? {}, places)
  }))
  return {id, doi: doiOf(id), path, inventory, inventoryBytes, editions}
}

/** Every object of a store, in the order of their folders: of ten thousand in a second, for files are not looked at. */
export async function* listHeads(store: Store): AsyncGenerator<ObjectHead> {
  for await (const path of pathsOf(store)) {
    const bytes = await store.read(join(path, 'inventory.json'))
    const head = bytes && parseHead(bytes)
    if (head) yield {id: head.id, doi: doiOf(head.id), path, editions: editionsOf(head.versions)}
  }
}

async function* pathsOf(store: Store): AsyncGenerator<string> {
  const layout = await readLayout(store)
  yield* layout ? foldersAt(store, '', layout.numberOfTuples + 1) : objectPaths(store)
}

/** Where the layout is known, objects lie at one depth: none of them is looked into to be found. */
async function* foldersAt(store: Store, below: string, depth: number): AsyncGenerator<string> {
  if (depth === 0) {
    yield below
    return
  }
  for (const {name, kind} of (await store.list(below)) ?? [])
    if (kind === 'folder' && !(below === '' && name === 'extensions'))
      yield* foldersAt(store, join(below, name), depth - 1)
}

/** Folders that hold an object: those with an object's declaration, and none of what lies below them. */
export async function* objectPaths(store: Store, below = ''): AsyncGenerator<string> {
  const entries = (await store.list(below)) ?? []
  if (entries.some(({name, kind}) => isFile(kind) && name.startsWith('0=ocfl_object_'))) {
    yield below
    return
  }
  for (const {name, kind} of entries)
    if (kind === 'folder' && !(below === '' && name === 'extensions'))
      yield* objectPaths(store, join(below, name))
}

const isFile = (kind: EntryKind) => kind === 'file'

/** A sealed file that is missing or altered. `message` tells which. */
export class SealedFileLost extends Error {}

/** Bytes of an edition's file. @throws {SealedFileLost} */
export async function readFileOf(
  store: Store,
  object: ArchiveObject,
  file: ArchivedFile
): Promise<Uint8Array> {
  const bytes = await store.read(join(object.path, file.contentPath))
  if (bytes && digestOf(bytes, object.inventory.digestAlgorithm) === file.digest.toLowerCase()) return bytes
  const place = `\`${file.contentPath}\` of ${object.id}`
  throw new SealedFileLost(
    bytes
      ? `Expected the bytes that were sealed in ${place}: it was altered. Take it from another copy of the store`
      : `Cannot find ${place}, which was sealed. Take it from another copy of the store`
  )
}

export function join(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('/')
}

/** Oldest first. */
function editionsOf(versions: InventoryHead['versions']): EditionHead[] {
  return Object.entries(versions)
    .flatMap(([version, {created, message, user}]) => {
      const number = versionNumber(version)
      return number === undefined ? [] : [{number, version, created, message, user}]
    })
    .sort((a, b) => a.number - b.number)
}

function filesOf(
  state: Record<string, string[]>,
  places: Map<string, string | undefined>
): Map<string, ArchivedFile> {
  const files = Object.entries(state).flatMap(([digest, logicalPaths]) => {
    const contentPath = places.get(digest.toLowerCase())
    return contentPath === undefined
      ? []
      : logicalPaths.map((logicalPath): ArchivedFile => ({logicalPath, digest, contentPath}))
  })
  files.sort((a, b) => (a.logicalPath < b.logicalPath ? -1 : 1))
  return new Map(files.map((file) => [file.logicalPath, file]))
}
