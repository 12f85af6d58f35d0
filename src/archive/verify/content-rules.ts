import {join} from '../object.js'
import {canCompute, digestsOfFile} from './digests.js'
import {brief, type Findings, shown} from './finding.js'
import type {CheckedInventory} from './inventory-rules.js'
import type {ObjectChecking} from './object-rules.js'

/** An inventory whose digests the content must have; the object's own comes first. */
export interface Expectation {
  /** `v1/inventory.json` */
  from: string
  inventory: CheckedInventory
}

interface Expected {
  algorithm: string
  digest: string
  code: 'E092' | 'E093'
  from: string
}

/** Hash every file once, in pieces, and hold it against every digest that any inventory gives for it. */
export async function checkContent(
  path: string,
  root: CheckedInventory,
  expectations: Expectation[],
  checking: ObjectChecking
): Promise<{files: number; size: number}> {
  const {store, findings, progress} = checking
  const expected = expectedDigests(expectations)
  const present = new Set<string>()
  for (const version of root.versions) await walkVersion(path, version, root, present, checking)

  const owner = new Map([...root.digests].map(([contentPath, digest]) => [digest, contentPath]))
  let files = 0
  let size = 0
  for (const [contentPath, digests] of expected) {
    const place = join(path, contentPath)
    if (!present.has(contentPath)) {
      const codes = new Set(digests.map(({code}) => code))
      findings.add([...codes], place, 'this file, which the inventory names: it is missing')
      continue
    }
    const names = digests.map(({algorithm}) => algorithm).filter(canCompute)
    const found = await digestsOfFile(store, place, names, (bytes) => {
      size += bytes
      progress?.(bytes)
    })
    files += 1
    tellDifferences(place, contentPath, digests, found, owner, root.inventory.digestAlgorithm, findings)
  }
  for (const contentPath of present)
    if (!root.digests.has(contentPath))
      findings.add('E023', join(path, contentPath), 'no file that the inventory does not name: it is extra')
  return {files, size}
}

function tellDifferences(
  place: string,
  contentPath: string,
  digests: Expected[],
  found: Map<string, string>,
  owner: Map<string, string>,
  algorithm: string,
  findings: Findings
): void {
  const told = new Set<string>()
  for (const one of digests) {
    const actual = found.get(one.algorithm)
    if (actual === undefined || actual === one.digest || told.has(one.code + one.digest)) continue
    told.add(one.code + one.digest)
    const other = one.algorithm === algorithm ? owner.get(actual) : undefined
    findings.add(
      one.code,
      place,
      other && other !== contentPath
        ? `its own bytes, found those of ${shown(other)}`
        : `${one.algorithm} \`${brief(one.digest)}\` (${one.from}), found \`${brief(actual)}\`: it is altered`
    )
  }
}

/** Content path → digests that inventories give for it. */
function expectedDigests(expectations: Expectation[]): Map<string, Expected[]> {
  const expected = new Map<string, Expected[]>()
  const add = (contentPath: string, one: Expected) => {
    const known = expected.get(contentPath) ?? []
    const same = known.some(
      ({algorithm, digest, code}) => algorithm === one.algorithm && digest === one.digest && code === one.code
    )
    if (!same) expected.set(contentPath, [...known, one])
  }
  for (const {from, inventory} of expectations) {
    const {digestAlgorithm, fixity} = inventory.inventory
    for (const [contentPath, digest] of inventory.digests)
      add(contentPath, {algorithm: digestAlgorithm, digest, code: 'E092', from})
    for (const [algorithm, block] of Object.entries(fixity ?? {}))
      for (const [digest, paths] of Object.entries(block ?? {}))
        for (const contentPath of Array.isArray(paths) ? paths : [])
          if (inventory.digests.has(contentPath))
            add(contentPath, {algorithm, digest: digest.toLowerCase(), code: 'E093', from})
  }
  return expected
}

/** §3.3: a version's folder holds its inventory, and its content. */
async function walkVersion(
  path: string,
  version: string,
  {contentDirectory, digests}: CheckedInventory,
  present: Set<string>,
  {store, findings}: ObjectChecking
): Promise<void> {
  const folder = join(path, version)
  const entries = await store.list(folder)
  if (!entries) {
    findings.add(['E046', 'E010'], folder, 'the folder of this version')
    return
  }
  for (const {name, kind} of entries) {
    const place = join(folder, name)
    if (kind === 'link' || kind === 'other') findings.add('E090', place, 'no link here')
    else if (kind === 'file' && !/^inventory\.json(?:\.sha(?:512|256))?$/u.test(name))
      findings.add('E015', place, 'only inventory and content in the folder of a version')
    else if (kind === 'folder' && name !== contentDirectory)
      findings.add('W002', place, `no folder but \`${contentDirectory}\` in the folder of a version`)
  }
  const hasContent = entries.some(({name, kind}) => name === contentDirectory && kind === 'folder')
  const isNeeded = [...digests.keys()].some((contentPath) => contentPath.startsWith(`${version}/`))
  if (!hasContent) {
    if (isNeeded) findings.add('E016', folder, `a folder \`${contentDirectory}\``)
    return
  }
  const before = present.size
  await walk(`${version}/${contentDirectory}`)
  if (present.size === before)
    findings.add('W003', join(folder, contentDirectory), 'no content folder where a version has no content')

  async function walk(below: string): Promise<void> {
    const inside = (await store.list(join(path, below))) ?? []
    if (inside.length === 0 && below !== `${version}/${contentDirectory}`)
      findings.add('E024', join(path, below), 'no empty folder among content')
    for (const {name, kind} of inside) {
      const inner = `${below}/${name}`
      if (kind === 'folder') await walk(inner)
      else if (kind === 'file') present.add(inner)
      else findings.add('E090', join(path, inner), 'no link among content')
    }
  }
}
