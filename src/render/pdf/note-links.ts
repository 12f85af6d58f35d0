import type {ItemMarks} from './content.js'
import {add, dictAt, follow, itemsAt, type PdfFile} from './file/file.js'
import {dict, nameText, PdfString, Ref, type Value} from './file/values.js'
import {noteOf} from './item-labels.js'
import {type Content, elementsOf, isContent, isElement, type StructureElement} from './structure.js'

/**
 * Lead from each note back to its call: the note's number becomes a link
 * (PDF/UA-1 §7.9). The way there is the call itself.
 *
 * Where a note is called more than once, the number leads to the first call.
 */
export function linkNotes(file: PdfFile, document: StructureElement, marks: ItemMarks): void {
  const calls = callsOf(file, document)
  for (const item of elementsOf(document)) {
    const note = noteOf(item)
    const label = item.kids.find((kid): kid is StructureElement => isElement(kid) && kid.type === 'Lbl')
    const call = note?.mark?.id ? calls.get(note.mark.id) : undefined
    const content = label?.kids.find((kid): kid is Content => isContent(kid))
    const box = content && marks.get(content.page)?.boxes.get(content.mcid)
    const target = call && destinationOf(file, call)
    if (!note || !label || !content || !box || !target) continue
    const annotation = add(
      file,
      dict({
        Type: '/Annot',
        Subtype: '/Link',
        Rect: box,
        Border: [0, 0, 0],
        F: 4,
        Dest: target,
        Contents: PdfString.text(note.mark?.description ?? `#${note.mark?.id}`)
      })
    )
    const page = dictAt(file, new Ref(content.page))
    page?.set('Annots', [...itemsAt(file, page.get('Annots')), annotation])
    const link: StructureElement = {
      type: 'Link',
      kids: [...label.kids, {page: content.page, annotation: annotation.number}]
    }
    label.kids = [{type: 'Reference', kids: [link]}]
  }
}

/** A link's place: its page, its annotation. */
interface Call {
  page: number
  annotation: number
}

/** First links to each name, in the order they are read. */
function callsOf(file: PdfFile, document: StructureElement): Map<string, Call> {
  const found = new Map<string, Call>()
  for (const {type, kids} of elementsOf(document)) {
    if (type !== 'Link') continue
    for (const kid of kids) {
      if (!('annotation' in kid)) continue
      const name = dictAt(file, new Ref(kid.annotation))?.get('Dest')
      if (typeof name === 'string' && !found.has(nameText(name))) found.set(nameText(name), kid)
    }
  }
  return found
}

/** The upper left corner of a call, a line above it in sight (ISO 32000-1 §12.3.2.2). */
function destinationOf(file: PdfFile, {page, annotation}: Call): Value[] | undefined {
  const corners = follow(file, dictAt(file, new Ref(annotation))?.get('Rect'))
  const numbers = Array.isArray(corners) ? corners.filter((corner) => typeof corner === 'number') : []
  const [left = 0, bottom = 0, right = 0, top = 0] = numbers
  if (numbers.length !== 4) return undefined
  const height = Math.abs(top - bottom)
  return [new Ref(page), '/XYZ', Math.min(left, right), Math.max(top, bottom) + 2 * height, null]
}
