/**
 * The EPUB galley: an article's page becomes a reflowable EPUB 3.3 publication.
 *
 * In comes the page (hast trees in reading order), the template's style and
 * colours, and the typefaces to embed; out goes one file, the same bytes for
 * the same input. Everything is written here as trees; epub-gen-memory only
 * packs. Choosing fonts is left to `fonts/`, judging the result to `check/`.
 */
import {createRequire} from 'node:module'
import type {FontFace, Galley, Page, PrintedPage, Template} from '../../model/index.js'
import {deflateAhead, pack} from './packager.js'
import {prepareParts} from './parts.js'
import {coverResource, fontResources} from './resources.js'

export interface EpubInput {
  page: Page
  template: Template
  /** Already chosen, for `coverSigns`; the cover is drawn with them. */
  fonts: FontFace[]
  /** Gives the faces to embed, subset to the text. Default: `fonts`. */
  embedded?: () => Promise<FontFace[]>
  /** Pages of the PDF galley, and its name; and when it is being printed. Default: there is none, and no page list. */
  printed?: {isPrinting?: Promise<void>; pages: PrintedPage[] | Promise<PrintedPage[]>; name: string}
  /** The checks passed: the standard that the front matter signs for is claimed. Default: no. */
  conforms?: boolean
  /** The page holds images in place of formulas and drawings: their style, and the browser that drew them. */
  pictures?: {css: string; browser?: string}
  /** Told what could not be as it was meant. Default: nobody. */
  tell?: (rule: 'cover-unset' | 'image-scaled-epub', ...values: string[]) => void
  /** Instant of the edition, ISO 8601 UTC to the second: `2024-12-18T00:00:00Z`. */
  modified: string
}

/**
 * The article as an EPUB 3.3 file.
 *
 * Throws when `modified` is no instant, or when an asset or font has a name
 * that can't stand in a package.
 *
 * @see https://www.w3.org/TR/epub-33/
 */
export async function renderEpub(input: EpubInput): Promise<Galley> {
  const {page, modified} = input
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(modified)) {
    throw new Error(`Cannot date an EPUB \`${modified}\`: give an instant like 2024-12-18T00:00:00Z`)
  }
  // The packager loads while the cover is encoded on another thread, and the fonts are subset on a third.
  const embedding = fontsAhead(input.embedded ? input.embedded() : input.fonts)
  // Until the pages are printed there is time for one after the other: each takes much memory while it lasts.
  if (input.printed) await embedding
  const drawing = coverResource(input)
  if (input.printed) await drawing
  const [cover, {faces, fonts}] = await Promise.all([drawing, embedding, import('epub-gen-memory')])
  // Until then the browser asks for answers, and would wait for them.
  await input.printed?.isPrinting
  const finish = await prepareParts(input, cover, faces, fonts)
  const bytes = await pack(finish((await input.printed?.pages) ?? []))
  return {
    format: 'epub',
    name: `${page.article.slug}.epub`,
    mediaType: 'application/epub+zip',
    bytes,
    profile: input.pictures ? 'compat' : 'standard',
    tools: {
      'epub-gen-memory': version('epub-gen-memory'),
      '@napi-rs/canvas': version('@napi-rs/canvas'),
      ...(input.pictures?.browser && {browser: input.pictures.browser})
    }
  }
}

async function fontsAhead(embedded: FontFace[] | Promise<FontFace[]>) {
  const faces = await embedded
  const fonts = fontResources(faces)
  deflateAhead(fonts)
  return {faces, fonts}
}

const require = createRequire(import.meta.url)

function version(name: string): string {
  return (require(`${name}/package.json`) as {version: string}).version
}
