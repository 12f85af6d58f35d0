import {fileSpecification, type Packed, packed} from './attachments.js'
import {add, type PdfFile} from './file/file.js'
import type {Ref} from './file/values.js'
import {deflated} from './file/write.js'
import type {Mark} from './mark.js'
import {elementsOf, type StructureElement} from './structure.js'

/** Formulas in MathML, ready to be put in, by what they say. */
export type Formulas = Map<string, Packed>

/** Make all formulas of a print ready. They are small: another core would take longer to be asked. */
export function packFormulas(marks: Mark[]): Formulas {
  const all = new Set(marks.flatMap(({mathml}) => mathml || []))
  return new Map(Array.from(all, (mathml) => [mathml, packFormula(mathml)]))
}

function packFormula(mathml: string): Packed {
  const bytes = new TextEncoder().encode(mathml)
  return packed(bytes, deflated(bytes))
}

/**
 * Give formulas their MathML, as files associated with their elements (PDF/A-3 §6.8): who can
 * read it aloud or in braille need not guess from glyphs. Equal formulas share one.
 *
 * @returns whether there was any.
 */
export function attachFormulas(
  file: PdfFile,
  document: StructureElement,
  formulas: Formulas,
  date: string | undefined
): boolean {
  const written = new Map<string, Ref>()
  for (const element of elementsOf(document)) {
    const mathml = element.type === 'Formula' ? element.mark?.mathml : undefined
    const packed = mathml && formulas.get(mathml)
    if (!mathml || !packed) continue
    const known =
      written.get(mathml) ??
      add(
        file,
        fileSpecification(
          file,
          {
            name: `formula-${written.size + 1}.mml`,
            mediaType: 'application/mathml+xml',
            relationship: 'Supplement',
            description: element.alternative ?? 'MathML',
            packed
          },
          date
        )
      )
    written.set(mathml, known)
    element.associated = known
  }
  return written.size > 0
}
