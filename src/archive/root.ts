import type {Store} from '../environment/store.js'
import {layoutName, ownLayout} from './layout.js'

/** Folder for what is not yet in the store; it is there only while a seal goes on, or was interrupted. */
export const staging = 'extensions/colophon-staging'

/** File whose holder may write. OCFL ignores files in the root that it does not know (E087). */
export const lockFile = 'colophon.lock'

/** A folder that is no store, and can't become one. */
export class NotAStore extends Error {}

const declaration = '0=ocfl_1.1'

const layoutFile = {
  extension: layoutName,
  description:
    'Objects lie in a folder named by the SHA-256 of their id, below one named by its first digits.'
}

/** Release of OCFL that a store declares: `1.1`. @throws {NotAStore} when it declares none. */
export async function storeVersion(store: Store): Promise<string> {
  const entries = await store.list('')
  const declared = entries?.flatMap(({name}) => /^0=ocfl_(\d+\.\d+)$/u.exec(name)?.[1] ?? [])
  const [version] = declared ?? []
  if (version) return version
  throw new NotAStore(
    entries
      ? `Cannot find a store in \`${store.name}\`: it has no file \`${declaration}\`. \`colophon archive seal\` makes one`
      : `Cannot find the store \`${store.name}\`: there is no such folder. \`colophon archive seal\` makes one`
  )
}

/**
 * Make a store of a folder that is empty, or not there; a store stays as it is.
 *
 * Its declaration is written last: with it the folder is a store, and complete.
 *
 * @throws {NotAStore} when it holds something else, or is a store of another release.
 */
export async function prepareRoot(store: Store): Promise<void> {
  const entries = (await store.list('')) ?? []
  const declared = entries.find(({name}) => name.startsWith('0=ocfl'))?.name
  if (declared === declaration || declared === '0=ocfl_1.0') return
  if (declared)
    throw new NotAStore(
      `Cannot write to \`${store.name}\`: it is of another release of OCFL, \`${declared.slice(2)}\`. Colophon knows 1.0 and 1.1`
    )
  const own = ['extensions', 'ocfl_layout.json']
  const foreign = entries.filter(({name}) => !own.includes(name) && !name.startsWith(lockFile))
  if (foreign.length > 0)
    throw new NotAStore(
      `Cannot make a store of \`${store.name}\`: it holds \`${foreign[0]?.name}\`. Name a new or an empty folder`
    )
  const {digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot} = ownLayout
  const config = {extensionName: layoutName, digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot}
  await place(store, `extensions/${layoutName}/config.json`, jsonText(config))
  await place(store, 'ocfl_layout.json', jsonText(layoutFile))
  await place(store, declaration, 'ocfl_1.1\n')
}

/** Write a small file whole or not at all. */
async function place(store: Store, path: string, text: string): Promise<void> {
  if (await store.kind(path)) return
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  const beside = `${staging}/root-file`
  await store.remove(beside)
  await store.write(beside, text)
  await store.makeFolder(folder)
  await store.rename(beside, path)
  await store.sync(folder)
}

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
