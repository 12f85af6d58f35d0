/**
 * Citations of a note style become notes.
 *
 * In: citations in the text, and the author's own notes. Out: each citation
 * of the text in a note of its own, all notes numbered anew by their calls.
 * Citations in the author's notes stay where they are: a note is one note.
 */
import type {Nodes, Paragraph, PhrasingContent, Text} from 'mdast'
import type {Citation, CslItem, Note, NoteCall} from '../model/index.js'
import {authorWords} from './citation-authors.js'
import {type Container, walk} from './walk.js'

/** What the citations' words depend on. */
export interface NotePlaces {
  /** Number of the note a citation stands in. */
  numbers: Map<Citation, number>
  /** Citations that are all that their note says. */
  alone: Set<Citation>
}

/**
 * Move citations to notes, in place; `notes` come out in order of first call.
 *
 * @param prose the article's text without its notes.
 * @param isReady whether a citation holds its links already.
 */
export function moveCitationsToNotes(
  prose: Container[],
  notes: Note[],
  items: ReadonlyMap<string, CslItem>,
  language: string,
  isReady: (node: Citation) => boolean
): NotePlaces {
  const byId = new Map(notes.map((note) => [note.id, note]))
  const noteOf = new Map<NoteCall, Note>()
  const ordered = new Set<Note>()
  const alone = new Set<Citation>()
  const done = new Set<Nodes>()
  for (const {node, siblings} of [...walk(prose)]) {
    if (done.has(node)) continue
    if (node.type === 'noteCall') remember(node, byId.get(node.note), noteOf, ordered)
    if (node.type !== 'citation' || isReady(node) || !node.items.some(({key}) => items.has(key))) continue
    for (const {node: inner} of walk([node])) done.add(inner)
    const call: NoteCall = {type: 'noteCall', id: '', note: '', label: '', position: node.position}
    const author = node.mode === 'textual' ? authorWords(items.get(node.items[0]?.key ?? ''), language) : ''
    putCall(siblings, node, author, call)
    const paragraph: Paragraph = {type: 'paragraph', children: [node], position: node.position}
    node.mode = 'parenthetical'
    alone.add(node)
    remember(call, {id: '', label: '', children: [paragraph], calls: []}, noteOf, ordered)
  }
  for (const note of notes) {
    for (const {node} of walk([note])) {
      if (node.type === 'noteCall') remember(node, byId.get(node.note), noteOf, new Set())
    }
  }
  notes.splice(0, notes.length, ...new Set([...ordered, ...notes]))
  number(notes, noteOf)
  const numbers = new Map<Citation, number>()
  for (const [index, note] of notes.entries()) {
    for (const {node} of walk([note])) if (node.type === 'citation') numbers.set(node, index + 1)
  }
  return {numbers, alone}
}

function remember(
  call: NoteCall,
  note: Note | undefined,
  noteOf: Map<NoteCall, Note>,
  ordered: Set<Note>
): void {
  if (!note) return
  noteOf.set(call, note)
  ordered.add(note)
}

function number(notes: Note[], noteOf: Map<NoteCall, Note>): void {
  for (const [index, note] of notes.entries()) {
    note.label = String(index + 1)
    note.id = `note-${note.label}`
    note.calls = []
  }
  for (const [call, note] of noteOf) {
    call.note = note.id
    call.label = note.label
    call.id = `note-call-${note.label}${note.calls.length > 0 ? `-${note.calls.length + 1}` : ''}`
    note.calls.push(call.id)
  }
}

/** The call follows the word without a space, and the sentence's punctuation. */
function putCall(siblings: Nodes[], node: Citation, author: string, call: NoteCall): void {
  const index = siblings.indexOf(node)
  const [before, after] = [siblings[index - 1], siblings[index + 1]]
  const words: PhrasingContent[] = author ? [{type: 'text', value: author}] : []
  if (!author && before?.type === 'text') before.value = before.value.trimEnd()
  const signs =
    !author && after?.type === 'text' ? (/^[.,;:!?。，；：！？]+/u.exec(after.value)?.[0] ?? '') : ''
  if (signs) {
    ;(after as Text).value = (after as Text).value.slice(signs.length)
    words.push({type: 'text', value: signs})
  }
  siblings.splice(index, 1, ...words, call)
}
