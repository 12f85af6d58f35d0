import {join, resolve} from 'node:path'
import type {Written} from '../archive/export/write.js'
import {type DeliverOptions, deliverManuscript, type Receiver, receivers} from '../deliver.js'
import {diskStore} from '../environment/disk-store.js'
import {realEnvironment} from '../environment/real.js'
import type {Dialect} from '../model/index.js'
import type {JatsVersion} from '../render/jats/declaration.js'
import {WrongUsage} from './archive-store.js'
import {tellMessages} from './build.js'
import {fail} from './exit.js'
import {progressLine} from './progress.js'
import {clean, sizeOf} from './reporter.js'

export interface ExportArguments {
  out: string
  pmc?: boolean
  meca?: boolean
  destination?: string
  provider?: string
  template?: string
  jatsVersion?: JatsVersion
  dialect?: Dialect
  strict?: boolean
  force?: boolean
  json?: boolean
}

/** `colophon export`: each manuscript is packed for each receiver; the worst outcome is the exit code. */
export async function exportManuscripts(paths: string[], options: ExportArguments): Promise<number> {
  const environment = realEnvironment()
  const progress = progressLine(process.stderr)
  const base = process.cwd()
  let worst = 0
  try {
    const asked = receivers.filter((receiver) => options[receiver])
    if (asked.length === 0) throw new WrongUsage('Expected a receiver to export for: --pmc or --meca')
    const target = diskStore(resolve(options.out), options.out)
    await target.makeFolder('')
    for (const path of paths.length > 0 ? paths : ['manuscript']) {
      try {
        const {messages, packages} = await deliverManuscript(
          resolve(path),
          asked,
          {...options, base, destination: destinationOf(options), progress: progress.step(path)},
          target,
          environment
        )
        progress.clear()
        tellMessages([...messages, ...packages.flatMap((one) => one.messages)], options.json)
        for (const receiver of asked) {
          const written = packages.find((one) => one.receiver === receiver)?.written
          tellWritten(path, receiver, written, options)
          if (!written) worst = Math.max(worst, 1)
        }
      } catch (error) {
        progress.clear()
        worst = Math.max(worst, fail(error, options.json))
      }
    }
    return worst
  } catch (error) {
    return fail(error, options.json)
  } finally {
    progress.clear()
    await environment.close()
  }
}

/** @throws {WrongUsage} */
export function destinationOf({
  destination,
  provider
}: Pick<ExportArguments, 'destination' | 'provider'>): DeliverOptions['destination'] {
  if (provider !== undefined && destination === undefined)
    throw new WrongUsage('Expected `--destination` beside `--provider`: the title of the journal it goes to')
  return destination === undefined ? undefined : {publication: destination, provider}
}

function tellWritten(
  path: string,
  receiver: Receiver,
  written: Written[] | undefined,
  {out, json}: ExportArguments
): void {
  const [zip, ...files] = written ?? []
  if (json) {
    const result = zip ? {...zip, name: undefined, path: join(out, zip.name), files} : {}
    const row = {type: 'result', manuscript: path, receiver, failed: !zip, ...result}
    process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  if (!zip) {
    process.stdout.write(`${path}: nothing is packed for ${receiver.toUpperCase()}\n`)
    return
  }
  const width = Math.max(...files.map(({name}) => name.length))
  const lines = [
    `${join(out, zip.name)}  ${sizeOf(zip.size)}  sha256 ${zip.sha256}`,
    ...files.map(
      ({name, size, sha256}) =>
        `  ${name.padEnd(width)}  ${sizeOf(size).padStart(8)}  ${sha256.slice(0, 16)}…`
    )
  ]
  process.stdout.write(`${lines.map(clean).join('\n')}\n`)
}
