/** Raster images that browsers and readers do not show, or only at a price, made into such as they do. */
import {createHash} from 'node:crypto'
import {inflateSync} from 'node:zlib'
import type {TiffIfd} from 'tiff'
import {loadCanvas} from '../environment/canvas.js'
import {keeping} from '../environment/kept.js'

/** An image in a form that galleys hold; CSS pixels. */
export interface Raster {
  mediaType: string
  bytes: Uint8Array
  width: number
  height: number
}

/** Above either, HTML and EPUB get a smaller copy. */
const heavy = {pixels: 20_000_000, bytes: 4_000_000}
/** Longest side of that copy: a column on a fine screen, twice over. */
const screenSide = 2400
/** More pixels are not drawn: four bytes each, they would fill the memory. */
const drawable = 100_000_000

/** Copies that were drawn, by the image and its kind. */
const copies = keeping<Raster>(24, {name: 'screen', packages: ['@napi-rs/canvas']})

/**
 * The first page of a TIFF as PNG.
 *
 * @throws when it can't be read, with what to do.
 */
export async function convertTiff(bytes: Uint8Array): Promise<Raster & {pages: number}> {
  const {decode, pageCount} = await import('tiff')
  const [head] = decode(bytes, {pages: [0], ignoreImageData: true})
  if (!head || head.width * head.height > drawable || head.width * head.height === 0)
    throw new Error('this TIFF has too many pixels, or none: save it as PNG')
  let image: ReturnType<typeof decode>[number] | undefined
  try {
    assertNoBomb(head, bytes)
    ;[image] = decode(bytes, {pages: [0]})
  } catch (cause) {
    throw new Error('this kind of TIFF is not understood: save it as PNG', {cause})
  }
  if (!image) throw new Error('this TIFF holds no image: save it as PNG')
  const rgba = pixelsOf(image)
  const {createCanvas, ImageData} = await loadCanvas()
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').putImageData(new ImageData(rgba, image.width, image.height), 0, 0)
  const png = new Uint8Array(canvas.toBuffer('image/png'))
  return {
    mediaType: 'image/png',
    bytes: png,
    width: image.width,
    height: image.height,
    pages: pageCount(bytes)
  }
}

/** Deflated strips hold no more than the pixels they stand for (CWE-409). @throws */
function assertNoBomb(head: TiffIfd, bytes: Uint8Array): void {
  if (head.compression !== 8 && head.compression !== 32946) return
  const [offsets, counts] = head.tiled
    ? [head.tileOffsets, head.tileByteCounts]
    : [head.stripOffsets, head.stripByteCounts]
  let left = head.width * head.height * head.samplesPerPixel * 8 + 1_000_000
  for (const [index, offset] of offsets.entries()) {
    const strip = bytes.subarray(offset, offset + (counts[index] ?? 0))
    left -= inflateSync(strip, {maxOutputLength: Math.max(1, left)}).byteLength
  }
}

/** Samples of a TIFF, of whatever depth and order, as RGBA. */
function pixelsOf(image: {
  data?: ArrayLike<number>
  width: number
  height: number
  samplesPerPixel: number
  alpha: boolean
  bitsPerSample: number
  maxSampleValue: number
  palette?: [number, number, number][]
}): Uint8ClampedArray<ArrayBuffer> {
  const {data = [], width, height, samplesPerPixel: samples, palette} = image
  const rgba = new Uint8ClampedArray(width * height * 4)
  const whole = image.bitsPerSample >= 32 ? greatest(data) : 2 ** image.bitsPerSample - 1
  const level = (value: number) => (value * 255) / (whole || 1)
  for (let at = 0; at < width * height; at++) {
    const from = at * samples
    const sample = data[from] ?? 0
    const colour = palette?.[sample]
    if (colour) for (let part = 0; part < 3; part++) rgba[at * 4 + part] = (colour[part] as number) / 257
    else if (samples >= 3)
      for (let part = 0; part < 3; part++) rgba[at * 4 + part] = level(data[from + part] ?? 0)
    else {
      const grey = level(sample)
      rgba.fill(grey, at * 4, at * 4 + 3)
    }
    rgba[at * 4 + 3] = image.alpha ? level(data[from + samples - 1] ?? whole) : 255
  }
  return rgba
}

function greatest(values: ArrayLike<number>): number {
  let most = 0
  for (let at = 0; at < values.length; at++) most = Math.max(most, values[at] ?? 0)
  return most
}

/** An image the canvas reads, such as AVIF or a JPEG in printers' colours, as PNG. @throws when it can't. */
export async function redraw(
  bytes: Uint8Array,
  side = Number.POSITIVE_INFINITY,
  mediaType = 'image/png'
): Promise<Raster> {
  const {createCanvas, loadImage} = await loadCanvas()
  const image = await loadImage(Buffer.from(bytes))
  if (image.width * image.height > drawable || image.width * image.height === 0)
    throw new Error('it has too many pixels, or none: save it smaller')
  const scale = Math.min(1, side / Math.max(image.width, image.height))
  const [width, height] = [
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale))
  ]
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, 0, 0, width, height)
  const drawn =
    mediaType === 'image/jpeg'
      ? canvas.toBuffer('image/jpeg', 88)
      : mediaType === 'image/webp'
        ? canvas.toBuffer('image/webp', 88)
        : canvas.toBuffer('image/png')
  return {mediaType, bytes: new Uint8Array(drawn), width, height}
}

/**
 * A smaller copy of a heavy image for HTML and EPUB, of the same kind.
 *
 * @returns `undefined` when it is not heavy, is too large to draw, or the copy would weigh no less.
 */
export async function screenCopy({
  mediaType,
  bytes,
  width = 0,
  height = 0
}: {
  mediaType: string
  bytes: Uint8Array
  width?: number
  height?: number
}): Promise<Raster | undefined> {
  const pixels = width * height
  if (!/^image\/(?:png|jpeg|webp)$/u.test(mediaType) || pixels > drawable) return undefined
  if (pixels <= heavy.pixels && bytes.byteLength <= heavy.bytes) return undefined
  if (Math.max(width, height) <= screenSide) return undefined
  const digest = createHash('sha256').update(bytes).digest('base64')
  const copy = await copies(`${digest} ${mediaType}`, () => redraw(bytes, screenSide, mediaType))
  return copy.bytes.byteLength < bytes.byteLength ? copy : undefined
}
