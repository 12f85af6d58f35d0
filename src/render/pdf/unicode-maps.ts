import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import {contentOf, follow, type PdfFile} from './file/file.js'
import {type Dict, Ref, Stream} from './file/values.js'
import {deflated} from './file/write.js'

const section = /(beginbf(?:char|range)\s)([\s\S]*?)(endbf(?:char|range))/gu
const character = /<([\dA-F]+)>\s*<([\dA-F]+)>/giu
const range = /<([\dA-F]+)>\s*<([\dA-F]+)>\s*<([\dA-F]+)>/giu

/** A code, and the code points it stands for. */
export type Mapping = readonly [code: number, points: readonly number[]]

/** A font's map as it is written, and what it says. */
interface UnicodeMap {
  /** The same to all that are the same. */
  key: string
  text: string
  mappings?: readonly Mapping[]
}

/** Maps that were read, by stream: several steps ask for each. */
const read = new WeakMap<Stream, UnicodeMap>()
/** By their bytes: after an edit most are what they were. */
const kept = remembering<UnicodeMap>(128)

function mapOf(stream: Stream): UnicodeMap {
  const known = read.get(stream)
  if (known) return known
  const key = createHash('sha1').update(stream.bytes).digest('base64')
  const found = kept(key, () => ({key, text: contentOf(stream).toString('latin1')}))
  read.set(stream, found)
  return found
}

/** What a font's map says, in few signs; empty: it has none. */
export function mapKey(file: PdfFile, font: Dict): string {
  const stream = follow(file, font.get('ToUnicode'))
  return stream instanceof Stream ? mapOf(stream).key : ''
}

/** A font's ToUnicode map, in its order (ISO 32000-2 §9.10.3). */
export function mappings(file: PdfFile, font: Dict): readonly Mapping[] {
  const stream = follow(file, font.get('ToUnicode'))
  if (!(stream instanceof Stream)) return []
  const map = mapOf(stream)
  map.mappings ??= readMap(map.text)
  return map.mappings
}

function readMap(text: string): Mapping[] {
  const found: Mapping[] = []
  for (const [, begin = '', list = ''] of text.matchAll(section)) {
    if (begin.startsWith('beginbfchar')) {
      for (const [, code = '', sign = ''] of list.matchAll(character))
        found.push([Number.parseInt(code, 16), pointsOf(sign)])
      continue
    }
    for (const [, from = '', to = '', sign = ''] of list.matchAll(range)) {
      const first = Number.parseInt(from, 16)
      const [point = 0] = pointsOf(sign)
      const length = Math.min(Number.parseInt(to, 16) - first, 0xffff)
      for (let step = 0; step <= length; step += 1) found.push([first + step, [point + step]])
    }
  }
  return found
}

/**
 * Give glyphs that stand for no sign one that says nothing, U+200B (PDF/UA-1 §7.21.7; PDF/A-3 §6.2.11.7.2).
 *
 * The browser maps to U+0000 what has no code point of its own: the pieces that
 * a tall brace is built of. Words for them stand with the formula.
 */
export function mendMaps(file: PdfFile): void {
  const seen = new Set<number>()
  for (const font of file.objects) {
    const ref = font instanceof Map && font.get('Type') === '/Font' ? font.get('ToUnicode') : undefined
    if (!(ref instanceof Ref) || seen.has(ref.number)) continue
    seen.add(ref.number)
    const stream = file.objects[ref.number]
    if (!(stream instanceof Stream)) continue
    const map = mapOf(stream).text
    if (!anyUnspeakable.test(map)) continue
    const mended = map.replace(section, (_, begin: string, list: string, end: string) => {
      const lines = begin.startsWith('beginbfchar')
        ? list.replace(character, (found, code: string, sign: string) =>
            unspeakable.test(sign) ? `<${code}> <200B>` : found
          )
        : list.replace(range, (found, from: string, to: string, sign: string) => {
            if (!unspeakable.test(sign)) return found
            const count = Number.parseInt(to, 16) - Number.parseInt(from, 16) + 1
            return `<${from}> <${to}> [${'<200B> '.repeat(Math.max(1, Math.min(count, 256))).trim()}]`
          })
      return begin + lines + end
    })
    if (mended !== map) file.objects[ref.number] = deflated(Buffer.from(mended, 'latin1'))
  }
}

const anyUnspeakable = />\s*<(?:0000|FEFF|FFFE)>/iu
const unspeakable = /^(?:0000|FEFF|FFFE)$/iu

/** Code points of UTF-16 in hex. */
function pointsOf(hex: string): number[] {
  const units = (hex.match(/.{4}/gu) ?? []).map((unit) => Number.parseInt(unit, 16))
  if (units.length === 1) return units
  return [...String.fromCharCode(...units)].map((sign) => sign.codePointAt(0)!)
}
