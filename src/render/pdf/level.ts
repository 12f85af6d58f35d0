/**
 * Let the columns of the last page end level: within the foreseen pages, once
 * everything has its place.
 *
 * The browser balances columns as far as what does not break lets it. On the
 * last page entries of the reference list may break, two lines on either side;
 * what is left is shared out between the entries of the shorter column, as a
 * typesetter would, a hair each.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function levelColumns(): void {
  const {pages, lines} = globalThis
  const text = document.querySelector<HTMLElement>('.text')
  const end = text && Array.from(text.getClientRects()).at(-1)
  if (!pages || !lines || !end || pages.columns < 2) return
  const page = pages.pageOf(end)
  const first = page * pages.columns
  const columns = Array.from({length: pages.columns}, (_, index) => first + index)
  /** Of the leading: what nobody sees between two entries, and above a head of the back matter. */
  const most = {entry: 0.3, head: 0.8}
  const leading = Number.parseFloat(getComputedStyle(text).lineHeight)
  if (!(leading > 4)) return

  // Notes that stand below the columns keep their place, and must not go over when those get longer for a moment.
  const last = Array.from(document.querySelectorAll<HTMLElement>('.footnotes')).at(-1)
  const band = last && getComputedStyle(last).columnSpan === 'all' ? last : undefined
  if (band) band.style.marginTop = '0px'

  const entries = Array.from(document.querySelectorAll<HTMLElement>('.references > li'))
  const mayBreak = entries.filter((entry) => {
    const rect = entry.getClientRects()[0]
    // A few lines look better in one column than in two.
    if (!rect || pages.pageOf(rect) !== page || end.height < 8 * leading) return false
    // What heads the page could go on on the one before: everything would move.
    return pages.columnOf(rect) > first || rect.top > pages.top(first) + leading
  })
  for (const entry of mayBreak) entry.style.breakInside = 'auto'

  // The browser leaves a line alone sooner than columns uneven.
  for (let torn = entries.find(isTorn); torn; torn = entries.find(isTorn)) torn.style.breakInside = 'avoid'

  const ends = columns.map(endOf)
  const lowest = Math.max(...ends)
  for (const [index, column] of columns.entries()) share(column, lowest - ends[index]!)

  if (!band) return
  const room = pages.bottom - 2 - band.getBoundingClientRect().bottom
  band.style.marginTop = `${Math.max(0, room)}px`
  // Below the columns, sooner than alone on a page.
  if (pages.pageOf(band.getClientRects()[0]!) !== page) band.style.marginTop = '0px'

  /** Whether an entry that may break has one line alone on either side. */
  function isTorn(entry: HTMLElement): boolean {
    if (entry.style.breakInside !== 'auto' || entry.getClientRects().length < 2) return false
    const column = pages!.begin(entry)
    const own = lines!.of(column).filter(({block}) => block === entry)
    const here = own.filter(({bottom}) => Number.isFinite(bottom)).length
    return here < 2 || own.length - here < 2
  }

  /** Lower edge of what stands in a column. */
  function endOf(column: number): number {
    const bottoms = lines!.of(column).flatMap(({bottom, line, block}) => {
      const below = line === undefined ? Number.parseFloat(getComputedStyle(block).marginBottom) : 0
      return Number.isFinite(bottom) ? [bottom - below] : []
    })
    return Math.max(pages!.top(column), ...bottoms)
  }

  /** Let a column end so many pixels lower. */
  function share(column: number, rest: number): void {
    if (rest < 1) return
    const gaps = Array.from(
      text!.querySelectorAll<HTMLElement>('.references > li, section[role] > h2, .statement > h2')
    ).flatMap((element) => {
      const rect = element.getClientRects()[0]
      const isWithin =
        rect &&
        pages!.columnOf(rect) === column &&
        rect.top > pages!.top(column) + leading &&
        element.parentElement
      if (!isWithin || (element.matches('li') && element.parentElement?.firstElementChild === element))
        return []
      return [{element, most: leading * (element.matches('li') ? most.entry : most.head)}]
    })
    const all = gaps.reduce((sum, {most}) => sum + most, 0)
    for (const {element, most} of gaps) {
      const own = Math.max(
        Number.parseFloat(getComputedStyle(element).marginTop),
        element.matches('li')
          ? Number.parseFloat(getComputedStyle(element.previousElementSibling!).marginBottom)
          : 0
      )
      element.style.marginTop = `${(own + most * Math.min(1, rest / all)).toFixed(3)}px`
    }
  }
}
