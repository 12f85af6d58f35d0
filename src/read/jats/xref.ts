import type {Element} from 'xast'
import type {PhrasingContent} from '../../model/index.js'
import {type JatsReading, kindOf} from './state.js'
import {attribute, textOf} from './tree.js'

/** JATS `<xref>`: a cite, a call to a note, a cross-reference; its words where it leads nowhere. */
export function xrefOf(element: Element, reading: JatsReading): PhrasingContent[] {
  const children = reading.phrases(element.children)
  const rids = (attribute(element, 'rid') ?? '').split(/\s+/u)
  const targets = rids.flatMap((rid) => reading.target(rid) ?? [])
  const [target] = targets
  if (!target) return children
  if (target.element.name === 'ref') {
    const links = targets.filter((one) => one.element.name === 'ref')
    return links.map((one, at) => ({
      type: 'citationLink',
      reference: one.id,
      // Of one call to several references, the words lead to the first.
      children: at === 0 ? children : []
    }))
  }
  const note = reading.notes.get(target.id)
  if (target.element.name === 'fn' && note) {
    const label = textOf(element).trim() || note.label
    const id = attribute(element, 'id') ?? reading.freshId(`note-call-${note.label}`)
    note.calls.push(id)
    return [{type: 'noteCall', id, note: note.id, label}]
  }
  const kind = kindOf(target)
  return kind ? [{type: 'crossReference', target: target.id, kind, children}] : children
}
