import {createHash} from 'node:crypto'
import {basename, extname, posix} from 'node:path'
import type {Image, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import type {Asset, Manuscript} from '../model/index.js'
import {identifyImage} from './image-format.js'
import {insidePath} from './inside.js'
import {originOf} from './origins.js'
import {rasterizePdf} from './pdf-figure.js'
import {sanitizeSvg} from './svg.js'

declare module 'mdast' {
  interface ImageData {
    /** Path as the author wrote it, for messages. */
    source?: string
  }
}

/** Largest image that is read, in bytes. */
const sizeLimit = 100_000_000

/**
 * Read the images of a manuscript and point them to their assets.
 *
 * Afterwards an image's `url` is an `Asset.href`, or it is gone and the words
 * for it stand in its place. Reports `image-missing`, `image-outside`,
 * `image-remote`, `image-format`.
 */
export async function readAssets(
  trees: Root[],
  manuscript: Manuscript,
  environment: Environment
): Promise<Asset[]> {
  const images: Image[] = []
  for (const tree of trees) {
    visit(tree, 'image', (node) => {
      images.push(node)
    })
  }
  const assets = new Map<string, Asset>()
  const names = new Set<string>()
  for (const image of images) {
    const source = await besideIncluded(decode(image.url), image, manuscript, environment)
    const known = assets.get(source) ?? (await readAsset(source, image, names, manuscript, environment))
    if (known) {
      assets.set(source, known)
      image.url = known.href
      image.data = {...image.data, source}
    } else image.url = ''
  }
  for (const tree of trees) replaceMissing(tree)
  return [...assets.values()]
}

/** The path of an image in an included file starts there, or, as Quarto has it, from the manuscript. */
async function besideIncluded(
  source: string,
  {position}: Image,
  manuscript: Manuscript,
  environment: Environment
): Promise<string> {
  const folder = originOf(manuscript, position?.start.line)?.folder
  if (!folder) return source
  const near = posix.join(folder, source)
  return typeof (await insidePath(near, manuscript.folder, environment)) === 'string' ? near : source
}

/** An image that can't be used leaves its words. */
function replaceMissing(tree: Root): void {
  visit(tree, 'image', (node, index, parent) => {
    if (node.url !== '' || !parent || index === undefined) return
    const value = node.alt || node.title || 'Image'
    parent.children[index] = {
      type: 'span',
      element: 'span',
      attributes: {classes: ['missing-image'], pairs: {}},
      children: node.data?.caption ?? [{type: 'text', value}],
      position: node.position
    }
  })
}

async function readAsset(
  source: string,
  image: Image,
  names: Set<string>,
  {file, folder}: Manuscript,
  environment: Environment
): Promise<Asset | undefined> {
  if (/^(?:https?:)?\/\//iu.test(source)) {
    report(file, 'image-remote', image, source)
    return undefined
  }
  const path = await imagePath(source.replace(/[?#].*$/u, ''), folder, environment)
  if (typeof path !== 'string') {
    report(file, path.refused === 'outside' ? 'image-outside' : 'image-missing', image, source)
    return undefined
  }
  const original = await environment.files.read(path)
  if (!original) {
    report(file, 'image-missing', image, source)
    return undefined
  }
  if (original.byteLength > sizeLimit) {
    report(file, 'image-format', image, source, `it is larger than ${sizeLimit / 1e6} MB`)
    return undefined
  }
  try {
    const found = identifyImage(original)
    if (found === undefined) throw new Error('its content is no image of a kind that browsers show')
    const {mediaType, bytes, width, height} =
      found.mediaType === 'application/pdf'
        ? await rasterizePdf(original)
        : found.mediaType === 'image/svg+xml'
          ? await sanitizeSvg(original, (what) =>
              report(file, 'html-dropped', image, `${what} in \`${source}\``)
            )
          : {...found, bytes: original}
    if (found.mediaType === 'application/pdf')
      report(file, 'image-converted', image, source, `${width} × ${height}`)
    const digest = createHash('sha256').update(bytes).digest('hex')
    const href = `images/${safeName(source, mediaType, names)}`
    return {source, href, mediaType, bytes, digest, width, height}
  } catch (error) {
    report(file, 'image-format', image, source, error instanceof Error ? error.message : String(error))
    return undefined
  }
}

/** LaTeX names images without their ending: the first of these that is there is meant. */
const endings = ['.pdf', '.png', '.jpg', '.jpeg', '.svg']

async function imagePath(
  source: string,
  folder: string,
  environment: Environment
): ReturnType<typeof insidePath> {
  const path = await insidePath(source, folder, environment)
  if (
    typeof path === 'string' ||
    path.refused !== 'missing' ||
    endings.includes(extname(source).toLowerCase())
  )
    return path
  for (const ending of endings) {
    const found = await insidePath(source + ending, folder, environment)
    if (typeof found === 'string') return found
  }
  return path
}

const extensions: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg'
}

/** ASCII, unique without regard to case, with the extension its content deserves. */
function safeName(source: string, mediaType: string, names: Set<string>): string {
  const stem =
    basename(source, extname(source))
      .normalize('NFKD')
      .replace(/[^\w-]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60) || 'image'
  const extension = extensions[mediaType] ?? ''
  let name = stem + extension
  for (let n = 2; names.has(name.toLowerCase()); n++) name = `${stem}-${n}${extension}`
  names.add(name.toLowerCase())
  return name
}

function decode(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
