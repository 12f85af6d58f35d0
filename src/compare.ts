/**
 * Two states of an article compared: sealed editions, or manuscripts at hand.
 *
 * Both are understood again from their source, by this version of Colophon, so
 * that only what the author or editor changed shows.
 */
import {join} from 'node:path'
import {type Comparison, compareEditions, type Edition} from './archive/diff/compare.js'
import {type ArchivedEdition, type ArchiveObject, readFileOf, SealedFileLost} from './archive/object.js'
import {type EditionRecord, parts, readRecordOf} from './archive/record.js'
import type {Environment} from './environment/environment.js'
import {memoryEnvironment} from './environment/memory.js'
import type {Store} from './environment/store.js'
import {type Article, type Dialect, dialects} from './model/index.js'
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
    [before, after].map(async (path, index) => {
      const {article} = await understand(path, options, environment)
      return editionOf(article, options.names?.[index] ?? path)
    })
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
      const article = await understandSealed(store, object, edition, record, environment)
      return editionOf(article, edition.version)
    })
  )
  return compareEditions(one as Edition, other as Edition)
}

/** The article of a sealed edition, understood again from its source, in memory. */
export async function understandSealed(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  record: EditionRecord,
  environment: Environment
): Promise<Article> {
  const dialect = dialects.find((known) => known === record.build.dialect)
  const memory = await sourceOf(store, object, edition, environment)
  const path = join(sealedFolder, record.manuscript)
  return (await understand(path, {base: sealedFolder, dialect}, memory)).article
}

async function editionOf(article: Article, name: string): Promise<Edition> {
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
