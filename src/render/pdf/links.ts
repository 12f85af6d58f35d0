import {dictAt, itemsAt, type PdfFile, pages} from './file/file.js'
import {nameText, PdfString, Ref} from './file/values.js'
import {elementsOf, type StructureElement} from './structure.js'

/**
 * Give every link's annotation its description (PDF/UA-1 §7.18.5): the words
 * of the link; where it has none, where it leads.
 *
 * A link broken over lines has several annotations. What the structure tree
 * does not know comes to its end.
 */
export function describeLinks(file: PdfFile, root: StructureElement): void {
  const known = new Set<number>()
  for (const {kids, mark} of elementsOf(root)) {
    for (const kid of kids) {
      if (!('annotation' in kid)) continue
      known.add(kid.annotation)
      describe(file, kid.annotation, mark?.description)
    }
  }
  for (const {number, page} of pages(file)) {
    for (const annotation of itemsAt(file, page.get('Annots'))) {
      if (!(annotation instanceof Ref) || known.has(annotation.number)) continue
      describe(file, annotation.number, undefined)
      const link: StructureElement = {type: 'Link', kids: [{page: number, annotation: annotation.number}]}
      root.kids.push({type: 'P', kids: [link]})
    }
    // Tabs go through links as the structure does (PDF/UA-1 §7.18.3).
    page.set('Tabs', '/S')
  }
}

function describe(file: PdfFile, number: number, words: string | undefined): void {
  const annotation = dictAt(file, new Ref(number))
  const text = annotation && (words || targetOf(file, number))
  if (text) annotation.set('Contents', PdfString.text(text))
}

/** `#id` for a destination within the document, else the URI. */
function targetOf(file: PdfFile, number: number): string {
  const annotation = dictAt(file, new Ref(number))
  const destination = annotation?.get('Dest')
  if (typeof destination === 'string') return `#${nameText(destination)}`
  const uri = dictAt(file, annotation?.get('A'))?.get('URI')
  return uri instanceof PdfString ? uri.bytes : ''
}
