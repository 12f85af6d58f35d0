/**
 * The cover: what a reader's shelf shows of an article.
 *
 * In comes the metadata, the template's colours and the typefaces; out goes a
 * JPEG of 1600 × 2400 pixels, set like the front of a book. Nothing of the
 * machine's fonts is used, so the same article has the same cover everywhere.
 */
import {createHash} from 'node:crypto'
import type {Image, SKRSContext2D} from '@napi-rs/canvas'
import {loadCanvas} from '../../../environment/canvas.js'
import {keeping} from '../../../environment/kept.js'
import type {FontFace, Page, TemplateImage, TemplateSettings} from '../../../model/index.js'
import {css, mix, parseColour} from './colours.js'
import {balance, balanceOrShorten} from './lines.js'
import {drawMosaic} from './mosaic.js'
import {aliasOf, type Chain, type Style, setText} from './typefaces.js'
import {type CoverWords, coverWords} from './words.js'

/** Pixels. */
const size = {width: 1600, height: 2400}
const margin = 140
const measureWidth = size.width - 2 * margin
const tile = 200
/** Rows of the picture's tiles, below a title and without one. */
const rows = {below: 4, alone: 8}

/** Type sizes tried for the title, with the lines each may take. Pixels. */
const titleSizes = [
  {size: 184, most: 2},
  {size: 152, most: 4},
  {size: 132, most: 5},
  {size: 116, most: 6},
  {size: 102, most: 6},
  {size: 90, most: 7},
  {size: 80, most: 7},
  {size: 70, most: 8}
]

const styles = {
  journal: {weight: 600, sans: true},
  small: {weight: 400, sans: true},
  title: {weight: 600, sans: false},
  text: {weight: 400, sans: false}
} satisfies Record<string, Style>

/** A drawn cover, and what could not be set on it, with the letters that no typeface holds. */
export interface Cover {
  /** JPEG. */
  bytes: Uint8Array
  unset: {what: string; signs: string}[]
}

const keep = keeping<Cover>(8, {name: 'cover', packages: ['@napi-rs/canvas']})

/**
 * The cover of an article.
 *
 * Half a title would be worse than none: what the typefaces lack letters of is
 * left out, and the picture takes its place.
 */
export function drawCover(
  page: Page,
  colours: TemplateSettings['cover'],
  fonts: FontFace[],
  logo?: TemplateImage
): Promise<Cover> {
  const words = coverWords(page)
  const looks = fonts.map((face) => [face.family, face.weight, face.style, aliasOf(face)])
  const mark = logo && createHash('sha256').update(logo.bytes).digest('hex')
  return keep(JSON.stringify([words, colours, looks, mark]), () => draw(words, colours, fonts, logo))
}

async function draw(
  all: CoverWords,
  colours: TemplateSettings['cover'],
  fonts: FontFace[],
  logo: TemplateImage | undefined
): Promise<Cover> {
  const {words, unset} = settable(all, fonts)
  const {createCanvas, GlobalFonts, loadImage} = await loadCanvas()
  const mark = logo && (await loadImage(Buffer.from(logo.bytes)))
  const canvas = createCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  const keys = new Map<string, ReturnType<typeof GlobalFonts.register>>()
  const register = ({faces}: Chain): string => {
    for (const {alias, bytes} of faces) {
      if (!keys.has(alias)) keys.set(alias, GlobalFonts.register(Buffer.from(bytes), alias))
    }
    return faces.map(({alias}) => `"${alias}"`).join(', ')
  }
  try {
    compose(context, words, colours, mark, (wanted, style) => {
      const {text, ...chain} = setText(fonts, wanted, style)
      return {families: register(chain), text}
    })
    return {bytes: new Uint8Array(await canvas.encode('jpeg', 90)), unset}
  } finally {
    for (const key of keys.values()) if (key) GlobalFonts.remove(key)
    // Fifteen megabytes, which no collector of garbage sees.
    canvas.width = canvas.height = 1
  }
}

/** The words that can be set whole. Ornaments may be missing, letters and signs that mean something may not. */
function settable(all: CoverWords, fonts: FontFace[]): {words: CoverWords; unset: Cover['unset']} {
  const unset: Cover['unset'] = []
  const can = (text: string, style: Style, what: string): boolean => {
    const {missing} = setText(fonts, text, style)
    const signs = [...missing].filter((sign) => /[\p{L}\p{M}\p{N}\p{Sm}\p{Sc}]/u.test(sign)).join('')
    if (signs) unset.push({what, signs})
    return signs === ''
  }
  const words: CoverWords = {
    ...all,
    title: can(all.title, styles.title, 'the title') ? all.title : '',
    subtitle: can(all.subtitle, styles.text, 'the subtitle') ? all.subtitle : '',
    journal: can(all.journal, styles.journal, 'the journal') ? all.journal : '',
    // Some of the names would make them the only authors.
    contributors: can(all.contributors.join(' '), styles.text, 'the authors') ? all.contributors : [],
    place: can(all.place, styles.small, 'volume and issue') ? all.place : '',
    articleType: can(all.articleType, styles.journal, 'the type of the article') ? all.articleType : ''
  }
  return {words, unset}
}

/** Families for a text, in CSS, and what of it they hold. */
type Setter = (text: string, style: Style) => {families: string; text: string}

function compose(
  context: SKRSContext2D,
  words: CoverWords,
  colours: TemplateSettings['cover'],
  logo: Image | undefined,
  setter: Setter
): void {
  const [paper, ink, accent] = [colours.paper, colours.ink, colours.accent].map(parseColour) as [
    ReturnType<typeof parseColour>,
    ReturnType<typeof parseColour>,
    ReturnType<typeof parseColour>
  ]
  const rtl = words.rightToLeft
  const high = words.title ? rows.below : rows.alone
  const panel = {x: 0, y: size.height - high * tile, columns: size.width / tile, rows: high, tile}
  context.lang = words.language
  context.direction = rtl ? 'rtl' : 'ltr'
  context.textAlign = 'start'
  context.textBaseline = 'alphabetic'
  const left = rtl ? size.width - margin : margin
  const quiet = mix(ink, paper, 0.35)

  context.fillStyle = css(paper)
  context.fillRect(0, 0, size.width, size.height)
  drawMosaic(
    context,
    panel,
    [
      accent,
      mix(accent, ink, 0.45),
      mix(accent, paper, 0.45),
      mix(accent, paper, 0.75),
      mix(paper, ink, 0.06)
    ],
    words.name
  )

  /** Set lines from a baseline down; gives the baseline of the last. */
  const write = (
    raw: string,
    style: Style,
    look: {size: number; lead: number; most: number; colour: string; spacing?: number},
    baseline: number
  ): number => {
    const {families, text} = setter(raw, style)
    if (!text.trim() || !families) return baseline - look.lead
    context.font = `${look.size}px ${families}`
    context.letterSpacing = `${look.spacing ?? 0}px`
    context.fillStyle = look.colour
    const lines = balanceOrShorten(text, measureWidth, look.most, (part) => context.measureText(part).width)
    lines.forEach((line, index) => void context.fillText(line, left, baseline + index * look.lead))
    return baseline + (lines.length - 1) * look.lead
  }

  // Head: the journal and the place in it, under a rule or the journal's own mark.
  let top = 228
  if (logo?.width && logo.height) {
    const scale = Math.min(160 / logo.height, 700 / logo.width)
    const [width, height] = [logo.width * scale, logo.height * scale]
    context.drawImage(logo, rtl ? left - width : left, 120, width, height)
    top = 120 + height + 96
  } else {
    context.fillStyle = css(accent)
    context.fillRect(rtl ? left - 96 : left, 132, 96, 12)
  }
  const head = write(words.journal, styles.journal, {size: 54, lead: 66, most: 2, colour: css(ink)}, top)
  const place = write(words.place, styles.small, {size: 42, lead: 60, most: 1, colour: css(quiet)}, head + 64)

  // Title: as large as its length allows.
  const label = write(
    words.articleType.toUpperCase(),
    styles.journal,
    {size: 34, lead: 44, most: 1, colour: css(accent), spacing: 5},
    Math.max(place, head) + 150
  )
  const {families, text} = setter(words.title, styles.title)
  const width = (part: string) => context.measureText(part).width
  context.letterSpacing = '0px'
  const fitting = titleSizes.find(({size: pixels, most}) => {
    context.font = `${pixels}px ${families}`
    return balance(text, measureWidth, most, width) !== undefined
  })
  const chosen = fitting ?? titleSizes.at(-1)!
  const lead = Math.round(chosen.size * 1.14)
  const look = {size: chosen.size, lead, most: chosen.most, colour: css(ink)}
  const titleEnd = write(words.title, styles.title, look, Math.max(label, place) + 60 + chosen.size)
  const subtitleEnd = words.subtitle
    ? write(
        words.subtitle,
        styles.text,
        {size: 56, lead: 70, most: 2, colour: css(ink)},
        titleEnd + 0.3 * chosen.size + 76
      )
    : titleEnd

  // Authors and identifier: what is left above the panel.
  const room = Math.max(1, Math.min(3, Math.floor((panel.y - 130 - subtitleEnd - 40) / 64)))
  const names = {size: 48, lead: 64, most: room, colour: css(quiet)}
  const fits = (line: string) => {
    const chain = setter(line, styles.text)
    context.font = `${names.size}px ${chain.families}`
    return balance(chain.text, measureWidth, room, width) !== undefined
  }
  if (words.title) write(byline(words, fits), styles.text, names, subtitleEnd + 108)
  if (words.identifier) {
    write(words.identifier, styles.small, {size: 34, lead: 40, most: 1, colour: css(quiet)}, panel.y - 56)
  }
}

/** As many names as fit, whole ones. */
function byline({contributors, separator, others}: CoverWords, fits: (line: string) => boolean): string {
  const all = contributors.join(separator)
  if (fits(all)) return all
  for (let most = contributors.length - 1; most > 0; most -= 1) {
    const line = `${contributors.slice(0, most).join(separator)}${others}`
    if (fits(line)) return line
  }
  return all
}
