import {contentOf, dictAt, follow, type PdfFile, pages} from './file/file.js'
import {type Dict, nameText, Stream, type Value} from './file/values.js'
import {mappings} from './unicode-maps.js'

/** A font that is not the page's own, and the signs it had to print. */
export interface Fallback {
  font: string
  /** In code point order, each once. */
  characters: string
}

/** Names of Type 3 fonts, sorted: made of variable fonts, CFF outlines, emoji or synthetic bold. */
export function type3Fonts(file: PdfFile): string[] {
  const names = fontsOf(file, '/Type3').map((font) => {
    const descriptor = dictAt(file, font.get('FontDescriptor'))
    return nameOf(descriptor?.get('FontName')) || nameOf(font.get('Name')) || 'unnamed'
  })
  return [...new Set(names)].sort()
}

/**
 * Fonts the browser fell back to.
 *
 * PostScript names begin with the family, in one word: `SourceSerif4-Regular`
 * belongs to `Source Serif 4`.
 *
 * @param families of the page's `@font-face` rules. Empty: the page brings none, and nothing is a fallback.
 */
export function fallbackFonts(file: PdfFile, families: string[]): Fallback[] {
  if (families.length === 0) return []
  const own = families.map(letters)
  const found = new Map<string, Set<number>>()
  for (const font of fontsOf(file, '/Type0')) {
    const name = nameOf(font.get('BaseFont')).replace(/^[A-Z]{6}\+/u, '')
    if (own.some((family) => letters(name).startsWith(family))) continue
    const points = found.get(name) ?? new Set()
    for (const point of mappedPoints(file, font)) points.add(point)
    found.set(name, points)
  }
  return [...found]
    .map(([font, points]) => ({font, characters: String.fromCodePoint(...[...points].sort((a, b) => a - b))}))
    .sort((a, b) => (a.font < b.font ? -1 : 1))
}

/**
 * Signs of the text that came out as `.notdef`, in code point order.
 *
 * Capitals set by CSS, letters of mathematics and composed accents leave the
 * text under other code points: a sign is missing only where the PDF also
 * paints glyph 0.
 */
export function missingCharacters(file: PdfFile, characters: string): string {
  const mapped = new Set<number>()
  for (const font of fontsOf(file, '/Type0')) for (const point of mappedPoints(file, font)) mapped.add(point)
  const unmapped = [...characters].filter((sign) => !mapped.has(sign.codePointAt(0)!))
  if (unmapped.length === 0 || !paintsNotdef(file)) return ''
  return unmapped.sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!).join('')
}

/** Whether any page shows glyph 0 of a font: text is hex strings of two-byte glyph numbers. */
function paintsNotdef(file: PdfFile): boolean {
  return pages(file).some(({page}) => {
    const contents = follow(file, page.get('Contents'))
    if (!(contents instanceof Stream)) return false
    return /<(?:[\dA-Fa-f]{4})*?0000(?:[\dA-Fa-f]{4})*>/u.test(contentOf(contents).toString('latin1'))
  })
}

function fontsOf({objects}: PdfFile, subtype: string): Dict[] {
  return objects.filter(
    (object): object is Dict =>
      object instanceof Map && object.get('Type') === '/Font' && object.get('Subtype') === subtype
  )
}

/** Code points of a font's ToUnicode map: what the subset was made for. */
function mappedPoints(file: PdfFile, font: Dict): number[] {
  const isPoint = (point: number) => point > 0 && point <= 0x10ffff
  return mappings(file, font).flatMap(([, points]) => points.filter(isPoint))
}

function nameOf(value: Value | undefined): string {
  return typeof value === 'string' ? nameText(value) : ''
}

function letters(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
