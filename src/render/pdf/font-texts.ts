import {dictAt, type PdfFile} from './file/file.js'
import {type Dict, Ref} from './file/values.js'
import {deflated} from './file/write.js'
import {mappings} from './unicode-maps.js'

/** What a font's glyphs stand for, by glyph, in four hexadecimal digits. */
export interface FontTexts {
  texts: Map<string, string>
  /** Glyphs of which it says more than the file does as yet. */
  taught: Set<string>
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
  return {font, own: {texts, taught: new Set()}}
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
