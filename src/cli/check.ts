import {join, relative, resolve} from 'node:path'
import type {Verdict} from '../check/profiles/profile.js'
import {type ProfileId, profiles} from '../check/profiles/profiles.js'
import {checkGalleys, type Inspection} from '../check.js'
import {count} from '../diagnostics/report.js'
import {realEnvironment} from '../environment/real.js'
import type {Dialect} from '../model/index.js'
import {folderName, tellMessages} from './build.js'
import {fail} from './exit.js'
import {progressLine} from './progress.js'
import {summary} from './reporter.js'

export interface CheckArguments {
  out: string
  dialect?: Dialect
  template?: string
  profile?: ProfileId[]
  strict?: boolean
  json?: boolean
}

/** `colophon check`: every manuscript is looked at; the worst outcome is the exit code. */
export async function check(paths: string[], options: CheckArguments): Promise<number> {
  const environment = realEnvironment()
  const base = process.cwd()
  const list = paths.length > 0 ? paths : ['manuscript']
  const progress = progressLine(process.stderr)
  let worst = 0
  try {
    for (const path of list) {
      const out = list.length > 1 ? join(resolve(options.out), folderName(path, list)) : resolve(options.out)
      try {
        const inspection = await checkGalleys(
          resolve(path),
          {
            out,
            base,
            strict: options.strict,
            dialect: options.dialect,
            template: options.template,
            profiles: options.profile,
            progress: progress.step(path)
          },
          environment
        )
        progress.clear()
        tell(inspection, base, options)
        if (inspection.failed) worst = Math.max(worst, 1)
      } catch (error) {
        progress.clear()
        worst = Math.max(worst, fail(error, options.json))
      }
    }
  } finally {
    await environment.close()
  }
  return worst
}

const agreement: Record<Inspection['galleys'][number]['words'], string> = {
  agree: "the article's words, all of them",
  differ: "not the article's words",
  'not compared': 'words not compared'
}

function tell(
  {slug, dialect, messages, galleys, verdicts, failed}: Inspection,
  base: string,
  {json}: CheckArguments
): void {
  tellMessages(messages, json)
  if (json) {
    const checked = galleys.map((galley) => ({...galley, path: relative(base, galley.path)}))
    const result = {type: 'result', slug, dialect, failed, galleys: checked, profiles: verdicts}
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return
  }
  process.stdout.write(`${slug} (${dialect}; ${summary(messages)})\n`)
  for (const {format, path, words} of galleys) {
    process.stdout.write(`  ${format.padEnd(5)} ${relative(base, path) || path}  ${agreement[words]}\n`)
  }
  for (const verdict of verdicts) process.stdout.write(`  ${told(verdict)}\n`)
  for (const line of toAdd(verdicts)) process.stdout.write(`${line}\n`)
}

/** Fields that would help several receivers, those that help most first; nothing where one was asked for. */
function toAdd(verdicts: Verdict[]): string[] {
  if (verdicts.length < 2) return []
  const asking = new Map<string, string[]>()
  for (const {profile, fields} of verdicts)
    for (const field of fields) asking.set(field, [...(asking.get(field) ?? []), profile])
  const rows = [...asking].sort(([, one], [, other]) => other.length - one.length)
  const width = Math.max(...rows.map(([field]) => field.length))
  return rows.length === 0
    ? []
    : [
        '  Front matter to add to or change:',
        ...rows.map(([field, ids]) => `    ${field.padEnd(width)}  ${ids.join(', ')}`)
      ]
}

/** `crossref  refuses it: 2 demands are not met; asks for 3 more`. */
function told({profile, rules, unmet, advised}: Verdict): string {
  const asks = advised > 0 ? `asks for ${advised} more` : ''
  const refuses = unmet > 0 ? `refuses it: ${count(unmet, 'demand is', 'demands are')} not met` : ''
  const said = [refuses || `takes it: ${rules - advised} of ${rules} demands are met`, asks]
    .filter(Boolean)
    .join('; ')
  return `${profiles[profile as ProfileId].name.padEnd(14)}  ${said}`
}
