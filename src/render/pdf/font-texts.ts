import {createHash} from 'node:crypto'
import {dictAt, follow, itemsAt, type PdfFile} from './file/file.js'
import {type Dict, Ref} from './file/values.js'
import {deflated} from './file/write.js'
import {mapKey, mappings} from './unicode-maps.js'

/** What a font's glyphs stand for, by glyph, in four hexadecimal digits. */
export interface FontTexts {
  /** The same to fonts that say the same, as far as the file goes. */
  key: string
  texts: Map<string, string>
  /** Glyphs of which it says more than the file does as yet. */
  taught: Set<string>
  /** `undefined`: they are not known. */
  widths?: GlyphWidths
}

/** Advances of a font's glyphs, in thousandths of its size; not a number: of one that is to stand by itself. */
export interface GlyphWidths {
  /** By glyph. */
  of: Float64Array
  others: number
  /** The same to all that are the same. */
  key: string
}

/** By a page's name for a font: `/F13`. */
export type PageFonts = Map<string, FontTexts>

/** The composite fonts of a file; each is read once, when a page first has it. */
export interface Fonts {
  of(page: Dict): PageFonts
  /** Put into the file what was learned of glyphs. */
  write(): void
}

export function fontsOf(file: PdfFile): Fonts {
  const read = new Map<number, {font: Dict; own: FontTexts} | undefined>()
  return {
    of(page) {
      const found: PageFonts = new Map()
      for (const [name, value] of dictAt(file, dictAt(file, page.get('Resources'))?.get('Font')) ?? []) {
        if (!(value instanceof Ref)) continue
        if (!read.has(value.number)) read.set(value.number, readFont(file, dictAt(file, value)))
        const own = read.get(value.number)?.own
        if (own) found.set(`/${name}`, own)
      }
      return found
    },
    write() {
      for (const {font, own} of [...read.values()].filter((one) => one !== undefined)) {
        const map = font.get('ToUnicode')
        if (own.taught.size === 0 || !(map instanceof Ref)) continue
        file.objects[map.number] = deflated(Buffer.from(toUnicode(own.texts), 'latin1'))
      }
    }
  }
}

function readFont(file: PdfFile, font: Dict | undefined): {font: Dict; own: FontTexts} | undefined {
  if (font?.get('Subtype') !== '/Type0') return undefined
  const texts = new Map<string, string>()
  for (const [code, points] of mappings(file, font))
    texts.set(code.toString(16).padStart(4, '0'), String.fromCodePoint(...points))
  const key = mapKey(file, font)
  return {font, own: {key, texts, taught: new Set(), widths: widthsOf(file, font, texts)}}
}

/** Glyph 0, a box, is left out of pictures later; a hyphen at the end of a line may be a soft one. */
const apart = /^[-\u2010\u2011]$/

/** ISO 32000-2 §9.7.4.3; only of fonts whose codes are the numbers of their glyphs. */
function widthsOf(file: PdfFile, font: Dict, texts: FontTexts['texts']): GlyphWidths | undefined {
  const [value] = itemsAt(file, font.get('DescendantFonts'))
  const descendant = dictAt(file, value)
  if (font.get('Encoding') !== '/Identity-H' || !descendant) return undefined
  const written = follow(file, descendant.get('DW'))
  const others = typeof written === 'number' ? written : 1000
  const known: [glyph: number, width: number][] = []
  const items = itemsAt(file, descendant.get('W'))
  for (let index = 0; index + 1 < items.length; ) {
    const first = Number(items[index])
    const second = follow(file, items[index + 1])
    if (Array.isArray(second)) {
      for (const [step, width] of second.entries()) known.push([first + step, Number(width)])
      index += 2
    } else {
      const last = Math.min(Number(second), 0xffff)
      for (let glyph = first; glyph <= last; glyph += 1) known.push([glyph, Number(items[index + 2])])
      index += 3
    }
  }
  for (const [glyph, text] of texts)
    if (apart.test(text)) known.push([Number.parseInt(glyph, 16), Number.NaN])
  known.push([0, Number.NaN])
  const of = new Float64Array(Math.max(...known.map(([glyph]) => glyph)) + 1).fill(others)
  for (const [glyph, width] of known) of[glyph] = width
  const key = createHash('sha1').update(`${others}`).update(of).digest('base64')
  return {of, others, key}
}

/** Entries that a section of a map may hold. */
const most = 100

/** A map from glyphs to what they stand for (ISO 32000-2 §9.10.3). */
function toUnicode(texts: FontTexts['texts']): string {
  const lines = [...texts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([glyph, text]) => `<${glyph}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`)
  const sections: string[] = []
  for (let from = 0; from < lines.length; from += most) {
    const own = lines.slice(from, from + most)
    sections.push(`${own.length} beginbfchar`, ...own, 'endbfchar')
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <FFFF>',
    'endcodespacerange',
    ...sections,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end'
  ].join('\n')
}
