import type {PDFDocument, PDFRef} from '@cantoo/pdf-lib'
import type {PdfLibrary} from './library.js'

/** Where something begins. */
export interface PageDestination {
  /** Id in the page's HTML. */
  id: string
  /** 1-based physical page. */
  page: number
}

/** Named destinations in reading order. The browser makes one for each id that a link leads to, and no other. */
export function pageMap(document: PDFDocument, library: PdfLibrary): PageDestination[] {
  const {PDFArray, PDFDict, PDFName, PDFNumber} = library
  const destinations = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  if (!destinations) return []
  const pageNumbers = new Map<PDFRef, number>(document.getPages().map((page, index) => [page.ref, index + 1]))
  const found: (PageDestination & {height: number})[] = []
  for (const [name, value] of destinations.entries()) {
    const place = document.context.lookup(value)
    const array = place instanceof PDFDict ? place.lookupMaybe(PDFName.of('D'), PDFArray) : place
    if (!(array instanceof PDFArray)) continue
    const page = pageNumbers.get(array.get(0) as PDFRef)
    const height = array.lookupMaybe(3, PDFNumber)?.asNumber() ?? 0
    if (page !== undefined) found.push({id: name.decodeText(), page, height})
  }
  // Heights count from the foot of the page.
  found.sort((a, b) => a.page - b.page || b.height - a.height || (a.id < b.id ? -1 : 1))
  return found.map(({id, page}) => ({id, page}))
}
