/**
 * Fit what is wider than its column: runs inside the page, before printing.
 *
 * The page is laid out at the width that the print sheet names,
 * `--page-width` of the root; without it nothing is done. Formulas shrink to
 * four fifths, then their number goes below, then they shrink on; tables
 * shrink to three fifths. Nothing runs off the page or into the next column.
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

  for (const equation of Array.from(document.querySelectorAll<HTMLElement>('.equation'))) {
    const formula = equation.querySelector<HTMLElement>('.equation-formula')
    const math = formula?.querySelector<HTMLElement>('math')
    if (!formula || !math) continue
    const needed = natural(formula)
    if (needed <= formula.clientWidth + 0.5) continue
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
    const ratio = block.clientWidth / math.getBoundingClientRect().width
    if (ratio < 1) shrink(math, ratio * 0.995, 0.4)
  }

  for (const table of Array.from(document.querySelectorAll<HTMLElement>('table'))) {
    const column = table.parentElement
    // Text wraps anew at each size: a second look settles it.
    for (let look = 0; look < 3 && column && column.scrollWidth > column.clientWidth + 1; look++) {
      shrink(table, column.clientWidth / column.scrollWidth, 0.75)
    }
  }

  document.body.style.width = ''
}
