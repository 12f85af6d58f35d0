import {inflateSync} from 'node:zlib'

/** No table is larger, unpacked, in bytes. */
const limit = 64 * 1024 * 1024

/**
 * Unpack WOFF 1 to the OpenType font it holds.
 *
 * @throws when it is no WOFF, or damaged.
 * @see https://www.w3.org/TR/WOFF/#OverallStructure
 */
export function sfntFromWoff(woff: Uint8Array): Buffer {
  const source = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength)
  if (source.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Expected a WOFF font')
  const count = source.readUInt16BE(12)
  const tables = Array.from({length: count}, (_, index) => {
    const entry = 44 + index * 20
    const [offset, packed, length] = [4, 8, 12].map((field) => source.readUInt32BE(entry + field)) as [
      number,
      number,
      number
    ]
    const data = source.subarray(offset, offset + packed)
    return {
      tag: source.subarray(entry, entry + 4),
      checksum: source.subarray(entry + 16, entry + 20),
      data: packed < length ? inflateSync(data, {maxOutputLength: limit}) : data
    }
  })
  return Buffer.concat([
    header(source.readUInt32BE(4), count),
    ...directory(tables),
    ...tables.map(({data}) => padded(data))
  ])
}

/** OpenType offset table: flavour, count, and the three numbers of its binary search. */
function header(flavour: number, count: number): Buffer {
  const power = Math.floor(Math.log2(count))
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(flavour, 0)
  bytes.writeUInt16BE(count, 4)
  bytes.writeUInt16BE(2 ** power * 16, 6)
  bytes.writeUInt16BE(power, 8)
  bytes.writeUInt16BE(count * 16 - 2 ** power * 16, 10)
  return bytes
}

function directory(tables: {tag: Buffer; checksum: Buffer; data: Buffer}[]): Buffer[] {
  let offset = 12 + tables.length * 16
  return tables.map(({tag, checksum, data}) => {
    const place = Buffer.alloc(8)
    place.writeUInt32BE(offset, 0)
    place.writeUInt32BE(data.length, 4)
    offset += Math.ceil(data.length / 4) * 4
    return Buffer.concat([tag, checksum, place])
  })
}

function padded(data: Buffer): Buffer {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
}
