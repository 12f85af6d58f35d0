import type {PageFonts} from './font-texts.js'

/** A text: font, size, where it begins, and what it shows. Around a hyphen the browser may say which it is. */
const shownText =
  /\bBT\s+(?:\/Span\s*<<\s*\/ActualText\s*<feff201[01]>\s*>>\s*BDC\s+)?(\/\S+)\s+([\d.]+)\s+Tf\s+([-\d.\s]+?)\s+Tm\s([^(]*?)(?:\bEMC\s+)?\bET\b/gi
/** What the browser says around a text. */
const around = /\/Span\s*<<[^>]*>\s*>>\s*BDC\s+|\bEMC\s+/gi
const hyphen = /^[-\u2010\u2011]$/
/** One glyph, and nothing else. */
const single = /^\s*(?:[-\d.]+\s+[-\d.]+\s+Td\s+)?<([\da-f]{4})>\s*Tj\s*$/i

/**
 * Say of hyphens that only divide a word at the end of a line that they do no more: soft
 * ones, in reading and copying (ISO 32000-1 §14.8.2.2.3).
 *
 * The browser shows such a hyphen as a text of its own, in the font and on the
 * line of the text before. One that the author wrote stands within its text.
 */
export function softHyphens(content: string, fonts: PageFonts): string {
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
      [0, 2].includes(found.match(around)?.length ?? 0) &&
      before?.like === like &&
      hyphen.test(fonts.get(font)?.texts.get(glyph) ?? '') &&
      content.slice(before.end, text.index).trim() === ''
    if (divides) {
      parts.push(
        content.slice(place, text.index),
        `/Span <</ActualText <FEFF00AD>>> BDC\n${found.replace(around, '')}\nEMC`
      )
      place = shownText.lastIndex
    }
    before = {like, end: shownText.lastIndex}
  }
  parts.push(content.slice(place))
  return parts.join('')
}
