import type {Store} from '../environment/store.js'
import {type ArchivedEdition, type ArchiveObject, readFileOf, SealedFileLost} from './object.js'

/**
 * Files of an edition below a logical path, byte for byte, one after the other.
 *
 * @param below `source/`, or `''` for all; it is no part of the paths given out.
 * @throws when a file is missing or altered, or a path would lead out of a folder.
 */
export async function* restoredFiles(
  store: Store,
  object: ArchiveObject,
  {files, version}: ArchivedEdition,
  below: string
): AsyncGenerator<{path: string; bytes: Uint8Array}> {
  for (const [logicalPath, file] of files) {
    if (!logicalPath.startsWith(below)) continue
    const path = logicalPath.slice(below.length)
    if (path.split('/').some((part) => ['', '.', '..'].includes(part) || /[\\\0]/u.test(part)))
      throw new SealedFileLost(`Cannot restore \`${logicalPath}\` of ${version}: it is no path of a file`)
    yield {path, bytes: await readFileOf(store, object, file)}
  }
}
