import {execFileSync, spawnSync} from 'node:child_process'
import {generateKeyPairSync} from 'node:crypto'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {attest, checkAttestation, parseAttestations} from '../../src/archive/attestation.js'
import {fingerprint, publicBlob, readPrivateKey, readTrust} from '../../src/archive/keys.js'
import type {ArchivedEdition} from '../../src/archive/object.js'
import {checkSignatures, namespace, signerOf} from '../../src/archive/signature.js'
import {contentSwhid, directorySwhid} from '../../src/archive/swhid.js'
import {addEdition} from '../../src/archive/write.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {copyOf, draft} from './stores.js'

const folder = mkdtempSync(join(tmpdir(), 'colophon-keys-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
const hasSsh = spawnSync('ssh-keygen', ['-?'], {stdio: 'ignore'}).error === undefined
const hasGit = spawnSync('git', ['--version'], {stdio: 'ignore'}).status === 0
if (!hasSsh) console.warn('ssh-keygen is not installed: what it would judge is left out')

const pair = generateKeyPairSync('ed25519')
const pem = pair.privateKey.export({type: 'pkcs8', format: 'pem'}) as string
const publicPem = pair.publicKey.export({type: 'spki', format: 'pem'}) as string

async function signed() {
  const store = memoryStore()
  const signer = signerOf(readPrivateKey(pem, 'key.pem'))
  await addEdition(store, draft({'source/a.md': 'a'}, {signer}))
  const {object} = await addEdition(store, draft({'source/a.md': 'A'}, {signer}))
  return {store, object, last: object.editions[1] as ArchivedEdition}
}

describe('a signature', () => {
  it('is valid by a key that is trusted, and untrusted by another', async () => {
    const {store, object, last} = await signed()
    const trust = readTrust(publicPem, namespace, 'keys.pem')
    expect(await checkSignatures(store, object, last, trust)).toMatchObject([{is: 'valid'}])
    const other = generateKeyPairSync('ed25519').publicKey.export({type: 'spki', format: 'pem'}) as string
    const strangers = readTrust(other, namespace, 'other.pem')
    expect(await checkSignatures(store, object, last, strangers)).toMatchObject([{is: 'untrusted'}])
  })

  it('is bad when one byte of the inventory is another', async () => {
    const {store, object, last} = await signed()
    const path = `${object.path}/v2/inventory.json`
    const bytes = store.files.get(path)?.slice() as Uint8Array
    bytes[200] = (bytes[200] as number) ^ 1
    store.files.set(path, bytes)
    expect(await checkSignatures(store, object, last)).toMatchObject([{is: 'bad'}])
  })

  it('is bad when it is that of another edition', async () => {
    const {store, object, last} = await signed()
    const names = [...store.files.keys()].filter((path) => path.endsWith('.sig'))
    const first = store.files.get(names.find((path) => path.includes('/v1.')) as string) as Uint8Array
    store.files.set(names.find((path) => path.includes('/v2.')) as string, first)
    expect(await checkSignatures(store, object, last)).toMatchObject([{is: 'bad'}])
  })

  it('counts only within the days that the file of signers gives', async () => {
    const {store, object, last} = await signed()
    const line = `ssh-ed25519 ${publicBlob(pair.publicKey).toString('base64')}`
    const trusted = (options: string) =>
      checkSignatures(
        store,
        object,
        last,
        readTrust(`editor@journal.org ${options} ${line}`, namespace, 'signers')
      )
    expect(await trusted('valid-after="20240101",valid-before="20250101"')).toMatchObject([{is: 'valid'}])
    expect(await trusted('valid-before="20240101"')).toMatchObject([{is: 'untrusted'}])
    await expect(async () => trusted('namespaces="git"')).rejects.toThrow(
      /Cannot find an Ed25519 public key/u
    )
  })
})

describe.runIf(hasSsh)('OpenSSH', () => {
  const key = join(folder, 'key')
  const make = (path: string, passphrase: string, type = 'ed25519') =>
    execFileSync('ssh-keygen', ['-q', '-t', type, '-N', passphrase, '-C', 'editor@journal.org', '-f', path])

  it('verifies what we sign with its key', async () => {
    make(key, '')
    const text = readFileSync(key, 'utf8')
    const signer = signerOf(readPrivateKey(text, 'key'))
    const store = memoryStore()
    const {object} = await addEdition(store, draft({'source/a.md': 'a'}, {signer}))
    const inventory = store.files.get(`${object.path}/v1/inventory.json`) as Uint8Array
    const [name] = [...store.files.keys()].filter((path) => path.endsWith('.sig'))
    writeFileSync(join(folder, 'sig'), store.files.get(name as string) as Uint8Array)
    const publicKey = readFileSync(`${key}.pub`, 'utf8')
    writeFileSync(join(folder, 'signers'), `editor@journal.org ${publicKey}`)
    const verify = (input: Uint8Array) =>
      spawnSync(
        'ssh-keygen',
        [
          '-Y',
          'verify',
          '-n',
          namespace,
          '-f',
          join(folder, 'signers'),
          '-I',
          'editor@journal.org',
          '-s',
          join(folder, 'sig')
        ],
        {input}
      ).status
    expect(verify(inventory)).toBe(0)
    expect(verify(inventory.slice(1))).not.toBe(0)
    const shown = execFileSync('ssh-keygen', ['-l', '-f', `${key}.pub`], {encoding: 'utf8'})
    expect(shown).toContain(signer.fingerprint)
    expect(fingerprint(readTrust(publicKey, namespace, 'key.pub')[0]?.blob as Buffer)).toBe(
      signer.fingerprint
    )
  })

  it('is told what is wrong with a key that cannot sign', () => {
    make(join(folder, 'locked'), 'secret')
    make(join(folder, 'rsa'), '', 'rsa')
    const read = (name: string) => () => readPrivateKey(readFileSync(join(folder, name), 'utf8'), name)
    expect(read('locked')).toThrow('Cannot sign with `locked`: it has a passphrase')
    expect(read('rsa')).toThrow('Cannot sign with `rsa`: expected an Ed25519 key, found ssh-rsa')
    expect(() => readPrivateKey('text', 'x')).toThrow('Cannot read a private key in `x`')
  })
})

describe('an attestation', () => {
  it('finds a store that was changed or rolled back, printed lines being broken', async () => {
    const {store, object, last} = await signed()
    const line = (await attest(store, object, last)) as string
    const broken = `In this issue:\n${line.replace(/(.{60})/gu, '$1\n  ')}\nEnd.`
    const [attestation] = parseAttestations(broken)
    expect(attestation).toMatchObject({doi: '10.5555/abc', number: 2})
    expect(await checkAttestation(store, attestation as never)).toBeUndefined()

    const changed = copyOf(store)
    changed.files.set(`${object.path}/v2/inventory.json`, new Uint8Array([1]))
    expect(await checkAttestation(changed, attestation as never)).toMatchObject({
      found: expect.stringMatching(/^sha512/u)
    })

    // With its folder gone too, nothing in the store itself tells of the second edition.
    const rolledBack = copyOf(store)
    for (const path of [...rolledBack.files.keys()]) if (path.includes('/v2')) rolledBack.files.delete(path)
    for (const name of ['inventory.json', 'inventory.json.sha512'])
      rolledBack.files.set(
        `${object.path}/${name}`,
        store.files.get(`${object.path}/v1/${name}`) as Uint8Array
      )
    expect(await checkAttestation(rolledBack, attestation as never)).toMatchObject({
      found: 'an object that ends with edition 1: it was rolled back'
    })
  })

  it('is not read out of what is none', () => {
    expect(parseAttestations('doi:10.5555/abc edition 2 2024-12-18 sha512:abc')).toEqual([])
  })
})

describe.runIf(hasGit)('a SWHID', () => {
  it('is the name that Git gives', () => {
    const files: [string, string][] = [
      ['paper.md', 'Größe\n'],
      ['a/b/c.txt', 'deep'],
      ['a.txt', ''],
      ['a-b/x', 'sorted before a/'],
      ['a0', 'sorted after a/']
    ]
    const repository = mkdtempSync(join(folder, 'git-'))
    const git = (...words: string[]) =>
      execFileSync('git', ['-C', repository, ...words], {encoding: 'utf8'}).trim()
    git('init', '-q')
    for (const [path, text] of files) {
      execFileSync('mkdir', ['-p', join(repository, path, '..')])
      writeFileSync(join(repository, path), text)
    }
    git('add', '-A')
    const bytes = files.map(([path, text]): [string, Uint8Array] => [path, new TextEncoder().encode(text)])
    expect(directorySwhid(bytes)).toBe(`swh:1:dir:${git('write-tree')}`)
    expect(contentSwhid(bytes[0]?.[1] as Uint8Array)).toBe(`swh:1:cnt:${git('hash-object', 'paper.md')}`)
  })
})
