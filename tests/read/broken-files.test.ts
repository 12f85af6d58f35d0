/** Files that are no manuscripts, or hardly: each is told with its place, and what can be read is. */
import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'
import {stated} from './stated.js'

const latin = (text: string) => Uint8Array.from([...text].map((sign) => sign.charCodeAt(0)))
const manuscript = '---\ntitle: Levels\nauthor: [Ann Bee]\n---\n\nRivers rise in spring and fall in autumn.\n'

describe('a file that holds no text', () => {
  it.each([
    ['a PDF', latin('%PDF-1.4\n%âãÏÓ\n1 0 obj\n')],
    ['a Word, OpenDocument or EPUB file, or another ZIP archive', latin('PK\x03\x04\x14\0\x06\0')],
    ['a PNG image', latin('\x89PNG\r\n\x1a\n\0\0\0')],
    ['no text', Uint8Array.from({length: 3000}, (_, index) => (index * 37) % 256)]
  ])('is called %s', async (kind, bytes) => {
    const {messages} = await understood({'paper.md': bytes})
    expect(messages).toContainEqual(
      expect.objectContaining({
        rule: 'not-a-text',
        reason: `Expected a text in Markdown: \`paper.md\` is ${kind}`
      })
    )
  })

  it('may hold a stray control character and be one', async () => {
    const {rules} = await understood({'paper.md': latin(`${manuscript}a\0b\x01 c\n`)})
    expect(rules).not.toContain('not-a-text')
  })
})

describe('an encoding that nothing tells', () => {
  const wide = (text: string) => Uint8Array.from([...text].flatMap((sign) => [sign.charCodeAt(0), 0]))
  // 标题：河流。作者：王五。正文内容很少。
  const chinese = latin(
    '---\ntitle: \xBA\xD3\xC1\xF7\xCB\xAE\xCE\xBB\nauthor: \xCD\xF5\xCE\xE5\n---\n\n\xD5\xFD\xCE\xC4\xC4\xDA\xC8\xDD\xBA\xDC\xC9\xD9\xA1\xA3\n'
  )

  it.each([
    ['utf-16le', wide(manuscript), 'Levels'],
    ['gb18030', chinese, '河流水位'],
    ['windows-1252', latin(manuscript.replace('Levels', 'Caf\xE9s \x96 na\xEFve')), 'Cafés – naïve']
  ])('%s is told by the bytes, and said', async (encoding, bytes, title) => {
    const {article, messages} = await understood({'paper.md': bytes})
    expect(article.title).toMatchObject([{value: title}])
    expect(messages.filter(({rule}) => rule === 'encoding-guessed')).toMatchObject([
      {reason: `Expected UTF-8: read as ${encoding}`}
    ])
  })
})

describe('front matter with slips', () => {
  it('is read where its last line is missing', async () => {
    const {article, messages} = await understood(
      '---\ntitle: Levels\nauthor: Ann Bee\n\n# Introduction\n\nRivers rise.\n'
    )
    expect(article.title).toMatchObject([{value: 'Levels'}])
    expect(messages).toContainEqual(expect.objectContaining({rule: 'front-matter-unclosed', line: 4}))
  })

  it.each(['---\n\nA rule above: so it is.\n', '---\nNote: so it is\nand so on\n\nMore\n'])(
    'is none where a rule begins a text: %j',
    async (text) => {
      expect((await understood(text)).rules).not.toContain('front-matter-unclosed')
    }
  )

  it.each([
    ['title: T\n\tauthor: Ann Bee', [3, 1]],
    ['title: T\nauthor:\n- name: Ann Bee\n   email: a@example.org\n- name: Cee Dee', [4, 9]],
    ['title: T\nauthor:\n  - name: Ann Bee\n   email: a@example.org', [4, 11]]
  ])('keeps all fields: %j', (text) => {
    const {metadata, rules} = stated(text)
    expect(metadata.title).toMatchObject([{value: 'T'}])
    expect(metadata.contributors?.[0]?.name).toEqual({given: 'Ann', family: 'Bee'})
    if (text.includes('email')) expect(metadata.contributors?.[0]?.email).toBe('a@example.org')
    expect(rules).toEqual(['yaml-syntax'])
  })

  it('loses no word of a field that stands twice', async () => {
    const {rules} = await understood(
      '---\ntitle: Levels of old\ntitle: Rivers\nauthor: Ann Bee\n---\n\nWords.\n'
    )
    expect(rules).toEqual(['field-duplicate'])
  })
})

it('says of a bibliography without entries that it is none', async () => {
  const {messages} = await understood({
    'paper.md': '---\ntitle: T\nauthor: Ann Bee\nbibliography: [a.bib, empty.bib]\n---\n\nWords [@a].\n',
    'a.bib': '<!DOCTYPE html><html><body>404: Not found</body></html>',
    'empty.bib': ''
  })
  expect(messages.filter(({rule}) => rule === 'bibliography-empty')).toMatchObject([
    {reason: 'Cannot find an entry in `a.bib`'}
  ])
})

describe('mathematics that nothing closes', () => {
  it.each([
    ['$$\nx = 1\n\n# Heading\n\nWords.\n', 6, '$$'],
    ['Words.\n\n\\begin{equation}\nx = 1\n\nWords.\n', 8, '\\begin{equation}']
  ])('is told, and stays text: %j', async (text, line, sign) => {
    const {messages, html} = await understood(`---\ntitle: T\nauthor: Ann Bee\n---\n\n${text}`)
    expect(messages).toContainEqual(expect.objectContaining({rule: 'math-unclosed', line}))
    expect(messages.find(({rule}) => rule === 'math-unclosed')?.reason).toContain(sign)
    expect(html()).toContain('x = 1')
  })

  it('is no price, and no sign that was escaped', async () => {
    const {rules} = await understood('---\ntitle: T\nauthor: Ann Bee\n---\n\n\\$\\$\n\nIt costs $$5 or so.\n')
    expect(rules).not.toContain('math-unclosed')
  })
})
