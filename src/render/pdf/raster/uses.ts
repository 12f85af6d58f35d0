import type {FineCopy} from '../fine-images.js'
import {type Blanked, blankOut, blankResource, makeRasters, type Resource} from './rasters.js'

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
}

/**
 * Pictures that are seen: within the page.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function imageUses(): ImageUse[] {
  const isAltered = (image: HTMLImageElement) => {
    const {objectFit, backgroundColor, backgroundImage} = getComputedStyle(image)
    if (objectFit === 'cover' || objectFit === 'none') return true
    // What is opaque hides its ground, which then is not painted.
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' || backgroundImage !== 'none') return true
    for (let around: Element | null = image; around; around = around.parentElement) {
      const {filter, maskImage, mixBlendMode} = getComputedStyle(around)
      if (filter !== 'none' || maskImage !== 'none' || mixBlendMode !== 'normal') return true
    }
    return false
  }
  return Array.from(document.images)
    .filter(
      (image) => image.width > 0 && image.height > 0 && getComputedStyle(image).visibility === 'visible'
    )
    .map((image) => ({href: image.getAttribute('src') ?? '', altered: isAltered(image)}))
}

/** What takes the place of pictures once all is laid out. */
export interface Later {
  shown: {href: string; by: Resource}[]
  /** Those that stay blank, or become it. */
  blanked: Blanked[]
  /** Those of them that will be found in the print. */
  expected: Blanked[]
}

/** Pictures in fewer dots, and those that turn out to be the browser's after all. */
export async function laterImages(
  blanked: Blanked[],
  resources: Map<string, Resource[1]>,
  copies: FineCopy[],
  uses: ImageUse[]
): Promise<Later> {
  const altered = new Set(uses.filter((use) => use.altered).map(({href}) => href))
  const seen = new Set(uses.map(({href}) => href))
  const shown: Later['shown'] = []
  const copied = new Map(copies.map((copy) => [copy.href, copy]))
  const kept = blanked.filter(({href, raster}) => raster && !altered.has(href) && !copied.has(href))
  const made = blankOut(
    copies
      .filter(({href}) => !altered.has(href))
      .map(({copyHref, mediaType, bytes}) => [copyHref, {mediaType, bytes}]),
    blanked.length
  )
  await makeRasters(made)
  const ready = made.filter(({raster}) => raster)
  for (const {href, copyHref, mediaType, bytes} of copies) {
    const blank = ready.find((one) => one.href === copyHref)
    shown.push({href, by: blank ? blankResource(blank) : [copyHref, {mediaType, bytes}]})
  }
  for (const {href} of blanked) {
    const own = resources.get(href)
    if (own && !copied.has(href) && !kept.some((one) => one.href === href))
      shown.push({href, by: [`${href}.seen`, own]})
  }
  const expected = [
    ...kept.filter(({href}) => seen.has(href)),
    ...ready.filter((one) => copies.some(({href, copyHref}) => copyHref === one.href && seen.has(href)))
  ]
  return {shown, blanked: [...kept, ...ready], expected}
}
