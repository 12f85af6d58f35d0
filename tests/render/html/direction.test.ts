import {expect, it} from 'vitest'
import {understood} from '../../understand.js'

const article = (language: string, text: string, authors = '[{name: فاطمة الزهراء}, {name: Ada Lovelace}]') =>
  understood(`---\ntitle: Tides\nlang: ${language}\nauthors: ${authors}\n---\n\n${text}\n`)

it('says which way a paragraph runs against the article', async () => {
  const {html} = await article('en', 'Words.\n\n> اقتباس بالعربية، مع كلمة PDF.\n\n- עברית\n- words')
  expect(html('body')).toContain('<p>Words.</p>')
  expect(html('body')).toContain('<blockquote dir="rtl"><p>اقتباس')
  expect(html('body')).toMatch(/<li dir="rtl">עברית<\/li>\s*<li>words/u)
})

it('turns a list whose items all run against the article, and notes one by one', async () => {
  const {html} = await article('en', 'Words.[^a][^b]\n\n- עברית\n- עוד\n\n[^a]: הערה\n[^b]: A note.')
  expect(html('body')).toMatch(/<ul dir="rtl">\s*<li>עברית/u)
  expect(html('notes')).toMatch(/<ol class="notes">\s*<li id="[^"]*" dir="rtl"|<li dir="rtl"/u)
})

it('lets English and code run from left to right in an Arabic article', async () => {
  const {html} = await article('ar', 'هذا نص `code`.\n\nThese are words.\n\n```\ncode\n```')
  expect(html('body')).toContain('<p>هذا نص <code dir="ltr">')
  expect(html('body')).toContain('<p dir="ltr">These')
  expect(html('body')).toContain('tabindex="0" dir="ltr"')
})

it('keeps names in their order, each in its own direction', async () => {
  const {html} = await article('en', 'Words.')
  expect(html('contributors')).toContain('<p class="contributors">')
  expect(html('contributors')).toContain('<span class="name" dir="rtl">فاطمة الزهراء</span>')
  expect(html('contributors')).toContain('<span class="name">Ada')
})

it('says nothing where all run the same way', async () => {
  const {html} = await article('en', 'Words.\n\n> 引文。', '[{name: Ada Lovelace}]')
  expect(html('body') + html('contributors')).not.toContain('dir=')
})
