/**
 * The finisher: a second pass over the browser's PDF.
 *
 * Each step takes the open file and changes one thing in it. The structure
 * tree is taken out, becomes the article's, and is put back.
 */
import type {Article, PrintedPage} from '../../model/index.js'
import {type Attachment, type Enclosure, packAttachments, writeAttachments} from './attachments.js'
import {clearForms} from './boxes.js'
import {packedProfile, writeOutputIntent} from './color.js'
import {markContents, type Tagged} from './content.js'
import {add, catalog, dictAt, type PdfFile, pages, remove} from './file/file.js'
import {type Dict, dict, PdfString} from './file/values.js'
import {plain, writeFile} from './file/write.js'
import {type Fallback, fallbackFonts, missingCharacters, type3Fonts} from './fonts.js'
import {attachFormulas, type Formulas, packFormulas} from './formulas.js'
import {type Information, informationOf, pdfDate} from './information.js'
import {labelItems, taggedContent} from './item-labels.js'
import {describeLinks} from './links.js'
import type {Mark} from './mark.js'
import {linkNotes} from './note-links.js'
import {type PageDestination, pageMap} from './page-map.js'
import type {PdfOptions} from './pdf.js'
import type {Print} from './print.js'
import {pagesOf} from './printed-pages.js'
import {putRasters} from './raster/rasters.js'
import {retag} from './retag.js'
import {dropOldTrees, putStructure, type StructureElement, takeStructure} from './structure.js'
import {mendMaps} from './unicode-maps.js'
import {xmpPacket} from './xmp.js'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
  pageMap: PageDestination[]
  type3: string[]
  fallbacks: Fallback[]
  missing: string
  /** Signs in pictures that no font holds: left out. */
  lost: number
  /** What is printed on each page; nothing where nobody asks. */
  printed: PrintedPage[]
}

/** What a file will hold besides its print. */
export interface Enclosed {
  attachments: Enclosure[]
  formulas: Formulas
}

/** Make ready what asks for nothing that is printed. */
export async function enclose(marks: Mark[], attachments: () => Attachment[] = () => []): Promise<Enclosed> {
  const packing = packAttachments(attachments())
  packedProfile()
  const formulas = packFormulas(marks)
  return {attachments: await packing, formulas}
}

/**
 * Finish a print: the same print and article give the same bytes.
 *
 * @param browser its name and version.
 */
export async function finishPdf(
  print: Print,
  article: Article,
  browser: string,
  {sourceDate, progress, paginates}: Pick<PdfOptions, 'sourceDate' | 'progress' | 'paginates'>,
  {attachments, formulas}: Enclosed
): Promise<FinishedPdf> {
  progress?.('finishing')
  const {file} = print
  mendMaps(file)
  const found = {
    pages: pages(file).length,
    pageMap: pageMap(file),
    type3: type3Fonts(file),
    fallbacks: fallbackFonts(file, print.families),
    missing: missingCharacters(file, print.characters)
  }
  const information = informationOf(article, `${producerOf(file)} (${browser})`, sourceDate)
  const date = information.date && pdfDate(information.date)
  const told = (done: number, of: number) => {
    if (done % 20 === 0) progress?.(`finishing page ${done + 1} of ${of}`)
  }
  const structured = await writeStructure(file, print, formulas, date, told)
  const {document, hasFormulas, boxes, compressed} = structured
  writeInfo(file, information)
  writeXmp(file, xmpPacket(article, information, attachments.length > 0 || hasFormulas ? 3 : 2, found.pages))
  writeCatalog(file, article)
  putRasters(file, print.blanked, writeOutputIntent(file))
  writeAttachments(file, attachments, date)
  const lost = boxes + clearForms(file)
  await compressed
  const printed = paginates ? pagesOf(file, document, article.firstPage) : []
  return {bytes: writeFile(file), ...found, lost, printed}
}

/**
 * Signs that were printed as boxes: those that the page's fonts lack and the
 * browser found nowhere else, and the marks of their scripts.
 *
 * @param marks whether to count marks of all scripts too, which a font may have drawn with their letters.
 */
export function boxedSigns({file, characters}: Print, absent: string[], marks: boolean): string {
  const wanted = marks ? /\p{M}/u : /(?!\p{Script=Inherited})\p{M}/u
  const own = [...characters].filter((sign) => wanted.test(sign))
  const signs = [...new Set([...absent, ...own])].join('')
  return signs && missingCharacters(file, signs)
}

/** Tells what was written, whether formulas brought files with them, and when the pages are compressed. */
async function writeStructure(
  file: PdfFile,
  {marks, characters}: Print,
  formulas: Formulas,
  date: string | undefined,
  told: (done: number, of: number) => void
): Promise<{
  document: StructureElement
  hasFormulas: boolean
  boxes: number
  compressed: Promise<unknown>
}> {
  const taken = takeStructure(file, marks)
  dropOldTrees(file)
  const document = retag(taken)
  describeLinks(file, document)
  const tagged: Tagged = taggedContent(document)
  const {marks: itemMarks, boxes, compressed} = await markContents(file, tagged, new Set(characters), told)
  labelItems(document, itemMarks)
  linkNotes(file, document, itemMarks)
  const hasFormulas = attachFormulas(file, document, formulas, date)
  putStructure(file, document)
  return {document, hasFormulas, boxes, compressed}
}

/** The program that wrote the file: `Skia/PDF m143`. */
function producerOf(file: PdfFile): string {
  const producer = dictAt(file, file.trailer.get('Info'))?.get('Producer')
  return producer instanceof PdfString ? producer.text : 'Skia/PDF'
}

/** The Info dictionary, replaced whole (ISO 32000-2 §14.3.3). */
function writeInfo(file: PdfFile, information: Information): void {
  remove(file, file.trailer.get('Info'))
  const text = (value: string) => (value ? PdfString.text(value) : undefined)
  const date = information.date && PdfString.literal(pdfDate(information.date))
  const info: Dict = dict({
    Title: text(information.title),
    Author: text(information.authors.join('; ')),
    Subject: text(information.subject),
    Keywords: text(information.keywords.join('; ')),
    Creator: text(information.creator),
    Producer: text(information.producer),
    CreationDate: date || undefined,
    ModDate: date || undefined
  })
  file.trailer.set('Info', add(file, info))
}

/** The metadata stream, never compressed: programs look for it in plain bytes (ISO 32000-2 §14.3.2). */
function writeXmp(file: PdfFile, packet: string): void {
  const stream = plain(new TextEncoder().encode(packet), dict({Type: '/Metadata', Subtype: '/XML'}))
  catalog(file).set('Metadata', add(file, stream))
}

/**
 * Language, the title instead of the file's name in the window (PDF/UA-1 §7.1,
 * §7.2), and labels that count from the article's first page where that is a
 * number (ISO 32000-2 §12.4.2).
 */
function writeCatalog(file: PdfFile, {language, firstPage}: Article): void {
  const root = catalog(file)
  root.set('Lang', PdfString.literal(language))
  root.set('ViewerPreferences', dict({DisplayDocTitle: true}))
  if (!/^[1-9]\d{0,8}$/u.test(firstPage ?? '')) return
  root.set('PageLabels', dict({Nums: [0, dict({S: '/D', St: Number(firstPage)})]}))
}
