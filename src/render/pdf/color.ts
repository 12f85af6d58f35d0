import {add, catalog, type PdfFile} from './file/file.js'
import {dict, PdfString, type Ref, type Stream} from './file/values.js'
import {deflated} from './file/write.js'

const condition = 'sRGB IEC61966-2.1'

/** Say what the colours mean: sRGB, by a profile inside, which is returned (PDF/A-3 §6.2.3, §6.2.4). */
export function writeOutputIntent(file: PdfFile): Ref {
  const profile = add(file, packedProfile())
  const intent = dict({
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: PdfString.text(condition),
    RegistryName: PdfString.text('http://www.color.org'),
    Info: PdfString.text(condition),
    DestOutputProfile: profile
  })
  catalog(file).set('OutputIntents', [add(file, intent)])
  return profile
}

const made = new Map<number | undefined, Stream>()

/**
 * The profile as it lies in every file.
 *
 * @param power for colours with the primaries of sRGB, but with a power in place of its curve: 0.45455. Default: its curve.
 */
export function packedProfile(power?: number): Stream {
  const profile = made.get(power) ?? deflated(srgbProfile(power), dict({N: 3}))
  made.set(power, profile)
  return profile
}

/** Primaries of sRGB and the white they are seen by, D50, adapted by Bradford's matrix (IEC 61966-2-1; ICC.1 Annex E). */
const white = [0.9642, 1, 0.82491] as const
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141]
} as const

/** An ICC profile of sRGB: a display's, of matrix and curves (ICC.1:2001-04 §6.3.1.2). */
export function srgbProfile(power?: number): Buffer {
  const curve = power === undefined ? toneCurve() : powerCurve(1 / power)
  const tags: [signature: string, data: Buffer][] = [
    ['desc', description(power === undefined ? condition : `Primaries of sRGB, gamma ${power}`)],
    ['cprt', Buffer.concat([signed('text'), Buffer.from('No rights reserved\0', 'latin1')])],
    ['wtpt', xyz(white)],
    ...Object.entries(primaries).map(([signature, values]): [string, Buffer] => [signature, xyz(values)]),
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve]
  ]
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length, 0)
  const parts: Buffer[] = []
  const places = new Map<Buffer, number>()
  let place = 128 + table.length
  for (const [index, [signature, data]] of tags.entries()) {
    if (!places.has(data)) {
      places.set(data, place)
      const padded = Buffer.concat([data, Buffer.alloc(-data.length & 3)])
      parts.push(padded)
      place += padded.length
    }
    table.write(signature, 4 + 12 * index, 'latin1')
    table.writeUInt32BE(places.get(data) as number, 8 + 12 * index)
    table.writeUInt32BE(data.length, 12 + 12 * index)
  }
  return Buffer.concat([header(place), table, ...parts])
}

/** ICC.1:2001-04 §6.1. */
function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  // A profile has a day; this is the standard's.
  for (const [index, part] of [1999, 10, 18].entries()) bytes.writeUInt16BE(part, 24 + 2 * index)
  bytes.write('acsp', 36, 'latin1')
  xyz(white).copy(bytes, 68, 8)
  return bytes
}

function signed(type: string): Buffer {
  return Buffer.concat([Buffer.from(type, 'latin1'), Buffer.alloc(4)])
}

function xyz(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [index, value] of values.entries()) bytes.writeInt32BE(Math.round(value * 65_536), 4 * index)
  return Buffer.concat([signed('XYZ '), bytes])
}

/** The curve of sRGB at 1024 places. */
function toneCurve(): Buffer {
  const count = 1024
  const bytes = Buffer.alloc(4 + 2 * count)
  bytes.writeUInt32BE(count, 0)
  for (let index = 0; index < count; index += 1) {
    const value = index / (count - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65_535), 4 + 2 * index)
  }
  return Buffer.concat([signed('curv'), bytes])
}

/** ICC.1:2001-04 §6.5.3: a power, in steps of 1/256. */
function powerCurve(power: number): Buffer {
  const bytes = Buffer.alloc(6)
  bytes.writeUInt32BE(1, 0)
  bytes.writeUInt16BE(Math.round(power * 256), 4)
  return Buffer.concat([signed('curv'), bytes])
}

/** ICC.1:2001-04 §6.5.17: in ASCII, and no other script. */
function description(text: string): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length + 1, 0)
  return Buffer.concat([signed('desc'), length, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(78)])
}
