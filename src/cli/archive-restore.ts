import {join, resolve} from 'node:path'
import type {ArchiveObject} from '../archive/object.js'
import {parts, readRecordOf} from '../archive/record.js'
import {type Lost, restoredFiles} from '../archive/restore.js'
import {count} from '../diagnostics/report.js'
import {realEnvironment} from '../environment/real.js'
import {
  chosenEdition,
  chosenObjects,
  doiArgument,
  openStore,
  readChosen,
  titleOf,
  WrongUsage
} from './archive-store.js'
import {fail} from './exit.js'
import {clean, sizeOf} from './reporter.js'

export interface RestoreArguments {
  store: string
  all?: boolean
  json?: boolean
}

/** `colophon archive restore`: the one article's source into the folder, or each of several into its own below it. */
export async function restore(
  number: number | 'last',
  folder: string,
  doi: string | undefined,
  {store: storeFolder, all, json}: RestoreArguments
): Promise<number> {
  const {files} = realEnvironment()
  let worst = 0
  try {
    const store = openStore(storeFolder)
    const objects = await chosenObjects(store, doiArgument(doi))
    if (objects.length === 0) throw new WrongUsage(`Cannot restore: ${storeFolder} holds no edition yet`)
    if (((await files.list(resolve(folder))) ?? []).length > 0)
      throw new WrongUsage(`Cannot restore into \`${folder}\`: it is not empty. Name a new folder`)
    for (const chosen of objects) {
      const object = await readChosen(store, chosen)
      const edition = chosenEdition(object, number)
      const record = await readRecordOf(store, object, edition)
      const own = objects.length === 1 ? '' : folderOf(object, record?.slug)
      const lost: string[] = []
      let restored = 0
      let size = 0
      const below = all || !record ? '' : parts.source
      const miss: Lost = (path, {message}) => {
        lost.push(path)
        process.stderr.write(`${clean(message)}\n`)
      }
      for await (const {path, bytes} of restoredFiles(store, object, edition, below, miss)) {
        await files.write(resolve(folder, own, path), bytes)
        restored += 1
        size += bytes.byteLength
      }
      if (lost.length > 0) worst = 1
      const place = join(folder, own)
      const row = {
        type: 'result',
        doi: object.doi,
        edition: edition.number,
        path: place,
        files: restored,
        size,
        lost
      }
      process.stdout.write(
        json
          ? `${JSON.stringify(row)}\n`
          : `${clean(
              `${titleOf(object)}: edition ${edition.number} is restored into ${place} (${count(restored, 'file')}, ${sizeOf(size)}${lost.length > 0 ? `; ${count(lost.length, 'file')} lost` : ''})`
            )}\n`
      )
    }
    return worst
  } catch (error) {
    return fail(error)
  }
}

/** Slugs of one journal may repeat; its DOIs do not. */
function folderOf({id}: ArchiveObject, slug = 'object'): string {
  return `${slug}-${id.replace(/^https:\/\/doi\.org\//u, '').replace(/[^\w.-]+/gu, '_')}`
}
