/**
 * Keep room for heads of tables that go on on another page: within the foreseen pages.
 *
 * The browser repeats them where it prints pages, and not in the columns that
 * foretell those. The first row in each further column is that much higher.
 */

/** What keeps room for heads, within the page. */
export interface RepeatedHeads {
  /** Look anew where tables go on: those that reach a column, of all that begin before another. */
  settle(from: number, end?: number): void
  /** Leave rows as they were. */
  leave(): void
}

declare global {
  /** Only within the page. */
  var repeatedHeads: RepeatedHeads | undefined
}

/**
 * Make `repeatedHeads` known to the page.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function installHeads(): void {
  const {pages} = globalThis
  if (!pages) return
  /** A higher head, as a share of the page, is not repeated. */
  const highest = 0.25
  const all = Array.from(document.querySelectorAll<HTMLTableElement>('.text table')).flatMap((table) => {
    const height = table.tHead?.getBoundingClientRect().height ?? 0
    const isRepeated = height > 0 && height <= highest * pages.height && !table.closest('td, th')
    return isRepeated ? [{table, height, raised: [] as HTMLElement[]}] : []
  })
  const lower = (raised: HTMLElement[]) => {
    for (const cell of raised.splice(0)) cell.style.paddingTop = ''
  }
  globalThis.repeatedHeads = {
    settle: (from, end = Number.POSITIVE_INFINITY) => {
      for (const {table, height, raised} of all) {
        const places = table.getClientRects()
        const [begin, last] = [places[0], places[places.length - 1]]
        if (last && pages.columnOf(last) < from) continue
        if (begin && pages.columnOf(begin) >= end) break
        lower(raised)
        if (table.getClientRects().length < 2) continue
        let column = pages.begin(table.tHead!)
        for (const row of Array.from(table.tBodies, ({rows}) => Array.from(rows)).flat()) {
          if (pages.begin(row) <= column) continue
          for (const cell of Array.from(row.cells)) {
            const own = Number.parseFloat(getComputedStyle(cell).paddingTop)
            cell.style.paddingTop = `${own + height}px`
            raised.push(cell)
          }
          column = pages.begin(row)
        }
      }
    },
    leave: () => {
      for (const {raised} of all) lower(raised)
    }
  }
}
