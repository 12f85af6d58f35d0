/** What moves notes between the end of the text and the feet of its pages. */

/** What brings notes to the foot, within the page. */
export interface Footnotes {
  /** The next column with a call whose note has no place yet. */
  next(): number | undefined
  /** Put the notes called in a column at its foot, as many as have room. */
  place(column: number): void
  /** Undo `place`. */
  takeBack(column: number): void
  /** The notes of a column are where they should be; those without room go to the next one. */
  keep(column: number): void
  /** Share of the page that the notes of a column take, without the room left above them. */
  share(column: number): number
  /** Take all notes back, where figures moved or one is not where it should be; returns whether it did. */
  restart(): boolean
  /** Leave the order of reading as it was. */
  finish(): void
}

declare global {
  /** Only within the page. */
  var footnotes: Footnotes | undefined
}
