import {fileSpecification} from './attachments.js'
import {add, type PdfFile} from './file/file.js'
import type {Ref} from './file/values.js'
import {elementsOf, type StructureElement} from './structure.js'

/**
 * Give formulas their MathML, as files associated with their elements (PDF/A-3 §6.8): who can
 * read it aloud or in braille need not guess from glyphs. Equal formulas share one.
 *
 * @returns whether there was any.
 */
export function attachFormulas(file: PdfFile, document: StructureElement, date: string | undefined): boolean {
  const written = new Map<string, Ref>()
  for (const element of elementsOf(document)) {
    const mathml = element.type === 'Formula' ? element.mark?.mathml : undefined
    if (!mathml) continue
    const known =
      written.get(mathml) ??
      add(
        file,
        fileSpecification(
          file,
          {
            name: `formula-${written.size + 1}.mml`,
            mediaType: 'application/mathml+xml',
            bytes: new TextEncoder().encode(mathml),
            relationship: 'Supplement',
            description: element.alternative ?? 'MathML'
          },
          date
        )
      )
    written.set(mathml, known)
    element.associated = known
  }
  return written.size > 0
}
