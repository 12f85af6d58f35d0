/**
 * Let figures float: within the foreseen pages.
 *
 * A figure or a short table does not break. Where it comes too late for its
 * column it goes to the head of the next one, and the text after it fills
 * what it leaves: a float that the browser carries over does just that. In
 * the order of reading it stays where it was.
 *
 * What spans all columns can't float. It moves down in the source, behind the
 * text that fills the hole; an empty element in its old place owns it
 * (WAI-ARIA 1.2 §6.6.2, `aria-owns`).
 */

/** What moves figures, within the page. */
export interface Figures {
  /** Those that float, in the order of the text. */
  floating: HTMLElement[]
  /**
   * The next figure that leaves a hole in the column before it, and was not settled yet.
   *
   * @param filled share of the page that is no hole at the foot of a column.
   */
  late(filled: (column: number) => number): {figure: HTMLElement; column: number; hole: number} | undefined
  /** Whether one that spans all columns ends them below something: its lines have no page to go on to. */
  isSpanBelow(element: Element): boolean
  /** Whether one that spans all columns stands on a page or before. */
  isSpanUpTo(page: number): boolean
  /** One that spans all columns and heads a page. */
  spanHeading(page: number): HTMLElement | undefined
  /** Behind the next block of text; `false`: there is none. */
  moveDown(figure: HTMLElement): boolean
  /** Back to how it stood after so many moves: 0, where the author put it. */
  settle(figure: HTMLElement, moves: number): void
  /** Room above those at the head of a column goes below them; those that are there no more get some back. */
  settleHeads(): void
}

declare global {
  /** Only within the page. */
  var figures: Figures | undefined
}

/**
 * Make `figures` known to the page.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function installFigures(): void {
  const pages = globalThis.pages
  if (!pages) return
  /** A hole smaller than this share of the page does no harm. */
  const harm = 0.12
  /** Less room above a figure, in pixels, is none. */
  const least = 4
  /** A lower table without a caption, in shares of the page, is not cut in two: the hole before it is as low. */
  const shortest = 0.25
  /** A table without a caption stands where the text speaks of it, but for a hole of this share of a column. */
  const gaping = 0.6
  /** What is higher, in shares of the page, breaks where it may, in its place. */
  const highest = 0.66
  const all = Array.from(document.querySelectorAll<HTMLElement>('.text figure'))
    .filter((figure) => figure.parentElement?.matches('.text, section'))
    .map((figure) => {
      // A table may stand on several pages so far: the box around all of them is none of its own.
      const rects = Array.from(figure.getClientRects())
      const height = rects.reduce((sum, rect) => sum + rect.height, 0)
      return {figure, width: rects[0]?.width ?? 0, height: height / pages.height}
    })
    .map(({figure, ...size}) => ({
      figure,
      ...size,
      spans: pages.columns > 1 && getComputedStyle(figure).columnSpan === 'all',
      breaks: getComputedStyle(figure).breakInside !== 'avoid'
    }))
  const floats = all.filter(({spans, height, breaks}) => !spans && height < (breaks ? highest : 1))
  for (const {figure, width} of floats) {
    figure.style.cssText += `;float:left;clear:both;break-inside:avoid;width:${width}px;margin-right:1px`
    figure.classList.add('floating')
  }
  // Sheets that asked for it, `:has(.floating)`, would have all they say of it looked at anew at each note.
  document.querySelector('.text')?.classList.toggle('with-floating', floats.length > 0)
  const isBareSpan = (table: HTMLElement) =>
    pages.columns > 1 &&
    table.parentElement?.matches('.text, section') === true &&
    getComputedStyle(table).columnSpan === 'all'
  const bare = Array.from(document.querySelectorAll<HTMLElement>('.text .table-scroll')).filter(isBareSpan)
  const spanning = [...all.filter(({spans}) => spans).map(({figure}) => figure), ...bare].sort((a, b) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
  )
  // A table breaks where it must; one of less than half a page need not.
  for (const {figure, spans, height} of all) {
    if (spans && height < 0.5) figure.style.breakInside = 'avoid'
    // One that no page can hold begins where it is called: else it would leave the rest of its column empty first.
    if (height >= 1 && figure.querySelector('table')) figure.style.breakInside = 'auto'
  }
  // Nor need a short one that has no caption, and does not float.
  for (const table of Array.from(document.querySelectorAll<HTMLElement>('.text .table-scroll'))) {
    const heights = Array.from(table.getClientRects(), (rect) => rect.height)
    const height = heights.reduce((sum, part) => sum + part, 0)
    if (!table.closest('figure') && height < shortest * pages.height) table.style.breakInside = 'avoid'
  }
  const waiting = new Set(
    spanning.filter((figure) => bare.includes(figure) || getComputedStyle(figure).breakInside === 'avoid')
  )
  /** Where each moved figure stood, and behind what it was put in turn. */
  const homes = new Map<Element, {home: HTMLElement; stops: Element[]}>()

  globalThis.figures = {
    floating: floats.map(({figure}) => figure),
    late: (filled) => {
      for (const figure of waiting) {
        const end = holeBefore(figure)
        const hole = end ? end.hole - filled(end.column) : 0
        if (end && hole >= (bare.includes(figure) ? gaping : harm)) return {figure, column: end.column, hole}
      }
      return undefined
    },
    isSpanUpTo: (page) =>
      spanning.some((figure) => {
        const rect = figure.getClientRects()[0]
        return rect !== undefined && pages.pageOf(rect) <= page
      }),
    spanHeading: (page) =>
      spanning.find((figure) => {
        const rect = figure.getClientRects()[0]
        const room = rect && rect.top - Number.parseFloat(getComputedStyle(figure).marginTop)
        return (
          room !== undefined && pages.pageOf(rect!) === page && room - pages.top(page * pages.columns) < 1
        )
      }),
    isSpanBelow: (element) => {
      const own = element.getClientRects()[0]
      return spanning.some((figure) => {
        const rect = figure.getClientRects()[0]
        return own && rect && pages.pageOf(rect) === pages.pageOf(own) && rect.top > own.top
      })
    },
    moveDown: (figure) => {
      const block = nextBlock(figure)
      if (!block) return false
      let known = homes.get(figure)
      if (!known) {
        const home = document.createElement('div')
        home.setAttribute('role', 'group')
        home.style.position = 'absolute'
        figure.before(home)
        known = {home, stops: []}
        homes.set(figure, known)
      }
      known.stops.push(block)
      block.after(figure)
      return true
    },
    settle: (figure, moves) => {
      waiting.delete(figure)
      const known = homes.get(figure)
      if (!known) return
      const stop = known.stops[moves - 1]
      if (!stop) {
        known.home.replaceWith(figure)
        homes.delete(figure)
        return
      }
      stop.after(figure)
      figure.id ||= `figure-${spanning.indexOf(figure) + 1}`
      figure.classList.add('moved')
      known.home.setAttribute('aria-owns', figure.id)
    },
    settleHeads: () => {
      const places = floats.map(({figure}) => {
        const {marginTop, marginBottom, lineHeight} = getComputedStyle(figure)
        const rect = figure.getClientRects()[0]
        const column = rect ? pages.columnOf(rect) : -1
        return {rect, column, head: pages.top(column), marginTop, marginBottom, lineHeight}
      })
      /** How far the figure before went down. */
      let down = 0
      for (const [index, {figure}] of floats.entries()) {
        const moved = down
        down = 0
        const {rect, column, head, marginTop, marginBottom, lineHeight} = places[index]!
        if (!rect) continue
        const above = Number.parseFloat(marginTop)
        const all = above + Number.parseFloat(marginBottom)
        const upper = rect.top - above
        const isFirst = column > 0 && upper - head < Number.parseFloat(lineHeight) / 2
        const before = places[index - 1]?.rect
        const isBelow = before && pages.columnOf(before) === column && upper - before.bottom - moved < all
        if (isFirst === above < least || (!isFirst && isBelow)) continue
        // As high as it was: nothing else moves.
        down = (isFirst ? 0 : all / 2) - above
        figure.style.marginTop = `${(above + down).toFixed(3)}px`
        figure.style.marginBottom = `${(isFirst ? all : all / 2).toFixed(3)}px`
      }
    }
  }

  /** Share of the page that stays empty between the text and a figure on the next page. */
  function holeBefore(figure: Element): {column: number; hole: number} | undefined {
    const start = figure.getClientRects()[0]
    const end = endBefore(figure)
    if (!start || !end || pages!.pageOf(start) === pages!.pageOf(end)) return undefined
    const column = pages!.columnOf(end)
    // Text that nothing could part ends in a column before the last: the others are empty.
    const empty = pages!.columns - 1 - (column % pages!.columns)
    return {column, hole: empty + (pages!.bottom - end.bottom) / pages!.height}
  }

  /** Where the text before a figure ends; headings would follow it to the next page, and do not count. */
  function endBefore(figure: Element): DOMRect | undefined {
    for (let at: Element | null = figure; at && !at.matches('.text'); at = at.parentElement) {
      for (let before = at.previousElementSibling; before; before = before.previousElementSibling) {
        if (before.matches('h2, h3, h4, h5, h6, [role="group"], .footnotes, .floating')) continue
        let last = before
        while (last.matches('section') && last.lastElementChild) last = last.lastElementChild
        const rects = last.getClientRects()
        if (rects.length > 0) return rects[rects.length - 1]
      }
    }
    return undefined
  }

  /** The block of text that follows a figure; none where another figure does: they keep their order. */
  function nextBlock(figure: Element): Element | undefined {
    let next = following(figure)
    while (next) {
      if (next.matches('section:not([role])')) next = next.firstElementChild ?? following(next)
      else if (next.matches('h2, h3, h4, h5, h6, [role="group"], .floating')) next = following(next)
      else return next.matches('figure, section, .footnotes') ? undefined : next
    }
    return undefined
  }

  /** The next element that does not stand inside this one. */
  function following(element: Element): Element | undefined {
    for (let at: Element | null = element; at && !at.matches('.text'); at = at.parentElement)
      if (at.nextElementSibling) return at.nextElementSibling
    return undefined
  }
}
