import {packagedVersion} from './browser-packaged.js'
import {type Candidate, candidates, majorVersion, oldestVersion, programVersion} from './browser-places.js'
import {wantsSandbox} from './browser-start.js'

/** What `colophon doctor` says of browsers. */
export interface BrowserReport {
  /** In the order they are tried. */
  candidates: (Candidate & {
    /** `143.0.7499.4`; `undefined` when the program did not tell. */
    version?: string
    /** Whether it is new enough to print. */
    usable: boolean
  })[]
  /** The one a build would start first. */
  first?: string
  /** `false` for root, and with COLOPHON_SANDBOX=off: manuscripts of strangers are then better built by another user. */
  sandbox: boolean
}

/** Which browsers this machine has, without starting one: `--version` at most. */
export async function describeBrowsers(
  variable: (name: string) => string | undefined
): Promise<BrowserReport> {
  const found: BrowserReport['candidates'] = []
  for await (const candidate of candidates(variable)) {
    const version =
      candidate.source === 'package' ? await packagedVersion() : await programVersion(candidate.path)
    found.push({...candidate, version, usable: (majorVersion(version ?? '') ?? 0) >= oldestVersion})
  }
  return {
    candidates: found,
    first: found.find((candidate) => candidate.usable)?.path,
    sandbox: wantsSandbox(variable)
  }
}
