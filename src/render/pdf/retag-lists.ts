import {name} from './file/values.js'
import {isElement, type Kid, type StructureElement} from './structure.js'

/** A list holds items, and lists in place of items; whatever else stands there becomes one (ISO 32000-1 §14.8.4.3.3). */
export function list(element: StructureElement): Kid[] {
  const kids = element.kids.map((kid) => {
    const fits = isElement(kid) && /^(?:LI|L|Caption)$/u.test(kid.type)
    return fits ? kid : listItem({type: 'LI', kids: [kid]})
  })
  if (kids.length === 0) return []
  const numbering = element.mark?.numbering
  const attributes = numbering ? {List: new Map([['ListNumbering', name(numbering)]])} : undefined
  return [{...element, attributes, kids}]
}

/** An item is its label and its body. */
export function listItem(element: StructureElement): StructureElement {
  const isPart = (kid: Kid) => isElement(kid) && /^(?:Lbl|LBody)$/u.test(kid.type)
  const parts = element.kids.filter(isPart)
  const body = element.kids.filter((kid) => !isPart(kid))
  const made: Kid[] = body.length > 0 || parts.length === 0 ? [{type: 'LBody', kids: body}] : []
  return {...element, kids: [...parts, ...made]}
}

/** Terms and descriptions, one after the other: each term with what follows it is an item. */
export function definitions(kids: Kid[]): Kid[] {
  const items: Kid[] = []
  let open: StructureElement | undefined
  for (const kid of kids) {
    const type = isElement(kid) ? kid.type : undefined
    if (type !== 'Lbl' && type !== 'LBody') {
      items.push(kid)
      open = undefined
    } else if (open && (type === 'LBody' || onlyLabels(open))) open.kids.push(kid)
    else {
      open = {type: 'LI', kids: [kid]}
      items.push(open)
    }
  }
  return items
}

function onlyLabels({kids}: StructureElement): boolean {
  return kids.every((kid) => isElement(kid) && kid.type === 'Lbl')
}
