/**
 * Fill the pages one after the other: notes to the foot, and figures that
 * leave a hole further down. Runs within the foreseen pages.
 *
 * The browser gets this function as its source text: it uses nothing from
 * outside itself.
 */
export function fillPages(): void {
  const {pages, figures, footnotes, repeatedHeads} = globalThis
  if (!pages || !figures || !footnotes) return
  /** A hole smaller than this share of the page does no harm. */
  const harm = 0.12
  const farthest = 6

  let filled = 0
  /** Tables that begin before this column have room for their heads. */
  let settled = 0
  fillAll()
  // What figures moved finds its place where they stay.
  if (footnotes.restart()) {
    filled = 0
    settled = 0
    fillAll()
  }
  footnotes.finish()
  repeatedHeads?.settle(0)
  figures.settleHeads()

  function fillAll(): void {
    while (pages!.afford()) {
      const column = next()
      if (column === undefined) break
      fill(column)
      filled = column
      settled = column + 2
    }
  }

  /** What leaves a hole; it changes all columns of its page, and is seen to before notes have places there. */
  function late() {
    const found = figures!.late(footnotes!.share)
    return found && {...found, column: found.column - (found.column % pages!.columns)}
  }

  /** The first column that a note or a hole is in; heads further on would only move what comes after it. */
  function next(): number | undefined {
    for (;;) {
      const columns = [late()?.column, footnotes!.next()].filter((column) => column !== undefined)
      const column = columns.length > 0 ? Math.min(...columns) : undefined
      if (settled === Number.POSITIVE_INFINITY || (column !== undefined && column < settled)) return column
      settled = column === undefined ? Number.POSITIVE_INFINITY : column + 2
      repeatedHeads?.settle(filled, settled)
    }
  }

  function fill(column: number): void {
    place(column)
    let hollow = late()
    if (hollow?.column === column) {
      const {figure} = hollow
      let best = {moves: 0, hole: hollow.hole}
      for (let moves = 1; moves <= farthest && pages!.afford(); moves++) {
        footnotes!.takeBack(column)
        if (!figures!.moveDown(figure)) break
        place(column)
        hollow = late()
        const hole = hollow?.figure === figure && hollow.column === column ? hollow.hole : 0
        if (hole < best.hole - 0.02) best = {moves, hole}
        if (hole < harm) break
      }
      footnotes!.takeBack(column)
      figures!.settle(figure, best.moves)
      place(column)
    }
    footnotes!.keep(column)
  }

  function place(column: number): void {
    footnotes!.place(column)
    // What begins further on has no part in this column.
    repeatedHeads?.settle(column, column + 2)
  }
}
