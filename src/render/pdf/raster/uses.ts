import type {PdfFile} from '../file/file.js'
import type {FineCopy} from '../fine-images.js'
import {type Blanked, blankOut, blankResource, blanksIn, makeRasters, type Resource} from './rasters.js'

/** What draws a picture otherwise than as one: on a ground, or within a drawing. */
const otherwise = /(?:\burl\((?:["']|&quot;)?|\bsrcset="[^"]*|<image\b[^<>]*)$/u

/** Whether a path leads to pictures of the page, and to nothing else. */
export function isPicture(href: string, html: string): boolean {
  let isImage = false
  for (let at = html.indexOf(href); at >= 0; at = html.indexOf(href, at + 1)) {
    const before = html.slice(Math.max(0, at - 200), at)
    if (otherwise.test(before)) return false
    isImage ||= before.endsWith(' src="')
  }
  return isImage
}

/** A picture where it is shown. */
export interface ImageUse {
  href: string
  /** Whether something else than the whole picture, by itself, is seen: a blank would make that look otherwise. */
  altered: boolean
  /** Whether it fills a box of another shape: a drawing may keep its own there. */
  stretched: boolean
}

/**
 * Pictures that are seen: within the page.
 *
 * Blanks hide all that is below them, which the browser then does not paint; unless it can't tell that they fill their
 * box. So those of `clear` pictures are moved within it, where that moves nothing.
 *
 * @param clear paths of pictures that one may see through.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function imageUses(clear: string[]): ImageUse[] {
  const isAltered = (image: HTMLImageElement) => {
    const {objectFit} = getComputedStyle(image)
    if (objectFit === 'cover' || objectFit === 'none') return true
    for (let around: Element | null = image; around; around = around.parentElement) {
      const {filter, maskImage, mixBlendMode} = getComputedStyle(around)
      if (filter !== 'none' || maskImage !== 'none' || mixBlendMode !== 'normal') return true
    }
    return false
  }
  const isStretched = (image: HTMLImageElement) => {
    const {width, height, naturalWidth, naturalHeight} = image
    const shape = (width * naturalHeight) / (height * naturalWidth)
    return getComputedStyle(image).objectFit === 'fill' && !(shape > 0.97 && shape < 1.03)
  }
  for (const image of Array.from(document.images))
    if (clear.includes(image.getAttribute('src') ?? '') && getComputedStyle(image).objectFit === 'fill')
      image.style.objectPosition = '0 0'
  return Array.from(document.images)
    .filter(
      (image) => image.width > 0 && image.height > 0 && getComputedStyle(image).visibility === 'visible'
    )
    .map((image) => ({
      href: image.getAttribute('src') ?? '',
      altered: isAltered(image),
      stretched: isStretched(image)
    }))
}

/** What takes the place of pictures once all is laid out. */
export interface Later {
  shown: {href: string; by: Resource}[]
  /** Those that stay blank, or become it. */
  blanked: Blanked[]
  /** Those of them that will be found in the print. */
  expected: Blanked[]
  /** When they are made. */
  made: Promise<void>
}

/**
 * Pictures in fewer dots, and those that turn out to be the browser's after all.
 *
 * @param asked paths of those that only the browser can print.
 */
export function laterImages(
  blanked: Blanked[],
  resources: Map<string, Resource[1]>,
  copies: FineCopy[],
  uses: ImageUse[],
  asked: Set<string>
): Later {
  const seen = new Set(uses.map(({href}) => href))
  const altered = new Set(uses.filter((use) => use.altered).map(({href}) => href))
  const copied = new Set(copies.map(({href}) => href))
  const kept = blanked.filter(({href, raster}) => raster !== null && !altered.has(href) && !copied.has(href))
  const isBlank = new Set(kept.map(({href}) => href))
  const own = blanked.flatMap(({href}): Later['shown'] => {
    const image = resources.get(href)
    return image && !isBlank.has(href) && !copied.has(href) ? [{href, by: [`${href}.seen`, image]}] : []
  })
  const fine = copies.map(({href, copyHref, mediaType, bytes}): Later['shown'][number] => ({
    href,
    by: [copyHref, {mediaType, bytes}]
  }))
  const isPlain = ({href, by}: Later['shown'][number]) => !altered.has(href) && !asked.has(by[0])
  const more = blankOut(
    fine.filter(isPlain).map(({by}) => by),
    blanked.length
  )
  const blanks = new Map(more.map((one) => [one.href, one]))
  const shown = [...own, ...fine].map(({href, by}) => {
    const blank = blanks.get(by[0])
    return {href, by: blank ? blankResource(blank) : by}
  })
  const expected = [
    ...kept.filter(({href}) => seen.has(href)),
    ...fine.flatMap(({href, by}) => (seen.has(href) && blanks.get(by[0])) || [])
  ]
  return {shown, blanked: [...kept, ...more], expected, made: makeRasters([...kept, ...more])}
}

/** Paths of pictures that can't be put into a print: damaged ones, and what the browser drew otherwise than it was handed over. */
export function leftBlank(file: PdfFile, {blanked, expected}: Later): string[] {
  const found = new Set(blanksIn(file, blanked).values())
  return blanked
    .filter((one) => (found.has(one) ? !one.raster : expected.includes(one)))
    .map(({href}) => href)
}
