import {readdirSync, readFileSync} from 'node:fs'
import {h} from 'hastscript'
import JSZip from 'jszip'
import {describe, expect, test} from 'vitest'
import {epubLint, readEpub} from '../../src/check/epub.js'
import {cssFaults} from '../../src/check/epub-css.js'
import {accessibilityFaults} from '../../src/check/epub-lint.js'
import {renderEpub} from '../../src/render/epub/epub.js'
import {latinFonts, page, template} from '../render/epub/fixture.js'

const printed = {pages: [{label: '31', passages: ['Research article']}], name: 'paper.pdf'}
const build = async (changes: Parameters<typeof page>[0] = {}, more = {}) =>
  (
    await renderEpub({
      page: page(changes),
      template,
      fonts: latinFonts(),
      modified: '2024-12-18T00:00:00Z',
      printed,
      ...more
    })
  ).bytes

/** An EPUB with one file changed. */
async function changed(
  bytes: Uint8Array,
  path: string,
  change: (text: string) => string
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes)
  zip.file(path, change(await zip.file(path)!.async('string')))
  return zip.generateAsync({type: 'uint8array'})
}

describe('the lint of an EPUB', () => {
  test('finds nothing in ours', async () => {
    expect(await epubLint(await build())).toEqual([])
  })

  test.each([
    ['OEBPS/content.opf', /<meta property="pageBreakSource">.*?<\/meta>/u, '', 'pageBreakSource'],
    ['OEBPS/content.opf', 'marc:relators">aut', 'marc:relators">author', 'role `author` is no MARC relator'],
    [
      'OEBPS/content.opf',
      '</metadata>',
      '<meta property="dcterms:conformsTo">x</meta></metadata>',
      'nobody signs'
    ],
    [
      'OEBPS/content.opf',
      /<meta property="schema:accessibilitySummary".*?<\/meta>/u,
      '',
      'accessibilitySummary'
    ],
    ['OEBPS/title.xhtml', ' xml:lang="en"', '', 'language is not said twice'],
    ['OEBPS/title.xhtml', '<body', '<body id="references"', 'id `references` is in'],
    ['OEBPS/style.css', 'body {', 'body { width: calc(1em + 2px);', 'calc(']
  ])('finds in %s %s → %s', async (path, from, to, fault) => {
    const broken = await changed(await build(), path, (text) => {
      expect(text).toMatch(from)
      return text.replace(from, to)
    })
    expect((await epubLint(broken)).join('\n')).toContain(fault)
  })
})

describe('style sheets', () => {
  const sheets = readdirSync('templates').filter((name) =>
    readdirSync(`templates/${name}`.replace(/\/[^/]*\.md$/u, '')).includes('epub.css')
  )
  test.each(sheets)('of %s hold nothing that readers drop', (name) => {
    expect(cssFaults(readFileSync(`templates/${name}/epub.css`, 'utf8'))).toEqual([])
  })

  test.each([
    'p { margin: calc(1em - 2px) }',
    'p { width: min(10em, 50%) }',
    ':root { --ink: #000 }',
    'p { color: var(--ink) }',
    'ul { display: flex }',
    'ul { display: inline-grid }',
    '@namespace epub "http://www.idpf.org/2007/ops";',
    'p { direction: rtl }',
    'p:is(.a, .b) { margin: 0 }',
    'p { em { margin: 0 } }'
  ])('are refused: %s', (css) => {
    expect(cssFaults(css)).toHaveLength(1)
  })

  test.each([
    '/* calc(1) */ p { margin: 0 }',
    'p::before { content: "var(--x) { flex }" }',
    '@media (prefers-color-scheme: dark) { p { margin: 0 } }',
    '@font-face { font-family: "A"; src: url("a.ttf") }',
    'p { -epub-hyphens: auto; flex-direction: row }'
  ])('are taken: %s', (css) => {
    expect(cssFaults(css)).toEqual([])
  })
})

test('accessibility is claimed only where somebody signs and the checks passed', async () => {
  const accessibility = {certifiedBy: 'Ada Lovelace', credential: 'IAAP CPACC'}
  const opf = async (bytes: Uint8Array) =>
    (await JSZip.loadAsync(bytes)).file('OEBPS/content.opf')!.async('string')
  const claim = 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA'
  expect(await opf(await build({accessibility}, {conforms: true}))).toContain(claim)
  expect(await opf(await build({accessibility}, {conforms: true}))).toContain('>Ada Lovelace</meta>')
  expect(await opf(await build({accessibility}))).not.toContain(claim)
  expect(await opf(await build({}, {conforms: true}))).not.toContain(claim)
})

test('what stands against accessibility is found', async () => {
  const given = page()
  given.slots.body.push(
    h('section', {id: 's-bad'}, [
      h('h2', 'Bad'),
      h('h4', 'Deep'),
      h('table', [h('tbody', [h('tr', [h('td', '1')])])])
    ])
  )
  const bytes = (
    await renderEpub({page: given, template, fonts: latinFonts(), modified: '2024-12-18T00:00:00Z'})
  ).bytes
  const faults = accessibilityFaults(await readEpub(bytes)).join('\n')
  expect(faults).toContain('a table has no header cells')
  expect(faults).toContain('heading level 3 follows level 1')
})
