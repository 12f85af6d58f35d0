import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {coverageOf} from '../../../src/fonts/coverage.js'
import type {Page} from '../../../src/model/index.js'
import {drawCover} from '../../../src/render/epub/cover/cover.js'
import {balance, balanceOrShorten} from '../../../src/render/epub/cover/lines.js'
import {coverSigns, coverWords} from '../../../src/render/epub/cover/words.js'
import {hanFonts, latinFonts, page, template} from './fixture.js'

const {cover} = template.settings
/** Every sign is as wide as it is in a typewriter; Han signs take two. */
const typewriter = (text: string) =>
  [...text].reduce((sum, sign) => sum + (/\p{Script=Han}/u.test(sign) ? 20 : 10), 0)

describe('lines of a title', () => {
  test('are of about equal length', () => {
    expect(balance('one two three four five', 190, 7, typewriter)).toEqual(['one two three', 'four five'])
  })

  test('break Han signs anywhere but before closing punctuation', () => {
    const lines = balance('开放同行评议，信任研究。', 140, 7, typewriter)!
    expect(lines.join('')).toBe('开放同行评议，信任研究。')
    expect(lines.filter((line) => /^[，。]/u.test(line))).toEqual([])
  })

  test('keep Latin words in Chinese whole', () => {
    expect(balance('基于Transformer的研究', 130, 7, typewriter)?.join('|')).toContain('Transformer')
  })

  test('end with an ellipsis where there is no room, at a word', () => {
    expect(balanceOrShorten('alpha beta gamma delta', 100, 2, typewriter)).toEqual(['alpha beta', 'gamma…'])
    expect(balanceOrShorten('x'.repeat(1000), 100, 2, typewriter)).toEqual([
      'x'.repeat(10),
      `${'x'.repeat(9)}…`
    ])
  })
})

describe('coverage of a typeface', () => {
  const file = (name: string) =>
    readFileSync(new URL(`../../../node_modules/@fontsource/source-serif-4/files/${name}`, import.meta.url))

  test('is the same in WOFF and WOFF 2', () => {
    const [old, recent] = ['woff', 'woff2'].map((kind) =>
      coverageOf(file(`source-serif-4-latin-400-normal.${kind}`))
    )
    const held = Array.from({length: 0x500}, (_, n) => n).filter((n) => old!(n))
    expect(held.length).toBeGreaterThan(150)
    expect(Array.from({length: 0x500}, (_, n) => n).filter((n) => recent!(n))).toEqual(held)
    expect(old!(0x4e00)).toBe(false)
  })

  test('of a damaged file is nothing', () => {
    for (const length of [0, 4, 30, 60, 2000]) {
      expect(coverageOf(file('source-serif-4-latin-400-normal.woff2').subarray(0, length))(65)).toBe(false)
      expect(coverageOf(file('source-serif-4-latin-400-normal.woff').subarray(0, length))(65)).toBe(false)
    }
  })
})

describe('the cover', () => {
  const sizeOf = (jpeg: Uint8Array) => {
    const frame = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xc0]))
    return [Buffer.from(jpeg).readUInt16BE(frame + 7), Buffer.from(jpeg).readUInt16BE(frame + 5)]
  }
  const latin = (of: Page = page()) => {
    of.article.contributors = of.article.contributors.slice(0, 1)
    return of
  }

  test('is a JPEG of 1600 × 2400 pixels', async () => {
    const {bytes, unset} = await drawCover(latin(), cover, latinFonts())
    expect(sizeOf(bytes)).toEqual([1600, 2400])
    expect(unset).toEqual([])
  })

  test('leaves out what the typefaces lack letters of, and says so', async () => {
    const chinese = latin(
      page({language: 'zh', subtitle: undefined, volume: undefined, issue: undefined}, '信任')
    )
    const without = await drawCover(chinese, cover, latinFonts())
    expect(without.unset).toEqual([{what: 'the title', signs: '信任'}])
    expect(sizeOf(without.bytes)).toEqual([1600, 2400])
    const whole = await drawCover(chinese, cover, [...latinFonts(), ...hanFonts()])
    expect(whole.unset).toEqual([])
    expect(Buffer.compare(whole.bytes, without.bytes)).not.toBe(0)
  })

  test.each([
    ['an Arabic', 'ar', 'الثقة'],
    ['a Hebrew', 'he', 'אמון'],
    ['a Devanagari', 'hi', 'विश्वास'],
    ['a Thai', 'th', 'ความเชื่อมั่น'],
    ['no', 'en', '']
  ])('is drawn for %s title too', async (_, language, title) => {
    const {bytes, unset} = await drawCover(
      latin(page({language, volume: undefined, issue: undefined}, title)),
      cover,
      latinFonts()
    )
    expect(sizeOf(bytes)).toEqual([1600, 2400])
    expect(unset.map(({what}) => what)).toEqual(title ? ['the title'] : [])
  })

  test('sets no names where one of them cannot be set: the others would be the only authors', async () => {
    const {unset} = await drawCover(page(), cover, latinFonts())
    expect(unset).toEqual([{what: 'the authors', signs: '王小明'}])
  })

  test('does without an emoji, but not without a sign that means something', async () => {
    const unsetOf = async (title: string) =>
      (await drawCover(latin(page({}, title)), cover, latinFonts())).unset
    expect(await unsetOf('Rockets 🚀')).toEqual([])
    expect(await unsetOf('From a ⊕ b')).toEqual([{what: 'the title', signs: '⊕'}])
  })

  test('takes plain signs for those that only few typefaces hold', async () => {
    const {unset} = await drawCover(latin(page({}, 'H₂O and 𝑥')), cover, latinFonts())
    expect(unset).toEqual([])
  })

  test('differs between articles of one journal', async () => {
    const [one, other] = await Promise.all(
      ['A', 'B'].map((slug) => drawCover(page({slug, doi: undefined}), cover, latinFonts()))
    )
    expect(Buffer.compare(one!.bytes, other!.bytes)).not.toBe(0)
  })
})

describe('words of the cover', () => {
  test('turn no direction, and are told to whoever chooses the typefaces', () => {
    const chinese = page({language: 'zh'}, '\u202Eevil\u202C')
    expect(coverWords(chinese).title).toBe('evil')
    expect([...'第卷期、等…'].filter((sign) => !coverSigns(chinese).has(sign))).toEqual([])
  })
})
