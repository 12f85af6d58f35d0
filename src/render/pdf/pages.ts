/**
 * Foresee the pages: run inside the page, before printing.
 *
 * The text is laid out in a row of columns, each as wide and as high as a
 * page's content, so that every element tells by its place which page it
 * will be printed on.
 *
 * The browser gets each function as its source text: none may use anything
 * from outside itself.
 */

/** What the functions between `enterPages` and `leavePages` share, within the page. */
export interface Pages {
  /** Of a page's content, in CSS pixels. */
  width: number
  height: number
  /** Columns of the text on a page. */
  columns: number
  /** Lower edge of every page, within the viewport. */
  bottom: number
  /** Left edge and width of the text in a column. */
  edge(column: number): {left: number; width: number}
  /** Counts the columns of all pages from 0. */
  columnOf(rect: DOMRect): number
  /** Counts the pages from 0. */
  pageOf(rect: DOMRect): number
  /** Upper edge of the text in a column: on the first page, below the front matter. */
  top(column: number): number
  /** Column in which an element begins; -1: nowhere. */
  begin(element: Element): number
  /** Distance of heads to the text below them as the sheet has it, in CSS pixels. */
  below: WeakMap<Element, number>
  /** 1-based pages that sections begin on, as foreseen. */
  sections: WeakMap<Element, number>
  /** Whether another layout may be asked for: it all must end in time. */
  afford(): boolean
}

declare global {
  /** Only within the page. */
  var pages: Pages | undefined
}

/** Lay the text out in pages; not where the sheet does not say how large they are. */
export function enterPages(): void {
  /** Widths and heights in millimetres (ISO 216, ANSI Y14.1), as CSS Page 3 §7.1 names them. */
  const sizes: Record<string, [number, number]> = {
    a3: [297, 420],
    a4: [210, 297],
    a5: [148, 210],
    b4: [250, 353],
    b5: [176, 250],
    'jis-b4': [257, 364],
    'jis-b5': [182, 257],
    letter: [215.9, 279.4],
    legal: [215.9, 355.6],
    ledger: [279.4, 431.8]
  }
  const {body} = document
  const rules = Array.from(document.styleSheets, (sheet) => Array.from(sheet.cssRules)).flat()
  const pages = rules.filter((rule) => rule.constructor.name === 'CSSPageRule') as CSSPageRule[]
  const value = (name: string, selector: string) =>
    pages
      .filter((page) => page.selectorText === selector)
      .map((page) => page.style.getPropertyValue(name))
      .findLast(Boolean)
  const margin = (side: string, selector = '') =>
    value(`margin-${side}`, selector) ?? value(`margin-${side}`, '') ?? '0'
  const [size = '', turned = ''] = (value('size', '') ?? '').toLowerCase().split(/\s+/)
  const named = sizes[size]
  const lengths = named ? named.map((length) => `${length}mm`) : [size, turned || size]
  if (turned === 'landscape') lengths.reverse()
  const sides = ['left', 'right', 'top', 'bottom'].map((side) => margin(side))
  const all = pixels([...lengths, ...sides, margin('top', ':first'), margin('bottom', ':first')])
  const [sheetWidth = 0, sheetHeight = 0, left = 0, right = 0, top = 0, bottom = 0, ...onFirst] = all
  // The browser prints on whole pixels, rounded up, across as well as down.
  const whole = (length: number) => Math.ceil(length - 0.02)
  const width = whole(sheetWidth - left - right)
  const height = whole(sheetHeight - top - bottom)
  // The first page has margins of its own: its text begins that much higher in the column.
  const higher = height - whole(onFirst.reduce((rest, length) => rest - length, sheetHeight))

  body.style.width = ''
  const first = body.firstElementChild as HTMLElement | null
  const text = document.querySelector('.text')
  if (!first || !text || width < 100 || height < 100) return
  const gap = 64
  body.style.cssText += `;width:${width}px;height:${height}px;column-width:${width}px;column-gap:${gap}px;column-fill:auto`
  first.style.marginTop = `${Number.parseFloat(getComputedStyle(first).marginTop) + higher}px`
  const origin = body.getBoundingClientRect()
  const step = width + gap
  const style = getComputedStyle(text)
  const columns = Number.parseInt(style.columnCount, 10) || 1
  const between = columns > 1 ? Number.parseFloat(style.columnGap) || 0 : 0
  // Where the article runs from right to left, so do its pages and their columns.
  const isMirrored = getComputedStyle(body).direction === 'rtl'
  const across = (rect: DOMRect) => (isMirrored ? origin.right - rect.right : rect.left - origin.left)
  const area = text.getClientRects()[0]!
  const inset = across(area) % step
  const share = (area.width - between * (columns - 1)) / columns
  const pageOf = (rect: DOMRect) => Math.floor((across(rect) + rect.width / 2) / step)
  const columnOf = (rect: DOMRect) => {
    const page = pageOf(rect)
    const within = across(rect) + rect.width / 2 - page * step
    return page * columns + Math.min(columns - 1, Math.floor((within / width) * columns))
  }
  let layouts = 4000
  globalThis.pages = {
    width,
    height,
    columns,
    bottom: origin.top + height,
    edge: (column) => {
      const from = Math.floor(column / columns) * step + inset + (column % columns) * (share + between)
      return {left: isMirrored ? origin.right - from - share : origin.left + from, width: share}
    },
    columnOf,
    pageOf,
    top: (column) => {
      const [first] = Array.from(text.getClientRects())
      return first && pageOf(first) === Math.floor(column / columns) ? first.top : origin.top
    },
    begin: (element) => {
      const rect = element.getClientRects()[0]
      return rect ? columnOf(rect) : -1
    },
    below: new WeakMap(),
    sections: new WeakMap(),
    afford: () => {
      layouts -= Math.ceil(body.scrollWidth / step)
      return layouts > 0
    }
  }

  /** What lengths are in CSS pixels; 0 where one is none. */
  function pixels(lengths: string[]): number[] {
    const probes = lengths.map((length) => {
      const probe = document.createElement('div')
      probe.style.cssText = 'position:absolute;visibility:hidden;width:0'
      probe.style.width = length
      return probe
    })
    // Styles of a body that loses several children are all looked at anew.
    const holder = document.createElement('div')
    holder.style.display = 'contents'
    holder.append(...probes)
    body.append(holder)
    const widths = probes.map((probe) => probe.getBoundingClientRect().width)
    holder.remove()
    return widths
  }
}

/** Back to the layout that is printed. */
export function leavePages(): void {
  const {pages, repeatedHeads} = globalThis
  if (!pages) return
  const {body} = document
  const parts = Array.from(body.children) as HTMLElement[]
  // A line that juts out by a hair would have the browser print all of it that much smaller, on other pages.
  const over = Math.max(0, ...parts.map((part) => part.scrollWidth - part.clientWidth))
  repeatedHeads?.leave()
  body.removeAttribute('style')
  const [first] = parts
  if (first) first.style.marginTop = ''
  if (over > 0 && over < 5) for (const part of parts) part.style.overflowX = 'clip'
}

/** How many pages there will be, as far as it is foreseen. */
export function countPages(): number | undefined {
  const {pages} = globalThis
  const text = document.querySelector('.text')
  if (!pages || !text) return undefined
  const last = Array.from(text.getClientRects()).at(-1)
  return last && Math.floor(pages.columnOf(last) / pages.columns) + 1
}
