import {isRecord, versionNumber} from '../inventory.js'
import {isDigest} from './digests.js'
import {type Findings, shown} from './finding.js'

interface Context {
  path: string
  algorithm: string
  contentDirectory: string
  versions: string[]
  release: string
  findings: Findings
}

/** §3.5.2: digests and their content paths. Gives path → digest, of those that are sound. */
export function checkManifest(value: unknown, context: Context): Map<string, string> {
  const {path, algorithm, release, findings} = context
  const digests = new Map<string, string>()
  if (value === undefined) findings.add('E041', path, 'a key `manifest`')
  else if (!isRecord(value))
    findings.add(
      release === '1.0' ? ['E041', 'E106'] : ['E106', 'E041'],
      path,
      `a JSON object in \`manifest\`, found ${shown(value)}`
    )
  if (!isRecord(value)) return digests

  const seen = new Set<string>()
  for (const [digest, paths] of Object.entries(value)) {
    checkForm(digest, algorithm, path, findings)
    if (seen.has(digest.toLowerCase()))
      findings.add('E096', path, `each digest once in the manifest, found ${shown(digest)} again`)
    seen.add(digest.toLowerCase())
    if (!Array.isArray(paths)) findings.add('E092', path, `a list of content paths for ${shown(digest)}`)
    else
      for (const one of paths) {
        if (digests.has(one)) findings.add('E101', path, `each content path once, found ${shown(one)} again`)
        else if (isContentPath(one, context)) digests.set(one, digest.toLowerCase())
      }
  }
  for (const inner of conflicts(digests.keys()))
    findings.add('E101', path, `${shown(inner)} to be a file or a folder, not both`)
  return digests
}

export function checkForm(digest: string, algorithm: string, path: string, findings: Findings): void {
  if (!isDigest(digest, algorithm))
    findings.add(
      algorithm === 'sha256' ? 'E030' : 'E031',
      path,
      `a ${algorithm} in hex, found ${shown(digest)}`
    )
}

/** `v1/content/…` (E042, E098 to E100). */
function isContentPath(
  value: unknown,
  {path, contentDirectory, versions, findings}: Context
): value is string {
  if (typeof value !== 'string') {
    findings.add('E098', path, `a content path, found ${shown(value)}`)
    return false
  }
  const before = findings.list.length
  const [version = '', folder, ...names] = value.split('/')
  if (/^\/|\/$/u.test(value))
    findings.add('E100', path, `a content path without \`/\` at its ends, found ${shown(value)}`)
  else if (value.split('/').some((part) => part === '' || part === '.' || part === '..'))
    findings.add('E099', path, `a content path of names, found ${shown(value)}`)
  else if (versionNumber(version) === undefined || !versions.includes(version))
    findings.add(['E042', 'E014'], path, `a content path in a version's folder, found ${shown(value)}`)
  else if (folder !== contentDirectory || names.length === 0)
    findings.add(['E042', 'E015'], path, `a content path in \`${contentDirectory}\`, found ${shown(value)}`)
  return findings.list.length === before
}

/** Paths that are also the beginning of another. */
export function conflicts(paths: Iterable<string>): string[] {
  const all = new Set(paths)
  const found = new Set<string>()
  for (const path of all) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      const folder = path.slice(0, at)
      if (all.has(folder)) found.add(folder)
    }
  }
  return [...found]
}
