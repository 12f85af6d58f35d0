import {join} from 'node:path'
import type {Point} from 'unist'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {legible, type Manuscript} from '../model/index.js'
import {insidePath} from './inside.js'

/**
 * Read the bibliographies a manuscript names, in its order. Reports `bibliography-missing`.
 *
 * @param places where each is named.
 */
export async function readBibliographies(
  paths: string[],
  manuscript: Manuscript,
  environment: Environment,
  places: (Point | undefined)[] = []
): Promise<{path: string; text: string}[]> {
  const sources: {path: string; text: string}[] = []
  for (const [index, path] of paths.entries()) {
    const text = await readText(path, manuscript, environment)
    // LaTeX's own way leaves the ending out.
    const longer = text === undefined && !/\.\w+$/u.test(path) ? `${path}.bib` : undefined
    const found = longer ? await readText(longer, manuscript, environment) : text
    if (found === undefined) report(manuscript.file, 'bibliography-missing', places[index], path)
    else sources.push({path: longer ?? path, text: found})
  }
  return sources
}

/** What people call a bibliography. */
const usual = ['bibliography.bib', 'library.bib', 'paper.bib', 'references.bib', 'refs.bib']

/** Where a text cites by key. */
const citesByKey = /(?:^|[\s([;–—-])@\{?[\p{L}\p{N}_]|\\[a-zA-Z]*cite[a-zA-Z]*\*?[[{]|\{cite[\w:]*\}`/mu

/**
 * The bibliographies of a manuscript that names none, but cites: what lies
 * beside it. MyST takes all files of the kind; elsewhere one alone is meant.
 * Reports `inferred-bibliography`.
 */
export async function bibliographiesBeside(
  {file, folder, dialect, text}: Manuscript,
  {files}: Environment
): Promise<string[]> {
  if (dialect === 'raw' || dialect === 'github' || !citesByKey.test(text)) return []
  const found = ((await files.list(folder)) ?? []).filter((name) => /\.bib$/iu.test(name)).sort()
  // The record of this build has them as missing: once one is there, it is built again.
  if (found.length === 0) await Promise.all(usual.map((name) => files.resolve(join(folder, name))))
  if (found.length === 0 || (found.length > 1 && dialect !== 'myst')) return []
  report(file, 'inferred-bibliography', undefined, found.map((name) => `\`${name}\``).join(', '))
  return found
}

/** A text file of the manuscript's folder; `undefined` when it is not there, or outside. */
export async function readText(
  path: string,
  manuscript: Manuscript,
  environment: Environment
): Promise<string | undefined> {
  const place = await insidePath(path, manuscript.folder, environment)
  const bytes = typeof place === 'string' ? await environment.files.read(place) : undefined
  return bytes && legible(new TextDecoder().decode(bytes).replace(/^\uFEFF/u, ''))
}
