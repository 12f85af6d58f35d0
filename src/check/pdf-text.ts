import type {PDFDocument, PDFPage} from '@cantoo/pdf-lib'
import {type Direction, directionOfText, hasRightToLeft} from '../model/index.js'
import type {PdfLibrary} from './pdf-structure.js'
import {joint} from './words.js'

/**
 * Text of every marked-content sequence: `<page's object number> <mcid>` → text.
 *
 * A line's end is a joint. Text outside such sequences is left out.
 */
export async function pageTexts(
  bytes: Uint8Array,
  file: PDFDocument,
  library: PdfLibrary
): Promise<Map<string, string>> {
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0
  })
  const document = await task.promise
  const texts = new Map<string, string>()
  try {
    const pages = file.getPages()
    for (const [index, page] of pages.entries()) {
      const {items} = await (await document.getPage(index + 1)).getTextContent({
        includeMarkedContent: true,
        disableNormalization: true
      })
      collect(items, actualTexts(page, library), texts)
    }
  } finally {
    await document.destroy()
  }
  return texts
}

type TextItem = {str: string; hasEOL: boolean} | {type: string; id?: string; tag?: string}

function collect(items: TextItem[], actual: string[], texts: Map<string, string>): void {
  const spans = items.filter((item) => 'type' in item && isSpan(item)).length
  const replaced = spans === actual.length
  /** Sequences around the current place; `text` where it is known better than from its glyphs. */
  const around: {key?: string; silent: boolean}[] = []
  let span = 0
  /** Lines of each sequence, as they are painted: from left to right. */
  const lines = new Map<string, string[][]>()
  const keyHere = () => around.findLast((sequence) => sequence.key)?.key
  const add = (text: string) => {
    const key = keyHere()
    if (!key) return
    const own = lines.get(key) ?? [[]]
    lines.set(key, own)
    own.at(-1)?.push(text)
  }
  const breakLine = () => lines.get(keyHere() ?? '')?.push([])
  for (const item of items) {
    if ('str' in item) {
      if (!around.at(-1)?.silent) add(item.str)
      if (item.hasEOL) {
        add('')
        breakLine()
      }
    } else if (item.type === 'endMarkedContent') around.pop()
    else {
      const silent = around.at(-1)?.silent ?? false
      if (isSpan(item)) {
        if (replaced && !silent) add(actual[span] ?? '')
        span += 1
        around.push({silent: silent || replaced})
      } else around.push({key: keyOf(item.id), silent})
    }
  }
  for (const [key, own] of lines) {
    const base = directionOfText(own.flat().join('')) ?? 'ltr'
    texts.set(key, own.map((pieces) => inReadingOrder(pieces, base)).join(joint))
  }
}

/**
 * Pieces of a line, painted from left to right, in the order they are read:
 * what Unicode's algorithm did, undone (UAX #9 §3.4, L2).
 *
 * @param base which way the paragraph runs.
 */
export function inReadingOrder(pieces: string[], base: Direction): string {
  if (base === 'ltr' && !pieces.some(hasRightToLeft)) return pieces.join('')
  const own = pieces.map((piece) =>
    hasRightToLeft(piece) ? 'rtl' : /[\p{L}\p{N}]/u.test(piece) ? 'ltr' : undefined
  )
  const runs: {direction: Direction; pieces: string[]}[] = []
  for (const [at, piece] of pieces.entries()) {
    // Spaces and signs run as what is on both their sides does, else as the line.
    const before = runs.at(-1)?.direction
    const after = own.slice(at).find((direction) => direction !== undefined)
    const direction = own[at] ?? (before === after && before ? before : base)
    const last = runs.at(-1)
    if (last?.direction === direction) last.pieces.push(piece)
    else runs.push({direction, pieces: [piece]})
  }
  const read = runs.map((run) => (run.direction === 'rtl' ? run.pieces.toReversed() : run.pieces).join(''))
  return (base === 'rtl' ? read.toReversed() : read).join('')
}

function isSpan({type, id, tag}: {type: string; id?: string; tag?: string}): boolean {
  return type === 'beginMarkedContentProps' && !id && tag === 'Span'
}

/** `p12R_mc3` → `12 3`. */
function keyOf(id: string | undefined): string | undefined {
  const found = /^p(\d+)R\d*_mc(\d+)$/u.exec(id ?? '')
  return found ? `${found[1]} ${found[2]}` : undefined
}

/** A hexadecimal or a literal string (ISO 32000-2 §7.3.4). */
const span = /\/Span\s*<<\s*\/ActualText\s*(?:<([\da-f\s]*)>|\(((?:[^\\()]|\\[\s\S])*)\))\s*>>\s*BDC/giu

/**
 * Replacement texts of a page, in painting order (ISO 32000-2 §14.9.4).
 *
 * The browser writes them where glyphs don't tell the text: ligatures, one
 * glyph for two signs, scripts that reorder. pdf.js passes them over.
 */
function actualTexts(
  page: PDFPage,
  {PDFArray, PDFHexString, PDFRawStream, PDFString, decodePDFRawStream}: PdfLibrary
): string[] {
  const contents = page.node.Contents()
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((part) => page.doc.context.lookup(part))
      : [contents]
  const code = streams
    .filter((stream) => stream instanceof PDFRawStream)
    .map((stream) => new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode()))
    .join('\n')
  return [...code.matchAll(span)].map(([, digits, literal = '']) =>
    (digits === undefined ? PDFString.of(literal) : PDFHexString.of(digits)).decodeText()
  )
}
