import {basename, extname, resolve} from 'node:path'
import type {Environment} from '../environment/environment.js'
import type {Manuscript} from '../model/index.js'
import {insidePath} from './inside.js'

/** A file of the author's, byte for byte. */
export interface SourceFile {
  /** Without folders; unlike any other's. */
  name: string
  mediaType: string
  bytes: Uint8Array
  kind: 'manuscript' | 'bibliography'
}

const mediaTypes: Record<string, string> = {
  '.bib': 'application/x-bibtex',
  '.json': 'application/vnd.citationstyles.csl+json',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml'
}

/**
 * What galleys are made of: the manuscript, the files it includes, those of
 * metadata beside it, then its bibliographies in its order. Those that are not
 * there are left out.
 */
export async function readSources(
  {file, folder, jats, origins = [], moreMetadata = []}: Manuscript,
  bibliographies: string[],
  environment: Environment
): Promise<SourceFile[]> {
  const sources: SourceFile[] = []
  const add = async (place: string | undefined, mediaType: string, kind: SourceFile['kind']) => {
    const bytes = place && (await environment.files.read(place))
    if (!place || !bytes) return
    const name = basename(place)
    const taken = sources.filter((source) => source.name.endsWith(name)).length
    sources.push({name: taken > 0 ? `${taken + 1}-${name}` : name, mediaType, bytes, kind})
  }
  await add(resolve(file.cwd, file.path), jats ? 'application/xml' : 'text/markdown', 'manuscript')
  const included = [...origins, ...moreMetadata].flatMap(({path}) =>
    path && path !== file.path ? [path] : []
  )
  for (const path of new Set(included)) {
    const mediaType = mediaTypes[extname(path).toLowerCase()] ?? 'text/markdown'
    await add(resolve(file.cwd, path), mediaType, 'manuscript')
  }
  for (const path of bibliographies) {
    const place = await insidePath(path, folder, environment)
    const mediaType = mediaTypes[extname(path).toLowerCase()] ?? 'text/plain'
    await add(typeof place === 'string' ? place : undefined, mediaType, 'bibliography')
  }
  return sources
}
