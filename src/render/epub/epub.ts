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
import {accessibility, surveyOf} from './accessibility.js'
import {contentDocuments} from './documents.js'
import {documentWriter} from './kept-documents.js'
import {navigationDocument} from './navigation.js'
import {ncx} from './ncx.js'
import {packageDocument} from './package-document.js'
import {deflateAhead, pack} from './packager.js'
import {insertPageBreaks, streamOf} from './page-breaks.js'
import type {Entry, Publication, Resource} from './publication.js'
import {coverResource, fontResources, imageResources} from './resources.js'
import {styleSheet} from './style-sheet.js'

export interface EpubInput {
  page: Page
  template: Template
  /** Already chosen, for `coverSigns`; the cover is drawn with them. */
  fonts: FontFace[]
  /** Gives the faces to embed, subset to the text. Default: `fonts`. */
  embedded?: () => Promise<FontFace[]>
  /** Pages of the PDF galley, and its name. Default: there is none, and no page list. */
  printed?: {pages: PrintedPage[] | Promise<PrintedPage[]>; name: string}
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
  const {page, template, modified} = input
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
  // Whatever asks for no page, before one is asked for.
  const {documents, contents, figures, tables, where} = contentDocuments(page, cover)
  const images = await imageResources(page, documents, input.tell)
  const survey = surveyOf(documents)
  const css = styleSheet(`${template.epubCss}\n${input.pictures?.css ?? ''}`, faces)
  const writer = documentWriter(page.article.language, documents)
  const text = input.printed && streamOf(documents.map(({children}) => children))
  const printed = (await input.printed?.pages) ?? []
  const breaks = text ? insertPageBreaks(text, printed, where.keys()) : []
  const pages = breaks.map(
    ({id, label, tree}): Entry => ({title: label, href: `${documents[tree]!.href}#${id}`, children: []})
  )
  const resources: Resource[] = [cover, ...images, ...fonts]
  const publication: Publication = {
    page,
    modified,
    documents,
    resources,
    contents,
    figures,
    tables,
    pages,
    pageSource: input.printed?.name,
    accessibility: accessibility(page, survey, pages.length > 0),
    conforms: input.conforms ?? false
  }
  const bytes = await pack({
    slug: page.article.slug,
    modified,
    css,
    packageDocument: packageDocument(publication),
    navigation: navigationDocument(publication),
    ncx: ncx(publication),
    documents: writer(breaks),
    resources
  })
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
