import {createHash, type KeyObject, sign, verify} from 'node:crypto'
import type {Store} from '../environment/store.js'
import {fingerprint, keyOfBlob, publicBlob, type TrustedKey} from './keys.js'
import {type ArchivedEdition, type ArchiveObject, join} from './object.js'
import {armour, sshNumber, sshReader, sshString, unarmour} from './ssh-wire.js'

/**
 * Signatures of editions: SSHSIG over a version's inventory, which holds the
 * digest of every file of this edition and of all before it.
 *
 * They lie in the object's `logs/`, the one folder that OCFL 1.1 §3.10 leaves
 * to records of what was done: inside a version they would have to sign
 * themselves, and in `extensions/` every validator would warn (W013). Who has
 * OpenSSH checks them without Colophon:
 * `ssh-keygen -Y verify -n ocfl-inventory -f SIGNERS -I NAME -s logs/signatures/v1.….sig < v1/inventory.json`
 */
export const namespace = 'ocfl-inventory'

const folder = 'logs/signatures'
const label = 'SSH SIGNATURE'
const magic = 'SSHSIG'

export interface EditionSigner {
  /** `SHA256:…` */
  fingerprint: string
  /** Armoured signature of an inventory's bytes. */
  sign(inventory: Uint8Array): string
}

export type Verdict =
  /** By a key that is trusted. */
  | {is: 'valid'; fingerprint: string; signer: string; path: string}
  /** It is right, but nobody vouches for the key. */
  | {is: 'untrusted'; fingerprint: string; path: string}
  /** It is not of these bytes, or can't be read. */
  | {is: 'bad'; path: string; why: string}

export function signerOf(key: KeyObject): EditionSigner {
  const blob = publicBlob(key)
  return {
    fingerprint: fingerprint(blob),
    sign: (inventory) => {
      const signature = sign(null, signedData(inventory), key)
      return armour(
        Buffer.concat([
          Buffer.from(magic),
          sshNumber(1),
          sshString(blob),
          sshString(namespace),
          sshString(''),
          sshString('sha512'),
          sshString(Buffer.concat([sshString('ssh-ed25519'), sshString(signature)]))
        ]),
        label
      )
    }
  }
}

/** Where a version's signature lies, below the object: one for each key. */
export function signaturePath(version: string, {fingerprint}: EditionSigner): string {
  const name = Buffer.from(fingerprint.slice('SHA256:'.length), 'base64').toString('hex').slice(0, 16)
  return `${folder}/${version}.${name}.sig`
}

/** What SSHSIG signs: the digest, and what it is for. */
function signedData(message: Uint8Array, hash = 'sha512'): Buffer {
  const digest = createHash(hash).update(message).digest()
  return Buffer.concat([
    Buffer.from(magic),
    sshString(namespace),
    sshString(''),
    sshString(hash),
    sshString(digest)
  ])
}

/** Verdicts on an edition's signatures; empty: it is unsigned. */
export async function checkSignatures(
  store: Store,
  {path, inventory, inventoryBytes}: Pick<ArchiveObject, 'path' | 'inventory' | 'inventoryBytes'>,
  {version, created}: Pick<ArchivedEdition, 'version' | 'created'>,
  trust: TrustedKey[] = []
): Promise<Verdict[]> {
  const names = ((await store.list(join(path, folder))) ?? [])
    .map(({name}) => name)
    .filter((name) => name.startsWith(`${version}.`) && name.endsWith('.sig'))
  const own = await store.read(join(path, version, 'inventory.json'))
  const signed = own ?? (inventory.head === version ? inventoryBytes : undefined)
  const verdicts: Verdict[] = []
  for (const name of names) {
    const place = join(path, folder, name)
    const text = new TextDecoder().decode(await store.read(place))
    verdicts.push(judge(text, signed, created, trust, place))
  }
  return verdicts
}

function judge(
  text: string,
  signed: Uint8Array | undefined,
  created: string,
  trust: TrustedKey[],
  path: string
): Verdict {
  const parsed = parseSignature(text)
  if (!parsed) return {is: 'bad', path, why: 'it is no SSH signature by an Ed25519 key'}
  if (!signed) return {is: 'bad', path, why: 'the inventory it signs is missing'}
  const {blob, key, hash, signature} = parsed
  if (!verify(null, signedData(signed, hash), key, signature))
    return {is: 'bad', path, why: 'it signs other bytes than those of the inventory'}
  const known = trust.find(
    (one) =>
      one.blob.equals(blob) && (!one.after || created >= one.after) && (!one.before || created < one.before)
  )
  const print = fingerprint(blob)
  return known
    ? {is: 'valid', fingerprint: print, signer: known.name || print, path}
    : {is: 'untrusted', fingerprint: print, path}
}

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig */
function parseSignature(text: string) {
  const bytes = unarmour(text, label)
  if (!bytes) return undefined
  try {
    const reader = sshReader(bytes)
    if (reader.bytes(magic.length).toString() !== magic || reader.number() !== 1) return undefined
    const blob = reader.string()
    const isOurs = reader.string().toString() === namespace
    reader.string()
    const hash = reader.string().toString()
    const inner = sshReader(reader.string())
    const isEd25519 = inner.string().toString() === 'ssh-ed25519'
    const signature = inner.string()
    const key = keyOfBlob(blob)
    if (!isOurs || !isEd25519 || !key || !['sha512', 'sha256'].includes(hash)) return undefined
    return {blob, key, hash, signature}
  } catch {
    return undefined
  }
}
