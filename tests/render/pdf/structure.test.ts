import {PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString} from '@cantoo/pdf-lib'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../../src/environment/real.js'
import {withoutBoxes} from '../../../src/render/pdf/boxes.js'
import {boxOf, coordinatesOf} from '../../../src/render/pdf/geometry.js'
import {softHyphens} from '../../../src/render/pdf/hyphens.js'
import {type PrintedPdf, renderPdf} from '../../../src/render/pdf/pdf.js'
import {standIns} from '../../../src/render/pdf/stand-ins.js'
import {printPage} from './article.js'

const formula = '<math><mn>2</mn><mo>+</mo><mn>1</mn></math>'
const body = `<main><article class="text"><h1>Tides</h1>
  <p>A word<a class="note-call" id="call-1" href="#note-1">1</a>, and
  <span class="math" role="img" aria-label="2 plus 1">${formula}</span> twice:
  <span class="math" role="img" aria-label="2 plus 1">${formula}</span>. The Ⅱ of ⵜ.</p>
  <figure><figcaption>Table 1</figcaption><div class="table-scroll"><table><thead><tr><th>A</th></tr></thead>
  <tbody><tr><td>1</td></tr></tbody></table></div></figure>
  <ul class="affiliations" style="list-style:none"><li><sup>1</sup> Somewhere</li></ul>
  <section role="doc-endnotes"><ol class="notes"><li id="note-1"><p>A note.
  <a class="backlink" style="display:none" href="#call-1" aria-label="Back to the call of note 1">↑</a></p></li></ol></section>
  </article></main>`

const environment = realEnvironment()
let printed: PrintedPdf
let document: PDFDocument
beforeAll(async () => {
  printed = await renderPdf(printPage(body), await environment.browser(), {absent: ['Ⅱ', 'ⵜ']})
  document = await PDFDocument.load(printed.bytes, {updateMetadata: false})
}, 60_000)
afterAll(() => environment.close())

/** Structure elements of a type. */
function elements(type: string): PDFDict[] {
  return document.context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter(
      (object): object is PDFDict =>
        object instanceof PDFDict && object.get(PDFName.of('S')) === PDFName.of(type)
    )
}

/** Types of an element's kids; other kids are `-`. */
function kinds(element: PDFDict): string[] {
  const held = element.lookup(PDFName.of('K'))
  const kids = held instanceof PDFArray ? held.asArray() : held ? [held] : []
  return kids.map((kid) => {
    const found = kid instanceof PDFRef ? document.context.lookup(kid) : kid
    const type = found instanceof PDFDict ? found.get(PDFName.of('S')) : undefined
    return type instanceof PDFName ? type.decodeText() : '-'
  })
}

const textOf = (value: unknown) =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined

describe('the structure of a PDF', () => {
  it('leads from a note back to its call', () => {
    const [note] = elements('Note')
    const label = elements('Lbl').find((element) => kinds(element).includes('Reference'))
    expect(textOf(note?.get(PDFName.of('ID')))).toBe('note-1')
    expect(label).toBeDefined()
    const back = document.getPages().flatMap((page) => page.node.Annots()?.asArray() ?? [])
    const described = back.map((annotation) => {
      const dict = document.context.lookup(annotation, PDFDict)
      return [textOf(dict.get(PDFName.of('Contents'))), dict.get(PDFName.of('Dest')) instanceof PDFArray]
    })
    expect(described).toContainEqual(['Back to the call of note 1', true])
  })

  it('gives formulas their MathML, equal ones the same file', () => {
    const files = elements('Formula').map((element) => element.lookup(PDFName.of('AF'), PDFArray).get(0))
    expect(files).toHaveLength(2)
    expect(files[0]).toBe(files[1])
    const specification = document.context.lookup(files[0], PDFDict)
    expect(String(specification.get(PDFName.of('AFRelationship')))).toBe('/Supplement')
  })

  it('puts a caption into its table, and a label before its affiliation', () => {
    expect(elements('Table').map(kinds)).toEqual([['Caption', 'THead', 'TBody']])
    expect(elements('LI').map(kinds)).toContainEqual(['Lbl', 'LBody'])
  })

  it('shows no box for what no font holds', () => {
    expect(printed.missing).toBe('')
    expect(printed.lost).toBe(0)
  })
})

describe('signs that no font holds', () => {
  it('are printed as the letters they are made of, or by their code point', () => {
    expect(standIns('Ⅱﬀ½⁵①𝐀ⵜ‣')).toEqual([
      ['Ⅱ', 'II'],
      ['ﬀ', 'ff'],
      ['½', '1⁄2'],
      ['⁵', '[U+2075]'],
      ['①', '[U+2460]'],
      ['𝐀', 'A'],
      ['ⵜ', '[U+2D5C]'],
      ['‣', '›']
    ])
  })

  it('are left out of pictures, and counted', () => {
    expect(withoutBoxes('BT <00240000> Tj 3 0 Td <0000> Tj <0001> Tj ET')).toEqual([
      'BT <0024> Tj 3 0 Td <> Tj <0001> Tj ET',
      2
    ])
    expect(withoutBoxes('BT <00000100> Tj (0000> Tj) Tj ET')).toEqual(['BT <0100> Tj (0000> Tj) Tj ET', 1])
    expect(withoutBoxes('<1000> Tj <2400002F> Tj')).toEqual(['<1000> Tj <2400002F> Tj', 0])
  })
})

describe('hyphens that divide a word', () => {
  const line = (font: string, y: number, ...glyphs: string[]) =>
    `BT\n/${font} 10 Tf\n1 0 0 -1 20 ${y} Tm\n${glyphs.map((glyph) => `<${glyph}> Tj`).join('\n5 0 Td ')}\nET\n`
  const glyphs = new Map([
    [
      '/F1',
      {
        texts: new Map(
          ['a', 'b', 'c']
            .map((text, at) => [`004${at + 1}`, text] as [string, string])
            .concat([['00b2', '-']])
        ),
        key: '',
        taught: new Set<string>()
      }
    ]
  ])

  it('are soft', () => {
    const text = line('F1', 40, '0041', '0042') + line('F1', 40, '00b2') + line('F1', 54, '0043')
    expect(softHyphens(text, glyphs)).toContain(
      '/Span <</ActualText <FEFF00AD>>> BDC\nBT\n/F1 10 Tf\n1 0 0 -1 20 40 Tm\n<00b2>'
    )
  })

  it('are not those of the author', () => {
    for (const text of [
      line('F1', 40, '0041', '00b2') + line('F1', 54, '00b2'),
      line('F1', 40, '0041') + line('F1', 54, '00b2'),
      line('F2', 40, '0041') + line('F1', 40, '00b2'),
      `${line('F1', 40, '0041')}EMC\n/P <</MCID 2 >>BDC\n${line('F1', 40, '00b2')}`
    ])
      expect(softHyphens(text, glyphs)).toBe(text)
  })
})

it('keeps a hyphen of the author, between letters, that ends a line', () => {
  const texts = new Map([
    ['0041', 'a'],
    ['00b2', '-']
  ])
  const fonts = new Map([['/F1', {key: '', texts, taught: new Set<string>()}]])
  const text = (y: number, shown: string) => `BT\n/F1 10 Tf\n1 0 0 -1 20 ${y} Tm\n${shown}\nET\n`
  const first = text(40, '<0041> Tj\n5 0 Td <00b2> Tj')
  const marked = text(40, '<0041> Tj\n5 0 Td \n/Span <</ActualText <FEFF2010>>> BDC\n<00b2> Tj\nEMC')
  const next = text(54, '<0041> Tj')
  expect(softHyphens(first + next, fonts)).toBe(marked + next)
  // On the same line, before a sign, or at the end, it is as it was.
  for (const other of [text(40, '<0041> Tj'), text(54, '<00b2> Tj'), ''])
    expect(softHyphens(first + other, fonts)).toBe(first + other)
})

it('finds where on the page a text stands', () => {
  const content = '.24 0 0 -.24 0 842 cm\nq\n2 0 0 2 9 9 cm\nQ\nq (Q q) Tj\n4 0 0 4 100 200 cm\n'
  const coordinatesAt = coordinatesOf(content)
  expect(coordinatesAt(content.indexOf('2 0 0'))).toEqual([0.24, 0, 0, -0.24, 0, 842])
  const around = coordinatesAt(content.length)
  expect(around.map((number) => Math.round(number * 100) / 100)).toEqual([0.96, 0, 0, -0.96, 24, 794])
  expect(boxOf('BT\n/F1 10 Tf\n1 0 0 -1 20 40 Tm\n<0001> Tj\n5 0 Td <0002> Tj\nET', around)).toEqual([
    43.2, 753.2, 52.8, 762.8
  ])
})
