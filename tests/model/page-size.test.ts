import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  type PageGeometry,
  pageGeometry,
  pageLine,
  pageSizes,
  pageStyles,
  parseLength,
  parsePage,
  parsePageSize,
  readPageLine,
  type TemplatePage
} from '../../src/model/index.js'

const a4: TemplatePage = {
  size: {name: 'A4', width: 210, height: 297},
  margins: {top: 23, bottom: 24, inner: 24, outer: 24, mirrored: false},
  first: {top: 18},
  narrow: 125
}

describe('a page size', () => {
  it.each(Object.entries(pageSizes))(
    'is known by the name %s, in capitals or not',
    (name, [width, height]) => {
      for (const text of [name, name.toLowerCase(), name.toUpperCase(), ` ${name} `])
        expect(parsePageSize(text)).toEqual({size: {name, width, height}})
    }
  )

  it.each([
    ['a4paper', 'A4'],
    ['letterpaper', 'letter'],
    ['US letter', 'letter'],
    ['ISO B5', 'B5'],
    ['B5 (JIS)', 'JIS-B5'],
    ['jis_b5', 'JIS-B5'],
    ['us trade', 'US-trade'],
    ['crown quarto', 'crown-quarto'],
    ['A5 portrait', 'A5'],
    ['6x9in', 'US-trade'],
    ['6in x 9in', 'US-trade'],
    ['6 × 9 in', 'US-trade'],
    ['210mm 297mm', 'A4'],
    ['8.5 by 11 in', 'letter']
  ])('%s is %s', (text, name) => {
    expect(parsePageSize(text).size?.name).toBe(name)
  })

  it('is width and height, with units of CSS', () => {
    expect(parsePageSize('170mm x 240mm')).toEqual({size: {width: 170, height: 240}})
    expect(parsePageSize('17cm 24cm')).toEqual({size: {width: 170, height: 240}})
    expect(parsePageSize('36pc x 54pc').size).toMatchObject({width: 152.4, height: 228.6})
  })

  it.each([
    ['B55', 'unknown'],
    ['170 x 240', 'unknown'],
    ['170mm', 'unknown'],
    ['', 'unknown'],
    ['constructor', 'unknown'],
    ['10mm x 20mm', 'range'],
    ['900mm x 1200mm', 'range']
  ])('is not %s', (text, fault) => {
    expect(parsePageSize(text)).toEqual({fault})
  })

  it('lies on its side no longer than it is said', () => {
    expect(parsePageSize('A4 landscape')).toMatchObject({size: {width: 210, height: 297}, fault: 'landscape'})
    expect(parsePageSize('240mm x 170mm')).toEqual({size: {width: 170, height: 240}, fault: 'landscape'})
  })

  it('takes no long time, whatever is written', () => {
    const started = performance.now()
    for (const sign of ['1', ' ', '.', 'x', '1 '])
      for (const parse of [parsePageSize, parseLength]) parse(`1${sign.repeat(100_000)}`)
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('margins', () => {
  it('are mirrored when they are inner and outer, and the same on all pages when left and right', () => {
    expect(parsePage({margins: {inner: '20mm', outer: '15mm'}}).page.margins).toEqual({
      inner: 20,
      outer: 15,
      mirrored: true
    })
    expect(parsePage({margins: {left: '20mm', right: '15mm'}}).page.margins).toEqual({
      inner: 20,
      outer: 15,
      mirrored: false
    })
  })

  it('are one to four lengths in the order of CSS', () => {
    const of = (margins: string) => {
      const {top, outer, bottom, inner} = parsePage({margins}).page.margins ?? {}
      return [top, outer, bottom, inner]
    }
    expect(of('20mm')).toEqual([20, 20, 20, 20])
    expect(of('20mm 1cm')).toEqual([20, 10, 20, 10])
    expect(of('20mm 15mm 25mm')).toEqual([20, 15, 25, 15])
    expect(of('20mm 15mm 25mm 1in')).toEqual([20, 15, 25, 25.4])
  })

  it('that are no lengths, or on no side, are named one by one and cost no other', () => {
    const {page, faults} = parsePage({size: 'B5', margins: {top: 20, botom: '20mm', outer: '15mm'}})
    expect(page).toEqual({size: {name: 'B5', width: 176, height: 250}, margins: {outer: 15, mirrored: true}})
    expect(faults.map(({kind, path, hint}) => [kind, path.join('.'), hint])).toEqual([
      ['length', 'margins.top', ''],
      ['side', 'margins.botom', '; did you mean `bottom`?']
    ])
  })
})

describe('the pages of an article', () => {
  it('are the template’s where it says nothing', () => {
    expect(pageGeometry(a4)).toEqual({
      size: a4.size,
      margins: a4.margins,
      first: {top: 18, bottom: 24},
      text: {width: 162, height: 250},
      layout: 'wide'
    })
  })

  it('keep the share of margins on another sheet, and take the narrow layout below its width', () => {
    const a5 = pageGeometry(a4, {size: {name: 'A5', width: 148, height: 210}}) as PageGeometry
    expect(a5.margins.inner / 148).toBeCloseTo(24 / 210, 4)
    expect(a5.first.top / 210).toBeCloseTo(18 / 297, 4)
    expect([a5.text.width, a5.layout]).toEqual([114.172, 'narrow'])
  })

  it('begin higher on the first page by as much, whatever the margin', () => {
    expect(pageGeometry(a4, {margins: {top: 30}})?.first).toEqual({top: 25, bottom: 24})
    expect(pageGeometry(a4, {margins: {top: 8}})?.first.top).toBe(4)
  })

  it('are none where margins leave no room for text', () => {
    expect(pageGeometry(a4, {margins: {inner: 100, outer: 60}})).toBeUndefined()
    expect(pageGeometry(a4, {margins: {inner: 80, outer: 60}})?.text.width).toBe(70)
  })

  it('are said to the browser once, left-hand pages mirrored', () => {
    const mirrored = pageGeometry(a4, {margins: {inner: 30, outer: 20, mirrored: true}}) as PageGeometry
    expect(pageStyles(mirrored, false)).toBe(
      '@page{size:210mm 297mm;margin:23mm 20mm 24mm 30mm}@page:left{margin:23mm 30mm 24mm 20mm}' +
        '@page:first{margin-top:18mm;margin-bottom:24mm}:root{--page-width:160mm;--page-height:250mm}'
    )
    const same = pageGeometry(a4, {margins: {inner: 30, outer: 20, mirrored: false}}) as PageGeometry
    expect(pageStyles(same, false)).not.toContain(':left')
    expect(pageStyles(same, true)).toBe(':root{--page-width:160mm;--page-height:250mm}')
  })

  it('come back from JATS as they went', () => {
    const length = fc.integer({min: 0, max: 40_000}).map((hundredths) => hundredths / 100)
    const margins = fc.oneof(
      fc.record({top: length, bottom: length, inner: length}, {requiredKeys: []}).map((some) => ({
        ...some,
        ...(some.inner !== undefined && {mirrored: true})
      })),
      fc.record({top: length, bottom: length, inner: length, outer: length, mirrored: fc.boolean()})
    )
    const size = fc.constantFrom(...Object.keys(pageSizes)).map((name) => parsePageSize(name).size)
    fc.assert(
      fc.property(size, margins, (chosen, sides) => {
        const page = {...(chosen && {size: chosen}), margins: sides}
        const back = readPageLine(pageLine(page) ?? '')
        expect({margins: {}, ...back}).toEqual(page)
      })
    )
  })
})
