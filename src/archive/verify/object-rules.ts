import type {Store} from '../../environment/store.js'
import {digestOf, isRecord} from '../inventory.js'
import {join} from '../object.js'
import {checkContent, type Expectation} from './content-rules.js'
import {brief, type Findings, shown} from './finding.js'
import {type CheckedInventory, checkInventory} from './inventory-rules.js'
import {checkPrior} from './prior-rules.js'
import {registeredExtensions} from './registered.js'

/** What an object turned out to be. */
export interface CheckedObject {
  path: string
  /** `undefined` when its inventory can't be read. */
  id?: string
  /** Release of OCFL it declares. */
  release?: string
  /** Versions of the root inventory. */
  versions: string[]
  /** Files and bytes that were hashed. */
  files: number
  bytes: number
}

export interface ObjectChecking {
  store: Store
  findings: Findings
  /** Told how many bytes more were hashed. */
  progress?: (bytes: number) => void
}

/** Hold an object against OCFL 1.1 §3, down to the last byte. */
export async function checkObject(path: string, checking: ObjectChecking): Promise<CheckedObject> {
  const {store, findings} = checking
  const entries = (await store.list(path)) ?? []
  const release = await checkDeclaration(
    path,
    entries.map(({name}) => name),
    checking
  )
  const inventoryPath = join(path, 'inventory.json')
  const bytes = await store.read(inventoryPath)
  const result: CheckedObject = {path, release, versions: [], files: 0, bytes: 0}
  if (!bytes) {
    findings.add(['E063', 'E034'], path, 'an inventory, `inventory.json`')
    return result
  }
  const value = parse(bytes, inventoryPath, findings)
  const checked = value === undefined ? undefined : checkInventory(value, inventoryPath, release, findings)
  const stated = isRecord(value) ? value : {}
  if (typeof stated['id'] === 'string') result.id = stated['id']
  const algorithm = typeof stated['digestAlgorithm'] === 'string' ? stated['digestAlgorithm'] : 'sha512'
  if (value !== undefined) await checkSidecar(path, bytes, algorithm, checking)
  if (!checked) return result

  result.versions = checked.versions
  const sidecar = `inventory.json.${algorithm}`
  for (const {name, kind} of entries) {
    const place = join(path, name)
    if (kind === 'link' || kind === 'other') findings.add(['E090', 'E001'], place, 'no link here')
    else if (kind === 'folder') await checkFolder(name, place, checked, checking)
    else if (!name.startsWith('0=') && name !== 'inventory.json' && name !== sidecar)
      findings.add('E001', place, 'no such file in the folder of an object')
  }
  const priors = await checkVersions(path, bytes, checked, release, checking)
  const {files, size} = await checkContent(path, checked, priors, checking)
  return {...result, files, bytes: size}
}

/** §3.2: one file, `0=ocfl_object_1.1`, that says so inside. */
async function checkDeclaration(
  path: string,
  names: string[],
  {store, findings}: ObjectChecking
): Promise<string | undefined> {
  const declarations = names.filter((name) => /^\d+=/u.test(name))
  if (declarations.length === 0) findings.add('E003', path, 'a file `0=ocfl_object_1.1`')
  if (declarations.length > 1)
    findings.add('E003', path, `one declaration, found ${declarations.map(shown).join(' and ')}`)
  const releases: string[] = []
  for (const name of declarations) {
    const release = /^0=ocfl_object_(1\.[01])$/u.exec(name)?.[1]
    if (release) releases.push(release)
    else if (!name.startsWith('0='))
      findings.add('E005', join(path, name), '`0=` in the name of the declaration')
    else
      findings.add(
        ['E006', 'E004'],
        join(path, name),
        `a declaration named \`0=ocfl_object_1.0\` or \`…1.1\`, found ${shown(name)}`
      )
    const text = new TextDecoder().decode(await store.read(join(path, name)))
    if (text !== `${name.replace(/^\d+=/u, '')}\n`)
      findings.add(
        'E007',
        join(path, name),
        `\`${name.replace(/^\d+=/u, '')}\` and a line end in it, found ${shown(text)}`
      )
  }
  return releases.sort().at(-1)
}

async function checkFolder(
  name: string,
  place: string,
  {versions}: CheckedInventory,
  {store, findings}: ObjectChecking
): Promise<void> {
  if (versions.includes(name) || name === 'logs') return
  if (/^v\d+$/u.test(name))
    findings.add(
      'E046',
      place,
      `${name} in the inventory, which ends with ${versions.at(-1)}: it was rolled back, or a seal was interrupted`
    )
  else if (name !== 'extensions') findings.add('E001', place, 'no such folder in the folder of an object')
  else
    for (const extension of (await store.list(place)) ?? []) {
      const path = join(place, extension.name)
      if (extension.kind !== 'folder') findings.add(['E067', 'E112'], path, 'only folders in `extensions`')
      else if (!registeredExtensions.has(extension.name))
        findings.add('W013', path, `the name of a registered extension, found ${shown(extension.name)}`)
    }
}

/** Each version's inventory, where there is one: the latest is the root's, earlier ones agree with it. */
async function checkVersions(
  path: string,
  rootBytes: Uint8Array,
  root: CheckedInventory,
  release: string | undefined,
  checking: ObjectChecking
): Promise<Expectation[]> {
  const {store, findings} = checking
  const expectations: Expectation[] = [{from: 'inventory.json', inventory: root}]
  let before = {version: '', release: '1.0', contentDirectory: undefined as string | undefined}
  for (const version of root.versions) {
    const folder = join(path, version)
    const inventoryPath = join(folder, 'inventory.json')
    const bytes = await store.read(inventoryPath)
    if (!bytes) {
      if (await store.kind(folder)) findings.add('W010', folder, 'an inventory in the version’s folder')
      continue
    }
    const isLast = version === root.versions.at(-1)
    if (isLast && digestOf(bytes) !== digestOf(rootBytes))
      findings.add('E064', inventoryPath, 'the same inventory as that of the object')
    const value =
      isLast && digestOf(bytes) === digestOf(rootBytes)
        ? root.inventory
        : parse(bytes, inventoryPath, findings)
    const prior =
      value === root.inventory || value === undefined
        ? undefined
        : checkInventory(value, inventoryPath, undefined, findings)
    const algorithm =
      isRecord(value) && typeof value['digestAlgorithm'] === 'string' ? value['digestAlgorithm'] : 'sha512'
    await checkSidecar(folder, bytes, algorithm, checking)
    if (prior && !isLast) {
      checkPrior(prior, version, inventoryPath, root, findings)
      expectations.push({from: `${version}/inventory.json`, inventory: prior})
    }
    const own = (prior ?? (value === root.inventory ? root : undefined))?.release ?? release ?? '1.1'
    if (own < before.release)
      findings.add(
        'E103',
        inventoryPath,
        `OCFL ${before.release} or later, as in ${before.version}, found ${own}`
      )
    const stated = isRecord(value) ? (value['contentDirectory'] as string | undefined) : undefined
    if (before.version !== '' && stated !== before.contentDirectory)
      findings.add(
        before.contentDirectory === undefined ? ['E019', 'E020'] : ['E020', 'E019'],
        inventoryPath,
        `the contentDirectory of ${before.version}, ${shown(before.contentDirectory ?? 'content')}, found ${shown(stated ?? 'content')}`
      )
    before = {version, release: own, contentDirectory: stated}
  }
  return expectations
}

/** §3.7: `DIGEST inventory.json`. */
async function checkSidecar(
  folder: string,
  bytes: Uint8Array,
  algorithm: string,
  {store, findings}: ObjectChecking
): Promise<void> {
  if (!['sha512', 'sha256'].includes(algorithm)) return
  const place = join(folder, `inventory.json.${algorithm}`)
  const sidecar = await store.read(place)
  if (!sidecar) {
    findings.add(['E058', 'E059'], place, 'the digest of the inventory beside it')
    return
  }
  const text = new TextDecoder().decode(sidecar)
  const [, digest] = /^([\da-f]+)[ \t]+inventory\.json\s*$/iu.exec(text) ?? []
  if (!digest) findings.add('E061', place, `\`DIGEST inventory.json\`, found ${shown(text)}`)
  else if (digest.toLowerCase() !== digestOf(bytes, algorithm))
    findings.add(
      'E060',
      join(folder, 'inventory.json'),
      `${algorithm} \`${brief(digest)}\` as its sidecar says, found \`${brief(digestOf(bytes, algorithm))}\``
    )
}

function parse(bytes: Uint8Array, path: string, findings: Findings): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes))
  } catch (error) {
    findings.add('E033', path, `JSON: ${(error as Error).message}`)
    return undefined
  }
}
