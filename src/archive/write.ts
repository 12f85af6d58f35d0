import type {Store} from '../environment/store.js'
import {digestOf, type Inventory, type InventoryVersion} from './inventory.js'
import {objectPath, readLayout} from './layout.js'
import {type ArchiveObject, join, readObjectAt} from './object.js'
import {finishCommit, type Recovered, recover, writeJournal} from './recover.js'
import {jsonText, prepareRoot, staging, storeVersion} from './root.js'
import {type EditionSigner, signaturePath} from './signature.js'

/** What becomes an edition. */
export interface EditionDraft {
  /** Identifier of the object: `objectId(doi)`. */
  id: string
  /** By logical path. */
  files: Map<string, Uint8Array>
  /** RFC 3339. */
  created: string
  /** Told the number, `Edition 2` … */
  message: (number: number) => string
  user: {name: string; address?: string}
  /** Whether a file decides if something changed; others only tell how it came about. */
  isDecisive: (logicalPath: string) => boolean
  signer?: EditionSigner
}

export interface Addition {
  outcome: 'added' | 'unchanged'
  object: ArchiveObject
  /** The leftover of an interrupted seal that was found first. */
  recovered?: Recovered
}

/** An object that must not be added to. `message` tells why. */
export class ObjectDamaged extends Error {}

/**
 * Add an edition to its object; the caller holds the lock.
 *
 * Everything is written aside, confirmed by the disk, and then moved to its
 * place, so that the object is the old one until it is the new one.
 *
 * @throws {ObjectDamaged}
 */
export async function addEdition(store: Store, draft: EditionDraft): Promise<Addition> {
  const recovered = await recover(store)
  await prepareRoot(store)
  const path = await pathOf(store, draft.id)
  const object = await readIntact(store, path, draft.id)
  if (object && !hasChanged(object, draft)) {
    await clear(store)
    return {outcome: 'unchanged', object, recovered}
  }
  const number = (object?.editions.at(-1)?.number ?? 0) + 1
  const version = nextName(object, number)
  const release = await storeVersion(store)
  const {inventory, added} = nextInventory(object?.inventory, version, number, draft, release)
  const text = jsonText(inventory)
  const sidecar = `${digestOf(text, inventory.digestAlgorithm)} inventory.json\n`
  const sidecarName = `inventory.json.${inventory.digestAlgorithm}`
  const files = new Map<string, string | Uint8Array>(added)
  files.set(`${version}/inventory.json`, text)
  files.set(`${version}/${sidecarName}`, sidecar)
  const signature = draft.signer && {
    path: signaturePath(version, draft.signer),
    text: draft.signer.sign(new TextEncoder().encode(text))
  }

  const commit = object && {
    path,
    version,
    sidecarName,
    signature: signature?.path,
    from: digestOf(object.inventoryBytes),
    to: digestOf(text)
  }
  try {
    if (commit) {
      await stage(store, `${staging}/next`, files)
      if (signature) await stage(store, `${staging}/root`, new Map([['signature', signature.text]]))
      const root = new Map([
        ['inventory.json', text],
        [sidecarName, sidecar]
      ])
      await stage(store, `${staging}/root`, root)
      await writeJournal(store, commit)
    } else {
      files.set(`0=ocfl_object_${release}`, `ocfl_object_${release}\n`)
      files.set('inventory.json', text)
      files.set(sidecarName, sidecar)
      if (signature) files.set(signature.path, signature.text)
      await placeObject(store, path, files)
    }
  } catch (error) {
    // Nothing of it has been moved yet.
    await clear(store).catch(() => {})
    throw error
  }
  if (commit) await finishCommit(store, commit)
  await clear(store)
  const written = await readObjectAt(store, path)
  if (!written) throw new Error(`Cannot read \`${path}\` back`)
  return {outcome: 'added', object: written, recovered}
}

/** Where an object lies, or would. */
async function pathOf(store: Store, id: string): Promise<string> {
  const layout = await readLayout(store)
  if (layout) return objectPath(id, layout)
  throw new ObjectDamaged(
    `Cannot tell where to put editions in \`${store.name}\`: it declares no layout of extension 0004. Name a store that Colophon made`
  )
}

/** The object as it is; `undefined`: it is new. @throws {ObjectDamaged} */
async function readIntact(store: Store, path: string, id: string): Promise<ArchiveObject | undefined> {
  if (!(await store.kind(path))) return undefined
  const object = await readObjectAt(store, path)
  const damaged = (what: string) =>
    new ObjectDamaged(`Cannot add an edition to \`${path}\`: ${what}. Run \`colophon archive verify\``)
  if (!object) throw damaged('its inventory cannot be read')
  if (object.id !== id) throw damaged(`it is the object of ${object.id}`)
  const {inventory, inventoryBytes} = object
  const {digestAlgorithm, head} = inventory
  const sidecar = await store.read(join(path, `inventory.json.${digestAlgorithm}`))
  const stated = new TextDecoder().decode(sidecar ?? new Uint8Array()).split(/\s/u)[0]
  if (stated?.toLowerCase() !== digestOf(inventoryBytes, digestAlgorithm))
    throw damaged('its inventory is not what its digest says')
  const versions = (await store.list(path))?.filter(({name}) => /^v\d+$/u.test(name)) ?? []
  const unknown = versions.find(({name}) => !Object.hasOwn(inventory.versions, name))
  if (unknown) throw damaged(`it has a version ${unknown.name}, but its inventory ends with ${head}`)
  return object
}

function hasChanged({editions, inventory}: ArchiveObject, {files, isDecisive}: EditionDraft): boolean {
  const {digestAlgorithm} = inventory
  const last = editions.at(-1)
  const before = [...(last?.files.values() ?? [])].filter(({logicalPath}) => isDecisive(logicalPath))
  const now = [...files].filter(([logicalPath]) => isDecisive(logicalPath))
  if (before.length !== now.length) return true
  return now.some(
    ([logicalPath, bytes]) =>
      last?.files.get(logicalPath)?.digest.toLowerCase() !== digestOf(bytes, digestAlgorithm)
  )
}

/** Versions follow the first one's way of naming (OCFL 1.1 E013). */
function nextName(object: ArchiveObject | undefined, number: number): string {
  const first = object?.editions[0]?.version ?? 'v1'
  return first.startsWith('v0') ? `v0${String(number).padStart(first.length - 2, '0')}` : `v${number}`
}

/**
 * The inventory with one version more; content that the object has already is not stored again.
 *
 * @param release of OCFL that a new object is of: that of its store (OCFL 1.1 E081).
 */
function nextInventory(
  before: Inventory | undefined,
  version: string,
  number: number,
  {id, files, created, message, user}: EditionDraft,
  release: string
): {inventory: Inventory; added: Map<string, Uint8Array>} {
  const digestAlgorithm = before?.digestAlgorithm ?? 'sha512'
  const content = before?.contentDirectory ?? 'content'
  const manifest = new Map(Object.entries(before?.manifest ?? {}))
  // Digests are keys to the letter, and others may have written them in capitals (E050, E096).
  const known = new Map([...manifest.keys()].map((key) => [key.toLowerCase(), key]))
  const added = new Map<string, Uint8Array>()
  const state: InventoryVersion['state'] = {}
  for (const [logicalPath, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const own = digestOf(bytes, digestAlgorithm)
    const digest = known.get(own) ?? own
    if (!manifest.has(digest)) {
      const contentPath = `${version}/${content}/${logicalPath}`
      manifest.set(digest, [contentPath])
      known.set(own, digest)
      added.set(contentPath, bytes)
    }
    state[digest] = [...(state[digest] ?? []), logicalPath]
  }
  const inventory = {
    id,
    type: before?.type ?? `https://ocfl.io/${release}/spec/#inventory`,
    digestAlgorithm,
    head: version,
    ...(before?.contentDirectory === undefined ? {} : {contentDirectory: content}),
    ...(before?.fixity === undefined ? {} : {fixity: before.fixity}),
    manifest: Object.fromEntries(manifest),
    versions: {...before?.versions, [version]: {created, message: message(number), user, state}}
  }
  return {inventory, added}
}

/** A new object appears in one step: with the highest folder above it that is not there yet. */
async function placeObject(
  store: Store,
  path: string,
  files: Map<string, string | Uint8Array>
): Promise<void> {
  const parts = path.split('/')
  let above = 0
  while (above < parts.length - 1 && (await store.kind(parts.slice(0, above + 1).join('/')))) above += 1
  await stage(store, `${staging}/object/${parts.slice(above).join('/')}`, files)
  await store.rename(`${staging}/object/${parts[above]}`, parts.slice(0, above + 1).join('/'))
  await store.sync(parts.slice(0, above).join('/'))
}

/** Write files aside, and have the disk confirm them and every folder of theirs. */
async function stage(store: Store, folder: string, files: Map<string, string | Uint8Array>): Promise<void> {
  const folders = new Set<string>()
  for (const [path, data] of files) {
    await store.write(`${folder}/${path}`, data)
    const parts = `${folder}/${path}`.split('/')
    for (let length = 1; length < parts.length; length++) folders.add(parts.slice(0, length).join('/'))
  }
  for (const one of [...folders].sort((a, b) => b.length - a.length)) await store.sync(one)
}

async function clear(store: Store): Promise<void> {
  if (!(await store.kind(staging))) return
  await store.remove(staging)
  await store.sync('extensions')
}
