/** Environments that LaTeX displays on their own, without `$$` (amsmath §3). */
const opening =
  /^\\begin\{((?:equation|align|alignat|gather|multline|flalign|eqnarray|displaymath|math)\*?)\}/u

/** Name of the environment that a source begins with, `align*`. */
export function opensEnvironment(source: string): string | undefined {
  return opening.exec(source)?.[1]
}
