/**
 * The faces of a book: what readers of EPUBs take, and no more than the text uses.
 *
 * In: faces as WOFF, and the signs of the page. Out: TrueType, subset; Kobo's
 * readers know no WOFF 2, older ones no WOFF at all.
 */
import {type Kept, keeping} from '../environment/kept.js'
import type {FontFace, Page} from '../model/index.js'
import {digestOf, subsetFonts, subsetting} from './subset.js'

const kept: Kept<FontFace[]> = keeping(8, subsetting('book'))

/**
 * Faces with the glyphs that the page uses, in their order; those without any are left out.
 *
 * A face for a part of the signs comes before the family's main one: readers
 * that know no `unicode-range` take the last.
 */
export function bookFaces(
  faces: FontFace[],
  {characters, codeCharacters}: Pick<Page, 'characters' | 'codeCharacters'>
): Promise<FontFace[]> {
  const [text, code] = [characters, codeCharacters].map((signs) => [...signs].sort().join(''))
  const names = faces.map(({bytes, ...face}) => [face, digestOf(bytes)])
  return kept(JSON.stringify([names, text, code]), async () => {
    const packed = faces.filter(({mediaType}) => mediaType === 'font/woff')
    const textOf = ({family}: FontFace) => {
      if (/\bmath\b/iu.test(family)) return withMathLetters(text ?? '')
      return /\b(?:code|mono)\b/iu.test(family) ? `${code} ` : `${text} -\u2010`
    }
    const subsets = await subsetFonts(packed.map((face) => ({font: face.bytes.slice(), text: textOf(face)})))
    const made = new Map(packed.map((face, index) => [face, subsets[index]]))
    return faces
      .map((face): FontFace => {
        const bytes = made.get(face)
        return bytes
          ? {...face, name: face.name.replace(/\.woff$/u, '.ttf'), mediaType: 'font/ttf', bytes}
          : face
      })
      .sort((a, b) => Number(isMain(a)) - Number(isMain(b)))
  })
}

function isMain({name}: FontFace): boolean {
  return /-latin-\d+-/u.test(name)
}

/** Where the slanted letters of mathematics begin, which a lone `mi` is shown with (MathML Core §2.1.6). */
const slanted: [first: number, last: number, start: number][] = [
  [0x41, 0x5a, 0x1d434],
  [0x61, 0x7a, 0x1d44e],
  [0x391, 0x3a9, 0x1d6e2],
  [0x3b1, 0x3c9, 0x1d6fc]
]
/** Signs that formulas are put together from, whatever the source calls them. */
const always = '\u210E\u2061\u2062\u2063\u2064−′″‴·×√∑∏∫()[]{}|‖⟨⟩⌈⌉⌊⌋ˆ˜ˉ˙¨→^~¯_0123456789+=<>,.;:!/ '
const others: Record<string, string> = {ϵ: '𝜖', ϑ: '𝜗', ϰ: '𝜘', ϕ: '𝜙', ϱ: '𝜚', ϖ: '𝜛', '∂': '𝜕', '∇': '𝛻'}

function withMathLetters(text: string): string {
  const more = [...text].map((sign) => {
    const code = sign.codePointAt(0) as number
    const range = slanted.find(([first, last]) => code >= first && code <= last)
    return range ? String.fromCodePoint(code - range[0] + range[2]) : (others[sign] ?? '')
  })
  return text + more.join('') + always
}
