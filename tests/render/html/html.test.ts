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

it('tells a line in bold that heads what follows from one that begins a paragraph', async () => {
  const text = `**Initialisation**\n\n> **Main loop**\n>\n> Steps.\n\n**Note.** Words.\n\n**${'long '.repeat(30)}**\n`
  const {page} = await understood(`---\ntitle: Tides\n---\n\n${text}`)
  const template = await readTemplate('journal', '.', realEnvironment())
  const {bytes} = await renderHtml(page, {template, faces: [], mathCss: ''}, [], '1')
  const leads = new TextDecoder().decode(bytes).match(/<p class="lead">.*?<\/p>/gu)
  expect(leads).toEqual([
    '<p class="lead"><strong>Initialisation</strong></p>',
    '<p class="lead"><strong>Main loop</strong></p>'
  ])
})
