/**
 * Bring notes to the foot of the page that calls them: within the foreseen
 * pages, where the print sheet says `--notes: foot`.
 *
 * No browser prints footnotes by itself. A float as wide as the text takes the
 * rest of the page: its notes stand at its lower end, and above them it has no
 * shape, so that lines fill the page down to them. Where columns end level, on the last page, they stand in a band
 * below all of them. In the order of reading the notes stay at the end: the
 * section of notes owns them (WAI-ARIA 1.2 §6.6.2, `aria-owns`). Where one
 * finds no place, all stay in that section.
 */

import type {Feet, Footnotes} from './foot.js'
import type {Lines, Unit} from './page-lines.js'
import type {Pages} from './pages.js'

/**
 * Make `footnotes` known to the page.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function installFootnotes(): void {
  /** Where a foot hangs: first in a block of text, behind a line of one, or behind a block. */
  type Place =
    | {into: HTMLElement; corner: ReturnType<Feet['cornerIn']>}
    | {behind: Text; bottom: number}
    | {after: HTMLElement}
  interface Note {
    item: HTMLElement
    call: HTMLElement
    /** No earlier column has room for it. */
    from: number
  }

  const {pages, lines, feet: boxes} = globalThis as {pages: Pages; lines: Lines; feet: Feet}
  const nothing: Footnotes = {
    next: () => undefined,
    place: () => {},
    takeBack: () => {},
    keep: () => {},
    share: () => 0,
    restart: () => false,
    finish: () => {}
  }
  globalThis.footnotes = nothing
  const list = document.querySelector<HTMLElement>('[role="doc-endnotes"] ol')
  const section = list?.closest<HTMLElement>('[role="doc-endnotes"]')
  const text = document.querySelector<HTMLElement>('.text')
  const wanted = getComputedStyle(document.documentElement).getPropertyValue('--notes').trim() === 'foot'
  if (!pages || !lines || !boxes || !wanted || !list || !section || !text) return
  /** A hair's breadth, so that a rounding does not send a box to the next page. */
  const slack = 2
  const heads = 'h2, h3, h4, h5, h6, .heading, .lead'
  const items = Array.from(list.children) as HTMLElement[]
  const waiting = items.flatMap((item): Note[] => {
    const call = text.querySelector<HTMLElement>(`.note-call[href="#${CSS.escape(item.id)}"]`)
    return call && !section.contains(call) ? [{item, call, from: 0}] : []
  })
  // Notes called in a title or an abstract would stand alone at the end.
  if (waiting.length < items.length) return
  const feet: {foot: HTMLElement; notes: Note[]; column: number}[] = []
  const all = [...waiting]
  const strut = document.createElement('div')
  let failed = false
  // Their section takes no room from the start: what stands behind it would move up under the feet.
  section.style.position = 'absolute'
  boxes.begin()

  globalThis.footnotes = {
    next: () => (waiting[0] && !failed ? columnFor(waiting[0]) : undefined),
    place: (column) => {
      if (setBelow(column)) return
      // What makes room for notes may bring up more text, with calls of its own.
      for (let tries = 0, before = 0; tries < 3; tries++) {
        const notes = waiting.filter((note) => columnFor(note) === column)
        if (notes.length <= before) break
        const made = settle(notes, column) || settle(notes.slice(0, before), column)
        if (made === 0) break
        waiting.splice(0, made)
        if (made < notes.length || !waiting.some((note) => columnFor(note) === column)) break
        before = made
        globalThis.footnotes?.takeBack(column)
      }
    },
    takeBack: (column) => {
      const last = feet.at(-1)
      if (last?.column !== column) return
      feet.pop()
      waiting.unshift(...last.notes)
      boxes.giveBack(itemsOf(last.notes))
      last.foot.remove()
    },
    keep: (column) => {
      for (const note of waiting) {
        if (columnFor(note) > column) break
        note.from = column + 1
        if (note.from > pages.begin(note.call) + 2 * pages.columns) failed = true
      }
    },
    share: (column) => {
      const last = feet.at(-1)
      const isBelow = last?.foot.style.columnSpan === 'all' && pageOf(last.column) === pageOf(column)
      if (!last || (last.column !== column && !isBelow)) return 0
      return (last.foot.offsetHeight - Number.parseFloat(last.foot.style.paddingTop)) / pages.height
    },
    restart: () => {
      // Only where there are several columns do figures move what stands before them.
      const moved = pages.columns > 1 && text.querySelector('.moved')
      if (failed || !(moved || feet.some(isMisplaced))) return false
      takeAllBack()
      return true
    },
    finish: () => {
      text.style.columnFill = ''
      strut.remove()
      const isWhole = !failed && waiting.length === 0 && !feet.some(isMisplaced)
      boxes.finish()
      for (const {foot} of feet) boxes.freeMarks(foot)
      if (!isWhole) {
        takeAllBack()
        section.style.position = ''
        return
      }
      section.setAttribute(
        'aria-owns',
        feet.flatMap(({foot}) => foot.querySelector('ol')?.id ?? []).join(' ')
      )
      section.removeAttribute('aria-labelledby')
      section.replaceChildren()
    }
  }

  function takeAllBack(): void {
    for (const {foot, notes} of feet.splice(0)) {
      boxes.giveBack(itemsOf(notes))
      foot.remove()
    }
    text!.style.columnFill = ''
    strut.remove()
    for (const note of all) note.from = 0
    waiting.splice(0, waiting.length, ...all)
  }

  /** What came after it, a figure across columns say, may have moved a foot, or calls of its notes. */
  function isMisplaced({foot, notes, column}: (typeof feet)[number]): boolean {
    const [rect] = Array.from(foot.getClientRects())
    const isThere = rect && pages.pageOf(rect) === pageOf(column) && isAtBottom(rect)
    return !isThere || notes.some(({call}) => pageOf(pages.begin(call)) > pageOf(column))
  }

  function isAtBottom({bottom}: DOMRect): boolean {
    return bottom <= pages.bottom && bottom > pages.bottom - 3 * slack
  }

  function columnFor({call, from}: Note): number {
    return Math.max(pages.begin(call), from)
  }

  /**
   * Put the notes of a page below its columns where those end level: at the end
   * of the text, and before a figure across them that heads the next page. A foot
   * as high as its column would have the first one filled.
   *
   * @returns whether the page is such a one, and they have room.
   */
  function setBelow(column: number): boolean {
    if (pages.columns < 2) return false
    const page = pageOf(column)
    text!.style.columnFill = ''
    strut.remove()
    if (waiting.length === 0) return false
    const end = Array.from(text!.getClientRects()).at(-1)
    const isLast = end !== undefined && pages.pageOf(end) === page
    const head = isLast ? undefined : globalThis.figures?.spanHeading(page + 1)
    const count = waiting.findIndex((note) => pageOf(columnFor(note)) > page)
    if (count === 0 || (isLast ? count > 0 : !head)) return false
    const notes = count < 0 ? [...waiting] : waiting.slice(0, count)
    const foot = boxes.make(itemsOf(notes))
    foot.style.cssText = 'float:none;column-span:all;padding-top:0'
    const {columnCount, columnGap} = getComputedStyle(text!)
    foot.querySelector('ol')!.style.cssText = `columns:${columnCount};column-gap:${columnGap}`
    if (head) head.before(foot)
    else text!.append(foot)
    const [rect, ...others] = Array.from(foot.getClientRects())
    const isHere = rect && others.length === 0 && pages.pageOf(rect) === page
    const room = isHere ? pages.bottom - slack - rect.bottom : -1
    if (room < 0) {
      boxes.giveBack(itemsOf(notes))
      foot.remove()
      // There is more than the page can hold: its columns will be filled.
      if (isLast && !globalThis.figures?.isSpanUpTo(page)) text!.style.columnFill = 'auto'
      if (head) stretch(page)
      return false
    }
    foot.style.marginTop = `${room}px`
    feet.push({foot, notes, column})
    waiting.splice(0, notes.length)
    return true
  }

  /** Have columns before a figure across them filled, which the browser levels always: by something as high as they. */
  function stretch(page: number): void {
    const first = lines.of(page * pages.columns).find(({line, block}) => line === 0 && block.matches('p'))
    first?.block.prepend(strut)
    const {top} = strut.getBoundingClientRect()
    strut.style.cssText = `float:left;width:0;height:${Math.max(0, pages.bottom - slack - top)}px`
  }

  function itemsOf(notes: Note[]): HTMLElement[] {
    return notes.map(({item}) => item)
  }

  function pageOf(column: number): number {
    return Math.floor(column / pages.columns)
  }

  /**
   * Put as many of the notes as have room at the foot of a column; returns how many.
   *
   * Calls of others go on to the next column with their lines. Where that is
   * the first already, a foot without notes sends them there.
   */
  function settle(notes: Note[], column: number): number {
    const units = lines.of(column)
    const bottom = pages.bottom - slack
    const isCalledHere =
      notes[0] && pages.begin(notes[0].call) === column && !globalThis.figures?.isSpanBelow(notes[0].call)
    for (let count = notes.length; count > 0 || (count === 0 && isCalledHere); count--) {
      const chosen = notes.slice(0, count)
      const height = boxes.heightOf(itemsOf(chosen))
      const own = chosen.filter(({call}) => pages.begin(call) === column)
      const called = Math.max(0, ...own.map(({call}) => call.getBoundingClientRect().bottom))
      const edge = Math.min(bottom - height, next(notes[count], column))
      const places = called <= edge + 2 ? placesAbove(units, edge, column) : []
      if (places.length === 0) continue
      let candidates = places.slice(0, 8)
      const foot = boxes.make(itemsOf(chosen))
      // Where nothing strands above it; else where it stands at all.
      for (const strict of [true, false]) {
        const stood: Place[] = []
        for (const place of candidates) {
          const isThere = attach(foot, place, column, edge, bottom - height) && isAtFoot(foot, column)
          const stands = isThere && hasAll(own, column)
          if (stands && (!strict || keepTogether(foot, own, column, edge))) {
            feet.push({foot, notes: chosen, column})
            return count
          }
          if (stands) stood.push(place)
          foot.remove()
          // It takes the same room wherever it hangs, and sends on the same lines; unless columns end level.
          if (isThere && !stands && pages.columns === 1) break
        }
        candidates = stood
      }
      boxes.giveBack(itemsOf(chosen))
    }
    return 0
  }

  /** Upper edge of the line that calls a note, where it is in this column. */
  function next(note: Note | undefined, column: number): number {
    return note && pages.begin(note.call) === column ? lines.top(note.call, column) : Number.POSITIVE_INFINITY
  }

  /**
   * Where a foot may hang, the latest first.
   *
   * It takes the rest of the column, and lines stand beside its empty upper
   * part, which has no shape. Blocks with a room of their own, such as tables,
   * would not: it hangs below the last of those. A figure carried over to the
   * next column takes along every float behind it: it hangs before that.
   */
  function placesAbove(units: Unit[], edge: number, column: number): Place[] {
    const above = units.filter(({bottom}) => bottom <= edge)
    // Heads and entries of a list have no such room, although they do not break.
    const isWall = ({line, block}: Unit) =>
      line === undefined && !block.matches(`${heads}, li:not(:has(table, figure, pre, math))`)
    const wall = above.findLastIndex(isWall)
    const carried = globalThis.figures?.floating.find((figure) => pages.begin(figure) > column)
    const isBefore = (node: Node) =>
      !carried || Boolean(carried.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)
    const found: Place[] = []
    for (let at = above.length - 1; at > wall; at--) {
      const {block, line, text, bottom} = above[at]!
      if (line !== 0 || block.matches(`${heads}, dt, pre, code`) || !isBefore(block)) continue
      const lines = units.filter((unit) => unit.block === block)
      const stay = lines.filter((unit) => unit.bottom <= edge).length
      const isBegun = pages.begin(block) === column
      if (isBegun && (stay >= 2 || stay === lines.length))
        found.push({into: block, corner: boxes.cornerIn(block)})
      else if (!isBegun && text && stay > 1) found.push({behind: text, bottom})
    }
    const last = above[wall]
    if (last && isBefore(last.block)) found.push({after: last.block})
    return found
  }

  /**
   * Lines that may not end a page go on with those that follow them: what they
   * stand beside then has a shape from there on. The browser keeps no heads,
   * orphans or widows where a float makes lines move on.
   *
   * @returns whether nothing is left that strands.
   */
  function keepTogether(foot: HTMLElement, own: Note[], column: number, edge: number): boolean {
    const shape = foot.style.shapeOutside
    const {top} = foot.getBoundingClientRect()
    for (let tries = 0, limit = edge; tries < 5; tries++) {
      const stranded = lines.stranded(column, limit)
      if (!stranded) return true
      // What stands before the foot in the text can't go on beside it.
      const isBehind = foot.compareDocumentPosition(stranded.block) & Node.DOCUMENT_POSITION_FOLLOWING
      if (!isBehind && !stranded.block.contains(foot)) break
      limit = Math.min(limit, stranded.top - 1)
      foot.style.shapeOutside = `inset(${Math.max(0, limit - top)}px 0 0 0)`
      if (!isAtFoot(foot, column) || !hasAll(own, column)) break
    }
    foot.style.shapeOutside = shape
    return !lines.stranded(column, edge)
  }

  function isAtFoot(foot: HTMLElement, column: number): boolean {
    const rect = foot.getClientRects()[0]
    return rect !== undefined && pages.columnOf(rect) === column && isAtBottom(rect)
  }

  function hasAll(notes: Note[], column: number): boolean {
    return notes.every(({call}) => pages.begin(call) === column)
  }

  /**
   * Hang a foot in its place.
   *
   * @param edge what lines stay above.
   * @param head where its notes begin.
   */
  function attach(foot: HTMLElement, place: Place, column: number, edge: number, head: number): boolean {
    const {left, width} = pages.edge(column)
    // A hair wider than its column: else something as narrow as nothing would stand beside it.
    foot.style.cssText = `width:${width}px;margin-right:1px`
    if (!foot.firstChild) foot.style.visibility = 'hidden'
    const corner = 'into' in place ? place.corner : undefined
    const shape = (rect: {left: number; top: number}) => {
      const room = Math.max(0, head - rect.top)
      foot.style.marginLeft = `${left - rect.left + Number.parseFloat(foot.style.marginLeft || '0')}px`
      foot.style.paddingTop = `${room}px`
      foot.style.shapeOutside = `inset(${Math.max(0, Math.min(room, edge - rect.top + 1))}px 0 0 0)`
    }
    if (corner) shape(corner)
    if ('into' in place) place.into.prepend(foot)
    else if ('after' in place) place.after.after(foot)
    else {
      const space = lines.spaceOn(place.behind, place.bottom)
      if (space === 0) return false
      place.behind.splitText(space).before(foot)
    }
    if (corner) {
      const [rect] = Array.from(foot.getClientRects())
      if (rect && pages.columnOf(rect) === column && rect.top === corner.top && rect.left === left)
        return rect.top <= head + slack
      for (const name of ['margin-left', 'padding-top', 'shape-outside']) foot.style.removeProperty(name)
    }
    // Columns that end level change as it grows: it is measured until it stays.
    const most = pages.columns > 1 ? 3 : 1
    for (let tries = 0, before = Number.NaN; tries < most; tries++) {
      const rect = foot.getClientRects()[0]
      if (!rect || pages.columnOf(rect) !== column || rect.top > head + slack) return false
      if (Math.abs(rect.top - before) < 1) break
      before = rect.top
      shape(rect)
    }
    return true
  }
}
