import type {Element} from 'xast'
import type {Note, PhrasingContent} from '../../model/index.js'
import {idOf, type JatsReading} from './state.js'
import {childNamed, elementsNamed, lineOf} from './tree.js'

/** JATS `<fn>`s of the text, before any is read: those that say what the article has a field for are none. */
export function announceNotes(parts: readonly Element[], reading: JatsReading): Map<Note, Element> {
  const found = new Map<Note, Element>()
  for (const element of parts.flatMap((part) => [...elementsNamed(part, 'fn')])) {
    if (statementTypes.test(element.attributes['fn-type'] ?? '')) continue
    const label = lineOf(childNamed(element, 'label')) ?? String(found.size + 1)
    const id = idOf(element) ?? reading.freshId('note')
    element.attributes['id'] ??= id
    const note: Note = {id, label, children: [], calls: []}
    reading.notes.set(id, note)
    found.set(note, element)
  }
  return found
}

/** `fn-type`s that state an interest or a contribution. */
export const statementTypes = /^(?:coi-statement|conflict|financial-disclosure|con)$/u

/** Read the notes' own words, once all are known. */
export function readNotes(found: Map<Note, Element>, reading: JatsReading): void {
  for (const [note, element] of found) {
    const words = element.children.filter((child) => child.type !== 'element' || child.name !== 'label')
    note.children = reading
      .blocks(words)
      .filter((block) => block.type !== 'paragraph' || block.children.length > 0)
  }
}

/** A note that stands where it is called. */
export function noteOf(element: Element, reading: JatsReading): PhrasingContent[] {
  const note = reading.notes.get(idOf(element) ?? '')
  if (!note) return reading.phrases(element.children)
  const id = reading.freshId(`note-call-${note.label}`)
  note.calls.push(id)
  return [{type: 'noteCall', id, note: note.id, label: note.label}]
}
