import {type Dict, name, type Value} from './file/values.js'
import {type Content, isContent, isElement, type Kid, type StructureElement} from './structure.js'

/**
 * A table of a head and a body (ISO 32000-1 §14.8.4.3.4), every row as wide
 * as the widest (PDF/UA-1 §7.5).
 *
 * What stands between its cells are its rules. Heads that the browser shows
 * again on the next page are artifacts there.
 */
export function table(element: StructureElement): Kid[] {
  const rows = element.kids.filter((kid): kid is StructureElement => isElement(kid) && kid.type === 'TR')
  const captions = element.kids.filter((kid) => isElement(kid) && kid.type === 'Caption')
  const cells = rows.flatMap((row) => row.kids)
  if (cells.length === 0) return captions
  const isHead = (row: StructureElement) => row.mark?.type === 'THead'
  const regular = padded(
    rows.map((row) => ({...row, kids: row.kids.flatMap((kid) => cell(kid, isHead(row)))}))
  )
  const head = regular.filter(isHead)
  const body = regular.filter((row) => !isHead(row))
  const parts: StructureElement[] = [
    {type: 'THead', kids: head},
    {type: 'TBody', kids: body}
  ]
  const kids = head.length > 0 ? parts.filter((part) => part.kids.length > 0) : body
  return [{...element, attributes: undefined, kids: [...captions, ...kids]}]
}

function cell(kid: Kid, inHead: boolean): StructureElement[] {
  if (!isElement(kid) || !/^T[HD]$/u.test(kid.type)) return []
  const own: Dict = new Map(kid.attributes?.['Table'])
  for (const key of ['RowSpan', 'ColSpan']) if (own.get(key) === 1) own.delete(key)
  if (kid.type === 'TH' && !own.has('Scope')) own.set('Scope', name(inHead ? 'Column' : 'Row'))
  const attributes = own.size > 0 ? {Table: own} : undefined
  return [{...kid, attributes, kids: inHead ? shownFirst(kid.kids) : kid.kids}]
}

/** Kids of a head cell as far as they stand on the page it first appears on. */
function shownFirst(kids: Kid[]): Kid[] {
  const first = kids.flatMap(contents)[0]?.page
  const keep = (all: Kid[]): Kid[] =>
    all.flatMap((kid): Kid[] => {
      if (!isElement(kid)) return kid.page === first || !isContent(kid) ? [kid] : []
      const inner = keep(kid.kids)
      return inner.length > 0 ? [{...kid, kids: inner}] : []
    })
  return keep(kids)
}

function contents(kid: Kid): Content[] {
  if (isElement(kid)) return kid.kids.flatMap(contents)
  return isContent(kid) ? [kid] : []
}

/** Rows with as many cells as the widest: empty ones are added, and none spans rows that are not there. */
function padded(rows: StructureElement[]): StructureElement[] {
  /** By row: how many columns are taken, from above too. */
  const widths: number[] = rows.map(() => 0)
  for (const [index, row] of rows.entries()) {
    for (const kid of row.kids) {
      if (!isElement(kid)) continue
      const own = kid.attributes?.['Table']
      const columns = spanOf(own?.get('ColSpan'))
      const deep = Math.min(spanOf(own?.get('RowSpan')), rows.length - index)
      if (own?.has('RowSpan')) own.set('RowSpan', deep)
      for (let below = 0; below < deep; below += 1)
        widths[index + below] = (widths[index + below] ?? 0) + columns
    }
  }
  const widest = Math.max(...widths)
  return rows.map((row, index) => {
    const missing = widest - (widths[index] ?? 0)
    const empty = Array.from({length: missing}, (): StructureElement => ({type: 'TD', kids: []}))
    return missing > 0 ? {...row, kids: [...row.kids, ...empty]} : row
  })
}

function spanOf(value: Value | undefined): number {
  return typeof value === 'number' && value > 1 ? Math.min(value, 1000) : 1
}
