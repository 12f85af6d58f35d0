/**
 * Two states of an article compared: sealed editions, or manuscripts at hand.
 *
 * Both are understood again from their source, by this version of Colophon, so
 * that only what the author or editor changed shows.
 */
import {join} from 'node:path'
import {type Comparison, compareEditions, type Edition} from './archive/diff/compare.js'
import {type ArchivedEdition, type ArchiveObject, readFileOf, SealedFileLost} from './archive/object.js'
import {parts, readRecordOf} from './archive/record.js'
import type {Environment} from './environment/environment.js'
import {memoryEnvironment} from './environment/memory.js'
import type {Store} from './environment/store.js'
import {type Dialect, dialects} from './model/index.js'
import {understand} from './publish.js'
import {renderPage} from './render/html/page.js'

/** Compare two manuscripts, by path. Throws `ManuscriptNotFound`. */
export async function compareManuscripts(
  before: string,
  after: string,
  options: {base: string; names?: [string, string]; dialect?: Dialect},
  environment: Environment
): Promise<Comparison> {
  const [one, other] = await Promise.all(
    [before, after].map(async (path, index) =>
      readEdition(path, options.names?.[index] ?? path, options.base, options.dialect, environment)
    )
  )
  return compareEditions(one as Edition, other as Edition)
}

/** Compare two sealed editions of one article. Nothing is written: the sources are read in memory. */
export async function compareSealed(
  store: Store,
  object: ArchiveObject,
  before: ArchivedEdition,
  after: ArchivedEdition,
  environment: Environment
): Promise<Comparison> {
  const [one, other] = await Promise.all(
    [before, after].map(async (edition) => {
      const record = await readRecordOf(store, object, edition)
      if (!record)
        throw new SealedFileLost(`Cannot compare ${edition.version}: it has no record that Colophon can read`)
      const dialect = dialects.find((known) => known === record.build.dialect)
      const memory = await sourceOf(store, object, edition, environment)
      return readEdition(
        join(sealedFolder, record.manuscript),
        edition.version,
        sealedFolder,
        dialect,
        memory
      )
    })
  )
  return compareEditions(one as Edition, other as Edition)
}

async function readEdition(
  path: string,
  name: string,
  base: string,
  dialect: Dialect | undefined,
  environment: Environment
): Promise<Edition> {
  const {article} = await understand(path, {base, dialect}, environment)
  const page = await renderPage(article)
  return {name, title: page.title, language: article.language, page}
}

/** Where a sealed source stands while it is read; no folder of the machine. */
const sealedFolder = '/edition'

/** The source of an edition in memory; what comes with Colophon is read where it lies. */
async function sourceOf(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  environment: Environment
): Promise<Environment> {
  const files: Record<string, Uint8Array> = {}
  for (const [path, file] of edition.files) {
    if (!path.startsWith(parts.source)) continue
    files[join(sealedFolder, path.slice(parts.source.length))] = await readFileOf(store, object, file)
  }
  const memory = memoryEnvironment(files)
  const isSealed = (path: string) => path === sealedFolder || path.startsWith(`${sealedFolder}/`)
  const choose = (path: string) => (isSealed(path) ? memory.files : environment.files)
  return {
    ...environment,
    files: {
      read: (path) => choose(path).read(path),
      list: (path) => choose(path).list(path),
      resolve: (path) => choose(path).resolve(path),
      write: (path, bytes) => memory.files.write(path, bytes)
    }
  }
}
