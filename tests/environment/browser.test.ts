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
