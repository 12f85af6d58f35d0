import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {packageFolder} from '../../src/environment/installation.js'
import {coverageOf} from '../../src/fonts/coverage.js'
import {subsetFonts} from '../../src/fonts/subset.js'

const folder = join(packageFolder('@fontsource/noto-serif-sc'), 'files')
const packed = () => readFileSync(join(folder, 'noto-serif-sc-chinese-simplified-400-normal.woff'))
const subset = async (text: string) => (await subsetFonts([{font: packed(), text}]))[0] as Uint8Array

it('keeps the glyphs of the text, drops the others, and gives equal bytes each time', async () => {
  const [first, second] = await Promise.all([subset('参考'), subset('参考')])
  expect(first.length).toBeLessThan(20_000)
  expect(Buffer.from(first).equals(second)).toBe(true)
  const covers = coverageOf(first)
  expect([...'参考文'].map((sign) => covers(sign.codePointAt(0)!))).toEqual([true, true, false])
})

it('says so when it is handed no font', async () => {
  await expect(subsetFonts([{font: new Uint8Array(16), text: 'a'}])).rejects.toThrow()
})
