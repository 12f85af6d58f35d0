/** Pixels without a fourth channel: RGB, 8 bits each, row by row from the top. */
export interface Pixels {
  width: number
  height: number
  rgb: Uint8Array
  /** Dots an inch. */
  resolution: number
}

/** Types of a TIFF's fields, and their sizes in bytes (TIFF 6.0, section 2). */
const short = 3
const long = 4

/**
 * A baseline TIFF of full colour: one strip, uncompressed.
 *
 * @see https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf section 6
 */
export function encodeTiff({width, height, rgb, resolution}: Pixels): Uint8Array {
  // Head, fields, then what is too long for a field, then the pixels.
  const fields: [tag: number, type: number, count: number, value: number][] = []
  const size = 8 + 2 + 13 * 12 + 4
  const depths = size
  const fraction = depths + 6
  const strip = fraction + 8
  const add = (tag: number, type: number, value: number, count = 1) => fields.push([tag, type, count, value])
  add(256, long, width)
  add(257, long, height)
  add(258, short, depths, 3)
  add(259, short, 1)
  add(262, short, 2)
  add(273, long, strip)
  add(277, short, 3)
  add(278, long, height)
  add(279, long, rgb.byteLength)
  fields.push([282, 5, 1, fraction], [283, 5, 1, fraction])
  add(284, short, 1)
  add(296, short, 2)
  const bytes = new Uint8Array(strip + rgb.byteLength)
  const view = new DataView(bytes.buffer)
  bytes.set([0x49, 0x49, 42, 0, 8])
  view.setUint16(8, fields.length, true)
  fields.forEach(([tag, type, count, value], index) => {
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    view.setUint32(at + 8, value, true)
  })
  for (let part = 0; part < 3; part++) view.setUint16(depths + part * 2, 8, true)
  view.setUint32(fraction, resolution, true)
  view.setUint32(fraction + 4, 1, true)
  bytes.set(rgb, strip)
  return bytes
}
