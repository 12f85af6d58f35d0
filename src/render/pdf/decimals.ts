/**
 * Set columns of numbers on their decimal signs: runs inside the page, before
 * anything is placed. A number with fewer decimals gets room behind it; the
 * text stays as it is.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function alignDecimals(): void {
  /** A sign, digits in groups, decimals, and what stands behind a number: a percent sign, a mark, an error. */
  const number =
    /^(?:[<>≤≥~≈]\s?)?[-−–+±]?\d{1,3}(?:[,\u2009\u202F\u00A0' ]?\d{3})*(?:([.,]\d+))?(?:\s?(?:%|‰|\*{1,3}|[a-z†‡]|\(\d+\)))?$/u
  const blank = /^(?:|[-–—−.…]|n\/?a|n\.a\.|NaN|inf|∞)$/iu

  /** Columns of numbers. */
  const columns: {cells: HTMLElement[]; words: string[]; found: (RegExpExecArray | null)[]}[] = []
  for (const table of Array.from(document.querySelectorAll<HTMLTableElement>('.text table'))) {
    if (table.querySelector('tbody [colspan], tbody [rowspan], tbody table')) continue
    const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows))
    const heads = table.tHead && !table.tHead.querySelector('[colspan], [rowspan]') ? table.tHead.rows : []
    for (let at = 0; at < (rows[0]?.cells.length ?? 0); at++) {
      const cells = rows.map((row) => row.cells[at]).filter((cell) => cell !== undefined)
      const words = cells.map((cell) => (cell.textContent ?? '').trim())
      const found = words.map((word) => number.exec(word))
      const numbers = found.filter(Boolean).length
      if (numbers < 2 || words.some((word, index) => !found[index] && !blank.test(word))) continue
      columns.push({cells, words, found})
      for (const cell of cells) {
        cell.style.textAlign = 'right'
        cell.style.whiteSpace = 'nowrap'
      }
      for (const row of Array.from(heads)) {
        const head = row.cells[at]
        if (head) head.style.textAlign = 'right'
      }
    }
  }
  const rooms = columns.map(({cells, words, found}) => {
    const behind = cells.map((cell, index) => widthBehind(cell, words[index] ?? '', found[index]?.[1]))
    const most = Math.max(...behind.filter((width) => width !== undefined))
    return cells.map((cell, index) => {
      const room = most - (behind[index] ?? 0)
      return room > 0.2 ? Number.parseFloat(getComputedStyle(cell).paddingRight) + room : undefined
    })
  })
  for (const [at, {cells}] of columns.entries())
    for (const [index, cell] of cells.entries()) {
      const room = rooms[at]?.[index]
      if (room !== undefined) cell.style.paddingRight = `${room.toFixed(2)}px`
    }

  /** Width of what stands behind the last whole digit; `undefined` where that can't be told. */
  function widthBehind(cell: HTMLElement, word: string, decimals: string | undefined): number | undefined {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
    const texts: Text[] = []
    for (let text = walker.nextNode() as Text | null; text; text = walker.nextNode() as Text | null)
      if (text.data.trim()) texts.push(text)
    const [text] = texts
    if (!text || texts.length > 1 || cell.querySelector('math')) return undefined
    const start = text.data.indexOf(word)
    const from = decimals ? word.lastIndexOf(decimals) : endOfDigits(word)
    if (start < 0) return undefined
    const range = document.createRange()
    range.setStart(text, start + from)
    range.setEnd(text, start + word.length)
    return range.getBoundingClientRect().width
  }

  /** Where the whole digits of a number end. */
  function endOfDigits(word: string): number {
    const digits = /^[^\d]*\d[\d,\u2009\u202F\u00A0' ]*/u.exec(word)?.[0] ?? word
    return digits.trimEnd().length
  }
}
