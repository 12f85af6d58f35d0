import {join, resolve} from 'node:path'
import {attest} from '../archive/attestation.js'
import {KeyUnusable, readPrivateKey} from '../archive/keys.js'
import {readObjectAt} from '../archive/object.js'
import type {Recovered} from '../archive/recover.js'
import {type EditionSigner, signerOf} from '../archive/signature.js'
import type {Environment} from '../environment/environment.js'
import {realEnvironment} from '../environment/real.js'
import type {Store} from '../environment/store.js'
import type {Dialect, GalleyFormat} from '../model/index.js'
import type {JatsVersion} from '../render/jats/declaration.js'
import {instantOf, type Sealing, seal} from '../seal.js'
import {openStore, WrongUsage} from './archive-store.js'
import {tellMessages} from './build.js'
import {fail} from './exit.js'
import {progressLine} from './progress.js'
import {summary} from './reporter.js'

export interface SealArguments {
  store: string
  message?: string
  user?: string
  address?: string
  date?: string
  key?: string
  allowWarnings?: boolean
  to?: GalleyFormat[]
  template?: string
  jatsVersion?: JatsVersion
  dialect?: Dialect
  json?: boolean
}

/** `colophon archive seal`: every manuscript is tried; the worst outcome is the exit code. */
export async function sealEditions(paths: string[], options: SealArguments): Promise<number> {
  const environment = realEnvironment()
  const progress = progressLine(process.stderr)
  const store = openStore(options.store)
  let worst = 0
  try {
    if (options.date !== undefined && !instantOf(options.date))
      throw new WrongUsage(`Cannot read \`${options.date}\` as a date: expected one such as \`2024-12-18\``)
    const signer = options.key === undefined ? undefined : await readSigner(options.key, environment)
    for (const path of paths.length > 0 ? paths : ['manuscript']) {
      try {
        const sealing = await seal(
          resolve(path),
          store,
          {...options, formats: options.to, base: process.cwd(), signer, progress: progress.step(path)},
          environment
        )
        progress.clear()
        await tell(sealing, store, options)
        if (sealing.outcome === 'refused') worst = Math.max(worst, 1)
      } catch (error) {
        progress.clear()
        worst = Math.max(worst, fail(error, options.json))
      }
    }
  } catch (error) {
    worst = Math.max(worst, fail(error, options.json))
  } finally {
    await environment.close()
  }
  return worst
}

/** @throws {KeyUnusable} */
async function readSigner(path: string, {files}: Environment): Promise<EditionSigner> {
  const bytes = await files.read(resolve(path))
  if (!bytes) throw new KeyUnusable(`Cannot find the key \`${path}\``)
  return signerOf(readPrivateKey(new TextDecoder().decode(bytes), path))
}

async function tell(sealing: Sealing, store: Store, {json}: SealArguments): Promise<void> {
  const {outcome, slug, doi, number, path = '', messages, files, recovered} = sealing
  tellMessages(messages, json)
  const object = outcome === 'sealed' ? await readObjectAt(store, path) : undefined
  const edition = object?.editions.find((one) => one.number === number)
  const line = object && edition ? await attest(store, object, edition) : undefined
  if (json) {
    const {created} = sealing
    const result = {
      type: 'result',
      outcome,
      slug,
      doi,
      edition: number,
      created,
      path,
      files,
      recovered,
      attestation: line
    }
    process.stdout.write(`${JSON.stringify(result)}\n`)
    return
  }
  if (recovered) process.stdout.write(`${recoveredText(recovered)}\n`)
  if (outcome === 'refused') process.stderr.write(`${slug}: no edition was sealed (${summary(messages)})\n`)
  else if (outcome === 'unchanged')
    process.stdout.write(`${slug}: nothing changed since edition ${number} of ${doi}; nothing was added\n`)
  else {
    const {all = 0, added = 0} = files ?? {}
    process.stdout.write(
      `${slug}: edition ${number} of ${doi} is sealed (${all} files, ${added} of them stored anew; ${summary(messages)})\n` +
        `  ${join(store.name, path, edition?.version ?? '')}\n  ${line}\n`
    )
  }
}

export function recoveredText(recovered: Recovered): string {
  return recovered.action === 'finished'
    ? `An interrupted seal had left ${recovered.version} of ${recovered.path} complete: it is in its place now`
    : 'An interrupted seal had left something incomplete: it is removed; no edition is touched'
}
