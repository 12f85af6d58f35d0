import {extname} from 'node:path/posix'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {type Manuscript, type Metadata, mediaTypeOf, type Supplement} from '../model/index.js'
import {insidePath} from './inside.js'

/** More files than that are a data set, which a repository keeps. */
const most = 200

/**
 * The files that the manuscript says belong to it, in its order.
 *
 * Reports `supplement-missing`, `supplement-outside`; what is said of a file
 * stays although it is not there.
 *
 * @param taken names that lie beside the galleys already.
 */
export async function readSupplements(
  stated: NonNullable<Metadata['supplements']>,
  {file, folder}: Manuscript,
  environment: Environment,
  taken: Iterable<string>
): Promise<Supplement[]> {
  const names = new Set(taken)
  const read: Supplement[] = []
  for (const [index, {source, place, ...said}] of stated.slice(0, most).entries()) {
    const supplement: Supplement = {id: `supplement-${index + 1}`, ...said}
    read.push(supplement)
    if (source === undefined) continue
    const path = await insidePath(source, folder, environment)
    const bytes = typeof path === 'string' ? await environment.files.read(path) : undefined
    if (bytes) {
      const name = freeName(source, names)
      supplement.file = {source, name, mediaType: mediaTypeOf(name), bytes}
      continue
    }
    const isOutside = typeof path === 'object' && path.refused === 'outside'
    report(file, isOutside ? 'supplement-outside' : 'supplement-missing', place, source)
    supplement.title ??= source
  }
  return read
}

/** The file's own name in plain signs, with a number where another has it. */
function freeName(source: string, names: Set<string>): string {
  const own = source.split('/').at(-1) ?? ''
  const ending = extname(own)
    .toLowerCase()
    .replace(/[^.a-z\d]+/gu, '')
  const stem =
    own
      .slice(0, own.length - extname(own).length)
      .normalize('NFKD')
      .replace(/[^\w-]+/gu, '-')
      .replace(/^-+|-+$/gu, '') || 'supplement'
  let name = `${stem}${ending}`
  for (let number = 2; names.has(name.toLowerCase()); number++) name = `${stem}-${number}${ending}`
  names.add(name.toLowerCase())
  return name
}
