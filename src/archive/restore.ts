import type {Store} from '../environment/store.js'
import {
  type ArchivedEdition,
  type ArchivedFile,
  type ArchiveObject,
  readFileOf,
  SealedFileLost
} from './object.js'

/** Told of a file that can't be given back, by its path, and why. */
export type Lost = (path: string, error: SealedFileLost) => void

const refuse: Lost = (_, error) => {
  throw error
}

/**
 * Files of an edition below a logical path, byte for byte, one after the other.
 *
 * @param below `source/`, or `''` for all; it is no part of the paths given out.
 * @param lost told of each that is missing or altered, or whose path would lead
 *   out of a folder; the others are given back all the same. Default: it is thrown.
 */
export async function* restoredFiles(
  store: Store,
  object: ArchiveObject,
  {files, version}: ArchivedEdition,
  below: string,
  lost = refuse
): AsyncGenerator<{path: string; bytes: Uint8Array}> {
  for (const [logicalPath, file] of files) {
    if (!logicalPath.startsWith(below)) continue
    const path = logicalPath.slice(below.length)
    const bytes = await bytesOf(file)
    if (bytes instanceof SealedFileLost) lost(path, bytes)
    else yield {path, bytes}
  }

  async function bytesOf(file: ArchivedFile): Promise<Uint8Array | SealedFileLost> {
    const {logicalPath} = file
    const path = logicalPath.slice(below.length)
    if (path.split('/').some((part) => ['', '.', '..'].includes(part) || /[\\\0]/u.test(part)))
      return new SealedFileLost(`Cannot restore \`${logicalPath}\` of ${version}: it is no path of a file`)
    try {
      return await readFileOf(store, object, file)
    } catch (error) {
      if (error instanceof SealedFileLost) return error
      throw error
    }
  }
}
