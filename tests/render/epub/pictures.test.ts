import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {EpubCheck} from '@likecoin/epubcheck-ts'
import JSZip from 'jszip'
import {PNG} from 'pngjs'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {checkGalleys} from '../../../src/check.js'
import {realEnvironment} from '../../../src/environment/real.js'
import {publish} from '../../../src/publish.js'

const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-pictures-'))
const folder = join(place, 'paper')

const manuscript = `---
title: On $E = mc^2$ in old readers
authors: [{name: Ada Lovelace}]
accessibility: {certified_by: Ada Lovelace}
epub_profile: compat
---

# Energy of $x_1$

Mass is $E = mc^2$, and again $E = mc^2$, as @eq:one says; $\\text{次数 } g_j$ hangs below.

$$ \\int_0^1 \\frac{x}{2}\\,dx = \\frac14 $$ {#eq:one}

$$
\\begin{align}
a &= b \\tag{A} \\\\
c &= d \\tag{B}
\\end{align}
$$

![A plain drawing.](plot.svg){#fig:plot alt="A circle in a square"}

| Sign  | Meaning |
| ----- | ------- |
| $\\pi$ | Circle  |

: Signs. {#tbl:signs}
`
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><rect width="90" height="60" fill="#c00"/><circle cx="45" cy="30" r="20" fill="#fff"/></svg>`

const options = {base: place, formats: ['epub'] as const, force: true}
let zip: JSZip
const read = (name: string) => zip.file(`OEBPS/${name}`)!.async('string')
const png = async (name: string) => PNG.sync.read(await zip.file(`OEBPS/${name}`)!.async('nodebuffer'))
const all = async () =>
  (
    await Promise.all(
      Object.keys(zip.files)
        .filter((name) => name.endsWith('.xhtml'))
        .map((name) => zip.file(name)!.async('string'))
    )
  ).join('')

beforeAll(async () => {
  mkdirSync(folder)
  writeFileSync(join(folder, 'paper.md'), manuscript)
  writeFileSync(join(folder, 'plot.svg'), svg)
  const {messages} = await publish(folder, {...options, out: join(place, 'one')}, environment)
  expect(messages.filter(({severity}) => severity !== 'info')).toEqual([])
  zip = await JSZip.loadAsync(readFileSync(join(place, 'one/paper.epub')))
}, 120_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

describe('an EPUB for readers without MathML', () => {
  it('holds no MathML and no SVG, and is valid', async () => {
    const text = await all()
    expect(text).not.toMatch(/<math|<svg|\.svg/u)
    expect(Object.keys(zip.files).filter((name) => name.endsWith('.svg'))).toEqual([])
    const {messages} = await EpubCheck.validate(readFileSync(join(place, 'one/paper.epub')))
    expect(messages.filter(({severity}) => severity !== 'info' && severity !== 'usage')).toEqual([])
  })

  it('says each formula in words, the numbers of its rows among them', async () => {
    const text = await all()
    expect(text.match(/alt="E equals m c squared"/giu)?.length).toBeGreaterThanOrEqual(2)
    expect(text).toMatch(/alt="[^"]*\(A\) \(B\)"/u)
    expect(text).toMatch(/<img src="drawings\/\d+\.png" alt="A circle in a square"/u)
  })

  it('draws the same formula once', async () => {
    const text = await all()
    const sources = [...text.matchAll(/src="(formulas\/\d+\.png)"/gu)].map(([, name]) => name)
    expect(sources.length).toBeGreaterThan(new Set(sources).size)
  })

  it('draws ink on a white ground, none of it at an edge', async () => {
    const text = await all()
    const sources = new Set(
      [...text.matchAll(/src="(formulas\/\d+\.png)"/gu)].map(([, name]) => name as string)
    )
    expect(sources.size).toBeGreaterThanOrEqual(6)
    for (const name of sources) {
      const {width, height, data} = await png(name)
      let ink = 0
      let edge = 0
      let clear = 0
      for (let y = 0; y < height; y += 1)
        for (let x = 0; x < width; x += 1) {
          if (data[(y * width + x) * 4 + 3] !== 255) clear += 1
          if ((data[(y * width + x) * 4] as number) > 200) continue
          ink += 1
          if (x === 0 || y === 0 || x === width - 1 || y === height - 1) edge += 1
        }
      expect(ink, name).toBeGreaterThan(20)
      expect([edge, clear], name).toEqual([0, 0])
    }
  })

  it('keeps the proportions and colours of a drawing', async () => {
    const name = /src="(drawings\/\d+\.png)" alt="A circle/u.exec(await all())![1] as string
    const {width, height, data} = await png(name)
    expect(width / height).toBeCloseTo(1.5, 2)
    expect(width).toBeGreaterThan(1200)
    const [red = 0, green = 255, blue = 255] = data
    expect(Math.abs(red - 204) + green + blue).toBeLessThan(16)
  })

  it('sets formulas on the line: what hangs below it is lowered', async () => {
    const css = await read('style.css')
    const image = /<img [^>]*alt="[^"]*g[^"]*" class="formula-image (size-\d+)"/u.exec(await all())
    const depth = new RegExp(`\\.${image?.[1]} \\{ width: [\\d.]+em; vertical-align: (-[\\d.]+)em`, 'u').exec(
      css
    )
    expect(Number(depth?.[1])).toBeLessThan(-0.1)
  })

  it('claims what is true of it: described formulas, no MathML, and the standard that is signed for', async () => {
    const opf = await read('content.opf')
    expect(opf).not.toContain('>MathML<')
    expect(opf).not.toContain('>latex<')
    expect(opf).not.toContain('properties="mathml"')
    expect(opf).toContain('<meta property="schema:accessibilityFeature">describedMath</meta>')
    expect(opf).toContain('<meta property="schema:accessMode">mathOnVisual</meta>')
    expect(opf).toContain('Formulas are images, each with a description.')
    expect(opf).toContain('EPUB Accessibility 1.1 - WCAG 2.1 Level AA')
  })

  it('embeds no typeface for formulas', () => {
    expect(Object.keys(zip.files).filter((name) => /math/iu.test(name))).toEqual([])
  })

  it('says the words of the article, formulas spoken', async () => {
    const {galleys} = await checkGalleys(folder, {out: join(place, 'one'), base: place}, environment)
    expect(galleys.map(({words}) => words)).toEqual(['agree'])
  })

  it('has the same bytes when built again', async () => {
    await publish(folder, {...options, out: join(place, 'two')}, environment)
    const [one, two] = ['one', 'two'].map((name) => readFileSync(join(place, name, 'paper.epub')))
    expect(Buffer.compare(one!, two!)).toBe(0)
  }, 60_000)

  it('is named in the record; the option overrules the front matter', async () => {
    const profileIn = (name: string) =>
      JSON.parse(readFileSync(join(place, name, 'paper.build.json'), 'utf8')).galleys[0].profile
    expect(profileIn('one')).toBe('compat')
    await publish(folder, {...options, out: join(place, 'three'), epubProfile: 'standard'}, environment)
    expect(profileIn('three')).toBe('standard')
    const standard = await JSZip.loadAsync(readFileSync(join(place, 'three/paper.epub')))
    expect(Object.keys(standard.files)).toContain('OEBPS/images/plot.svg')
  }, 60_000)

  it('loses a word where an alternative is missing, and the check says so', async () => {
    const path = join(place, 'one/paper.epub')
    const whole = readFileSync(path)
    const broken = await JSZip.loadAsync(whole)
    for (const name of Object.keys(broken.files).filter((one) => one.endsWith('.xhtml')))
      broken.file(name, (await broken.file(name)!.async('string')).replace('integral', ''))
    writeFileSync(path, await broken.generateAsync({type: 'nodebuffer'}))
    const {galleys} = await checkGalleys(folder, {out: join(place, 'one'), base: place}, environment)
    writeFileSync(path, whole)
    expect(galleys.map(({words}) => words)).toEqual(['differ'])
  })
})
