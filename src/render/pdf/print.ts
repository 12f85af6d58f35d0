import type {Browser} from '../../environment/browser.js'
import {installFigures} from './figures.js'
import {fillPages} from './fill.js'
import {fitWide} from './fit.js'
import {installFootnotes} from './footnotes.js'
import {alignLines} from './grid.js'
import {familyNames, settlePage, visibleCharacters} from './in-page.js'
import {type Mark, markElements} from './mark.js'
import {countPages, enterPages, leavePages} from './pages.js'
import type {PdfOptions, PrintPage} from './pdf.js'
import {placeStandIns, standIns} from './stand-ins.js'

/** What the browser made of a page, before it is finished. */
export interface Print {
  bytes: Uint8Array
  /** Families the page brings itself, as CSS names them. */
  families: string[]
  /** What the tags of its structure stand for, by number. */
  marks: Mark[]
  /** Every sign of the visible text, each once. */
  characters: string
  refused: string[]
}

/**
 * Print a page once its fonts and images are all there.
 *
 * @param unprintable signs that others stand in for.
 */
export async function printPage(
  page: PrintPage,
  browser: Browser,
  unprintable = '',
  progress?: PdfOptions['progress']
): Promise<Print> {
  const tab = await browser.open({html: page.html, resources: page.resources})
  try {
    if (unprintable) await tab.evaluate(placeStandIns, standIns(unprintable))
    await tab.evaluate(settlePage, undefined)
    // Each after the one before, in one journey.
    const placing = [
      fitWide,
      enterPages,
      installFigures,
      alignLines,
      alignLines,
      installFootnotes,
      fillPages,
      countPages,
      leavePages
    ]
    progress?.('laying out pages')
    const placed = placing.map((step) => tab.evaluate(step, undefined))
    const [marks, families, characters] = await Promise.all([
      tab.evaluate(markElements, undefined),
      tab.evaluate(familyNames, undefined),
      tab.evaluate(visibleCharacters, undefined),
      ...placed
    ])
    const pages = await placed[placing.indexOf(countPages)]
    progress?.(pages ? `printing ${pages} pages` : 'printing')
    return {bytes: await tab.pdf(), families, marks, characters, refused: tab.refused}
  } catch (cause) {
    throw new Error(`Cannot print \`${page.article.slug}\``, {cause})
  } finally {
    await tab.close()
  }
}
