/** A store is held against OCFL, against its signatures and attestations, and against its own sources. */
import {type Attestation, checkAttestation} from './archive/attestation.js'
import {foundByDoi} from './archive/find.js'
import {objectId} from './archive/inventory.js'
import type {TrustedKey} from './archive/keys.js'
import {objectPath, readLayout} from './archive/layout.js'
import {withLock} from './archive/lock.js'
import {type ArchivedEdition, type ArchiveObject, join, readObjectAt} from './archive/object.js'
import {readRecordOf} from './archive/record.js'
import {hasLeftovers, type Recovered, recover} from './archive/recover.js'
import {NotAStore} from './archive/root.js'
import {checkSignatures, type Verdict} from './archive/signature.js'
import {checkBag} from './archive/verify/bag-rules.js'
import {type Finding, Findings} from './archive/verify/finding.js'
import {type CheckedObject, checkObject} from './archive/verify/object-rules.js'
import {checkRoot, isObject} from './archive/verify/root-rules.js'
import {type Rule, severityOf, shouldChange} from './diagnostics/rule.js'
import {type RuleId, rules} from './diagnostics/rules.js'
import type {Environment} from './environment/environment.js'
import type {Store} from './environment/store.js'
import type {Doi} from './model/index.js'
import {rebuild} from './rebuild.js'
import type {Message} from './record.js'

export interface VerifyOptions {
  /** Only this article's object. Default: the whole store. */
  doi?: Doi
  /** Keys whose signatures count; with them every edition should be signed. */
  trust?: TrustedKey[]
  attestations?: Attestation[]
  /** Build every edition again. Default: no. */
  rebuild?: boolean
  /** Clear what an interrupted seal left, first. Default: no. */
  repair?: boolean
  /** Told of each object as it is done. */
  told?: (object: VerifiedObject) => void
  /** Told how many bytes more were hashed. */
  progress?: (bytes: number) => void
}

export interface VerifiedObject extends CheckedObject {
  messages: Message[]
  editions: {number: number; signatures: Verdict[]; rebuilt?: {same: number; compared: number}}[]
}

export interface Verification {
  objects: number
  editions: number
  files: number
  bytes: number
  /** About the store itself; those about objects went to `told`. */
  messages: Message[]
  recovered?: Recovered
  /** Whether anything is fatal, and how many messages of each kind there were in all. */
  failed: boolean
  warnings: number
}

/** @throws {NotAStore} when there is no such folder, or no such object. */
export async function verify(
  store: Store,
  options: VerifyOptions,
  environment: Environment
): Promise<Verification> {
  const {doi, attestations = [], told = () => {}, progress} = options
  if (!(await store.list('')))
    throw new NotAStore(`Cannot find the store \`${store.name}\`: there is no such folder`)
  const result: Verification = {
    objects: 0,
    editions: 0,
    files: 0,
    bytes: 0,
    messages: [],
    failed: false,
    warnings: 0
  }
  if (options.repair && (await hasLeftovers(store)))
    result.recovered = await withLock(store, () => recover(store))

  const findings = new Findings()
  let said = 0
  const meet = async (checked: CheckedObject) => {
    const own = findings.list.slice(said).map((finding) => findingMessage(store, finding))
    said = findings.list.length
    const object = await readObjectAt(store, checked.path)
    const verified: VerifiedObject = {...checked, messages: own, editions: []}
    for (const edition of object?.editions ?? [])
      verified.editions.push(
        await verifyEdition(store, object as ArchiveObject, edition, options, environment, own)
      )
    result.objects += 1
    result.editions += checked.versions.length
    result.files += checked.files
    result.bytes += checked.bytes
    count(own)
    told(verified)
  }
  const checking = {store, findings, progress}
  const entries = (await store.list('')) ?? []
  if (doi) await meet(await checkObject(await placeOf(store, doi), checking))
  else if (isObject(entries)) await meet(await checkObject('', checking))
  else if (entries.length === 0)
    findings.add(['E069', 'E003', 'E063'], '', 'a store or an object: the folder is empty')
  else await checkRoot(checking, meet)
  result.messages.push(...findings.list.slice(said).map((finding) => findingMessage(store, finding)))

  if (await hasLeftovers(store))
    result.messages.push(ruleMessage('store-leftover', placeIn(store, 'extensions')))
  for (const attestation of attestations) {
    const {number, digest} = attestation
    const found = await checkAttestation(store, attestation)
    if (found)
      result.messages.push(
        ruleMessage(
          'attestation-differs',
          placeIn(store, found.path),
          `${number}`,
          `${digest.slice(0, 16)}…`,
          found.found
        )
      )
  }
  count(result.messages)
  return result

  function count(messages: Message[]): void {
    result.failed ||= messages.some(({severity}) => severity === 'fatal')
    result.warnings += messages.filter(({severity}) => shouldChange(severity)).length
  }
}

/** A bag held against RFC 8493, and the messages about it. */
export async function verifyBag(
  store: Store,
  progress: (bytes: number) => void
): Promise<Pick<Verification, 'files' | 'bytes' | 'messages' | 'failed' | 'warnings'> & {version?: string}> {
  const {version, files, bytes, findings} = await checkBag(store, progress)
  const messages = findings.map(({severity, path, expected, clause}) =>
    severity === 'error'
      ? ruleMessage('bag-error', placeIn(store, path), expected, clause)
      : ruleMessage('bag-warning', placeIn(store, path), expected, clause)
  )
  const warnings = findings.filter(({severity}) => severity === 'warning').length
  return {version, files, bytes, messages, failed: warnings < findings.length, warnings}
}

/** Where a DOI's object lies. @throws {NotAStore} when it is not there. */
async function placeOf(store: Store, doi: Doi): Promise<string> {
  const layout = await readLayout(store)
  const place = layout && objectPath(objectId(doi), layout)
  // An object that can't be read is there all the same.
  if (place !== undefined && (await store.kind(place))) return place
  return (await foundByDoi(store, doi)).object.path
}

/** Signatures, and the galleys built again; says what is wrong with them. */
async function verifyEdition(
  store: Store,
  object: ArchiveObject,
  edition: ArchivedEdition,
  {trust, rebuild: isRebuilt}: VerifyOptions,
  environment: Environment,
  messages: Message[]
): Promise<VerifiedObject['editions'][number]> {
  const {version, number} = edition
  const folder = placeIn(store, join(object.path, version))
  const say = (id: RuleId, file: string, ...values: string[]) =>
    messages.push(ruleMessage(id, file, ...values))
  const signatures = await checkSignatures(store, object, edition, trust)
  for (const verdict of signatures) {
    const place = placeIn(store, verdict.path)
    if (verdict.is === 'bad') say('signature-bad', place, version, verdict.why)
    if (verdict.is === 'untrusted' && trust) say('signature-untrusted', place, version, verdict.fingerprint)
  }
  const signer = (await readRecordOf(store, object, edition))?.signer
  const isBy = (one: Verdict) => one.is === 'bad' || one.fingerprint === signer
  if (signer !== undefined && !signatures.some(isBy)) say('signature-missing', folder, version, signer)
  else if (signatures.length === 0 && trust) say('edition-unsigned', folder, version)
  if (!isRebuilt) return {number, signatures}
  const {differences, same, compared} = await rebuild(store, object, edition, environment)
  for (const [id, ...values] of differences) say(id, folder, ...values)
  return {number, signatures, rebuilt: {same, compared}}
}

function placeIn({name}: Store, path: string): string {
  return path === '' ? name : `${name.replace(/[\\/]$/u, '')}/${path}`
}

/** The specification's clause, or, where a file's bytes are at stake, where to find them. */
function findingMessage(store: Store, {codes, severity, path, expected}: Finding): Message {
  const [code = ''] = codes
  const isContent = ['E092', 'E093', 'E023', 'E060'].includes(code)
  const hint = isContent
    ? 'compare this file with another copy of the store'
    : `https://ocfl.io/1.1/spec/#${code}`
  const place = placeIn(store, path)
  const values = [expected, codes.join(', '), hint]
  return severity === 'error'
    ? ruleMessage('ocfl-error', place, ...values)
    : ruleMessage('ocfl-warning', place, ...values)
}

/** A message about a file of the store; unlike a manuscript's words, its values are not cut. */
export function ruleMessage(id: RuleId, file: string, ...values: string[]): Message {
  const {reason, note, ...rule}: Rule = rules[id]
  const fill = (text: string) => text.replace(/\$(\d)/gu, (_, n) => values[Number(n) - 1] ?? '')
  return {
    file,
    severity: severityOf(rule),
    rule: id,
    reason: fill(reason),
    note: note && fill(note)
  }
}
