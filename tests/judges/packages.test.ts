import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {homedir, tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import JSZip from 'jszip'
import {decode} from 'tiff'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {deliverManuscript} from '../../src/deliver.js'
import {diskStore} from '../../src/environment/disk-store.js'
import {realEnvironment} from '../../src/environment/real.js'
import {dtdFaults, hindrance} from '../render/jats/valid.js'

const folder = mkdtempSync(join(tmpdir(), 'colophon-packages-'))
const cache = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache')
/** `npm run conformance` gets it. */
const meca = join(cache, 'colophon/meca-1.1.1/package/dist')
let pmc: JSZip
let exchange: JSZip

beforeAll(async () => {
  const environment = realEnvironment()
  try {
    const {messages, packages} = await deliverManuscript(
      resolve('manuscript'),
      ['pmc', 'meca'],
      {base: resolve('.'), destination: {publication: 'Journal of Lakes'}},
      diskStore(folder, folder),
      environment
    )
    expect([...messages, ...packages.flatMap((one) => one.messages)]).toEqual([])
  } finally {
    await environment.close()
  }
  const load = (name: string) => JSZip.loadAsync(readFileSync(join(folder, name)))
  ;[pmc, exchange] = await Promise.all([load('jreprodpubl-1-1-1.zip'), load('colophon-meca.zip')])
}, 120_000)
afterAll(() => rmSync(folder, {recursive: true}))

const bytesOf = async (zip: JSZip, path: string) =>
  (await zip.file(path)?.async('uint8array')) ?? new Uint8Array()

describe('our own manuscript, packed', () => {
  it('is what PubMed Central takes: XML and PDF of one stem, and figures as TIFF', () => {
    expect(Object.keys(pmc.files)).toEqual(
      ['.xml', '.pdf', '-g001.tif', '-g002.tif', '-g003.tif'].map((end) => `jreprodpubl-1-1-1${end}`)
    )
  })

  it('has drawings of lines at 800 dots an inch, and not blank', async () => {
    const [image] = decode(await bytesOf(pmc, 'jreprodpubl-1-1-1-g001.tif'))
    expect(image).toMatchObject({xResolution: 800, samplesPerPixel: 3})
    expect(image?.width).toBeGreaterThan(2600)
    expect(new Set((image?.data ?? []).slice(0, 3 * 4_000_000)).size).toBeGreaterThan(50)
  })

  it.skipIf(hindrance)('is valid against the DTD of JATS, under either receiver’s names', async () => {
    const documents = [
      await bytesOf(pmc, 'jreprodpubl-1-1-1.xml'),
      await bytesOf(exchange, 'content/colophon.xml')
    ]
    expect(dtdFaults(documents)).toEqual([])
  })

  it.skipIf(hindrance || !existsSync(meca))('is what the validator of MECA takes', () => {
    const dtds = join(folder, 'dtd')
    mkdirSync(dtds)
    symlinkSync(resolve('../shared/schemas/jats/1.3'), join(dtds, 'JATS-Publishing-1-3-MathML3-DTD'))
    const run = spawnSync(
      process.execPath,
      [join(meca, 'meca.cjs'), 'validate', '--directory', dtds, join(folder, 'colophon-meca.zip')],
      {encoding: 'utf8', timeout: 60_000}
    )
    expect(`${run.stdout}${run.stderr}`).toContain('MECA validation passed!')
    expect(run.status).toBe(0)
  })

  it('leaves nothing else in the folder', () => {
    expect(readdirSync(folder).filter((name) => name !== 'dtd')).toEqual([
      'colophon-meca.zip',
      'jreprodpubl-1-1-1.zip'
    ])
  })
})
