import type {PageFonts} from './font-texts.js'

/** A text: font, size, where it begins, and what it shows. Around a hyphen the browser may say which it is. */
const shownText =
  /\bBT\s+(?:\/Span\s*<<\s*\/ActualText\s*<feff201[01]>\s*>>\s*BDC\s+)?(\/\S+)\s+([\d.]+)\s+Tf\s+([-\d.\s]+?)\s+Tm\s([^(E]*(?:E(?!T\b)[^(E]*)*)\bET\b/gi
/** What the browser says around a text. */
const around = /\/Span\s*<<[^>]*>\s*>>\s*BDC\s+|\bEMC\s+/gi
const hyphen = /^[-\u2010\u2011]$/
/** One glyph, and nothing else. */
const single = /^\s*(?:[-\d.]+\s+[-\d.]+\s+Td\s+)?<([\da-f]{4})>\s*Tj\s*$/i
/** The last two glyphs of a text, where both stand free; they take no more signs than so many. */
const lastLength = 200
const lastTwo = /([\da-f]{4})>\s*(?:Tj|\]\s*TJ)\s+[-\d.]+\s+[-\d.]+\s+Td\s+(<([\da-f]{4})>\s*Tj)\s*$/i
const firstOne = /^[^<]*<([\da-f]{4})/i
const letter = /^[\p{L}\p{M}]/u

/**
 * Say of hyphens at the end of a line what they are: soft ones, where they only divide
 * a word there, in reading and copying (ISO 32000-1 §14.8.2.2.3); hyphens, U+2010, where the author
 * wrote one between letters: programs that drop any other from the end of a line keep those.
 *
 * The browser shows a hyphen that divides as a text of its own, in the font and on the
 * line of the text before. One that the author wrote stands within its text.
 */
export function softHyphens(content: string, fonts: PageFonts): string {
  const parts: string[] = []
  let place = 0
  const replace = (from: number, to: number, text: string) => {
    parts.push(content.slice(place, from), text)
    place = to
  }
  let before: {like: string; line: string; end: number; hyphen?: [number, number]} | undefined
  shownText.lastIndex = 0
  for (let text = shownText.exec(content); text; text = shownText.exec(content)) {
    const [found, font = '', size = '', matrix = '', within = ''] = text
    const shown = withoutEnd(within)
    const said = (glyph: string | undefined) => fonts.get(font)?.texts.get(glyph?.toLowerCase() ?? '') ?? ''
    const line = matrix.trim().slice(matrix.trim().lastIndexOf(' ') + 1)
    const like = `${font} ${size} ${line}`
    const follows = before !== undefined && content.slice(before.end, text.index).trim() === ''
    const own = single.exec(shown)?.[1]
    const divides =
      follows &&
      before?.like === like &&
      hyphen.test(said(own)) &&
      [0, 2].includes(found.match(around)?.length ?? 0)
    if (divides)
      replace(
        text.index,
        shownText.lastIndex,
        `/Span <</ActualText <FEFF00AD>>> BDC\n${found.replace(around, '')}\nEMC`
      )
    else if (
      follows &&
      before?.hyphen &&
      before.line !== line &&
      letter.test(said(firstOne.exec(shown)?.[1]))
    )
      replace(
        ...before.hyphen,
        `\n/Span <</ActualText <FEFF2010>>> BDC\n${content.slice(...before.hyphen)}\nEMC`
      )
    before = {like, line, end: shownText.lastIndex}
    // Few texts end so; to look for two glyphs in all takes longer than everything else here.
    const at = shown.lastIndexOf('<') + 1
    if (said(shown.slice(at, at + 4)) !== '-') continue
    const [, letterBefore, last = ''] = lastTwo.exec(shown.slice(-lastLength)) ?? []
    const end = text.index + found.lastIndexOf(last) + last.length
    if (letter.test(said(letterBefore))) before.hyphen = [end - last.length, end]
  }
  parts.push(content.slice(place))
  return parts.join('')
}

/** A text without the end of what is said around its last glyph. */
function withoutEnd(shown: string): string {
  const text = shown.trimEnd()
  return text.endsWith('EMC') ? text.slice(0, -3) : shown
}
