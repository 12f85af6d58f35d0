/**
 * Fit tables into their columns: runs inside the page, before printing, once it is as wide as its text will be.
 *
 * Short cells and numbers keep to one line where that costs none. A table that is too wide for its column, or that
 * would be nearly twice as high in it, takes the whole width of the page, as its sheet shows one of the class `wide`.
 * What is too wide even there has its columns set closer (`tight`), then its type smaller.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function fitTables(): void {
  if (!getComputedStyle(document.documentElement).getPropertyValue('--page-width').trim()) return
  /** A table is so many times as high in its column as over the whole page: it goes over the page. */
  const gain = 1.7
  /** Lines of a row, at the mean, of a table that is looked at so. */
  const many = 2.4
  /** A table that is lower, in widths of its column, stays there: across the page it would stop those who read on. */
  const low = 0.8

  for (const table of Array.from(document.querySelectorAll<HTMLTableElement>('table'))) {
    const column = table.parentElement
    if (!column) continue
    const isWhole = keepShort(table, column)
    const room = table.closest<HTMLElement>('.table-figure') ?? column
    const isInFlow = room.parentElement?.matches('.text, section') && !room.matches('.wide')
    if (isInFlow && (isTooWide(column) || (room !== column && (!isWhole || isHigh(table)))))
      widen(table, column, room)
    if (isTooWide(column)) table.classList.add('tight')
    // Text wraps anew at each size: a second look settles it.
    for (let look = 0; look < 3 && isTooWide(column); look++) {
      const size = Number.parseFloat(getComputedStyle(table).fontSize)
      const ratio = Math.max(column.clientWidth / column.scrollWidth, 0.75)
      table.style.fontSize = `${(size * ratio).toFixed(2)}px`
    }
  }

  function isTooWide(column: HTMLElement): boolean {
    return column.scrollWidth > column.clientWidth + 1
  }

  /** It may be cut where a column ends so far. */
  function heightOf(table: HTMLElement): number {
    return Array.from(table.getClientRects()).reduce((sum, {height}) => sum + height, 0)
  }

  function isHigh(table: HTMLTableElement): boolean {
    const lines = table.rows.length * many
    const least = table.offsetWidth * low
    return heightOf(table) > Math.max(least, lines * Number.parseFloat(getComputedStyle(table).lineHeight))
  }

  /** Over the whole page, where that makes it fit, or much lower. */
  function widen(table: HTMLTableElement, column: HTMLElement, room: HTMLElement): void {
    const before = {height: heightOf(table), over: column.scrollWidth - column.clientWidth}
    const cells = Array.from(table.querySelectorAll<HTMLElement>('td, th'))
    const spaces = cells.map((cell) => cell.style.whiteSpace)
    room.classList.add('wide')
    keepShort(table, column)
    const isRight =
      before.over > 1
        ? column.scrollWidth - column.clientWidth < before.over
        : heightOf(table) * gain < before.height
    if (isRight) return
    room.classList.remove('wide')
    for (const [index, cell] of cells.entries()) cell.style.whiteSpace = spaces[index] ?? ''
  }

  /**
   * Short cells in one line each, where the table does not get wider than its column, or higher: all of them, else
   * those of the columns where they do. The browser makes a column of single words as narrow as their syllables: those
   * stay whole although others get a line more, and so do numbers.
   *
   * @returns whether all numbers stay whole.
   */
  function keepShort(table: HTMLElement, column: HTMLElement): boolean {
    const short = Array.from(table.querySelectorAll<HTMLTableCellElement>('td, th')).flatMap((cell) => {
      const words = cell.textContent?.trim() ?? ''
      const isNumber =
        words.length <= 26 && /^[^\p{L}]*\d[^\p{L}]*\p{L}?$/u.test(words) && /[\s–−-]/u.test(words)
      const isWhole = isNumber || /^\p{L}{5,14}$/u.test(words)
      return isWhole || (words.length <= 14 && /[\s-]/.test(words)) ? [{cell, isNumber, isWhole}] : []
    })
    if (short.length === 0) return true
    let before = heightOf(table)
    const keep = (cells: typeof short, most = 1) => {
      if (cells.length === 0) return true
      const spaces = cells.map(({cell}) => cell.style.whiteSpace)
      for (const {cell} of cells) cell.style.whiteSpace = 'nowrap'
      const after = heightOf(table)
      const fits = after <= before * most && !isTooWide(column)
      if (fits) before = after
      else for (const [index, {cell}] of cells.entries()) cell.style.whiteSpace = spaces[index] ?? ''
      return fits
    }
    if (keep(short)) return true
    const whole = keep(
      short.filter(({isWhole}) => isWhole),
      1.2
    )
    const numbers =
      whole ||
      keep(
        short.filter(({isNumber}) => isNumber),
        1.2
      )
    if (!whole)
      keep(
        short.filter(({isNumber, isWhole}) => isWhole && !isNumber),
        1.2
      )
    const others = short.filter(({isWhole, cell}) => !isWhole && cell.matches('td'))
    const columns = new Set(others.map(({cell}) => cell.cellIndex).filter((index) => index < 8))
    for (const index of columns) keep(others.filter(({cell}) => cell.cellIndex === index))
    return numbers
  }
}
