import {join} from 'node:path'
import {attest} from '../archive/attestation.js'
import {type ArchivedEdition, type ArchiveObject, join as joined} from '../archive/object.js'
import {readRecordOf} from '../archive/record.js'
import {NotAStore} from '../archive/root.js'
import {checkSignatures, type Verdict} from '../archive/signature.js'
import type {Store} from '../environment/store.js'
import {chosenEdition, chosenObjects, doiArgument, openStore, readChosen, titleOf} from './archive-store.js'
import {fail} from './exit.js'
import {clean, sizeOf} from './reporter.js'

export interface ListArguments {
  store: string
  json?: boolean
}

/** `colophon archive list`: a line for each article. */
export async function list(doi: string | undefined, {store: folder, json}: ListArguments): Promise<number> {
  return told(async () => {
    const store = openStore(folder)
    const rows = await chosenObjects(store, doiArgument(doi))
    if (json)
      for (const {id, doi, path, editions} of rows)
        write(JSON.stringify({type: 'object', id, doi, path, editions}))
    else {
      const width = Math.max(...rows.map((row) => (row.doi ?? row.id).length), 0)
      for (const row of rows) {
        const last = row.editions.at(-1)
        const number = row.editions.length
        const editions = `${number} ${number === 1 ? 'edition' : 'editions'}`.padEnd(12)
        const day = last?.created.slice(0, 10) ?? ''
        write(`${(row.doi ?? row.id).padEnd(width)}  ${editions}  ${day}  ${last?.message ?? ''}`.trimEnd())
      }
      if (rows.length === 0) write(`${folder} holds no edition yet`)
    }
  })
}

/** `colophon archive show`: everything of each edition. */
export async function show(doi: string | undefined, {store: folder, json}: ListArguments): Promise<number> {
  return told(async () => {
    const store = openStore(folder)
    for (const chosen of await chosenObjects(store, doiArgument(doi))) {
      const object = await readChosen(store, chosen)
      if (!json) write(`${titleOf(object)}\n  ${object.id}\n  ${join(folder, object.path)}`)
      const {named = 0} = chosen
      for (const edition of object.editions)
        if (!named || edition.number === named) await showEdition(store, object, edition, json)
    }
  })
}

async function showEdition(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  json: boolean | undefined
): Promise<void> {
  const record = await readRecordOf(store, object, edition)
  const signatures = await checkSignatures(store, object, edition)
  const attestation = await attest(store, object, edition)
  const files = await Promise.all(
    [...edition.files.values()].map(async ({logicalPath, digest, contentPath}) => {
      const size = await store.size(joined(object.path, contentPath))
      return {path: logicalPath, size, digest, since: contentPath.split('/')[0] as string}
    })
  )
  const {number, version, created, message, user} = edition
  if (json) {
    const {id, doi} = object
    const row = {
      type: 'edition',
      id,
      doi,
      number,
      version,
      created,
      message,
      user,
      record,
      attestation,
      signatures,
      files
    }
    write(JSON.stringify(row))
    return
  }
  write(`\n  Edition ${number}, ${day(edition)}${message === undefined ? '' : `: ${message}`}`)
  if (record) {
    const {title, stage, version: own, build, swhid, manuscript} = record
    const state = [stage, own && `version ${own}`].filter(Boolean).join(', ')
    write(`    title      ${title}`)
    if (state) write(`    state      ${state}`)
    const by = [`Colophon ${build.colophon}`, build.browser, `template ${build.template}`].filter(Boolean)
    write(`    built by   ${by.join(', ')}`)
    write(`    source     ${swhid.source}\n    ${manuscript.padEnd(9)}  ${swhid.manuscript}`)
  }
  if (user) write(`    sealed by  ${user.name}${user.address === undefined ? '' : `, ${user.address}`}`)
  write(`    signature  ${signatures.map(signatureText).join('; ') || 'none'}`)
  write(`    attested   ${attestation ?? 'not possible: the inventory of this version is missing'}`)
  const width = Math.max(...files.map(({path}) => path.length))
  for (const {path, size, since} of files) {
    const first = since === version ? '' : `  since ${since}`
    write(
      `      ${path.padEnd(width)}  ${(size === undefined ? 'missing' : sizeOf(size)).padStart(8)}${first}`
    )
  }
}

/** `colophon archive attest`: a line for each article. */
export async function attestEditions(
  doi: string | undefined,
  {store: folder, edition: number}: ListArguments & {edition?: number | 'last'}
): Promise<number> {
  return told(async () => {
    const store = openStore(folder)
    for (const chosen of await chosenObjects(store, doiArgument(doi))) {
      const object = await readChosen(store, chosen)
      const edition = chosenEdition(object, number ?? chosen.named)
      const line = await attest(store, object, edition)
      if (!line)
        throw new NotAStore(
          `Cannot attest ${titleOf(object)}: the inventory of ${edition.version} is missing`
        )
      write(line)
    }
  })
}

export function signatureText(verdict: Verdict): string {
  if (verdict.is === 'valid') return `valid, by ${verdict.signer} (${verdict.fingerprint})`
  if (verdict.is === 'bad') return `bad: ${verdict.why}`
  return `right, by ${verdict.fingerprint} (name whom you trust with \`verify --trust\`)`
}

const day = (edition: ArchivedEdition | undefined) => edition?.created.slice(0, 10) ?? ''

function write(line: string): void {
  process.stdout.write(`${line.split('\n').map(clean).join('\n')}\n`)
}

async function told(action: () => Promise<void>): Promise<number> {
  try {
    await action()
    return 0
  } catch (error) {
    return fail(error)
  }
}
