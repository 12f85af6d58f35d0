/** What a run of the program tells the loader that began it. */
export const session = {
  /** It built pages and books: nearly all of the program that a build needs has run. */
  isTypical: false
}
