/**
 * A place that keeps files for decades, reached through few verbs.
 *
 * A folder of the disk is one (`disk-store.ts`), a table in memory another
 * (`memory-store.ts`); an object store can follow. Paths are relative to the
 * store, with `/` between their parts; `''` is the store itself.
 */
export interface Store {
  /** What messages call it: the folder as the user wrote it. */
  name: string
  /** What lies at a path; `undefined`: nothing. Links are told, never followed. */
  kind(path: string): Promise<EntryKind | undefined>
  /** Entries of a folder, sorted by name; `undefined` when there is no such folder. */
  list(path: string): Promise<Entry[] | undefined>
  /** Bytes of a file; `undefined` when there is no such file. */
  size(path: string): Promise<number | undefined>
  /** A whole file, for small ones; `undefined` when there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>
  /** A file in pieces, so that memory stays bounded. Throws when there is no such file. */
  stream(path: string): AsyncIterable<Uint8Array>
  /** Write a new file and have the disk confirm it; makes the folders it needs. Throws when something is there. */
  write(path: string, data: Uint8Array | string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** Move a file or folder in one step. A file takes the place of another file. */
  rename(from: string, to: string): Promise<void>
  /** Have the disk confirm a folder's entries: what was written or renamed there survives a power cut. */
  sync(folder: string): Promise<void>
  /** Remove a file, or a folder with all that is in it. Nothing there: nothing done. */
  remove(path: string): Promise<void>
  /**
   * Take the advisory lock at a path; the returned function gives it back.
   *
   * The lock of a process of this machine that is no more is taken over.
   *
   * @throws {StoreLocked} when somebody holds it.
   */
  lock(path: string): Promise<() => Promise<void>>
}

export type EntryKind = 'file' | 'folder' | 'link' | 'other'

export interface Entry {
  name: string
  kind: EntryKind
}

/** Somebody else writes to the store. `message` tells who, and what to do. */
export class StoreLocked extends Error {}
