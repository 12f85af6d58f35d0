import {nearestHint} from './nearest.js'

/** A sheet of paper, upright; in millimetres. */
export interface PageSize {
  width: number
  height: number
  /** `B5`; `undefined` where it has none. */
  name?: string
}

/**
 * Width and height in millimetres, by name.
 *
 * ISO 216; JIS P 0138; ANSI/ASME Y14.1; the book trade's trimmed sizes
 * (BS 1413; in the United States by custom); China's GB/T 788.
 */
export const pageSizes: Record<string, readonly [width: number, height: number]> = {
  A3: [297, 420],
  A4: [210, 297],
  A5: [148, 210],
  A6: [105, 148],
  B4: [250, 353],
  B5: [176, 250],
  B6: [125, 176],
  'JIS-B4': [257, 364],
  'JIS-B5': [182, 257],
  'JIS-B6': [128, 182],
  letter: [215.9, 279.4],
  legal: [215.9, 355.6],
  executive: [184.15, 266.7],
  tabloid: [279.4, 431.8],
  digest: [139.7, 215.9],
  'US-trade': [152.4, 228.6],
  novella: [127, 203.2],
  'demy-octavo': [138, 216],
  royal: [156, 234],
  'crown-quarto': [189, 246],
  'crown-octavo': [123, 186],
  'B-format': [129, 198],
  'A-format': [110, 178],
  '16K': [184, 260],
  'large-16K': [210, 285]
}

/** Other names, as `plainName` leaves them. */
const otherNames: Record<string, string> = {
  __proto__: null as never,
  'us-letter': 'letter',
  'ansi-a': 'letter',
  'us-legal': 'legal',
  ledger: 'tabloid',
  'ansi-b': 'tabloid',
  statement: 'digest',
  'half-letter': 'digest',
  trade: 'US-trade',
  'trade-paperback': 'US-trade',
  'iso-b4': 'B4',
  'iso-b5': 'B5',
  'iso-b6': 'B6',
  'b4-iso': 'B4',
  'b5-iso': 'B5',
  'b6-iso': 'B6',
  'b4-jis': 'JIS-B4',
  'b5-jis': 'JIS-B5',
  'b6-jis': 'JIS-B6',
  demy: 'demy-octavo',
  'royal-octavo': 'royal',
  'din-a4': 'A4',
  'din-a5': 'A5'
}

const byPlainName = new Map(Object.keys(pageSizes).map((name) => [name.toLowerCase(), name]))

/** Millimetres to a unit (CSS Values 4 §6.2; `bp` is TeX's name for CSS's `pt`). */
const units: Record<string, number> = {
  mm: 1,
  cm: 10,
  q: 0.25,
  in: 25.4,
  '"': 25.4,
  '″': 25.4,
  pt: 25.4 / 72,
  bp: 25.4 / 72,
  pc: 25.4 / 6,
  px: 25.4 / 96
}
const number = String.raw`(\d{1,5}(?:\.\d{1,6})?|\.\d{1,6})`
const unit = `(${Object.keys(units).join('|')})`
const lengthForm = new RegExp(`^\\+?${number}\\s{0,3}${unit}$`, 'iu')
const sheetForm = new RegExp(
  `^${number}\\s{0,3}${unit}?\\s{0,3}(?:[x×*,]|by|\\s)\\s{0,3}${number}\\s{0,3}${unit}$`,
  'iu'
)

/** Millimetres of `20mm`, `0.8 in`, `57pt`, or 0 of `0`; `undefined`: it is no length. */
export function parseLength(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^0(?:\.0)?$/u.test(trimmed)) return 0
  const [, value, named = ''] = lengthForm.exec(trimmed) ?? []
  return value === undefined ? undefined : rounded(Number(value) * (units[named.toLowerCase()] as number))
}

/** What was wanted, and what is wrong with it. */
export type SizeFault = 'unknown' | 'landscape' | 'range'

/** The smallest and the largest page that text is set on: less than A6 or more than A2 is no journal's. */
export const pageLimits = {width: [90, 420], height: [128, 594]} as const

/**
 * A page size: by name, or as width and height.
 *
 * @returns with `landscape`, the sheet upright: a line across a wide page is too long to be read.
 */
export function parsePageSize(text: string): {size?: PageSize; fault?: SizeFault} {
  const [, wanted = '', turned] = /^(.*?)(?:\s+(portrait|landscape))?$/iu.exec(text.trim()) ?? []
  const size = namedSize(wanted) ?? sheetOf(wanted)
  if (!size) return {fault: 'unknown'}
  const {width, height} = size
  if (turned?.toLowerCase() === 'landscape') return {size, fault: 'landscape'}
  const [low, high] = [Math.min(width, height), Math.max(width, height)]
  const within = (length: number, [least, most]: readonly [number, number]) =>
    length >= least && length <= most
  if (!within(low, pageLimits.width) || !within(high, pageLimits.height)) return {fault: 'range'}
  if (width > height * 1.1) return {size: {width: low, height: high}, fault: 'landscape'}
  return {size}
}

function namedSize(text: string): PageSize | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[\s_()-]+/gu, '-')
    .replace(/^-|-$|-?paper$/gu, '')
  const name = byPlainName.get(plain) ?? otherNames[plain]
  const [width, height] = (name === undefined ? undefined : pageSizes[name]) ?? []
  return width === undefined || height === undefined ? undefined : {width, height, name}
}

/** `170mm x 240mm`, `6x9in`, CSS's `170mm 240mm`; by its name where it has one. */
function sheetOf(text: string): PageSize | undefined {
  const [, across, first, down, second = ''] = sheetForm.exec(text) ?? []
  if (across === undefined || down === undefined) return undefined
  const width = rounded(Number(across) * (units[(first ?? second).toLowerCase()] as number))
  const height = rounded(Number(down) * (units[second.toLowerCase()] as number))
  const known = Object.entries(pageSizes).find(
    ([, [w, h]]) => Math.abs(w - width) < 0.1 && Math.abs(h - height) < 0.1
  )
  return {width, height, ...(known && {name: known[0]})}
}

/** `; did you mean `B5`?` */
export function nearestSize(text: string): string {
  return nearestHint(text.trim(), Object.keys(pageSizes))
}

/** As `page: {size: …}` takes it: `B5`, `170mm x 240mm`. */
export function sizeText({name, width, height}: PageSize): string {
  return name ?? `${width}mm x ${height}mm`
}

/** For people: `A5 (148 × 210 mm)`. */
export function sizeWords({name, width, height}: PageSize): string {
  const sheet = `${rounded(width, 1)} × ${rounded(height, 1)} mm`
  return name ? `${name} (${sheet})` : sheet
}

export function rounded(millimetres: number, digits = 3): number {
  return Number(millimetres.toFixed(digits))
}
