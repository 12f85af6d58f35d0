/**
 * A PNG as a PDF holds it.
 *
 * Both know the same filters and the same compression (ISO 32000-2 §7.4.4): most pictures go over as they are,
 * once it is known that their pixels are all there. Alpha becomes a mask; where few colours are, a palette.
 */
import {promisify} from 'node:util'
import {deflate, type InputType, inflate, type ZlibOptions} from 'node:zlib'
import {coloursOf, packed} from './palette.js'
import {bleed, colourBytes, hasFilters, pixelsOf, unfiltered, withFewer} from './pixels.js'
import {hasAlpha, type Png, rowLength, samples} from './png.js'

/** Samples of an image, compressed. */
export interface Plane {
  bits: number
  /** Three bytes a colour, of a palette. */
  colours: 'grey' | 'rgb' | Uint8Array
  /** Whether rows name their filters. */
  filtered: boolean
  /** A zlib stream; `undefined`: the file's own. */
  bytes?: Uint8Array
}

export interface Raster {
  plane: Plane
  /** Grey: black is not seen. */
  mask?: Plane
}

/** Pixels of a picture that is taken apart: more are left to the browser. */
const most = 16_000_000

/** `undefined`: its pixels are not all there, or too many: it is the browser's. */
export async function rasterOf(png: Png): Promise<Raster | undefined> {
  const isApart = hasAlpha(png) || png.depth === 16
  const isLarge = png.width * png.height > most
  if (isApart && isLarge) return undefined
  const raw = await rawRows(png)
  if (!raw) return undefined
  if (isApart) return takenApart(raw, png, undefined)
  const own = await asItIs(png, raw)
  return png.kind !== samples.rgb || isLarge ? {plane: own} : takenApart(raw, png, own)
}

/** Rows with their filters; `undefined`: they are damaged, too few or too many. */
async function rawRows(png: Png): Promise<Uint8Array | undefined> {
  const length = (rowLength(png) + 1) * png.height
  const options = {maxOutputLength: length, chunkSize: Math.max(64, length + 1)}
  const raw = await inflated(joined(png.parts), options).catch(() => undefined)
  return raw?.length === length && hasFilters(raw, png) ? raw : undefined
}

const inflated: (bytes: InputType, options: ZlibOptions) => Promise<Buffer> = promisify(inflate)

export function joined(parts: Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** The file's own stream; another, where that was made in haste. */
async function asItIs(png: Png, raw: Uint8Array): Promise<Plane> {
  const {depth, parts} = png
  const own: Plane = {bits: depth, colours: ownColours(png), filtered: true}
  // It says how much care was taken (RFC 1950 §2.2).
  const isCareful = (joined(parts.slice(0, 1))[1] ?? 0) >= 0x80
  if (isCareful) return own
  const again = await plane(own.bits, own.colours, true, raw)
  return (again.bytes?.length ?? 0) < parts.reduce((sum, part) => sum + part.length, 0) ? again : own
}

function ownColours({kind, depth, palette, curve}: Png): Plane['colours'] {
  if (kind === samples.palette) return palette
  if (kind !== samples.grey) return 'rgb'
  if (curve === 'srgb') return 'grey'
  // Greys of a file have no curve of their own.
  const most = 2 ** depth - 1
  const greys = Array.from({length: most + 1}, (_, value) => (255 * value) / most)
  return Uint8Array.from(greys.flatMap((grey) => [grey, grey, grey]))
}

/** @param own what it is where nothing better is found. */
async function takenApart(raw: Uint8Array, png: Png, own: Plane | undefined): Promise<Raster> {
  const {width, kind} = png
  const pixels = pixelsOf(unfiltered(raw, png), png)
  bleed(pixels, width)
  const isGrey = (kind === samples.grey || kind === samples.greyAlpha) && png.curve === 'srgb'
  const colours = isGrey ? {kind: 'grey' as const} : coloursOf(pixels.rgb)
  const mask = pixels.alpha && (await maskOf(pixels.alpha, width))
  if (colours.kind === 'few') {
    const {bits, bytes} = packed(colours.indexes, width, colours.palette.length / 3)
    return {plane: await plane(bits, colours.palette, false, bytes), mask}
  }
  const space = isGrey ? 'grey' : 'rgb'
  // What is not seen has other colours now.
  const filtered = () =>
    pixels.alpha ? undefined : plane(8, space, true, withFewer(raw, png, colourBytes(png)))
  if (colours.kind === 'many')
    return {plane: own ?? (await filtered()) ?? (await plane(8, space, false, pixels.rgb)), mask}
  const straight = await plane(8, space, false, isGrey ? everyThird(pixels.rgb) : pixels.rgb)
  const other = own ? {...own, bytes: own.bytes ?? joined(png.parts)} : isGrey ? await filtered() : undefined
  const isSmaller = other?.bytes && straight.bytes && other.bytes.length <= straight.bytes.length
  return {plane: isSmaller ? (own ?? other) : straight, mask}
}

/** Grey; of one bit where all is seen or not. */
function maskOf(alpha: Uint8Array, width: number): Promise<Plane> {
  if (!alpha.every((value) => value === 0 || value === 255)) return plane(8, 'grey', false, alpha)
  const {bits, bytes} = packed(
    alpha.map((value) => value & 1),
    width,
    2
  )
  return plane(bits, 'grey', false, bytes)
}

function everyThird(rgb: Uint8Array): Uint8Array {
  const grey = new Uint8Array(rgb.length / 3)
  for (let index = 0; index < grey.length; index++) grey[index] = rgb[3 * index]!
  return grey
}

const deflated: (bytes: InputType, options: ZlibOptions) => Promise<Buffer> = promisify(deflate)

async function plane(
  bits: number,
  colours: Plane['colours'],
  filtered: boolean,
  bytes: Uint8Array
): Promise<Plane> {
  return {bits, colours, filtered, bytes: await deflated(bytes, {level: 6})}
}
