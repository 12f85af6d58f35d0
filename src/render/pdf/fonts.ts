import type {PDFDict, PDFDocument} from '@cantoo/pdf-lib'
import type {PdfLibrary} from './library.js'

/** A font that is not the page's own, and the signs it had to print. */
export interface Fallback {
  font: string
  /** In code point order, each once. */
  characters: string
}

/** Names of Type 3 fonts, sorted: made of variable fonts, CFF outlines, emoji or synthetic bold. */
export function type3Fonts(document: PDFDocument, library: PdfLibrary): string[] {
  const names = fontDictionaries(document, 'Type3', library).map((font) => {
    const descriptor = font.lookupMaybe(library.PDFName.of('FontDescriptor'), library.PDFDict)
    return nameOf(descriptor, 'FontName', library) || nameOf(font, 'Name', library) || 'unnamed'
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
export function fallbackFonts(document: PDFDocument, families: string[], library: PdfLibrary): Fallback[] {
  if (families.length === 0) return []
  const own = families.map(letters)
  const found = new Map<string, Set<number>>()
  for (const font of fontDictionaries(document, 'Type0', library)) {
    const name = nameOf(font, 'BaseFont', library).replace(/^[A-Z]{6}\+/u, '')
    if (own.some((family) => letters(name).startsWith(family))) continue
    const points = found.get(name) ?? new Set()
    for (const point of mappedPoints(font, library)) points.add(point)
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
export function missingCharacters(document: PDFDocument, characters: string, library: PdfLibrary): string {
  const mapped = new Set(
    fontDictionaries(document, 'Type0', library).flatMap((font) => mappedPoints(font, library))
  )
  const unmapped = [...characters].filter((sign) => !mapped.has(sign.codePointAt(0)!))
  if (unmapped.length === 0 || !paintsNotdef(document, library)) return ''
  return unmapped.sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!).join('')
}

/** Whether any page shows glyph 0 of a font: text is hex strings of two-byte glyph numbers. */
function paintsNotdef(document: PDFDocument, {decodePDFRawStream, PDFRawStream}: PdfLibrary): boolean {
  return document.getPages().some((page) => {
    const contents = page.node.Contents()
    if (!(contents instanceof PDFRawStream)) return false
    const painted = new TextDecoder('latin1').decode(decodePDFRawStream(contents).decode())
    return /<(?:[\dA-Fa-f]{4})*?0000(?:[\dA-Fa-f]{4})*>/u.test(painted)
  })
}

function fontDictionaries(document: PDFDocument, subtype: string, {PDFDict, PDFName}: PdfLibrary): PDFDict[] {
  const fonts: PDFDict[] = []
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    if (object.get(PDFName.of('Type')) !== PDFName.of('Font')) continue
    if (object.get(PDFName.of('Subtype')) === PDFName.of(subtype)) fonts.push(object)
  }
  return fonts
}

/** Code points of a font's ToUnicode map (ISO 32000-2 §9.10.3): what the subset was made for. */
function mappedPoints(font: PDFDict, library: PdfLibrary): number[] {
  const stream = font.lookup(library.PDFName.of('ToUnicode'))
  if (!(stream instanceof library.PDFRawStream)) return []
  const map = new TextDecoder('latin1').decode(library.decodePDFRawStream(stream).decode())
  const points: number[] = []
  for (const [, list = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/gu)) {
    for (const [, sign = ''] of list.matchAll(/<[\dA-F]+>\s*<([\dA-F]+)>/giu)) points.push(...pointsOf(sign))
  }
  for (const [, list = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/gu)) {
    for (const [, from = '', to = '', sign = ''] of list.matchAll(
      /<([\dA-F]+)>\s*<([\dA-F]+)>\s*<([\dA-F]+)>/giu
    )) {
      const [first = 0] = pointsOf(sign)
      const length = Math.min(Number.parseInt(to, 16) - Number.parseInt(from, 16), 0xffff)
      for (let step = 0; step <= length; step += 1) points.push(first + step)
    }
  }
  return points.filter((point) => point > 0 && point <= 0x10ffff)
}

/** Code points of UTF-16 in hex. */
function pointsOf(hex: string): number[] {
  const units = (hex.match(/.{4}/gu) ?? []).map((unit) => Number.parseInt(unit, 16))
  return [...String.fromCharCode(...units)].map((sign) => sign.codePointAt(0)!)
}

function nameOf(dictionary: PDFDict | undefined, key: string, {PDFName}: PdfLibrary): string {
  return dictionary?.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? ''
}

function letters(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
