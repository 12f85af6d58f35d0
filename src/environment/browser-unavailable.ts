import type {Candidate} from './browser-places.js'

/** A candidate that did not start, and why. */
export interface Refusal {
  candidate: Candidate
  cause: unknown
}

/** No browser can be had; the message says what to do on this platform. */
export class BrowserUnavailable extends Error {
  readonly refusals: Refusal[]

  constructor(refusals: Refusal[]) {
    const tried = refusals.map(
      ({candidate, cause}) => `  ${candidate.path} (${candidate.source}): ${firstLine(cause)}`
    )
    super([heading(refusals), ...tried, remedy(refusals)].join('\n'), {cause: refusals[0]?.cause})
    this.name = 'BrowserUnavailable'
    this.refusals = refusals
  }
}

function heading(refusals: Refusal[]): string {
  if (refusals.length === 0) return 'Cannot print: no browser was found.'
  return 'Cannot print: no browser starts.'
}

/** What to run, for the first thing that went wrong. */
function remedy(refusals: Refusal[]): string {
  const said = refusals.map(({cause}) => String(cause)).join('\n')
  if (refusals[0]?.candidate.source === 'COLOPHON_BROWSER') {
    return 'Set COLOPHON_BROWSER to the program of Chrome, Chromium or Edge, 131 or later, or unset it.'
  }
  if (/sandbox/iu.test(said)) {
    return (
      'This system denies browsers their sandbox (user namespaces). Allow it: ' +
      '`sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`; or run `sudo apt-get install chromium`; ' +
      'or, where you trust every manuscript, set COLOPHON_SANDBOX=off.'
    )
  }
  return `${install[process.platform] ?? install.linux} Or set COLOPHON_BROWSER=/path/to/chrome (131 or later).`
}

const install: Partial<Record<NodeJS.Platform, string>> = {
  linux:
    'Run `sudo apt-get install chromium` (Debian), `sudo dnf install chromium` (Fedora), ' +
    'or `npx puppeteer browsers install chrome`.',
  darwin: 'Run `brew install --cask google-chrome`, or `npx puppeteer browsers install chrome`.',
  win32: 'Run `winget install Google.Chrome`, or `npx puppeteer browsers install chrome`.'
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n').findLast((line) => line.trim()) ?? 'it ended at once'
}
