/**
 * The finisher: a second pass over the browser's PDF.
 *
 * Each step takes the open document and changes one thing in it. Steps that
 * only look run on the same document, so it is parsed once.
 */
import {createHash} from 'node:crypto'
import type {PDFDocument, PDFRef} from '@cantoo/pdf-lib'
import type {Article} from '../../model/index.js'
import {type Fallback, fallbackFonts, missingCharacters, type3Fonts} from './fonts.js'
import {type Information, informationOf, pdfDate} from './information.js'
import type {PdfLibrary} from './library.js'
import {describeAnnotations} from './links.js'
import {withStableIds} from './node-ids.js'
import {type PageDestination, pageMap} from './page-map.js'
import type {PdfOptions} from './pdf.js'
import type {Print} from './print.js'
import {xmpPacket} from './xmp.js'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
  pageMap: PageDestination[]
  type3: string[]
  fallbacks: Fallback[]
  missing: string
}

/** Finish a print: the same print and article give the same bytes. */
export async function finishPdf(
  print: Print,
  article: Article,
  options: PdfOptions,
  library: PdfLibrary
): Promise<FinishedPdf> {
  const printed = withStableIds(print.bytes)
  const document = await library.PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: library.ParseSpeeds.Fastest
  })
  const information = informationOf(article, document.getProducer() ?? 'Skia/PDF', options.sourceDate)
  const packet = xmpPacket(article, information)
  writeInfo(document, information, library)
  writeXmp(document, packet, library)
  writeCatalog(document, article, library)
  writePageLabels(document, article, library)
  describeAnnotations(document, print.links, library)
  writeId(document, contentDigest(printed, packet), library)
  const found = {
    pages: document.getPageCount(),
    pageMap: pageMap(document, library),
    type3: type3Fonts(document, library),
    fallbacks: fallbackFonts(document, print.families, library),
    missing: missingCharacters(document, print.characters, library)
  }
  // Object streams, which halve the file, came with PDF 1.5; PDF/A-2 and PDF/UA-1 want 1.7.
  document.context.header = library.PDFHeader.forVersion(1, 7)
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: 100_000
  })
  return {bytes, ...found}
}

/** The Info dictionary, replaced whole (ISO 32000-2 §14.3.3). */
function writeInfo(
  document: PDFDocument,
  information: Information,
  {PDFHexString, PDFString}: PdfLibrary
): void {
  const {context} = document
  const old = context.trailerInfo.Info
  if (old) context.delete(old as PDFRef)
  const text = (value: string) => (value ? PDFHexString.fromText(value) : undefined)
  const date = information.date && PDFString.of(pdfDate(information.date))
  const info = context.obj({})
  const entries = {
    Title: text(information.title),
    Author: text(information.authors.join('; ')),
    Subject: text(information.subject),
    Keywords: text(information.keywords.join('; ')),
    Creator: text(information.creator),
    Producer: text(information.producer),
    CreationDate: date,
    ModDate: date
  }
  for (const [name, value] of Object.entries(entries)) if (value) info.set(context.obj(name), value)
  context.trailerInfo.Info = context.register(info)
}

/** The metadata stream, never compressed: programs look for it in plain bytes (ISO 32000-2 §14.3.2). */
function writeXmp(document: PDFDocument, packet: string, {PDFName}: PdfLibrary): void {
  const stream = document.context.stream(new TextEncoder().encode(packet), {Type: 'Metadata', Subtype: 'XML'})
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}

/** Language, and the title instead of the file's name in the window (PDF/UA-1 §7.1, §7.2). */
function writeCatalog(document: PDFDocument, article: Article, {PDFName, PDFString}: PdfLibrary): void {
  document.catalog.set(PDFName.of('Lang'), PDFString.of(article.language))
  document.catalog.set(PDFName.of('ViewerPreferences'), document.context.obj({DisplayDocTitle: true}))
}

/** Page labels count from the article's first page where that is a number (ISO 32000-2 §12.4.2). */
function writePageLabels(document: PDFDocument, article: Article, {PDFName}: PdfLibrary): void {
  if (!/^[1-9]\d{0,8}$/u.test(article.firstPage ?? '')) return
  const label = {S: 'D', St: Number(article.firstPage)}
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({Nums: [0, label]}))
}

/** Both halves of the file's identifier are the digest: it changes with the content only (ISO 32000-2 §14.4). */
function writeId(document: PDFDocument, digest: string, {PDFHexString}: PdfLibrary): void {
  const id = PDFHexString.of(digest.slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
}

/** SHA-256 in hex of a print and its metadata; the browser's clock, in two dates, does not count. */
function contentDigest(print: Uint8Array, packet: string): string {
  const bytes = Buffer.from(print)
  for (const name of ['/CreationDate (', '/ModDate (']) {
    const start = bytes.indexOf(name)
    const end = start < 0 ? -1 : bytes.indexOf(')', start)
    if (end >= 0) bytes.fill(0, start + name.length, end)
  }
  return createHash('sha256').update(bytes).update(packet).digest('hex')
}
