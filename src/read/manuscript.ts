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
import type {Root} from 'xast'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {type Dialect, legible, type Manuscript} from '../model/index.js'
import {readXml, XmlRefused} from '../xml/read-xml.js'
import {decodeText, decodeXml} from './decode.js'
import {detectDialect, statedDialect} from './dialect.js'
import {readMetadataFiles} from './front-matter/files.js'
import {splitFrontMatter} from './front-matter/split.js'
import {slugOfJats} from './jats/jats.js'
import {kindOfFile} from './kind-of-file.js'
import {joinParts, numberedParts} from './numbered-parts.js'

/** Stems that say nothing about the article: its folder's name is taken instead. */
const plainStems = new Set(['paper', 'article', 'index', 'main', 'manuscript', 'readme'])

/** Largest manuscript that is read: 5 MB are a book of two thousand pages. */
export const limits = {bytes: 5_000_000, lines: 100_000}

/** A path that holds no manuscript. `message` tells the user what was looked for. */
export class ManuscriptNotFound extends Error {}

/**
 * Read a manuscript.
 *
 * @param path absolute; a Markdown file or a JATS file, or a folder that holds one, or Manubot's numbered parts.
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
  const parts = await numberedParts(path, environment)
  const found = parts?.[0] ?? (await findFile(path, environment))
  const bytes = await files.read(found)
  if (!bytes) throw new ManuscriptNotFound(`Cannot find \`${relative(base, path) || path}\``)
  const file = new VFile({path: relative(base, found) || found, cwd: base})
  const isJats = isXml(found, bytes)
  const excess = excessOf(bytes, isJats)
  if (excess) report(file, 'too-large', undefined, basename(found), excess)
  if (isJats) return jatsManuscript(found, excess ? '' : decodeXml(bytes), file, environment)
  const decoded = decodeText(bytes)
  const kind = excess ? undefined : kindOfFile(bytes, decoded.text)
  if (kind) report(file, 'not-a-text', undefined, basename(found), kind)
  else if (decoded.isGuessed) report(file, 'encoding-guessed', undefined, decoded.encoding)
  const joined = parts && (await joinParts(parts, base, file, environment))
  const tooLong = joined && (joined.size > limits.bytes || joined.source.split('\n').length > limits.lines)
  if (tooLong) report(file, 'too-large', undefined, relative(base, path) || path, `${limits.bytes / 1e6} MB`)
  const source = excess || kind || tooLong ? '' : (joined?.source ?? legible(decoded.text))
  const {text, more, unclosed, ...frontMatter} = splitFrontMatter(source)
  if (unclosed) report(file, 'front-matter-unclosed', {line: unclosed, column: 1})
  file.value = source
  const folder = (await files.resolve(dirname(found))) ?? dirname(found)
  const beside = await readMetadataFiles(frontMatter, folder, environment)
  const stated = statedDialect(frontMatter, file)
  // A text whose metadata stand beside it is no extraction.
  const metadata = [frontMatter.yaml, ...beside.map(({yaml}) => yaml)].join('\n')
  return {
    file,
    folder,
    ...(joined && {origins: joined.origins}),
    slug: slugOf(parts ? join(path.replace(/[\\/]content[\\/]?$/u, ''), 'manuscript.md') : found),
    dialect: dialect ?? stated ?? detectDialect(metadata, text, found),
    text,
    frontMatter,
    moreMetadata: [...more, ...beside]
  }
}

/** Whether a file is XML: by its name, else by its first signs. */
function isXml(path: string, bytes: Uint8Array): boolean {
  if (/\.(?:xml|jats)$/iu.test(path)) return true
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return /^(?:<\?xml\s|<!DOCTYPE\s+article\s)/u.test(start)
}

/** A manuscript that is JATS: its tree, and no Markdown. Reports `jats-unreadable`. */
async function jatsManuscript(
  path: string,
  text: string,
  file: VFile,
  {files}: Environment
): Promise<Manuscript> {
  file.value = text
  const jats = await readTree(text, file)
  return {
    file,
    folder: (await files.resolve(dirname(path))) ?? dirname(path),
    slug: slugOfJats(jats) ?? slugOf(path.replace(/(?:\.jats)?\.xml$|\.jats$/iu, '.xml')),
    dialect: 'raw',
    text: '',
    jats,
    frontMatter: {yaml: '', line: 1},
    moreMetadata: []
  }
}

async function readTree(text: string, file: VFile): Promise<Root> {
  const empty: Root = {
    type: 'root',
    children: [{type: 'element', name: 'article', attributes: {}, children: []}]
  }
  if (text === '') return empty
  try {
    return await readXml(text)
  } catch (error) {
    if (!(error instanceof XmlRefused)) throw error
    report(file, 'jats-unreadable', error.place, error.message)
    return empty
  }
}

/** The limit that a manuscript exceeds, in words; XML says the same in four times the signs. */
function excessOf(bytes: Uint8Array, isXml: boolean): string | undefined {
  const times = isXml ? 4 : 1
  if (bytes.byteLength > limits.bytes * times) return `${(limits.bytes * times) / 1e6} MB`
  let lines = 0
  for (const byte of bytes) if (byte === 10) lines++
  return lines > limits.lines * times ? `${limits.lines * times} lines` : undefined
}

async function findFile(path: string, {files}: Environment): Promise<string> {
  const names = await files.list(path)
  if (!names) return path
  const markdown = names.filter((name) => /\.(?:md|markdown|qmd|rmd)$/iu.test(name))
  if (markdown.length === 0) {
    const xml = names.filter((name) => /\.xml$|\.jats$/iu.test(name))
    const jats = xml.filter((name) => /\.jats(?:\.xml)?$/iu.test(name))
    const [only, more] = jats.length > 0 ? jats : xml
    if (only && !more) return join(path, only)
  }
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
