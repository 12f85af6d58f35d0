/** Something in a store that is not as OCFL, or Colophon, left it. */
export interface Finding {
  /** Codes of the specification, most telling first: `E092`, `W004`; of Colophon's own findings, none. */
  codes: string[]
  severity: 'error' | 'warning'
  /** File or folder it is about, below the store. */
  path: string
  /** What was expected, and what was found; follows the word “Expected”. */
  expected: string
}

/** Gathers what is found, each under the path it is about. */
export class Findings {
  readonly list: Finding[] = []

  /** An `E` code is an error, a `W` code a warning. */
  add(codes: string | string[], path: string, expected: string): void {
    const all = typeof codes === 'string' ? [codes] : codes
    this.list.push({codes: all, severity: all[0]?.startsWith('W') ? 'warning' : 'error', path, expected})
  }

  get hasErrors(): boolean {
    return this.list.some(({severity}) => severity === 'error')
  }
}

/** A value as a message shows it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``
}

/** The first digits of a digest: enough to tell it by. */
export function brief(digest: string): string {
  return digest.length > 20 ? `${digest.slice(0, 16)}…` : digest
}
