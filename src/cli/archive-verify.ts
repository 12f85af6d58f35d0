import {resolve} from 'node:path'
import {type Attestation, parseAttestations} from '../archive/attestation.js'
import {doiOf} from '../archive/inventory.js'
import {KeyUnusable, readTrust, type TrustedKey} from '../archive/keys.js'
import {namespace} from '../archive/signature.js'
import {isBag} from '../archive/verify/bag-rules.js'
import {count} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import {realEnvironment} from '../environment/real.js'
import type {Store} from '../environment/store.js'
import {ruleMessage, type Verification, type VerifiedObject, verify, verifyBag} from '../verify.js'
import {signatureText} from './archive-list.js'
import {recoveredText} from './archive-seal.js'
import {doiArgument, openStore} from './archive-store.js'
import {tellMessages} from './build.js'
import {fail} from './exit.js'
import {progressLine} from './progress.js'
import {clean, sizeOf} from './reporter.js'

export interface VerifyArguments {
  store: string
  trust?: string
  attestation?: string
  rebuild?: boolean
  repair?: boolean
  strict?: boolean
  json?: boolean
}

/** Objects in order that are told one by one; of more, only those with something to say. */
const toldInFull = 50

/** `colophon archive verify` */
export async function verifyEditions(doi: string | undefined, options: VerifyArguments): Promise<number> {
  const environment = realEnvironment()
  const progress = progressLine(process.stderr)
  const {rebuild, repair, json} = options
  try {
    const attestations = await readAttestations(options.attestation, environment)
    if (!attestations) {
      const shown = options.attestation ?? ''
      tellMessages(
        [ruleMessage('attestation-unreadable', shown.slice(0, 60), `\`${shown.slice(0, 60)}\``)],
        json
      )
      return 1
    }
    const trust = options.trust === undefined ? undefined : await readTrusted(options.trust, environment)
    let hashed = 0
    let told = 0
    const store = openStore(options.store)
    if (await isBag(store)) return await tellBag(store, options, progress)
    const result = await verify(
      store,
      {
        doi: doiArgument(doi),
        trust,
        attestations,
        rebuild,
        repair,
        progress: (bytes) => {
          hashed += bytes
          progress.text(`${sizeOf(hashed)} hashed …`)
        },
        told: (object) => {
          progress.clear()
          told += 1
          tellObject(object, json, told <= toldInFull || object.messages.length > 0)
        }
      },
      environment
    )
    progress.clear()
    tellResult(result, attestations, options)
    return result.failed || (options.strict && result.warnings > 0) ? 1 : 0
  } catch (error) {
    progress.clear()
    return fail(error)
  } finally {
    await environment.close()
  }
}

/** A bag stands in the place of a store: whoever was given one holds it against its manifests. */
async function tellBag(
  store: Store,
  {json, strict}: VerifyArguments,
  progress: ReturnType<typeof progressLine>
): Promise<number> {
  let hashed = 0
  const {messages, ...result} = await verifyBag(store, (bytes) => {
    hashed += bytes
    progress.text(`${sizeOf(hashed)} hashed …`)
  })
  const {version, files, bytes, failed, warnings} = result
  progress.clear()
  tellMessages(messages, json)
  if (json) process.stdout.write(`${JSON.stringify({type: 'bag', ...result})}\n`)
  else {
    const verdict = failed
      ? 'not as packed'
      : warnings > 0
        ? `as packed, with ${count(warnings, 'warning')}`
        : 'all as packed'
    const kind = version === undefined ? 'a bag' : `BagIt ${version}`
    process.stdout.write(
      `${clean(store.name)}: ${verdict} (${kind}, ${count(files, 'file')}, ${sizeOf(bytes)})\n`
    )
  }
  return failed || (strict && warnings > 0) ? 1 : 0
}

function tellObject(object: VerifiedObject, json: boolean | undefined, isTold: boolean): void {
  const {id, path, release, files, bytes, messages, editions} = object
  tellMessages(messages, json)
  if (json) {
    const row = {
      type: 'object',
      id,
      doi: id === undefined ? undefined : doiOf(id),
      path,
      release,
      files,
      bytes,
      editions
    }
    process.stdout.write(`${JSON.stringify(row)}\n`)
    return
  }
  if (!isTold) return
  const name = clean(id === undefined ? path || 'object' : (doiOf(id) ?? id))
  const number = count(object.versions.length, 'edition')
  const isDamaged = messages.some(({severity}) => severity === 'fatal')
  process.stdout.write(
    `${name}  ${isDamaged ? 'damaged' : 'as sealed'}: ${number}, ${count(files, 'file')}, ${sizeOf(bytes)}\n`
  )
  for (const {number: edition, signatures, rebuilt} of editions) {
    for (const verdict of signatures)
      process.stdout.write(`${clean(`  edition ${edition}: signature ${signatureText(verdict)}`)}\n`)
    if (rebuilt)
      process.stdout.write(
        `  edition ${edition}: built again, ${rebuilt.same} of ${count(rebuilt.compared, 'file')} the same to the last byte\n`
      )
  }
}

function tellResult(result: Verification, attestations: Attestation[], {store, json}: VerifyArguments): void {
  const {objects, editions, files, bytes, messages, recovered, failed, warnings} = result
  tellMessages(messages, json)
  if (json) {
    process.stdout.write(
      `${JSON.stringify({type: 'result', objects, editions, files, bytes, failed, warnings, recovered})}\n`
    )
    return
  }
  if (recovered) process.stdout.write(`${recoveredText(recovered)}\n`)
  const isAttested = attestations.length > 0 && !messages.some(({rule}) => rule === 'attestation-differs')
  const verdict = failed
    ? 'not as sealed'
    : warnings > 0
      ? `as sealed, with ${count(warnings, 'warning')}`
      : 'all as sealed'
  process.stdout.write(
    `${clean(store)}: ${verdict} (${count(objects, 'object')}, ${count(editions, 'edition')}, ${count(files, 'file')}, ${sizeOf(bytes)} hashed${isAttested ? '; as attested' : ''})\n`
  )
}

/** @throws {KeyUnusable} */
async function readTrusted(path: string, {files}: Environment): Promise<TrustedKey[]> {
  const bytes = await files.read(resolve(path))
  if (!bytes) throw new KeyUnusable(`Cannot find the file of keys \`${path}\``)
  return readTrust(new TextDecoder().decode(bytes), namespace, path)
}

/** Of the line itself, or of a file; `undefined`: there is none in it. */
async function readAttestations(
  given: string | undefined,
  {files}: Environment
): Promise<Attestation[] | undefined> {
  if (given === undefined) return []
  const own = parseAttestations(given)
  if (own.length > 0) return own
  const bytes = await files.read(resolve(given))
  const read = bytes ? parseAttestations(new TextDecoder().decode(bytes)) : []
  return read.length > 0 ? read : undefined
}
