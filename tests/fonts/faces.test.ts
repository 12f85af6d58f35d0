import {expect, it} from 'vitest'
import {coverageOf} from '../../src/fonts/coverage.js'
import {selectFaces} from '../../src/fonts/faces.js'
import {printFaces} from '../../src/fonts/print.js'
import {covers, parseRanges} from '../../src/fonts/ranges.js'
import {readTemplate} from '../../src/read/template.js'
import {manuscriptEnvironment} from '../understand.js'

const environment = manuscriptEnvironment({})

async function facesFor(text: string, name = 'journal') {
  const {settings} = await readTemplate(name, '/', environment)
  const page = {characters: new Set(text), codeCharacters: new Set<string>(), hasMath: false}
  const {faces, missing} = await selectFaces(settings.fonts, page, environment)
  return {families: new Set(faces.woff2.map(({family}) => family)), missing: missing.join('')}
}

it('takes only the fonts of the text where they hold all', async () => {
  expect(await facesFor('Words – “naïve”.')).toEqual({
    families: new Set(['Source Serif 4', 'Source Sans 3']),
    missing: ''
  })
})

it.each(['journal', 'journal-two-column'])(
  'finds a face for the scripts that journals are written in: %s',
  async (name) => {
    const text =
      'العربية עברית हिन्दी বাংলা தமிழ் ไทย ქართული հայերեն 한국어 日本語 中文 Ἐν ἀρχῇ ἦν Съешь ещё Tiếng Việt ǌ ȇ'
    expect((await facesFor(text, name)).missing).toBe('')
  }
)

it('looks further for what the text face lacks, though the face of headings has it', async () => {
  expect((await facesFor('Ἐν ἀρχῇ')).families).toContain('Noto Serif')
})

it.each(['journal', 'journal-two-column'])(
  'finds a face for signs that texts and tables are ticked and numbered with: %s',
  async (name) => {
    const {families, missing} = await facesFor('✓✗✔✘☑☒☎⚠ⅠⅡⅢⅣⅨⅩⅰⅱ①②❶❷⏎␣', name)
    expect(missing).toBe('')
    expect(families).toContain('Noto Sans Symbols 2')
    expect((await facesFor('✓①★', name)).families).not.toContain('Noto Sans Symbols 2')
  }
)

it.each(['journal', 'journal-two-column'])('finds one face for a letter and its marks: %s', async (name) => {
  const {settings} = await readTemplate(name, '/', environment)
  const clusters = ['ɛ̃', 't̪', 'k͡p', 'l̥̄']
  const page = {
    characters: new Set(clusters.join('')),
    clusters: new Set(clusters),
    codeCharacters: new Set<string>(),
    hasMath: false
  }
  const {faces, missing} = await selectFaces(settings.fonts, page, environment)
  const whole = faces.woff2.filter(({family}) => family === 'STIX Two Math')
  const holds = coverageOf(whole[0]?.bytes ?? new Uint8Array())
  expect([...clusters.join('')].filter((sign) => !holds(sign.codePointAt(0) ?? 0))).toEqual([])
  expect(missing).toEqual([])
  const {missing: lost} = await selectFaces(
    settings.fonts,
    {...page, clusters: new Set(['ж\u1AB0'])},
    environment
  )
  expect(lost).toEqual(['ж\u1AB0'])
})

it('names what no font holds', async () => {
  expect((await facesFor('Words ᚠ')).missing).toBe('ᚠ')
})

it('prints all letters of a Greek text with breathings in one design', async () => {
  for (const [name, family] of [
    ['journal', 'Source Serif 4'],
    ['journal-two-column', 'STIX Two Text']
  ] as const) {
    const {settings} = await readTemplate(name, '/', environment)
    const page = {
      characters: new Set('Words Ἐν ἀρχῇ ἦν ὁ λόγος'),
      codeCharacters: new Set<string>(),
      hasMath: true
    }
    const {faces} = await selectFaces(settings.fonts, page, environment)
    const printed = await printFaces(faces.woff, settings.fonts, environment)
    const own = printed.filter(
      (face) => face.family === family && face.weight === '400' && face.style === 'normal'
    )
    const facesOf = (sign: string) =>
      own.filter(
        ({bytes, unicodeRange}) =>
          coverageOf(bytes)(sign.codePointAt(0) as number) &&
          (unicodeRange === undefined || covers(parseRanges(unicodeRange), sign))
      )
    for (const sign of 'λόγοςἀῇ')
      expect(facesOf(sign).map((face) => face.name.split('-')[0])).toEqual(['noto'])
    expect(facesOf('W').some((face) => face.name.startsWith('noto'))).toBe(false)
    // Letters of formulas stay what they are.
    const math = printed.find((face) => face.family === 'STIX Two Math')
    expect(math && covers(parseRanges(math.unicodeRange ?? 'U+0-10FFFF'), 'λ')).toBe(true)
  }
})
