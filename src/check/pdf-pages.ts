import type {PrintedPage} from '../model/index.js'
import {readPdf} from './pdf.js'
import {structureOf} from './pdf-structure.js'
import {pageTexts} from './pdf-text.js'

/**
 * The pages of a PDF with their texts, in reading order.
 *
 * @param first number of its first page; pages are counted from 1 where that is none.
 */
export async function printedPages(bytes: Uint8Array, first: string | undefined): Promise<PrintedPage[]> {
  const {document, library} = await readPdf(bytes)
  const texts = await pageTexts(bytes, document, library)
  const start = /^[1-9]\d{0,8}$/u.test(first ?? '') ? Number(first) : 1
  const pages = document.getPages().map(({ref}, index) => ({
    number: ref.objectNumber,
    label: String(start + index),
    passages: [] as string[]
  }))
  const byNumber = new Map(pages.map((page) => [page.number, page]))
  for (const {page, mcid} of structureOf(document, library)) {
    const text = texts.get(`${page} ${mcid}`)
    if (text) byNumber.get(page)?.passages.push(text)
  }
  return pages.map(({label, passages}) => ({label, passages}))
}
