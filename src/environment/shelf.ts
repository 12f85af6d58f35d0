/**
 * Results on disk, in the user's own cache: the next run of the program finds them.
 *
 * A result's name is a digest of all it follows from: the key, Colophon's own
 * sources, the packages it is made with, and Node. What was read is held
 * against its digest; what is damaged, or can't be read or written, is made
 * anew, as if nothing had been there. `COLOPHON_CACHE=off` keeps nothing.
 */
import {createHash} from 'node:crypto'
import {readdir, readFile, stat, unlink, utimes} from 'node:fs/promises'
import {join} from 'node:path'
import {deserialize, serialize} from 'node:v8'
import {cacheFolder} from './cache.js'
import {diskFiles} from './files.js'
import {makeFolder} from './folders.js'
import {versionOf} from './installation.js'

/** A kind of results, and the packages that shape them besides Colophon. */
export interface Shelf {
  name: string
  packages: string[]
}

/** Digest of the sources; only the bundler knows it. Where they run unbundled, they may have just been changed: nothing is kept. */
declare const sourcesDigest: string

const digestLength = 32

/** How much may be kept: files, and their bytes. */
const limits = {files: 4000, bytes: 200_000_000}

/** The kept result, else what `make` gives, which is then kept. Results are what `structuredClone` can copy. */
export async function shelved<T>(shelf: Shelf, key: string, make: () => Promise<T>): Promise<T> {
  const folder = await shelfFolder()
  if (!folder) return make()
  const path = join(folder, `${shelf.name}-${nameOf(shelf, key)}`)
  const found = await take(path)
  if (found) return found.value as T
  const value = await make()
  void put(path, value, folder)
  return value
}

let folder: Promise<string | undefined> | undefined

function shelfFolder(): Promise<string | undefined> {
  folder ??= openFolder().catch(() => undefined)
  return folder
}

async function openFolder(): Promise<string | undefined> {
  if (typeof sourcesDigest === 'undefined' || process.env['COLOPHON_CACHE'] === 'off') return undefined
  const path = join(await cacheFolder((name) => process.env[name]), 'kept')
  await makeFolder(path, 0o700)
  return path
}

function nameOf({packages}: Shelf, key: string): string {
  const {node, v8} = process.versions
  const versions = packages.map((name) => [name, versionOf(name)])
  return createHash('sha256')
    .update(JSON.stringify([sourcesDigest, node, v8, process.arch, versions]))
    .update(key)
    .digest('hex')
}

async function take(path: string): Promise<{value: unknown} | undefined> {
  try {
    const bytes = await readFile(path)
    const content = bytes.subarray(digestLength)
    if (!digestOf(content).equals(bytes.subarray(0, digestLength))) return undefined
    const now = new Date()
    void utimes(path, now, now).catch(() => {})
    return {value: deserialize(content)}
  } catch {
    return undefined
  }
}

async function put(path: string, value: unknown, folder: string): Promise<void> {
  try {
    const content = serialize(value)
    await diskFiles.write(path, Buffer.concat([digestOf(content), content]))
    await tidied(folder)
  } catch {
    // A full disk, a home that can't be written: the next run does the work again.
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

let tidying: Promise<void> | undefined

/** Once in a run that kept something: what was longest unused makes room. */
function tidied(folder: string): Promise<void> {
  tidying ??= tidy(folder)
  return tidying
}

async function tidy(folder: string): Promise<void> {
  const names = await readdir(folder)
  const files = await Promise.all(
    names.map(async (name) => {
      const {mtimeMs, size} = await stat(join(folder, name))
      return {name, mtimeMs, size}
    })
  )
  let bytes = 0
  for (const [index, {name, size}] of files.sort((a, b) => b.mtimeMs - a.mtimeMs).entries()) {
    bytes += size
    if (index >= limits.files || bytes > limits.bytes) await unlink(join(folder, name)).catch(() => {})
  }
}
