/**
 * The PDF galley.
 *
 * In comes the print page: one HTML document, its styles within, fonts and
 * images beside it. The browser lays it out and prints it; the finisher then
 * says in the file what the browser can't: its true structure, metadata, page
 * labels, what its colours mean. Out comes PDF/UA-1 and PDF/A-3a at once, bytes that depend on nothing but the page and the browser's
 * version. What the page looks like is the template's affair.
 */
import type {Browser} from '../../environment/browser.js'
import type {Article, PrintedPage} from '../../model/index.js'
import type {Attachment} from './attachments.js'
import type {FineCopy} from './fine-images.js'
import {boxedSigns, type Enclosed, enclose, finishPdf} from './finish.js'
import type {Fallback} from './fonts.js'
import type {PrintedImage} from './image-sizes.js'
import type {Mark} from './mark.js'
import type {PageDestination} from './page-map.js'
import {printPage} from './print.js'

export interface PrintPage {
  /** The complete document, styles included. */
  html: string
  /** Path below the document → bytes: `images/map.png`, `fonts/source-serif-4-latin-400-normal.woff2`. */
  resources: Map<string, {mediaType: string; bytes: Uint8Array}>
  article: Article
}

export interface PrintedPdf {
  bytes: Uint8Array
  /** Number of physical pages. */
  pages: number
  /** Things that links lead to, with the 1-based physical page each begins on, in reading order. */
  pageMap: PageDestination[]
  /** Names of fonts that became drawings of glyphs, not text in a font: forbidden in a galley. */
  type3: string[]
  /** Signs that no font of the page holds, and the font that stood in. */
  fallbacks: Fallback[]
  /** Signs that no font at all holds: blank or boxes on paper. In code point order. */
  missing: string
  /** How many signs in pictures no font holds: they are left out. */
  lost: number
  /** Requests that were refused, as URLs, sorted. */
  refused: string[]
  /** Pictures, as large as they are printed. */
  images: PrintedImage[]
  /** Copies of pictures with fewer dots, printed in their place. */
  copies: FineCopy[]
  /** What is printed on each page; nothing where nobody asks. */
  printed: PrintedPage[]
}

export interface PdfOptions {
  /** `SOURCE_DATE_EPOCH`, in seconds since 1970; overrules the article's date. Default: none. */
  sourceDate?: number
  /** Signs that the page's own fonts lack. Default: none. */
  absent?: string[]
  /** Told what goes on: `printing 350 pages`, `finishing page 41 of 350`. Default: nobody. */
  progress?: (what: string) => void
  /** What is printed on its pages is asked for. Default: no. */
  paginates?: boolean
  /** Files to be put inside, asked for while the browser prints: the manuscript, what says the same in another way. Default: none. */
  attachments?: () => Attachment[]
}

/** Print an article. Throws when the browser cannot. */
export async function renderPdf(
  page: PrintPage,
  browser: Browser,
  options: PdfOptions = {}
): Promise<PrintedPdf> {
  let enclosing: Promise<Enclosed> | undefined
  const meanwhile = (marks: Mark[]) => {
    enclosing ??= enclose(marks, options.attachments)
    // It is waited for once all is printed.
    enclosing.catch(() => {})
  }
  const {progress} = options
  let printed = await printPage(page, browser, {progress, meanwhile})
  let unprintable = ''
  // Letters first: where they are no box any more, their accents most often are none.
  for (const marks of [false, true]) {
    const more = boxedSigns(printed, options.absent ?? [], marks)
    if (!more) break
    unprintable += more
    printed = await printPage(page, browser, {unprintable, progress, meanwhile})
  }
  enclosing ??= enclose(printed.marks, options.attachments)
  const finished = await finishPdf(printed, page.article, browser.version, options, await enclosing)
  return {...finished, refused: printed.refused, images: printed.images, copies: printed.copies}
}
