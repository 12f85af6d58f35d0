import {type Entry, type EntryKind, type Store, StoreLocked} from './store.js'

/** A store in a table: for tests, and for what is never saved. */
export function memoryStore(
  initial: Record<string, string | Uint8Array> = {}
): Store & {files: Map<string, Uint8Array>; folders: Set<string>} {
  const encoder = new TextEncoder()
  const bytesOf = (data: string | Uint8Array) => (typeof data === 'string' ? encoder.encode(data) : data)
  const files = new Map<string, Uint8Array>()
  const folders = new Set<string>([''])

  const makeFolders = (path: string) => {
    const parts = path === '' ? [] : path.split('/')
    for (let length = 1; length <= parts.length; length++) {
      const folder = parts.slice(0, length).join('/')
      if (files.has(folder)) throw failure('ENOTDIR', folder)
      folders.add(folder)
    }
  }
  const put = (path: string, data: string | Uint8Array) => {
    makeFolders(folderOf(path))
    files.set(path, bytesOf(data))
  }
  for (const [path, data] of Object.entries(initial)) put(path, data)

  const kindOf = (path: string): EntryKind | undefined =>
    files.has(path) ? 'file' : folders.has(path) ? 'folder' : undefined
  const remove = (path: string) => {
    for (const one of [...files.keys()]) if (isAtOrBelow(one, path)) files.delete(one)
    for (const one of [...folders]) if (one !== '' && isAtOrBelow(one, path)) folders.delete(one)
  }

  return {
    name: 'memory',
    files,
    folders,
    kind: async (path) => kindOf(path),
    list: async (path) => {
      if (!folders.has(path)) return undefined
      const below = (kind: EntryKind, paths: Iterable<string>): Entry[] =>
        [...paths]
          .filter((one) => one !== '' && folderOf(one) === path)
          .map((one) => ({name: nameOf(one), kind}))
      return [...below('file', files.keys()), ...below('folder', folders)].sort((a, b) =>
        a.name < b.name ? -1 : 1
      )
    },
    size: async (path) => files.get(path)?.byteLength,
    read: async (path) => files.get(path),
    stream: async function* (path) {
      const bytes = files.get(path)
      if (!bytes) throw failure('ENOENT', path)
      yield bytes
    },
    write: async (path, data) => {
      if (kindOf(path)) throw failure('EEXIST', path)
      put(path, data)
    },
    makeFolder: async (path) => makeFolders(path),
    rename: async (from, to) => {
      const kind = kindOf(from)
      if (!kind || !folders.has(folderOf(to))) throw failure('ENOENT', from)
      if (kind === 'folder' && kindOf(to)) throw failure('ENOTEMPTY', to)
      const moved = [...files].filter(([path]) => isAtOrBelow(path, from))
      const movedFolders = [...folders].filter((path) => isAtOrBelow(path, from))
      remove(from)
      for (const path of movedFolders) folders.add(to + path.slice(from.length))
      for (const [path, bytes] of moved) files.set(to + path.slice(from.length), bytes)
    },
    sync: async () => {},
    remove: async (path) => remove(path),
    lock: async (path) => {
      if (files.has(path)) throw new StoreLocked('Cannot write to this store: somebody else does')
      put(path, '')
      return async () => remove(path)
    }
  }
}

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const isAtOrBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

function failure(code: string, path: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${path}`), {code, path, syscall: 'memory'})
}
