import type {FootnoteDefinition, Parent, Root, Text} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Abstract, ArticleBlock, Note, NoteCall} from '../model/index.js'

/**
 * Take the notes out of a text and number them by their first call.
 *
 * @param callers the parts that hold calls, in reading order: captions and titles
 *   are not children of a tree.
 * @returns notes in order of first call; those that nothing calls come last
 *   (`note-uncalled`). Reports `definition-missing`.
 */
export function liftNotes(tree: Root, file: VFile, callers: (root: Root) => Parent[]): Note[] {
  const definitions = takeDefinitions(tree)
  const notes = new Map<string, Note>()
  const readCalls = (parents: Parent[]) => {
    const queue = [...parents]
    // A note may call another: its calls come when its text is read, after those before it.
    for (const parent of queue) {
      visit(parent, (node, index, holder) => {
        if (node.type === 'text') missing((node as Text).value, file, node.position?.start)
        if (node.type !== 'footnoteReference' || !holder || index === undefined) return
        const definition = definitions.get((node as {identifier: string}).identifier)
        if (!definition) return
        const note = notes.get(definition.identifier) ?? noteOf(definition, notes.size + 1)
        if (!notes.has(definition.identifier)) {
          notes.set(definition.identifier, note)
          queue.push(definition)
        }
        const id = `note-call-${note.label}${note.calls.length > 0 ? `-${note.calls.length + 1}` : ''}`
        note.calls.push(id)
        const call: NoteCall = {
          type: 'noteCall',
          id,
          note: note.id,
          label: note.label,
          position: node.position
        }
        ;(holder as Parent).children[index] = call
      })
    }
  }
  readCalls(callers(tree))
  for (const definition of definitions.values()) {
    if (notes.has(definition.identifier)) continue
    report(file, 'note-uncalled', definition, definition.label ?? definition.identifier)
    notes.set(definition.identifier, noteOf(definition, notes.size + 1))
    readCalls([definition])
  }
  return [...notes.values()]
}

/**
 * Put the notes of abstracts that the front matter states with those of the text.
 *
 * Each was a text of its own: its labels are told from the others'.
 */
export function adoptNotes(abstracts: Abstract[], tree: Root): void {
  for (const [index, abstract] of abstracts.entries()) {
    const root = {type: 'root', children: abstract.children} as Root
    visit(root, (node) => {
      if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition')
        node.identifier = `abstract ${index + 1} ${node.identifier}`
    })
    tree.children.push(...takeDefinitions(root).values())
    abstract.children = root.children as ArticleBlock[]
  }
}

/** Take the definitions out of a tree, the first of each name: a definition may hold another. */
function takeDefinitions(tree: Root): Map<string, FootnoteDefinition> {
  const definitions = new Map<string, FootnoteDefinition>()
  const holders: Parent[] = [tree]
  for (const holder of holders) {
    visit(holder, 'footnoteDefinition', (node, index, parent) => {
      if (!parent) return
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
      holders.push(node)
      parent.children.splice(index as number, 1)
      return [SKIP, index as number]
    })
  }
  return definitions
}

function noteOf(definition: FootnoteDefinition, number: number): Note {
  return {
    id: `note-${number}`,
    label: String(number),
    children: definition.children as ArticleBlock[],
    calls: []
  }
}

function missing(text: string, file: VFile, place: Parameters<typeof report>[2]): void {
  for (const [, label] of text.matchAll(/\[\^([^\]\s]+)\]/gu))
    report(file, 'definition-missing', place, label as string)
}
