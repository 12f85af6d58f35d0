import {afterAll, beforeAll, expect, it, vi} from 'vitest'
import {loadCanvas} from '../../../src/environment/canvas.js'
import {realEnvironment} from '../../../src/environment/real.js'
import {drawingsOf} from '../../../src/render/pdf/drawings.js'
import {dictAt, openFile, pages} from '../../../src/render/pdf/file/file.js'
import {enclose, finishPdf} from '../../../src/render/pdf/finish.js'
import {type Print, printPage} from '../../../src/render/pdf/print.js'
import {printPage as pageWith} from './article.js'

/** A drawing of many curves, none of them like another. */
function drawing(head = '', size = 'width="370pt" height="136pt" viewBox="0 0 370 136"'): Uint8Array {
  const curves = Array.from({length: 420}, (_, index) => {
    const [x, y] = [(index * 37) % 360, (index * 53) % 126]
    return `<path fill="#${(index * 9973).toString(16).padStart(6, '0').slice(-6)}" fill-opacity="0.8" d="M${x} ${y}q${index % 11} -9.3 9.1 ${index % 7}t-4.4 8.2z"/>`
  })
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${head}${curves.join('')}</svg>`)
}

const href = 'images/curves.svg'
const pageOf = (bytes: Uint8Array, style = 'width: 100%') => {
  const page = pageWith(
    `<main><h1>Drawings</h1><p>Before.</p><figure><img alt="Curves" src="${href}" style="${style}"></figure><p>After.</p></main>`
  )
  page.resources.set(href, {mediaType: 'image/svg+xml', bytes})
  return page
}

const environment = realEnvironment()
beforeAll(async () => {
  await environment.browser()
}, 60_000)
afterAll(() => environment.close())

async function printed(page: ReturnType<typeof pageOf>, seen: string[] = []): Promise<Uint8Array> {
  const browser = await environment.browser()
  const print: Print = await printPage(page, browser, {seen: new Set(seen)})
  return (await finishPdf(print, page.article, browser.version, {}, await enclose(print.marks))).bytes
}

/** Kinds of what its pages place. */
function placed(bytes: Uint8Array): unknown[] {
  const file = openFile(bytes)
  return pages(file).flatMap(({page}) => {
    const objects = dictAt(file, dictAt(file, page.get('Resources'))?.get('XObject'))
    return [...(objects?.values() ?? [])].map((one) => dictAt(file, one)?.get('Subtype'))
  })
}

/** Its first page in grey, at two dots a point. */
async function seen(bytes: Uint8Array): Promise<Uint8ClampedArray> {
  await loadCanvas()
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({data: bytes.slice(), verbosity: 0}).promise
  const page = await document.getPage(1)
  const viewport = page.getViewport({scale: 2})
  const factory = document.canvasFactory as {
    create(width: number, height: number): {context: CanvasRenderingContext2D}
  }
  const {context} = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({canvas: null, canvasContext: context, viewport}).promise
  const {data} = context.getImageData(0, 0, Math.ceil(viewport.width), Math.ceil(viewport.height))
  await document.loadingTask.destroy()
  return data
}

/** Glyphs that are used again, and edges beyond which nothing is seen, as plotting programs write them. */
const plotted =
  '<defs><path id="g" d="M0 0h9v9z"/><clipPath id="c"><rect x="20" y="20" width="200" height="60"/></clipPath></defs><g clip-path="url(#c)"><use href="#g" x="30" y="30"/><circle cx="220" cy="50" r="40" opacity="0.5"/></g>'

it.each([
  ['as wide as the text', 'width: 100%'],
  ['as large as it says', ''],
  ['in a box of another shape', 'width: 60mm; height: 60mm; object-fit: contain']
])(
  'a drawing that is printed by itself looks as if it were not: %s',
  async (_, style) => {
    const page = pageOf(drawing(plotted), style)
    const [past, through] = [await printed(page), await printed(page, [href])]
    expect(placed(past)).toEqual(['/Form'])
    expect(placed(through)).not.toContain('/Form')
    const [own, other] = [await seen(past), await seen(through)]
    expect(own.length).toBe(other.length)
    const off = own.reduce((sum, value, at) => sum + Math.abs(value - other[at]!), 0) / own.length
    const ink = own.reduce((sum, value) => sum + 255 - value, 0) / own.length
    expect(ink).toBeGreaterThan(1)
    expect(off).toBeLessThan(ink / 20)
  },
  60_000
)

it('is the same in every print', async () => {
  const page = pageOf(drawing())
  expect(Buffer.compare(await printed(page), await printed(page))).toBe(0)
}, 60_000)

it('is the same whatever else is printed, and was kept', async () => {
  const bytes = [drawing(), drawing(plotted)]
  const page = pageOf(bytes[0]!)
  page.resources.set('images/other.svg', {mediaType: 'image/svg+xml', bytes: bytes[1]!})
  const html = page.html.replace('<p>After', '<img alt="Other" src="images/other.svg"><p>After')
  const own = drawingsOf(page.resources, html, new Set())
  expect(own).toHaveLength(2)
  const printedBy = async (drawings: typeof own) => {
    vi.resetModules()
    const {printDrawings} = await import('../../../src/render/pdf/drawings.js')
    return printDrawings(drawings, await environment.browser())
  }
  const [both, alone] = [await printedBy(own), await printedBy(own.slice(1))]
  expect(both[1]?.length).toBeGreaterThan(1000)
  expect(Buffer.compare(both[1]!, alone[0]!)).toBe(0)
}, 60_000)

it.each([
  ['is seen through something', 'filter: grayscale(1)'],
  ['keeps its shape in a box of another', 'width: 30mm; height: 60mm; object-fit: fill']
])(
  'is printed in its place where it %s',
  async (_, style) => {
    const page = pageOf(drawing(), style)
    const past = await printed(page)
    expect(placed(past)).not.toContain('/Form')
    expect(Buffer.compare(past, await printed(page, [href]))).toBe(0)
  },
  60_000
)

it.each([
  ['is small', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ['has words', drawing('<text>Words</text>')],
  ['holds a picture', drawing('<image href="data:image/png;base64,AA=="/>')],
  ['asks for the page it stands on', drawing('<style>@media (min-width: 9px) {path {fill: red}}</style>')],
  ['has no size of its own', drawing('', 'viewBox="0 0 370 136"')],
  ['has one that depends on the page', drawing('', 'width="100%" height="50%"')]
])('is left to the page where it %s', (_, bytes) => {
  const page = pageOf(bytes)
  expect(drawingsOf(page.resources, page.html, new Set())).toEqual([])
})

it('is left to the page where something else than a picture shows it', () => {
  const page = pageOf(drawing())
  const html = page.html.replace('<main>', `<main style="background: url(${href})">`)
  expect(drawingsOf(page.resources, page.html, new Set())).toHaveLength(1)
  expect(drawingsOf(page.resources, html, new Set())).toEqual([])
})
