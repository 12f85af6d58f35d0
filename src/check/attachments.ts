import {createHash} from 'node:crypto'
import type {PDFDict, PDFObject} from '@cantoo/pdf-lib'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {type ReadPdf, readPdf} from './pdf.js'
import type {PdfLibrary} from './pdf-structure.js'

/** A file inside a PDF. */
export interface Attached {
  name: string
  bytes: Uint8Array
  /** `AFRelationship`; `undefined`: it says none. */
  relationship?: string
  /** Whether its bytes have the digest that stands beside them (`Params` `CheckSum`); `undefined`: none does. */
  sound?: boolean
}

/** Files associated with the document as a whole (ISO 19005-3 §6.8), in their order. */
export function attachmentsOf({document, library}: ReadPdf): Attached[] {
  const {PDFArray, PDFDict, PDFName} = library
  const listed = document.catalog.lookup(PDFName.of('AF'))
  const all = listed instanceof PDFArray ? listed.asArray() : []
  return all.flatMap((item) => {
    const specification = document.context.lookup(item)
    return specification instanceof PDFDict ? (attached(specification, library) ?? []) : []
  })
}

function attached(specification: PDFDict, library: PdfLibrary): Attached | undefined {
  const {PDFDict, PDFName, PDFRawStream, decodePDFRawStream} = library
  const embedded = specification.lookupMaybe(PDFName.of('EF'), PDFDict)?.lookup(PDFName.of('F'))
  const name = textOf(
    specification.lookup(PDFName.of('UF')) ?? specification.lookup(PDFName.of('F')),
    library
  )
  if (!(embedded instanceof PDFRawStream) || !name) return undefined
  const relationship = specification.lookup(PDFName.of('AFRelationship'))
  const bytes = decoded(() => decodePDFRawStream(embedded).decode())
  const stated = embedded.dict.lookupMaybe(PDFName.of('Params'), PDFDict)?.lookup(PDFName.of('CheckSum'))
  const digest = bytesOf(stated, library)?.toString('hex')
  return {
    name,
    bytes,
    relationship: relationship instanceof PDFName ? relationship.decodeText() : undefined,
    sound: digest === undefined ? undefined : digest === createHash('md5').update(bytes).digest('hex')
  }
}

/** What is left of a damaged stream is nothing, and has another digest. */
function decoded(decode: () => Uint8Array): Uint8Array {
  try {
    return decode()
  } catch {
    return new Uint8Array()
  }
}

function bytesOf(value: PDFObject | undefined, {PDFHexString, PDFString}: PdfLibrary): Buffer | undefined {
  return value instanceof PDFHexString || value instanceof PDFString
    ? Buffer.from(value.asBytes())
    : undefined
}

function textOf(value: PDFObject | undefined, {PDFHexString, PDFString}: PdfLibrary): string {
  return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : ''
}

/** What an attached file should be. */
export interface Expected {
  /** SHA-256, in hex. */
  digest: string
  /** What has this digest, for people: `the build's record`, `paper.md`. */
  of: string
}

/**
 * Hold the files inside a PDF against what they should be, by digest.
 *
 * Reports on `file`, which stands for the galley: `attachment-differs`,
 * `attachment-missing`, `attachment-unexpected`, `attachment-loose`.
 *
 * @param expected by name; every file should be named here.
 */
export async function checkAttachments(
  bytes: Uint8Array,
  expected: Map<string, Expected[]>,
  file: VFile
): Promise<void> {
  const galley = file.basename ?? 'pdf'
  const found = attachmentsOf(await readPdf(bytes))
  for (const name of expected.keys())
    if (!found.some((one) => one.name === name)) report(file, 'attachment-missing', undefined, name, galley)
  for (const {name, bytes: own, sound, relationship} of found) {
    const wanted = expected.get(name)
    if (!wanted) report(file, 'attachment-unexpected', undefined, name, galley)
    if (!relationship) report(file, 'attachment-loose', undefined, name, galley)
    const digest = createHash('sha256').update(own).digest('hex')
    const unlike = wanted?.find((one) => one.digest !== digest)
    if (sound === false)
      report(file, 'attachment-differs', undefined, name, galley, 'the one that stands beside it')
    else if (unlike) report(file, 'attachment-differs', undefined, name, galley, `that of ${unlike.of}`)
  }
}
