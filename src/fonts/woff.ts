import type {inflateSync} from 'node:zlib'

/**
 * Unpack WOFF 1 to the OpenType font it holds.
 *
 * It uses nothing from outside itself: a thread gets its source text.
 *
 * @param inflate of `node:zlib`.
 * @throws when it is no WOFF, or damaged.
 * @see https://www.w3.org/TR/WOFF/#OverallStructure
 */
export function sfntFromWoff(woff: Uint8Array, inflate: typeof inflateSync): Buffer {
  /** No font is larger, unpacked, in bytes. */
  const limit = 128 * 1024 * 1024
  const source = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength)
  if (source.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Expected a WOFF font')
  const count = source.readUInt16BE(12)
  let end = 12 + count * 16
  const tables = Array.from({length: count}, (_, index) => {
    const entry = 44 + index * 20
    const offset = source.readUInt32BE(entry + 4)
    const packed = source.readUInt32BE(entry + 8)
    const length = source.readUInt32BE(entry + 12)
    const start = end
    end += Math.ceil(length / 4) * 4
    return {entry, data: source.subarray(offset, offset + packed), length, start}
  })

  if (end > limit) throw new Error('Expected a smaller WOFF font')
  const font = Buffer.alloc(end)
  // The offset table: flavour, count, and the three numbers of its binary search.
  const power = Math.floor(Math.log2(count))
  font.writeUInt32BE(source.readUInt32BE(4), 0)
  for (const [at, number] of [count, 2 ** power * 16, power, count * 16 - 2 ** power * 16].entries())
    font.writeUInt16BE(number, 4 + at * 2)
  for (const [index, {entry, data, length, start}] of tables.entries()) {
    const place = 12 + index * 16
    // Its name and its checksum.
    source.copy(font, place, entry, entry + 4)
    source.copy(font, place + 4, entry + 16, entry + 20)
    font.writeUInt32BE(start, place + 8)
    font.writeUInt32BE(length, place + 12)
    // Each unpacked in its place: of a typeface for Chinese, one copy is enough.
    const table = data.length < length ? inflate(data, {maxOutputLength: length}) : data
    if (table.length !== length) throw new Error('Expected whole tables in a WOFF font')
    table.copy(font, start)
  }
  return font
}
