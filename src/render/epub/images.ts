import {createHash} from 'node:crypto'
import {loadCanvas} from '../../environment/canvas.js'
import {keeping} from '../../environment/kept.js'
import type {Asset} from '../../model/index.js'

/** What every store takes: Standard Ebooks 4 megapixels, Apple 5.6; Kobo 5 MB. */
const most = {pixels: 4_000_000, bytes: 5_000_000}
/** More pixels are not drawn: four bytes each, they would fill the memory. */
const drawable = 100_000_000

export interface Fitted {
  mediaType: string
  bytes: Uint8Array
  /** Its pixels, where it has fewer than before: `2000 × 1500`. */
  scaled?: string
}

/**
 * An image as it is where it fits the stores' limits and has the media type
 * asked for; else a copy that does, in sRGB.
 *
 * What is no raster image, or too large to draw, stays as it is.
 */
export async function fitted(
  {mediaType, bytes, screen, width = 0, height = 0}: Asset,
  wanted: string
): Promise<Fitted> {
  const pixels = width * height
  const fits = pixels <= most.pixels && bytes.byteLength <= most.bytes
  const raster = /^image\/(?:png|jpeg|webp|gif)$/u.test(mediaType)
  if (!raster || pixels === 0 || pixels > drawable || (fits && mediaType === wanted))
    return {mediaType, bytes: fits ? bytes : (screen ?? bytes)}
  // A copy of one of its frames would lose the others.
  if (mediaType === 'image/gif' && wanted === mediaType) return {mediaType, bytes}
  const scale = Math.min(1, Math.sqrt(most.pixels / pixels))
  const digest = createHash('sha256').update(bytes).digest('base64')
  return kept(`${digest} ${scale} ${wanted}`, () => drawn(bytes, scale, wanted))
}

/** Copies that were drawn: it takes a fifth of a second for each. */
const kept = keeping<Fitted>(24, {name: 'fitted', packages: ['@napi-rs/canvas']})

async function drawn(source: Uint8Array, scale: number, wanted: string): Promise<Fitted> {
  const {createCanvas, loadImage} = await loadCanvas()
  const image = await loadImage(Buffer.from(source))
  const canvas = createCanvas(
    Math.max(1, Math.floor(image.width * scale)),
    Math.max(1, Math.floor(image.height * scale))
  )
  const context = canvas.getContext('2d')
  context.imageSmoothingQuality = 'high'
  if (wanted === 'image/jpeg') {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
  }
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  const encoded =
    wanted === 'image/jpeg'
      ? canvas.toBuffer('image/jpeg', 90)
      : wanted === 'image/webp'
        ? canvas.toBuffer('image/webp', 90)
        : canvas.toBuffer('image/png')
  return {
    mediaType: wanted === 'image/gif' ? 'image/png' : wanted,
    bytes: new Uint8Array(encoded),
    ...(scale < 1 && {scaled: `${canvas.width} × ${canvas.height}`})
  }
}
