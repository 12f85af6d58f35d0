import {createHash} from 'node:crypto'
import type {Store} from '../environment/store.js'
import {isRecord} from './inventory.js'

/** Where objects lie below a storage root. */
export interface Layout {
  digestAlgorithm: string
  /** Hex digits in each folder's name. */
  tupleSize: number
  /** Folders above an object. */
  numberOfTuples: number
  shortObjectRoot: boolean
}

/** OCFL Community Extension 0004. */
export const layoutName = '0004-hashed-n-tuple-storage-layout'

/** One level of 4096 folders: a million articles are 250 to a folder, and ten thousand are listed at once. */
export const ownLayout: Layout = {
  digestAlgorithm: 'sha256',
  tupleSize: 3,
  numberOfTuples: 1,
  shortObjectRoot: false
}

/** Path of an object below the root. @see https://ocfl.github.io/extensions/0004-hashed-n-tuple-storage-layout.html */
export function objectPath(id: string, layout: Layout): string {
  const {digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot} = layout
  const digest = createHash(digestAlgorithm).update(id).digest('hex')
  const tuples = Array.from({length: numberOfTuples}, (_, index) =>
    digest.slice(index * tupleSize, (index + 1) * tupleSize)
  )
  const last = shortObjectRoot ? digest.slice(numberOfTuples * tupleSize) : digest
  return [...tuples, last].join('/')
}

/** The layout a store declares; `undefined`: none, or one that is not 0004. */
export async function readLayout(store: Store): Promise<Layout | undefined> {
  const declared = await readJson(store, 'ocfl_layout.json')
  if (declared?.['extension'] !== layoutName) return undefined
  const config = (await readJson(store, `extensions/${layoutName}/config.json`)) ?? {}
  const {
    digestAlgorithm = 'sha256',
    tupleSize = 3,
    numberOfTuples = 3,
    shortObjectRoot = false
  } = config as Partial<Layout>
  return {digestAlgorithm, tupleSize, numberOfTuples, shortObjectRoot}
}

async function readJson(store: Store, path: string): Promise<Record<string, unknown> | undefined> {
  const bytes = await store.read(path)
  if (!bytes) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
