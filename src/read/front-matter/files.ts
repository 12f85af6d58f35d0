import {parse} from 'yaml'
import type {Environment} from '../../environment/environment.js'
import {type FrontMatterSource, legible} from '../../model/index.js'
import {decodeText} from '../decode.js'
import {insidePath} from '../inside.js'

/** Files that Manubot and ReScience keep an article's metadata in. */
const customary = ['metadata.yaml', 'metadata.yml', 'content/metadata.yaml']
/** More files than that no manuscript names. */
const most = 10

/**
 * Metadata beside a manuscript: what Pandoc's `metadata-files` names, the
 * last first, then the customary file.
 *
 * The customary file is taken only when it holds a title or authors.
 */
export async function readMetadataFiles(
  {yaml, format}: FrontMatterSource,
  folder: string,
  environment: Environment
): Promise<FrontMatterSource[]> {
  const named = format ? [] : namedFiles(yaml)
  const found: FrontMatterSource[] = []
  for (const path of [...named.reverse(), ...customary].slice(0, most)) {
    const place = await insidePath(path, folder, environment)
    const bytes = typeof place === 'string' ? await environment.files.read(place) : undefined
    if (!bytes || bytes.byteLength > 1_000_000) continue
    const text = legible(decodeText(bytes).text)
      .replace(/^\uFEFF/u, '')
      .replace(/\r\n?/gu, '\n')
      .replace(/^---[ \t]*\n|\n(?:---|\.\.\.)[ \t]*\n?$/gu, '\n')
    if (named.includes(path)) found.push({yaml: text, line: 1, path})
    else if (/^["']?(?:title|authors?)["']?[ \t]*:/mu.test(text)) {
      found.push({yaml: text, line: 1, path})
      break
    }
  }
  return found
}

function namedFiles(yaml: string): string[] {
  const field = /^["']?metadata-files?["']?[ \t]*:.*(?:\n(?:[ \t]+.*|-[ \t].*))*/mu.exec(yaml)?.[0]
  if (!field) return []
  try {
    const [value] = Object.values(parse(field, {logLevel: 'silent'}) as Record<string, unknown>)
    return [value].flat().filter((path) => typeof path === 'string')
  } catch {
    return []
  }
}
