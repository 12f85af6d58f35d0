/**
 * Drawings that are printed by themselves, once.
 *
 * The browser writes each curve of an SVG anew with every print, and of some there are ten thousand. Such a drawing is
 * printed alone, and kept; in the article's own print a blank stands for it, which gives way to what it became
 * (a form, ISO 32000-2 §8.10).
 */
import {createHash} from 'node:crypto'
import type {Browser} from '../../environment/browser.js'
import {keeping} from '../../environment/kept.js'
import {add, contentOf, dictAt, follow, openFile, type PdfFile, pages} from './file/file.js'
import {taker} from './file/take.js'
import {type Dict, dict, Stream} from './file/values.js'
import {writeFile} from './file/write.js'
import type {PageImage} from './fine-images.js'
import {blankImage} from './raster/blank.js'
import {type ImageUse, isPicture} from './raster/uses.js'

/** A drawing, and what the browser has in its place. */
export interface Drawing {
  href: string
  svg: Uint8Array
  /** As its root states it, in CSS pixels. */
  width: number
  height: number
  /** What is found in the print again. */
  mark: Uint8Array
  /** What the page shows: as large, with the mark all over it. */
  blank: PageImage
}

/** Bytes: smaller ones are printed as fast where they stand. */
const least = 16_000

/** What depends on the page around it, or would bring more than lines and areas with it. */
const entangled =
  /<(?:\w+:)?(?:text|image|filter|mask|pattern|marker|linearGradient|radialGradient|foreignObject)\b|vector-effect|mix-blend-mode|@media|@import|(?<!clip-path\s?[:=]\s?"?)url\(/u

/** Those pictures of a page that are printed by themselves. */
export function drawingsOf(
  resources: Iterable<[string, PageImage]>,
  html: string,
  seen: Set<string>
): Drawing[] {
  const found: Drawing[] = []
  for (const [href, {mediaType, bytes}] of resources) {
    if (mediaType !== 'image/svg+xml' || bytes.length < least || seen.has(href) || !isPicture(href, html))
      continue
    const size = sizeOf(bytes)
    if (!size) continue
    const mark = blankImage(8, 8, 1_000_000 + found.length)
    found.push({href, svg: bytes, ...size, mark, blank: blankOf(size, mark)})
  }
  return found
}

interface Size {
  width: number
  height: number
}

/** By bytes: a drawing that is kept between builds is looked through once. */
const sizes = new WeakMap<Uint8Array, Size | undefined>()

/** `undefined`: it is to be printed where it stands. */
function sizeOf(bytes: Uint8Array): Size | undefined {
  if (sizes.has(bytes)) return sizes.get(bytes)
  const text = new TextDecoder().decode(bytes)
  const root = /<svg\b[^>]*>/u.exec(text)?.[0] ?? ''
  const [width, height] = ['width', 'height'].map((name) => lengthOf(root, name)) as [number, number]
  const size = width > 0 && height > 0 && !entangled.test(text) ? {width, height} : undefined
  sizes.set(bytes, size)
  return size
}

/** CSS pixels of units that do not depend on a font or a page. */
const units: Record<string, number> = {
  '': 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 9.6 / 2.54
}

function lengthOf(root: string, name: string): number {
  const [, number = '', unit = ''] =
    new RegExp(String.raw`\s${name}="([\d.]+)([a-z]*)"`, 'u').exec(root) ?? []
  return Number(number) * (units[unit] ?? 0)
}

function blankOf({width, height}: Size, mark: Uint8Array): PageImage {
  const data = `data:image/jpeg;base64,${Buffer.from(mark).toString('base64')}`
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="100%" height="100%" preserveAspectRatio="none" href="${data}"/></svg>`
  return {mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(svg)}
}

/** Pages with one drawing each, by browser and drawing. */
const kept = keeping<Uint8Array>(32, {name: 'drawing', packages: []})

/** Drawings that are printed at the same time: each has a tab, and the article another. */
const atOnce = 2

/**
 * Each drawing on a page of its own, as a PDF; `undefined`, where the browser cannot.
 *
 * No two are printed together: the browser names what a page uses by all that stands before it in the file, and a
 * drawing is to be the same whatever was kept of others.
 */
export async function printDrawings(
  drawings: Drawing[],
  browser: Pick<Browser, 'open' | 'version'>
): Promise<(Uint8Array | undefined)[]> {
  const prints: (Uint8Array | undefined)[] = []
  const waiting = [...drawings.entries()]
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, drawing] = next
      const {svg, width, height} = drawing
      const digest = createHash('sha256').update(svg).digest('base64')
      const key = `${browser.version} ${width} ${height} ${digest}`
      prints[index] = await kept(key, () => printAlone(drawing, browser)).catch(() => undefined)
    }
  }
  await Promise.all(Array.from({length: atOnce}, worker))
  return prints
}

/** Throws when the browser cannot, or the page holds what no form may. */
async function printAlone(drawing: Drawing, browser: Pick<Browser, 'open'>): Promise<Uint8Array> {
  const [across, down] = pixelsOf(drawing)
  const styles = `@page{size:${across}px ${down}px;margin:0}body{margin:0}img{display:block;width:${across}px;height:${down}px}`
  const html = `<!doctype html><html lang="en"><head><title>Drawing</title><style>${styles}</style></head><body><img src="drawing.svg" alt=""></body></html>`
  const resources = new Map([['drawing.svg', {mediaType: 'image/svg+xml', bytes: drawing.svg}]])
  const tab = await browser.open({html, resources})
  try {
    await tab.evaluate(decodeImages, undefined)
    const file = openFile(await tab.pdf())
    const [first, more] = pages(file)
    if (!first || more) throw new Error('Expected one page')
    return pageAlone(file, first.page)
  } finally {
    await tab.close()
  }
}

/** A page as a file of its own. */
function pageAlone(file: PdfFile, page: Dict): Uint8Array {
  const content = follow(file, page.get('Contents'))
  const resources = dictAt(file, page.get('Resources'))
  if (!(content instanceof Stream) || !resources || resources.has('Font'))
    throw new Error('Expected lines and areas')
  if (/\b(?:BDC|BMC)\b/u.test(contentOf(content).toString('latin1'))) throw new Error('Unexpected tags')
  const own: PdfFile = {objects: [undefined], trailer: new Map()}
  const take = taker(file, own)
  const kid = dict({
    Type: '/Page',
    MediaBox: page.get('MediaBox') ?? null,
    Contents: take(page.get('Contents') ?? null),
    Resources: take(resources)
  })
  const tree = dict({Type: '/Pages', Count: 1, Kids: [add(own, kid)]})
  own.trailer.set('Root', add(own, dict({Type: '/Catalog', Pages: add(own, tree)})))
  return writeFile(own)
}

/** Much larger than it is: the browser moves edges to whole pixels. */
function pixelsOf({width, height}: Size): [across: number, down: number] {
  const scale = Math.min(8, 8000 / Math.max(width, height))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

async function decodeImages(): Promise<void> {
  await Promise.all(Array.from(document.images, (image) => image.decode().catch(() => {})))
}

/**
 * Put drawings where the browser placed their marks.
 *
 * @param prints of the drawings, in their order; `undefined`: there is none.
 * @param uses pictures that are seen.
 * @returns paths of those that the print shows otherwise than was foreseen: the browser is to print them where they stand.
 */
export function putDrawings(
  file: PdfFile,
  drawings: Drawing[],
  prints: (Uint8Array | undefined)[],
  uses: ImageUse[]
): string[] {
  const left: string[] = []
  const objects = [...file.objects.entries()]
  for (const [index, drawing] of drawings.entries()) {
    const places = objects.filter(([, object]) => isMark(object, drawing.mark)).map(([number]) => number)
    const own = uses.filter(({href}) => href === drawing.href)
    const print = own.some(({altered, stretched}) => altered || stretched) ? undefined : prints[index]
    const form = print && places.length > 0 ? formOf(print, drawing, file) : undefined
    if (form) for (const number of places) file.objects[number] = form
    else if (places.length > 0 || own.length > 0) left.push(drawing.href)
  }
  return left
}

function isMark(object: unknown, mark: Uint8Array): boolean {
  return (
    object instanceof Stream &&
    object.dict.get('Filter') === '/DCTDecode' &&
    object.bytes.length === mark.length &&
    Buffer.compare(object.bytes, mark) === 0
  )
}

/** Prints that were opened; nothing in them is changed. */
const opened = new WeakMap<Uint8Array, PdfFile>()

/** A page as a form that fills the unit square, as a picture does. */
function formOf(print: Uint8Array, drawing: Drawing, file: PdfFile): Stream | undefined {
  const source = opened.get(print) ?? openFile(print)
  opened.set(print, source)
  const page = pages(source)[0]?.page
  const content = follow(source, page?.get('Contents'))
  const box = page?.get('MediaBox')
  const resources = dictAt(source, page?.get('Resources'))
  if (!(content instanceof Stream) || !Array.isArray(box) || !resources) return undefined
  const top = Number(box[3])
  const [width, height] = pixelsOf(drawing).map((pixels) => (pixels * 72) / 96) as [number, number]
  const entries = dict({
    Type: '/XObject',
    Subtype: '/Form',
    BBox: [0, top - height, width, top],
    Matrix: [1 / width, 0, 0, 1 / height, 0, (height - top) / height],
    Resources: taker(source, file)(resources),
    Filter: content.dict.get('Filter'),
    Length: content.bytes.length
  })
  return new Stream(entries, content.bytes)
}
