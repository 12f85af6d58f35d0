import type {ItemMarks, Tagged} from './content.js'
import {type Content, elementsOf, isContent, isElement, type Kid, type StructureElement} from './structure.js'

/** What the content of a structure tree is, for those who mark it on the pages. */
export function taggedContent(document: StructureElement): Tagged {
  const known: Tagged['known'] = new Map()
  const items: Tagged['items'] = new Map()
  const notes: Tagged['notes'] = new Map()
  const actual: Tagged['actual'] = new Map()
  for (const element of elementsOf(document)) {
    for (const kid of element.kids) {
      if (!isContent(kid)) continue
      put(known, kid)
      if (element.mark?.actual) textsOf(actual, kid.page).set(kid.mcid, element.mark.actual)
    }
    const first = firstOfItem(element)
    if (first) put(items, first)
    if (first && noteOf(element)) put(notes, first)
  }
  return {known, items, notes, actual}
}

/** Give items their labels: marks the browser printed and left out of the tree (ISO 32000-1 §14.8.4.3.3). */
export function labelItems(document: StructureElement, marks: ItemMarks): void {
  for (const element of elementsOf(document)) {
    const first = firstOfItem(element)
    const mcid = first && marks.get(first.page)?.marks.get(first.mcid)
    if (mcid !== undefined) element.kids.unshift({type: 'Lbl', kids: [{page: first!.page, mcid}]})
  }
}

/** The note that an item of a list is. */
export function noteOf({type, kids}: StructureElement): StructureElement | undefined {
  if (type !== 'LI') return undefined
  const inner = (kid: Kid) => (isElement(kid) && kid.type === 'LBody' ? kid.kids : [])
  return kids.flatMap(inner).find((kid): kid is StructureElement => isElement(kid) && kid.type === 'Note')
}

/** What an item without a label begins with. */
function firstOfItem({type, kids}: StructureElement): Content | undefined {
  const [body] = kids
  if (type !== 'LI' || !body || !isElement(body) || body.type !== 'LBody') return undefined
  for (const {kids: held} of elementsOf(body)) {
    const [first] = held
    if (first && isContent(first)) return first
  }
  return undefined
}

function textsOf(map: Tagged['actual'], page: number): Map<number, string> {
  const texts = map.get(page) ?? new Map<number, string>()
  map.set(page, texts)
  return texts
}

function put(map: Map<number, Set<number>>, {page, mcid}: Content): void {
  const ids = map.get(page) ?? new Set()
  ids.add(mcid)
  map.set(page, ids)
}
