/**
 * Pictures in as many dots as paper shows.
 *
 * A photograph of twelve megapixels that is printed as wide as a hand has four
 * times the dots that a press prints: its copy in the PDF gets fewer. Drawings, signs
 * and whatever has few colours keep all, as does the file that the edition holds.
 */
import {createHash} from 'node:crypto'
import {loadCanvas} from '../../environment/canvas.js'
import {keeping} from '../../environment/kept.js'
import type {PrintedImage} from './image-sizes.js'
import {smaller} from './resample.js'

/** Dots an inch: above the first a picture is made smaller, to the second. */
const dots = {most: 600, made: 400}
/** Pixels of a picture that is not worth it, and of one that fills the memory. */
export const leastPixels = 1_000_000
const mostPixels = 100_000_000

/** A picture as the page has it. */
export interface PageImage {
  mediaType: string
  bytes: Uint8Array
}

/** A picture with fewer dots, in place of another. */
export interface FineCopy extends PageImage {
  href: string
  copyHref: string
  /** Dots an inch of what it was made from. */
  had: number
}

/**
 * Copies of pictures that are printed in more dots than paper shows. The same pictures give the same bytes.
 */
export async function fineCopies(
  printed: PrintedImage[],
  resources: Map<string, PageImage>
): Promise<FineCopy[]> {
  const largest = new Map<string, PrintedImage>()
  for (const image of printed)
    if (image.width > (largest.get(image.href)?.width ?? 0)) largest.set(image.href, image)
  const copies: FineCopy[] = []
  for (const {href, width, pixelsAcross, pixelsDown} of largest.values()) {
    const original = resources.get(href)
    const all = pixelsAcross * pixelsDown
    const had = pixelsAcross / (width / 25.4)
    if (!original || had <= dots.most || all < leastPixels || all > mostPixels) continue
    if (!/^image\/(?:png|jpeg)$/u.test(original.mediaType) || !isPlain(original)) continue
    const across = Math.round((width / 25.4) * dots.made)
    const digest = createHash('sha256').update(original.bytes).digest('base64')
    const bytes = await kept(`${digest} ${across}`, () => copyOf(original, across))
    if (bytes && bytes.byteLength < original.bytes.byteLength)
      copies.push({
        href,
        copyHref: href.replace(/(\.\w+)?$/u, '.print$1'),
        mediaType: original.mediaType,
        bytes,
        had: Math.floor(had)
      })
  }
  return copies
}

/** Copies that were made; `undefined`: the picture keeps its dots. */
const kept = keeping<Uint8Array | undefined>(24, {name: 'fine', packages: ['@napi-rs/canvas']})

async function copyOf({mediaType, bytes}: PageImage, width: number): Promise<Uint8Array | undefined> {
  const {createCanvas, loadImage, ImageData} = await loadCanvas()
  const image = await loadImage(Buffer.from(bytes)).catch(() => undefined)
  if (!image) return undefined
  const height = Math.max(1, Math.round((image.height * width) / image.width))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  const {data} = context.getImageData(0, 0, image.width, image.height)
  if (mediaType === 'image/png' && !isContinuous(data)) return undefined
  // Not the canvas's own scaling: it may differ by the processor.
  const small = smaller(data, image, {width, height})
  const target = createCanvas(width, height)
  target.getContext('2d').putImageData(new ImageData(small, width, height), 0, 0)
  return new Uint8Array(
    mediaType === 'image/jpeg' ? target.toBuffer('image/jpeg', 92) : target.toBuffer('image/png')
  )
}

/** Whether a picture is opaque, and of as many colours as only photographs and their like are. */
function isContinuous(data: Uint8ClampedArray): boolean {
  const looks = 20_000
  const step = Math.max(1, Math.floor(data.length / 4 / looks)) * 4
  const colours = new Set<number>()
  let seen = 0
  for (let at = 0; at < data.length; at += step) {
    if (data[at + 3] !== 255) return false
    colours.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
    seen += 1
  }
  return colours.size > seen / 4
}

/** Whether a picture's pixels are what is shown: not turned by its camera, nor in colours of its own. */
function isPlain({mediaType, bytes}: PageImage): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536))
  const text = head.toString('latin1')
  if (mediaType === 'image/png') return !text.includes('iCCP') || text.includes('sRGB')
  if (text.includes('ICC_PROFILE') && !text.includes('sRGB')) return false
  const exif = text.indexOf('Exif\0\0')
  return exif < 0 || orientation(head.subarray(exif + 6)) === 1
}

/** Exif 2.32 §4.6.4; 1 where it says none. */
function orientation(tiff: Buffer): number {
  try {
    const isLittle = tiff.toString('latin1', 0, 2) === 'II'
    const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const start = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    for (let entry = 0; entry < short(start); entry++) {
      const at = start + 2 + entry * 12
      if (short(at) === 0x0112) return short(at + 8)
    }
    return 1
  } catch {
    return 0
  }
}

/**
 * Put copies in the place of pictures, as large as those are: runs inside the foreseen pages.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export async function showCopies(copies: [href: string, copyHref: string][]): Promise<void> {
  const known = new Map(copies)
  const shown = Array.from(document.images).filter((image) => known.has(image.getAttribute('src') ?? ''))
  const sizes = shown.map((image) => getComputedStyle(image)).map(({width, height}) => ({width, height}))
  for (const [at, image] of shown.entries()) {
    image.style.width = sizes[at]!.width
    image.style.height = sizes[at]!.height
    image.src = known.get(image.getAttribute('src') ?? '') ?? ''
  }
  await Promise.all(shown.map((image) => image.decode().catch(() => {})))
}
