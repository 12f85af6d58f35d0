/** Scripts of a text. */

/** Whether most letters of a text are Latin; `undefined` where it has none. */
export function isLatinScript(text: string): boolean | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return letters === 0 ? undefined : latin * 2 > letters
}
