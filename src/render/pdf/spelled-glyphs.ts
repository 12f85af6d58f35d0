import {PdfString} from './file/values.js'
import type {FontTexts, PageFonts} from './font-texts.js'

/** Strings, which may hold anything; fonts; and glyphs with what they spell. */
const tokens =
  /\/Span\s*<<\s*\/ActualText\s*(<[\da-f\s]*>|\((?:[^\\()]|\\[\s\S])*\))\s*>>\s*BDC\s+((?:[^<(E]|<[\da-f]{4}>\s*Tj)*)EMC\b\s?|(\/[^\s/<>()[\]]+)\s+[\d.]+\s+Tf\b|\((?:[^\\()]|\\[\s\S])*\)/gi
const shown = /<([\da-f]{4})>/gi
const fontOf = /(\/[^\s/<>()[\]]+)\s+[\d.]+\s+Tf\b/

/** What a glyph can stand for by itself: letters, figures and signs that are written from left to right. */
const spellable = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]+$/u
/** What no reader can speak of, and what a font alone knows. */
const unspeakable = /^[\p{C}\u200B]*$/u

/**
 * Let glyphs say themselves what they spell: ligatures, figures of another form, accents.
 *
 * The browser writes what such a glyph spells around it, as a replacement text
 * (ISO 32000-2 §14.9.4). Many programs pass over those, or end a word there. A
 * font may say it once for all (§9.10.3); where it does, what stands around
 * the glyph goes.
 *
 * @param written every sign of the page's text: what a glyph stands for is not
 * changed where the author wrote that.
 */
export function spellGlyphs(content: string, fonts: PageFonts, written: Set<string>): string {
  let font: FontTexts | undefined
  return content.replace(
    tokens,
    (found: string, actual: string | undefined, inner: string | undefined, named: string | undefined) => {
      if (named) font = fonts.get(named)
      if (actual === undefined || inner === undefined) return found
      const own = fontOf.exec(inner)?.[1]
      if (own) font = fonts.get(own)
      const glyphs = Array.from(inner.matchAll(shown), ([, glyph = '']) => glyph.toLowerCase())
      const text = new PdfString(actual).text
      return font && glyphs.length > 0 && says(font, glyphs, text, written) ? inner : found
    }
  )
}

/** Whether the font says of the glyphs what they spell; it learns what it may. */
function says(font: FontTexts, glyphs: string[], text: string, written: Set<string>): boolean {
  const known = glyphs.map((glyph) => font.texts.get(glyph) ?? '').join('')
  if (known === text) return true
  const [glyph] = glyphs
  if (glyph === undefined || glyphs.length > 1 || !spellable.test(text)) return false
  if (!unspeakable.test(known) && [...known].some((sign) => written.has(sign))) return false
  if (font.taught.has(glyph)) return false
  font.texts.set(glyph, text)
  font.taught.add(glyph)
  return true
}
