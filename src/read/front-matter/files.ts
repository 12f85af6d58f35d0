import {parse} from 'yaml'
import type {Environment} from '../../environment/environment.js'
import {type FrontMatterSource, legible} from '../../model/index.js'
import {decodeText} from '../decode.js'
import {insidePath} from '../inside.js'
import {aliases, normalKey} from './aliases.js'
import {schema} from './schema.js'

/** Files that Manubot and ReScience keep an article's metadata in. */
const customary = ['metadata.yaml', 'metadata.yml', 'content/metadata.yaml']
/** Files in which a tool keeps what it knows of a whole project; of MyST's only the block that is about the work. */
const projects: {path: string; block?: string}[] = [
  {path: '_metadata.yml'},
  {path: '_quarto.yml'},
  {path: '_quarto.yaml'},
  {path: 'myst.yml', block: 'project'}
]
/** More files than that no manuscript names. */
const most = 10

/**
 * Metadata beside a manuscript: what Pandoc's `metadata-files` names, the
 * last first, then the customary file, then those of a project.
 *
 * The customary file is taken only when it holds a title or authors; of a
 * project's file only the fields that say something of the article: the others
 * are its tool's.
 */
export async function readMetadataFiles(
  {yaml, format}: FrontMatterSource,
  folder: string,
  environment: Environment
): Promise<FrontMatterSource[]> {
  const named = format ? [] : namedFiles(yaml)
  const found: FrontMatterSource[] = []
  for (const path of [...named.reverse(), ...customary].slice(0, most)) {
    const text = await readYamlFile(path, folder, environment)
    if (text === undefined) continue
    if (named.includes(path)) found.push({yaml: text, line: 1, path})
    else if (/^["']?(?:title|authors?)["']?[ \t]*:/mu.test(text)) {
      found.push({yaml: text, line: 1, path})
      break
    }
  }
  for (const {path, block} of projects) {
    const text = named.includes(path) ? undefined : await readYamlFile(path, folder, environment)
    const yaml = text && fieldsOnly(block === undefined ? text : blockOf(text, block))
    if (yaml?.trim()) found.push({yaml, line: 1, path})
  }
  return found
}

async function readYamlFile(
  path: string,
  folder: string,
  environment: Environment
): Promise<string | undefined> {
  const place = await insidePath(path, folder, environment)
  const bytes = typeof place === 'string' ? await environment.files.read(place) : undefined
  if (!bytes || bytes.byteLength > 1_000_000) return undefined
  return legible(decodeText(bytes).text)
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/^---[ \t]*\n|\n(?:---|\.\.\.)[ \t]*\n?$/gu, '\n')
}

/** What stands below a field, in its lines and columns: the rest is blank. */
function blockOf(text: string, field: string): string {
  let inside = false
  const lines = text.split('\n').map((line) => {
    if (/^[^\s#-]/u.test(line)) {
      inside = /^([\w-]+)[ \t]*:[ \t]*(?:#.*)?$/u.exec(line)?.[1] === field
      return ''
    }
    return inside ? line : ''
  })
  return lines.join('\n')
}

/** Fields that the schema knows, of the outermost; the others' lines are blank. */
function fieldsOnly(text: string): string {
  const indent = /^([ \t]*)[^\s#]/mu.exec(text)?.[1]?.length ?? 0
  let kept = false
  const lines = text.split('\n').map((line) => {
    const key = /^[ \t]*["']?([\w-]+)["']?[ \t]*:(?:\s|$)/u.exec(line)?.[1]
    if (key && line.search(/\S/u) === indent) {
      const name = normalKey(key)
      kept = Object.hasOwn(schema.shape, aliases[name] ?? name) && !toolsOwn.has(name)
    }
    return kept ? line : ''
  })
  return lines.join('\n')
}

/** Of a project these are no article's: its own pages, its tables of contents. */
const toolsOwn = new Set([
  'toc',
  'version',
  'references',
  'type',
  'page',
  'editor',
  'template',
  'history',
  'update',
  'math'
])

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
