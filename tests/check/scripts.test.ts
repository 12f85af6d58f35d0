import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, describe, expect, it} from 'vitest'
import {inReadingOrder} from '../../src/check/pdf-text.js'
import {wordsOf} from '../../src/check/words.js'
import {checkGalleys} from '../../src/check.js'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'

const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-scripts-'))
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

const head = (language: string, title: string) => `---
title: ${title}
lang: ${language}
authors:
  - {name: فاطمة الزهراء, affiliation: [1]}
  - {name: 김민수, affiliation: [1]}
  - {name: Jean Dupont, affiliation: [2]}
affiliations:
  - {index: 1, name: جامعة القاهرة، مصر}
  - {index: 2, name: "Université de Paris, France"}
doi: 10.5555/scripts.1
abstract:
  - {lang: en, text: An abstract of a few words.}
  - {lang: ar, text: "هذا ملخص يشرح كيف تُطبع النصوص، مع كلمات مثل PDF و EPUB داخل السطر، وأرقام 2026."}
---
`

const manuscripts: [name: string, text: string][] = [
  [
    'English with passages in many scripts',
    `${head('en', 'Scripts, العربية and עברית')}
Hebrew: שלום עליכם. Hindi: नमस्ते दुनिया, क्षत्रिय. Bengali: বাংলা ভাষা. Tamil: தமிழ் மொழி. Thai: ภาษาไทยสวัสดีชาวโลก.
Korean: 한국어 문장입니다. Georgian: ქართული ენა. Armenian: Հայերեն լեզու. Japanese: 日本語の文章です。
Greek: Στην αρχή ήταν ο λόγος. Cyrillic: Съешь же ещё этих мягких булок.^[A note.]

> اقتباس بالعربية داخل نص إنجليزي.

- עברית
- words
`
  ],
  [
    'Arabic with passages in English',
    `${head('ar', 'أثر الأدوات في النشر العلمي')}
# المقدمة

يشهد النشر العلمي تحولاً كبيراً في العقود الأخيرة، كما أن أدوات مثل Markdown و LaTeX تسهّل عمل الباحثين.^[حاشية قصيرة.]

| السنة | المقالات |
|------|------:|
| 2020 | 120 |

: توزيع المقالات {#tbl:a}

These words run from left to right.
`
  ]
]

describe.each(manuscripts)('%s', (name, text) => {
  it.each(['journal', 'journal-two-column'])(
    'says the same in every galley: %s',
    async (template) => {
      const folder = join(place, `${name.replaceAll(' ', '-')}-${template}`)
      const path = `${folder}.md`
      writeFileSync(path, text)
      const options = {out: folder, base: place, template}
      const {messages} = await publish(path, options, environment)
      expect(messages.map(({rule}) => rule)).not.toContain('glyph-missing')
      const {galleys} = await checkGalleys(path, options, environment)
      const compared = galleys.filter(({words}) => words !== undefined)
      expect(compared.map(({format, words}) => `${format}: ${words}`)).toEqual(
        compared.map(({format}) => `${format}: agree`)
      )
      expect(compared.length).toBeGreaterThan(3)
    },
    120_000
  )
})

describe('a line painted from left to right', () => {
  it.each([
    ['ltr', ['one ', 'two'], 'one two'],
    ['rtl', ['العربي', ' ', 'النشر'], 'النشر العربي'],
    ['rtl', ['2026', ' ', 'EPUB', ' ', 'و', ' ', 'PDF', ' ', 'مثل'], 'مثل PDF و 2026 EPUB'],
    ['rtl', ['Jean', ' ', 'Dupont', ' ', 'و', ' ', 'فاطمة'], 'فاطمة و Jean Dupont'],
    ['ltr', ['see ', 'ב', ' ', 'א', ' here'], 'see א ב here']
  ] as const)('%s: %j is read as %s', (base, pieces, read) => {
    expect(inReadingOrder([...pieces], base)).toBe(read)
  })
})

it('compares joined scripts letter by letter: a PDF does not tell their spaces', () => {
  expect(wordsOf([{text: 'تحولاً كبيراً'}]).keys).toEqual(wordsOf([{text: 'تحولاًكبيراً'}]).keys)
  expect(wordsOf([{text: 'one two'}]).keys).toEqual(['one', 'two'])
})
