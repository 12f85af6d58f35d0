/** The pixels of a PNG: rows without their filters, samples in bytes. */
import {type Png, rowLength, samples, samplesOf} from './png.js'

/** Opaque colours, three bytes each, and how opaque they are, a byte each; `undefined`: all are. */
export interface Pixels {
  rgb: Uint8Array
  alpha?: Uint8Array
}

/** Whether each row names a filter there is. */
export function hasFilters(raw: Uint8Array, png: Png): boolean {
  const step = rowLength(png) + 1
  for (let at = 0; at < raw.length; at += step) if (raw[at]! > 4) return false
  return true
}

/** Rows as they were before they were filtered (PNG 3 §9.2). */
export function unfiltered(raw: Uint8Array, png: Png): Uint8Array {
  const length = rowLength(png)
  const step = Math.max(1, (samplesOf(png) * png.depth) >> 3)
  const rows = new Uint8Array(length * png.height)
  const none = new Uint8Array(length)
  for (let y = 0; y < png.height; y++) {
    const from = y * (length + 1)
    const row = rows.subarray(y * length, (y + 1) * length)
    const above = y > 0 ? rows.subarray((y - 1) * length, y * length) : none
    row.set(raw.subarray(from + 1, from + 1 + length))
    unfilter(row, above, step, raw[from]!)
  }
  return rows
}

function unfilter(row: Uint8Array, above: Uint8Array, step: number, filter: number): void {
  const {length} = row
  if (filter === 1) for (let i = step; i < length; i++) row[i]! += row[i - step]!
  else if (filter === 2) for (let i = 0; i < length; i++) row[i]! += above[i]!
  else if (filter === 3) {
    for (let i = 0; i < step; i++) row[i]! += above[i]! >> 1
    for (let i = step; i < length; i++) row[i]! += (row[i - step]! + above[i]!) >> 1
  } else if (filter === 4) {
    for (let i = 0; i < step; i++) row[i]! += above[i]!
    for (let i = step; i < length; i++) {
      const left = row[i - step]!
      const up = above[i]!
      const corner = above[i - step]!
      const toLeft = Math.abs(up - corner)
      const toUp = Math.abs(left - corner)
      const toCorner = Math.abs(left + up - 2 * corner)
      row[i]! += toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
    }
  }
}

/**
 * Some bytes of each pixel, filtered as they are: a filter looks at the same byte of neighbours only (PNG 3 §9.2).
 *
 * So a picture loses its alpha, or half of its sixteen bits, and keeps filters that were chosen with care.
 */
export function withFewer(raw: Uint8Array, png: Png, kept: number[]): Uint8Array {
  const length = rowLength(png)
  const step = (samplesOf(png) * png.depth) >> 3
  const fewer = new Uint8Array((png.width * kept.length + 1) * png.height)
  let to = 0
  for (let y = 0; y < png.height; y++) {
    const from = y * (length + 1)
    fewer[to++] = raw[from]!
    for (let at = from + 1; at < from + 1 + length; at += step)
      for (const byte of kept) fewer[to++] = raw[at + byte]!
  }
  return fewer
}

/** Bytes of colour in each pixel: the upper ones of sixteen bits, as the browser has them. */
export function colourBytes({kind, depth}: Png): number[] {
  const size = depth >> 3
  return kind === samples.rgb || kind === samples.rgba ? [0, size, 2 * size] : [0]
}

/** @param rows without filters. */
export function pixelsOf(rows: Uint8Array, png: Png): Pixels {
  const {kind, depth} = png
  const pixels = png.width * png.height
  const rgb = new Uint8Array(3 * pixels)
  if (depth >= 8 && kind !== samples.palette) {
    const step = (samplesOf(png) * depth) >> 3
    const [red = 0, green = red, blue = red] = colourBytes(png)
    for (let from = 0, to = 0; to < rgb.length; from += step, to += 3) {
      rgb[to] = rows[from + red]!
      rgb[to + 1] = rows[from + green]!
      rgb[to + 2] = rows[from + blue]!
    }
    const isAlpha = kind === samples.greyAlpha || kind === samples.rgba
    return {rgb, alpha: isAlpha ? alphaOf(rows, step, step - (depth >> 3), pixels) : keyed(rgb, png)}
  }
  return unpacked(rows, png, rgb)
}

function alphaOf(rows: Uint8Array, step: number, place: number, pixels: number): Uint8Array | undefined {
  let first = 0
  while (first < pixels && rows[first * step + place] === 255) first++
  if (first === pixels) return undefined
  const alpha = new Uint8Array(pixels).fill(255, 0, first)
  for (let index = first; index < pixels; index++) alpha[index] = rows[index * step + place]!
  return alpha
}

/** One colour is transparent, where `tRNS` names one. */
function keyed(rgb: Uint8Array, {kind, transparent}: Png): Uint8Array | undefined {
  if (!transparent) return undefined
  const at = (index: number) => transparent[index]! * 256 + transparent[index + 1]!
  const [red, green, blue] = kind === samples.rgb ? [at(0), at(2), at(4)] : [at(0), at(0), at(0)]
  const alpha = new Uint8Array(rgb.length / 3)
  for (let index = 0, from = 0; index < alpha.length; index++, from += 3)
    alpha[index] = rgb[from] === red && rgb[from + 1] === green && rgb[from + 2] === blue ? 0 : 255
  return alpha
}

/** Colours of palettes, and greys of less than eight bits. */
function unpacked(rows: Uint8Array, png: Png, rgb: Uint8Array): Pixels {
  const {width, height, depth, kind, palette, transparent} = png
  const most = 2 ** depth - 1
  const colours = new Uint8Array(3 * 256)
  const alphas = new Uint8Array(256).fill(255)
  if (kind === samples.palette) {
    colours.set(palette)
    alphas.set(transparent ?? [])
    // A pixel beyond the palette has its last colour, as in the browser and in a PDF.
    const last = palette.length / 3 - 1
    for (let value = last + 1; value <= most; value++) {
      colours.set(palette.subarray(3 * last), 3 * value)
      alphas[value] = alphas[last]!
    }
  } else {
    for (let value = 0; value <= most; value++) colours.fill((value * 255) / most, 3 * value, 3 * value + 3)
    if (transparent) alphas[transparent[0]! * 256 + transparent[1]!] = 0
  }
  const length = rowLength(png)
  const alpha = new Uint8Array(width * height)
  for (let y = 0, index = 0; y < height; y++)
    for (let x = 0; x < width; x++, index++) {
      const bit = x * depth
      const value = (rows[y * length + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most
      rgb.set(colours.subarray(3 * value, 3 * value + 3), 3 * index)
      alpha[index] = alphas[value]!
    }
  return {rgb, alpha}
}

/**
 * Give pixels that are not seen at all the mean colour of those around them, else black.
 *
 * Whoever shows a picture smaller than it is mixes neighbours: what nobody sees would be seen at every edge.
 */
export function bleed({rgb, alpha}: Pixels, width: number): void {
  if (!alpha) return
  const height = alpha.length / width
  for (let index = 0; index < alpha.length; index++) {
    if (alpha[index] !== 0) continue
    const x = index % width
    const y = Math.floor(index / width)
    let red = 0
    let green = 0
    let blue = 0
    let seen = 0
    for (let near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near++)
      for (let beside = Math.max(0, x - 1); beside <= Math.min(width - 1, x + 1); beside++) {
        const at = near * width + beside
        if (alpha[at] === 0) continue
        red += rgb[3 * at]!
        green += rgb[3 * at + 1]!
        blue += rgb[3 * at + 2]!
        seen += 1
      }
    rgb[3 * index] = seen && red / seen
    rgb[3 * index + 1] = seen && green / seen
    rgb[3 * index + 2] = seen && blue / seen
  }
}
