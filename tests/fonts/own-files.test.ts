import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {coverageOf} from '../../src/fonts/coverage.js'
import {selectFaces} from '../../src/fonts/faces.js'
import type {TemplateFont} from '../../src/model/index.js'

const file = (name: string, subset: string) =>
  new Uint8Array(readFileSync(`node_modules/@fontsource/${name}/files/${name}-${subset}-400-normal.woff`))
const own = (family: string, bytes: Uint8Array, use?: TemplateFont['for']): TemplateFont => ({
  family,
  package: '',
  faces: ['400'],
  files: [bytes],
  ...(use && {for: use})
})
const page = (text: string, code = '') => ({
  characters: new Set(text + code),
  codeCharacters: new Set(code),
  hasMath: false
})
const environment = realEnvironment()

describe('font files of a template', () => {
  it('go whole into pages, and cut down to the text into books', async () => {
    const bytes = file('source-serif-4', 'latin')
    const {faces, missing} = await selectFaces([own('River Serif', bytes)], page('Rivers'), environment)
    expect(missing).toEqual([])
    expect(
      faces.woff2.map(({family, weight, mediaType, bytes}) => [family, weight, mediaType, bytes])
    ).toEqual([['River Serif', '400', 'font/woff', bytes]])
    const [small] = faces.woff
    expect([small?.mediaType, small?.name]).toEqual([
      'font/ttf',
      expect.stringMatching(/^river-serif-400-normal-\w+\.ttf$/u)
    ])
    const covers = coverageOf(small?.bytes as Uint8Array)
    expect([covers(0x52), covers(0x20), covers(0x5a)]).toEqual([true, true, false])
  })

  it('of one family complete each other; what none of them holds is missing', async () => {
    const fonts = [
      own('River Serif', file('source-serif-4', 'latin')),
      own('River Serif', file('source-serif-4', 'latin-ext'))
    ]
    const {faces, missing} = await selectFaces(fonts, page('Győr 河'), environment)
    expect(faces.woff2).toHaveLength(2)
    expect(missing).toEqual(['河'])
  })

  it('for code or for East Asian signs are taken where those are', async () => {
    const fonts = [
      own('River Serif', file('source-serif-4', 'latin')),
      own('River Code', file('source-code-pro', 'latin'), 'code'),
      own('River Han', file('noto-serif-sc', 'chinese-simplified'), 'cjk')
    ]
    const families = async (text: string, code?: string) =>
      (await selectFaces(fonts, page(text, code), environment)).faces.woff2.map(({family}) => family)
    expect(await families('Rivers')).toEqual(['River Serif'])
    expect(await families('Rivers', 'ls')).toEqual(['River Serif', 'River Code'])
    expect(await families('Rivers 河')).toEqual(['River Serif', 'River Han'])
  })

  it('give the same faces for the same text', async () => {
    const fonts = [own('River Serif', file('source-serif-4', 'latin'))]
    const [one, other] = await Promise.all(
      [realEnvironment(), realEnvironment()].map((fresh) => selectFaces(fonts, page('Rivers'), fresh))
    )
    expect(one).toEqual(other)
  })
})
