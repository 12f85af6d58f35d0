import {createHash} from 'node:crypto'
import {type Doi, doiUrl, parseDoi} from '../model/index.js'

/** An OCFL inventory, as its JSON stands in `inventory.json`. @see https://ocfl.io/1.1/spec/#inventory */
export interface Inventory {
  id: string
  type: string
  digestAlgorithm: string
  /** Name of the latest version: `v3`. */
  head: string
  /** Default: `content`. */
  contentDirectory?: string
  /** Digest → content paths, from the object's root. */
  manifest: Record<string, string[]>
  versions: Record<string, InventoryVersion>
  fixity?: Record<string, Record<string, string[]>>
}

export interface InventoryVersion {
  /** RFC 3339. */
  created: string
  /** Digest → logical paths. */
  state: Record<string, string[]>
  message?: string
  user?: {name: string; address?: string}
}

/**
 * Identifier of an article's object: the DOI's URL, in lower case, because
 * DOIs that differ only in the case of ASCII letters are one (ISO 26324 §4).
 */
export function objectId(doi: Doi): string {
  return doiUrl(doi.replace(/[A-Z]/gu, (letter) => letter.toLowerCase()) as Doi)
}

/** The DOI that an object's identifier names, as URL, `info:doi/…` or `doi:…`; `undefined`: it names none. */
export function doiOf(id: string): Doi | undefined {
  try {
    return parseDoi(decodeURIComponent(id.replace(/^info:doi\//iu, '')))
  } catch {
    return undefined
  }
}

/** Number of a version by its folder's name: 3 of `v3` and `v0003`; `undefined`: it is none. */
export function versionNumber(name: string): number | undefined {
  const found = /^v(0*[1-9]\d{0,8})$/u.exec(name)
  return found ? Number(found[1]) : undefined
}

/** An inventory of bytes that may be anything; `undefined` when they are no inventory that can be read by. */
export function parseInventory(bytes: Uint8Array): Inventory | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
    return isInventory(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** What an inventory tells of its versions, without their files. */
export type InventoryHead = Pick<Inventory, 'id' | 'head'> & {
  versions: Record<string, Omit<InventoryVersion, 'state'>>
}

/**
 * The beginning of an inventory: its id and versions.
 *
 * Tables of digests are passed over unread; of ten thousand inventories they
 * are nearly all there is. What is wrong with them is not noticed.
 */
export function parseHead(bytes: Uint8Array): InventoryHead | undefined {
  try {
    const value: unknown = JSON.parse(
      withoutTables(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
    )
    if (!isRecord(value) || typeof value['id'] !== 'string' || !isRecord(value['versions'])) return undefined
    return Object.values(value['versions']).every(isRecord) ? (value as unknown as InventoryHead) : undefined
  } catch {
    return undefined
  }
}

/** JSON whose values of `manifest`, `state` and `fixity` are empty objects. */
function withoutTables(json: string): string {
  const kept: string[] = []
  let from = 0
  for (let at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at)) {
    const end = endOfText(json, at)
    const table = isTable(json, at, end) ? startOfObject(json, end) : -1
    if (table < 0) {
      at = end
      continue
    }
    kept.push(json.slice(from, table), '{}')
    at = endOfObject(json, table)
    from = at
  }
  kept.push(json.slice(from))
  return kept.join('')
}

const tables = ['"manifest"', '"state"', '"fixity"']
const isTable = (json: string, at: number, end: number) =>
  tables.some((name) => name.length === end - at && json.startsWith(name, at))

/** Behind the text that begins here. @throws when it has no end. */
function endOfText(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at >= 0; at = json.indexOf('"', at + 1)) {
    let slashes = 0
    while (json[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
  throw new SyntaxError('Unterminated text')
}

/** Where the object begins that is the value of the key before; -1: its value is something else. */
function startOfObject(json: string, end: number): number {
  const found = /\s*:\s*\{/uy
  found.lastIndex = end
  return found.test(json) ? found.lastIndex - 1 : -1
}

/** Behind the object that begins here. @throws when it has no end. */
function endOfObject(json: string, start: number): number {
  let depth = 0
  for (let at = start; at < json.length; at++) {
    const sign = json[at]
    if (sign === '"') at = endOfText(json, at) - 1
    else if (sign === '{') depth += 1
    else if (sign === '}' && --depth === 0) return at + 1
  }
  throw new SyntaxError('Unterminated object')
}

function isInventory(value: unknown): value is Inventory {
  if (!isRecord(value) || !isRecord(value['versions'])) return false
  const {id, head, digestAlgorithm, manifest, versions} = value
  const texts = [id, head, digestAlgorithm].every((text) => typeof text === 'string')
  return (
    texts &&
    isPathTable(manifest) &&
    Object.hasOwn(versions, head as string) &&
    Object.values(versions).every((version) => isRecord(version) && isPathTable(version['state']))
  )
}

function isPathTable(value: unknown): value is Record<string, string[]> {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (paths) => Array.isArray(paths) && paths.every((path) => typeof path === 'string')
    )
  )
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Digest of bytes, in lower-case hex. */
export function digestOf(bytes: Uint8Array | string, algorithm = 'sha512'): string {
  return createHash(algorithm).update(bytes).digest('hex')
}
