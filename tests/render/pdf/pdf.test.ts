import {PDFDocument, PDFName, type PDFRawStream} from '@cantoo/pdf-lib'
import {afterAll, beforeAll, expect, it} from 'vitest'
import type {Environment} from '../../../src/environment/environment.js'
import {realEnvironment} from '../../../src/environment/real.js'
import {type PrintedPdf, renderPdf} from '../../../src/render/pdf/pdf.js'
import {printPage} from './article.js'
import {textOf} from './text.js'

const long = 'Internationalisation notwithstanding, extraordinary circumstances necessitate understanding. '
const body = `<h1>Tides</h1>
  <p>See <a href="#two">the second part, by a link so long that it is broken over two lines of this page</a>,
  <a href="#two">again</a> and <a href="https://example.org/ü?a=1&amp;b=2">elsewhere</a>.</p>
  <p>${long.repeat(8)}</p><h2 id="two">Two</h2><p>${long.repeat(40)}</p><h2 id="three">Three</h2>
  <p>Back to <a href="#two">two</a>, on to <a href="#three">three</a>: ⁴ →</p>`

let environment: Environment
let printed: PrintedPdf
beforeAll(async () => {
  environment = realEnvironment()
  printed = await renderPdf(printPage(body), await environment.browser())
}, 60_000)
afterAll(() => environment.close())

it('gives equal bytes for equal pages', async () => {
  const again = await renderPdf(printPage(body), await environment.browser())
  expect(Buffer.compare(again.bytes, printed.bytes)).toBe(0)
}, 60_000)

it('tells on which page the targets of links begin', () => {
  expect(printed.pages).toBe(5)
  expect(printed.pageMap).toEqual([
    {id: 'two', page: 2},
    {id: 'three', page: 5}
  ])
})

it('says in Info and XMP what the article is', async () => {
  const document = await PDFDocument.load(printed.bytes, {updateMetadata: false})
  expect(document.getTitle()).toBe('Tides & currents — 潮汐')
  expect(document.getAuthor()).toBe('Ana Ruiz; 王明')
  expect(document.getSubject()).toBe('Journal of Examples 2 (6), 2024. https://doi.org/10.5555/12345678')
  expect(document.getKeywords()).toBe('tide; moon, full')
  expect(document.getCreator()).toBe('Colophon')
  expect(document.getCreationDate()?.toISOString()).toBe('2024-12-18T00:00:00.000Z')
  const metadata = document.catalog.lookup(PDFName.of('Metadata')) as PDFRawStream
  const xmp = new TextDecoder().decode(metadata.contents)
  expect(xmp).toContain('<rdf:li xml:lang="x-default">Tides &#x26; currents — 潮汐</rdf:li>')
  expect(xmp).toContain('<rdf:Seq><rdf:li>Ana Ruiz</rdf:li><rdf:li>王明</rdf:li></rdf:Seq>')
  expect(xmp).toContain('<prism:doi>10.5555/12345678</prism:doi>')
  expect(xmp).toContain('<xmp:CreateDate>2024-12-18T00:00:00Z</xmp:CreateDate>')
  expect(String(document.catalog.lookup(PDFName.of('PageLabels')))).toMatch(/\/St 31/u)
  expect(String(document.catalog.get(PDFName.of('Lang')))).toBe('(en-GB)')
})

it('takes the date it is told, and states none that nobody knows', async () => {
  const browser = await environment.browser()
  const told = await renderPdf(printPage('<p>x'), browser, {sourceDate: 86_400})
  const undated = await renderPdf(printPage('<p>x', {dates: {}, firstPage: 'e31'}), browser)
  const [first, second] = await Promise.all(
    [told, undated].map(({bytes}) => PDFDocument.load(bytes, {updateMetadata: false}))
  )
  expect(first!.getCreationDate()?.toISOString()).toBe('1970-01-02T00:00:00.000Z')
  expect(second!.getCreationDate()).toBeUndefined()
  expect(second!.catalog.has(PDFName.of('PageLabels'))).toBe(false)
}, 60_000)

it('describes every link by its own words', async () => {
  const document = await PDFDocument.load(printed.bytes)
  const described = document.getPages().flatMap((page) => {
    const annotations = page.node.Annots()?.asArray() ?? []
    return annotations.map((reference) => {
      const contents = document.context.lookup(reference) as unknown as {
        get(key: PDFName): {decodeText(): string}
      }
      return contents.get(PDFName.of('Contents')).decodeText()
    })
  })
  expect([...new Set(described)]).toEqual([
    'the second part, by a link so long that it is broken over two lines of this page',
    'again',
    'elsewhere',
    'two',
    'three'
  ])
})

it('names the signs its fonts lack', () => {
  expect(printed.type3).toEqual([])
  expect(printed.fallbacks).toEqual([{font: 'OpenSans-Regular', characters: '⁴'}])
  expect(printed.missing).toBe('→')
})

it('prints hyphenated words that are whole again when extracted', async () => {
  const text = await textOf(printed.bytes)
  expect(text).toMatch(/[a-z]-\n[a-z]/u)
  expect(text).not.toContain('\u00ad')
})
