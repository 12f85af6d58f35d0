import {readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {coverageOf} from '../../../src/fonts/coverage.js'
import {drawCover} from '../../../src/render/epub/cover/cover.js'
import {balance, balanceOrShorten} from '../../../src/render/epub/cover/lines.js'
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

  test('is a JPEG of 1600 × 2400 pixels', async () => {
    expect(sizeOf((await drawCover(page(), cover, latinFonts()))!)).toEqual([1600, 2400])
  })

  test('is left out when the typefaces lack letters of the title', async () => {
    const chinese = page({language: 'zh'}, '信任')
    expect(await drawCover(chinese, cover, latinFonts())).toBeUndefined()
    expect(await drawCover(chinese, cover, [...latinFonts(), ...hanFonts()])).toBeDefined()
  })

  test('differs between articles of one journal', async () => {
    const [one, other] = await Promise.all(
      ['A', 'B'].map((slug) => drawCover(page({slug, doi: undefined}), cover, latinFonts()))
    )
    expect(Buffer.compare(one!, other!)).not.toBe(0)
  })
})
