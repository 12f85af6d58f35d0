import {expect, it} from 'vitest'
import type {PageFonts} from '../../../src/render/pdf/font-texts.js'
import {glyphJoiner} from '../../../src/render/pdf/joined-glyphs.js'

/** Glyph 1 is 500 wide, 2 is 250, others are 600; 0 and 9 stand by themselves. */
const of = new Float64Array(10).fill(600)
for (const [glyph, width] of Object.entries({0: Number.NaN, 1: 500, 2: 250, 9: Number.NaN}))
  of[Number(glyph)] = width
const fonts: PageFonts = new Map([
  ['/F1', {key: '', texts: new Map(), taught: new Set(), widths: {of, others: 600, key: 'F1'}}],
  ['/F3', {key: '', texts: new Map(), taught: new Set()}]
])

const joined = (content: string) => glyphJoiner()(Buffer.from(content, 'latin1'), fonts)
const text = (shown: string, font = '/F1') => `BT\n${font} 10 Tf\n1 0 0 -1 9 9 Tm\n${shown}ET\n`

it('joins glyphs that follow one another, and moves those that stand elsewhere', () => {
  expect(joined(text('<0001> Tj\n5 0 Td <0002> Tj\n2.5001 0 Td <0003> Tj\n'))).toBe(
    text('[<000100020003>] TJ\n')
  )
  expect(joined(text('<0001> Tj\n4.8 0 Td <0002> Tj\n3 0 Td <0003> Tj\n'))).toBe(
    text('[<0001>20<0002>-50<0003>] TJ\n')
  )
  expect(joined(text('<0001> Tj\n-4.8 0 Td <0002> Tj\n'))).toBe(text('[<0001>980<0002>] TJ\n'))
})

it('keeps glyphs in their places over a whole line, however little each is off', () => {
  const steps = Array.from({length: 200}, () => '5.009 0 Td <0001> Tj\n').join('')
  const moves = [...joined(text(`<0001> Tj\n${steps}`)).matchAll(/>(-\d+)</g)].map(([, move]) => Number(move))
  const place = 200 * 500 - moves.reduce((sum, move) => sum + move, 0)
  expect(Math.abs(place - 200 * 500.9)).toBeLessThan(1.5)
})

it('goes on from where the line would have begun', () => {
  const before = '<0001> Tj\n5 0 Td <0001> Tj\n'
  expect(joined(text(`${before}EMC\n7.25 0 Td <0001> Tj\n5 0 Td <0009> Tj\n1 0 Td <0002> Tj\n`))).toBe(
    text('[<00010001>] TJ\nEMC\n12.25 0 Td <0001> Tj\n5 0 Td <0009> Tj\n1 0 Td <0002> Tj\n')
  )
  expect(joined(text(`${before}0 -12.5 Td <0001> Tj\n`))).toBe(
    text('[<00010001>] TJ\n5 -12.5 Td <0001> Tj\n')
  )
  expect(joined(text(before) + text('1 0 Td <0001> Tj\n'))).toBe(
    text('[<00010001>] TJ\n') + text('1 0 Td <0001> Tj\n')
  )
})

it('leaves alone what it does not know: fonts without widths, strings, glyphs of one byte, paths', () => {
  const two = '<0001> Tj\n5 0 Td <0001> Tj\n'
  for (const same of [
    text(two, '/F2'),
    text(two, '/F3'),
    `BT\n${two}ET\n`,
    text('<0001> Tj\n'),
    text('<01> Tj\n5 0 Td <02> Tj\n'),
    text('<00010001> Tj\n5 0 Td <00010002> Tj\n'),
    text('<0001> Tj\n5 0 Td <0009> Tj\n5 0 Td <0000> Tj\n'),
    '/Span<</ActualText (<0001> Tj\\)\n5 0 Td (<0001>) Tj) >> BDC\nEMC\n',
    '/Span <</ActualText <FEFF00AD>>> BDC\nEMC\n1 0 0 1 5 5 cm\n5 0 m\n'
  ])
    expect(joined(same)).toBe(same)
})
