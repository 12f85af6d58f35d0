import {createHash} from 'node:crypto'
import {createRequire} from 'node:module'
import {Worker} from 'node:worker_threads'
import type {Shelf} from '../environment/shelf.js'
import {sfntFromWoff} from './woff.js'

/** Where subsets of a kind are kept. */
export function subsetting(name: string): Shelf {
  return {name, packages: ['subset-font', 'harfbuzzjs']}
}

const digests = new WeakMap<Uint8Array, string>()

/** SHA-256 of a font's bytes, in hex. */
export function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex')
  digests.set(bytes, digest)
  return digest
}

/** What a font is to be cut down to. */
export interface Subset {
  /** An OpenType file, bare or as WOFF 1. It moves to the thread, and is empty afterwards. */
  font: Uint8Array
  text: string
}

/**
 * Fonts with the glyphs of a text only. The same text gives the same bytes.
 *
 * A thread does it, one for all: its memory, some fifty megabytes for a CJK
 * face, never shrinks, and goes with the thread.
 */
export function subsetFonts(wanted: Subset[]): Promise<Uint8Array[]> {
  if (wanted.length === 0) return Promise.resolve([])
  const library = createRequire(import.meta.url).resolve('subset-font')
  const worker = new Worker(`(${thread})(require, ${sfntFromWoff})`, {
    eval: true,
    execArgv: [],
    workerData: {library, wanted},
    // Small buffers share their memory with others, and are copied.
    transferList: wanted.flatMap(({font: {buffer, byteLength}}) =>
      buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
    ),
    resourceLimits: {maxYoungGenerationSizeMb: 2}
  })
  return new Promise<Uint8Array[]>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('Cannot subset a font: its thread ended')))
    // Nobody waits for its end.
  }).finally(() => void worker.terminate())
}

/** Only its source text gets there: it can use nothing from outside itself. */
async function thread(load: NodeJS.Require, unpack: typeof sfntFromWoff): Promise<void> {
  const {parentPort, workerData} = load('node:worker_threads') as typeof import('node:worker_threads')
  const {library, wanted} = workerData as {library: string; wanted: Subset[]}
  const {inflateSync} = load('node:zlib') as typeof import('node:zlib')
  const {createRequire} = load('node:module') as typeof import('node:module')
  // Fonts go in and out bare: what would pack and unpack them takes ten megabytes, and twenty milliseconds to load.
  const {resolve, cache} = createRequire(library)
  const converter = resolve('fontverter')
  const exports = {convert: async (font: Buffer) => font, detectFormat: () => 'sfnt'}
  cache[converter] = {id: converter, filename: converter, loaded: true, exports} as NodeJS.Module
  const subset = load(library) as typeof import('subset-font').default
  const subsets: Uint8Array[] = []
  // One after the other: each takes its own memory while it lasts.
  for (const {font, text} of wanted) {
    const source = Buffer.from(font.buffer, font.byteOffset, font.byteLength)
    // In a tenth of the time that the library's own way takes.
    const bare = source.toString('latin1', 0, 4) === 'wOFF' ? unpack(source, inflateSync) : source
    const bytes = await subset(bare, text, {targetFormat: 'sfnt'})
    subsets.push(new Uint8Array(bytes))
  }
  parentPort?.postMessage(subsets)
}
