/**
 * A PNG, opened only as far as to say whether a PDF can have its pixels without a browser (PNG 3).
 *
 * What is out of the ordinary is left to the browser: pixels in seven passes, colours of their own, films,
 * cameras that were held askew, sums that don't fit.
 */
import {crc32} from 'node:zlib'
import {type Curve, curveOf} from './srgb.js'

/** How a pixel is made of samples (PNG 3 §11.2.1). */
export const samples = {grey: 0, rgb: 2, palette: 3, greyAlpha: 4, rgba: 6} as const

export interface Png {
  width: number
  height: number
  /** Bits of a sample. */
  depth: 1 | 2 | 4 | 8 | 16
  kind: (typeof samples)[keyof typeof samples]
  /** Three bytes for a colour; empty but for a palette's pixels. */
  palette: Uint8Array
  /** What `tRNS` holds; `undefined`: every pixel is opaque that has no alpha of its own. */
  transparent?: Uint8Array
  curve: Curve
  /** The zlib stream of the filtered rows, in pieces. */
  parts: Uint8Array[]
}

/** Pixels, and bytes of their rows, that a picture may have: more fills the memory. */
const limits = {side: 65_500, pixels: 100_000_000, bytes: 100_000_000}

const depths: Record<number, number[]> = {
  [samples.grey]: [1, 2, 4, 8, 16],
  [samples.rgb]: [8, 16],
  [samples.palette]: [1, 2, 4, 8],
  [samples.greyAlpha]: [8, 16],
  [samples.rgba]: [8, 16]
}

/** Chunks that change what is seen, or how the browser shows it. */
const telling = new Set(['cICP', 'mDCV', 'mDCv', 'cLLI', 'cLLi', 'eXIf', 'acTL', 'fcTL', 'fdAT'])

export function samplesOf({kind}: Png): number {
  return [1, 0, 3, 1, 2, 0, 4][kind] ?? 1
}

/** Whether there may be pixels that one sees through. */
export function hasAlpha({kind, transparent}: Png): boolean {
  return kind === samples.greyAlpha || kind === samples.rgba || transparent !== undefined
}

/** Bytes of a row, without the one that names its filter. */
export function rowLength(png: Png): number {
  return Math.ceil((png.width * samplesOf(png) * png.depth) / 8)
}

/** `undefined`: it is for the browser, or is no PNG at all. */
export function readPng(bytes: Uint8Array): Png | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (file.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  const chunks = chunksOf(file)
  if (!chunks) return undefined
  const png = headerOf(chunks[0])
  if (!png) return undefined
  const once = new Map<string, Buffer>()
  let closed = false
  for (const {type, data} of chunks.slice(1)) {
    if (type === 'IDAT') {
      // Pixels lie in one piece, or in pieces that follow each other.
      if (closed) return undefined
      png.parts.push(data)
      continue
    }
    closed = png.parts.length > 0
    if (type === 'IEND') continue
    const isCritical = type === type.charAt(0).toUpperCase() + type.slice(1)
    if (telling.has(type) || (isCritical && type !== 'PLTE')) return undefined
    if (!['PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP'].includes(type)) continue
    if (closed || once.has(type)) return undefined
    if (type === 'tRNS' && png.kind === samples.palette && !once.has('PLTE')) return undefined
    once.set(type, data)
  }
  const curve = curveOf(once)
  if (png.parts.length === 0 || curve === undefined) return undefined
  png.curve = curve
  return withColours(png, once.get('PLTE'), once.get('tRNS'))
}

interface Chunk {
  type: string
  data: Buffer
}

/** All of them, to the end of the image; `undefined`: one is damaged, or the end is missing. */
function chunksOf(file: Buffer): Chunk[] | undefined {
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const end = at + 8 + length
    if (end + 4 > file.length || crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end))
      return undefined
    const type = file.toString('latin1', at + 4, at + 8)
    if (!/^[A-Za-z]{4}$/u.test(type)) return undefined
    chunks.push({type, data: file.subarray(at + 8, end)})
    if (type === 'IEND') return chunks
    at = end + 4
  }
  return undefined
}

function headerOf(chunk: Chunk | undefined): Png | undefined {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return undefined
  const [width, height] = [chunk.data.readUInt32BE(0), chunk.data.readUInt32BE(4)]
  const [depth = 0, kind = 0, compression, filter, interlace] = chunk.data.subarray(8)
  if (compression !== 0 || filter !== 0 || interlace !== 0 || !depths[kind]?.includes(depth)) return undefined
  const png = {
    width,
    height,
    depth,
    kind,
    palette: new Uint8Array(),
    curve: 'srgb',
    parts: []
  } as unknown as Png
  const isFit = Math.min(width, height) > 0 && Math.max(width, height) <= limits.side
  if (!isFit || width * height > limits.pixels || (rowLength(png) + 1) * height > limits.bytes)
    return undefined
  return png
}

/** PNG 3 §11.2.2, §11.3.1.1; a `tRNS` that makes nothing transparent is left out. */
function withColours(png: Png, palette?: Buffer, transparent?: Buffer): Png | undefined {
  const {kind, depth} = png
  if (kind === samples.palette) {
    const count = (palette?.length ?? 0) / 3
    if (!palette || !Number.isInteger(count) || count < 1 || count > 2 ** depth) return undefined
    if (transparent && (transparent.length === 0 || transparent.length > count)) return undefined
    const isOpaque = transparent?.every((alpha) => alpha === 255) ?? true
    return {...png, palette, transparent: isOpaque ? undefined : transparent}
  }
  if (palette && kind !== samples.rgb && kind !== samples.rgba) return undefined
  if (transparent && (depth === 16 || transparent.length !== {0: 2, 2: 6, 4: -1, 6: -1}[kind]))
    return undefined
  return {...png, transparent}
}
