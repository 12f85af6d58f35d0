import {createSocket} from 'node:dgram'
import {writeFileSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PNG} from 'pngjs'
import {afterAll, beforeAll, expect, it} from 'vitest'
import type {Environment} from '../../src/environment/environment.js'
import {realEnvironment} from '../../src/environment/real.js'
import {textOf} from '../render/pdf/text.js'
import {hostilePage} from './hostile-page.js'

let environment: Environment
beforeAll(() => {
  environment = realEnvironment()
})
afterAll(() => environment.close())

it('shows a page only what it was handed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-test-'))
  const secret = join(folder, 'secret')
  for (const type of ['txt', 'html', 'css', 'svg', 'js'])
    writeFileSync(`${secret}.${type}`, 'body::after{content:"LEAK"} LEAK')
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(request.url ?? '')
    response.end('LEAK')
  })
  server.on('connection', () => hits.push('connection'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  const udp = createSocket('udp4').on('message', () => hits.push('udp'))
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))

  const browser = await environment.browser()
  const page = await browser.open({
    html: hostilePage(`http://127.0.0.1:${port}/`, secret),
    resources: new Map()
  })
  // Time for the refresh and what else would come late.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  const shown = await page.evaluate(() => document.body.innerText, undefined)
  const text = shown + (await textOf(await page.pdf()))
  await page.close()
  server.close()
  udp.close()
  await rm(folder, {recursive: true})

  expect(hits).toEqual([])
  expect(text).toContain('END-MARK')
  expect(text).not.toMatch(/LEAK|SCRIPT-RAN/u)
  expect(page.refused).toContain(`http://127.0.0.1:${port}/img.png`)
  // Of other schemes the browser tells only the scheme.
  expect(page.refused).toContain('file')
}, 60_000)

it('keeps pages apart that use the same path', async () => {
  const browser = await environment.browser()
  const colours = [
    [255, 0, 0],
    [0, 0, 255]
  ] as const
  for (const [red, green, blue] of colours) {
    const image = new PNG({width: 1, height: 1})
    image.data.set([red, green, blue, 255])
    const bytes = new Uint8Array(PNG.sync.write(image))
    const page = await browser.open({
      html: '<!doctype html><style>body,img{margin:0;display:block}</style><img src="images/a%20b.png" width="8" height="8">',
      resources: new Map([['images/a b.png', {mediaType: 'image/png', bytes}]])
    })
    const shot = PNG.sync.read(Buffer.from(await page.screenshot(8, 8)))
    await page.close()
    expect([...shot.data.subarray(0, 3)]).toEqual([red, green, blue])
    expect(page.refused).toEqual([])
  }
}, 60_000)

it('opens several pages at a time, and others after them', async () => {
  const browser = await environment.browser()
  const textOf = async (words: string) => {
    const page = await browser.open({html: `<!doctype html><p>${words}`, resources: new Map()})
    const text = await page.evaluate(() => document.body.textContent, undefined)
    await page.close()
    return text
  }
  const names = ['one', 'two', 'three', 'four']
  for (let round = 0; round < 3; round += 1) expect(await Promise.all(names.map(textOf))).toEqual(names)
}, 60_000)

it('puts a page in the place of one that was left, where only the body differs', async () => {
  const browser = await environment.browser()
  const dot = (grey: number) => {
    const image = new PNG({width: 1, height: 1})
    image.data.set([grey, grey, grey, 255])
    return new Map([['dot.png', {mediaType: 'image/png', bytes: new Uint8Array(PNG.sync.write(image))}]])
  }
  const show = async (head: string, body: string, grey: number) => {
    const resources = dot(grey)
    const page = await browser.open({html: `<!doctype html><head>${head}</head>${body}`, resources})
    const seen = await page.evaluate(() => {
      const state = globalThis as {seenBefore?: boolean}
      const before = state.seenBefore === true
      state.seenBefore = true
      document.head.append(document.createElement('style'))
      document.body.dataset['old'] = 'yes'
      return [before, document.body.textContent, document.querySelectorAll('style').length]
    }, undefined)
    const loadedAt = await page.evaluate(() => performance.timeOrigin, undefined)
    const {refused} = page
    const bytes = await page.pdf()
    page.leave()
    return {seen, loadedAt, refused, bytes}
  }
  const style = '<style>img{width:9px}</style>'
  const hostile =
    '<p>two<img src="dot.png"><img src="gone.png" onerror="document.body.append(1)"><script>document.body.append(2)</script>'
  const first = await show(style, '<p class="a">one<img src="dot.png"><img src="away.png">', 0)
  const again = await show(style, hostile, 0)
  expect(again.loadedAt).toBe(first.loadedAt)
  // Nothing of the page before is left, and what this one asks for is answered as if it came first.
  expect(again.seen).toEqual([false, 'twodocument.body.append(2)', 2])
  expect(again.refused).toEqual(['https://colophon.invalid/gone.png'])
  await show('<style>img{width:8px}</style>', '<p>other', 0)
  const fresh = await show(style, hostile, 0)
  expect(fresh.loadedAt).not.toBe(first.loadedAt)
  const bare = (bytes: Uint8Array) =>
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\(D:[^)]*\)/gu, '')
  expect(bare(again.bytes)).toBe(bare(fresh.bytes))
  const white = await show(style, hostile, 255)
  expect(bare(white.bytes)).not.toBe(bare(fresh.bytes))
}, 60_000)

it('loads no image anew that the page before had, and keeps nothing else of it', async () => {
  const browser = await environment.browser()
  const image = new PNG({width: 2, height: 1})
  const bytes = new Uint8Array(PNG.sync.write(image))
  const resources = new Map([['dot.png', {mediaType: 'image/png', bytes}]])
  const lookAt = async (body: string) => {
    const page = await browser.open({html: `<!doctype html><head><title>t</title></head>${body}`, resources})
    const seen = await page.evaluate(async () => {
      type Marked = HTMLImageElement & {seenBefore?: boolean}
      const images = Array.from(document.images, (one: Marked) => {
        const before = one.seenBefore === true
        one.seenBefore = true
        const said = Array.from(one.attributes, ({name, value}) => `${name}=${value}`).sort()
        one.style.width = '7px'
        return {before, said, loaded: one.complete && one.naturalWidth === 2, around: one.parentElement?.id}
      })
      await Promise.all(Array.from(document.images, (one) => one.decode()))
      return images
    }, undefined)
    page.leave()
    return seen
  }
  await lookAt('<p id="a"><img src="dot.png" alt="one" width="4" class="x">')
  const again = await lookAt('<p id="b"><img class="y" src="dot.png" "odd">')
  expect(again).toEqual([
    {before: true, said: ['"odd"=', 'class=y', 'src=dot.png'], loaded: true, around: 'b'}
  ])
  // One file is shared by all that show it, as in a page that is loaded anew.
  const two = await lookAt('<p id="c"><img src="dot.png"><img src="dot.png" alt="">')
  expect(two.map(({before}) => before)).toEqual([false, false])
  const both = await lookAt('<p id="d"><img src="dot.png"><img src="dot.png">')
  expect(both.map(({before, loaded}) => before && loaded)).toEqual([true, true])
}, 60_000)

it('loads a page anew that does not say where its head ends', async () => {
  const browser = await environment.browser()
  const widthOf = async (width: number) => {
    const html = `<!doctype html><style>p{width:${width}px}</style><p>words`
    const page = await browser.open({html, resources: new Map()})
    const found = await page.evaluate(() => document.querySelector('p')?.offsetWidth, undefined)
    page.leave()
    return found
  }
  expect([await widthOf(40), await widthOf(50)]).toEqual([40, 50])
}, 60_000)

it('hyphenates every language by its own patterns', async () => {
  const browser = await environment.browser()
  const words = {
    en: 'associate',
    de: 'Silbentrennung',
    fr: 'constitutionnel',
    ru: 'правописание',
    'en-GB': 'algorithm'
  }
  const paragraphs = Object.entries(words).map(([lang, word]) => `<p lang="${lang}">${word}</p>`)
  const page = await browser.open({
    html: `<!doctype html><html lang="en"><meta charset="utf-8"><style>p{width:1em;hyphens:auto;line-height:20px}</style>${paragraphs.join('')}`,
    resources: new Map()
  })
  const lines = await page.evaluate(
    () => Array.from(document.querySelectorAll('p'), (paragraph) => paragraph.offsetHeight / 20),
    undefined
  )
  await page.close()
  // as-so-ciate (an exception), Sil-ben-tren-nung, consti-tu-tion-nel, пра-во-пи-са-ние, al-gorithm
  expect(lines).toEqual([3, 4, 4, 5, 2])
}, 60_000)
