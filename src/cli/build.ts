import {join, relative, resolve} from 'node:path'
import {realEnvironment} from '../environment/real.js'
import type {Dialect, EpubProfile, GalleyFormat} from '../model/index.js'
import {type Publication, publish} from '../publish.js'
import {slugOf} from '../read/manuscript.js'
import type {Message} from '../record.js'
import type {CrossrefVersion} from '../render/deposit/crossref/version.js'
import type {JatsVersion} from '../render/jats/declaration.js'
import {fail} from './exit.js'
import {progressLine} from './progress.js'
import {messageLines, sizeOf, summary} from './reporter.js'
import {session} from './session.js'

export interface BuildArguments {
  out: string
  to?: GalleyFormat[]
  template?: string
  jatsVersion?: JatsVersion
  crossrefVersion?: CrossrefVersion
  epubProfile?: EpubProfile
  dialect?: Dialect
  strict?: boolean
  json?: boolean
  force?: boolean
}

/** `colophon build`: every manuscript is tried; the worst outcome is the exit code. */
export async function build(paths: string[], options: BuildArguments): Promise<number> {
  const environment = realEnvironment()
  const base = process.cwd()
  const list = paths.length > 0 ? paths : ['manuscript']
  const progress = progressLine(process.stderr)
  let worst = 0
  try {
    for (const path of list) {
      const started = performance.now()
      const out = list.length > 1 ? join(resolve(options.out), folderName(path, list)) : resolve(options.out)
      try {
        const publication = await publish(
          resolve(path),
          {...options, formats: options.to, out, base, progress: progress.step(path)},
          environment
        )
        progress.clear()
        session.isTypical ||= ['pdf', 'epub'].every((format) => built(publication, format))
        tell(publication, performance.now() - started, base, options)
        const isWrong = publication.messages.some(({severity}) => severity === 'error')
        if (publication.failed || isWrong) worst = Math.max(worst, 1)
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

function built({fresh, galleys}: Publication, format: string): boolean {
  return !fresh && galleys.some((galley) => galley.format === format)
}

/** Several manuscripts of one name must not share a folder. */
export function folderName(path: string, all: string[]): string {
  const slug = slugOf(resolve(path))
  const same = all.filter((other) => slugOf(resolve(other)) === slug)
  return same.length > 1 ? `${slug}-${same.indexOf(path) + 1}` : slug
}

function tell(
  {slug, dialect, messages, galleys, failed, fresh}: Publication,
  milliseconds: number,
  base: string,
  {json}: BuildArguments
): void {
  tellMessages(messages, json)
  if (json) {
    const built = galleys.map(({format, path, size}) => ({format, path: relative(base, path), size}))
    process.stdout.write(
      `${JSON.stringify({type: 'result', slug, dialect, failed, fresh, galleys: built})}\n`
    )
    return
  }
  if (failed) {
    process.stderr.write(`${slug}: no galleys were written (${summary(messages)})\n`)
    return
  }
  const time = fresh ? 'nothing changed' : `${(milliseconds / 1000).toFixed(2)} s`
  process.stdout.write(`${slug} (${dialect}; ${summary(messages)}; ${time})\n`)
  for (const {format, path, size} of galleys) {
    process.stdout.write(`  ${format.padEnd(5)} ${relative(base, path) || path}  ${sizeOf(size)}\n`)
  }
}

/** Messages to stderr for people, or to stdout as JSON lines. */
export function tellMessages(messages: Message[], json: boolean | undefined): void {
  if (json)
    for (const message of messages) process.stdout.write(`${JSON.stringify({type: 'message', ...message})}\n`)
  else if (messages.length > 0)
    process.stderr.write(`${messageLines(messages, Boolean(process.stderr.isTTY))}\n`)
}
