/** Colours that a palette has place for, and those of a drawing; a photograph has more. */
const most = {palette: 256, drawing: 4096}

/** A power of two, four times as many as can be in it. */
const size = 4 * most.drawing

/** What the colours of a picture are like. */
export type Colours =
  /** Three bytes a colour, in the order they appear; a byte a pixel that says which. */
  {kind: 'few'; palette: Uint8Array; indexes: Uint8Array} | {kind: 'some'} | {kind: 'many'}

/** @param rgb three bytes a pixel. */
export function coloursOf(rgb: Uint8Array): Colours {
  // A table of colours by themselves: a Map takes ten times as long.
  const keys = new Int32Array(size).fill(-1)
  const numbers = new Uint16Array(size)
  const palette: number[] = []
  const indexes = new Uint8Array(rgb.length / 3)
  let count = 0
  let last = -1
  let number = 0
  for (let index = 0, from = 0; index < indexes.length; index++, from += 3) {
    const colour = (rgb[from]! << 16) | (rgb[from + 1]! << 8) | rgb[from + 2]!
    if (colour !== last) {
      last = colour
      let place = (Math.imul(colour, 0x9e3779b1) >>> 8) & (size - 1)
      while (keys[place] !== -1 && keys[place] !== colour) place = (place + 1) & (size - 1)
      if (keys[place] === -1) {
        if (count === most.drawing) return {kind: 'many'}
        keys[place] = colour
        numbers[place] = count++
        if (count <= most.palette) palette.push(rgb[from]!, rgb[from + 1]!, rgb[from + 2]!)
      }
      number = numbers[place]!
    }
    indexes[index] = number
  }
  return count > most.palette ? {kind: 'some'} : {kind: 'few', palette: Uint8Array.from(palette), indexes}
}

/** Bytes of a pixel, packed into as many bits as their numbers need; each row begins with a byte. */
export function packed(
  values: Uint8Array,
  width: number,
  count: number
): {bits: 1 | 2 | 4 | 8; bytes: Uint8Array} {
  const bits = count <= 2 ? 1 : count <= 4 ? 2 : count <= 16 ? 4 : 8
  if (bits === 8) return {bits, bytes: values}
  const height = values.length / width
  const length = Math.ceil((width * bits) / 8)
  const bytes = new Uint8Array(length * height)
  for (let y = 0, from = 0; y < height; y++)
    for (let x = 0; x < width; x++, from++) {
      const bit = x * bits
      bytes[y * length + (bit >> 3)]! |= values[from]! << (8 - bits - (bit & 7))
    }
  return {bits, bytes}
}
