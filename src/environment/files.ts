import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  read as readPiece,
  readSync,
  realpathSync,
  renameSync,
  unlinkSync,
  writeFile,
  writeFileSync
} from 'node:fs'
import {unlink} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {promisify} from 'node:util'
import {atExit} from './cleanup.js'
import type {Files} from './environment.js'
import {makeFolder} from './folders.js'

/** The machine's own disk. */
export const diskFiles: Files = {read, list, resolve, write}

/** Smaller files are read and written at once, in bytes: waiting for a thread, at each of four steps, takes longer than the disk. */
const small = {read: 500_000, written: 2_000_000}

/** Reads regular files only: a pipe or a device beside a manuscript would never end. */
async function read(path: string): Promise<Uint8Array | undefined> {
  return unlessAbsent(async () => {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = fstatSync(file)
      return stat.isFile() ? await content(file, stat.size) : undefined
    } finally {
      closeSync(file)
    }
  })
}

/** In one piece: Node reads pieces of half a megabyte, and keeps all of them until it has put them together. */
async function content(file: number, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let end = 0
  for (let got = size; got > 0 && end < size; end += got)
    got =
      size < small.read
        ? readSync(file, bytes, end, size - end, end)
        : (await promisify(readPiece)(file, bytes, end, size - end, end)).bytesRead
  return bytes.subarray(0, end)
}

async function list(path: string): Promise<string[] | undefined> {
  return unlessAbsent(async () => readdirSync(path).sort())
}

async function resolve(path: string): Promise<string | undefined> {
  return unlessAbsent(async () => realpathSync.native(path))
}

/** Tells names of one process apart; the process id tells processes apart. */
let written = 0

async function write(path: string, bytes: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  written += 1
  const beside = join(folder, `.${basename(path).slice(0, 200)}.${process.pid}-${written}.tmp`)
  const done = atExit(() => unlinkSync(beside))
  try {
    const file = await created(beside, folder)
    try {
      if (bytes.length < small.written) writeFileSync(file, bytes)
      else await promisify(writeFile)(file, bytes)
    } finally {
      closeSync(file)
    }
    renameSync(beside, path)
  } catch (cause) {
    await unlink(beside).catch(() => {})
    throw new Error(`Cannot write \`${path}\``, {cause})
  } finally {
    done()
  }
}

/** A new file, and its folder where that is missing. */
async function created(path: string, folder: string): Promise<number> {
  // `wx`: never through a link somebody laid there.
  const create = () => openSync(path, 'wx')
  try {
    return create()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await makeFolder(folder)
    return create()
  }
}

/** Codes that say: nothing of this kind is there, nor can be. */
const absent = new Set([
  'ENOENT',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ELOOP',
  'EISDIR',
  'ENXIO',
  'ERR_INVALID_ARG_VALUE'
])

async function unlessAbsent<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action()
  } catch (error) {
    if (absent.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}
