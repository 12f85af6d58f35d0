import type {PDFDict, PDFDocument, PDFObject} from '@cantoo/pdf-lib'
import type {LinkDescription} from './in-page.js'
import type {PdfLibrary} from './library.js'

/**
 * Give every link annotation its description (PDF/UA-1 §7.18.5).
 *
 * A link broken over lines has several annotations under one structure
 * element. Elements stand in document order, as the page's links do: the
 * n-th element that leads somewhere is the n-th link there.
 */
export function describeAnnotations(
  document: PDFDocument,
  links: LinkDescription[],
  library: PdfLibrary
): void {
  const texts = new Map<string, string[]>()
  for (const {target, text} of links) texts.set(target, [...(texts.get(target) ?? []), text])
  for (const annotations of linkElements(document, library)) {
    const target = targetOf(annotations[0]!, library)
    const text = texts.get(target)?.shift()
    for (const annotation of annotations) describe(annotation, text || target, library)
  }
  // Whatever the structure tree does not know.
  for (const page of document.getPages()) {
    const found = page.node.Annots()
    for (let index = 0; index < (found?.size() ?? 0); index += 1) {
      const annotation = found?.lookupMaybe(index, library.PDFDict)
      if (annotation) describe(annotation, targetOf(annotation, library), library)
    }
  }
}

function describe(annotation: PDFDict, text: string, {PDFHexString, PDFName}: PdfLibrary): void {
  const isLink = annotation.get(PDFName.of('Subtype')) === PDFName.of('Link')
  if (isLink && text && !annotation.has(PDFName.of('Contents'))) {
    annotation.set(PDFName.of('Contents'), PDFHexString.fromText(text))
  }
}

/** `#id` for a destination within the document, else the URI. */
function targetOf(annotation: PDFDict, {PDFDict, PDFHexString, PDFName, PDFString}: PdfLibrary): string {
  const destination = annotation.lookup(PDFName.of('Dest'))
  if (destination instanceof PDFName) return `#${destination.decodeText()}`
  const uri = annotation.lookupMaybe(PDFName.of('A'), PDFDict)?.lookup(PDFName.of('URI'))
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : ''
}

/** Annotations of each structure element that has some, in document order. */
function linkElements(document: PDFDocument, library: PdfLibrary): PDFDict[][] {
  const {PDFArray, PDFDict, PDFName} = library
  const found: PDFDict[][] = []
  const kidsOf = (element: PDFDict): PDFDict[] => {
    const kids = element.lookup(PDFName.of('K'))
    const all: PDFObject[] = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : []
    return all.map((kid) => document.context.lookup(kid)).filter((kid) => kid instanceof PDFDict)
  }
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const waiting = root ? [root] : []
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const kids = kidsOf(element)
    const annotations = kids
      .filter((kid) => kid.get(PDFName.of('Type')) === PDFName.of('OBJR'))
      .flatMap((kid) => kid.lookupMaybe(PDFName.of('Obj'), PDFDict) ?? [])
    if (annotations.length > 0) found.push(annotations)
    waiting.push(...kids.filter((kid) => kid.has(PDFName.of('S'))).reverse())
  }
  return found
}
