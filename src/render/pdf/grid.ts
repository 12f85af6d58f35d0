/**
 * Set text on the lines of a grid: within the foreseen pages.
 *
 * Figures, displays and heads are as high as they are; the room around each
 * grows or shrinks until the text below it stands on a multiple of the leading
 * again, so that lines of neighbouring columns stand level and columns end
 * level. What floats to the head of a column loses its margin there.
 *
 * One sweep over the text in the order of its lines; what moves to another
 * column is looked at again in the next sweep.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function alignLines(): void {
  const pages = globalThis.pages
  const text = document.querySelector<HTMLElement>('.text')
  if (!pages || !text) return
  globalThis.repeatedHeads?.settle(0)
  const line = Number.parseFloat(getComputedStyle(text).lineHeight)
  if (!(line > 4)) return
  /** Pixels that nobody sees. */
  const slack = 0.75

  interface Item {
    element: HTMLElement
    column: number
    top: number
    bottom: number
    /** Stands on lines itself; else room may be put around it. */
    isText: boolean
  }
  const shapes =
    'figure, .table-scroll, .equation, pre, h2, h3, h4, h5, h6, .heading, .admonition, blockquote, ul, ol, dl, .theorem, .line-block'
  const items: Item[] = []
  const add = (element: HTMLElement, isText: boolean) => {
    for (const rect of Array.from(element.getClientRects())) {
      if (rect.height > 0)
        items.push({element, column: pages.columnOf(rect), top: rect.top, bottom: rect.bottom, isText})
    }
  }
  const walk = (parent: Element): void => {
    for (const element of Array.from(parent.children) as HTMLElement[]) {
      if (element.matches('.footnotes, [role="doc-endnotes"], [role="doc-bibliography"], [role="group"]'))
        continue
      if (element.matches('section, div:not(.table-scroll, .theorem, .line-block, .admonition)'))
        walk(element)
      else if (element.matches('p:not(.heading)')) {
        if (Math.abs(Number.parseFloat(getComputedStyle(element).lineHeight) - line) > 0.05) continue
        add(element, true)
        for (const inner of Array.from(element.querySelectorAll<HTMLElement>('.equation'))) add(inner, false)
      } else if (element.matches(shapes)) add(element, false)
    }
  }
  walk(text)
  items.sort((a, b) => a.column - b.column || a.top - b.top || Number(a.isText) - Number(b.isText))

  const heads = 'h2, h3, h4, h5, h6, .heading'
  const marginsOf = (element: Element) => {
    const {marginTop, marginBottom} = getComputedStyle(element)
    return {above: Number.parseFloat(marginTop), below: Number.parseFloat(marginBottom)}
  }
  /** What the element before leaves below itself: margins of neighbours fall together, and the larger counts. */
  const belowOther = (element: Element) => {
    const before = element.previousElementSibling
    return element.matches('.floating, .equation') || !before || before.matches('.floating')
      ? 0
      : marginsOf(before).below
  }

  /** Margins to be, in pixels, by element. */
  const made = new Map<HTMLElement, {above: number; below: number}>()
  const wish = (element: HTMLElement, above: number, below: number) => {
    const now = made.get(element) ?? marginsOf(element)
    const start = above === 0 ? now.above : Math.max(now.above, belowOther(element))
    made.set(element, {above: start + above, below: now.below + below})
  }
  let column = -1
  let base = 0
  let shift = 0
  /** What stands between the last text and the next. */
  let between: Item[] = []
  for (const item of items) {
    const {element, top, isText} = item
    if (item.column !== column) {
      column = item.column
      base = pages.top(column)
      shift = 0
      between = []
    }
    if (element.classList.contains('floating')) {
      shift += roundOff(item, top + shift - base)
      continue
    }
    if (!isText) {
      between.push(item)
      if (getComputedStyle(element).columnSpan === 'all') {
        base = item.bottom + marginsOf(element).below
        shift = 0
        between = []
      }
      continue
    }
    const over = (((top + shift - base) % line) + line) % line
    if (between.length > 0 && element.style.position !== 'absolute') shift += spread(between, over)
    between = []
  }

  /** Distance of a head to the text below it as the sheet has it, in pixels. */
  function ownBelow(element: HTMLElement, now: number): number {
    const own = pages!.below.get(element) ?? now
    pages!.below.set(element, own)
    return own
  }

  /** Make a float as high as some lines, without room above it at the head of a column; returns how much it grows. */
  function roundOff({element, bottom, top, column}: Item, from: number): number {
    const {above, below} = marginsOf(element)
    const isFirst = column > 0 && from - above < line / 2
    const lost = isFirst ? above : 0
    const over = (bottom - top + above - lost + below) % line
    const room = over < slack ? 0 : over <= below * 0.5 ? -over : line - over
    if (lost > 0 || Math.abs(room) >= slack) {
      const share = isFirst || room < 0 ? 0 : room / 2
      wish(element, share - lost, room - share)
    }
    return room - lost
  }

  /**
   * Bring the text behind some shapes to the nearest line; returns how far it goes down.
   *
   * Heads keep their distance to what they stand above, and one below another;
   * at the head of a column there is only the room between them, or below one alone.
   */
  function spread(all: Item[], before: number): number {
    const last = all.at(-1)!
    let first = all.length - 1
    if (last.element.matches(heads)) while (first > 0 && all[first - 1]!.element.matches(heads)) first--
    const upper = all[first]!
    const isHead = last.element.matches(heads)
    const isFirst = upper.top + shift - base < line
    // Of several heads at the head of a column the last has room above it.
    const isLower = isFirst && isHead && upper !== last
    const spaced = isLower ? last : upper
    const above =
      isFirst && !isLower ? 0 : Math.max(marginsOf(spaced.element).above, belowOther(spaced.element))
    const now = marginsOf(last.element).below
    // A sweep before may have found it at the head of a column.
    const below = isHead ? ownBelow(last.element, now) : now
    const over = (before + below - now + line) % line
    // Room enough, and text nearer to the line above: it moves up.
    const most = isLower
      ? above * 0.4
      : isFirst
        ? below * (isHead ? 1 : 0.4)
        : isHead
          ? above * 0.4
          : Math.min(above, below) * 0.6
    const up = over <= line / 2 + slack && over <= most + slack && (isFirst || !belowOther(upper.element))
    const room = over < slack || line - over < slack ? 0 : up ? -over : line - over
    const share = isFirst && !isLower ? 0 : isHead ? 1 : 0.5
    if (share > 0) wish(spaced.element, room * share, 0)
    if (share < 1 || below !== now) wish(last.element, 0, room * (1 - share) + below - now)
    return room + below - now
  }

  for (const [element, {above, below}] of made) {
    element.style.marginTop = `${above.toFixed(3)}px`
    element.style.marginBottom = `${below.toFixed(3)}px`
  }
}
