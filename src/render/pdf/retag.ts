/**
 * The browser's structure tree becomes the article's.
 *
 * In: elements as the browser makes them, with the marks of the page's own.
 * Out: the structure that ISO 32000-1 §14.8.4 asks for. What becomes no
 * content of any element is an artifact.
 */
import {name, PdfString} from './file/values.js'
import {definitions, list, listItem} from './retag-lists.js'
import {table} from './retag-tables.js'
import {type Content, elementsOf, isContent, isElement, type Kid, type StructureElement} from './structure.js'

/** Types that hold blocks, not text (ISO 32000-1 §14.8.4.2). */
const grouping = /^(?:Document|Part|Art|Sect|Div|BlockQuote)$/u

/** Types that hold text. */
const textual = /^(?:P|H\d?|Caption|Lbl|Link|Code|TD|TH|Em|Strong|Span|Quote)$/u

/** Types that stand in a line (ISO 32000-1 §14.8.4.4). */
const inline = /^(?:Span|Em|Strong|Sub|Quote|Reference|BibEntry|Code|Link|Annot|Formula|Figure)$/u

/** Give a document its true structure. */
export function retag(document: StructureElement): StructureElement {
  const root = {
    ...document,
    type: 'Document',
    kids: paragraphs(document.kids.flatMap((kid) => become(kid, false)))
  }
  levelHeadings(root)
  nameElements(root)
  return root
}

/** What a kid becomes: nothing, itself, or what it holds. */
function become(kid: Kid, inText: boolean): Kid[] {
  if (!isElement(kid)) return [kid]
  const type = typeOf(kid)
  const within = inText || textual.test(type)
  const kids: Kid[] = []
  for (const inner of kid.kids) {
    if (isElement(inner)) kids.push(...become(inner, within))
    else kids.push(inner)
  }
  const element = {...kid, type, kids}
  const handler = handlers[type]
  if (handler) return handler(element, inText)
  if (kids.length === 0) return []
  return [grouping.test(type) ? {...element, kids: paragraphs(kids)} : element]
}

/** The mark's type, where the browser's own says no more. */
function typeOf({type, mark, alternative, kids, language, expansion}: StructureElement): string {
  const marked = mark?.type
  if (marked === 'THead') return 'TR'
  if (marked === 'Formula' && kids.length === 0) return 'NonStruct'
  if (marked === 'Reference' || !marked) {
    if (type === 'NonStruct' && kids.some((kid) => 'annotation' in kid)) return 'Link'
    if (type === 'NonStruct' && (language || expansion)) return 'Span'
    if (type === 'Figure' && !alternative && kids.some(isElement)) return 'Div'
    return type
  }
  return marked
}

type Handler = (element: StructureElement, inText: boolean) => Kid[]

const handlers: Record<string, Handler> = {
  NonStruct: ({kids}) => kids,
  Div: (element, inText) => {
    const {kids} = element
    if (kids.length === 0) return []
    if (inText) return kids
    const inLine = kids.every((kid) => !isElement(kid) || inline.test(kid.type))
    if (inLine) return [{...element, type: 'P'}]
    const [caption, ...others] = kids.map(unwrapped).sort((a, b) => rank(a) - rank(b))
    // A caption belongs to its table (ISO 32000-1 §14.8.4.3.4).
    const [only] = others
    if (others.length === 1 && caption && isA(caption, 'Caption') && only && isA(only, 'Table'))
      return [{...only, kids: [caption, ...only.kids]}]
    return [{...element, kids: paragraphs(kids)}]
  },
  Sect: (element, inText) => {
    const {kids} = element
    if (kids.length === 0 || inText) return kids
    return [{...element, kids: paragraphs(kids)}]
  },
  P: (element) => {
    const {kids} = element
    if (kids.length === 0) return []
    return splitAround(element)
  },
  Figure: (element) => {
    const content = contentsOf(element)
    // Without words it is decoration.
    return element.alternative && content.length > 0 ? [{...element, kids: content, attributes: block}] : []
  },
  Formula: (element) => {
    const content = contentsOf(element)
    return content.length > 0
      ? [{...element, alternative: element.alternative || 'formula', kids: content}]
      : []
  },
  Link: (element) => {
    if (element.kids.length === 0) return []
    return element.mark?.type === 'Reference' ? [{type: 'Reference', kids: [element]}] : [element]
  },
  L: (element) =>
    list({
      ...element,
      kids: element.kids.some((kid) => isA(kid, 'LBody')) ? definitions(element.kids) : element.kids
    }),
  LI: (element) => [listItem(element)],
  BibEntry: (element) => {
    const label = element.kids.filter((kid) => isA(kid, 'Lbl'))
    const entry: StructureElement = {...element, kids: element.kids.filter((kid) => !isA(kid, 'Lbl'))}
    return [{type: 'LI', kids: [...label, {type: 'LBody', kids: [entry]}]}]
  },
  Note: (element) => [
    {type: 'LI', kids: [{type: 'LBody', kids: [{...element, id: element.mark?.id, kids: element.kids}]}]}
  ],
  TOCI: (element) => [
    {
      ...element,
      kids: element.kids.map((kid): Kid => (isA(kid, 'Link') ? {type: 'Reference', kids: [kid]} : kid))
    }
  ],
  Table: (element) => table(element),
  TR: (element) => [element],
  TH: (element) => [element],
  TD: (element) => [element]
}

const block = {Layout: new Map([['Placement', name('Block')]])}

/** A table that stands alone in a box. */
function unwrapped(kid: Kid): Kid {
  const [only, ...others] = isA(kid, 'Div') ? kid.kids : []
  return only && others.length === 0 && isA(only, 'Table') ? only : kid
}

function rank(kid: Kid): number {
  return isA(kid, 'Caption') ? 0 : 1
}

function isA(kid: Kid, type: string): kid is StructureElement {
  return isElement(kid) && kid.type === type
}

/** All content of an element, at any depth. */
export function contentsOf(element: StructureElement): Content[] {
  return [...elementsOf(element)].flatMap(({kids}) => kids.filter(isContent))
}

/** Text that stands between blocks becomes paragraphs. */
function paragraphs(kids: Kid[]): Kid[] {
  const made: Kid[] = []
  let open: StructureElement | undefined
  for (const kid of kids) {
    const loose = !isElement(kid) || (inline.test(kid.type) && kid.type !== 'Figure')
    if (!loose) open = undefined
    else if (open) {
      open.kids.push(kid)
      continue
    } else open = {type: 'P', kids: [kid]}
    made.push(open ?? kid)
  }
  return made
}

/** A paragraph holds no blocks: displayed formulas and lists part it. */
function splitAround(element: StructureElement): Kid[] {
  if (element.kids.every((kid) => !isElement(kid) || inline.test(kid.type) || kid.type === 'Lbl'))
    return [element]
  return paragraphs(element.kids).map((kid, index) =>
    index === 0 && isA(kid, 'P') ? {...element, kids: kid.kids} : kid
  )
}

/** No level of headings is left out on the way down (PDF/UA-1 §7.4.2). */
function levelHeadings(root: StructureElement): void {
  let last = 0
  for (const element of elementsOf(root)) {
    const level = Number(/^H([1-6])$/u.exec(element.type)?.[1] ?? 0)
    if (level === 0) continue
    last = Math.min(level, last + 1)
    element.type = `H${last}`
  }
}

/** Ids by order in the document: the browser's own depend on what it did before. */
function nameElements(root: StructureElement): void {
  const names = new Map<string, string>()
  for (const element of elementsOf(root)) {
    const own = `${element.type.toLowerCase()}-${names.size + 1}`
    if (element.type === 'Note') element.id ??= own
    else if (element.type === 'TH' && element.id !== undefined) {
      names.set(element.id, own)
      element.id = own
    } else element.id = undefined
  }
  for (const {attributes} of elementsOf(root)) {
    const headers = attributes?.['Table']?.get('Headers')
    if (!Array.isArray(headers)) continue
    const known = headers.flatMap((header) =>
      header instanceof PdfString ? (names.get(header.bytes) ?? []) : []
    )
    if (known.length > 0)
      attributes?.['Table']?.set(
        'Headers',
        known.map((id) => PdfString.literal(id))
      )
    else attributes?.['Table']?.delete('Headers')
  }
}
