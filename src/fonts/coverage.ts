import {brotliDecompressSync, inflateSync} from 'node:zlib'

/** No typeface is larger, unpacked (bytes). */
const most = 64 * 1024 * 1024

/** Reading a large face takes a while, and every line of a cover asks. */
const known = new WeakMap<Uint8Array, (codePoint: number) => boolean>()

/** Code points a typeface file has glyphs for; nothing when the file can't be read. */
export function coverageOf(bytes: Uint8Array): (codePoint: number) => boolean {
  const covers = known.get(bytes) ?? readCoverage(bytes)
  known.set(bytes, covers)
  return covers
}

function readCoverage(bytes: Uint8Array): (codePoint: number) => boolean {
  try {
    const table = cmapTable(bytes)
    return table ? lookup(table) : () => false
  } catch (error) {
    // A damaged file: bounds of its own tables are wrong, or they can't be unpacked.
    if (error instanceof RangeError || (error as NodeJS.ErrnoException).code) return () => false
    throw error
  }
}

/** The `cmap` of an OpenType file, in WOFF or WOFF 2 or bare. */
function cmapTable(bytes: Uint8Array): DataView | undefined {
  const signature = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (signature === 'wOF2') return cmapOfWoff2(bytes)
  const view = viewOf(bytes)
  const woff = signature === 'wOFF'
  const tables = view.getUint16(woff ? 12 : 4)
  for (let n = 0; n < tables; n += 1) {
    const record = (woff ? 44 : 12) + n * (woff ? 20 : 16)
    if (view.getUint32(record) !== 0x636d6170) continue
    const offset = view.getUint32(record + (woff ? 4 : 8))
    const length = view.getUint32(record + (woff ? 8 : 12))
    const table = bytes.subarray(offset, offset + length)
    const packed = woff && length < view.getUint32(record + 12)
    return viewOf(packed ? inflateSync(table, {maxOutputLength: most}) : table)
  }
  return undefined
}

/**
 * `cmap` out of WOFF 2, which packs all tables in one Brotli stream.
 *
 * @see https://www.w3.org/TR/WOFF2/#table_dir_format
 */
function cmapOfWoff2(bytes: Uint8Array): DataView | undefined {
  const view = viewOf(bytes)
  let at = 48
  const number = (): number => {
    let value = 0
    for (let n = 0; n < 5; n += 1) {
      const byte = view.getUint8(at++)
      value = value * 128 + (byte & 0x7f)
      if (!(byte & 0x80)) break
    }
    return value
  }
  let offset = 0
  let found: {offset: number; length: number} | undefined
  for (let n = view.getUint16(12); n > 0; n -= 1) {
    const flags = view.getUint8(at++)
    const tag = flags & 0x3f
    if (tag === 0x3f) at += 4
    const length = number()
    const glyphs = tag === 10 || tag === 11
    const transformed = glyphs ? flags >> 6 !== 3 : flags >> 6 !== 0
    const stored = transformed ? number() : length
    if (tag === 0) found = {offset, length: stored}
    offset += stored
  }
  if (!found) return undefined
  const stream = brotliDecompressSync(bytes.subarray(at, at + view.getUint32(20)), {maxOutputLength: most})
  return viewOf(stream.subarray(found.offset, found.offset + found.length))
}

/** @see https://learn.microsoft.com/typography/opentype/spec/cmap */
function lookup(cmap: DataView): (codePoint: number) => boolean {
  const subtables = Array.from({length: cmap.getUint16(2)}, (_, n) => cmap.getUint32(4 + n * 8 + 4))
  const full = subtables.find((offset) => cmap.getUint16(offset) === 12)
  if (full !== undefined) return inGroups(cmap, full)
  const basic = subtables.find((offset) => cmap.getUint16(offset) === 4)
  return basic === undefined ? () => false : inSegments(cmap, basic)
}

/** Format 12: sequential groups of the whole of Unicode. */
function inGroups(cmap: DataView, offset: number): (codePoint: number) => boolean {
  const groups = Array.from({length: cmap.getUint32(offset + 12)}, (_, n) => {
    const group = offset + 16 + n * 12
    return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const
  })
  return (codePoint) => groups.some(([first, last]) => codePoint >= first && codePoint <= last)
}

/** Format 4: segments of the Basic Multilingual Plane. */
function inSegments(cmap: DataView, offset: number): (codePoint: number) => boolean {
  const size = cmap.getUint16(offset + 6)
  return (codePoint) => {
    for (let n = 0; n < size; n += 2) {
      const last = cmap.getUint16(offset + 14 + n)
      if (codePoint > last) continue
      const first = cmap.getUint16(offset + 16 + size + n)
      if (codePoint < first) return false
      const delta = cmap.getUint16(offset + 16 + 2 * size + n)
      const rangeAt = offset + 16 + 3 * size + n
      const range = cmap.getUint16(rangeAt)
      const glyph = range === 0 ? codePoint : cmap.getUint16(rangeAt + range + 2 * (codePoint - first))
      return glyph !== 0 && ((glyph + delta) & 0xffff) !== 0
    }
    return false
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
