import {createHash, createPrivateKey, createPublicKey, type KeyObject} from 'node:crypto'
import {sshReader, sshString, unarmour} from './ssh-wire.js'

/** A key that can't be used. `message` tells why, and what to do. */
export class KeyUnusable extends Error {}

/** A public key someone relies on, and whose it is. */
export interface TrustedKey {
  /** SSH's form of the public key. */
  blob: Buffer
  /** As the file names it: principals, or a comment; may be empty. */
  name: string
  /** RFC 3339 instants between which signatures count. */
  after?: string
  before?: string
}

const type = 'ssh-ed25519'

/**
 * A private Ed25519 key, of OpenSSH's form or PKCS #8 PEM, both without passphrase.
 *
 * @param name what messages call its file.
 * @throws {KeyUnusable}
 */
export function readPrivateKey(text: string, name: string): KeyObject {
  const openssh = unarmour(text, 'OPENSSH PRIVATE KEY')
  try {
    const key = openssh ? privateKeyOf(openssh, name) : createPrivateKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key
    throw new KeyUnusable(
      `Cannot sign with \`${name}\`: expected an Ed25519 key, found ${key.asymmetricKeyType}. Make one with \`ssh-keygen -t ed25519\``
    )
  } catch (error) {
    if (error instanceof KeyUnusable) throw error
    const isLocked = text.includes('ENCRYPTED')
    throw new KeyUnusable(
      isLocked
        ? lockedText(name)
        : `Cannot read a private key in \`${name}\`: expected OpenSSH's form or PKCS #8 PEM`
    )
  }
}

const lockedText = (name: string) =>
  `Cannot sign with \`${name}\`: it has a passphrase. Sign with a copy without one, made with \`ssh-keygen -p -N ""\``

/** @see https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key */
function privateKeyOf(bytes: Buffer, name: string): KeyObject {
  const reader = sshReader(bytes)
  const magic = 'openssh-key-v1\0'
  if (reader.bytes(magic.length).toString('latin1') !== magic) throw new RangeError('Unexpected beginning')
  const cipher = reader.string().toString()
  reader.string()
  reader.string()
  if (cipher !== 'none') throw new KeyUnusable(lockedText(name))
  if (reader.number() !== 1) throw new RangeError('Expected one key')
  reader.string()
  const inner = sshReader(reader.string())
  const [check, again] = [inner.number(), inner.number()]
  if (check !== again) throw new RangeError('Unexpected check numbers')
  const found = inner.string().toString()
  if (found !== type)
    throw new KeyUnusable(
      `Cannot sign with \`${name}\`: expected an Ed25519 key, found ${found}. Make one with \`ssh-keygen -t ed25519\``
    )
  const x = inner.string()
  const d = inner.string().subarray(0, 32)
  const jwk = {kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url'), d: d.toString('base64url')}
  return createPrivateKey({key: jwk, format: 'jwk'})
}

/** SSH's form of a key's public half. */
export function publicBlob(key: KeyObject): Buffer {
  const {x = ''} = (key.type === 'private' ? createPublicKey(key) : key).export({format: 'jwk'})
  return Buffer.concat([sshString(type), sshString(Buffer.from(x, 'base64url'))])
}

/** The key of SSH's form; `undefined`: it is no Ed25519 key. */
export function keyOfBlob(blob: Uint8Array): KeyObject | undefined {
  try {
    const reader = sshReader(blob)
    if (reader.string().toString() !== type) return undefined
    const x = reader.string()
    if (x.byteLength !== 32 || !reader.isAtEnd()) return undefined
    const jwk = {kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url')}
    return createPublicKey({key: jwk, format: 'jwk'})
  } catch {
    return undefined
  }
}

/** `SHA256:…`, as `ssh-keygen -l` shows it. */
export function fingerprint(blob: Uint8Array): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/u, '')}`
}

/**
 * Public keys of a file: OpenSSH public keys, its `allowed_signers`, or PEM.
 *
 * Certificates, and lines for other namespaces than `ours`, are passed over.
 *
 * @throws {KeyUnusable} when it holds no key.
 */
export function readTrust(text: string, ours: string, name: string): TrustedKey[] {
  const keys = text.includes('-----BEGIN PUBLIC KEY-----')
    ? pemKeys(text)
    : text.split(/\r?\n/u).flatMap((line) => signerLine(line, ours) ?? [])
  if (keys.length > 0) return keys
  throw new KeyUnusable(
    `Cannot find an Ed25519 public key in \`${name}\`: expected lines such as \`ssh-ed25519 AAAA… editor@journal.org\`, or PEM`
  )
}

function pemKeys(text: string): TrustedKey[] {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/gu) ?? []
  return blocks.flatMap((block) => {
    try {
      const key = createPublicKey(block)
      return key.asymmetricKeyType === 'ed25519' ? [{blob: publicBlob(key), name: ''}] : []
    } catch {
      return []
    }
  })
}

/** @see ssh-keygen(1), ALLOWED SIGNERS */
function signerLine(line: string, ours: string): TrustedKey | undefined {
  const at = /(?:^|\s)ssh-ed25519\s+([A-Za-z\d+/=]+)(?:\s+(.*))?$/u.exec(line)
  if (!at || line.trimStart().startsWith('#')) return undefined
  const blob = Buffer.from(at[1] as string, 'base64')
  if (!keyOfBlob(blob)) return undefined
  const before = line.slice(0, at.index).trim()
  const [principals = '', ...rest] = before.split(/\s+/u)
  const options = rest.join(' ')
  if (/(?:^|,)cert-authority(?:,|$)/iu.test(options)) return undefined
  const namespaces = /namespaces="([^"]*)"/iu.exec(options)?.[1]
  if (namespaces !== undefined && !namespaces.split(',').includes(ours)) return undefined
  return {
    blob,
    name: principals || (at[2]?.trim() ?? ''),
    after: instant(/valid-after="?(\d{8,14})Z?"?/iu.exec(options)?.[1]),
    before: instant(/valid-before="?(\d{8,14})Z?"?/iu.exec(options)?.[1])
  }
}

/** `YYYYMMDD[HHMM[SS]]` as RFC 3339. */
function instant(text: string | undefined): string | undefined {
  if (!text) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00'] =
    /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/u.exec(text) ?? []
  return year ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : undefined
}
