/** A message that can be said. `$1`, `$2` … stand for the actual values. */
export interface Rule {
  reason: string
  /** What the author can do. */
  note?: string
  /** vfile's: `true`, no galley can be made; `false`, should change; `undefined`, worth knowing. */
  fatal: boolean | undefined
}
