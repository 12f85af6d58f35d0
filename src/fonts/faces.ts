/**
 * The typeface files that an article needs, and no more.
 *
 * In: a template's fonts and the signs of the text. Out: faces with their
 * bytes, and the signs that no face holds. Left to others: how they are named
 * in CSS and where they lie in a galley.
 */
import {inflateSync} from 'node:zlib'
import type {Environment, Files} from '../environment/environment.js'
import {versionOf} from '../environment/installation.js'
import {type Kept, keeping} from '../environment/kept.js'
import type {FontFace, Page, TemplateFont} from '../model/index.js'
import {coverageOf} from './coverage.js'
import {onceOf, readPackageFile} from './packages.js'
import {covers, parseRanges, type Ranges} from './ranges.js'
import {digestOf, subsetFonts, subsetting} from './subset.js'
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
 * @returns faces in the template's order; `missing`: signs without a face, in code order, then letters whose marks
 * stand in no face with them.
 */
export async function selectFaces(
  fonts: TemplateFont[],
  page: Pick<Page, 'characters' | 'clusters' | 'codeCharacters' | 'hasMath'>,
  environment: Environment
): Promise<{faces: Faces; missing: string[]}> {
  const signs = [...page.characters].filter((sign) => !blank.test(sign)).sort()
  // A heading's typeface helps no sign of a paragraph: what one of them lacks is looked for further on.
  const uncovered = new Set<string>()
  const missing = new Set(signs)
  const chosen: Faces[] = []
  const clusters = new Set([...(page.clusters ?? [])].sort())
  /** What families of the template's own files lack, which may have several. */
  const ownLeft = new Map<string, Set<string>>()
  for (const font of fonts.filter((one) => one.for === undefined || one.for === 'code')) {
    // Subsets overlap: a further one is taken for what those before it lack.
    const left = new Set(font.for === 'code' ? signs.filter((sign) => page.codeCharacters.has(sign)) : signs)
    if (font.files) {
      const lacked = ownLeft.get(font.family) ?? left
      ownLeft.set(font.family, lacked)
      const {faces, found} = await ownFaces(font, [...left], environment)
      if (found.length > 0) chosen.push(faces)
      for (const sign of found) {
        lacked.delete(sign)
        if (font.for !== 'code') missing.delete(sign)
      }
      continue
    }
    for (const [name, ranges] of await subsetsOf(font, environment)) {
      if (within(ranges, left).length === 0) continue
      const faces = await wholeFaces(font, name, rangeText(ranges), environment)
      const found = held(faces.woff, within(ranges, left))
      if (found.length === 0) continue
      chosen.push(faces)
      for (const sign of found) {
        left.delete(sign)
        if (font.for !== 'code') missing.delete(sign)
      }
    }
    for (const sign of left) uncovered.add(sign)
  }
  for (const lacked of ownLeft.values()) for (const sign of lacked) uncovered.add(sign)
  const cover = (found: string[]) => {
    for (const sign of found) {
      uncovered.delete(sign)
      missing.delete(sign)
    }
  }
  for (const font of fonts) {
    const fallback = await fallbackOf(font, environment)
    const alone = fallback ? [...uncovered].filter((sign) => fallback.signs.test(sign)) : []
    // Marks and letters of other families' faces lie in several files: here they stand together.
    const joined = font.for === 'math' ? [...clusters].flatMap((cluster) => [...cluster]) : []
    const wanted = [...new Set([...alone, ...joined])]
    const isNeeded = wanted.length > 0 || (font.for === 'math' && page.hasMath)
    if (!fallback || !isNeeded) continue
    // The MATH table is needed for formulas; for signs of the text, their glyphs suffice.
    const whole = font.for === 'math' && page.hasMath
    const {faces, found} = font.files
      ? await ownFaces(font, whole ? undefined : wanted, environment, fallback.range)
      : whole
        ? await fallbackFaces(font, fallback, wanted, environment)
        : await subsetFaces(font, fallback, wanted, environment)
    if (whole || found.length > 0) chosen.push(faces)
    cover(whole ? held(faces.woff, uncovered) : found)
    const covers = coverageOf(faces.woff[0]?.bytes ?? new Uint8Array())
    for (const cluster of clusters)
      if ([...cluster].every((sign) => covers(sign.codePointAt(0) as number))) clusters.delete(cluster)
  }
  for (const font of fonts.filter((one) => one.for === 'script')) {
    if (font.files) {
      const {faces, found} = await ownFaces(font, [...uncovered], environment)
      if (found.length > 0) chosen.push(faces)
      cover(found)
      continue
    }
    for (const [name, ranges] of await subsetsOf(font, environment)) {
      const wanted = within(ranges, uncovered)
      if (wanted.length === 0) continue
      const faces = await wholeFaces(font, name, rangeText(ranges), environment)
      const found = held(faces.woff, wanted)
      if (found.length > 0) chosen.push(faces)
      cover(found)
    }
  }
  for (const {faces, found} of await rareFaces(fonts, [...uncovered], environment)) {
    chosen.push(faces)
    cover(found)
  }
  return {
    faces: {woff2: chosen.flatMap(({woff2}) => woff2), woff: chosen.flatMap(({woff}) => woff)},
    missing: [...missing, ...clusters]
  }
}

/** Fonts for what the text's own lack: which of its files, and for which signs. */
interface Fallback {
  subset: string
  range: string | undefined
  signs: RegExp
}

/** Subsets of East Asian fonts that hold all their signs, beside slices of a few. */
const eastAsianSubsets = ['chinese-simplified', 'chinese-traditional', 'japanese', 'korean']

async function fallbackOf(font: TemplateFont, environment: Environment): Promise<Fallback | undefined> {
  if (font.for === 'math')
    return {subset: 'latin', range: undefined, signs: /[^\p{L}\p{M}]|\p{Script=Greek}|[\u2100-\u214F]/u}
  if (font.for !== 'cjk') return undefined
  if (font.files) return {subset: '', range: eastAsianRange, signs: eastAsian}
  const {subsets = []} = await tableOf<{subsets?: string[]}>(font, 'metadata.json', environment)
  const subset = eastAsianSubsets.find((name) => subsets.includes(name))
  return subset === undefined ? undefined : {subset, range: eastAsianRange, signs: eastAsian}
}

/** Faces of a fallback, and which signs they are for. */
interface Found {
  faces: Faces
  found: string[]
}

/** What even the fallbacks lack may stand in the slices of East Asian fonts, rare Han, Ⅱ, ①, or in a font of symbols, ✗. */
async function rareFaces(fonts: TemplateFont[], signs: string[], environment: Environment): Promise<Found[]> {
  const all: Found[] = []
  const left = new Set(signs)
  const isRare = (font: TemplateFont) => !font.files && (font.for === 'cjk' || font.for === 'symbols')
  for (const font of fonts.filter(isRare)) {
    if (left.size === 0) break
    const wanted = (await subsetsOf(font, environment)).flatMap(([name, ranges]) => {
      const isSlice = name.startsWith('[')
      const inside = isSlice || font.for === 'symbols' ? within(ranges, left) : []
      const subset = isSlice ? name.slice(1, -1) : name
      const range = inside.map((sign) => `U+${sign.codePointAt(0)?.toString(16)}`).join(',')
      return inside.length > 0
        ? [subsetFaces(font, {subset, range, signs: eastAsian}, inside, environment)]
        : []
    })
    const found = (await Promise.all(wanted)).filter(({found}) => found.length > 0)
    for (const sign of found.flatMap(({found}) => found)) left.delete(sign)
    all.push(...found)
  }
  return all
}

async function fallbackFaces(
  font: TemplateFont,
  {subset, range}: Fallback,
  signs: string[],
  environment: Environment
): Promise<Found> {
  const faces = await wholeFaces(font, subset, range, environment)
  return {faces, found: held(faces.woff, signs)}
}

/** Signs that the first of some faces has glyphs for: a subset's `unicode-range` promises more than it holds. */
function held([face]: FontFace[], signs: Iterable<string>): string[] {
  const covered = face ? coverageOf(face.bytes) : () => false
  return [...signs].filter((sign) => covered(sign.codePointAt(0) as number))
}

/** A file may hold more than its `unicode-range` says; the browser looks for none of it there. */
function within(ranges: Ranges, signs: Iterable<string>): string[] {
  return [...signs].filter((sign) => covers(ranges, sign))
}

function subsetsOf(font: TemplateFont, environment: Environment): Promise<[string, Ranges][]> {
  return onceOf(`${font.package} subsets`, environment, async () => {
    const table: Record<string, string> = await tableOf(font, 'unicode.json', environment)
    const subsets = Object.entries(table).map(([subset, range]): [string, Ranges] => [
      subset,
      parseRanges(range)
    ])
    return subsets.sort(([a], [b]) => Number(b === 'latin') - Number(a === 'latin'))
  })
}

/** A table of a font's package; empty where there is none. */
function tableOf<T extends object>(
  {package: name}: TemplateFont,
  path: string,
  environment: Environment
): Promise<T> {
  return onceOf(`${name}/${path}`, environment, async () => {
    const bytes = await readPackageFile(name, path, environment)
    return bytes ? (JSON.parse(new TextDecoder().decode(bytes)) as T) : ({} as T)
  })
}

function rangeText(ranges: Ranges): string {
  return ranges
    .map(([from, to]) => `U+${from.toString(16)}${to > from ? `-${to.toString(16)}` : ''}`)
    .join(',')
}

/** What was made of packages, by disk: they stay as they are while the program runs. */
const made = new WeakMap<Files, {whole: Kept<Faces>; subset: Kept<Found>}>()

function madeFrom({files}: Environment): {whole: Kept<Faces>; subset: Kept<Found>} {
  const kept = made.get(files) ?? {whole: keeping(48), subset: keeping(8, subsetting('faces'))}
  made.set(files, kept)
  return kept
}

function wholeFaces(
  font: TemplateFont,
  subset: string,
  unicodeRange: string | undefined,
  environment: Environment
): Promise<Faces> {
  return madeFrom(environment).whole(JSON.stringify([font, subset, unicodeRange]), async () => {
    const [woff2, woff] = await Promise.all(
      formats.map((format) => readFaces(font, subset, unicodeRange, format, environment))
    )
    return {woff2: woff2 as FontFace[], woff: woff as FontFace[]}
  })
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
function subsetFaces(
  font: TemplateFont,
  {subset, range}: Fallback,
  signs: string[],
  environment: Environment
): Promise<Found> {
  const key = JSON.stringify([font, versionOf(font.package), subset, range, signs])
  return madeFrom(environment).subset(key, async () => {
    // WOFF unpacks in a tenth of the time that WOFF 2 takes.
    const whole = await readFaces(font, subset, range, 'woff', environment)
    const found = held(whole, signs)
    if (found.length === 0) return {faces: {woff2: [], woff: []}, found}
    const subsets = await subsetFonts(whole.map(({bytes}) => ({font: bytes, text: found.join('')})))
    const faces = whole.map((face, index): FontFace => {
      const name = face.name.replace(/\.woff$/u, '.ttf')
      return {...face, name, mediaType: 'font/ttf', bytes: subsets[index] as Uint8Array}
    })
    return {faces: {woff2: faces, woff: faces}, found}
  })
}

/**
 * Faces of a template's own files: as they are for pages, whose styles may ask
 * for any of their features; for books, with the glyphs of some signs only.
 *
 * @param signs `undefined`: all that they hold.
 */
function ownFaces(
  font: TemplateFont,
  signs: string[] | undefined,
  environment: Environment,
  unicodeRange?: string
): Promise<Found> {
  const files = font.files ?? []
  const digests = files.map((bytes) => digestOf(bytes).slice(0, 16))
  const key = JSON.stringify([font.family, font.faces, digests, signs, unicodeRange])
  return madeFrom(environment).subset(key, async () => {
    const covered = files[0] ? coverageOf(files[0]) : () => false
    const found = (signs ?? []).filter((sign) => covered(sign.codePointAt(0) as number))
    if (signs && found.length === 0) return {faces: {woff2: [], woff: []}, found}
    // Spaces and hyphens of line breaking go along.
    const text = `${found.join('')} \u00A0-\u2010`
    const small = signs
      ? await subsetFonts(files.map((bytes) => ({font: bytes.slice(), text})))
      : files.map((bytes) => (isWoff(bytes) ? sfntFromWoff(bytes, inflateSync) : bytes.slice()))
    const base = font.family
      .normalize('NFKD')
      .replace(/[^a-z\d]+/giu, '-')
      .toLowerCase()
    const facesOf = (bytes: Uint8Array[]) =>
      font.faces.map((description, index): FontFace => {
        const [weight, style = 'normal'] = description.split(' ') as [string, FontFace['style']?]
        const own = bytes[index] as Uint8Array
        const kind = isWoff(own) ? 'woff' : 'ttf'
        const name = `${base}-${weight}-${style}-${digests[index]}.${kind}`
        return {family: font.family, weight, style, unicodeRange, name, mediaType: `font/${kind}`, bytes: own}
      })
    return {faces: {woff2: facesOf(files), woff: facesOf(small)}, found}
  })
}

function isWoff(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'wOFF'
}
