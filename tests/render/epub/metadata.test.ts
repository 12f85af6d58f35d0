import {createCanvas, loadImage} from '@napi-rs/canvas'
import {h} from 'hastscript'
import JSZip from 'jszip'
import {expect, test} from 'vitest'
import {type Asset, parseIsbn} from '../../../src/model/index.js'
import {renderEpub} from '../../../src/render/epub/epub.js'
import {latinFonts, page, template} from './fixture.js'

const open = async (of: ReturnType<typeof page>) => {
  const {bytes} = await renderEpub({
    page: of,
    template,
    fonts: latinFonts(),
    modified: '2024-12-18T00:00:00Z'
  })
  return JSZip.loadAsync(bytes)
}
const opfOf = async (changes: Parameters<typeof page>[0]) =>
  (await open(page(changes))).file('OEBPS/content.opf')!.async('string')
const asset = (width: number, height: number, mediaType = 'image/png'): Asset => {
  const canvas = createCanvas(width, height)
  const bytes = mediaType === 'image/webp' ? canvas.toBuffer('image/webp') : canvas.toBuffer('image/png')
  return {source: 'a.png', href: 'images/a.png', mediaType, bytes, digest: '', width, height}
}

test('an ISBN is a URN, after its check digit', async () => {
  expect(parseIsbn('3-16-148410-X')).toBe('9783161484100')
  expect(parseIsbn('978-3-16-148410-0')).toBe('9783161484100')
  expect(parseIsbn('978-3-16-148410-1')).toBeUndefined()
  expect(parseIsbn('3-16-148410-0')).toBeUndefined()
  expect(await opfOf({isbn: parseIsbn('978-3-16-148410-0')})).toContain(
    '<dc:identifier id="isbn">urn:isbn:9783161484100<'
  )
})

test('the issue is a set within the journal, and the article has its place in both', async () => {
  const opf = await opfOf({volume: '12', issue: '3', firstPage: '7', lastPage: '9'})
  expect(opf).toMatch(/<meta property="group-position" refines="#journal">12\.3\.7</u)
  expect(opf).toMatch(/<meta property="collection-type" refines="#issue">set</u)
  expect(opf).toMatch(/<meta property="belongs-to-collection" id="issue-journal" refines="#issue">/u)
  expect(opf).toContain('<meta property="prism:pageRange">7–9<')
})

test('a name has its own script beside it', async () => {
  const [person] = page().article.contributors
  const contributors = [{...person!, nativeName: {text: '陆墨白', language: 'zh'}}]
  expect(await opfOf({contributors})).toContain('refines="#creator-1" xml:lang="zh">陆墨白<')
})

test("the author's cover is kept where it fits, and redrawn where not", async () => {
  const fits = asset(1600, 2400)
  const kept = await open(page({cover: {asset: fits, alternative: 'A tree'}}))
  expect(
    Buffer.compare(await kept.file('OEBPS/cover.png')!.async('nodebuffer'), Buffer.from(fits.bytes))
  ).toBe(0)
  expect(await kept.file('OEBPS/cover.xhtml')!.async('string')).toContain('alt="A tree"')
  const large = await open(page({cover: {asset: asset(3000, 3000, 'image/webp'), alternative: ''}}))
  const {width, height} = await loadImage(await large.file('OEBPS/cover.jpg')!.async('nodebuffer'))
  expect([width, height]).toEqual([2000, 2000])
})

test('an image beyond the stores’ pixels is scaled', async () => {
  const of = page()
  of.article.assets = [...of.article.assets, asset(2500, 2500)]
  of.slots.body.push(h('p', h('img', {src: 'images/a.png', alt: 'A'})))
  const {width, height} = await loadImage(
    await (await open(of)).file('OEBPS/images/a.png')!.async('nodebuffer')
  )
  expect(width * height).toBeLessThanOrEqual(4_000_000)
})

test('more than five hundred notes are divided, and go on counting', async () => {
  const of = page()
  const items = Array.from({length: 1100}, (_, n) => h('li', {id: `note-${n + 1}`}, h('p', `Note ${n + 1}`)))
  of.slots.notes = [h('section', {id: 'notes', role: 'doc-endnotes'}, [h('h2', 'Notes'), h('ol', items)])]
  const zip = await open(of)
  const files = Object.keys(zip.files).filter((name) => name.includes('/notes'))
  const counts = await Promise.all(
    files.map(async (name) => (await zip.file(name)!.async('string')).split('<li>').length - 1)
  )
  expect(counts.every((count) => count <= 500)).toBe(true)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1100)
  expect(await zip.file('OEBPS/notes-2.xhtml')!.async('string')).toContain('<ol start="501"')
})
