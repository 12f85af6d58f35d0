import type {Browser, OpenPage} from '../../environment/browser.js'
import type {Article} from '../../model/index.js'
import {bindWords} from './bound-words.js'
import {offerBreaks} from './break-points.js'
import {hangCode} from './code-lines.js'
import {attempts, type Ending, ending, type Fit, isBetter, keepPage, setPage} from './copyfit.js'
import {alignDecimals} from './decimals.js'
import {facePages} from './facing.js'
import {installFigures} from './figures.js'
import {openFile, type PdfFile} from './file/file.js'
import {fillPages} from './fill.js'
import {type FineCopy, fineCopies, showCopies} from './fine-images.js'
import {fitWide} from './fit.js'
import {installFootnotes} from './footnotes.js'
import {alignLines} from './grid.js'
import {measureImages, type PrintedImage} from './image-sizes.js'
import {familyNames, settlePage, visibleCharacters} from './in-page.js'
import {levelColumns} from './level.js'
import {type Mark, markElements} from './mark.js'
import {installLines} from './page-lines.js'
import {pageMap} from './page-map.js'
import {numberPages, type PageNumbers} from './page-numbers.js'
import {countPages, enterPages, leavePages} from './pages.js'
import type {PdfOptions, PrintPage} from './pdf.js'
import {type Blanked, blankOut, blankResource, clearOnes, makeRasters, smallOnes} from './raster/rasters.js'
import {imageUses, isPicture, laterImages, leftBlank} from './raster/uses.js'
import {installHeads} from './repeated-heads.js'
import {placeStandIns, standIns} from './stand-ins.js'

/** What the browser made of a page, before it is finished. */
export interface Print {
  /** Open, to be changed in place. */
  file: PdfFile
  /** Families the page brings itself, as CSS names them. */
  families: string[]
  /** What the tags of its structure stand for, by number. */
  marks: Mark[]
  /** Every sign of the visible text, each once. */
  characters: string
  refused: string[]
  /** Pictures, as large as they are printed. */
  images: PrintedImage[]
  /** Copies of pictures, printed in their place. */
  copies: FineCopy[]
  /** Pictures that are still to be put in the place of blanks. */
  blanked: Blanked[]
}

export interface PrintOptions {
  /** Signs that others stand in for. Default: none. */
  unprintable?: string
  /** Paths of pictures that only the browser can print, besides those that look like it. Default: none. */
  seen?: Set<string>
  /** Told what goes on. Default: nobody. */
  progress?: PdfOptions['progress']
  /** Called when the browser is printing, and nothing else is to be done. Default: nobody. */
  meanwhile?: (marks: Mark[]) => void
}

/** Print a page once its fonts and images are all there. */
export async function printPage(page: PrintPage, browser: Browser, options: PrintOptions): Promise<Print> {
  const {unprintable = '', seen = new Set(), progress, meanwhile} = options
  const blanked = blankOut(
    [...page.resources].filter(
      ([href, {mediaType}]) => mediaType === 'image/png' && !seen.has(href) && isPicture(href, page.html)
    )
  )
  // Copies of pictures are put there once it is known how large they are printed.
  const resources = new Map([...page.resources, ...blanked.map(blankResource)])
  const tab = await browser.open({html: page.html, resources})
  /** Stand-ins and pages that face each other otherwise change its styles, too. */
  let changed = true
  let left: string[] = []
  try {
    if (unprintable) await tab.evaluate(placeStandIns, standIns(unprintable))
    await tab.evaluate(settlePage, undefined)
    const first = firstPage(page.article)
    await Promise.all([
      tab.evaluate(facePages, first),
      tab.evaluate(bindWords, undefined),
      tab.evaluate(offerBreaks, undefined),
      tab.evaluate(alignDecimals, undefined),
      tab.evaluate(keepPage, undefined)
    ])
    progress?.('laying out pages')
    const making = makeRasters(smallOnes(blanked))
    await layOut(tab)
    const [images, uses] = await Promise.all([
      tab.evaluate(measureImages, undefined),
      tab.evaluate(imageUses, clearOnes(blanked))
    ])
    const copies = await fineCopies(images, page.resources)
    const later = laterImages(blanked, page.resources, copies, uses, seen)
    for (const {by} of later.shown) resources.set(...by)
    if (later.shown.length > 0)
      await tab.evaluate(
        showCopies,
        later.shown.map(({href, by}): [string, string] => [href, by[0]])
      )
    const [numbers, pages, , marks, families, characters] = await Promise.all([
      tab.evaluate(numberPages, {first, given: undefined}),
      tab.evaluate(countPages, undefined),
      tab.evaluate(leavePages, undefined),
      tab.evaluate(markElements, undefined),
      tab.evaluate(familyNames, undefined),
      tab.evaluate(visibleCharacters, undefined)
    ])
    progress?.(pages ? `printing ${pages} pages` : 'printing')
    const printing = printNumbered(tab, first, numbers, progress)
    // The browser shall have heard of it.
    const idle = setImmediate(() => meanwhile?.(marks))
    const file = await printing.finally(() => clearImmediate(idle))
    changed = unprintable !== '' || first % 2 === 0
    await Promise.all([making, later.made])
    left = leftBlank(file, later)
    if (left.length === 0)
      return {file, families, marks, characters, refused: tab.refused, images, copies, blanked: later.blanked}
  } catch (cause) {
    throw new Error(`Cannot print \`${page.article.slug}\``, {cause})
  } finally {
    if (changed) await tab.close()
    else tab.leave()
  }
  return printPage(page, browser, {...options, seen: new Set([...seen, ...left])})
}

/** Place everything in foreseen pages, so that the last of them holds more than a few lines. */
async function layOut(tab: OpenPage): Promise<void> {
  const first = await place(tab)
  if (!first) return
  const tries = attempts(first)
  for (const fit of tries) {
    const now = await placeAgain(tab, fit)
    if (now && isBetter(now, first)) return
  }
  if (tries.length > 0) await placeAgain(tab, undefined)
}

async function placeAgain(tab: OpenPage, fit: Fit | undefined): Promise<Ending | undefined> {
  await tab.evaluate(setPage, fit)
  await tab.evaluate(settlePage, undefined)
  return place(tab)
}

/** Each step after the one before, in one journey. */
async function place(tab: OpenPage): Promise<Ending | undefined> {
  const steps = [
    fitWide,
    hangCode,
    enterPages,
    installHeads,
    installFigures,
    alignLines,
    alignLines,
    installLines,
    installFootnotes,
    fillPages,
    levelColumns
  ]
  const placing = steps.map((step) => tab.evaluate(step, undefined))
  const [end] = await Promise.all([tab.evaluate(ending, undefined), ...placing])
  return end
}

/** Print until the page numbers in it are the pages it has: nearly always at once. */
async function printNumbered(
  tab: OpenPage,
  first: number,
  numbers: PageNumbers,
  progress: PdfOptions['progress']
): Promise<PdfFile> {
  let {pages} = numbers
  for (let tries = 0; ; tries++) {
    const bytes = await tab.pdf()
    progress?.('reading the print')
    const file = openFile(bytes)
    if (numbers.printed.length === 0) return file
    const given = Object.fromEntries(pageMap(file).map(({id, page}) => [id, page]))
    const moved = numbers.printed.some(
      (id) => given[id] !== undefined && given[id] !== (pages[id] ?? given[id])
    )
    if (!moved || tries === 3) return file
    progress?.('printing again')
    pages = (await tab.evaluate(numberPages, {first, given})).pages
  }
}

/** The number of its first page; 1 where it has none. */
function firstPage({firstPage}: Article): number {
  return /^\d{1,9}$/u.test(firstPage ?? '') ? Number(firstPage) : 1
}
