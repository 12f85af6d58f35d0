/**
 * Fetch the images a manuscript takes from the network, once, so that every
 * later build finds them beside it.
 *
 * In: a manuscript. Out: `assets/` with one file for each image, named by its
 * digest, and `colophon.fetched.json`, which ties URLs to them.
 */
import {createHash} from 'node:crypto'
import {join} from 'node:path'
import type {Image} from 'mdast'
import {visit} from 'unist-util-visit'
import {type Download, DownloadFailed} from './environment/download.js'
import type {Environment} from './environment/environment.js'
import {parseBlocks, parseMarkdown, parsePhrasing} from './parse/parse.js'
import {
  type FetchedImages,
  fetchedName,
  formatFetched,
  readFetched,
  readFetchedImage,
  remoteUrl
} from './read/fetched.js'
import {readFrontMatter} from './read/front-matter/metadata.js'
import {extensionOf, identifyImage} from './read/image-format.js'
import {insidePath} from './read/inside.js'
import {readManuscript} from './read/manuscript.js'

export interface FetchOptions {
  /** Folder that paths in messages start from, absolute. */
  base: string
  /** Addresses of this machine and its neighbours too. Default: no. */
  allowPrivate?: boolean
  /** Fetch again what is there already. Default: no. */
  force?: boolean
  /** Told when an image is done. */
  progress?: (result: FetchResult) => void
}

/** What became of a URL. */
export interface FetchResult {
  url: string
  /** File below the manuscript's folder; `undefined` when there is none. */
  file?: string
  /** In bytes. */
  size?: number
  /** It was there already. */
  kept?: true
  /** Why there is none. */
  problem?: string
}

/** At most so many images, and so many bytes, of one and of all. */
const limits = {images: 300, image: 25_000_000, all: 300_000_000}

/** Fetch what is not yet there; the record is written after each image, so that nothing is fetched twice. */
export async function fetchImages(
  path: string,
  options: FetchOptions,
  environment: Environment,
  download: Download
): Promise<FetchResult[]> {
  const {folder, urls} = await remoteImages(path, options.base, environment)
  const {progress = () => {}} = options
  const images = await readFetched(folder, environment)
  const results: FetchResult[] = []
  let left = limits.all
  for (const [index, url] of urls.entries()) {
    const result = await fetchImage(url, index, left, images, folder, options, environment, download)
    if (!result.kept) left -= result.size ?? 0
    results.push(result)
    progress(result)
  }
  return results
}

async function fetchImage(
  url: string,
  index: number,
  left: number,
  images: FetchedImages,
  folder: string,
  {allowPrivate = false, force = false}: FetchOptions,
  environment: Environment,
  download: Download
): Promise<FetchResult> {
  const present = force ? undefined : await readFetchedImage(url, images, folder, environment)
  if (present instanceof Uint8Array)
    return {url, file: images[url]?.file, size: present.byteLength, kept: true}
  if (index >= limits.images) return {url, problem: `there are more than ${limits.images} images`}
  try {
    const bytes = await download(url, {limit: Math.min(limits.image, left), allowPrivate})
    const format = identifyImage(bytes)
    const extension = format && extensionOf(format.mediaType)
    if (!extension) return {url, problem: 'it is no image of a kind that Colophon reads'}
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const file = `assets/${sha256.slice(0, 16)}${extension}`
    await writeInside(file, bytes, folder, environment)
    images[url] = {file, mediaType: format.mediaType, sha256}
    await environment.files.write(join(folder, fetchedName), formatFetched(images))
    return {url, file, size: bytes.byteLength}
  } catch (error) {
    if (error instanceof DownloadFailed) return {url, problem: error.message}
    throw error
  }
}

/** `assets` may be a link laid by somebody else: nothing is written outside the folder. */
async function writeInside(
  file: string,
  bytes: Uint8Array,
  folder: string,
  environment: Environment
): Promise<void> {
  const place = await insidePath('assets', folder, environment)
  if (typeof place !== 'string' && place.refused === 'outside')
    throw new DownloadFailed('`assets` leads outside the manuscript’s folder')
  await environment.files.write(join(folder, file), bytes)
}

/** URLs of the network's images, in reading order, each once. */
async function remoteImages(
  path: string,
  base: string,
  environment: Environment
): Promise<{folder: string; urls: string[]}> {
  const manuscript = await readManuscript(path, base, environment)
  const stated = readFrontMatter(manuscript, {phrasing: parsePhrasing, blocks: parseBlocks})
  const tree = parseMarkdown(manuscript.text, manuscript.file)
  const abstracts = stated.abstracts?.map(({children}) => ({type: 'root' as const, children})) ?? []
  const urls = new Set<string>()
  for (const root of [tree, ...abstracts]) {
    visit(root, 'image', (image: Image) => {
      const url = remoteUrl(image.url)
      if (url) urls.add(url)
    })
  }
  return {folder: manuscript.folder, urls: [...urls]}
}
