import {dictAt, type PdfFile} from './file/file.js'
import {type Dict, Ref} from './file/values.js'
import {mappings} from './unicode-maps.js'

/** By a page's name for a font: the glyphs of it that are hyphens, in hex. */
export type HyphenGlyphs = Map<string, Set<string>>

/** Looks up the hyphens of a page's fonts; each font is read once. */
export function hyphenGlyphs(file: PdfFile): (page: Dict) => HyphenGlyphs {
  const read = new Map<number, Set<string>>()
  return (page) => {
    const found: HyphenGlyphs = new Map()
    for (const [name, value] of dictAt(file, dictAt(file, page.get('Resources'))?.get('Font')) ?? []) {
      const font = dictAt(file, value)
      if (!font || !(value instanceof Ref)) continue
      let glyphs = read.get(value.number)
      if (!glyphs) {
        glyphs = new Set()
        for (const [code, [point, ...others]] of mappings(file, font))
          if (others.length === 0 && (point === 0x2d || point === 0x2010))
            glyphs.add(code.toString(16).padStart(4, '0'))
        read.set(value.number, glyphs)
      }
      if (glyphs.size > 0) found.set(`/${name}`, glyphs)
    }
    return found
  }
}

/** A text: font, size, where it begins, and what it shows. */
const shownText = /\bBT\s+(\/\S+)\s+([\d.]+)\s+Tf\s+([-\d.\s]+?)\s+Tm\s([^(]*?)\bET\b/g
/** One glyph, and nothing else. */
const single = /^\s*(?:[-\d.]+\s+[-\d.]+\s+Td\s+)?<([\da-f]{4})>\s*Tj\s*$/i

/**
 * Say of hyphens that only divide a word at the end of a line that they do no more: soft
 * ones, in reading and copying (ISO 32000-1 §14.8.2.2.3).
 *
 * The browser shows such a hyphen as a text of its own, in the font and on the
 * line of the text before. One that the author wrote stands within its text.
 */
export function softHyphens(content: string, glyphs: HyphenGlyphs): string {
  if (glyphs.size === 0) return content
  const parts: string[] = []
  let place = 0
  let before: {like: string; end: number} | undefined
  shownText.lastIndex = 0
  for (let text = shownText.exec(content); text; text = shownText.exec(content)) {
    const [found, font = '', size = '', matrix = '', shown = ''] = text
    const like = `${font} ${size} ${matrix.trim().split(/\s+/u).at(-1)}`
    const glyph = single.exec(shown)?.[1]?.toLowerCase()
    const divides =
      glyph !== undefined &&
      before?.like === like &&
      glyphs.get(font)?.has(glyph) &&
      content.slice(before.end, text.index).trim() === ''
    if (divides) {
      parts.push(content.slice(place, text.index), `/Span <</ActualText <FEFF00AD>>> BDC\n${found}\nEMC`)
      place = shownText.lastIndex
    }
    before = {like, end: shownText.lastIndex}
  }
  parts.push(content.slice(place))
  return parts.join('')
}
