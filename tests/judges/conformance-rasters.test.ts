import {spawnSync} from 'node:child_process'
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {PNG} from 'pngjs'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {enclose, finishPdf} from '../../src/render/pdf/finish.js'
import {printPage} from '../../src/render/pdf/print.js'
import {printPage as pageWith} from '../render/pdf/article.js'
import {plainPngs} from '../render/pdf/png-files.js'
import {hasQpdf, qpdfMessages} from './judges.js'
import {hasVeraPdf, veraMessages} from './verapdf.js'

const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-rasters-'))
const [past, through] = [join(place, 'past.pdf'), join(place, 'through.pdf')]
const hasPoppler = spawnSync('pdftoppm', ['-v']).status === 0

/** A page with a picture of each kind, alone and on a ground that shines through. */
const names = Object.keys(plainPngs)
const body = names
  .map(
    (name) =>
      `<figure style="margin: 2mm; display: inline-block; ${name.length % 2 ? 'background: #cde' : ''}">
        <img alt="The picture ${name}" src="images/${name}.png" style="width: 30mm; display: block"></figure>`
  )
  .join('\n')
const page = pageWith(`<main><h1>Pictures</h1>${body}</main>`)
for (const name of names)
  page.resources.set(`images/${name}.png`, {mediaType: 'image/png', bytes: new Uint8Array(plainPngs[name]!)})

/** @param seen paths of pictures that the browser prints. */
async function printed(seen: string[]): Promise<Uint8Array> {
  const browser = await environment.browser()
  const print = await printPage(page, browser, {seen: new Set(seen)})
  expect(print.blanked).toHaveLength(seen.length > 0 ? 0 : names.length)
  const finished = await finishPdf(print, page.article, browser.version, {}, await enclose(print.marks))
  return finished.bytes
}

beforeAll(async () => {
  writeFileSync(past, await printed([]))
  writeFileSync(through, await printed(names.map((name) => `images/${name}.png`)))
}, 60_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

describe('pictures that go past the browser', () => {
  it.runIf(hasVeraPdf)(
    'keep to PDF/A-2a and PDF/UA-1 in all that veraPDF can tell',
    () => {
      for (const profile of ['2a', 'ua1']) expect(veraMessages([past], profile)).toEqual([])
    },
    120_000
  )

  it.runIf(hasQpdf)('are sound to qpdf', () => {
    expect(qpdfMessages(past)).toBe('')
  })

  it('take less room than the browser’s', () => {
    expect(readFileSync(past).length).toBeLessThan(0.9 * readFileSync(through).length)
  })

  it.runIf(hasPoppler)(
    'look as the browser’s do to Poppler, at the same place',
    () => {
      const [own, others] = [pixelsOf(past), pixelsOf(through)]
      expect(own.length).toBe(others.length)
      expect(own.length).toBeGreaterThan(1)
      // The browser rounds colours that shine through twice; a reader that mixes neighbours does it before or after their curve.
      for (const [index, {data}] of own.entries()) {
        const other = others[index]!.data
        let most = 0
        for (let at = 0; at < data.length; at++) most = Math.max(most, Math.abs(data[at]! - other[at]!))
        expect(most).toBeLessThan(12)
      }
    },
    60_000
  )
})

function pixelsOf(pdf: string): PNG[] {
  const folder = mkdtempSync(join(place, 'pages-'))
  spawnSync('pdftoppm', ['-r', '150', '-png', pdf, join(folder, 'page')])
  return readdirSync(folder)
    .sort()
    .map((name) => PNG.sync.read(readFileSync(join(folder, name))))
}
