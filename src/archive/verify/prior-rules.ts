import {versionNumber} from '../inventory.js'
import {type Findings, shown} from './finding.js'
import type {CheckedInventory} from './inventory-rules.js'

/** An earlier version's inventory tells the same past as the object's (OCFL 1.1 §3.8). */
export function checkPrior(
  prior: CheckedInventory,
  version: string,
  path: string,
  root: CheckedInventory,
  findings: Findings
): void {
  if (prior.inventory.id !== root.inventory.id)
    findings.add(
      prior.release === '1.0' ? ['E037', 'E110'] : ['E110', 'E037'],
      path,
      `the object’s id ${shown(root.inventory.id)}, found ${shown(prior.inventory.id)}`
    )
  const past = root.versions.slice(0, root.versions.indexOf(version) + 1)
  const own = prior.versions
  if (own.length !== past.length || own.some((name, index) => name !== past[index]))
    findings.add(['E066', 'E040'], path, `versions ${list(past)}, found ${list(own)}`)
  for (const name of past.filter((one) => own.includes(one))) {
    checkState(name, prior, path, root, findings)
    const [before, now] = [prior.inventory.versions[name], root.inventory.versions[name]]
    for (const key of ['created', 'message', 'user'] as const)
      if (JSON.stringify(before?.[key]) !== JSON.stringify(now?.[key]))
        findings.add('W011', path, `the same \`${key}\` of version ${name} as the object’s inventory says`)
  }
  const number = versionNumber(version) ?? 0
  for (const contentPath of root.digests.keys()) {
    const at = versionNumber(contentPath.split('/')[0] as string) ?? 0
    if (at <= number && !prior.digests.has(contentPath))
      findings.add('E023', path, `${shown(contentPath)} in the manifest`)
  }
}

const list = (names: string[]) => (names.length > 4 ? `${names[0]} to ${names.at(-1)}` : names.join(', '))

/** The same logical paths, of the same content; digests only compare within one algorithm. */
function checkState(
  name: string,
  prior: CheckedInventory,
  path: string,
  root: CheckedInventory,
  findings: Findings
): void {
  const before = contentOf(name, prior)
  const now = contentOf(name, root)
  const isOneAlgorithm = prior.inventory.digestAlgorithm === root.inventory.digestAlgorithm
  for (const [logicalPath, {digest, paths}] of before) {
    const then = now.get(logicalPath)
    if (!then)
      findings.add(
        'E066',
        path,
        `no ${shown(logicalPath)} in version ${name}, as the object’s inventory says`
      )
    else if (
      isOneAlgorithm
        ? then.digest !== digest
        : paths.length > 0 && !paths.some((one) => then.paths.includes(one))
    )
      findings.add(
        'E066',
        path,
        `${shown(logicalPath)} of version ${name} with the content that the object’s inventory says`
      )
  }
  for (const logicalPath of now.keys())
    if (!before.has(logicalPath))
      findings.add('E066', path, `${shown(logicalPath)} in version ${name}, as the object’s inventory says`)
}

function contentOf(name: string, {inventory, digests}: CheckedInventory) {
  const content = new Map<string, {digest: string; paths: string[]}>()
  const places = new Map<string, string[]>()
  for (const [path, digest] of digests) places.set(digest, [...(places.get(digest) ?? []), path])
  for (const [digest, logicalPaths] of Object.entries(inventory.versions[name]?.state ?? {})) {
    const key = digest.toLowerCase()
    for (const logicalPath of Array.isArray(logicalPaths) ? logicalPaths : [])
      content.set(logicalPath, {digest: key, paths: places.get(key) ?? []})
  }
  return content
}
