import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import JSZip from 'jszip'
import pixelmatch from 'pixelmatch'
import {PNG} from 'pngjs'
import type {Browser, Frame, Page} from 'puppeteer-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {type EpubProfile, epubProfiles} from '../../src/model/index.js'
import {publish} from '../../src/publish.js'
import {scriptingBrowser} from './judges.js'

/**
 * Our own manuscript in epub.js, a reading system: pages are turned, links
 * followed. `SCREENSHOTS=<folder>` keeps what was seen.
 */
const modules = resolve('node_modules')
const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-reading-'))
const shots = process.env['SCREENSHOTS']
const phone = {width: 390, height: 844}
let browser: Browser

/** What runs in the reader's page; epub.js has no types for a page of scripts. */
interface Reader {
  book: {
    spine: {items: {href: string}[]}
    pageList: {pages: number[]; pageList: {href: string; page: number}[]}
    navigation: {toc: {href: string}[]; landmarks: {type: string; href: string}[]}
  }
  rendition: {
    display(href?: string): Promise<void>
    next(): Promise<void>
    prev(): Promise<void>
    currentLocation(): {start: {href: string; displayed: {page: number; total: number}}; atEnd?: boolean}
  }
}
declare const reader: Reader

beforeAll(async () => {
  for (const epubProfile of epubProfiles) {
    const options = {out: join(place, epubProfile), base: resolve('.'), formats: ['pdf', 'epub'] as const}
    await publish(resolve('manuscript'), {...options, epubProfile}, environment)
  }
  browser = await scriptingBrowser()
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await environment.close()
  rmSync(place, {recursive: true})
})

const host = 'http://reader.invalid'
const types: Record<string, string> = {
  xhtml: 'application/xhtml+xml',
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml'
}
const startPage = `<!doctype html><meta charset="utf-8"><style>body{margin:0}#view{width:100vw;height:100vh}</style>
<div id="view"></div><script src="/jszip.js"></script><script src="/epub.js"></script>`

/** The unpacked book, served to a window that reads it; `failed` fills with what was asked for and is not there. */
async function open(profile: EpubProfile, window: {width: number; height: number}) {
  const zip = await JSZip.loadAsync(readFileSync(join(place, profile, 'colophon.epub')))
  const own: Record<string, () => Promise<Buffer> | Buffer> = {
    'reader.html': () => Buffer.from(startPage),
    'jszip.js': () => readFileSync(join(modules, 'jszip/dist/jszip.min.js')),
    'epub.js': () => readFileSync(join(modules, 'epubjs/dist/epub.min.js'))
  }
  const page = await browser.newPage()
  const failed: string[] = []
  page.on('pageerror', (error) => failed.push(String(error)))
  await page.setRequestInterception(true)
  page.on('request', async (request) => {
    if (!request.url().startsWith(`${host}/`)) return request.continue()
    const path = decodeURIComponent(new URL(request.url()).pathname.slice(1))
    const body = await (own[path]?.() ?? zip.file(path)?.async('nodebuffer'))
    // What only a browser, and only this reader, ask for.
    if (!body && !/favicon|com\.apple/u.test(path)) failed.push(path)
    return request.respond(
      body ? {body, contentType: types[path.split('.').at(-1) as string]} : {status: 404}
    )
  })
  await page.setViewport(window)
  await page.goto(`${host}/reader.html`)
  await page.evaluate(async () => {
    const all = globalThis as unknown as {
      ePub(address: string): Reader['book'] & {
        renderTo(id: string, options: object): Reader['rendition']
        ready: Promise<void>
        loaded: {pageList: Promise<void>; navigation: Promise<void>}
      }
      reader: Reader
    }
    const book = all.ePub('/OEBPS/content.opf')
    const rendition = book.renderTo('view', {
      width: '100%',
      height: '100%',
      flow: 'paginated',
      spread: 'none'
    })
    await book.ready
    await Promise.all([book.loaded.pageList, book.loaded.navigation])
    all.reader = {book, rendition}
    await rendition.display()
  })
  return {page, failed}
}

const shown = (page: Page) => page.evaluate(() => reader.rendition.currentLocation()?.start.href ?? '')
const show = (page: Page, href: string) => page.evaluate((to) => reader.rendition.display(to), href)
/** The frame that holds the document in view. */
const frameOf = (page: Page): Frame => page.frames().at(-1)!

/** The reader says where it is before it is done with going there, and drops what is asked meanwhile. */
const settled = (page: Page) =>
  page.evaluate(async () => {
    for (let last = '', same = 0; same < 5; ) {
      const now = JSON.stringify(reader.rendition.currentLocation())
      same = now === last ? same + 1 : 0
      last = now
      await new Promise((done) => setTimeout(done, 100))
    }
  })

/** Click a link of the document in view until another place is shown. */
async function follow(page: Page, selector: string): Promise<string> {
  await settled(page)
  return page.evaluate(async (find) => {
    const place = () => JSON.stringify(reader.rendition.currentLocation()?.start)
    const before = place()
    for (let tries = 0; tries < 40; tries += 1) {
      const link = Array.from(document.querySelectorAll('iframe'))
        .map((frame) => frame.contentDocument?.querySelector<HTMLAnchorElement>(find))
        .find(Boolean)
      const href = link?.getAttribute('href')
      link?.click()
      await new Promise((done) => setTimeout(done, 500))
      if (href && place() !== before) return href
    }
    throw new Error(`Cannot follow ${find}`)
  }, selector)
}

/** Whether the element of that id is on the page that the reader shows. */
async function isInView(page: Page, id: string): Promise<boolean> {
  await settled(page)
  return page.evaluate((name) => {
    for (const frame of Array.from(document.querySelectorAll('iframe'))) {
      const found = frame.contentDocument?.getElementById(name)
      if (!found) continue
      const left =
        frame.getBoundingClientRect().left + (found.getClientRects()[0] ?? found.getBoundingClientRect()).left
      return left >= -1 && left < innerWidth
    }
    return false
  }, id)
}

/** A picture of what is shown, once fonts and images are there and the reader has come to rest. */
async function picture(page: Page, name: string): Promise<PNG> {
  await frameOf(page).evaluate(async () => {
    await Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode())])
  })
  await settled(page)
  const bytes = await page.screenshot({type: 'png'})
  if (shots) {
    mkdirSync(shots, {recursive: true})
    writeFileSync(join(shots, `${name}.png`), bytes)
  }
  return PNG.sync.read(Buffer.from(bytes))
}

/** The first document that holds such an element, and the element's id or that of what holds it. */
async function placeOf(page: Page, selector: string): Promise<string> {
  const hrefs = await page.evaluate(() => reader.book.spine.items.map(({href}) => href))
  for (const href of hrefs) {
    await show(page, href)
    const id = await frameOf(page).evaluate(
      (find) => document.querySelector(find)?.closest('[id]')?.id,
      selector
    )
    if (id) return `${href}#${id}`
  }
  throw new Error(`Nothing is ${selector}`)
}

describe.each(epubProfiles)('the %s EPUB in a reading system', (profile) => {
  it('shows page after page to the end, nothing missing and nothing wider than the page', async () => {
    const {page, failed} = await open(profile, phone)
    const files = await page.evaluate(() => reader.book.spine.items.map(({href}) => href))
    const seen = new Set<string>()
    const faults: string[] = []
    for (const href of files) {
      await show(page, href)
      const {pages, found} = await page.evaluate(() => {
        const {displayed} = reader.rendition.currentLocation().start
        const frame = document.querySelector('iframe')!
        const inner = frame.contentDocument!
        const broken = Array.from(inner.images)
          .filter((image) => image.naturalWidth === 0)
          .map((image) => `no image ${image.src}`)
        const column = innerWidth
        const wide = Array.from(inner.querySelectorAll('p, img, pre, h1, h2, figure, li, dl'))
          .filter((element) => !element.closest('.table-scroll, .equation'))
          .filter((element) => Array.from(element.getClientRects()).some(({width}) => width > column + 1))
          .map((element) => `too wide: ${element.outerHTML.slice(0, 80)}`)
        const faces = [...(inner.fonts as unknown as Set<FontFace>)]
          .filter(({status}) => status === 'error')
          .map(({family}) => `no font ${family}`)
        return {pages: displayed.total, found: [...broken, ...wide, ...faces]}
      })
      faults.push(...found.map((fault) => `${href}: ${fault}`))
      expect(pages, href).toBeGreaterThan(0)
    }
    await show(page, files[0] as string)
    for (let turns = 0; turns < 400; turns += 1) {
      const at = await page.evaluate(() => {
        const {start, atEnd} = reader.rendition.currentLocation()
        return {href: start.href, atEnd}
      })
      seen.add(at.href)
      if (at.atEnd) break
      await page.evaluate(() => reader.rendition.next())
    }
    await page.close()
    expect(faults).toEqual([])
    expect(failed).toEqual([])
    expect([...seen]).toEqual(files)
  }, 240_000)

  it('leads from a citation to its reference, and back', async () => {
    const {page} = await open(profile, phone)
    const call = await placeOf(page, 'a[role="doc-biblioref"]')
    await show(page, call)
    const [file, entry = ''] = (await follow(page, 'a[role="doc-biblioref"]')).split('#')
    expect(file).toBe('references.xhtml')
    expect(await shown(page)).toBe(file)
    expect(await isInView(page, entry)).toBe(true)
    const [origin, cite = ''] = (await follow(page, `[id="${entry}"] a[role="doc-backlink"]`)).split('#')
    expect(await shown(page)).toBe(origin)
    expect(origin).toBe(call.split('#')[0])
    expect(await isInView(page, cite)).toBe(true)
    await page.close()
  }, 120_000)

  it('leads from a note’s call to the note, and back', async () => {
    const {page} = await open(profile, phone)
    await show(page, await placeOf(page, 'a[role="doc-noteref"]'))
    const [, note = ''] = (await follow(page, 'a[role="doc-noteref"]')).split('#')
    expect(await isInView(page, note)).toBe(true)
    const role = await page.evaluate(
      (id) => document.querySelector('iframe')?.contentDocument?.getElementById(id)?.getAttribute('role'),
      note
    )
    expect(role).toBe('doc-footnote')
    const [origin, cite = ''] = (await follow(page, `[id="${note}"] a[role="doc-backlink"]`)).split('#')
    expect(await shown(page)).toBe(origin)
    expect(await isInView(page, cite)).toBe(true)
    await page.close()
  }, 120_000)

  it('opens every page of the page list, in order', async () => {
    const {page} = await open(profile, phone)
    const list = await page.evaluate(() =>
      reader.book.pageList.pageList.map(({href, page: label}) => ({href, label}))
    )
    expect(list.length).toBeGreaterThan(5)
    expect(list.map(({label}) => label)).toEqual(
      [...list].sort((a, b) => a.label - b.label).map(({label}) => label)
    )
    for (const {href} of [list[0]!, list[Math.floor(list.length / 2)]!, list.at(-1)!]) {
      await show(page, href)
      expect(await shown(page)).toBe(href.split('#')[0])
      expect(await isInView(page, href.split('#')[1] as string)).toBe(true)
    }
    await page.close()
  }, 120_000)

  it('has contents and landmarks that lead somewhere', async () => {
    const {page} = await open(profile, phone)
    const {files, targets} = await page.evaluate(() => ({
      files: reader.book.spine.items.map(({href}) => href),
      targets: [...reader.book.navigation.toc, ...reader.book.navigation.landmarks].map(({href}) => href)
    }))
    await page.close()
    expect(targets.length).toBeGreaterThan(8)
    expect(targets.filter((href) => !files.includes(href.split('#')[0] as string))).toEqual([])
  }, 60_000)
})

describe('what a reader sees', () => {
  const sights = [
    ['title', '.title-page h1'],
    ['math', '.equation'],
    ['table', 'table']
  ] as const

  it.each(sights)(
    'of a %s page is the same with MathML and with images, but for the edges of signs',
    async (name, selector) => {
      const [one, other] = await Promise.all(
        epubProfiles.map(async (profile) => {
          const {page} = await open(profile, phone)
          await show(page, await placeOf(page, selector))
          const found = await picture(page, `${name}-${profile}`)
          await page.close()
          return found
        })
      )
      const {width, height} = one!
      const differing = pixelmatch(one!.data, other!.data, undefined, width, height, {threshold: 0.4})
      expect(differing / (width * height)).toBeLessThan(name === 'math' ? 0.06 : 0.01)
      // And there is something to be seen.
      let ink = 0
      for (let at = 0; at < one!.data.length; at += 4) if ((one!.data[at] as number) < 128) ink += 1
      expect(ink / (width * height)).toBeGreaterThan(0.01)
    },
    120_000
  )

  it('is set in the typefaces of the book', async () => {
    const {page} = await open('standard', phone)
    await show(page, await placeOf(page, '.title-page h1'))
    const loaded = await frameOf(page).evaluate(() =>
      [...(document.fonts as unknown as Set<FontFace>)]
        .filter(({status}) => status === 'loaded')
        .map(({family}) => family.replaceAll('"', ''))
    )
    await page.close()
    expect(loaded).toContain('Source Serif 4')
  }, 60_000)

  it('can be read by night: formulas are ink on white, or the colour of the text', async () => {
    const night = 'html, body { background: #111 !important; color: #eee !important }'
    for (const profile of epubProfiles) {
      const {page} = await open(profile, phone)
      await show(page, await placeOf(page, '.equation'))
      const frame = frameOf(page)
      await frame.addStyleTag({content: night})
      await picture(page, `night-${profile}`)
      const colours = await frame.evaluate(() =>
        Array.from(document.querySelectorAll('math')).map((math) => getComputedStyle(math).color)
      )
      await page.close()
      expect(new Set(colours)).toEqual(new Set(profile === 'compat' ? [] : ['rgb(238, 238, 238)']))
    }
  }, 60_000)
})
