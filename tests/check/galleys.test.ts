import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import type {Element, ElementContent} from 'hast'
import JSZip from 'jszip'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {checkGalley} from '../../src/check/galley.js'
import {checkGalleys, type Inspection} from '../../src/check.js'
import {realEnvironment} from '../../src/environment/real.js'
import {selectFaces} from '../../src/fonts/faces.js'
import type {GalleyFormat, Page, PageGeometry} from '../../src/model/index.js'
import {defaultFormats, pageGeometry} from '../../src/model/index.js'
import {readTemplate} from '../../src/read/template.js'
import {renderPrint} from '../../src/render/html/html.js'
import {renderPdf} from '../../src/render/pdf/pdf.js'
import {type Built, build, manuscripts, templates} from './built.js'

const environment = realEnvironment()
const base = resolve('.')
const all: Built[] = []
let own: Built

beforeAll(async () => {
  for (const manuscript of manuscripts.filter(({there}) => there)) {
    for (const template of templates) all.push(await build(manuscript, template, environment))
  }
  own = all[0]!
}, 180_000)
afterAll(async () => {
  for (const built of all) built.remove()
  await environment.close()
})

describe.each(manuscripts)('$name', ({name, there}) => {
  it.runIf(there).each(templates)(
    'says the same in every galley, and each is valid: %s',
    async (template) => {
      const built = all.find((one) => one.name === `${name}, ${template}`)!
      const inspection = await checkGalleys(built.source, {out: built.folder, base}, environment)
      expect(galleyMessages(inspection)).toEqual([])
      // The seed names no journal to deposit it for.
      const formats = defaultFormats.filter(
        (format) => format !== 'crossref' || name === manuscripts[0]?.name
      )
      expect(inspection.galleys.map(({format, words}) => `${format}: ${words}`)).toEqual(
        formats.map((format) => `${format}: agree`)
      )
    },
    60_000
  )
  it.skipIf(there)(`is not here, so its galleys stay uncompared (${name})`, () => {})
})

describe('a galley that lost something', () => {
  it('is named when a word is gone from the HTML', async () => {
    const html = new TextDecoder().decode(own.bytes('html'))
    const broken = html.replace('is seldom checked', 'is checked')
    expect(broken).not.toBe(html)
    expect(await said('html', new TextEncoder().encode(broken))).toEqual([
      expect.stringMatching(/“seldom” is missing, after “.+ It is” \(#.+\)$/u)
    ])
  })

  it('is named when a caption is gone from the EPUB', async () => {
    const zip = await JSZip.loadAsync(own.bytes('epub'))
    const texts = await Promise.all(
      Object.keys(zip.files).map(async (name) => [name, await zip.file(name)!.async('string')] as const)
    )
    const [name, text] = texts.find(([, content]) => content.includes('<figcaption>'))!
    zip.file(name, text.replace(/<figcaption>.*?<\/figcaption>/su, ''))
    const found = await said('epub', await zip.generateAsync({type: 'uint8array'}))
    expect(found).toEqual([expect.stringMatching(/“(?:Figure|Table) 1 .+ is missing, after “/u)])
    expect(found[0]).toContain(name)
  })

  it('is named when an affiliation, a caption and a word are gone from the PDF', async () => {
    const page = structuredClone(own.page)
    const lost = [
      takeFirst(page.slots.affiliations, ({tagName}) => tagName === 'li'),
      takeFirst(page.slots.body, ({tagName}) => tagName === 'figcaption'),
      takeFirst(page.slots.references, ({tagName}) => tagName === 'em')
    ]
    const found = await said('pdf', await print(page))
    expect(found).toHaveLength(3)
    for (const [index, words] of lost.entries()) {
      expect(found[index]).toContain('is missing, after “')
      expect(found[index]).toContain(words.match(/\p{L}+/u)![0])
      expect(found[index]).toMatch(/\(page \d+\)/u)
    }
  }, 60_000)

  it('is named when its pages say something twice', async () => {
    const page = structuredClone(own.page)
    const section = page.slots.body.find((node) => node.type === 'element') as Element
    section.children.splice(1, 0, {type: 'text', value: 'Lorem ipsum dolor.'})
    expect(await said('pdf', await print(page))).toEqual([
      expect.stringContaining('“Lorem ipsum dolor” is too much, after “')
    ])
  }, 60_000)

  it('is unreadable when it is something else', async () => {
    const nonsense = new TextEncoder().encode('nothing of the kind')
    expect(await said('epub', nonsense)).toEqual([expect.stringMatching(/^Cannot read `galley\.epub` back/u)])
    expect(await said('pdf', nonsense)).toEqual([expect.stringMatching(/^Cannot read `galley\.pdf` back/u)])
  })
})

describe('an invalid galley', () => {
  it('is named for ids that stand twice, links that lead nowhere, images without alternative', async () => {
    const html = new TextDecoder().decode(own.bytes('html'))
    const broken = html.replace('</main>', '<p id="main"><a href="#nowhere"></a><img src="x.png"></p></main>')
    expect(await said('html', new TextEncoder().encode(broken))).toEqual([
      'Expected `galley.html` to be valid: two elements have the id `main`',
      'Expected `galley.html` to be valid: an image has no `alt`: `x.png`',
      'Expected `galley.html` to be valid: a link leads nowhere: `#nowhere`'
    ])
  })

  it('is named for what EPUBCheck would say', async () => {
    const zip = await JSZip.loadAsync(own.bytes('epub'))
    const opf = Object.keys(zip.files).find((name) => name.endsWith('.opf'))!
    zip.file(opf, (await zip.file(opf)!.async('string')).replace(/<dc:language>.*?<\/dc:language>/u, ''))
    const found = await said('epub', await zip.generateAsync({type: 'uint8array'}))
    expect(found.join('\n')).toMatch(/Expected `galley\.epub` to be valid: .*language/iu)
  })

  it('is named for missing tags, title and language in a PDF', async () => {
    const {PDFDocument} = await import('@cantoo/pdf-lib')
    const empty = await PDFDocument.create()
    empty.addPage()
    const found = await said('pdf', await empty.save(), false)
    expect(found.slice(0, 3)).toEqual([
      'Expected `galley.pdf` to be valid: it is not tagged',
      'Expected `galley.pdf` to be valid: it has no title',
      'Expected `galley.pdf` to be valid: it shows its file name in place of its title'
    ])
  })
})

describe('a folder that is no longer the build', () => {
  it('lacks its record, a galley, or has a changed one', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'colophon-check-'))
    const nothing = await checkGalleys(own.source, {out: empty, base}, environment)
    expect(nothing.failed).toBe(true)
    expect(galleyMessages(nothing)).toEqual([expect.stringMatching(/^record-missing/u)])

    const record = own.path('html').replace(/html$/u, 'build.json')
    const slug = own.page.article.slug
    writeFileSync(join(empty, `${slug}.build.json`), readFileSync(record))
    writeFileSync(join(empty, `${slug}.pdf`), own.bytes('pdf'))
    writeFileSync(join(empty, `${slug}.html`), `${new TextDecoder().decode(own.bytes('html'))}\n`)
    const inspection = await checkGalleys(own.source, {out: empty, base}, environment)
    expect(inspection.failed).toBe(true)
    expect(galleyMessages(inspection).map((line) => line.split(':')[0])).toEqual([
      'galley-stale',
      ...defaultFormats.slice(2).map(() => 'galley-missing')
    ])
    expect(inspection.galleys.map(({words}) => words)).toEqual([
      'agree',
      'agree',
      ...defaultFormats.slice(2).map(() => 'not compared')
    ])
  }, 60_000)

  it('is older than its manuscript', async () => {
    const {files} = environment
    const paper = resolve(own.source, 'paper.md')
    const changed: typeof environment = {
      ...environment,
      files: {
        ...files,
        read: async (path) => {
          const bytes = await files.read(path)
          return path === paper && bytes ? new Uint8Array([...bytes, 0x0a]) : bytes
        }
      }
    }
    const inspection = await checkGalleys(own.source, {out: own.folder, base}, changed)
    expect(galleyMessages(inspection)).toEqual([
      expect.stringMatching(/^input-changed: Expected `paper\.md`/u)
    ])
    expect(inspection.failed).toBe(false)
    expect(inspection.galleys.map(({words}) => words)).toEqual(defaultFormats.map(() => 'not compared'))
    const strict = await checkGalleys(own.source, {out: own.folder, base, strict: true}, changed)
    expect(strict.failed).toBe(true)
  }, 60_000)
})

/** Messages that are about galleys, not about the manuscript. */
function galleyMessages({messages}: Inspection): string[] {
  return messages
    .filter(({rule}) => /^(?:galley|record|input|judge)-/u.test(rule))
    .map(({rule, reason}) => `${rule}: ${reason}`)
}

/** What a check says of bytes in place of our own galley. */
async function said(format: GalleyFormat, bytes: Uint8Array, compared = true): Promise<string[]> {
  const file = new VFile({path: `galley.${format}`})
  await checkGalley(format, bytes, compared ? own.page : undefined, file)
  return file.messages.map(({reason}) => reason)
}

/** Take the first element of a kind out; its text. */
function takeFirst(children: ElementContent[], isIt: (element: Element) => boolean): string {
  let words = ''
  visit({type: 'root', children}, 'element', (element, index, parent) => {
    if (!isIt(element) || !parent || index === undefined) return
    visit(element, 'text', ({value}) => {
      words += value
    })
    parent.children.splice(index, 1)
    return false
  })
  return words.replace(/^\d/u, '')
}

async function print(page: Page): Promise<Uint8Array> {
  const template = await readTemplate('journal', own.source, environment)
  const {faces} = await selectFaces(template.settings.fonts, page, environment)
  const printed = await renderPrint(
    page,
    {template, faces: faces.woff2, mathCss: ''},
    pageGeometry(template.printed) as PageGeometry
  )
  const {bytes} = await renderPdf({...printed, article: page.article}, await environment.browser())
  return bytes
}

it('has a reader for every galley', () => {
  expect(defaultFormats.every((format) => own.bytes(format).byteLength > 0)).toBe(true)
})
