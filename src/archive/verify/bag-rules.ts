import {createHash, type Hash} from 'node:crypto'
import type {Store} from '../../environment/store.js'
import {join} from '../object.js'
import {
  decode,
  isInside,
  type Listed,
  parseDeclaration,
  parseFetch,
  parseInfo,
  parseManifest
} from './bag-tags.js'
import {brief, shown} from './finding.js'

/** What is wrong with a bag: with a file of it, by a clause of RFC 8493. */
export interface BagFinding {
  severity: 'error' | 'warning'
  /** Below the bag. */
  path: string
  /** Follows the word “Expected”. */
  expected: string
  /** `2.1.3` */
  clause: string
}

export interface CheckedBag {
  /** Of BagIt, as it declares. */
  version?: string
  /** Payload. */
  files: number
  bytes: number
  findings: BagFinding[]
}

/** Algorithms by their names in manifests, which leave hyphens out. */
const algorithms = new Set(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'])

interface Manifest {
  name: string
  algorithm: string
  listed: Map<string, Listed>
}

/** Whether a folder says that it is a bag. */
export async function isBag(store: Store): Promise<boolean> {
  return (await store.kind('bagit.txt')) === 'file'
}

/**
 * Hold a bag against RFC 8493, and one of BagIt 0.93 to 0.97 against what was
 * asked then: complete, and every byte as its manifests say.
 *
 * @param progress told how many bytes more were hashed.
 */
export async function checkBag(
  store: Store,
  progress: (bytes: number) => void = () => {}
): Promise<CheckedBag> {
  const findings: BagFinding[] = []
  const error = (path: string, clause: string, expected: string) =>
    findings.push({severity: 'error', path, clause, expected})
  const warn = (path: string, clause: string, expected: string) =>
    findings.push({severity: 'warning', path, clause, expected})
  const result: CheckedBag = {files: 0, bytes: 0, findings}
  const declared = parseDeclaration((await store.read('bagit.txt')) ?? new Uint8Array())
  if (!declared) {
    error(
      'bagit.txt',
      '2.1.1',
      '`BagIt-Version: M.N` and `Tag-File-Character-Encoding: UTF-8`, each in its line'
    )
    return result
  }
  const {version, encoding} = declared
  result.version = version
  const files = await filesOf(store)
  const byForm = new Map([...files.keys()].map((path) => [path.normalize('NFC'), path]))

  const payload = await manifests(/^manifest-([\w-]+)\.txt$/u)
  const tags = await manifests(/^tagmanifest-([\w-]+)\.txt$/u)
  if (![...files.keys()].some((path) => path.startsWith('data/')) && !(await store.list('data')))
    error('data', '2.1.2', 'a folder `data` for the payload')
  if (payload.length === 0) error('', '2.1.3', 'a payload manifest, such as `manifest-sha512.txt`')
  await checkFetch()
  checkComplete()
  await checkDigests()
  await checkInfo()
  return result

  async function text(path: string): Promise<string | undefined> {
    const bytes = await store.read(path)
    const found = bytes && decode(bytes, encoding)
    if (bytes && found === undefined) error(path, '2.1.1', `text in ${encoding}, as \`bagit.txt\` says`)
    return found
  }

  async function manifests(form: RegExp): Promise<Manifest[]> {
    const found: Manifest[] = []
    for (const name of files.keys()) {
      const algorithm = form.exec(name)?.[1]?.toLowerCase().replaceAll('-', '')
      if (algorithm === undefined) continue
      const listed = new Map<string, Listed>()
      for (const row of parseManifest((await text(name)) ?? '', version)) {
        if (typeof row === 'string')
          error(name, '2.1.3', `a digest and a path in each line, found ${shown(row)}`)
        else if (!isInside(row.path)) error(name, '5.2', `a path inside the bag, found ${shown(row.path)}`)
        else if (name.startsWith('manifest-') !== row.path.startsWith('data/'))
          error(
            name,
            '2.1.3',
            `paths ${name.startsWith('m') ? 'below' : 'beside'} \`data\`, found ${shown(row.path)}`
          )
        else if (listed.has(row.path)) error(name, '2.1.3', `each path once, found ${shown(row.path)} again`)
        else listed.set(row.path, row)
      }
      if (algorithms.has(algorithm)) found.push({name, algorithm, listed})
      else
        warn(
          name,
          '2.4',
          `a digest algorithm that is known here, found ${shown(algorithm)}: it is not checked`
        )
    }
    return found
  }

  async function checkFetch(): Promise<void> {
    // Before 1.0 a path need not be listed, nor lie in the payload.
    const say = version < '1.0' ? warn : error
    for (const row of parseFetch((await text('fetch.txt')) ?? '', version)) {
      if ('line' in row) error('fetch.txt', '2.2.3', `a URL, a length and a path, found ${shown(row.line)}`)
      else if (!isInside(row.path))
        error('fetch.txt', '5.2', `a path inside the bag, found ${shown(row.path)}`)
      else if (!payload.every(({listed}) => listed.has(row.path)))
        say('fetch.txt', '2.2.3', `${shown(row.path)} in every payload manifest`)
    }
  }

  /** §3: every file is listed, and every listed file is there. */
  function checkComplete(): void {
    for (const path of files.keys()) {
      if (!path.startsWith('data/')) continue
      const without = payload.filter(
        ({listed}) =>
          !listed.has(path) && !listed.has(path.normalize('NFC')) && !listed.has(path.normalize('NFD'))
      )
      // Before 1.0, one manifest of several was enough.
      const isMissed = version < '1.0' ? without.length === payload.length : without.length > 0
      if (isMissed && payload.length > 0)
        error(path, '3', `it in ${without.map(({name}) => `\`${name}\``).join(' and ')}: it is extra`)
    }
    for (const {name, listed} of [...payload, ...tags]) {
      const seen = new Map<string, string>()
      for (const path of listed.keys()) {
        const other = seen.get(path.normalize('NFC'))
        if (other !== undefined && other !== path)
          warn(name, '6.1.1', `one name for ${shown(path)}, found it in two forms of Unicode`)
        seen.set(path.normalize('NFC'), path)
      }
    }
  }

  async function checkDigests(): Promise<void> {
    const all = new Map<string, [name: string, algorithm: string, digest: string][]>()
    for (const {name, algorithm, listed} of [...payload, ...tags])
      for (const {path, digest} of listed.values())
        all.set(path, [...(all.get(path) ?? []), [name, algorithm, digest]])
    for (const [path, wanted] of all) {
      const place = files.has(path) ? path : byForm.get(path.normalize('NFC'))
      if (place === undefined) {
        error(path, '3', `this file, which \`${wanted[0]?.[0]}\` lists: it is missing`)
        continue
      }
      if (place !== path) warn(path, '6.1.1', 'this very name, found it in another form of Unicode')
      const found = await digests(place, new Set(wanted.map(([, algorithm]) => algorithm)))
      for (const [name, algorithm, digest] of wanted) {
        const actual = found.get(algorithm)
        if (actual !== digest)
          error(
            path,
            '3',
            `${algorithm} \`${brief(digest)}\` (${name}), found \`${brief(actual ?? '')}\`: it is altered`
          )
      }
    }
    const own = [...files].filter(([path]) => path.startsWith('data/'))
    result.files = own.length
    result.bytes = own.reduce((sum, [, size]) => sum + size, 0)
  }

  async function digests(path: string, names: Set<string>): Promise<Map<string, string>> {
    const hashes = [...names].map((name): [string, Hash] => [name, createHash(name)])
    for await (const piece of store.stream(path)) {
      for (const [, hash] of hashes) hash.update(piece)
      progress(piece.byteLength)
    }
    return new Map(hashes.map(([name, hash]) => [name, hash.digest('hex')]))
  }

  async function checkInfo(): Promise<void> {
    const name = version < '0.96' ? 'package-info.txt' : 'bag-info.txt'
    for (const row of parseInfo((await text(name)) ?? '')) {
      if (typeof row === 'string') {
        error(name, '2.2.2', `a label, a colon and a value, found ${shown(row)}`)
        continue
      }
      const [label, value] = row
      if (label.toLowerCase() !== 'payload-oxum') continue
      const found = `${result.bytes}.${result.files}`
      if (value !== found) error(name, '2.2.2', `Payload-Oxum ${found}, found ${shown(value)}`)
    }
  }
}

/** Files of a bag with their sizes, in the order of their names; links are none. */
async function filesOf(store: Store, below = ''): Promise<Map<string, number>> {
  const files = new Map<string, number>()
  for (const {name, kind} of (await store.list(below)) ?? []) {
    const path = join(below, name)
    if (kind === 'folder') for (const [inner, size] of await filesOf(store, path)) files.set(inner, size)
    else if (kind === 'file') files.set(path, (await store.size(path)) ?? 0)
  }
  return files
}
