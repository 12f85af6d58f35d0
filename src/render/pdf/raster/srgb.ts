/**
 * What a PNG's samples mean, which its chunks say in four ways (PNG 3 §11.3.2).
 *
 * Colours other than those of sRGB are the browser's affair.
 */
import {inflateSync} from 'node:zlib'

/** That of sRGB, or a power of its own: 1 ÷ 2.2 is 0.45455. */
export type Curve = 'srgb' | number

/**
 * The curve of samples whose primaries are those of sRGB; `undefined`: they are others, or can't be told.
 *
 * @param chunks `sRGB`, `iCCP`, `gAMA` and `cHRM`, those there are.
 */
export function curveOf(chunks: Map<string, Buffer>): Curve | undefined {
  const profile = chunks.get('iCCP')
  if (profile) return isSrgbProfile(profile) ? 'srgb' : undefined
  if (chunks.has('sRGB')) return 'srgb'
  const [primary, gamma] = [chunks.get('cHRM'), chunks.get('gAMA')]
  const power = gamma?.length === 4 ? gamma.readUInt32BE(0) / 100_000 : undefined
  // The browser takes a gamma for just that power only beside primaries.
  if (!primary) return !gamma || power === usual ? 'srgb' : undefined
  const isOwn =
    primary.length === 32 && chromaticities.every((value, index) => primary.readUInt32BE(4 * index) === value)
  return isOwn && power && power >= 0.2 && power <= 1 ? power : undefined
}

/** White, red, green and blue of sRGB, x and y, and the power that is closest to its curve (PNG 3 §11.3.2.5). */
const chromaticities = [31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000]
const usual = 0.45455

/** Colours of a power in sRGB, three bytes each. */
export function inSrgb(colours: Uint8Array, power: number): Uint8Array {
  return colours.map((sample) => {
    const light = (sample / 255) ** (1 / power)
    return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055))
  })
}

/** Bytes of a profile; those of displays have three thousand. */
const most = 200_000

/** As screens seen in D50 (IEC 61966-2-1; ICC.1 Annex E). */
const primaries: Record<string, readonly number[]> = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141]
}

function isSrgbProfile(chunk: Buffer): boolean {
  try {
    const name = chunk.indexOf(0)
    if (name < 1 || chunk[name + 1] !== 0) return false
    const profile = inflateSync(chunk.subarray(name + 2), {maxOutputLength: most})
    if (profile.toString('latin1', 12, 20) !== 'mntrRGB ' || profile.toString('latin1', 20, 24) !== 'XYZ ')
      return false
    const tags = tagsOf(profile)
    // Tables overrule matrix and curves; the browser asks them first.
    if (tags.has('A2B0') || tags.has('A2B1') || tags.has('cicp')) return false
    return (
      Object.entries(primaries).every(([tag, wanted]) => isColour(tags.get(tag), wanted)) &&
      ['rTRC', 'gTRC', 'bTRC'].every((tag) => isCurve(tags.get(tag)))
    )
  } catch {
    return false
  }
}

/** ICC.1:2022 §7.3. */
function tagsOf(profile: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>()
  const count = Math.min(profile.readUInt32BE(128), 100)
  for (let at = 132; at < 132 + 12 * count; at += 12) {
    const place = profile.readUInt32BE(at + 4)
    tags.set(
      profile.toString('latin1', at, at + 4),
      profile.subarray(place, place + profile.readUInt32BE(at + 8))
    )
  }
  return tags
}

function isColour(tag: Buffer | undefined, wanted: readonly number[]): boolean {
  return (
    tag?.toString('latin1', 0, 4) === 'XYZ ' &&
    wanted.every((value, index) => Math.abs(tag.readInt32BE(8 + 4 * index) / 65_536 - value) < 0.001)
  )
}

/** Whether a curve is that of sRGB, to less than half of one of 255 steps (ICC.1:2022 §10.6, §10.18). */
function isCurve(tag: Buffer | undefined): boolean {
  const curve = tag && toneOf(tag)
  if (!curve) return false
  for (let step = 0; step <= 32; step++) {
    const value = step / 32
    const wanted = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    if (!(Math.abs(curve(value) - wanted) < 0.0015)) return false
  }
  return true
}

function toneOf(tag: Buffer): ((value: number) => number) | undefined {
  const type = tag.toString('latin1', 0, 4)
  if (type === 'curv') {
    const count = tag.readUInt32BE(8)
    if (count < 256) return undefined
    return (value) => {
      const place = Math.min(value * (count - 1), count - 1.000001)
      const [low, part] = [Math.floor(place), place % 1]
      const at = (index: number) => tag.readUInt16BE(12 + 2 * index) / 65_535
      return at(low) * (1 - part) + at(low + 1) * part
    }
  }
  if (type !== 'para' || tag.readUInt16BE(8) !== 3) return undefined
  const [g = 1, a = 1, b = 0, c = 1, d = 0] = [0, 1, 2, 3, 4].map(
    (index) => tag.readInt32BE(12 + 4 * index) / 65_536
  )
  return (value) => (value >= d ? (a * value + b) ** g : c * value)
}
