/**
 * Glyphs that follow one another on a line, in one operator.
 *
 * The browser places each glyph by itself, to seven digits: `<0024> Tj`, `6.1167297 0 Td <0029> Tj`. Nine tenths of a
 * page's bytes are such places, which are the font's own widths, rounded in another way. Here a glyph is moved only
 * where it would stand visibly off, by thousandths of the font's size (ISO 32000-2 §9.4.3). A file of text is a third
 * smaller, and all that is done with a page afterwards has a third to read: this comes first.
 *
 * Bytes are looked at one by one: patterns take three times as long here.
 */
import type {GlyphWidths, PageFonts} from './font-texts.js'

const [space = 0, newline, minus = 0, point, zero = 0, nine = 0] = codesOf(' \n-.09')
const [opening = 0, closing = 0, openList = 0, slash, backslash] = codesOf('<>[/\\')
const [openString, closeString, upperB, upperT, lowerA = 0, lowerD, lowerF = 0, lowerJ, lowerM] =
  codesOf('()BTadfjm')

function codesOf(signs: string): number[] {
  return [...signs].map((sign) => sign.charCodeAt(0))
}

/** Room for the longest page so far: each is written into it, and read from it at once. */
export function glyphJoiner(): (content: Buffer, fonts: PageFonts) => string {
  let room = Buffer.alloc(0)
  return (content, fonts) => {
    // A step that has to go further may be longer than all that was saved before it.
    if (room.length < 2 * content.length + 64) room = Buffer.allocUnsafe(2 * content.length + 64)
    return room.toString('latin1', 0, join(content, fonts, room))
  }
}

/** Join glyphs of a page's content; the text may be read from `out` up to the length that is returned. */
function join(content: Buffer, fonts: PageFonts, out: Buffer): number {
  let at = 0
  let length = 0
  let widths: GlyphWidths | undefined
  let size = 0
  /** How far the beginning of the line would have gone along with joined glyphs. */
  let behind = 0
  while (at < content.length) {
    const sign = content[at] as number
    if (sign === openString) {
      const end = endOfString(content, at)
      length += content.copy(out, length, at, end)
      at = end
      continue
    }
    if (sign === opening && widths && size > leastSize) {
      if (joinRun(widths)) continue
    } else if (sign === upperT && content[at - 1] !== upperB && isOperator()) {
      const kind = content[at + 1]
      if (kind === lowerF) setFont()
      else if (kind === lowerM) behind = 0
      else if (kind === lowerD && behind !== 0) goFurther()
    } else if (sign === upperT && content[at - 1] === upperB) {
      widths = undefined
      behind = 0
    }
    out[length++] = sign
    at += 1
  }
  return length

  /** Whether an operator of two letters stands here. */
  function isOperator(): boolean {
    return isBlank(content[at - 1]) && isBlank(content[at + 2])
  }

  /** `/F6 10.66 Tf` */
  function setFont(): void {
    let start = at
    while (start > 0 && content[start] !== slash) start -= 1
    const [name = '', written = ''] = content.toString('latin1', start, at).split(' ')
    widths = fonts.get(name)?.widths
    size = Number(written)
  }

  /** `2.5 0 Td`: from where the line would begin now. */
  function goFurther(): void {
    const start = Math.max(0, length - 64)
    const before = out.toString('latin1', start, length)
    const [whole = '', across = '', down = ''] = /([-\d.]+)(\s+[-\d.]+\s+)$/u.exec(before) ?? []
    length -= whole.length
    length += out.write(`${plainNumber(behind + Number(across))}${down}`, length, 'latin1')
    behind = 0
  }

  /** Whether there are glyphs to be joined here; they are then written. */
  function joinRun({of, others}: GlyphWidths): boolean {
    const bytes = content
    const room = out
    const first = glyphAt(bytes, at)
    let place = first < 0 ? Number.NaN : widthOf(of, first, others)
    if (Number.isNaN(place)) return false
    const perUnit = 1000 / size
    let end = at + shown
    let to = length
    let wanted = 0
    for (;;) {
      // The step to the next glyph, read by hand: it is done a million times.
      const isBack = bytes[end] === minus
      let digit = isBack ? end + 1 : end
      let step = 0
      let scale = 0
      for (; ; digit += 1) {
        const sign = bytes[digit] as number
        if (sign >= zero && sign <= nine) {
          step = step * 10 + sign - zero
          scale *= 10
        } else if (sign === point && scale === 0) scale = 1
        else break
      }
      const next = digit + stepLength
      const glyph = isStep(bytes, digit) ? glyphAt(bytes, next) : -1
      const width = glyph < 0 ? Number.NaN : widthOf(of, glyph, others)
      if (Number.isNaN(width)) break
      if (scale > 1) step /= scale
      if (to === length) {
        room[to++] = openList
        for (let index = at; index < at + 5; index += 1) room[to++] = bytes[index] as number
      }
      wanted += (isBack ? -step : step) * perUnit
      const off = place - wanted
      if (off >= tolerance || off <= -tolerance) {
        const move = Math.round(off)
        room[to++] = closing
        to = writeNumber(move, room, to)
        room[to++] = opening
        place -= move
      }
      room[to] = bytes[next + 1] as number
      room[to + 1] = bytes[next + 2] as number
      room[to + 2] = bytes[next + 3] as number
      room[to + 3] = bytes[next + 4] as number
      to += 4
      place += width
      end = next + shown
    }
    if (to === length) return false
    for (const sign of ending) room[to++] = sign
    length = to
    behind += wanted / perUnit
    at = end
    return true
  }
}

/** Of a font whose glyphs are joined. Nobody reads smaller ones, and their thousandths are long numbers. */
const leastSize = 0.01

/** Thousandths of the font's size: a fiftieth of a point, at ten points, is seen by nobody. */
const tolerance = 1.5

const ending = codesOf('>] TJ\n')

/** A whole number; returns the place behind it. */
function writeNumber(number: number, out: Buffer, to: number): number {
  let place = to
  if (number < 0) out[place++] = minus
  let rest = Math.abs(number)
  let unit = 1
  while (unit * 10 <= rest) unit *= 10
  for (; unit >= 1; unit /= 10) {
    const figure = Math.floor(rest / unit)
    out[place++] = zero + figure
    rest -= figure * unit
  }
  return place
}

function widthOf(of: Float64Array, glyph: number, others: number): number {
  return glyph < of.length ? (of[glyph] as number) : others
}

/** Signs that `<0024> Tj` takes, with the one behind it. */
const shown = 10

/** The glyph that is shown here, by itself; -1: none. */
function glyphAt(content: Buffer, at: number): number {
  if (
    content[at] !== opening ||
    content[at + 5] !== closing ||
    content[at + 6] !== space ||
    content[at + 7] !== upperT ||
    content[at + 8] !== lowerJ ||
    content[at + 9] !== newline
  )
    return -1
  const high = (digitOf(content[at + 1]) << 4) | digitOf(content[at + 2])
  const low = (digitOf(content[at + 3]) << 4) | digitOf(content[at + 4])
  return high < 0 || low < 0 ? -1 : (high << 8) | low
}

/** What a hexadecimal digit counts; -1: it is none. */
function digitOf(sign = 0): number {
  if (sign >= zero && sign <= nine) return sign - zero
  const lower = sign | 0x20
  return lower >= lowerA && lower <= lowerF ? lower - lowerA + 10 : -1
}

/** Signs that ` 0 Td ` takes. */
const stepLength = 6

/** Whether a number was a step along the line. */
function isStep(content: Buffer, at: number): boolean {
  return (
    content[at] === space &&
    content[at + 1] === zero &&
    content[at + 2] === space &&
    content[at + 3] === upperT &&
    content[at + 4] === lowerD &&
    content[at + 5] === space
  )
}

function isBlank(sign: number | undefined): boolean {
  return sign === space || sign === newline
}

/** Behind a string's last parenthesis. */
function endOfString(content: Buffer, start: number): number {
  let open = 0
  for (let at = start; at < content.length; at += 1) {
    const sign = content[at]
    if (sign === backslash) at += 1
    else if (sign === openString) open += 1
    else if (sign === closeString) open -= 1
    if (open === 0) return at + 1
  }
  return content.length
}

function plainNumber(number: number): string {
  return number.toFixed(5).replace(/\.?0+$/u, '')
}
