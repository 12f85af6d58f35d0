import {add, catalog, dictAt, follow, itemsAt, Later, type PdfFile} from './file/file.js'
import {type Dict, dict, name, nameText, PdfString, Ref, type Value} from './file/values.js'
import type {Mark} from './mark.js'

/** An element of the structure tree (ISO 32000-1 §14.7.2), on its own: without its way up. */
export interface StructureElement {
  /** `P`, `Figure`; a type of the browser's own, too. */
  type: string
  kids: Kid[]
  /** Its object in the file: outlines lead there. `undefined`: new. */
  object?: number
  /** Of the element of the page it was made of. */
  mark?: Mark
  /** By owner: `Table`, `List`, `Layout`. */
  attributes?: Record<string, Dict>
  /** RFC 5646 tag; `undefined`: that of what is around. */
  language?: string
  alternative?: string
  expansion?: string
  /** Unlike any other's. */
  id?: string
  /** A file that says the same in another way. */
  associated?: Ref
}

/** A marked-content sequence. */
export interface Content {
  /** Object number of its page. */
  page: number
  mcid: number
}

/** A link's annotation. */
export interface Annotation {
  page: number
  /** Object number. */
  annotation: number
}

export type Kid = StructureElement | Content | Annotation

export function isElement(kid: Kid): kid is StructureElement {
  return 'kids' in kid
}

export function isContent(kid: Kid): kid is Content {
  return 'mcid' in kid
}

/** Every element below, each before what it holds. */
export function* elementsOf(root: StructureElement): Generator<StructureElement> {
  const waiting = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    yield element
    for (let index = element.kids.length - 1; index >= 0; index -= 1) {
      const kid = element.kids[index]!
      if (isElement(kid)) waiting.push(kid)
    }
  }
}

/**
 * Take the structure tree out of a file; an empty document where it has none.
 *
 * @param marks by the number that the elements' language tells.
 */
export function takeStructure(file: PdfFile, marks: Mark[]): StructureElement {
  const document: StructureElement = {type: 'Document', kids: []}
  const root = dictAt(file, catalog(file).get('StructTreeRoot'))
  const kids = root ? kidsOf(file, root.get('K'), undefined, marks) : []
  const [only] = kids
  if (kids.length === 1 && only && isElement(only) && only.type === 'Document') return only
  return {...document, kids}
}

function kidsOf(file: PdfFile, value: Value | undefined, page: number | undefined, marks: Mark[]): Kid[] {
  const found = follow(file, value)
  const all = Array.isArray(found) ? found : value === undefined ? [] : [value]
  const kids: Kid[] = []
  for (const kid of all) {
    const made = kidOf(file, kid, page, marks)
    if (made) kids.push(made)
  }
  return kids
}

function kidOf(file: PdfFile, value: Value, around: number | undefined, marks: Mark[]): Kid | undefined {
  const found = follow(file, value)
  if (typeof found === 'number') return around === undefined ? undefined : {page: around, mcid: found}
  if (!(found instanceof Map)) return undefined
  const own = found.get('Pg')
  const page = own instanceof Ref ? own.number : around
  const type = found.get('Type')
  if (type === '/MCR') {
    const mcid = found.get('MCID')
    return page === undefined || typeof mcid !== 'number' ? undefined : {page, mcid}
  }
  if (type === '/OBJR') {
    const object = found.get('Obj')
    return page === undefined || !(object instanceof Ref) ? undefined : {page, annotation: object.number}
  }
  if (typeof found.get('S') !== 'string' || !(value instanceof Ref)) return undefined
  // A tree that leads back to itself ends there.
  file.objects[value.number] = undefined
  return element(file, found, value.number, page, marks)
}

function element(
  file: PdfFile,
  entries: Dict,
  object: number,
  page: number | undefined,
  marks: Mark[]
): StructureElement {
  const text = (key: string) => {
    const value = entries.get(key)
    return value instanceof PdfString ? value.text : undefined
  }
  const written = text('Lang')
  const [, language, number] = written === undefined ? [] : (/^(.*?)(?:-x-n(\d+))?$/u.exec(written) ?? [])
  const mark = number === undefined ? undefined : marks[Number(number)]
  const id = entries.get('ID')
  return {
    type: nameText(String(entries.get('S'))),
    kids: kidsOf(file, entries.get('K'), page, marks),
    object,
    mark,
    attributes: attributesOf(file, entries.get('A')),
    language: mark ? mark.language : language || undefined,
    alternative: mark?.alternative || text('Alt') || undefined,
    expansion: mark?.expansion || undefined,
    id: id instanceof PdfString ? id.bytes : undefined
  }
}

/** Attributes of one owner together. */
function attributesOf(file: PdfFile, value: Value | undefined): StructureElement['attributes'] {
  if (value === undefined) return undefined
  const found = follow(file, value)
  const all = (Array.isArray(found) ? found : [value]).flatMap((item) => dictAt(file, item) ?? [])
  if (all.length === 0) return undefined
  const owners: Record<string, Dict> = {}
  for (const entries of all) {
    const owner = nameText(String(entries.get('O')))
    const own = owners[owner] ?? new Map<string, Value>()
    for (const [key, item] of entries) if (key !== 'O') own.set(key, item)
    owners[owner] = own
  }
  return owners
}

/** Types that PDF 1.7 does not know, and what they are like there (ISO 32000-1 §14.8.4). */
const roles: Record<string, string> = {
  Em: 'Span',
  Strong: 'Span',
  Title: 'P',
  Sub: 'Span',
  Aside: 'Sect',
  FENote: 'Note'
}

/**
 * Put a structure tree into a file, and the ways from content and annotations
 * up to it (ISO 32000-1 §14.7.4.4).
 */
export function putStructure(file: PdfFile, document: StructureElement): void {
  const root = add(file, null)
  /** By page, then by id of the content. */
  const owners = new Map<number, Ref[]>()
  const annotations: [annotation: number, owner: Ref][] = []
  const ids: [id: string, owner: Ref][] = []
  const used = new Set<string>()
  const top = put(document, root)
  const parents = add(file, dict({Nums: numbered()}))
  const roleMap = Object.entries(roles).filter(([type]) => used.has(type))
  ids.sort(([a], [b]) => (a < b ? -1 : 1))
  file.objects[root.number] = dict({
    Type: '/StructTreeRoot',
    K: top,
    ParentTree: parents,
    ParentTreeNextKey: owners.size + annotations.length,
    RoleMap:
      roleMap.length > 0
        ? dict(Object.fromEntries(roleMap.map(([type, role]) => [type, name(role)])))
        : undefined,
    IDTree:
      ids.length > 0
        ? add(file, dict({Names: ids.flatMap(([id, ref]) => [PdfString.literal(id), ref])}))
        : undefined
  })
  catalog(file).set('StructTreeRoot', root)
  catalog(file).set('MarkInfo', dict({Marked: true}))

  function put(node: StructureElement, parent: Ref): Ref {
    const ref = node.object === undefined ? add(file, null) : new Ref(node.object)
    const page = node.kids.find(isContent)?.page
    const kids = node.kids.map((kid): Value => {
      if (isElement(kid)) return put(kid, ref)
      if (isContent(kid)) {
        const list = owners.get(kid.page) ?? []
        list[kid.mcid] = ref
        owners.set(kid.page, list)
        return kid.page === page ? kid.mcid : dict({Type: '/MCR', Pg: new Ref(kid.page), MCID: kid.mcid})
      }
      annotations.push([kid.annotation, ref])
      return dict({Type: '/OBJR', Obj: new Ref(kid.annotation), Pg: new Ref(kid.page)})
    })
    used.add(node.type)
    if (node.id) ids.push([node.id, ref])
    file.objects[ref.number] = new Later(() => elementOf(node, parent, page, kids))
    return ref
  }

  /** Keys from 0: pages that hold content, in the order it is read, then annotations. */
  function numbered(): Value[] {
    const nums: Value[] = []
    let key = 0
    for (const [page, list] of owners) {
      dictAt(file, new Ref(page))?.set('StructParents', key)
      nums.push(
        key,
        add(
          file,
          Array.from(list, (owner) => owner ?? null)
        )
      )
      key += 1
    }
    for (const [annotation, owner] of annotations) {
      dictAt(file, new Ref(annotation))?.set('StructParent', key)
      nums.push(key, owner)
      key += 1
    }
    return nums
  }
}

/** An element as it is written. */
function elementOf(node: StructureElement, parent: Ref, page: number | undefined, kids: Value[]): Dict {
  const attributes = node.attributes
    ? Object.entries(node.attributes).map(
        ([owner, entries]): Dict => new Map([['O', name(owner)], ...entries])
      )
    : []
  return dict({
    Type: '/StructElem',
    S: name(node.type),
    P: parent,
    Pg: page === undefined ? undefined : new Ref(page),
    K: kids.length === 1 ? kids[0] : kids.length > 0 ? kids : undefined,
    A: attributes.length > 1 ? attributes : attributes[0],
    ID: node.id === undefined ? undefined : PdfString.literal(node.id),
    Lang: node.language === undefined ? undefined : PdfString.literal(node.language),
    Alt: node.alternative === undefined ? undefined : PdfString.text(node.alternative),
    E: node.expansion === undefined ? undefined : PdfString.text(node.expansion),
    AF: node.associated && [node.associated]
  })
}

/** The trees of parents and ids that the browser made are made anew: take them out. */
export function dropOldTrees(file: PdfFile): void {
  const waiting: Value[] = [catalog(file).get('StructTreeRoot') ?? null]
  const keys = ['ParentTree', 'IDTree', 'Kids', 'Nums']
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entries = follow(file, next)
    if (next instanceof Ref) file.objects[next.number] = undefined
    if (!(entries instanceof Map)) continue
    waiting.push(
      ...keys.flatMap((key) => {
        const value = entries.get(key)
        const items = itemsAt(file, value).filter((item) => item instanceof Ref)
        return value === undefined ? [] : [value, ...items]
      })
    )
  }
}
