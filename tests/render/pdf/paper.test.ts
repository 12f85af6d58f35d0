import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'
import {PNG} from 'pngjs'
import {afterAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../../src/environment/real.js'
import {publish} from '../../../src/publish.js'

const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-paper-'))
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

const sentence =
  'Rivers carry what they are given, and give it to the sea; what they keep, they keep for long. '
const text = Array.from(
  {length: 60},
  (_, at) => `${at % 6 === 0 ? `# Part ${at / 6 + 1}\n\n` : ''}${sentence.repeat(6)}`
)

interface Sheet {
  width: number
  height: number
  /** Edges of the text, furniture aside, in millimetres. */
  left: number
  right: number
  top: number
  bottom: number
}

/** A manuscript with some front matter, printed: its sheets and its messages. */
async function printed(
  front: string,
  {
    template = 'journal',
    body = text.join('\n\n'),
    images = {}
  }: {template?: string; body?: string; images?: Record<string, Uint8Array>} = {}
): Promise<{sheets: Sheet[]; rules: string[]; reasons: string[]}> {
  const folder = mkdtempSync(join(place, 'm-'))
  writeFileSync(
    join(folder, 'paper.md'),
    `---\ntitle: Rivers\nauthors: [{name: Ana Ruiz}]\n${front}\n---\n\n${body}\n`
  )
  for (const [name, bytes] of Object.entries(images)) writeFileSync(join(folder, name), bytes)
  const out = join(folder, 'out')
  mkdirSync(out)
  const {messages} = await publish(folder, {out, base: folder, formats: ['pdf'], template}, environment)
  const pdf = readFileSync(join(out, `${folder.split(/[\\/]/u).at(-1)?.toLowerCase()}.pdf`))
  const document = await getDocument({data: new Uint8Array(pdf), verbosity: 0}).promise
  const sheets: Sheet[] = []
  const mm = (points: number) => (points * 25.4) / 72
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const [, , width = 0, height = 0] = page.view
    const {items} = await page.getTextContent()
    const lines = items.flatMap((item) => ('str' in item && item.str.includes('they') ? [item] : []))
    const edges = lines.map(({transform, width: length}) => ({
      x: mm(transform[4]),
      y: mm(height - transform[5]),
      end: mm(transform[4] + length)
    }))
    sheets.push({
      width: mm(width),
      height: mm(height),
      left: Math.min(...edges.map(({x}) => x)),
      right: Math.max(...edges.map(({end}) => end)),
      top: Math.min(...edges.map(({y}) => y)),
      bottom: Math.max(...edges.map(({y}) => y))
    })
  }
  await document.destroy()
  const told = messages.filter(({rule}) => /^(?:page|image)-/u.test(rule))
  return {
    sheets,
    rules: told.map(({rule, line}) => `${line} ${rule}`),
    reasons: told.map(({reason}) => reason)
  }
}

describe('the printed page', () => {
  it.each([
    ['journal', 'letter', 215.9, 279.4, 'wide'],
    ['journal', 'B5', 176, 250, 'wide'],
    ['journal', 'A5', 148, 210, 'narrow'],
    ['journal-two-column', 'JIS B5', 182, 257, 'wide'],
    ['journal-two-column', '6x9in', 152.4, 228.6, 'narrow']
  ])(
    '%s on %s measures so, holds its text between the margins, and is %s',
    async (template, size, width, height, layout) => {
      const {sheets, rules} = await printed(`page: {size: ${size}}`, {template})
      expect(rules).toEqual(layout === 'narrow' ? ['4 page-narrow'] : [])
      expect(sheets.length).toBeGreaterThan(3)
      for (const sheet of sheets) {
        expect(Math.abs(sheet.width - width)).toBeLessThan(0.3)
        expect(Math.abs(sheet.height - height)).toBeLessThan(0.3)
      }
      // The last has perhaps no full line.
      const margin = template === 'journal' ? 24 / 210 : 17.5 / 210
      for (const {left, right, top, bottom} of sheets.slice(0, -1)) {
        expect(left / width).toBeGreaterThan(margin - 0.003)
        expect(right / width).toBeLessThan(1 - margin + 0.003)
        expect(top).toBeGreaterThan(10)
        expect(bottom / height).toBeLessThan(0.935)
      }
    },
    60_000
  )

  it('mirrors inner and outer margins on left-hand pages', async () => {
    const {sheets, rules} = await printed(
      'page: {size: 170mm x 240mm, margins: {top: 20mm, inner: 30mm, outer: 15mm, bottom: 25mm}}'
    )
    expect(rules).toEqual([])
    const [first, second, third] = sheets as [Sheet, Sheet, Sheet]
    for (const right of [first, third]) expect(170 - right.right).toBeCloseTo(15, 0)
    expect(170 - second.right).toBeCloseTo(30, 0)
    expect(third.left - second.left).toBeCloseTo(15, 0)
  }, 60_000)

  it('keeps the template’s margins where those stated leave no room, says the figures, and fails', async () => {
    const {sheets, rules, reasons} = await printed('page:\n  size: A5\n  margins: {inner: 60mm, outer: 40mm}')
    expect(rules).toEqual(['4 page-no-room'])
    expect(reasons).toEqual([
      'Cannot set text on a page of A5 (148 × 210 mm) with margins of 16.3, 40, 17, 60 mm: 48 × 176.8 mm remain'
    ])
    expect(sheets[0]?.width).toBeCloseTo(148, 0)
    expect((sheets[1] as Sheet).right - (sheets[1] as Sheet).left).toBeGreaterThan(100)
  }, 60_000)

  it('says which margin leaves no room for running heads', async () => {
    const {rules, reasons} = await printed('page: {margins: {top: 5mm}}')
    expect(rules).toEqual(['4 page-margin-small'])
    expect(reasons[0]).toContain('the top margin, not 5 mm')
  }, 60_000)
})

describe('pictures of dots', () => {
  const picture = (width: number, height: number) => {
    const png = new PNG({width, height})
    png.data.fill(0x80)
    return new Uint8Array(PNG.sync.write(png))
  }

  it('that are printed too large for them are told with place, dots, pixels and size', async () => {
    const images = {
      'coarse.png': picture(300, 200),
      'fine.png': picture(1600, 800),
      'icon.png': picture(16, 16)
    }
    const body = `Words.\n\n![Coarse.](coarse.png){width=100% alt="Coarse"}\n\n![Fine.](fine.png){width=100% alt="Fine"}\n\nAn ![icon](icon.png){width=16px} in the line.\n\n![The same, small.](coarse.png){width=25mm alt="Small"}`
    const {rules, reasons} = await printed('lang: en', {body, images})
    expect(rules).toEqual(['9 image-coarse'])
    expect(reasons[0]).toMatch(/`coarse\.png` has 59 \(300 × 200 pixels on 12\d × 8\d mm\)/u)
  }, 60_000)

  it('that are printed small enough are not', async () => {
    const body = 'Words.\n\n![Coarse.](coarse.png){width=45mm alt="Coarse"}'
    expect((await printed('lang: en', {body, images: {'coarse.png': picture(300, 200)}})).rules).toEqual([])
  }, 60_000)
})
