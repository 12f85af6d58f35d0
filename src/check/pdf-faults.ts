import type {PDFDict, PDFDocument} from '@cantoo/pdf-lib'
import type {ReadPdf} from './pdf.js'
import {type PdfLibrary, typedElements} from './pdf-structure.js'

/** What is wrong with a PDF, as far as it shows without veraPDF; a sentence each. */
export function pdfFaults({document, library}: ReadPdf): string[] {
  return [
    ...documentFaults(document, library),
    ...structureFaults(document, library),
    ...pageFaults(document, library)
  ]
}

/** PDF/UA-1 §5, §7.1, §7.2; PDF/A-3 §6.2.3, §6.2.11. */
function documentFaults(
  document: PDFDocument,
  {PDFDict, PDFName, PDFBool, PDFRawStream}: PdfLibrary
): string[] {
  const {catalog, context} = document
  const marked = catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)?.lookup(PDFName.of('Marked'))
  const showsTitle = catalog
    .lookupMaybe(PDFName.of('ViewerPreferences'), PDFDict)
    ?.lookup(PDFName.of('DisplayDocTitle'))
  const type3 = context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) => object instanceof PDFDict && object.get(PDFName.of('Subtype')) === PDFName.of('Type3')
    )
  const metadata = catalog.lookup(PDFName.of('Metadata'))
  const packet = metadata instanceof PDFRawStream ? new TextDecoder().decode(metadata.contents) : ''
  const faults: [boolean, string][] = [
    [marked !== PDFBool.True || !catalog.has(PDFName.of('StructTreeRoot')), 'it is not tagged'],
    [!document.getTitle(), 'it has no title'],
    [showsTitle !== PDFBool.True, 'it shows its file name in place of its title'],
    [!catalog.has(PDFName.of('Lang')), 'it does not say its language'],
    [!catalog.has(PDFName.of('OutputIntents')), 'it does not say what its colours mean'],
    [!/pdfuaid:part/u.test(packet), 'it does not say that it keeps to PDF/UA'],
    [!/pdfaid:part/u.test(packet), 'it does not say that it keeps to PDF/A'],
    [type3.length > 0, `${type3.length} of its fonts are drawings (Type 3)`]
  ]
  return faults.filter(([wrong]) => wrong).map(([, fault]) => fault)
}

/** PDF/UA-1 §7.3 to §7.9. */
function structureFaults(document: PDFDocument, library: PdfLibrary): string[] {
  const {PDFDict, PDFName, PDFHexString, PDFString} = library
  const faults: string[] = []
  const text = (element: PDFDict, key: string) => {
    const value = element.lookup(PDFName.of(key))
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
  }
  let last = 0
  const notes = new Set<string>()
  for (const {type, element, annotations} of typedElements(document, library)) {
    const level = Number(/^H([1-6])$/u.exec(type)?.[1] ?? 0)
    if (level > last + 1) faults.push(`a heading of level ${level} follows one of level ${last}`)
    if (level > 0) last = level
    if (/^(?:Figure|Formula)$/u.test(type) && !text(element, 'Alt') && !text(element, 'ActualText'))
      faults.push(`a ${type.toLowerCase()} has no words to stand for it`)
    if (type === 'Note') {
      const id = text(element, 'ID')
      if (!id || notes.has(id)) faults.push('a note has no id of its own')
      notes.add(id)
    }
    if (type === 'TH' && !element.has(PDFName.of('A'))) faults.push('a head cell does not say what it heads')
    for (const annotation of annotations) {
      const isLink = annotation.get(PDFName.of('Subtype')) === PDFName.of('Link')
      if (isLink && !text(annotation, 'Contents')) faults.push('a link does not say where it leads')
    }
  }
  const untagged = document.getPages().flatMap((page) => {
    const all = page.node.Annots()?.asArray() ?? []
    const dicts = all.map((annotation) => document.context.lookup(annotation))
    return dicts.filter((found) => found instanceof PDFDict && !found.has(PDFName.of('StructParent')))
  })
  if (untagged.length > 0) faults.push(`${untagged.length} of its links are not in its structure`)
  return faults
}

const string = String.raw`\((?:[^\\()]|\\[\s\S])*\)`

/** Where marked content begins and ends, and what shows text or an image; strings may hold anything. */
const operators = new RegExp(
  String.raw`${string}|\/Artifact\b|\/MCID\b|\b(?:BDC|BMC|EMC|Tj|TJ|Do)(?=\s|$)`,
  'g'
)

/** PDF/UA-1 §7.1: what is painted is content or an artifact. */
function pageFaults(document: PDFDocument, library: PdfLibrary): string[] {
  const faults: string[] = []
  for (const [index, page] of document.getPages().entries()) {
    const streams = page.node.Contents()
    const all = streams instanceof library.PDFArray ? streams.asArray() : streams ? [streams] : []
    const code = all
      .map((stream) => document.context.lookup(stream))
      .filter((stream) => stream instanceof library.PDFRawStream)
      .map((stream) => new TextDecoder('latin1').decode(library.decodePDFRawStream(stream).decode()))
      .join('\n')
    if (paintsLoose(code))
      faults.push(`page ${index + 1} shows something that is neither tagged nor an artifact`)
  }
  return faults
}

function paintsLoose(code: string): boolean {
  /** Sequences around, each: whether it says what it is. */
  const around: boolean[] = []
  let said = false
  for (const [found] of code.matchAll(operators)) {
    if (found.startsWith('/')) said = true
    else if (found === 'BDC' || found === 'BMC') {
      around.push(said)
      said = false
    } else if (found === 'EMC') around.pop()
    else if (!found.startsWith('(') && !around.includes(true)) return true
  }
  return false
}
