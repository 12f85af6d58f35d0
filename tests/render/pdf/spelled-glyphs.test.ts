import {describe, expect, it} from 'vitest'
import type {PageFonts} from '../../../src/render/pdf/font-texts.js'
import {spellGlyphs} from '../../../src/render/pdf/spelled-glyphs.js'

const fontsWith = (...texts: [glyph: string, text: string][]): PageFonts =>
  new Map([['/F1', {key: '', texts: new Map(texts), taught: new Set<string>()}]])
const shown = (actual: string) =>
  `BT\n/F1 10 Tf\n1 0 0 -1 20 40 Tm\n<0001> Tj\n/Span<</ActualText ${actual} >> BDC\n5 0 Td <01a1> Tj\nEMC\n6 0 Td <0002> Tj\nET\n`
const bare = 'BT\n/F1 10 Tf\n1 0 0 -1 20 40 Tm\n<0001> Tj\n5 0 Td <01a1> Tj\n6 0 Td <0002> Tj\nET\n'

describe('a glyph', () => {
  it('spells a ligature by itself', () => {
    const fonts = fontsWith(['0001', 'a'])
    expect(spellGlyphs(shown('(fi)'), fonts, new Set('afi'))).toBe(bare)
    expect(fonts.get('/F1')?.texts.get('01a1')).toBe('fi')
    expect([...(fonts.get('/F1')?.taught ?? [])]).toEqual(['01a1'])
  })

  it('spells what its font names otherwise, unless the author wrote that', () => {
    const apostrophe = () => fontsWith(['01a1', '\u02BC'])
    expect(spellGlyphs(shown('<FEFF2019>'), apostrophe(), new Set('a\u2019'))).toBe(bare)
    const text = shown('<FEFF2019>')
    expect(spellGlyphs(text, apostrophe(), new Set('a\u2019\u02BC'))).toBe(text)
  })

  it('spells one thing only', () => {
    const text = shown('(fi)') + shown('(ff)')
    expect(spellGlyphs(text, fontsWith(), new Set('fi'))).toBe(bare + shown('(ff)'))
  })

  it('that is not there spells nothing', () => {
    const text = '/NonStruct <</MCID 38 >>BDC\nBT\n/Span<</ActualText (fl) >> BDC\nEMC\nET\nEMC\n'
    expect(spellGlyphs(text, fontsWith(), new Set())).toBe('/NonStruct <</MCID 38 >>BDC\nBT\nET\nEMC\n')
  })

  it('does not spell a space, or what runs from the right', () => {
    for (const actual of ['<FEFF00A0>', '<FEFF0645>']) {
      const text = shown(actual)
      expect(spellGlyphs(text, fontsWith(), new Set())).toBe(text)
    }
  })

  it('has its font named within what it spells', () => {
    const text =
      'BT\n/Span<</ActualText (ffi) >> BDC\n/F1 10 Tf\n1 0 0 -1 2 4 Tm\n<01a1> Tj\n5 0 Td <0002> Tj\nEMC\nET'
    const fonts = fontsWith(['01a1', 'ff'], ['0002', 'i'])
    expect(spellGlyphs(text, fonts, new Set())).toBe(
      'BT\n/F1 10 Tf\n1 0 0 -1 2 4 Tm\n<01a1> Tj\n5 0 Td <0002> Tj\nET'
    )
  })

  it('says which accents it stands for, and the letter is told whole as before', () => {
    const text =
      'BT\n/F1 10 Tf\n1 0 0 -1 2 4 Tm\n/Span<</ActualText <FEFF1F04> >> BDC\n<0001> Tj\n5 0 Td <000200f3> Tj\nEMC\nET'
    const fonts = fontsWith(['0001', 'α'])
    expect(spellGlyphs(text, fonts, new Set('ἄα'))).toBe(text)
    expect([...(fonts.get('/F1')?.texts ?? [])].slice(1)).toEqual([
      ['0002', '\u0313'],
      ['00f3', '\u0301']
    ])
  })
})
