import {constants, createReadStream, readdirSync, readFileSync, type Stats} from 'node:fs'
import {lstat, open, rename, rm} from 'node:fs/promises'
import {dirname, sep} from 'node:path'
import {takeLock} from './disk-lock.js'
import {makeFolder} from './folders.js'
import type {EntryKind, Store} from './store.js'

/** Bytes read at a time: enough to keep a disk busy, little enough for any machine. */
const pieceSize = 1 << 20

/**
 * A store in a folder of this machine's disk.
 *
 * @param folder absolute; it need not exist yet.
 * @param name what messages call it.
 */
export function diskStore(folder: string, name = folder): Store {
  // Not `join`: of ten thousand inventories, it is as much work as reading them.
  const at = (path: string) => [folder, ...partsOf(path)].join(sep)
  return {
    name,
    kind: async (path) => kindOf(await stat(at(path))),
    // Whole files are small here, and there are many: waiting for a thread takes longer than the disk.
    list: async (path) => {
      const entries = await unlessAbsent(async () => readdirSync(at(path), {withFileTypes: true}))
      return entries
        ?.map((entry) => ({name: entry.name, kind: kindOf(entry) as EntryKind}))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    },
    size: async (path) => {
      const found = await stat(at(path))
      return found?.isFile() ? found.size : undefined
    },
    read: (path) =>
      unlessAbsent(async () => readFileSync(at(path), {flag: (constants.O_RDONLY | noFollow) as never})),
    stream: (path) =>
      createReadStream(at(path), {highWaterMark: pieceSize, flags: (constants.O_RDONLY | noFollow) as never}),
    write: async (path, data) => {
      const place = at(path)
      await confirmFolder(dirname(place))
      const file = await open(place, 'wx')
      try {
        await file.writeFile(data)
        await file.sync()
      } finally {
        await file.close()
      }
    },
    makeFolder: (path) => confirmFolder(at(path)),
    rename: (from, to) => rename(at(from), at(to)),
    sync: (path) => syncFolder(at(path)),
    remove: (path) => rm(at(path), {recursive: true, force: true}),
    lock: (path) => takeLock(at(path), name)
  }
}

/** Inventories are anybody's files: no path of theirs leads out of the store. */
function partsOf(path: string): string[] {
  const parts = path === '' ? [] : path.split('/')
  if (
    parts.some(
      (part) =>
        part === '' ||
        part === '.' ||
        part === '..' ||
        part.includes('\0') ||
        (process.platform === 'win32' && /[:\\]/u.test(part))
    )
  )
    throw new Error(`Unexpected path in a store: \`${path}\``)
  return parts
}

const noFollow = constants.O_NOFOLLOW ?? 0

/** Makes the folders that are missing, and has the disk confirm each entry. */
async function confirmFolder(folder: string): Promise<void> {
  const first = await makeFolder(folder)
  if (!first) return
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** Folders can't be opened on Windows: there, the file system's journal keeps the order. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, constants.O_RDONLY)
  try {
    await handle.sync()
  } catch (error) {
    // Some network file systems know no sync of folders.
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  } finally {
    await handle.close()
  }
}

async function stat(place: string): Promise<Stats | undefined> {
  return unlessAbsent(() => lstat(place))
}

function kindOf(entry: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink'> | undefined) {
  if (!entry) return undefined
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'other'
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EISDIR'])

async function unlessAbsent<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
