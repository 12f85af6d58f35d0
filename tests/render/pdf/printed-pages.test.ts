import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {pdfWords, readPdf} from '../../../src/check/pdf.js'
import {wordsOf} from '../../../src/check/words.js'
import {printedPages} from '../../../src/render/pdf/printed-pages.js'

const bytes = new Uint8Array(readFileSync(new URL('../../../dist/colophon.pdf', import.meta.url)))

const signs = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()

test('reads of each page what pdf.js reads of it', async () => {
  const {keys, places} = await pdfWords(await readPdf(bytes))
  const pages = printedPages(bytes, undefined)
  expect(pages.length).toBeGreaterThan(5)
  for (const [index, {passages}] of pages.entries()) {
    const there = keys.filter((_, at) => places[at] === `page ${index + 1}`).join('')
    const here = wordsOf(passages.map((text) => ({text, open: true}))).keys.join('')
    // The head of a table that goes on over a page is printed twice.
    expect(signs(here).length).toBeGreaterThanOrEqual(signs(there).length)
    expect(signs(here).slice(0, 200)).toBe(signs(there).slice(0, 200))
  }
})

test('counts pages from the first one of the article', () => {
  expect(printedPages(bytes, '31').map(({label}) => label)[1]).toBe('32')
  expect(printedPages(bytes, 'e12').map(({label}) => label)[1]).toBe('2')
})

test('refuses what is no PDF', () => {
  expect(() => printedPages(new TextEncoder().encode('no PDF'), undefined)).toThrow(
    'Cannot find the cross-reference table'
  )
})

test('passes by pictures, whatever they are packed with', async () => {
  const {createCanvas} = await import('@napi-rs/canvas')
  const {PDFDocument} = await import('@cantoo/pdf-lib')
  const made = await PDFDocument.create()
  const picture = await made.embedJpg(createCanvas(4, 4).toBuffer('image/jpeg'))
  made.addPage().drawImage(picture)
  const pages = printedPages(await made.save({useObjectStreams: false}), undefined)
  expect(pages.map(({label, passages}) => [label, passages])).toEqual([['1', []]])
})
