import {createHash} from 'node:crypto'
import {basename, dirname, extname, join, posix} from 'node:path'
import type {Image, Root} from 'mdast'
import type {Point, Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {RuleId} from '../diagnostics/rules.js'
import type {Environment} from '../environment/environment.js'
import {type Asset, isDevice, type Manuscript, nearestHint} from '../model/index.js'
import {readEmbedded} from './embedded.js'
import {drawEps} from './eps-figure.js'
import {type FetchedImages, readFetched, readFetchedImage, remoteUrl} from './fetched.js'
import {extensionOf, identifyImage, isCutOff} from './image-format.js'
import {insidePath} from './inside.js'
import {originOf} from './origins.js'
import {rasterizePdf} from './pdf-figure.js'
import {convertTiff, type Raster, redraw, screenCopy} from './raster.js'
import {sanitizeSvg} from './svg.js'

declare module 'mdast' {
  interface ImageData {
    /** Path as the author wrote it, for messages. */
    source?: string
    /** Its file could not be had, or not be used: a message says why. */
    missing?: true
  }
}

/** Largest image that is read, in bytes. */
const sizeLimit = 100_000_000

/**
 * Read the images of a manuscript and point them to their assets.
 *
 * Afterwards an image's `url` is an `Asset.href`, or it is marked as missing:
 * `structure/` puts words in its place. Reports `image-missing`, `image-outside`,
 * `image-remote`, `image-changed`, `image-format`, `image-converted`,
 * `image-pages`, `image-scaled`.
 */
export async function readAssets(
  trees: Root[],
  manuscript: Manuscript,
  environment: Environment
): Promise<Asset[]> {
  const images: Image[] = []
  for (const tree of trees) {
    visit(tree, 'image', (node) => {
      if (!node.data?.missing) images.push(node)
    })
  }
  const assets = new Map<string, Asset>()
  const names = new Set<string>()
  const remote = images.some(({url}) => remoteUrl(url))
  const fetched = remote ? await readFetched(manuscript.folder, environment) : {}
  for (const image of images) {
    const source = /^data:/iu.test(image.url)
      ? image.url
      : await besideIncluded(decode(image.url), image, manuscript, environment)
    const known =
      assets.get(source) ?? (await readAsset(source, image, names, fetched, manuscript, environment))
    if (known) {
      assets.set(source, known)
      image.url = known.href
      image.data = {...image.data, source}
    } else {
      image.url = ''
      image.data = {...image.data, source, missing: true}
    }
  }
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

async function readAsset(
  source: string,
  image: Image,
  names: Set<string>,
  fetched: FetchedImages,
  manuscript: Manuscript,
  environment: Environment
): Promise<Asset | undefined> {
  const {file} = manuscript
  const original = await readOriginal(source, image, fetched, manuscript, environment)
  if (!original) return undefined
  if (original.byteLength > sizeLimit) {
    lost(file, 'image-format', image, source, `it is larger than ${sizeLimit / 1e6} MB`)
    return undefined
  }
  const format = identifyImage(original)
  if (format && isCutOff(original, format.mediaType)) report(file, 'image-cut-off', image, source)
  try {
    const shown = await shownImage(
      original,
      (id, ...values) => void report(file, id, image, ...values),
      source
    )
    const {mediaType, bytes, width, height, drawn} = {...shown, ...statedSize(image)}
    const digest = createHash('sha256').update(bytes).digest('hex')
    const href = `images/${safeName(readEmbedded(source)?.name ?? source, mediaType, names)}`
    const copy = await screenCopy(shown)
    if (copy) report(file, 'image-scaled', image, source, `${copy.width} × ${copy.height}`)
    return {
      source,
      href,
      mediaType,
      bytes,
      ...(copy ? {screen: copy.bytes} : {}),
      digest,
      width,
      height,
      ...(drawn && {drawn})
    }
  } catch (error) {
    lost(file, 'image-format', image, source, error instanceof Error ? error.message : String(error))
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

/** Bytes of the file an image names, or of what was fetched for its URL. */
async function readOriginal(
  source: string,
  image: Image,
  fetched: FetchedImages,
  {file, folder}: Manuscript,
  environment: Environment
): Promise<Uint8Array | undefined> {
  const embedded = readEmbedded(source)
  if (embedded) return embedded.bytes
  const url = remoteUrl(source)
  if (url) {
    const bytes = await readFetchedImage(url, fetched, folder, environment)
    if (bytes instanceof Uint8Array) return bytes
    lost(file, bytes === 'changed' ? 'image-changed' : 'image-remote', image, source)
    return undefined
  }
  const name = source.replace(/[?#].*$/u, '')
  // Authors on Windows write `figures\\map.png`.
  for (const written of name.includes('\\') ? [name, name.replaceAll('\\', '/')] : [name]) {
    const path = await imagePath(written, folder, environment)
    const bytes = typeof path === 'string' ? await environment.files.read(path) : undefined
    if (bytes) return bytes
    if (written !== name || !name.includes('\\')) {
      const outside = typeof path !== 'string' && path.refused === 'outside'
      if (outside) lost(file, 'image-outside', image, source)
      else lost(file, 'image-missing', image, source, await nearestFile(written, folder, environment))
    }
  }
  return undefined
}

/** `; did you mean …?` with the file whose name is most alike, capitals and extension aside. */
async function nearestFile(path: string, folder: string, environment: Environment): Promise<string> {
  const inner = await nearestFolder(dirname(path), folder, environment)
  const place = inner === '' ? folder : await insidePath(inner.slice(0, -1), folder, environment)
  const names = typeof place === 'string' ? ((await environment.files.list(place)) ?? []) : []
  const kinds = /\.(?:png|jpe?g|gif|webp|svg|pdf|tiff?|avif|bmp|eps)$/iu
  const images = names.filter((name) => kinds.test(name)).slice(0, 500)
  const stem = (name: string) => basename(name, extname(name)).toLowerCase()
  const wanted = basename(path).toLowerCase()
  const same =
    images.find((name) => name.toLowerCase() === wanted) ??
    images.find((name) => stem(name) === stem(wanted) || stem(name) === wanted)
  if (same) return `; did you mean \`${inner}${same}\`?`
  return nearestHint(
    path,
    images.map((name) => inner + name)
  )
}

/** A folder by its parts, whatever their capitals, with a slash behind; as far as it is there. */
async function nearestFolder(path: string, folder: string, environment: Environment): Promise<string> {
  let found = ''
  for (const part of path.split(/[\\/]/u).slice(0, 20)) {
    if (part === '.' || part === '') continue
    const names = (await environment.files.list(join(folder, found))) ?? []
    const name =
      names.find((one) => one === part) ?? names.find((one) => one.toLowerCase() === part.toLowerCase())
    if (name === undefined) break
    found += `${name}/`
  }
  return found
}

/** Size of the page that a picture was drawn from, as the JATS of a first build says it. */
function statedSize({data}: Image): {width: number; height: number; drawn: true} | undefined {
  const {'natural-width': width, 'natural-height': height} = data?.attributes?.pairs ?? {}
  const size = [Number(width), Number(height)]
  const [w = 0, h = 0] = size
  return size.every((one) => Number.isInteger(one) && one > 0 && one < 100_000)
    ? {width: w, height: h, drawn: true}
    : undefined
}

type Say = (id: RuleId, ...values: string[]) => void

/** The image in a form that all galleys show. @throws with what the author can do. */
async function shownImage(
  original: Uint8Array,
  say: Say,
  source: string
): Promise<{mediaType: string; bytes: Uint8Array; width?: number; height?: number; drawn?: boolean}> {
  const found = identifyImage(original)
  if (found === undefined) throw new Error('its content is no image of a kind that browsers show')
  const converted = ({width, height}: Raster, kind: string) =>
    say('image-converted', source, kind, `${width} × ${height}`)
  switch (found.mediaType) {
    case 'application/pdf':
    case 'image/tiff': {
      const pdf = found.mediaType === 'application/pdf'
      const made = await (pdf ? rasterizePdf(original) : convertTiff(original))
      converted(made, pdf ? 'PDF' : 'TIFF')
      if (made.pages > 1) say('image-pages', source, String(made.pages))
      return {...made, ...(pdf && {drawn: true})}
    }
    case 'image/svg+xml':
      return sanitizeSvg(original, (what) => say('html-dropped', `${what} in \`${source}\``))
    case 'image/x-eps': {
      const made = await drawEps(original)
      converted(made, 'EPS')
      return made
    }
    case 'image/heic':
      throw new Error('it is HEIC, which no reader shows: export JPEG')
    case 'image/avif':
    case 'image/bmp': {
      const made = await redraw(original)
      converted(made, found.mediaType === 'image/avif' ? 'AVIF' : 'BMP')
      return made
    }
    default: {
      if (!found.cmyk) return {...found, bytes: original}
      const made = await redraw(original)
      converted(made, 'CMYK')
      return made
    }
  }
}

/** ASCII, unique without regard to case, with the extension its content deserves. */
function safeName(source: string, mediaType: string, names: Set<string>): string {
  const own =
    basename(source, extname(source))
      .normalize('NFKD')
      .replace(/[^\w-]+/gu, '-')
      .replace(/^-+|-+$/gu, '')
      .slice(0, 60) || 'image'
  const stem = isDevice(own) ? `image-${own}` : own
  const extension = extensionOf(mediaType)
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

/** Say that an image could not be read; the message holds its path whole. */
function lost(file: VFile, rule: RuleId, image: Image, source: string, ...more: string[]): void {
  const message = report(file, rule, image, source, ...more)
  Object.assign(message, {lostImage: source} satisfies Losing)
}

/** What a message about an image that could not be read holds besides its words. */
interface Losing {
  /** Path or address, as the author wrote it. */
  lostImage: string
}

/** Images that the manuscript names and that could not be read, each once. */
export function lostImages({file}: Pick<Manuscript, 'file'>): {source: string; place?: Position | Point}[] {
  const found = file.messages.flatMap((message) => {
    const {lostImage: source} = message as Partial<Losing>
    return source === undefined ? [] : [{source, place: message.place}]
  })
  return [...new Map(found.reverse().map((one) => [one.source, one])).values()].reverse()
}
