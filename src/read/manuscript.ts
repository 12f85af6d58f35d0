/**
 * A folder or file becomes a Manuscript.
 *
 * In: a path. Out: the text, its front matter still as YAML, the dialect, and
 * on request the assets and bibliographies it names. Left to others: what any
 * of it means.
 */
import {basename, dirname, extname, join, relative} from 'node:path'
import GithubSlugger from 'github-slugger'
import {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {type Dialect, legible, type Manuscript} from '../model/index.js'
import {decodeText} from './decode.js'
import {detectDialect, statedDialect} from './dialect.js'
import {readMetadataFiles} from './front-matter/files.js'
import {splitFrontMatter} from './front-matter/split.js'

/** Stems that say nothing about the article: its folder's name is taken instead. */
const plainStems = new Set(['paper', 'article', 'index', 'main', 'manuscript', 'readme'])

/** Largest manuscript that is read: 5 MB are a book of two thousand pages. */
export const limits = {bytes: 5_000_000, lines: 100_000}

/** A path that holds no manuscript. `message` tells the user what was looked for. */
export class ManuscriptNotFound extends Error {}

/**
 * Read a manuscript.
 *
 * @param path absolute; a Markdown file, or a folder that holds one.
 * @param base folder that messages name paths from.
 * @param dialect the editor's word; else the front matter's, else the text's own signs.
 * @throws {ManuscriptNotFound}
 */
export async function readManuscript(
  path: string,
  base: string,
  environment: Environment,
  dialect?: Dialect
): Promise<Manuscript> {
  const {files} = environment
  const found = await findFile(path, environment)
  const bytes = await files.read(found)
  if (!bytes) throw new ManuscriptNotFound(`Cannot find \`${relative(base, path) || path}\``)
  const file = new VFile({path: relative(base, found) || found, cwd: base})
  const excess = excessOf(bytes)
  if (excess) report(file, 'too-large', undefined, basename(found), excess)
  const decoded = decodeText(bytes)
  if (decoded.encoding === 'windows-1252') report(file, 'encoding-guessed', undefined, 'windows-1252')
  const source = excess ? '' : legible(decoded.text)
  const {text, more, ...frontMatter} = splitFrontMatter(source)
  file.value = source
  const folder = (await files.resolve(dirname(found))) ?? dirname(found)
  const beside = await readMetadataFiles(frontMatter, folder, environment)
  const stated = statedDialect(frontMatter, file)
  return {
    file,
    folder,
    slug: slugOf(found),
    dialect: dialect ?? stated ?? detectDialect(frontMatter.yaml, text, found),
    text,
    frontMatter,
    moreMetadata: [...more, ...beside]
  }
}

/** The limit that a manuscript exceeds, in words. */
function excessOf(bytes: Uint8Array): string | undefined {
  if (bytes.byteLength > limits.bytes) return `${limits.bytes / 1e6} MB`
  let lines = 0
  for (const byte of bytes) if (byte === 10) lines++
  return lines > limits.lines ? `${limits.lines} lines` : undefined
}

async function findFile(path: string, {files}: Environment): Promise<string> {
  const names = await files.list(path)
  if (!names) return path
  const markdown = names.filter((name) => /\.(?:md|markdown|qmd|rmd)$/iu.test(name))
  const known = markdown.filter((name) => plainStems.has(stem(name)) && stem(name) !== 'readme')
  const candidates = known.length > 0 ? known : markdown.filter((name) => stem(name) !== 'readme')
  if (candidates.length === 1) return join(path, candidates[0] as string)
  if (candidates.length === 0 && markdown.length === 1) return join(path, markdown[0] as string)
  throw new ManuscriptNotFound(
    candidates.length === 0
      ? `Cannot find a manuscript in \`${path}\`: expected a file such as \`paper.md\``
      : `Cannot tell which file of \`${path}\` is the manuscript: ${candidates.join(', ')}. Name one of them`
  )
}

const stem = (name: string) => basename(name, extname(name)).toLowerCase()

/** Stem of the galleys' names: safe in every file system and URL. */
export function slugOf(path: string): string {
  const name = plainStems.has(stem(path)) ? basename(dirname(path)) : basename(path, extname(path))
  return safeSlug(name) || 'article'
}

/** Lower-case ASCII of `[a-z0-9._-]`, without a leading point. */
export function safeSlug(name: string): string {
  const ascii = name.normalize('NFKD').replace(/[^\w.\s-]/gu, '')
  return new GithubSlugger()
    .slug(ascii.replaceAll('.', '-'))
    .replace(/^[-.]+|[-.]+$/gu, '')
    .slice(0, 100)
}
