import {join, relative, resolve} from 'node:path'
import type {Environment} from '../environment/environment.js'
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
import {watchSubjects} from './watch.js'

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
  watch?: boolean
}

/** `colophon build`: every manuscript is tried; the worst outcome is the exit code. */
export async function build(paths: string[], options: BuildArguments): Promise<number> {
  const environment = realEnvironment()
  const list = paths.length > 0 ? paths : ['manuscript']
  const watch = options.watch ? watchSubjects() : undefined
  const buildOne = async (path: string, shows: 'all' | 'changes') => {
    const {code, inputs} = await buildManuscript(path, list, options, environment, shows)
    if (inputs) watch?.look(path, inputs)
    // A browser that is gone is started anew.
    else if (watch) await environment.close()
    return {code, isWatched: inputs !== undefined}
  }
  let worst = 0
  let isWatched = false
  try {
    for (const path of list) {
      const one = await buildOne(path, 'all')
      worst = Math.max(worst, one.code)
      isWatched ||= one.isWatched
    }
    if (!watch || !isWatched) return worst
    // What changed before anybody looked.
    if (!options.force) for (const path of list) await buildOne(path, 'changes')
    if (!options.json) process.stderr.write('watching; Ctrl-C ends\n')
    for (;;) for (const path of await watch.changed()) await buildOne(path, 'changes')
  } finally {
    await environment.close()
  }
}

/** @returns its exit code; and the files it depends on, where it came so far. */
async function buildManuscript(
  path: string,
  list: string[],
  options: BuildArguments,
  environment: Environment,
  shows: 'all' | 'changes'
): Promise<{code: number; inputs?: string[]}> {
  const base = process.cwd()
  const progress = progressLine(process.stderr)
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
    const {failed, fresh, messages, inputs} = publication
    if (shows === 'all' || !fresh) tell(publication, performance.now() - started, base, shows, options)
    const isWrong = failed || messages.some(({severity}) => severity === 'error')
    return {code: isWrong ? 1 : 0, inputs}
  } catch (error) {
    progress.clear()
    return {code: fail(error, options.json)}
  }
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
  shows: 'all' | 'changes',
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
  if (shows === 'all')
    for (const {format, path, size} of galleys)
      process.stdout.write(`  ${format.padEnd(5)} ${relative(base, path) || path}  ${sizeOf(size)}\n`)
}

/** Messages to stderr for people, or to stdout as JSON lines. */
export function tellMessages(messages: Message[], json: boolean | undefined): void {
  if (json)
    for (const message of messages) process.stdout.write(`${JSON.stringify({type: 'message', ...message})}\n`)
  else if (messages.length > 0)
    process.stderr.write(`${messageLines(messages, Boolean(process.stderr.isTTY))}\n`)
}
