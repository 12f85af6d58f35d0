import {createHash} from 'node:crypto'
import JSZip from 'jszip'
import {describe, expect, it} from 'vitest'
import {ExportExists, type ExportKind, NoEpub} from '../src/archive/export/content.js'
import {GalleyLacking} from '../src/archive/export/delivery.js'
import {readObjectAt} from '../src/archive/object.js'
import {checkBag} from '../src/archive/verify/bag-rules.js'
import {compareSealed} from '../src/compare.js'
import type {Receiver} from '../src/deliver.js'
import {memoryEnvironment} from '../src/environment/memory.js'
import {memoryStore} from '../src/environment/memory-store.js'
import type {Store} from '../src/environment/store.js'
import {exportEdition} from '../src/export.js'
import type {Message} from '../src/record.js'
import {rehash, write} from './archive/fixtures.js'
import {sealedTides} from './archive/tides.js'

/** Files that an export wrote, by path. */
async function exported(
  kinds: (ExportKind | Receiver)[],
  files?: Record<string, string>,
  target = memoryStore()
): Promise<{made: string[]; messages: Message[]; text: Map<string, string>; target: Store}> {
  const {store, object} = await sealedTides(files)
  const edition = object.editions[1]
  if (!edition) throw new Error('two editions were sealed')
  const {made, messages} = await exportEdition(store, object, edition, kinds, target, memoryEnvironment({}))
  const text = new Map<string, string>()
  const walk = async (folder: string): Promise<void> => {
    for (const {name, kind} of (await target.list(folder)) ?? []) {
      const path = folder ? `${folder}/${name}` : name
      if (kind === 'folder') await walk(path)
      else text.set(path, Buffer.from((await target.read(path)) ?? []).toString('latin1'))
    }
  }
  await walk('')
  return {made, messages, text, target}
}

const sha512 = (text: string) => createHash('sha512').update(Buffer.from(text, 'latin1')).digest('hex')

describe('a bag', () => {
  it('lists each file of the edition with its digest, and each of its own', async () => {
    const {made, text} = await exported(['bagit'])
    expect(made).toEqual(['tides-v2-bag'])
    const bag = (path: string) => text.get(`tides-v2-bag/${path}`) ?? ''
    expect(bag('bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    for (const [manifest, size] of [
      ['manifest-sha512.txt', 6],
      ['tagmanifest-sha512.txt', 3]
    ] as const) {
      const rows = bag(manifest).trimEnd().split('\n')
      expect(rows).toHaveLength(size)
      for (const row of rows) {
        const [, digest, path = ''] = /^([0-9a-f]{128}) {2}(.+)$/u.exec(row) ?? []
        expect(sha512(bag(path.replace('%25', '%')))).toBe(digest)
      }
    }
    expect(bag('manifest-sha512.txt')).toContain('  data/source/data/one%25two three.csv\n')
  })

  it('tells whose it is, how large, and of which day: the edition’s', async () => {
    const {text} = await exported(['bagit'])
    const payload = [...text].filter(([path]) => path.startsWith('tides-v2-bag/data/'))
    const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)
    expect(text.get('tides-v2-bag/bag-info.txt')?.split('\n')).toEqual(
      expect.arrayContaining([
        'Source-Organization: Example Press',
        'External-Identifier: https://doi.org/10.5555/tides',
        'Bagging-Date: 2025-05-03',
        `Payload-Oxum: ${octets}.6`,
        'Bag-Group-Identifier: https://doi.org/10.5555/all'
      ])
    )
  })
})

describe('a bag of an object of others', () => {
  it('has SHA-512 digests, whatever its store knows the files by', async () => {
    const {files} = write('1.1', [{'a.txt': 'a', 'b.txt': 'b'}], ({root, files}) =>
      rehash(root, 'sha256', files)
    )
    const store = memoryStore(Object.fromEntries(files))
    const object = await readObjectAt(store, '')
    const edition = object?.editions[0]
    if (!object || !edition) throw new Error('an object was written')
    const target = memoryStore()
    const {
      made: [name = '']
    } = await exportEdition(store, object, edition, ['bagit'], target, memoryEnvironment({}))
    const bag = [...target.files].map(([path, bytes]) => [path.slice(name.length + 1), bytes])
    expect((await checkBag(memoryStore(Object.fromEntries(bag)))).findings).toEqual([])
  })
})

describe('an RO-Crate', () => {
  it('ties authors, licence, sources, programs and galleys together', async () => {
    const {text} = await exported(['ro-crate'])
    const crate = JSON.parse(
      Buffer.from(text.get('tides-v2-crate/ro-crate-metadata.json') ?? '', 'latin1').toString()
    )
    expect(crate['@context']).toBe('https://w3id.org/ro/crate/1.2/context')
    const graph = crate['@graph'] as {'@id': string; [property: string]: unknown}[]
    const entity = (id: string) => graph.find((one) => one['@id'] === id)
    expect(entity('ro-crate-metadata.json')).toMatchObject({
      conformsTo: {'@id': 'https://w3id.org/ro/crate/1.2'},
      about: {'@id': './'}
    })
    expect(entity('./')).toMatchObject({
      author: {'@id': 'https://orcid.org/0000-0002-1825-0097'},
      license: {'@id': 'https://creativecommons.org/licenses/by/4.0/'}
    })
    expect(entity('https://orcid.org/0000-0002-1825-0097')).toMatchObject({
      affiliation: {'@id': 'https://ror.org/05dxps055'}
    })
    expect(entity('#build')).toMatchObject({
      result: {'@id': 'galleys/tides.epub'},
      object: [{'@id': 'source/data/one%25two%20three.csv'}, {'@id': 'source/paper.md'}]
    })
    const ids = graph.map((one) => one['@id'])
    expect(new Set(ids).size).toBe(ids.length)
    const named = [...JSON.stringify(graph).matchAll(/\{"@id":"([^"]+)"\}/gu)].map(([, id]) => id)
    const outside = named.filter((id) => !ids.includes(id as string))
    expect(outside).toEqual(['https://w3id.org/ro/crate/1.2'])
  })
})

describe('an E-ARK package', () => {
  it('holds every file of the edition, and lists each with its digest', async () => {
    const {text} = await exported(['epub-aip'])
    const held = [...text.keys()].filter((path) => path.includes('/data/'))
    expect(held.map((path) => path.replace('tides-v2-aip/representations/', ''))).toEqual([
      'epub/data/tides.epub',
      'record/data/build.json',
      'record/data/edition.json',
      'seal/data/inventory.json',
      'source/data/data/one%two three.csv',
      'source/data/paper.md'
    ])
    for (const [path, xml] of text) {
      if (!path.endsWith('METS.xml')) continue
      const folder = path.slice(0, -'METS.xml'.length)
      for (const [, digest, href = ''] of xml.matchAll(
        /CHECKSUM="([0-9a-f]+)"[^>]*>\s*<FLocat[^>]*xlink:href="([^"]+)"/gu
      ))
        expect(sha512(text.get(folder + decodeURI(href)) ?? '')).toBe(digest)
    }
  })

  it('keeps files of any folder, or of none', async () => {
    const {text} = await exported(['epub-aip'], {'top.txt': 'a', 'epub/x.txt': 'b', 'more/y.txt': 'c'})
    const held = [...text.keys()].filter((path) => /(?:top|x|y)\.txt$/u.test(path))
    expect(held.map((path) => path.replace('tides-v2-aip/representations/', ''))).toEqual([
      'more/data/y.txt',
      'other/data/epub/x.txt',
      'other/data/top.txt'
    ])
  })

  it('is not made without an EPUB', async () => {
    await expect(exported(['epub-aip'], {'galleys/tides.epub': ''})).rejects.toThrow(NoEpub)
  })
})

describe('a zip', () => {
  it('tells what each file is, and holds digests that sha512sum reads', async () => {
    const {text, made} = await exported(['zip'])
    expect(made).toEqual(['tides-v2.zip'])
    const {default: JSZip} = await import('jszip')
    const zip = await JSZip.loadAsync(Buffer.from(text.get('tides-v2.zip') ?? '', 'latin1'))
    const read = async (path: string) => (await zip.file(`tides-v2/${path}`)?.async('string')) ?? ''
    expect(await read('README.txt')).toContain('source/paper.md\n    The manuscript, as the author wrote it')
    for (const row of (await read('sha512sums.txt')).trimEnd().split('\n')) {
      const [digest, path = ''] = row.split('  ')
      expect(sha512(await read(path))).toBe(digest)
    }
  })
})

describe('every export', () => {
  it.each<[ExportKind[]]>([[['bagit']], [['ro-crate']], [['epub-aip']], [['zip']], [['bagit', 'zip']]])(
    '%j gives the same bytes again',
    async (kinds) => {
      const [one, other] = [await exported(kinds), await exported(kinds)]
      expect([...one.text]).toEqual([...other.text])
    }
  )

  it('overwrites nothing', async () => {
    const {target} = await exported(['bagit'])
    await expect(exported(['bagit'], {}, target as ReturnType<typeof memoryStore>)).rejects.toThrow(
      ExportExists
    )
  })
})

describe('sealed editions', () => {
  it('are compared from their sources', async () => {
    const {store, object} = await sealedTides()
    const [one, other] = object.editions
    if (!one || !other) throw new Error('two editions were sealed')
    const {summary, before, after} = await compareSealed(store, object, one, other, memoryEnvironment({}))
    expect([before.name, after.name]).toEqual(['v1', 'v2'])
    expect(summary).toMatchObject({
      changed: 1,
      added: 0,
      deleted: 0,
      metadata: 0,
      words: {added: 2, deleted: 2}
    })
  })
})

describe('a sealed edition for a receiver', () => {
  const jats = (issn: string) =>
    `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN" "JATS-journalpublishing1-3-mathml3.dtd">
<article dtd-version="1.3"><front><journal-meta><journal-id>Examples</journal-id><journal-title-group><journal-title>Examples</journal-title></journal-title-group><issn>${issn}</issn><publisher><publisher-name>Example Press</publisher-name></publisher></journal-meta><article-meta><title-group><article-title>Tides</article-title></title-group><pub-date><day>3</day><month>5</month><year>2025</year></pub-date><volume>1</volume><elocation-id>e1</elocation-id></article-meta></front><body><p>The tide goes out.</p></body></article>
`
  const galleys = (issn: string) => ({'galleys/tides.jats.xml': jats(issn), 'galleys/tides.pdf': '%PDF'})

  it('is packed from its own galleys, as a manuscript is', async () => {
    const {made, text} = await exported(['pmc', 'meca'], galleys('2049-3630'))
    expect(made).toEqual(['examples-1-e1.zip', 'tides-meca.zip'])
    const zip = await JSZip.loadAsync(Buffer.from(text.get('examples-1-e1.zip') ?? '', 'latin1'))
    expect(Object.keys(zip.files)).toEqual(['examples-1-e1.xml', 'examples-1-e1.pdf'])
    expect(await zip.file('examples-1-e1.xml')?.async('string')).toBe(jats('2049-3630'))
    const exchange = await JSZip.loadAsync(Buffer.from(text.get('tides-meca.zip') ?? '', 'latin1'))
    expect(Object.keys(exchange.files)).toContain('source/data/one%two three.csv')
  })

  it('is not packed where the receiver would refuse it', async () => {
    const {made, messages} = await exported(['pmc'], galleys(''))
    expect(made).toEqual([])
    expect(messages.map(({rule, severity}) => [rule, severity])).toContainEqual(['pmc-issn', 'fatal'])
  })

  it('needs its galleys', async () => {
    await expect(exported(['meca'])).rejects.toThrow(GalleyLacking)
  })
})
