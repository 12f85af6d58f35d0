/** A message that can be said. `$1`, `$2` … stand for the actual values. */
export interface Rule {
  reason: string
  /** What the author can do. */
  note?: string
  /** vfile's: `true`, no galley can be made; `false`, should change; `undefined`, worth knowing. */
  fatal: boolean | undefined
  /** Wrong for sure, though galleys can be made, with the author's text in its place: the exit code is 1. */
  isError?: boolean
}

export type Severity = 'fatal' | 'error' | 'warning' | 'info'

export function severityOf({fatal, isError}: Pick<Rule, 'fatal' | 'isError'>): Severity {
  if (fatal === undefined) return 'info'
  if (fatal) return 'fatal'
  return isError ? 'error' : 'warning'
}

/** Whether an edition, or a build under `--strict`, may not have it. */
export function shouldChange(severity: Severity): boolean {
  return severity === 'error' || severity === 'warning'
}
