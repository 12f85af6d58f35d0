/**
 * The objects that the OCFL project keeps for validators, made anew after
 * their names and their published descriptions.
 *
 * A name begins with the codes that are to be found: `E…` breaks the object,
 * `W…` leaves it valid; others have nothing an error could be found in.
 *
 * @see https://github.com/OCFL/fixtures
 */
import {createHash} from 'node:crypto'
import {memoryStore} from '../../src/environment/memory-store.js'

// biome-ignore lint/suspicious/noExplicitAny: it is broken on purpose, in every way.
export type Json = Record<string, any>

export type Release = '1.0' | '1.1'

/** An object about to be written. */
export interface Draft {
  release: Release
  /** Inventory of the object; that of its latest version is the same unless it is put there. */
  root: Json
  /** Inventories of older versions, and of the latest where it differs, by the version's folder. */
  own: Map<string, Json>
  /** Content and all else, by path below the object. */
  files: Map<string, string>
  folders: Set<string>
  /** Done when all files are written. */
  last: ((files: Map<string, string>) => void)[]
}

/** Name, as the OCFL project calls it; what it is made of; how it is broken; only of one release. */
export type Fixture = [name: string, versions: Versions, change: (draft: Draft) => void, only?: Release]

/** Logical path → text, of each version. */
export type Versions = Record<string, string>[]

export const digest = (text: string, algorithm = 'sha512') =>
  createHash(algorithm.replace('blake2b-512', 'blake2b512')).update(text).digest('hex')

/** A sound object of some versions, changed, in a store of its own. */
export function write(
  release: Release,
  versions: Versions,
  change: (draft: Draft) => void
): ReturnType<typeof memoryStore> {
  const draft = sound(release, versions)
  change(draft)
  const {root, own, files, folders, last} = draft
  const names = Object.keys(root['versions'] ?? {v1: {}})
  const head = names.at(-1) ?? 'v1'
  const put = (folder: string, inventory: Json) => {
    const text = JSON.stringify(inventory, null, 2)
    const algorithm = ['sha256', 'md5'].includes(inventory['digestAlgorithm'])
      ? inventory['digestAlgorithm']
      : 'sha512'
    files.set(`${folder}inventory.json`, text)
    files.set(`${folder}inventory.json.${algorithm}`, `${digest(text, algorithm)} inventory.json\n`)
  }
  put('', root)
  for (const [name, inventory] of own) put(`${name}/`, inventory)
  if (!own.has(head)) put(`${head}/`, root)
  for (const act of last) act(files)
  const store = memoryStore(Object.fromEntries(files))
  for (const folder of folders) {
    const parts = folder.split('/')
    for (let length = 1; length <= parts.length; length++) store.folders.add(parts.slice(0, length).join('/'))
  }
  return store
}

/** Fixtures of each release, ready to be written. */
export function fixturesOf(list: Fixture[]) {
  return (['1.0', '1.1'] as const).flatMap((release) =>
    list
      .filter(([, , , only]) => only === undefined || only === release)
      .map(([name, versions, change]) => ({release, name, make: () => write(release, versions, change)}))
  )
}

function sound(release: Release, versions: Versions): Draft {
  const files = new Map([[`0=ocfl_object_${release}`, `ocfl_object_${release}\n`]])
  const own = new Map<string, Json>()
  let inventory: Json = {
    id: 'urn:example:object',
    type: `https://ocfl.io/${release}/spec/#inventory`,
    digestAlgorithm: 'sha512',
    head: 'v1',
    manifest: {},
    versions: {}
  }
  for (const [index, state] of versions.entries()) {
    const name = `v${index + 1}`
    inventory = structuredClone(inventory)
    inventory['head'] = name
    const block: Json = {
      created: `2020-01-0${index + 1}T01:02:03Z`,
      state: {},
      message: `Version ${index + 1}`,
      user: {name: 'Tester', address: 'mailto:tester@example.org'}
    }
    for (const [path, text] of Object.entries(state)) {
      const key = digest(text)
      if (!inventory['manifest'][key]) {
        inventory['manifest'][key] = [`${name}/content/${path}`]
        files.set(`${name}/content/${path}`, text)
      }
      block['state'][key] = [...(block['state'][key] ?? []), path]
    }
    inventory['versions'][name] = block
    if (index < versions.length - 1) own.set(name, inventory)
  }
  return {release, root: inventory, own, files, folders: new Set(), last: []}
}

export const one: Versions = [{'a_file.txt': 'One\n'}]
export const three: Versions = [{'a_file.txt': 'One\n'}, {'a_file.txt': 'Two\n'}, {'a_file.txt': 'Three\n'}]

/** Another name for a version, everywhere. */
export function renameVersion({root, own, files}: Draft, from: string, to: string): void {
  const swap = (text: string) => (text.startsWith(`${from}/`) ? to + text.slice(from.length) : text)
  for (const inventory of [root, ...own.values()]) {
    const {manifest, versions} = inventory
    for (const key of Object.keys(manifest)) manifest[key] = manifest[key].map(swap)
    inventory['versions'] = Object.fromEntries(
      Object.entries(versions).map(([name, block]) => [name === from ? to : name, block])
    )
    if (inventory['head'] === from) inventory['head'] = to
  }
  for (const [path, text] of [...files])
    if (path !== swap(path)) {
      files.delete(path)
      files.set(swap(path), text)
    }
  const inventory = own.get(from)
  if (inventory) {
    own.delete(from)
    own.set(to, inventory)
  }
}

/** The same inventory, by digests of another algorithm. */
export function rehash(inventory: Json, algorithm: string, files: Map<string, string>): void {
  const table = new Map<string, string>()
  for (const [key, paths] of Object.entries(inventory['manifest'] as Record<string, string[]>))
    table.set(key, digest(files.get(paths[0] as string) ?? '', algorithm))
  const swap = (block: Json) =>
    Object.fromEntries(Object.entries(block).map(([key, paths]) => [table.get(key) ?? key, paths]))
  inventory['digestAlgorithm'] = algorithm
  inventory['manifest'] = swap(inventory['manifest'])
  for (const version of Object.values(inventory['versions'] as Json)) version.state = swap(version.state)
}

/** The value of a table's only, or first, key goes to another key. */
export function rekey(table: Json, to: (key: string) => string): void {
  const [key = ''] = Object.keys(table)
  const value = table[key]
  delete table[key]
  table[to(key)] = value
}
