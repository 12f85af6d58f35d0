import {spawnSync} from 'node:child_process'
import {existsSync, readFileSync} from 'node:fs'
import {homedir} from 'node:os'
import {basename, join} from 'node:path'
import {hasJava} from './judges.js'

const {file} = JSON.parse(readFileSync('tests/judges/verapdf.json', 'utf8')) as {file: string}
const jar = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'colophon', file)

/** `npm run conformance` fetches it. */
export const hasVeraPdf = hasJava && existsSync(jar)

interface Report {
  report: {
    jobs: {
      itemDetails: {name: string}
      taskException?: {exceptionMessage: string}
      validationResult?: {
        compliant: boolean
        details: {
          ruleSummaries?: {clause: string; testNumber: number; description: string; failedChecks: number}[]
        }
      }[]
    }[]
  }
}

/**
 * What veraPDF says of files: a line for each rule that one breaks.
 *
 * @param profile `ua1`, `2a`, `3a`.
 */
export function veraMessages(paths: string[], profile: string): string[] {
  const run = spawnSync(
    'java',
    [
      '-Xss8m',
      '-XX:+UseSerialGC',
      ...['-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper'],
      ...['--format', 'json', '--flavour', profile],
      ...paths
    ],
    {encoding: 'utf8', maxBuffer: 1 << 28}
  )
  const {jobs} = (JSON.parse(run.stdout) as Report).report
  const said = jobs.flatMap(({itemDetails, taskException, validationResult}) => {
    const name = basename(itemDetails.name)
    if (!validationResult) return [`${name}: ${taskException?.exceptionMessage ?? 'cannot be read'}`]
    return validationResult.flatMap(({compliant, details}) => {
      const rules = (details.ruleSummaries ?? []).map(
        ({clause, testNumber, description, failedChecks}) =>
          `${name}: ${clause}-${testNumber} (${failedChecks}) ${description}`
      )
      return compliant ? [] : rules
    })
  })
  return jobs.length === paths.length
    ? said
    : [...said, `${paths.length - jobs.length} files were not judged`]
}
