import {crc32, deflateSync} from 'node:zlib'

/** The signature of every PNG. */
export const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

export function chunk(type: string, data: Uint8Array | number[] = []): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

export interface PngOptions {
  width: number
  height: number
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  kind: number
  depth: number
  palette?: number[]
  transparent?: number[]
  /** Chunks before the palette. */
  before?: Buffer[]
  interlaced?: boolean
  level?: number
  /** Each sample, from 0 to 1; of a palette, its number. */
  sample: (x: number, y: number, channel: number) => number
}

/** A PNG of any kind, each row with another filter, its pixels in two pieces. */
export function pngOf(options: PngOptions): Buffer {
  const {
    width,
    height,
    kind,
    depth,
    palette,
    transparent,
    before = [],
    interlaced = false,
    level = 6
  } = options
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, kind, 0, 0, interlaced ? 1 : 0], 8)
  const pixels = deflateSync(filtered(options), {level})
  const half = pixels.length >> 1
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...before,
    ...(palette ? [chunk('PLTE', palette)] : []),
    ...(transparent ? [chunk('tRNS', transparent)] : []),
    chunk('IDAT', pixels.subarray(0, half)),
    chunk('IDAT', pixels.subarray(half)),
    chunk('IEND')
  ])
}

function filtered({width, height, kind, depth, sample}: PngOptions): Buffer {
  const channels = [1, 0, 3, 1, 2, 0, 4][kind] as number
  const length = Math.ceil((width * channels * depth) / 8)
  const step = Math.max(1, (channels * depth) >> 3)
  const raw = Buffer.alloc((length + 1) * height)
  let above = Buffer.alloc(length)
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(length)
    for (let x = 0; x < width; x++)
      for (let channel = 0; channel < channels; channel++) {
        const given = sample(x, y, channel)
        const value = kind === 3 ? given : Math.round(given * (2 ** depth - 1))
        const at = x * channels + channel
        if (depth === 16) row.writeUInt16BE(value, 2 * at)
        else row[(at * depth) >> 3]! |= value << (8 - depth - ((at * depth) & 7))
      }
    const filter = y % 5
    raw[y * (length + 1)] = filter
    for (let at = 0; at < length; at++) {
      const [left, up, corner] = [
        at < step ? 0 : row[at - step]!,
        above[at]!,
        at < step ? 0 : above[at - step]!
      ]
      const foreseen = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] as number
      raw[y * (length + 1) + 1 + at] = row[at]! - foreseen
    }
    above = row
  }
  return raw
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const near = [left, up, corner].map((value) => Math.abs(guess - value))
  return [left, up, corner][near.indexOf(Math.min(...near))] as number
}

const [width, height] = [67, 41]
const size = {width, height}
const shade = (x: number, y: number) => ((x * 3 + y * 5) % 64) / 63
const colour = (x: number, y: number, channel: number) =>
  [x / (width - 1), y / (height - 1), ((x ^ y) & 31) / 31][channel] as number
/** Seen in the middle, not at all at the edges. */
const veil = (x: number, y: number) => Math.max(0, Math.min(1, 2 - Math.hypot(x - 33, y - 20) / 12))
const palette = (count: number) =>
  Array.from({length: count}, (_, index) => [
    (index * 37) % 256,
    (index * 91) % 256,
    255 - ((index * 53) % 256)
  ]).flat()
const number = (count: number) => (x: number, y: number) => ((x >> 2) + (y >> 3)) % count
const hundred = (value: number) => Buffer.from([0, 0, value >> 8, value & 255])

/** `gAMA` and `cHRM` of sRGB, as some programs write them in its place. */
export const gamma = [
  chunk('gAMA', hundred(45_455)),
  chunk('cHRM', Buffer.concat([31_270, 32_900, 64_000, 33_000, 30_000, 60_000, 15_000, 6_000].map(hundred)))
]

/** One of each kind that a PDF can have without a browser. */
export const plainPngs: Record<string, Buffer> = Object.fromEntries([
  ...[1, 2, 4, 8, 16].map((depth) => [`grey-${depth}`, pngOf({...size, kind: 0, depth, sample: shade})]),
  ...[8, 16].flatMap((depth) => [
    [`rgb-${depth}`, pngOf({...size, kind: 2, depth, sample: colour})],
    [
      `grey-alpha-${depth}`,
      pngOf({...size, kind: 4, depth, sample: (x, y, c) => (c === 1 ? veil(x, y) : shade(x, y))})
    ],
    [
      `rgba-${depth}`,
      pngOf({...size, kind: 6, depth, sample: (x, y, c) => (c === 3 ? veil(x, y) : colour(x, y, c))})
    ],
    [
      `grey-opaque-${depth}`,
      pngOf({...size, kind: 4, depth, sample: (x, y, c) => (c === 1 ? 1 : shade(x, y))})
    ],
    [
      `rgba-opaque-${depth}`,
      pngOf({...size, kind: 6, depth, sample: (x, y, c) => (c === 3 ? 1 : colour(x, y, c))})
    ]
  ]),
  ...[1, 2, 4, 8].flatMap((depth) => {
    const count = Math.min(2 ** depth, 60)
    const options = {...size, kind: 3, depth, palette: palette(count), sample: number(count)}
    return [
      [`palette-${depth}`, pngOf(options)],
      [`palette-clear-${depth}`, pngOf({...options, transparent: depth === 1 ? [0] : [0, 128]})]
    ]
  }),
  [
    'grey-key',
    pngOf({...size, kind: 0, depth: 2, transparent: [0, 2], sample: (x, y) => number(4)(x, y) / 3})
  ],
  [
    'rgb-key',
    pngOf({
      ...size,
      kind: 2,
      depth: 8,
      transparent: [0, 255, 0, 0, 0, 255],
      sample: (x, y, c) => ((x >> 3) % 2 ? colour(x, y, c) : [1, 0, 1][c]!)
    })
  ],
  ['rgb-few', pngOf({...size, kind: 2, depth: 8, sample: (x, y, c) => colour(x & ~15, y & ~15, c)})],
  ['rgb-gamma', pngOf({...size, kind: 2, depth: 8, before: gamma, sample: colour})],
  [
    'palette-gamma',
    pngOf({...size, kind: 3, depth: 4, palette: palette(16), before: gamma, sample: number(16)})
  ],
  ['hasty', pngOf({...size, kind: 3, depth: 8, level: 0, palette: palette(60), sample: number(60)})]
])
