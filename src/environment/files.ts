import {constants, unlinkSync} from 'node:fs'
import {type FileHandle, open, readdir, realpath, rename, unlink} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {atExit} from './cleanup.js'
import type {Files} from './environment.js'
import {makeFolder} from './folders.js'

/** The machine's own disk. */
export const diskFiles: Files = {read, list, resolve, write}

/** Reads regular files only: a pipe or a device beside a manuscript would never end. */
async function read(path: string): Promise<Uint8Array | undefined> {
  return unlessAbsent(async () => {
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = await file.stat()
      return stat.isFile() ? await content(file, stat.size) : undefined
    } finally {
      await file.close()
    }
  })
}

/** In one piece: Node reads pieces of half a megabyte, and keeps all of them until it has put them together. */
async function content(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let end = 0
  for (let read = size; read > 0 && end < size; end += read)
    read = (await file.read(bytes, end, size - end, end)).bytesRead
  return bytes.subarray(0, end)
}

async function list(path: string): Promise<string[] | undefined> {
  return unlessAbsent(async () => (await readdir(path)).sort())
}

async function resolve(path: string): Promise<string | undefined> {
  return unlessAbsent(() => realpath(path))
}

/** Tells names of one process apart; the process id tells processes apart. */
let written = 0

async function write(path: string, bytes: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  written += 1
  const beside = join(folder, `.${basename(path).slice(0, 200)}.${process.pid}-${written}.tmp`)
  const done = atExit(() => unlinkSync(beside))
  try {
    await makeFolder(folder)
    // `wx`: never through a link somebody laid there.
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (cause) {
    await unlink(beside).catch(() => {})
    throw new Error(`Cannot write \`${path}\``, {cause})
  } finally {
    done()
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
