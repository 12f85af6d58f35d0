/**
 * Set text on the lines of a grid: within the foreseen pages.
 *
 * Figures, displays and heads are as high as they are; room is added around
 * each until the text below it stands on a multiple of the leading again, so
 * that lines of neighbouring columns stand level and columns end level. What
 * floats to the head of a column loses its margin there.
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

  const wishes: {element: HTMLElement; above: number; below: number}[] = []
  let column = -1
  let base = 0
  let shift = 0
  let shape: Item | undefined
  for (const item of items) {
    const {element, top, bottom, isText} = item
    if (item.column !== column) {
      column = item.column
      base = pages.top(column)
      shift = 0
      shape = undefined
    }
    const style = element.style
    if (element.classList.contains('floating')) {
      const above = Number.parseFloat(getComputedStyle(element).marginTop)
      const isHead = top - above - base < line / 2 && above > 0
      if (isHead && column > 0) {
        wishes.push({element, above: -above, below: 0})
        shift -= above
      }
    }
    if (!isText) {
      shape = item
      if (getComputedStyle(element).columnSpan === 'all') {
        base = bottom + Number.parseFloat(getComputedStyle(element).marginBottom)
        shift = 0
        shape = undefined
      }
      continue
    }
    const over = (((top + shift - base) % line) + line) % line
    if (!shape || over < slack || line - over < slack || style.position === 'absolute') continue
    const room = line - over
    const isHead = shape.element.matches('h2, h3, h4, h5, h6, .heading')
    const first = shape.top - base < line
    const above = isHead ? (first ? 0 : room) : first ? 0 : room / 2
    wishes.push({element: shape.element, above, below: room - above})
    shift += room
    shape = undefined
  }
  const made = wishes.map(({element, above, below}) => {
    const {marginTop, marginBottom} = getComputedStyle(element)
    const before = element.previousElementSibling
    // Margins of neighbours fall together: the larger counts.
    const other =
      element.matches('.floating, .equation') || !before || before.matches('.floating')
        ? 0
        : Number.parseFloat(getComputedStyle(before).marginBottom)
    return {
      element,
      old: [element.style.marginTop, element.style.marginBottom] as const,
      top: Math.max(Number.parseFloat(marginTop), above > 0 ? other : 0) + above,
      bottom: Number.parseFloat(marginBottom) + below
    }
  })
  const feet = Array.from(document.querySelectorAll<HTMLElement>('.footnotes'), (foot) => ({
    foot,
    column: pages.begin(foot)
  }))
  for (const {element, top, bottom} of made) {
    element.style.marginTop = `${top.toFixed(3)}px`
    element.style.marginBottom = `${bottom.toFixed(3)}px`
  }
  // Notes stay where they are: else all of it is taken back.
  if (feet.every(({foot, column}) => pages.begin(foot) === column)) return
  for (const {element, old} of made) {
    element.style.marginTop = old[0]
    element.style.marginBottom = old[1]
  }
}
