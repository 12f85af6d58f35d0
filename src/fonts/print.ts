/**
 * Whole faces for print: with small capitals and old-style figures, which the
 * slices for the web lack.
 */
import type {Environment} from '../environment/environment.js'
import type {FontFace, TemplateFont} from '../model/index.js'
import {coverageOf} from './coverage.js'
import {onceOf, readPackageFile} from './packages.js'
import {covers, parseRanges} from './ranges.js'

/** Package of slices → package of the same design whole, as TrueType, and what its files are called. */
const whole: Record<string, {package: string; base: string}> = {
  '@fontsource/source-serif-4': {package: '@expo-google-fonts/source-serif-4', base: 'SourceSerif4'},
  '@fontsource/stix-two-text': {package: '@expo-google-fonts/stix-two-text', base: 'STIXTwoText'}
}

/** Names of weights as these files have them (CSS Fonts 4 §2.2). */
const weights: Record<string, string> = {
  '200': 'ExtraLight',
  '300': 'Light',
  '400': 'Regular',
  '500': 'Medium',
  '600': 'SemiBold',
  '700': 'Bold',
  '800': 'ExtraBold',
  '900': 'Black'
}

/** The same faces, whole where they are installed whole; in the template's order. */
export async function printFaces(
  faces: FontFace[],
  fonts: TemplateFont[],
  environment: Environment
): Promise<FontFace[]> {
  let all = faces
  for (const font of fonts) {
    const known = whole[font.package]
    if (!known || !faces.some(({family}) => family === font.family)) continue
    const read = await Promise.all(font.faces.map((face) => readFace(font.family, known, face, environment)))
    const found = read.filter((face) => face !== undefined)
    if (found.length < read.length) continue
    const first = all.findIndex(({family}) => family === font.family)
    const others = all.filter(({family}) => family !== font.family)
    all = [...others.slice(0, first), ...found, ...others.slice(first)]
  }
  return withGreek(all, fonts, environment)
}

/** All but the Greek letters with breathings, and the accents they could be built with. */
const beyondPolytonic = 'U+0-2FF,U+301-312,U+315-341,U+343-344,U+346-1EFF,U+2000-10FFFF'
/** All but Greek. */
const beyondGreek = 'U+0-2FF,U+301-312,U+315-341,U+343-344,U+346-36F,U+400-1EFF,U+2000-10FFFF'
const greek = 'U+370-3FF'

/**
 * Leave letters of polytonic Greek to the face that holds them, where one does.
 *
 * Of a face that lacks them a browser builds them, of a letter and accents beside or upon it:
 * they look so, and readers of PDF see two words. In a face of the text that face stands in for
 * all of Greek: one word is of one design.
 */
async function withGreek(
  faces: FontFace[],
  fonts: TemplateFont[],
  environment: Environment
): Promise<FontFace[]> {
  const purpose = ({family}: FontFace) => fonts.find((font) => font.family === family)?.for
  const isTheirs = ({unicodeRange}: FontFace) =>
    unicodeRange !== undefined && covers(parseRanges(unicodeRange), '\u1F00')
  if (!faces.some(isTheirs)) return faces
  const theirs = faces.filter((face) => isTheirs(face) && purpose(face) === 'script')
  const letters = await Promise.all(theirs.map((face) => plainGreek(face, fonts, environment)))
  return faces.flatMap((face) => {
    if (face.unicodeRange !== undefined || coverageOf(face.bytes)(0x1f00)) return [face]
    const index = nearest(face, theirs)
    const [polytonic, plain] = [theirs[index], letters[index]]
    if (purpose(face) !== undefined || !polytonic || !plain) return [{...face, unicodeRange: beyondPolytonic}]
    const {family, weight, style} = face
    return [
      {...face, unicodeRange: beyondGreek},
      {...plain, family, weight, style},
      {...polytonic, family, weight, style}
    ]
  })
}

/** Which of some faces is most like one: in its style, then in its weight; -1: none is of its style. */
function nearest({weight, style}: FontFace, faces: FontFace[]): number {
  const far = (face: FontFace) => Math.abs(Number(face.weight) - Number(weight))
  return faces.reduce((best, face, index) => {
    if (face.style !== style) return best
    const other = faces[best]
    return !other || far(face) < far(other) ? index : best
  }, -1)
}

/** The slice without breathings that goes with one of polytonic letters. */
async function plainGreek(
  {family, name, ...face}: FontFace,
  fonts: TemplateFont[],
  environment: Environment
): Promise<FontFace | undefined> {
  const font = fonts.find((one) => one.family === family && !one.files)
  const plain = name.replace('-greek-ext-', '-greek-')
  if (!font || plain === name) return undefined
  const path = `files/${plain}`
  const bytes = await onceOf(`${font.package}/${path}`, environment, () =>
    readPackageFile(font.package, path, environment)
  )
  return bytes && {...face, family, name: plain, unicodeRange: greek, bytes}
}

async function readFace(
  family: string,
  known: {package: string; base: string},
  description: string,
  environment: Environment
): Promise<FontFace | undefined> {
  const [weight = '400', style = 'normal'] = description.split(' ') as [string, FontFace['style']?]
  const called = `${weight}${weights[weight]}${style === 'italic' ? '_Italic' : ''}`
  const name = `${known.base}_${called}.ttf`
  const path = `${called}/${name}`
  const bytes = await onceOf(`${known.package}/${path}`, environment, () =>
    readPackageFile(known.package, path, environment)
  )
  return bytes && {family, weight, style, unicodeRange: undefined, name, mediaType: 'font/ttf', bytes}
}
