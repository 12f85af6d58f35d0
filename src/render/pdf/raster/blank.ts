/**
 * A picture of nothing: as large as another, and cheap.
 *
 * The browser places it as it would place the other, and puts its bytes into the PDF as they are, for it is a
 * JPEG (ITU-T T.81). There they are found again.
 */

/** @param number tells it from others of its size. */
export function blankImage(width: number, height: number, number: number): Uint8Array {
  // One code of one bit for "as before", one for "no more of this block".
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
      segment(0xfe, Buffer.from(`blank ${number}`)),
      segment(0xdb, Buffer.from([0, ...Array<number>(64).fill(1)])),
      segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])),
      segment(0xc4, Buffer.from([0x00, 1, ...Array<number>(15).fill(0), 0])),
      segment(0xc4, Buffer.from([0x10, 1, ...Array<number>(15).fill(0), 0])),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.alloc(Math.ceil((2 * blocks) / 8)),
      Buffer.from([0xff, 0xd9])
    ])
  )
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
