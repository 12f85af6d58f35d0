/**
 * Pictures that do not go through the browser.
 *
 * It would take each PNG to its pixels, and compress them anew as three bytes each, while everything waits. It gets a
 * blank of the same size instead, places it, and hands it on; the finisher puts the picture where the blank is.
 */
import {createHash} from 'node:crypto'
import {keeping} from '../../../environment/kept.js'
import {packedProfile} from '../color.js'
import {add, type PdfFile} from '../file/file.js'
import {type Dict, dict, PdfString, type Ref, Stream, type Value} from '../file/values.js'
import {plain} from '../file/write.js'
import {leastPixels, type PageImage} from '../fine-images.js'
import {blankImage} from './blank.js'
import {hasAlpha, type Png, readPng, samples} from './png.js'
import {joined, type Plane, type Raster, rasterOf} from './raster.js'
import {type Curve, inSrgb} from './srgb.js'

/** A picture, and what the browser has in its place. */
export interface Blanked {
  href: string
  blank: Uint8Array
  png: Png
  /** Its digest. */
  key: string
  begun?: true
  /** Once it is made; `null`: it is the browser's after all. */
  raster?: Raster | null
}

/** A path below the page, and what is there. */
export type Resource = [href: string, image: PageImage]

/**
 * Those pictures that the browser need not see.
 *
 * @param first number of their blanks.
 */
export function blankOut(resources: Iterable<Resource>, first = 0): Blanked[] {
  const found: Blanked[] = []
  for (const [href, {mediaType, bytes}] of resources) {
    const png = mediaType === 'image/png' ? readPng(bytes) : undefined
    if (!png) continue
    const blank = blankImage(png.width, png.height, first + found.length)
    found.push({href, blank, png, key: createHash('sha256').update(bytes).digest('base64')})
  }
  return found
}

export function blankResource({href, blank}: Blanked): Resource {
  return [href, {mediaType: 'image/jpeg', bytes: blank}]
}

/** Paths of those that one may see through. */
export function clearOnes(blanked: Blanked[]): string[] {
  return blanked.filter(({png}) => hasAlpha(png)).map(({href}) => href)
}

/** How many are taken apart at the same time: each may fill a good part of the memory. */
const atOnce = 2

const kept = keeping<Raster | undefined>(24, {name: 'raster', packages: []})
const known = keeping<Raster | undefined>(24)

/** Make those ready for the file that are not yet begun, as long as the browser has other things to do. */
export async function makeRasters(blanked: Blanked[]): Promise<void> {
  const waiting = blanked.filter(({begun}) => !begun)
  for (const one of waiting) one.begun = true
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const {png, key} = next
      const results = isApart(png) ? kept : known
      // Where memory is short, the browser may do better.
      next.raster = (await results(key, () => rasterOf(png)).catch(() => undefined)) ?? null
    }
  }
  await Promise.all(Array.from({length: atOnce}, worker))
}

/** Those of which no copy with fewer dots will be made. */
export function smallOnes(blanked: Blanked[]): Blanked[] {
  return blanked.filter(({png}) => png.width * png.height < leastPixels)
}

/** Whether its pixels are made anew, which is worth a place on disk. */
function isApart(png: Png): boolean {
  return png.kind === samples.rgb || png.depth === 16 || hasAlpha(png)
}

/** The blanks that a print holds, by the number of their object. */
export function blanksIn(file: PdfFile, blanked: Blanked[]): Map<number, Blanked> {
  const found = new Map<number, Blanked>()
  if (blanked.length === 0) return found
  for (const [number, object] of file.objects.entries()) {
    if (!(object instanceof Stream) || object.dict.get('Filter') !== '/DCTDecode') continue
    const {bytes} = object
    const one = blanked.find(({blank}) => blank.length === bytes.length && Buffer.compare(blank, bytes) === 0)
    if (one) found.set(number, one)
  }
  return found
}

/**
 * Put pictures where the browser placed blanks.
 *
 * @param profile that of sRGB, as the file has it.
 */
export function putRasters(file: PdfFile, blanked: Blanked[], profile: Ref): void {
  const profiles = new Map<Curve, Ref>([['srgb', profile]])
  const spaceOf = (colours: Plane['colours'], curve: Curve): Value => {
    if (colours === 'grey') return '/DeviceGray'
    // Not every reader asks a profile what the colours of a palette mean.
    if (colours !== 'rgb') {
      const palette = PdfString.hex(curve === 'srgb' ? colours : inSrgb(colours, curve))
      return ['/Indexed', ['/ICCBased', profile], colours.length / 3 - 1, palette]
    }
    const own = profiles.get(curve) ?? add(file, packedProfile(curve === 'srgb' ? undefined : curve))
    profiles.set(curve, own)
    return ['/ICCBased', own]
  }
  for (const [number, {png, raster}] of blanksIn(file, blanked)) {
    if (!raster) continue
    const {plane, mask} = raster
    const masked = mask && add(file, image(png, mask, '/DeviceGray'))
    file.objects[number] = image(png, plane, spaceOf(plane.colours, png.curve), masked)
  }
}

/** ISO 32000-2 §8.9.5. */
function image({width, height, parts}: Png, plane: Plane, space: Value, mask?: Ref): Stream {
  const {bits, colours, filtered, bytes = joined(parts)} = plane
  const entries: Dict = dict({
    Type: '/XObject',
    Subtype: '/Image',
    Width: width,
    Height: height,
    ColorSpace: space,
    BitsPerComponent: bits,
    SMask: mask,
    Filter: '/FlateDecode',
    DecodeParms: filtered
      ? dict({
          Predictor: 15,
          Colors: colours === 'rgb' ? 3 : undefined,
          BitsPerComponent: bits,
          Columns: width
        })
      : undefined
  })
  return plain(bytes, entries)
}
