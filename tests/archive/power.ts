import type {Entry, Store} from '../../src/environment/store.js'

/**
 * A disk that forgets.
 *
 * Bytes of a file are kept once it is written, for `write` has them confirmed.
 * Names are not: each change of a folder is kept from the moment that folder,
 * or for a move either of the two, is confirmed by `sync`. A power cut may keep
 * or lose each change since, in any combination; a move is kept whole or lost
 * whole, as every file system with a journal has it.
 */
export interface ForgetfulDisk extends Store {
  /** Changes so far: a cut may come after each of them. */
  log: Change[]
}

/** A change of names, and the folders that confirm it; `sync`, what was confirmed. */
export type Change =
  | {do: 'file'; path: string; bytes: Uint8Array; folders: string[]}
  | {do: 'folder'; path: string; folders: string[]}
  | {do: 'move'; path: string; to: string; bytes?: Uint8Array; folders: string[]}
  | {do: 'remove'; path: string; folders: string[]}
  | {do: 'sync'; path: string}

/** What lies where; `undefined`: a folder. */
export type Tree = Map<string, Uint8Array | undefined>

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))
const isAtOrBelow = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)

/** A disk with what was kept on it. */
export function forgetfulDisk(kept: Tree = new Map()): ForgetfulDisk {
  const tree: Tree = new Map(kept)
  const log: Change[] = []
  const isFolder = (path: string) => path === '' || (tree.has(path) && tree.get(path) === undefined)
  const act = (change: Change) => {
    apply(tree, change)
    log.push(change)
  }
  /** As `disk-store.ts` does it: each folder that was made is confirmed in the one above. */
  const makeFolder = (path: string) => {
    if (path === '' || isFolder(path)) return
    makeFolder(folderOf(path))
    act({do: 'folder', path, folders: [folderOf(path)]})
    log.push({do: 'sync', path: folderOf(path)})
  }
  return {
    name: 'disk',
    log,
    kind: async (path) => (isFolder(path) ? 'folder' : tree.has(path) ? 'file' : undefined),
    list: async (path) =>
      isFolder(path)
        ? [...tree]
            .filter(([one]) => folderOf(one) === path)
            .map(
              ([one, bytes]): Entry => ({
                name: one.slice(one.lastIndexOf('/') + 1),
                kind: bytes ? 'file' : 'folder'
              })
            )
            .sort((a, b) => (a.name < b.name ? -1 : 1))
        : undefined,
    size: async (path) => tree.get(path)?.byteLength,
    read: async (path) => tree.get(path),
    stream: async function* (path) {
      const bytes = tree.get(path)
      if (!bytes) throw new Error(`nothing at ${path}`)
      yield bytes
    },
    write: async (path, data) => {
      if (tree.has(path)) throw new Error(`something at ${path}`)
      makeFolder(folderOf(path))
      const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data
      act({do: 'file', path, bytes, folders: [folderOf(path)]})
    },
    makeFolder: async (path) => makeFolder(path),
    rename: async (path, to) => {
      if (!tree.has(path) || !isFolder(folderOf(to)) || isFolder(to)) throw new Error(`no way to ${to}`)
      act({do: 'move', path, to, bytes: tree.get(path), folders: [folderOf(path), folderOf(to)]})
    },
    sync: async (path) => {
      if (!isFolder(path)) throw new Error(`no folder at ${path}`)
      log.push({do: 'sync', path})
    },
    // One name after the other, from the innermost: a cut comes between them too.
    remove: async (path) => {
      const all = [...tree.keys()].filter((one) => isAtOrBelow(one, path)).sort()
      for (const one of all.reverse()) act({do: 'remove', path: one, folders: [folderOf(one)]})
    },
    lock: async () => async () => {}
  }
}

function apply(tree: Tree, change: Change): void {
  const {path} = change
  if (change.do === 'file') tree.set(path, change.bytes)
  else if (change.do === 'folder') tree.set(path, undefined)
  else if (change.do === 'remove') tree.delete(path)
  else if (change.do === 'move') {
    const moved = [...tree].filter(([one]) => isAtOrBelow(one, path))
    for (const [one] of moved) tree.delete(one)
    for (const [one, bytes] of moved) tree.set(change.to + one.slice(path.length), bytes)
    // A file whose first name was lost has its second.
    if (change.bytes) tree.set(change.to, change.bytes)
  }
}

/**
 * What is left after a power cut.
 *
 * @param log changes up to the cut.
 * @param isKept decides for each change that nothing had confirmed.
 */
export function afterCut(kept: Tree, log: Change[], isKept: (unconfirmed: number) => boolean): Tree {
  const tree: Tree = new Map(kept)
  let unconfirmed = 0
  for (const [at, change] of log.entries()) {
    if (change.do === 'sync') continue
    const isConfirmed = log.slice(at).some((one) => one.do === 'sync' && change.folders.includes(one.path))
    // A name in a folder that was lost is lost with it.
    const isThere = change.folders.every((folder) => folder === '' || tree.has(folder))
    const isPossible = change.do !== 'move' || change.bytes !== undefined || tree.has(change.path)
    if ((isConfirmed || isKept(unconfirmed++)) && isThere && isPossible) apply(tree, change)
  }
  return tree
}
