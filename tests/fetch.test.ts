import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isPublicAddress} from '../src/environment/addresses.js'
import {download} from '../src/environment/download.js'
import {realEnvironment} from '../src/environment/real.js'
import {fetchImages} from '../src/fetch.js'
import {understand} from '../src/publish.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
const place = mkdtempSync(join(tmpdir(), 'colophon-fetch-'))
const asked: string[] = []
let server: Server
let origin = ''

beforeAll(async () => {
  server = createServer(({url = ''}, response) => {
    asked.push(url)
    if (url === '/a.svg') response.setHeader('content-type', 'text/plain').end(svg)
    else if (url === '/moved') response.writeHead(302, {location: '/a.svg'}).end()
    else if (url === '/loop') response.writeHead(302, {location: '/loop'}).end()
    else if (url === '/file') response.writeHead(302, {location: 'file:///etc/passwd'}).end()
    else if (url === '/page') response.end('<html><body>no image</body></html>')
    else if (url === '/endless') {
      const more = () => {
        while (response.write(Buffer.alloc(65_536))) if (response.destroyed) return
        response.once('drain', more)
      }
      more()
    } else if (url === '/never') response.write('<svg')
    else response.writeHead(404).end()
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(place, {recursive: true, force: true})
})

/** A folder with a manuscript that shows these images. */
function manuscript(name: string, ...urls: string[]): string {
  const folder = join(place, name)
  mkdirSync(folder)
  const words = urls.map((url) => `![a](${url}){alt=a}`).join('\n\n')
  writeFileSync(join(folder, 'paper.md'), `---\ntitle: A\nauthors: [Ada Lovelace]\n---\n\n${words}\n`)
  return folder
}

const options = {base: place, allowPrivate: true}
const environment = realEnvironment()
const fetchIn = (folder: string, more = {}) =>
  fetchImages(folder, {...options, ...more}, environment, download)

describe('fetch', () => {
  it('saves images by their digest, and a build shows them without the network', async () => {
    const folder = manuscript('two', `${origin}/a.svg`, `${origin}/moved`, `${origin}/gone`, `${origin}/page`)
    const results = await fetchIn(folder)
    expect(results.map(({problem}) => problem)).toEqual([
      undefined,
      undefined,
      'the server answers 404',
      'it is no image of a kind that Colophon reads'
    ])
    expect(readdirSync(folder).sort()).toEqual(['assets', 'colophon.fetched.json', 'paper.md'])
    expect(readdirSync(join(folder, 'assets'))).toEqual([expect.stringMatching(/^[\da-f]{16}\.svg$/u)])
    const {article, manuscript: read} = await understand(folder, {base: place}, environment)
    expect(article.assets).toHaveLength(2)
    expect(read.file.messages.map(({ruleId}) => ruleId)).toEqual(
      expect.arrayContaining(['image-remote', 'image-remote'])
    )
  })

  it('fetches nothing twice, and gives the same record', async () => {
    const folder = manuscript('again', `${origin}/a.svg`, `${origin}/a.svg`)
    await fetchIn(folder)
    const record = readFileSync(join(folder, 'colophon.fetched.json'), 'utf8')
    expect(record).not.toContain(place)
    asked.length = 0
    expect(await fetchIn(folder)).toMatchObject([{kept: true}])
    expect(asked).toEqual([])
    await fetchIn(folder, {force: true})
    expect(asked).toEqual(['/a.svg'])
    expect(readFileSync(join(folder, 'colophon.fetched.json'), 'utf8')).toBe(record)
  })

  it('is told where a fetched file has changed', async () => {
    const folder = manuscript('changed', `${origin}/a.svg`)
    const [result] = await fetchIn(folder)
    writeFileSync(join(folder, result?.file ?? ''), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    const {article, manuscript: read} = await understand(folder, {base: place}, environment)
    expect(article.assets).toEqual([])
    expect(read.file.messages.map(({ruleId}) => ruleId)).toContain('image-changed')
  })

  it('refuses private addresses, endless redirects, other schemes and large or slow bodies', async () => {
    const folder = manuscript(
      'closed',
      `${origin}/a.svg`,
      'http://localhost:1/x',
      'http://[::1]/x',
      'http://0x7f.1/'
    )
    const closed = await fetchIn(folder, {allowPrivate: false})
    expect(closed.map(({problem}) => problem)).toEqual(
      Array(4).fill(expect.stringContaining('no public address'))
    )
    const failing = (path: string, limit = 1000, timeout = 5000) =>
      download(`${origin}${path}`, {limit, timeout, allowPrivate: true}).catch(
        (error: Error) => error.message
      )
    expect(await failing('/loop')).toMatch(/redirects more than/u)
    expect(await failing('/file')).toMatch(/neither http nor https/u)
    expect(await failing('/endless', 1_000_000)).toMatch(/larger than 1 MB/u)
    expect(await failing('/never', 1000, 200)).toMatch(/takes too long/u)
    expect(await failing('@example.org/a.svg')).toMatch(/password|user name/u)
  })

  it('writes through no link that leads outside', async () => {
    const folder = manuscript('linked', `${origin}/a.svg`)
    const outside = mkdtempSync(join(place, 'outside-'))
    symlinkSync(outside, join(folder, 'assets'))
    expect(await fetchIn(folder)).toMatchObject([{problem: expect.stringContaining('outside')}])
    expect(readdirSync(outside)).toEqual([])
  })
})

it.each([
  ['8.8.8.8', true],
  ['2606:4700::1', true],
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['169.254.169.254', false],
  ['192.168.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::ffff:8.8.8.8', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['2002:7f00:1::', false],
  ['localhost', false]
])('the address %s is public: %s', (address, open) => expect(isPublicAddress(address)).toBe(open))
