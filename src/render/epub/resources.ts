import type {ElementContent, FontFace, Page} from '../../model/index.js'
import type {EpubInput} from './epub.js'
import {fitted} from './images.js'
import type {ContentDocument, Resource} from './publication.js'
import {fontHref} from './style-sheet.js'
import {titledSvg} from './svg-title.js'

/** The cover picture: the author's own, else a drawn one. Reports `cover-unset`. */
export async function coverResource({page, template, fonts, tell}: EpubInput): Promise<Resource> {
  const own = page.article.cover?.asset
  if (own) {
    const {mediaType, bytes} = await fitted(own, own.mediaType === 'image/png' ? 'image/png' : 'image/jpeg')
    const href = mediaType === 'image/png' ? 'cover.png' : 'cover.jpg'
    return {id: 'cover-image', href, mediaType, bytes, properties: 'cover-image'}
  }
  const {drawCover} = await import('./cover/cover.js')
  const {bytes, unset} = await drawCover(page, template.settings.cover, fonts, template.images['logo'])
  for (const {what, signs} of unset) tell?.('cover-unset', what, signs)
  return {id: 'cover-image', href: 'cover.jpg', mediaType: 'image/jpeg', bytes, properties: 'cover-image'}
}

/** Assets that the documents show, in order of first use, within the stores' limits. Reports `image-scaled-epub`. */
export async function imageResources(
  page: Page,
  documents: ContentDocument[],
  tell: EpubInput['tell']
): Promise<Resource[]> {
  const used = new Map(documents.flatMap(({children}) => sources(children)).reverse())
  const assets = new Map(page.article.assets.map((asset) => [asset.href, asset]))
  const shown = [...used.keys()].reverse().flatMap((href) => assets.get(href) ?? [])
  return Promise.all(
    shown.map(async (asset, index) => {
      const {scaled, ...image} = await fitted(asset, asset.mediaType)
      if (scaled) tell?.('image-scaled-epub', asset.source, scaled)
      if (image.mediaType === 'image/svg+xml')
        image.bytes = await titledSvg(image.bytes, used.get(asset.href) ?? '')
      return {id: `image-${index + 1}`, href: asset.href, ...image}
    })
  )
}

export function fontResources(fonts: FontFace[]): Resource[] {
  return fonts.map((face, index) => ({
    id: `font-${index + 1}`,
    href: fontHref(face),
    mediaType: face.mediaType,
    bytes: face.bytes
  }))
}

/** Images that are shown, with their alternatives. */
function sources(nodes: ElementContent[]): [source: string, alternative: string][] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const {src, alt} = node.properties
    const own: [string, string][] = node.tagName === 'img' ? [[String(src), String(alt ?? '')]] : []
    return [...own, ...sources(node.children)]
  })
}
