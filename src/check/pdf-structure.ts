import type {PDFDict, PDFDocument, PDFObject} from '@cantoo/pdf-lib'
import {articleElement, isItemMark, isPdfContents, isPdfPicture} from './furniture.js'

export type PdfLibrary = typeof import('@cantoo/pdf-lib')

/** A marked-content sequence: object number of its page, and its id there. */
export interface MarkedContent {
  page: number
  mcid: number
  /** The element that holds it. */
  owner?: PDFDict
  /** Whether it stands in the head cell of a table. */
  inHead: boolean
}

/** An element still to be entered, and what it inherits. */
interface Step {
  kid: PDFObject
  page?: number
  owner?: PDFDict
  inArticle: boolean
  inHead: boolean
  /** In a list whose items the page numbers or marks. */
  inNumbered: boolean
}

/**
 * The marked content of the article, in the structure tree's order.
 *
 * Pictures are left out; so is what stands outside the article, where one is marked.
 *
 * @see ISO 32000-2 §14.7
 */
export function structureOf(document: PDFDocument, library: PdfLibrary): MarkedContent[] {
  const {PDFArray, PDFDict, PDFName, PDFNumber, PDFRef} = library
  const {context, catalog} = document
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  if (!root) return []
  const roles = root.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const nameOf = (dict: PDFDict, key: string) => {
    const value = dict.lookup(PDFName.of(key))
    return value instanceof PDFName ? value.decodeText() : undefined
  }
  const typeOf = (element: PDFDict) => {
    const type = nameOf(element, 'S') ?? ''
    return (roles && nameOf(roles, type)) ?? type
  }
  /** ISO 32000-2 §14.8.5.5. */
  const isNumbered = (list: PDFDict) =>
    list.lookupMaybe(PDFName.of('A'), PDFDict)?.has(PDFName.of('ListNumbering')) === true
  const pageOf = (dict: PDFDict) => {
    const page = dict.get(PDFName.of('Pg'))
    return page instanceof PDFRef ? page.objectNumber : undefined
  }
  const seen = new Set<PDFObject>()
  const all: MarkedContent[] = []
  const own: MarkedContent[] = []
  const waiting: Step[] = [{kid: root, inArticle: false, inHead: false, inNumbered: false}]
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    const kid = context.lookup(step.kid)
    if (kid instanceof PDFNumber) take(step, kid.asNumber())
    else if (kid instanceof PDFArray) enter(kid.asArray(), step)
    else if (kid instanceof PDFDict && !seen.has(kid)) {
      seen.add(kid)
      const page = pageOf(kid) ?? step.page
      const kind = nameOf(kid, 'Type')
      const mcid = kid.get(PDFName.of('MCID'))
      if (kind === 'MCR' && mcid instanceof PDFNumber) take({...step, page}, mcid.asNumber())
      else if (kind !== 'OBJR') {
        const type = typeOf(kid)
        if (isPdfPicture(type, kid.has(PDFName.of('Alt')))) continue
        if (isItemMark(type, step.inNumbered)) continue
        const kids = kid.get(PDFName.of('K'))
        if (isPdfContents(kidTypes(kid))) continue
        const inherited = {
          page,
          owner: kid,
          inArticle: step.inArticle || type === articleElement.pdf,
          inHead: step.inHead || type === 'TH',
          inNumbered: type === 'L' ? isNumbered(kid) : step.inNumbered
        }
        if (kids) enter([kids], inherited)
      }
    }
  }
  return own.length > 0 ? own : all

  function kidTypes(element: PDFDict): string[] {
    const held = element.lookup(PDFName.of('K'))
    const kids = held instanceof PDFArray ? held.asArray().map((kid) => context.lookup(kid)) : [held]
    return kids.flatMap((kid) => (kid instanceof PDFDict && kid.has(PDFName.of('S')) ? [typeOf(kid)] : []))
  }
  function enter(kids: PDFObject[], inherited: Omit<Step, 'kid'>): void {
    for (const kid of [...kids].reverse()) waiting.push({...inherited, kid})
  }
  function take({page, owner, inArticle, inHead}: Step, mcid: number): void {
    if (page === undefined) return
    const content = {page, mcid, owner, inHead}
    all.push(content)
    if (inArticle) own.push(content)
  }
}

/** An element with its standard type, and the annotations it holds. */
export interface TypedElement {
  type: string
  element: PDFDict
  annotations: PDFDict[]
}

/** Every structure element, in the order they are read. */
export function* typedElements(document: PDFDocument, library: PdfLibrary): Generator<TypedElement> {
  const {PDFArray, PDFDict, PDFName} = library
  const {context, catalog} = document
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const roles = root?.lookupMaybe(PDFName.of('RoleMap'), PDFDict)
  const seen = new Set<PDFDict>()
  const waiting = root ? [root] : []
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (seen.has(element)) continue
    seen.add(element)
    const held = element.lookup(PDFName.of('K'))
    const all = held instanceof PDFArray ? held.asArray() : held ? [held] : []
    const kids = all.map((kid) => context.lookup(kid)).filter((kid) => kid instanceof PDFDict)
    waiting.push(...kids.filter((kid) => kid.has(PDFName.of('S'))).reverse())
    const type = element.lookup(PDFName.of('S'))
    if (!(type instanceof PDFName)) continue
    const role = roles?.lookup(type)
    yield {
      type: (role instanceof PDFName ? role : type).decodeText(),
      element,
      annotations: kids.flatMap((kid) => kid.lookupMaybe(PDFName.of('Obj'), PDFDict) ?? [])
    }
  }
}
