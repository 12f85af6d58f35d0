import {catalog, dictAt, itemsAt, type PdfFile, pages} from './file/file.js'
import {nameText, Ref} from './file/values.js'

/** Where something begins. */
export interface PageDestination {
  /** Id in the page's HTML. */
  id: string
  /** 1-based physical page. */
  page: number
}

/** Named destinations in reading order. The browser makes one for each id that a link leads to, and no other. */
export function pageMap(file: PdfFile): PageDestination[] {
  const numbers = new Map(pages(file).map(({number}, index) => [number, index + 1]))
  const found: (PageDestination & {height: number})[] = []
  for (const [name, value] of dictAt(file, catalog(file).get('Dests')) ?? []) {
    const [target, , , height] = itemsAt(file, dictAt(file, value)?.get('D') ?? value)
    const page = target instanceof Ref ? numbers.get(target.number) : undefined
    if (page !== undefined)
      found.push({id: nameText(name), page, height: typeof height === 'number' ? height : 0})
  }
  // Heights count from the foot of the page.
  found.sort((a, b) => a.page - b.page || b.height - a.height || (a.id < b.id ? -1 : 1))
  return found.map(({id, page}) => ({id, page}))
}
