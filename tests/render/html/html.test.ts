import {expect, it} from 'vitest'
import {realEnvironment} from '../../../src/environment/real.js'
import {readTemplate} from '../../../src/read/template.js'
import {renderHtml} from '../../../src/render/html/html.js'
import {understood} from '../../understand.js'

it.each([
  ['en', 'Skip to the article'],
  ['de-AT', 'Zum Artikel springen'],
  ['fa', 'رفتن به مقاله']
])('skips to the article in the language of %s', async (language, words) => {
  const {page} = await understood(`---\ntitle: Tides\nlang: ${language}\n---\n\nWords.\n`)
  const template = await readTemplate('journal', '.', realEnvironment())
  const {bytes} = await renderHtml(page, {template, faces: [], mathCss: ''}, [], '1')
  expect(new TextDecoder().decode(bytes)).toContain(`<a class="skip-link" href="#main">${words}</a>`)
})
