import {expect, it} from 'vitest'
import {selectFaces} from '../../src/fonts/faces.js'
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

it('names what no font holds', async () => {
  expect((await facesFor('Words ᚠ')).missing).toBe('ᚠ')
})
