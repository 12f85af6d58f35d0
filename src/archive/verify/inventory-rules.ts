import {type Inventory, isRecord, versionNumber} from '../inventory.js'
import {isAlgorithm, isDigest} from './digests.js'
import {type Findings, shown} from './finding.js'
import {checkManifest} from './manifest-rules.js'
import {checkVersion} from './version-rules.js'

const keys = new Set([
  'id',
  'type',
  'digestAlgorithm',
  'head',
  'contentDirectory',
  'fixity',
  'manifest',
  'versions'
])

/** What an inventory says, as far as it can be relied on. */
export interface CheckedInventory {
  inventory: Inventory
  /** Release of OCFL by its type: `1.1`. */
  release?: string
  /** Names of its versions in order. */
  versions: string[]
  contentDirectory: string
  /** Content path → digest, in lower case. */
  digests: Map<string, string>
  /** It breaks no rule; otherwise it is not followed to content. */
  isSound: boolean
}

/**
 * Hold an inventory against OCFL 1.1 §3.5.
 *
 * @param release of the object's declaration; an older version's inventory may be of an older one.
 */
export function checkInventory(
  value: unknown,
  path: string,
  release: string | undefined,
  findings: Findings
): CheckedInventory | undefined {
  const before = findings.list.length
  if (!isRecord(value)) {
    findings.add('E033', path, `a JSON object, found ${shown(value)}`)
    return undefined
  }
  for (const key of Object.keys(value))
    if (!keys.has(key)) findings.add('E102', path, `no key ${shown(key)} in an inventory`)
  checkId(value['id'], path, findings)
  const own = checkType(value['type'], path, release, findings)
  const algorithm = checkAlgorithm(value['digestAlgorithm'], path, findings)
  const contentDirectory = checkContentDirectory(value['contentDirectory'], path, findings)
  const versions = checkVersionNames(value['versions'], path, findings)
  checkHead(value['head'], versions, path, findings)
  if (algorithm === undefined) return undefined

  const context = {path, algorithm, contentDirectory, versions, release: own ?? release ?? '1.1', findings}
  const digests = checkManifest(value['manifest'], context)
  const used = new Set<string>()
  if (isRecord(value['versions'])) {
    const keyed = isRecord(value['manifest']) ? new Set(Object.keys(value['manifest'])) : new Set<string>()
    for (const name of Object.keys(value['versions']))
      checkVersion(value['versions'][name], name, keyed, used, {path, algorithm, findings})
  }
  for (const digest of new Set(digests.values()))
    if (!used.has(digest)) {
      const [contentPath] = [...digests].find(([, one]) => one === digest) ?? []
      findings.add('E107', path, `a version that uses ${shown(contentPath)} of the manifest`)
    }
  checkFixity(value['fixity'], digests, context)
  const errors = findings.list.slice(before).filter(({severity}) => severity === 'error')
  if (!isRecord(value['versions']) || !isRecord(value['manifest'])) return undefined
  return {
    inventory: value as unknown as Inventory,
    release: own,
    versions,
    contentDirectory,
    digests,
    isSound: errors.length === 0
  }
}

function checkId(id: unknown, path: string, findings: Findings): void {
  if (id === undefined) findings.add('E036', path, 'a key `id`')
  else if (typeof id !== 'string' || id === '') findings.add('E037', path, `an id, found ${shown(id)}`)
  else if (!/^[a-z][a-z\d+.-]*:\S+$/iu.test(id)) findings.add('W005', path, `a URI as id, found ${shown(id)}`)
}

function checkType(type: unknown, path: string, release: string | undefined, findings: Findings) {
  if (type === undefined) {
    findings.add('E036', path, 'a key `type`')
    return undefined
  }
  const own =
    typeof type === 'string'
      ? /^https:\/\/ocfl\.io\/(\d+\.\d+)\/spec\/#inventory$/u.exec(type)?.[1]
      : undefined
  if (own === undefined || (release !== undefined && own !== release))
    findings.add(
      'E038',
      path,
      `type \`https://ocfl.io/${release ?? '1.1'}/spec/#inventory\`, found ${shown(type)}`
    )
  return own
}

function checkAlgorithm(name: unknown, path: string, findings: Findings): string | undefined {
  if (name === 'sha512') return name
  if (name === 'sha256') {
    findings.add('W004', path, 'digest algorithm sha512, found sha256')
    return name
  }
  if (name === undefined) findings.add('E036', path, 'a key `digestAlgorithm`')
  else findings.add('E025', path, `digest algorithm sha512 or sha256, found ${shown(name)}`)
  return name === undefined ? 'sha512' : undefined
}

function checkContentDirectory(value: unknown, path: string, findings: Findings): string {
  if (value === undefined) return 'content'
  if (typeof value !== 'string' || value === '' || value.includes('/'))
    findings.add(['E017', 'E108'], path, `a contentDirectory without \`/\`, found ${shown(value)}`)
  else if (value === '.' || value === '..')
    findings.add('E018', path, `a contentDirectory that is a name, found ${shown(value)}`)
  else return value
  return 'content'
}

/** Versions 1, 2, 3 … in one way of naming (§3.3.1). */
function checkVersionNames(value: unknown, path: string, findings: Findings): string[] {
  if (value === undefined) findings.add(['E041', 'E043'], path, 'a key `versions`')
  else if (!isRecord(value)) findings.add(['E044', 'E045'], path, `a JSON object in \`versions\``)
  if (!isRecord(value)) return []
  const names = Object.keys(value)
  if (names.length === 0) findings.add('E008', path, 'one version or more')
  for (const name of names)
    if (versionNumber(name) === undefined)
      findings.add(['E046', 'E104', 'E105'], path, `a version named \`v1\`, \`v2\` …, found ${shown(name)}`)
  const known = names.filter((name) => versionNumber(name) !== undefined)
  known.sort((a, b) => (versionNumber(a) as number) - (versionNumber(b) as number))
  const numbers = known.map((name) => versionNumber(name) as number)
  if (names.length > 0 && numbers[0] !== 1) findings.add('E009', path, 'versions that start at 1')
  const missing = numbers.findIndex(
    (number, index) => index > 0 && number !== (numbers[index - 1] as number) + 1
  )
  if (missing > 0)
    findings.add('E010', path, `a version ${(numbers[missing - 1] as number) + 1} before ${known[missing]}`)
  const padded = known.filter((name) => name.startsWith('v0'))
  const isPadded = known[0]?.startsWith('v0') ?? false
  const isUniform = isPadded
    ? new Set(known.map(({length}) => length)).size === 1 && padded.length === known.length
    : padded.length === 0
  if (!isUniform) findings.add(['E011', 'E012', 'E013'], path, 'versions that are all named in one way')
  if (padded.length > 0) findings.add('W001', path, `versions named without zeros, found ${shown(padded[0])}`)
  return known
}

function checkHead(head: unknown, versions: string[], path: string, findings: Findings): void {
  const last = versions.at(-1)
  if (head === undefined) findings.add('E036', path, 'a key `head`')
  else if (last !== undefined && head !== last)
    findings.add('E040', path, `head \`${last}\`, the latest version, found ${shown(head)}`)
}

/** §3.5.4: further digests of files that the manifest names. */
function checkFixity(
  value: unknown,
  digests: Map<string, string>,
  {path, release, findings}: {path: string; release: string; findings: Findings}
): void {
  if (value === undefined) return
  if (!isRecord(value)) {
    findings.add(
      release === '1.0' ? 'E056' : 'E111',
      path,
      `a JSON object in \`fixity\`, found ${shown(value)}`
    )
    return
  }
  for (const [algorithm, block] of Object.entries(value)) {
    if (!isAlgorithm(algorithm))
      findings.add('E056', path, `a digest algorithm of OCFL in \`fixity\`, found ${shown(algorithm)}`)
    if (!isRecord(block)) {
      findings.add('E057', path, `a JSON object in \`fixity\` for ${algorithm}`)
      continue
    }
    const seen = new Set<string>()
    for (const [digest, paths] of Object.entries(block)) {
      if (!isDigest(digest, algorithm)) findings.add('E057', path, `a ${algorithm}, found ${shown(digest)}`)
      if (seen.has(digest.toLowerCase()))
        findings.add('E097', path, `each ${algorithm} once in \`fixity\`, found ${shown(digest)} again`)
      seen.add(digest.toLowerCase())
      if (!Array.isArray(paths)) findings.add('E057', path, `a list of content paths for ${shown(digest)}`)
      else
        for (const one of paths) {
          if (typeof one === 'string' && /^\/|\/$/u.test(one))
            findings.add('E100', path, `a content path without \`/\` at its ends, found ${shown(one)}`)
          else if (typeof one === 'string' && one.split('/').some((part) => ['', '.', '..'].includes(part)))
            findings.add('E099', path, `a content path of names, found ${shown(one)}`)
          else if (typeof one !== 'string' || !digests.has(one))
            findings.add(
              ['E057', 'E093'],
              path,
              `a content path of the manifest in \`fixity\`, found ${shown(one)}`
            )
        }
    }
  }
}
