import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {createCanvas} from '@napi-rs/canvas'
import {describe, expect, it} from 'vitest'
import {identifyImage} from '../../src/read/image-format.js'
import {complete, understood} from '../understand.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'

/** The smallest PDF with one page of 144 × 72 points and a square on it. */
function tinyPdf(): Uint8Array {
  const content = '0 0 1 rg 36 18 36 36 re f'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 144 72]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${object}endobj\n`
    return String(at).padStart(10, '0')
  })
  const xref = text.length
  text += `xref\n0 5\n0000000000 65535 f \n${offsets.map((offset) => `${offset} 00000 n \n`).join('')}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`
  return new TextEncoder().encode(text)
}

describe('images', () => {
  it('that two places use are one asset; names are safe and unique without regard to case', async () => {
    const {article} = await understood({
      'paper.md': complete(
        '![a](<Fig é/Map (1).svg>){alt=a}\n\n![b](map-1.SVG){alt=b}\n\n![c](map-1.SVG){alt=c}\n\n![d](地图.svg){alt=d}'
      ),
      'Fig é/Map (1).svg': svg,
      'map-1.SVG': svg,
      '地图.svg': svg
    })
    expect(article.assets.map(({href}) => href)).toEqual([
      'images/Map-1.svg',
      'images/map-1-2.svg',
      expect.stringMatching(/^images\/[\w-]+\.svg$/u)
    ])
  })

  it('are found by names with percent signs, queries and fragments', async () => {
    const {article, rules} = await understood({
      'paper.md': complete('![a](a%20b.svg){alt=a}\n\n![b](a%20b.svg#x){alt=b}\n\n![c](100%.svg){alt=c}'),
      'a b.svg': svg,
      '100%.svg': svg
    })
    expect(rules).toEqual([])
    expect(article.assets).toHaveLength(3)
  })

  it('of the wrong content are refused, and leave their words', async () => {
    const {html, messages} = await understood({
      'paper.md': complete('![A *caption*](a.png)\n\n![](b.svg)\n\n![c](c.svg){alt=c}'),
      'a.png': 'not an image',
      'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
      'c.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'
    })
    expect(messages.map(({rule, line}) => `${line} ${rule}`)).toEqual([
      '7 image-format',
      '9 image-format',
      '11 html-dropped'
    ])
    expect(html()).toContain('A <em>caption</em>')
    expect(html().match(/<img/gu)).toHaveLength(1)
  })

  it('as PDF become PNG, shown at their natural size', async () => {
    const {article, messages} = await understood({
      'paper.md': complete('![A figure](figure.pdf){alt="A square"}'),
      'figure.pdf': tinyPdf()
    })
    expect(messages).toMatchObject([{rule: 'image-converted', severity: 'info'}])
    const [asset] = article.assets
    expect(asset).toMatchObject({href: 'images/figure.png', mediaType: 'image/png', width: 192, height: 96})
    expect(identifyImage(asset!.bytes)).toEqual({mediaType: 'image/png', width: 600, height: 300})
  })

  it('as PNG or JPEG that were cut off are shown, and told', async () => {
    const png = createCanvas(40, 40).toBuffer('image/png')
    const jpeg = createCanvas(40, 40).toBuffer('image/jpeg')
    const rulesOf = async (name: string, bytes: Uint8Array) => {
      const {article, rules} = await understood({
        'paper.md': complete(`![A figure](${name}){alt="A square"}`),
        [name]: bytes
      })
      return [article.assets.length, ...rules]
    }
    expect(await rulesOf('figure.png', png)).toEqual([1])
    expect(await rulesOf('figure.jpg', jpeg)).toEqual([1])
    expect(await rulesOf('figure.png', png.subarray(0, -20))).toEqual([1, 'image-cut-off'])
    expect(await rulesOf('figure.jpg', jpeg.subarray(0, -20))).toEqual([1, 'image-cut-off'])
  })

  it('as damaged PDF are refused', async () => {
    const {article, rules} = await understood({
      'paper.md': complete('![A figure](figure.pdf){alt="A square"}'),
      'figure.pdf': `%PDF-1.4\n${'garbage '.repeat(100)}`
    })
    expect(rules).toEqual(['image-format'])
    expect(article.assets).toEqual([])
  })
})

const corpus = resolve('../shared/corpus/joss')
const figures = existsSync(corpus)
  ? readdirSync(corpus).flatMap((name) =>
      readdirSync(join(corpus, name), {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile() && entry.name.endsWith('.pdf'))
        .map((entry) => join(entry.parentPath, entry.name))
    )
  : []

describe.skipIf(figures.length === 0)('PDF figures of published articles', () => {
  it('become images of a plausible size', async () => {
    const {article} = await understood({
      'paper.md': complete('![A figure](figure.pdf){alt="A figure"}'),
      'figure.pdf': new Uint8Array(readFileSync(figures.sort()[0] as string))
    })
    expect(article.assets[0]?.width).toBeGreaterThan(50)
    expect(article.assets[0]?.bytes.length).toBeGreaterThan(1000)
  })
})
