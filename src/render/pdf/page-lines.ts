/**
 * Lines as they stand on the foreseen pages.
 */

/** A line of text, or a block that does not break. */
export interface Unit {
  top: number
  bottom: number
  /** What the line belongs to; of a block, itself. */
  block: HTMLElement
  /** Which of its block's lines it is, from 0; `undefined`: a block. */
  line?: number
  /** Whether it is its block's last. */
  isLast?: boolean
  /** A piece of its text behind which something may be put. */
  text?: Text
}

/** What tells lines, within the page. */
export interface Lines {
  /** Lines and unbreakable blocks of a column, downwards. Of a paragraph that goes on, all its lines. */
  of(column: number): Unit[]
  /** Upper edge of the line that something stands in; signs set high reach above it. */
  top(element: Element, column: number): number
  /** Offset of the last space above an edge within a text that may go on; 0: there is none. */
  spaceOn(text: Text, bottom: number): number
  /** What may not be the last above an edge: a head, a term, an orphan, a widow. */
  stranded(column: number, edge: number): Unit | undefined
}

declare global {
  /** Only within the page. */
  var lines: Lines | undefined
}

/**
 * Make `lines` known to the page.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function installLines(): void {
  const pages = globalThis.pages
  const text = document.querySelector<HTMLElement>('.text')
  if (!pages || !text) return
  globalThis.lines = {of, top, spaceOn, stranded}

  function spaceOn(text: Text, bottom: number): number {
    const range = document.createRange()
    for (let offset = text.data.length - 1; offset > 0; offset--) {
      if (!/\s/.test(text.data[offset]!)) continue
      range.setStart(text, offset - 1)
      range.setEnd(text, offset)
      const rect = range.getClientRects()[0]
      if (rect && (rect.top + rect.bottom) / 2 < bottom) return offset
    }
    return 0
  }

  function top(element: Element, column: number): number {
    const rect = element.getBoundingClientRect()
    const middle = (rect.top + rect.bottom) / 2
    const line = of(column).find(
      ({block, bottom}) => block.contains(element) && bottom > middle && Number.isFinite(bottom)
    )
    return line?.line === undefined ? rect.top - 1 : line.top + 1
  }

  /** What may not be the last above an edge. */
  function stranded(column: number, edge: number): Unit | undefined {
    const units = of(column)
    // Signs may be higher than their line.
    const above = units.filter(({top, bottom}) => (top + bottom) / 2 < edge)
    const last = above.at(-1)
    if (!last) return undefined
    if (last.block.matches('h2, h3, h4, h5, h6, .heading, .lead, dt')) {
      // All its lines, where it has several.
      return above.find(({block}) => block === last.block)
    }
    if (last.line === undefined) return undefined
    const own = units.filter(({block}) => block === last.block)
    const after = own.length - 1 - last.line
    const isOrphan = last.line === 0 && after > 0 && pages!.begin(last.block) === column
    const isWidow = after === 1 && last.line > 0
    return isOrphan || isWidow ? last : undefined
  }

  /** Lines and unbreakable blocks of a page, downwards. Of a paragraph that goes on, all its lines. */
  function of(column: number): Unit[] {
    const units: Unit[] = []
    const walk = (element: HTMLElement): void => {
      if (!Array.from(element.getClientRects()).some((rect) => pages!.columnOf(rect) === column)) return
      if (element.matches('.footnotes, .backlink')) return
      const style = getComputedStyle(element)
      if (style.position === 'absolute') return
      if (style.breakInside === 'avoid' || !/^(?:block|list-item)$/.test(style.display)) {
        const rects = Array.from(element.getClientRects()).filter((rect) => pages!.columnOf(rect) === column)
        const rect = rects.at(-1)
        const below = Number.parseFloat(style.marginBottom)
        if (rect) units.push({top: rect.top, bottom: rect.bottom + below, block: element})
        return
      }
      units.push(...linesOf(element, column))
      for (const child of Array.from(element.children) as HTMLElement[]) if (!isInline(child)) walk(child)
    }
    for (const child of Array.from(text!.children) as HTMLElement[]) walk(child)
    return units.sort((a, b) => a.top - b.top)
  }

  function isInline(element: Element): boolean {
    return /^(?:inline|contents|math|ruby)/.test(getComputedStyle(element).display)
  }

  /** Lines of a paragraph: those on another page count, but lie below every edge. */
  function linesOf(block: HTMLElement, column: number): Unit[] {
    const lines: (Unit & {middle: number})[] = []
    const leading = Number.parseFloat(getComputedStyle(block).lineHeight)
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let piece = walker.nextNode() as Text | null; piece; piece = walker.nextNode() as Text | null) {
      let owner = piece.parentElement
      while (owner && owner !== block && isInline(owner)) owner = owner.parentElement
      if (owner !== block || piece.parentElement?.closest('math')) continue
      const usable = piece.parentElement?.closest('a, .math, .unbroken, .footnotes') ? undefined : piece
      range.selectNodeContents(piece)
      for (const rect of Array.from(range.getClientRects())) {
        const away = pages!.columnOf(rect) - column
        if (rect.width === 0 || away < 0) continue
        // Signs of some scripts reach into the lines above and below theirs: only their middles tell lines apart.
        const middle = (rect.top + rect.bottom) / 2
        const over = leading > 4 ? Math.max(0, (rect.height - leading) / 2) : 0
        const top = rect.top + over
        const bottom = away > 0 ? Number.POSITIVE_INFINITY : rect.bottom - over
        const last = lines.at(-1)
        const isSame =
          last && (over > 0 ? Math.abs(middle - last.middle) < leading * 0.55 : rect.top < last.bottom - 3)
        if (last && (away > 0 ? top === last.top : isSame)) {
          last.bottom = Math.max(last.bottom, bottom)
          last.text = usable ?? last.text
        } else lines.push({top, bottom, middle, block, text: usable, line: lines.length})
      }
    }
    for (const [index, line] of lines.entries()) line.isLast = index === lines.length - 1
    return lines
  }
}
