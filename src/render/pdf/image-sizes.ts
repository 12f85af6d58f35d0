import type {Image} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {type Article, hiddenProseOf} from '../../model/index.js'
import type {FineCopy} from './fine-images.js'

/** A picture as it is printed, in millimetres. */
export interface PrintedImage {
  href: string
  width: number
  height: number
  /** In pixels, of the file; upright. */
  pixelsAcross: number
  pixelsDown: number
}

/**
 * How large pictures are printed: within the foreseen pages.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function measureImages(): PrintedImage[] {
  if (!globalThis.pages) return []
  return Array.from(document.images, (image) => {
    const {width, height} = image.getBoundingClientRect()
    // A picture keeps its shape within a box of another.
    const scale = Math.min(width / (image.naturalWidth || 1), height / (image.naturalHeight || 1))
    return {
      href: image.getAttribute('src') ?? '',
      width: (image.naturalWidth * scale * 25.4) / 96,
      height: (image.naturalHeight * scale * 25.4) / 96,
      pixelsAcross: image.naturalWidth,
      pixelsDown: image.naturalHeight
    }
  })
}

/** Dots an inch that a printed picture needs at least: below it, eyes see them. */
const least = 150
/** What is smaller, in millimetres, is an icon. */
const icon = 12

/** Reports `image-coarse` for each picture of dots that is printed too large for them. */
export function reportCoarse(images: PrintedImage[], article: Article, file: VFile): void {
  const places = imagePlaces(article)
  for (const {href, source, mediaType, width = 0, height = 0} of article.assets) {
    if (!/^image\/(?:png|jpeg|gif|webp)$/u.test(mediaType) || width === 0 || height === 0) continue
    const sizes = images.filter((image) => image.href === href)
    const largest = sizes.sort((a, b) => b.width - a.width)[0]
    if (!largest || Math.max(largest.width, largest.height) < icon) continue
    const resolution = Math.floor(width / (largest.width / 25.4))
    // Pictures out of a PDF have their dots, and the size of its page.
    const drawn = article.assets.some((asset) => asset.href === href && asset.drawn)
    if (drawn || resolution >= least) continue
    report(
      file,
      'image-coarse',
      places.get(href),
      source,
      String(resolution),
      `${width} × ${height}`,
      `${Math.round(largest.width)} × ${Math.round(largest.height)} mm`
    )
  }
}

/** Reports `image-fine` for each picture that has fewer dots in the PDF than its file. */
export function reportFine(copies: FineCopy[], article: Article, file: VFile): void {
  const places = imagePlaces(article)
  for (const {href, had} of copies) {
    const source = article.assets.find((asset) => asset.href === href)?.source ?? href
    report(file, 'image-fine', places.get(href), source, String(had))
  }
}

/** Where each picture is shown first. */
function imagePlaces({body, abstracts, notes}: Article): Map<string, Image['position']> {
  const places = new Map<string, Image['position']>()
  const prose = [body, ...[...abstracts, ...notes].map(({children}) => children)]
  for (const children of [
    ...prose,
    ...prose.flatMap((part) => hiddenProseOf(part).map((one) => one.children))
  ])
    visit({type: 'root', children} as import('mdast').Root, 'image', ({url, position}) => {
      if (!places.has(url)) places.set(url, position)
    })
  return places
}
