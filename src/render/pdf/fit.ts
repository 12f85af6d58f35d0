/**
 * Fit what is wider than its column: runs inside the page, before printing.
 *
 * The page is laid out at the width that the print sheet names,
 * `--page-width` of the root; without it nothing is done. A long title is set smaller. Formulas shrink by a
 * seventh, else go on in a further line before a relation or an operation;
 * where that does not do, they shrink to four fifths, then their number goes
 * below, then they shrink on; entries of the reference list break within words. Nothing runs off
 * the page or into the next column. The page keeps the
 * width until it is laid out in pages: between them, nothing looks at it at another.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function fitWide(): void {
  const width = getComputedStyle(document.documentElement).getPropertyValue('--page-width').trim()
  if (!width) return
  document.body.style.width = width

  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize)
  const shrink = (element: HTMLElement, ratio: number, least: number) => {
    element.style.fontSize = `${(sizeOf(element) * Math.max(ratio, least)).toFixed(2)}px`
  }
  const natural = (element: HTMLElement) => {
    element.style.cssText += ';display:inline-block;width:max-content'
    const {width: needed} = element.getBoundingClientRect()
    element.style.display = ''
    element.style.width = ''
    return needed
  }

  setTitle()
  for (const equation of Array.from(document.querySelectorAll<HTMLElement>('.equation'))) {
    const formula = equation.querySelector<HTMLElement>('.equation-formula')
    const math = formula?.querySelector<HTMLElement>('math')
    if (!formula || !math) continue
    let needed = natural(formula)
    if (needed <= formula.clientWidth + 0.5) continue
    if (formula.clientWidth / needed < 0.86 && breakLines(math, formula.clientWidth)) {
      needed = natural(formula)
      if (needed <= formula.clientWidth + 0.5) continue
    }
    if (formula.clientWidth / needed >= 0.8) {
      shrink(math, formula.clientWidth / needed, 0.8)
      continue
    }
    equation.style.gridTemplateColumns = '1fr'
    const number = equation.querySelector<HTMLElement>('.equation-number')
    if (number) number.style.textAlign = 'right'
    const ratio = equation.clientWidth / needed
    if (ratio < 1) shrink(math, ratio * 0.995, 0.4)
  }

  for (const math of Array.from(document.querySelectorAll<HTMLElement>('span.math'))) {
    const block = math.closest<HTMLElement>('p, li, td, th, dd, figcaption')
    if (!block || math.closest('.equation')) continue
    const ratioOf = () => block.clientWidth / math.getBoundingClientRect().width
    let ratio = ratioOf()
    const formula = ratio < 0.75 ? math.querySelector<HTMLElement>('math') : undefined
    if (formula && breakLines(formula, block.clientWidth)) ratio = ratioOf()
    if (ratio < 1) shrink(math, ratio * 0.995, 0.4)
  }

  // Beside a figure that floats entries break no words, but for those that no line could hold.
  const entries = Array.from(document.querySelectorAll<HTMLElement>('.references > li'))
  for (const entry of entries) entry.style.overflowWrap = 'normal'
  const isTooWide = entries.map((entry) => entry.scrollWidth > entry.clientWidth + 1)
  for (const [index, entry] of entries.entries())
    entry.style.overflowWrap = isTooWide[index] ? 'anywhere' : ''

  /** A title of more than three lines in a smaller size, as far as it needs. */
  function setTitle(): void {
    const title = document.querySelector<HTMLElement>('.title')
    if (!title) return
    const leading = Number.parseFloat(getComputedStyle(title).lineHeight)
    const size = sizeOf(title)
    for (const ratio of [1, 0.88, 0.78]) {
      if (ratio < 1) title.style.cssText += `;font-size:${size * ratio}px;line-height:${leading * ratio}px`
      if (!(title.clientHeight > 3.5 * leading * ratio)) return
    }
  }

  /** Set a formula in several lines of at most some pixels, as far as its signs allow; `false`: it has none to break at. */
  function breakLines(math: HTMLElement, width: number): boolean {
    const relation = /^(?:[=≠<>≤≥≪≫≈≃≅≡∼∝≔→←↔⇒⇐⇔↦⟶⟹∈∉⊂⊆⊃⊇]|:=)$/u
    const operation = /^[+−±∓⊕⊗⊙·⋅×∪∩∧∨∖-]$/u
    let row: Element | null = math.querySelector(':scope > semantics') ?? math
    const inner = () => Array.from(row!.children).filter((child) => !child.matches('annotation'))
    for (
      let parts = inner();
      parts.length === 1 && parts[0]!.matches('mrow, mstyle, mpadded');
      parts = inner()
    )
      row = parts[0]!
    const parts = inner()
    if (parts.length < 3 || !row.matches('mrow, mstyle')) return false
    const space = 2 * sizeOf(math)
    /** A line that is filled more than by this share may end at the best sign. */
    const fullest = 0.3
    const widthOf = (from: number, to: number) =>
      parts[to - 1]!.getBoundingClientRect().right - parts[from]!.getBoundingClientRect().left
    const isBreak = (at: number, signs: RegExp) => {
      const words = parts[at]!.textContent?.trim() ?? ''
      const before = parts[at - 1]
      return (
        parts[at]!.matches('mo') &&
        signs.test(words) &&
        before !== undefined &&
        !before.matches('mo:not([form="postfix"])')
      )
    }
    const lines: [from: number, to: number][] = []
    for (let from = 0; from < parts.length; ) {
      const room = width - (from > 0 ? space : 0)
      let to = parts.length
      if (widthOf(from, to) > room) {
        // Between formulas sooner than within one.
        to = 0
        for (const signs of [undefined, relation, operation]) {
          let last = 0
          for (let at = from + 1; at < parts.length && widthOf(from, at) <= room; at++)
            if (signs ? isBreak(at, signs) : parts[at - 1]!.matches('mspace')) last = at
          // What stands alone before a relation looks lost: its other side begins beside it, and breaks further on.
          if (last > to) to = last
          if (to > 0 && widthOf(from, to) > room * fullest) break
        }
        if (to === 0) {
          // Nothing fits: as little as may be.
          to = parts.findIndex((_, at) => at > from && (isBreak(at, relation) || isBreak(at, operation)))
          if (to < 0) to = parts.length
        }
      }
      lines.push([from, to])
      from = to
    }
    if (lines.length < 2) return false
    const make = (name: string) =>
      document.createElementNS('http://www.w3.org/1998/Math/MathML', name) as HTMLElement
    const table = make('mtable')
    table.setAttribute('displaystyle', 'true')
    for (const [index, [from, to]] of lines.entries()) {
      const cell = make('mtd')
      const group = make('mrow')
      cell.style.cssText = `text-align:left;padding:${index > 0 ? '.25em' : '0'} 0 0 ${index > 0 ? space.toFixed(2) : 0}px`
      group.append(...parts.slice(from, to))
      cell.append(group)
      const line = make('mtr')
      line.append(cell)
      table.append(line)
    }
    row.append(table)
    return true
  }
}
