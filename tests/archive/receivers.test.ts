import {createHash} from 'node:crypto'
import {createCanvas} from '@napi-rs/canvas'
import JSZip from 'jszip'
import {decode} from 'tiff'
import {describe, expect, it} from 'vitest'
import {ExportExists} from '../../src/archive/export/content.js'
import {type Delivery, GalleyLacking, jatsTree, picturesOf} from '../../src/archive/export/delivery.js'
import {figureDrawer} from '../../src/archive/export/figures.js'
import {mecaPackage} from '../../src/archive/export/meca.js'
import {pmcPackage, pmcStem} from '../../src/archive/export/pmc.js'
import {encodeTiff} from '../../src/archive/export/tiff.js'
import {writeZip} from '../../src/archive/export/write.js'
import {digestOf} from '../../src/archive/inventory.js'
import {elementsNamed} from '../../src/check/markup.js'
import {deliverManuscript} from '../../src/deliver.js'
import {memoryStore} from '../../src/environment/memory-store.js'
import {publish} from '../../src/publish.js'
import {readXml} from '../../src/xml/read-xml.js'
import {dtdFaults, hindrance} from '../render/jats/valid.js'
import {manuscriptEnvironment} from '../understand.js'

/** Red on the left, see-through on the right. */
function png(): Uint8Array {
  const canvas = createCanvas(40, 20)
  const context = canvas.getContext('2d')
  context.fillStyle = '#f00'
  context.fillRect(0, 0, 20, 20)
  return new Uint8Array(canvas.toBuffer('image/png'))
}

const manuscript = `---
title: How rivers remember
slug: rivers
authors: [Ada Lovelace]
doi: 10.5555/rivers
journal: {title: Journal of Rivers, abbreviation: J. Riv. Réms., eissn: 2049-3630, publisher: Example Press}
volume: "02"
issue: 3
elocation_id: e31
date: 2026-05-06
deposit: {depositor: Example Press, email: deposits@example.org}
---

![A map & more.](map.png){#fig:map alt="A river"}

Here is ![a sign](sign.png){width=1em} in a line, and the map again:

![](map.png){alt="A river"}

![Another, with $E = mc^2$.](other.png){alt="A shore"}
`

const drawWith = figureDrawer(async () => {
  throw new Error('no browser')
})

/** The galleys of the manuscript, as they are packed. */
async function delivery(files: Record<string, string | Uint8Array> = {}): Promise<Delivery> {
  const environment = manuscriptEnvironment({
    'paper.md': manuscript,
    'map.png': png(),
    'sign.png': png().slice(),
    'other.png': new Uint8Array(createCanvas(30, 30).toBuffer('image/png')),
    ...files
  })
  const {failed} = await publish('/m/paper.md', {out: '/m/dist', base: '/m', formats: ['jats']}, environment)
  expect(failed).toBe(false)
  const file = (path: string, bytes: Uint8Array) => ({
    path,
    digest: digestOf(bytes),
    size: bytes.byteLength,
    bytes: async () => bytes
  })
  const galleys = [...environment.table].flatMap(([path, bytes]) => {
    const name = path.split('/m/dist/')[1]
    return name ? [file(name, bytes)] : []
  })
  return {
    slug: 'rivers',
    galleys: [...galleys, file('rivers.pdf', new TextEncoder().encode('%PDF'))],
    sources: [
      file('paper.md', new TextEncoder().encode(manuscript)),
      file('data/one two.csv', new Uint8Array(3))
    ],
    manuscript: 'paper.md',
    created: '2026-05-06T00:00:00Z',
    sender: {name: 'Example Press', email: 'deposits@example.org'}
  }
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const hrefs = async (xml: Uint8Array) => {
  const root = await readXml(text(xml))
  return ['graphic', 'inline-graphic'].flatMap((name) =>
    elementsNamed(root, name).map(({attributes}) => attributes['xlink:href'])
  )
}

describe('a package for PubMed Central', () => {
  it('names XML, PDF and figures after journal, volume, issue and number of the article', async () => {
    const {name, files, told} = await pmcPackage(await delivery(), drawWith)
    expect(name).toBe('jrivrems-02-3-e31')
    expect(told).toEqual([])
    expect(files.map(({path}) => path)).toEqual([
      'jrivrems-02-3-e31.xml',
      'jrivrems-02-3-e31.pdf',
      'jrivrems-02-3-e31-g001.tif',
      'jrivrems-02-3-e31-i001.tif',
      'jrivrems-02-3-e31-g002.tif'
    ])
    const xml = (await files[0]?.bytes()) as Uint8Array
    expect(await hrefs(xml)).toEqual([
      'jrivrems-02-3-e31-g001.tif',
      'jrivrems-02-3-e31-g001.tif',
      'jrivrems-02-3-e31-g002.tif',
      'jrivrems-02-3-e31-i001.tif'
    ])
    expect(text(xml)).toContain('mime-subtype="tiff"')
    expect(text(xml)).not.toContain('.assets/')
  })

  it('changes nothing of the XML but names', async () => {
    const own = await delivery()
    const [xml] = (await pmcPackage(own, drawWith)).files
    const galley = own.galleys.find(({path}) => path.endsWith('.xml'))
    const unnamed = (words: string) =>
      words.replace(/xlink:href="[^"]*\.(?:png|tif)"/gu, '').replace(/mime-subtype="\w+"/gu, '')
    expect(unnamed(text((await xml?.bytes()) as Uint8Array))).toBe(
      unnamed(text((await galley?.bytes()) as Uint8Array))
    )
  })

  it.skipIf(hindrance)('is valid against the DTD', async () => {
    const [xml] = (await pmcPackage(await delivery(), drawWith)).files
    expect(dtdFaults([(await xml?.bytes()) as Uint8Array])).toEqual([])
  })

  it('holds figures as uncompressed TIFF, on white, at 300 dots an inch', async () => {
    const {files} = await pmcPackage(await delivery(), drawWith)
    const [image] = decode((await files[2]?.bytes()) as Uint8Array)
    expect(image).toMatchObject({width: 40, height: 20, compression: 1, samplesPerPixel: 3, xResolution: 300})
    expect([...(image?.data ?? [])].slice(0, 3)).toEqual([255, 0, 0])
    expect([...(image?.data ?? [])].slice(39 * 3, 40 * 3)).toEqual([255, 255, 255])
  })

  it('packs a figure as it is where it cannot be drawn, and says so', async () => {
    const draw = async () => {
      throw new Error('it has 90000 × 90000 pixels')
    }
    const {files, told} = await pmcPackage(await delivery(), draw)
    expect(files[2]?.path).toBe('jrivrems-02-3-e31-g001.png')
    expect(await files[2]?.bytes()).toEqual(png())
    expect(told[0]).toEqual(['figure-not-drawn', 'rivers.assets/map.png', 'it has 90000 × 90000 pixels'])
    expect(await hrefs((await files[0]?.bytes()) as Uint8Array)).toContain('jrivrems-02-3-e31-g001.png')
  })

  it.each([
    ['<front/>', 'rivers'],
    ['<front><journal-meta><issn>2049-3630</issn></journal-meta></front>', '20493630-rivers'],
    [
      '<front><journal-meta><journal-title>Río &amp; Co.</journal-title></journal-meta><article-meta><volume>1/2</volume><fpage>S 31</fpage></article-meta></front>',
      'rioco-12-s31'
    ],
    [
      '<article><article-meta><volume>1</volume></article-meta><back><ref-list><ref><issue>9</issue><fpage>7</fpage></ref></ref-list></back></article>',
      '1-rivers'
    ]
  ])('makes a name of %s', async (xml, name) => {
    expect(pmcStem(await readXml(xml), 'rivers')).toBe(name)
  })
})

describe('a MECA package', () => {
  it('lists every file in its manifest, each as what it is', async () => {
    const {name, files, told} = await mecaPackage(await delivery(), {
      publication: 'Lakes',
      provider: 'Systems'
    })
    expect(name).toBe('rivers-meca')
    expect(told).toEqual([])
    const byPath = new Map(files.map((file) => [file.path, file]))
    const manifest = await readXml(text((await byPath.get('manifest.xml')?.bytes()) as Uint8Array))
    const items = elementsNamed(manifest, 'item').map((item) => [
      item.attributes['item-type'],
      elementsNamed(item, 'instance')[0]?.attributes['xlink:href'],
      elementsNamed(item, 'instance')[0]?.attributes['media-type']
    ])
    expect(items).toEqual([
      ['article-metadata', 'content/rivers.xml', 'application/xml'],
      ['manuscript', 'content/rivers.pdf', 'application/pdf'],
      ['figure', 'content/rivers-g001.png', 'image/png'],
      ['figure', 'content/rivers-i001.png', 'image/png'],
      ['figure', 'content/rivers-g002.png', 'image/png'],
      ['article-source', 'source/paper.md', 'text/markdown'],
      ['article-source', 'source/data/one two.csv', 'text/csv'],
      ['transfer-metadata', 'transfer.xml', 'application/xml']
    ])
    expect(['manifest.xml', ...items.map(([, path]) => path)].sort()).toEqual([...byPath.keys()].sort())
    const xml = (await byPath.get('content/rivers.xml')?.bytes()) as Uint8Array
    expect(await hrefs(xml)).toContain('rivers-g001.png')
    const transfer = text((await byPath.get('transfer.xml')?.bytes()) as Uint8Array)
    for (const words of [
      'Journal of Rivers',
      'J. Riv. Réms.',
      'Example Press',
      'deposits@example.org',
      'Lakes',
      'Systems'
    ])
      expect(transfer).toContain(`>${words}<`)
  })

  it('says a formula of a caption once', async () => {
    const own = await delivery()
    const captions = picturesOf(await jatsTree(own), own).map(({caption}) => caption)
    expect(captions).toEqual(['A map & more.', undefined, 'Another, with E=mc2.'])
  })

  it('goes without `transfer.xml` where it goes nowhere yet, and says so', async () => {
    const {files, told} = await mecaPackage(await delivery())
    expect(files.map(({path}) => path)).not.toContain('transfer.xml')
    expect(told).toEqual([
      ['transfer-left-out', 'where it goes is not known', 'Name it: `--destination "Title of the journal"`.']
    ])
    const nameless = await delivery({'paper.md': manuscript.replace(/^journal:.*$/mu, '')})
    expect((await mecaPackage(nameless, {publication: 'Lakes'})).told[0]?.[1]).toBe(
      'the journal it comes from is not known'
    )
  })

  it('wants a PDF', async () => {
    const own = await delivery()
    const galleys = own.galleys.filter(({path}) => !path.endsWith('.pdf'))
    await expect(mecaPackage({...own, galleys})).rejects.toThrow(GalleyLacking)
  })
})

describe('a zip for a receiver', () => {
  it('has its files at the top, is told with its digests, and is the same each time', async () => {
    const store = memoryStore()
    const {name, files} = await pmcPackage(await delivery(), drawWith)
    const options = {created: '2026-05-06T00:00:00Z', isFlat: true}
    const [zip, ...inside] = await writeZip(store, name, files, options)
    const bytes = (await store.read(`${name}.zip`)) as Uint8Array
    expect(zip).toMatchObject({name: `${name}.zip`, size: bytes.byteLength})
    expect(zip.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Object.keys((await JSZip.loadAsync(bytes)).files)).toEqual(inside.map((file) => file.name))
    const again = await pmcPackage(await delivery(), drawWith)
    const [second] = await writeZip(memoryStore(), name, again.files, options)
    expect(second.sha256).toBe(zip.sha256)
  })

  it('takes the place of another only when forced', async () => {
    const store = memoryStore()
    await store.write('a.zip', 'mine')
    const files = [{path: 'a', bytes: async () => new Uint8Array(1)}]
    const created = '2026-05-06T00:00:00Z'
    await expect(writeZip(store, 'a', files, {created})).rejects.toThrow(ExportExists)
    expect(text((await store.read('a.zip')) as Uint8Array)).toBe('mine')
    await writeZip(store, 'a', files, {created, force: true})
    expect((await store.read('a.zip'))?.byteLength).toBeGreaterThan(50)
  })
})

it('writes TIFF that another program reads', () => {
  const rgb = Uint8Array.from({length: 5 * 3 * 3}, (_, index) => index)
  const [image] = decode(encodeTiff({width: 5, height: 3, rgb, resolution: 800}))
  expect(image).toMatchObject({width: 5, height: 3, xResolution: 800, yResolution: 800, resolutionUnit: 2})
  expect([...(image?.data ?? [])]).toEqual([...rgb])
})

describe('supplementary files', () => {
  const withFile = {
    'paper.md': manuscript.replace(
      '---\n\n',
      'supplements: [{file: Größen.csv, title: All readings}, {url: https://example.org/more, title: More}]\n---\n\n'
    ),
    'Größen.csv': 'a,b\n'
  }

  it('go to PubMed Central under the stem, as the XML names them', async () => {
    const {files} = await pmcPackage(await delivery(withFile), drawWith)
    const file = files.find(({path}) => path === 'jrivrems-02-3-e31-s001.csv')
    expect(new TextDecoder().decode(await file?.bytes())).toBe('a,b\n')
    const xml = files.find(({path}) => path.endsWith('.xml'))
    const text = new TextDecoder().decode(await xml?.bytes())
    expect(text).toContain('xlink:href="jrivrems-02-3-e31-s001.csv" mimetype="text" mime-subtype="csv"')
    expect(text).toContain('xlink:href="https://example.org/more"')
  })

  it('stand in the manifest of MECA', async () => {
    const {files} = await mecaPackage(await delivery(withFile))
    expect(files.map(({path}) => path)).toContain('content/rivers-s001.csv')
    const manifest = new TextDecoder().decode(await files[0]?.bytes())
    expect(manifest).toMatch(/item-type="supplement"[^>]*>\s*<item-title>All readings</u)
  })
})

describe('a package that is there already', () => {
  it.each([
    ['pmc', 'jrivrems-02-3-e31.zip'],
    ['meca', 'rivers-meca.zip']
  ] as const)('is refused for %s before anything is printed', async (receiver, name) => {
    // There is no browser here: to print would fail, and say so.
    const environment = manuscriptEnvironment({'paper.md': manuscript, 'map.png': png()})
    const target = memoryStore()
    await target.write(name, new Uint8Array([1]))
    await expect(
      deliverManuscript('/m/paper.md', [receiver], {base: '/m'}, target, environment)
    ).rejects.toThrow(ExportExists)
  })
})
