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

  const late = () => figures.late(footnotes.share)

  while (pages.afford()) {
    repeatedHeads?.settle()
    const columns = [late()?.column, footnotes.next()].filter((column) => column !== undefined)
    if (columns.length === 0) break
    fill(Math.min(...columns))
  }
  footnotes.finish()
  repeatedHeads?.settle()
  figures.settleHeads()

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
    repeatedHeads?.settle()
  }
}
