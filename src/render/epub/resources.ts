import type {ElementContent, FontFace, Page} from '../../model/index.js'
import type {EpubInput} from './epub.js'
import type {ContentDocument, Resource} from './publication.js'
import {fontHref} from './style-sheet.js'

/** The cover picture; `undefined` when no typeface given can set the title. */
export async function coverResource({page, template, fonts}: EpubInput): Promise<Resource | undefined> {
  const {drawCover} = await import('./cover/cover.js')
  const bytes = await drawCover(page, template.settings.cover, fonts)
  return (
    bytes && {id: 'cover-image', href: 'cover.jpg', mediaType: 'image/jpeg', bytes, properties: 'cover-image'}
  )
}

/** Assets that the documents show, in order of first use. */
export function imageResources(page: Page, documents: ContentDocument[]): Resource[] {
  const used = new Set(documents.flatMap(({children}) => sources(children)))
  const assets = new Map(page.article.assets.map((asset) => [asset.href, asset]))
  return [...used]
    .flatMap((href) => {
      const asset = assets.get(href)
      return asset ? [asset] : []
    })
    .map(({href, mediaType, bytes, screen}, index) => ({
      id: `image-${index + 1}`,
      href,
      mediaType,
      bytes: screen ?? bytes
    }))
}

export function fontResources(fonts: FontFace[]): Resource[] {
  return fonts.map((face, index) => ({
    id: `font-${index + 1}`,
    href: fontHref(face),
    mediaType: face.mediaType,
    bytes: face.bytes
  }))
}

function sources(nodes: ElementContent[]): string[] {
  return nodes.flatMap((node) => {
    if (node.type !== 'element') return []
    const own = node.tagName === 'img' ? [String(node.properties['src'])] : []
    return [...own, ...sources(node.children)]
  })
}
