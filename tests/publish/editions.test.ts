import {generateKeyPairSync} from 'node:crypto'
import {join, resolve} from 'node:path'
import {describe, expect, it} from 'vitest'
import {attest, parseAttestations} from '../../src/archive/attestation.js'
import {publicBlob} from '../../src/archive/keys.js'
import {readFileOf, readObjectAt} from '../../src/archive/object.js'
import {restoredFiles} from '../../src/archive/restore.js'
import {signerOf} from '../../src/archive/signature.js'
import type {Environment} from '../../src/environment/environment.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {overlay} from '../../src/environment/overlay.js'
import {realEnvironment} from '../../src/environment/real.js'
import {type SealOptions, seal} from '../../src/seal.js'
import {type VerifyOptions, verify} from '../../src/verify.js'

const folder = resolve('/manuscripts/abc')
const encoder = new TextEncoder()

const paper = `---
title: An article
doi: 10.5555/ABC
date: 2024-12-18
authors: [{name: Ada Author, affiliation: Press}]
abstract: It is about nothing.
keywords: [nothing]
license: CC-BY-4.0
journal: {title: Journal, issn: 2049-3630, publisher: Press}
bibliography: refs.bib
---

# Section

Text after @one.

![A square of one colour](map.svg){#fig-map}
`
const sources: Record<string, string> = {
  'paper.md': paper,
  'refs.bib': '@book{one, title={One}, author={Author, Ada}, year={2020}, publisher={Press}}',
  'map.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
  'unused.txt': 'Nobody reads this.'
}

function environmentOf(files: Record<string, string>, variables: Record<string, string> = {}): Environment {
  const table = new Map(
    Object.entries(files).map(([name, text]) => [join(folder, name), encoder.encode(text)])
  )
  return overlay({...realEnvironment(), variable: (name) => variables[name]}, folder, table)
}

const options: SealOptions = {base: folder, formats: ['html', 'jats', 'epub'], allowWarnings: true}

async function sealed(files = sources, more: Partial<SealOptions> = {}, store = memoryStore()) {
  const sealing = await seal(folder, store, {...options, ...more}, environmentOf(files))
  const object = sealing.path === undefined ? undefined : await readObjectAt(store, sealing.path)
  return {sealing, store, object}
}

async function verified(store: ReturnType<typeof memoryStore>, more: VerifyOptions = {}) {
  const said: string[] = []
  const result = await verify(
    store,
    {...more, told: ({messages}) => said.push(...messages.map(({rule, reason}) => `${rule}: ${reason}`))},
    environmentOf({})
  )
  said.push(...result.messages.map(({rule, reason}) => `${rule}: ${reason}`))
  return {said, result}
}

describe('an edition', () => {
  it('holds what was read, what was made and how, and nothing else', async () => {
    const {sealing, object} = await sealed()
    expect(sealing).toMatchObject({outcome: 'sealed', number: 1, created: '2024-12-18T00:00:00Z'})
    expect(object?.id).toBe('https://doi.org/10.5555/abc')
    const paths = [...(object?.editions[0]?.files.keys() ?? [])]
    expect(paths.filter((path) => path.startsWith('source/'))).toEqual([
      'source/map.svg',
      'source/paper.md',
      'source/refs.bib'
    ])
    for (const path of [
      'galleys/abc.html',
      'galleys/abc.jats.xml',
      'galleys/abc.epub',
      'template/journal/page.html'
    ])
      expect(paths).toContain(path)
    for (const path of ['record/edition.json', 'record/build.json', 'record/messages.json'])
      expect(paths).toContain(path)
    expect(object?.editions[0]?.user).toEqual({name: 'Press', address: 'urn:issn:2049-3630'})
  })

  it('tells nothing of the machine it was made on', async () => {
    const {store} = await sealed()
    const text = [...store.files]
      .map(([path, bytes]) => path + new TextDecoder('latin1').decode(bytes))
      .join('\n')
    expect(text).not.toContain('/manuscripts')
    expect(text).not.toContain(process.cwd())
    expect(text).not.toContain('colophon-edition')
  })

  it('is not made twice of the same, and is a second one after a change', async () => {
    const {store} = await sealed()
    expect((await sealed(sources, {}, store)).sealing).toMatchObject({outcome: 'unchanged', number: 1})
    const changed = {...sources, 'paper.md': paper.replace('Text', 'Other text')}
    const {sealing, object} = await sealed(changed, {message: 'Corrected'}, store)
    expect(sealing).toMatchObject({outcome: 'sealed', number: 2})
    expect(object?.editions[1]?.message).toBe('Corrected')
    expect(object?.editions[1]?.files.get('source/refs.bib')?.contentPath).toMatch(/^v1\//u)
  })

  it('is told by the history of the article, and kept under its concept DOI', async () => {
    const history =
      'version: 2\nconcept_doi: 10.5555/concept\nhistory:\n' +
      '  - {version: 1, date: 2024-12-18, doi: 10.5555/abc.v1}\n' +
      '  - {version: 2, date: 2025-02-01, doi: 10.5555/abc, changes: Table 2 corrected}\n'
    const {object} = await sealed({...sources, 'paper.md': paper.replace('keywords', `${history}keywords`)})
    expect(object?.id).toBe('https://doi.org/10.5555/concept')
    expect(object?.editions[0]).toMatchObject({created: '2025-02-01T00:00:00Z', message: 'Table 2 corrected'})
  })

  it.each([
    ['edition-doi-missing', paper.replace(/^doi:.*$/mu, ''), {}],
    ['edition-date-missing', paper.replace(/^date:.*$/mu, ''), {}],
    ['edition-strict', `${paper}\n![Missing](none.png)\n`, {allowWarnings: false}]
  ])('is not made: %s', async (rule, text, more) => {
    const {sealing, store} = await sealed({...sources, 'paper.md': text}, more)
    expect(sealing.outcome).toBe('refused')
    expect(sealing.messages.map((message) => message.rule)).toContain(rule)
    expect(store.files.size).toBe(0)
  })

  it('gives its source back byte for byte', async () => {
    const {store, object} = await sealed()
    const restored: Record<string, string> = {}
    const [edition] = object?.editions ?? []
    for await (const {path, bytes} of restoredFiles(store, object as never, edition as never, 'source/'))
      restored[path] = new TextDecoder().decode(bytes)
    const {'unused.txt': _, ...used} = sources
    expect(restored).toEqual(used)
  })
})

describe('a store verified', () => {
  it('is as sealed, and its editions are built again to the same bytes', async () => {
    const {store} = await sealed()
    await sealed(
      {...sources, 'paper.md': paper.replace('Text', 'Other')},
      {template: 'journal-two-column'},
      store
    )
    const {said, result} = await verified(store, {rebuild: true})
    expect(said).toEqual([])
    expect(result).toMatchObject({failed: false, objects: 1, editions: 2})
  })

  it('names a galley that its source does not give', async () => {
    const {store, object} = await sealed()
    const path = `${object?.path}/${object?.editions[0]?.files.get('source/paper.md')?.contentPath}`
    store.files.set(path, encoder.encode(paper.replace('Text', 'Word')))
    const {said, result} = await verified(store, {rebuild: true})
    expect(result.failed).toBe(true)
    expect(said).toContainEqual(
      expect.stringMatching(/^ocfl-error: Expected sha512 .* it is altered \(OCFL E092\)$/u)
    )
    expect(said).toContainEqual(expect.stringMatching(/^rebuild-failed/u))
  })

  it('knows who signed, and misses a signature that is gone', async () => {
    const {privateKey, publicKey} = generateKeyPairSync('ed25519')
    const {store} = await sealed(sources, {signer: signerOf(privateKey)})
    const trust = [{blob: publicBlob(publicKey), name: 'editor'}]
    expect((await verified(store, {trust})).said).toEqual([])
    const stranger = [{blob: publicBlob(generateKeyPairSync('ed25519').publicKey), name: 'x'}]
    expect((await verified(store, {trust: stranger})).said).toEqual([
      expect.stringMatching(/^signature-untrusted/u)
    ])
    for (const path of [...store.files.keys()]) if (path.endsWith('.sig')) store.files.delete(path)
    expect((await verified(store)).said).toEqual([expect.stringMatching(/^signature-missing/u)])
  })

  it('is held against what was attested', async () => {
    const {store, object} = await sealed()
    const line = (await attest(store, object as never, object?.editions[0] as never)) as string
    const attestations = parseAttestations(line)
    expect((await verified(store, {attestations})).said).toEqual([])
    const other = parseAttestations(line.replace(/[\da-f]{4}$/u, '0000'))
    expect((await verified(store, {attestations: other})).said).toEqual([
      expect.stringMatching(/^attestation-differs: Expected edition 1 as attested/u)
    ])
  })

  it('reads no altered file back as if it were sealed', async () => {
    const {store, object} = await sealed()
    const file = object?.editions[0]?.files.get('source/refs.bib')
    store.files.set(`${object?.path}/${file?.contentPath}`, encoder.encode('other'))
    await expect(readFileOf(store, object as never, file as never)).rejects.toThrow(
      /Expected the bytes that were sealed .* it was altered/u
    )
  })
})
