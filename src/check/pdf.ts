import type {PDFDocument} from '@cantoo/pdf-lib'
import {loadPackage} from '../environment/installation.js'
import {isRepeatedHead} from './furniture.js'
import {type PdfLibrary, structureOf} from './pdf-structure.js'
import {pageTexts} from './pdf-text.js'
import {joint, type Passage, type Words, wordsOf} from './words.js'

/** A PDF, open. */
export interface ReadPdf {
  document: PDFDocument
  library: PdfLibrary
  bytes: Uint8Array
}

/** Throws what stands in the way: no PDF, or one that is encrypted. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const library = loadPackage<PdfLibrary>('@cantoo/pdf-lib')
  return {document: await library.PDFDocument.load(bytes, {updateMetadata: false}), library, bytes}
}

/**
 * Words of its article, in the order of the structure tree: the order in which
 * it is read aloud and copied, whatever was painted first.
 */
export async function pdfWords({document, library, bytes}: ReadPdf): Promise<Words> {
  const texts = await pageTexts(bytes, document, library)
  const numbers = new Map(document.getPages().map(({ref}, index) => [ref.objectNumber, index + 1]))
  /** Texts of head cells, by the element they belong to. */
  const heads = new Map<unknown, string>()
  const passages = structureOf(document, library).flatMap(({page, mcid, owner, inHead}): Passage[] => {
    const text = texts.get(`${page} ${mcid}`) ?? ''
    const first = inHead ? heads.get(owner) : undefined
    if (first !== undefined && isRepeatedHead(first, text)) return []
    if (inHead && first === undefined) heads.set(owner, text)
    // Whether a space is printed between two elements, their places on the page tell, and not surely.
    return [{text: joint + text, place: `page ${numbers.get(page) ?? '?'}`, open: true}]
  })
  return wordsOf(passages)
}
