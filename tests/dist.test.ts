import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import JSZip from 'jszip'
import pixelmatch from 'pixelmatch'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {pdfWords, readPdf} from '../src/check/pdf.js'
import {structureOf} from '../src/check/pdf-structure.js'
import {loadCanvas} from '../src/environment/canvas.js'
import {realEnvironment} from '../src/environment/real.js'
import {publish} from '../src/publish.js'

/** `dist/` holds the galleys of our own manuscript as they should be; after a change that is meant, `npm start` renews it. */
const reference = resolve('dist')
const fresh = mkdtempSync(join(tmpdir(), 'colophon-dist-'))
const read = (folder: string, name: string) => new Uint8Array(readFileSync(join(folder, name)))

describe('a fresh build of our own manuscript, beside dist/', () => {
  beforeAll(async () => {
    const environment = realEnvironment()
    try {
      const {failed, messages} = await publish('manuscript', {out: fresh, base: resolve('.')}, environment)
      expect({failed, messages}).toEqual({failed: false, messages: []})
    } finally {
      await environment.close()
    }
  }, 120_000)
  afterAll(() => rmSync(fresh, {recursive: true}))

  it('has the same HTML, byte for byte', () => {
    expect(
      Buffer.from(read(fresh, 'colophon.html')).equals(Buffer.from(read(reference, 'colophon.html')))
    ).toBe(true)
  })

  it('has the same files in the EPUB, in the same order, byte for byte', async () => {
    const [made, wanted] = await Promise.all([entriesOf(fresh), entriesOf(reference)])
    expect(made.map(([name]) => name)).toEqual(wanted.map(([name]) => name))
    const differing = made.filter(
      ([, bytes], index) => !Buffer.from(bytes).equals(Buffer.from(wanted[index]?.[1] ?? []))
    )
    expect(differing.map(([name]) => name)).toEqual([])
  })

  it('has the same words and the same structure in the PDF', async () => {
    const [made, wanted] = await Promise.all([describePdf(fresh), describePdf(reference)])
    expect(made).toEqual(wanted)
  }, 60_000)

  it('has the same pages to look at', async () => {
    const [made, wanted] = await Promise.all([pagesOf(fresh), pagesOf(reference)])
    expect(made.map(({width, height}) => [width, height])).toEqual(
      wanted.map(({width, height}) => [width, height])
    )
    for (const [index, page] of made.entries()) {
      const {width, height, data} = wanted[index] as Picture
      const differing = pixelmatch(page.data, data, undefined, width, height, {threshold: 0.2})
      // Another machine's rounding may touch the edge of a glyph; a moved word touches thousands of pixels.
      expect(differing, `pixels of page ${index + 1}`).toBeLessThan(width * height * 0.0005)
    }
  }, 120_000)
})

async function entriesOf(folder: string): Promise<[string, Uint8Array][]> {
  const zip = await JSZip.loadAsync(read(folder, 'colophon.epub'))
  return Promise.all(
    Object.values(zip.files).map(
      async (file): Promise<[string, Uint8Array]> => [file.name, await file.async('uint8array')]
    )
  )
}

async function describePdf(folder: string): Promise<unknown> {
  const pdf = await readPdf(read(folder, 'colophon.pdf'))
  const words = await pdfWords(pdf)
  const {document, library} = pdf
  return {
    words,
    title: document.getTitle(),
    author: document.getAuthor(),
    pages: document.getPages().map((page) => page.getSize()),
    marks: structureOf(document, library).map(({inHead, mcid}) => [inHead, mcid])
  }
}

interface Picture {
  width: number
  height: number
  data: Uint8ClampedArray
}

async function pagesOf(folder: string): Promise<Picture[]> {
  await loadCanvas()
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({data: read(folder, 'colophon.pdf'), verbosity: 0}).promise
  const factory = document.canvasFactory as {
    create(width: number, height: number): {canvas: unknown; context: CanvasRenderingContext2D}
  }
  const pictures: Picture[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({scale: 0.75})
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)]
    const {context} = factory.create(width, height)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    await page.render({canvas: null, canvasContext: context, viewport}).promise
    pictures.push({width, height, data: context.getImageData(0, 0, width, height).data})
  }
  await document.destroy()
  return pictures
}
