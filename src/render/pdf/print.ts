import type {Browser, OpenPage} from '../../environment/browser.js'
import type {Article} from '../../model/index.js'
import {bindWords} from './bound-words.js'
import {offerBreaks} from './break-points.js'
import {hangCode} from './code-lines.js'
import {attempts, ending, isBetter, keepPage, setPage} from './copyfit.js'
import {alignDecimals} from './decimals.js'
import {drawingsOf, printDrawings, putDrawings} from './drawings.js'
import {facePages} from './facing.js'
import {installFigures} from './figures.js'
import {openFile, type PdfFile} from './file/file.js'
import {fillPages} from './fill.js'
import {type FineCopy, fineCopies, showCopies} from './fine-images.js'
import {fitWide} from './fit.js'
import {fitTables} from './fit-tables.js'
import {installFeet} from './foot.js'
import {installFootnotes} from './footnotes.js'
import {alignLines} from './grid.js'
import {measureImages, type PrintedImage} from './image-sizes.js'
import {familyNames, hidePage, settlePage, showPage, visibleCharacters} from './in-page.js'
import {inTurn} from './in-turn.js'
import {levelColumns} from './level.js'
import {endLooseLines} from './loose-lines.js'
import {type Mark, markElements} from './mark.js'
import {installLines} from './page-lines.js'
import {pageMap} from './page-map.js'
import {numberPages, type PageNumbers} from './page-numbers.js'
import {countPages, enterPages, leavePages} from './pages.js'
import type {PdfOptions, PrintPage} from './pdf.js'
import {type Blanked, blankOut, blankResource, clearOnes, makeRasters, smallOnes} from './raster/rasters.js'
import {type ImageUse, imageUses, isPicture, laterImages, leftBlank} from './raster/uses.js'
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
  const drawings = drawingsOf(page.resources, page.html, seen)
  const resources = new Map([
    ...page.resources,
    ...blanked.map(blankResource),
    ...drawings.map(({href, blank}) => [href, blank] as const)
  ])
  const tab = await browser.open({html: page.html, resources})
  /** Stand-ins and pages that face each other otherwise change its styles, too. */
  let changed = true
  let left: string[] = []
  try {
    if (unprintable) await tab.evaluate(placeStandIns, standIns(unprintable))
    const first = firstPage(page.article)
    progress?.('laying out pages')
    const making = makeRasters(smallOnes(blanked))
    const drawing = printDrawings(drawings, browser)
    const {measureImages: images, imageUses: uses} = await layOut(tab, first, clearOnes(blanked))
    const copies = await fineCopies(images, page.resources)
    const later = laterImages(blanked, page.resources, copies, uses, seen)
    for (const {by} of later.shown) resources.set(...by)
    if (later.shown.length > 0)
      await tab.evaluate(
        showCopies,
        later.shown.map(({href, by}): [string, string] => [href, by[0]])
      )
    const {
      visibleCharacters: characters,
      familyNames: families,
      numberPages: numbers,
      countPages: pages,
      markElements: marks
    } = await tab.evaluate(takeStock, {numberPages: {first, given: undefined}})
    progress?.(pages ? `printing ${pages} pages` : 'printing')
    const printing = printNumbered(tab, first, numbers, progress)
    // The browser shall have heard of it.
    const idle = setImmediate(() => meanwhile?.(marks))
    const file = await printing.finally(() => clearImmediate(idle))
    changed = unprintable !== '' || first % 2 === 0
    await Promise.all([making, later.made])
    left = [...leftBlank(file, later), ...putDrawings(file, drawings, await drawing, uses)]
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

const settle = {facePages, bindWords, offerBreaks, settlePage, alignDecimals, keepPage}

const place = {
  fitWide,
  fitTables,
  hangCode,
  enterPages,
  endLooseLines,
  installHeads,
  installFigures,
  alignLines,
  alignAgain: alignLines,
  installLines,
  installFeet,
  installFootnotes,
  fillPages,
  levelColumns,
  ending,
  measureImages,
  imageUses
}

const settleAndPlace = inTurn({...settle, ...place})
const placeAgain = inTurn({setPage, settlePage, ...place})

/** What is told of the foreseen pages is told before they are left; of a hidden page, styles are found out element by element. */
const takeStock = inTurn({
  visibleCharacters,
  familyNames,
  numberPages,
  countPages,
  leavePages,
  markElements,
  hidePage
})

const numberAnew = inTurn({numberPages, hidePage})

/** Pictures as they are printed. */
type Pictures = {measureImages: PrintedImage[]; imageUses: ImageUse[]}

/**
 * Place everything in foreseen pages, so that the last of them holds more than a few lines.
 *
 * @param clear paths of pictures that one may see through.
 */
async function layOut(tab: OpenPage, firstPage: number, clear: string[]): Promise<Pictures> {
  const first = await tab.evaluate(settleAndPlace, {facePages: firstPage, imageUses: clear})
  const tries = first.ending ? attempts(first.ending) : []
  for (const fit of tries) {
    const now = await tab.evaluate(placeAgain, {setPage: fit, imageUses: clear})
    if (first.ending && now.ending && isBetter(now.ending, first.ending)) return now
  }
  return tries.length > 0 ? tab.evaluate(placeAgain, {imageUses: clear}) : first
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
    // At once before it is printed: in a pause, the browser would draw it on a screen that nobody sees.
    const [, bytes] = await Promise.all([tab.evaluate(showPage, undefined), tab.pdf()])
    progress?.('reading the print')
    const file = openFile(bytes)
    if (numbers.printed.length === 0) return file
    const given = Object.fromEntries(pageMap(file).map(({id, page}) => [id, page]))
    const moved = numbers.printed.some(
      (id) => given[id] !== undefined && given[id] !== (pages[id] ?? given[id])
    )
    if (!moved || tries === 3) return file
    progress?.('printing again')
    pages = (await tab.evaluate(numberAnew, {numberPages: {first, given}})).numberPages.pages
  }
}

/** The number of its first page; 1 where it has none. */
function firstPage({firstPage}: Article): number {
  return /^\d{1,9}$/u.test(firstPage ?? '') ? Number(firstPage) : 1
}
