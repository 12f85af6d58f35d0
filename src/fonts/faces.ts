/**
 * The typeface files that an article needs, and no more.
 *
 * In: a template's fonts and the signs of the text. Out: faces with their
 * bytes, and the signs that no face holds. Left to others: how they are named
 * in CSS and where they lie in a galley.
 */
import type {Environment} from '../environment/environment.js'
import type {FontFace, Page, TemplateFont} from '../model/index.js'
import {readPackageFile} from './packages.js'
import {covers, parseRanges, type Ranges} from './ranges.js'
import {sfntFromWoff} from './woff.js'

/** Compressions of a face: `woff2` for browsers, `woff` for books, whose readers know it longer. */
const formats = ['woff2', 'woff'] as const
type FontFormat = (typeof formats)[number]

/** The same faces in both; a face subset to the text is TrueType, which all take. */
export type Faces = Record<FontFormat, FontFace[]>

/** Han, kana, bopomofo, hangul, and the full-width forms that stand among them. */
const eastAsian = /[\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u
const eastAsianRange = 'U+2E80-9FFF,U+AC00-D7AF,U+F900-FAFF,U+FE30-FE4F,U+FF00-FFEF,U+20000-3FFFF'

/** Signs that print nothing. */
const blank = /[\s\p{Cc}\p{Cf}]|\p{Mn}/u

/**
 * Choose the faces for a page.
 *
 * @returns faces in the template's order; `missing`: signs without a face, in code order.
 */
export async function selectFaces(
  fonts: TemplateFont[],
  page: Pick<Page, 'characters' | 'hasMath'>,
  environment: Environment
): Promise<{faces: Faces; missing: string[]}> {
  const signs = [...page.characters].filter((sign) => !blank.test(sign)).sort()
  const uncovered = new Set(signs)
  const chosen: Promise<Faces>[] = []
  for (const font of fonts.filter((one) => one.for === undefined || one.for === 'code')) {
    for (const [name, ranges] of await subsetsOf(font, environment)) {
      const found = signs.filter((sign) => covers(ranges, sign))
      if (found.length === 0) continue
      if (font.for !== 'code') for (const sign of found) uncovered.delete(sign)
      chosen.push(wholeFaces(font, name, rangeText(ranges), environment))
    }
  }
  const han = signs.filter((sign) => eastAsian.test(sign))
  const symbols = [...uncovered].filter((sign) => !eastAsian.test(sign) && covers(mathRanges, sign))
  for (const font of fonts) {
    if (font.for === 'math' && (page.hasMath || symbols.length > 0)) {
      // The MATH table is needed for formulas; for a few symbols in the text, their glyphs suffice.
      const whole = page.hasMath ? wholeFaces(font, 'latin', undefined, environment) : undefined
      chosen.push(whole ?? subsetFaces(font, 'latin', undefined, symbols, environment))
      for (const sign of symbols) uncovered.delete(sign)
    }
    if (font.for === 'cjk' && han.length > 0) {
      chosen.push(subsetFaces(font, 'chinese-simplified', eastAsianRange, han, environment))
      for (const sign of han) uncovered.delete(sign)
    }
  }
  const all = await Promise.all(chosen)
  return {
    faces: {woff2: all.flatMap(({woff2}) => woff2), woff: all.flatMap(({woff}) => woff)},
    missing: [...uncovered]
  }
}

/** What STIX Two Math holds besides letters: arrows, operators, technical and geometric signs, letter-likes. */
const mathRanges = parseRanges(
  'U+02B0-03FF,U+2000-214F,U+2150-218F,U+2190-23FF,U+2460-24FF,U+25A0-27BF,U+27C0-27EF,U+27F0-2BFF,U+1D400-1D7FF,U+3008-300B'
)

async function subsetsOf(
  {package: name}: TemplateFont,
  environment: Environment
): Promise<[string, Ranges][]> {
  const bytes = await readPackageFile(name, 'unicode.json', environment)
  const table = bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as Record<string, string>) : {}
  return Object.entries(table).map(([subset, range]) => [subset, parseRanges(range)])
}

function rangeText(ranges: Ranges): string {
  return ranges
    .map(([from, to]) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ''}`)
    .join(',')
}

async function wholeFaces(
  font: TemplateFont,
  subset: string,
  unicodeRange: string | undefined,
  environment: Environment
): Promise<Faces> {
  const [woff2, woff] = await Promise.all(
    formats.map((format) => readFaces(font, subset, unicodeRange, format, environment))
  )
  return {woff2: woff2 as FontFace[], woff: woff as FontFace[]}
}

async function readFaces(
  font: TemplateFont,
  subset: string,
  unicodeRange: string | undefined,
  format: FontFormat,
  environment: Environment
): Promise<FontFace[]> {
  const base = font.package.split('/').at(-1) as string
  const faces = await Promise.all(
    font.faces.map(async (description): Promise<FontFace | undefined> => {
      const [weight, style = 'normal'] = description.split(' ') as [string, FontFace['style']?]
      const name = `${base}-${subset}-${weight}-${style}.${format}`
      const bytes = await readPackageFile(font.package, `files/${name}`, environment)
      return (
        bytes && {family: font.family, weight, style, unicodeRange, name, mediaType: `font/${format}`, bytes}
      )
    })
  )
  return faces.filter((face) => face !== undefined)
}

/** Faces with the glyphs of some signs only. The same signs give the same bytes. */
async function subsetFaces(
  font: TemplateFont,
  subset: string,
  unicodeRange: string | undefined,
  signs: string[],
  environment: Environment
): Promise<Faces> {
  const [{default: subsetFont}, whole] = await Promise.all([
    import('subset-font'),
    // WOFF unpacks in a tenth of the time that WOFF 2 takes.
    readFaces(font, subset, unicodeRange, 'woff', environment)
  ])
  const faces: FontFace[] = []
  // One after the other: each takes some twenty megabytes while it lasts.
  for (const face of whole) {
    const bytes = await subsetFont(sfntFromWoff(face.bytes), signs.join(''), {targetFormat: 'sfnt'})
    faces.push({
      ...face,
      name: face.name.replace(/\.woff$/u, '.ttf'),
      mediaType: 'font/ttf',
      bytes: new Uint8Array(bytes)
    })
  }
  return {woff2: faces, woff: faces}
}
