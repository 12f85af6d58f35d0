import {describe, expect, it} from 'vitest'
import {stated} from './stated.js'

describe('`page` in front matter', () => {
  it('says size and margins of the printed page, and where it says so', () => {
    const {metadata, messages} = stated(
      'title: A\npage: {size: B5, margins: {top: 20mm, inner: 22mm, outer: 0.7in, bottom: 25mm}}'
    )
    expect(messages).toEqual([])
    expect(metadata.settings?.page).toEqual({
      size: {name: 'B5', width: 176, height: 250},
      margins: {top: 20, inner: 22, outer: 17.78, bottom: 25, mirrored: true},
      place: {line: 3, column: 1}
    })
  })

  it('may be a size alone, and margins one string', () => {
    expect(stated('page: A5').metadata.settings?.page?.size?.name).toBe('A5')
    expect(stated('page: {margins: 20mm 15mm}').metadata.settings?.page?.margins).toMatchObject({
      top: 20,
      outer: 15
    })
  })

  it('that is a number or a range is that of the issue', () => {
    for (const written of ['page: 31–38', 'page: "31"', 'page: 31']) {
      const {metadata, messages} = stated(written)
      expect([metadata.firstPage, metadata.settings?.page, messages]).toEqual(['31', undefined, []])
    }
  })

  it.each([
    ['page: {size: B55}', ['2:8 page-size-unknown Cannot find page size `B55`; did you mean `B5`?']],
    ['page: {size: 170 x 240}', ['2:8 page-size-unknown Cannot find page size `170 x 240`']],
    [
      'page: {size: A4 landscape}',
      ['2:8 page-landscape Expected a page higher than it is wide, not `A4 landscape`']
    ],
    [
      'page: {size: 1mm x 2mm}',
      ['2:8 page-size-range Expected a page from 90 × 128 mm to 420 × 594 mm, not `1mm x 2mm`']
    ],
    [
      'page:\n  margins:\n    top: 20\n    iner: 20mm',
      [
        '4:5 field-invalid Expected a length with its unit, as 20mm or 0.8in, in `page.margins.top`, not `20`',
        '5:5 field-unknown Unexpected field `page.margins.iner`; did you mean `inner`?'
      ]
    ],
    [
      'page: {margins: 20mm wide}',
      [
        '2:8 field-invalid Expected one to four lengths with their units, as 20mm 15mm, in `page.margins`, not `20mm wide`'
      ]
    ],
    ['page: {sze: A5}', ['2:8 field-unknown Unexpected field `page.sze`; did you mean `size`?']]
  ])('%s is told with its place', (yaml, expected) => {
    expect(stated(yaml).messages).toEqual(expected)
  })
})
