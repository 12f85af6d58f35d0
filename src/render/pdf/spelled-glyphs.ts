import {PdfString} from './file/values.js'
import type {FontTexts, PageFonts} from './font-texts.js'

/** Strings, which may hold anything; fonts; and glyphs with what they spell. */
const tokens =
  /\/Span\s*<<\s*\/ActualText\s*(<[\da-f\s]*>|\((?:[^\\()]|\\[\s\S])*\))\s*>>\s*BDC\s+((?:[^<(E]|<(?:[\da-f]{4})+>)*)EMC\b\s?|(\/[^\s/<>()[\]]+)\s+[\d.]+\s+Tf\b|\((?:[^\\()]|\\[\s\S])*\)/gi
const shown = /<((?:[\da-f]{4})+)>/gi
const fontOf = /(\/[^\s/<>()[\]]+)\s+[\d.]+\s+Tf\b/

/** What a glyph can stand for by itself: letters, figures and signs that are written from left to right. */
const spellable = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}\p{P}\p{S}]+$/u
/** What no reader can speak of, and what a font alone knows. */
const unspeakable = /^[\p{C}\u200B]*$/u

/**
 * Let glyphs say themselves what they spell: ligatures, figures of another form, letters and accents upon them.
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
      const glyphs = Array.from(
        inner.matchAll(shown),
        ([, all = '']) => all.toLowerCase().match(/.{4}/gu) ?? []
      ).flat()
      // Of a line that goes over to another page, the browser at times leaves the spelling behind.
      if (glyphs.length === 0) return inner
      const text = new PdfString(actual).text
      return font && says(font, glyphs, text, written) ? inner : found
    }
  )
}

/** Whether the font says of the glyphs all that they spell; it learns what it may. */
function says(font: FontTexts, glyphs: string[], text: string, written: Set<string>): boolean {
  const known = glyphs.map((glyph) => font.texts.get(glyph) ?? '')
  if (known.join('') === text) return true
  const [first, ...marks] = glyphs
  if (first === undefined || !spellable.test(text)) return false
  const parts = marks.length > 0 ? lettersOf(known[0] ?? '', marks.length, text) : [text]
  if (!parts) return false
  const all = parts.length === glyphs.length ? parts : [known[0] ?? '', ...parts]
  const isFree = (glyph: string, at: number) =>
    !font.taught.has(glyph) &&
    (unspeakable.test(known[at] ?? '') || ![...(known[at] ?? '')].some((sign) => written.has(sign)))
  const isTaught = glyphs.every((glyph, at) => known[at] === all[at] || isFree(glyph, at))
  if (!isTaught) return false
  for (const [at, glyph] of glyphs.entries()) {
    if (known[at] === all[at]) continue
    font.texts.set(glyph, all[at] ?? '')
    font.taught.add(glyph)
  }
  // Programs compose letters out of what stands around, and not out of glyphs.
  return marks.length === 0
}

/** What marks stand for that are set on a letter one by one: its accents; `undefined`: something else. */
function lettersOf(letter: string, count: number, text: string): string[] | undefined {
  const whole = text.normalize('NFD')
  const base = letter.normalize('NFD')
  const accents = [...whole.slice(base.length)]
  const isSo = base !== '' && whole.startsWith(base) && accents.length === count
  return isSo && accents.every((accent) => /\p{M}/u.test(accent)) ? accents : undefined
}
