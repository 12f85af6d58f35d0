import {EpubCheck} from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import {describe, expect, it} from 'vitest'
import {epubLint, epubWords, readEpub} from '../../src/check/epub.js'
import {publish} from '../../src/publish.js'
import {manuscriptEnvironment} from '../understand.js'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)

/** What an author may write as a title, a name or a heading. */
const texts: Record<string, string> = {
  'three hundred signs': 'Measuring trust in open review '.repeat(10).trim(),
  'one word of three hundred letters': 'x'.repeat(300),
  emoji: 'Rockets 🚀 and families 👩‍👩‍👧 and flags 🇩🇪',
  'signs that turn the direction': 'Paper \u202Egpj.exe\u202C \u2067and\u2069 \u200Fmore',
  'a device name of Windows': 'CON',
  'the folder above': '..',
  'points at the end': 'Paper...',
  markup: '<script>alert(1)</script> <b>bold</b> & ]]> <!-- -->',
  'a template of EJS': '<%= process.exit() %> <%- 1 %> <% } %>',
  'a template of Liquid': '{{ article.doi }} {% if 1 %}',
  backticks: `\`$\{process.env}\` and \`code\``,
  'control characters': 'a\u0001b\u0008c\u0085d\uFFFEe\u2028f',
  'what ends an attribute': `" onload="x" ' style='y`,
  'a path': '../../etc/passwd',
  'names of the package itself': 'toc',
  'a line break of YAML': 'one\\ntwo',
  'letters without ASCII': '信任研究',
  'combining marks without end': `a${'\u0301'.repeat(200)}`
}

async function build(files: Record<string, string | Uint8Array>) {
  const environment = manuscriptEnvironment(files)
  const publication = await publish(
    '/m/paper.md',
    {out: '/m/out', base: '/m', formats: ['epub'], force: true},
    environment
  )
  const bytes = environment.table.get(`/m/out/${publication.slug}.epub`)
  expect(bytes, JSON.stringify(publication.messages)).toBeDefined()
  const zip = await JSZip.loadAsync(bytes!)
  const {messages} = await EpubCheck.validate(bytes!)
  return {
    zip,
    bytes: bytes!,
    slug: publication.slug,
    names: Object.keys(zip.files),
    words: epubWords(await readEpub(bytes!)).shown,
    faults: [
      ...messages
        .filter(({severity}) => severity !== 'info' && severity !== 'usage')
        .map(({id, message}) => `${id} ${message}`),
      ...(await epubLint(bytes!))
    ],
    messages: publication.messages
  }
}

/** Names that any disk takes: no reserved one, none that ends in a point, none twice but for case. */
function unsafe(names: string[]): string[] {
  const seen = new Set<string>()
  return names.filter((name) => {
    const twice = seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    const parts = name.split('/')
    const reserved = parts.some(
      (part) => /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(part) || /^\.|[. ]$/u.test(part)
    )
    return twice || reserved || !/^[-\w./]+$/u.test(name)
  })
}

const quoted = (text: string) => JSON.stringify(text)

describe.each(Object.entries(texts))('%s', (_, text) => {
  it('makes a valid EPUB as title, author, journal, keyword, heading, id, alternative and caption', async () => {
    const id = text.slice(0, 40).replace(/[\s{}\\]/gu, '') || 'x'
    const {names, faults, slug} = await build({
      'paper.md': `---
title: ${quoted(text)}
subtitle: ${quoted(text)}
authors: [{name: {literal: ${quoted(text)}}, affiliations: [{name: ${quoted(text)}}]}, {name: Ada Lovelace}]
journal: {title: ${quoted(text)}, publisher: ${quoted(text)}}
keywords: [${quoted(text)}]
volume: ${quoted(text)}
copyright: ${quoted(text)}
---

# ${text.replace(/\n/gu, ' ')}

First.[^1]

# Second {#${id}}

![${text.replace(/[[\]]/gu, '')}](a.png){alt=${quoted(text.replace(/["\\]/gu, ''))}}

[^1]: ${text}
`,
      'a.png': png
    })
    expect(slug).toBe('m')
    expect(faults).toEqual([])
    expect(unsafe(names)).toEqual([])
  }, 30_000)
})

describe('names of images', () => {
  const names = [
    'a b.png',
    '100%.png',
    '50%25.png',
    'u\u0308ber.png',
    'CON.png',
    'aux.PNG',
    '图.png',
    'a&b;c.png',
    "it's.png",
    'A B.png',
    '😀.png',
    'toc.png',
    'cover.png'
  ]

  it('are safe in the package, each once, and every image is there', async () => {
    const figures = names.map((name, index) => `![Figure of ${index}](<${name.replace(/%/gu, '%25')}>)`)
    const {
      zip,
      names: packed,
      faults
    } = await build({
      'paper.md': `---\ntitle: Names\nauthors: [Ada Lovelace]\n---\n\n${figures.join('\n\n')}\n`,
      ...Object.fromEntries(names.map((name) => [name, png]))
    })
    expect(faults).toEqual([])
    expect(unsafe(packed)).toEqual([])
    const text = await zip.file('OEBPS/article.xhtml')!.async('string')
    const sources = [...text.matchAll(/<img src="([^"]+)"/gu)].map(([, source]) => `OEBPS/${source}`)
    expect(sources.length).toBe(names.length)
    expect(sources.filter((source) => !packed.includes(source))).toEqual([])
  }, 30_000)
})

it('keeps sections apart whose ids differ by case only, and says that ids do not tell case', async () => {
  const {names, faults, messages} = await build({
    'paper.md':
      '---\ntitle: Ids\nauthors: [Ada Lovelace]\n---\n\n# One {#Sec}\n\nFirst.\n\n# Two {#sec}\n\nSecond.\n'
  })
  expect(faults).toEqual([])
  expect(unsafe(names)).toEqual([])
  expect(names).toEqual(expect.arrayContaining(['OEBPS/sec.xhtml', 'OEBPS/sec-1.xhtml']))
  expect(messages.map(({rule}) => rule)).toContain('identifier-duplicate')
}, 30_000)

it('names no file like what the package holds itself, or a device', async () => {
  const ids = [
    'toc',
    'style',
    'content',
    'mimetype',
    'nav',
    'cover',
    'title',
    'references',
    'con',
    'aux',
    'nul',
    'com1'
  ]
  const {names, faults} = await build({
    'paper.md': `---\ntitle: Ids\nauthors: [Ada Lovelace]\n---\n\n${ids.map((id) => `# ${id} {#${id}}\n\nText.\n`).join('\n')}`
  })
  expect(faults).toEqual([])
  expect(unsafe(names)).toEqual([])
  expect(names.filter((name) => name.endsWith('.xhtml')).length).toBe(ids.length + 3)
}, 30_000)

it('says what an SVG shows within the SVG, which others may open by itself', async () => {
  const svg = (inner: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">${inner}<path d="M0 0h4v4z"/></svg>`
  const {zip, faults} = await build({
    'paper.md':
      '---\ntitle: Drawings\nauthors: [Ada Lovelace]\n---\n\n![One.](a.svg){alt="A square & more"}\n\n![Two.](b.svg){alt="Other"}\n',
    'a.svg': svg(''),
    'b.svg': svg('<title>Its own</title>')
  })
  expect(faults).toEqual([])
  expect(await zip.file('OEBPS/images/a.svg')!.async('string')).toContain(
    '<title>A square &#x26; more</title>'
  )
  const other = await zip.file('OEBPS/images/b.svg')!.async('string')
  expect(other.match(/<title>/gu)?.length).toBe(1)
  expect(other).toContain('<title>Its own</title>')
}, 30_000)

it('calls links in the language of the article', async () => {
  const {zip} = await build({
    'paper.md': `---\ntitle: Titel\nlang: de\nauthors: [{name: Ada Lovelace, orcid: 0000-0002-1825-0097}]\nreferences: [{id: a, type: book, title: Buch}]\n---\n\nText[^1] nach [@a] und [@a].\n\n- [x] fertig\n\n[^1]: Anmerkung.\n`
  })
  const read = (name: string) => zip.file(`OEBPS/${name}.xhtml`)!.async('string')
  expect(await read('notes')).toContain('aria-label="Zurück zur Textstelle von Anmerkung 1"')
  expect(await read('references')).toContain('aria-label="Zurück zum 2. Zitat dieser Quelle"')
  expect(await read('title')).toContain('aria-label="ORCID iD von Ada Lovelace"')
  expect(await read('article')).toContain('aria-label="erledigt"')
}, 30_000)
