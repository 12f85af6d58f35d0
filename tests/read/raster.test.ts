import {type Canvas, createCanvas, loadImage} from '@napi-rs/canvas'
import {describe, expect, it} from 'vitest'
import {identifyImage} from '../../src/read/image-format.js'
import {complete, understood} from '../understand.js'

/** An uncompressed little-endian TIFF of so many samples each pixel. */
function tiff(width: number, height: number, samples: number, data: number[], photometric = 2): Uint8Array {
  const tags: [number, number, number][] = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, photometric],
    [273, 4, 8 + 2 + 9 * 12 + 4],
    [277, 3, samples],
    [278, 4, height],
    [279, 4, data.length]
  ]
  const view = new DataView(new ArrayBuffer(8 + 2 + tags.length * 12 + 4 + data.length))
  view.setUint32(0, 0x49492a00)
  view.setUint32(4, 8, true)
  view.setUint16(8, tags.length, true)
  tags.forEach(([tag, type, value], index) => {
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, 1, true)
    view.setUint32(at + 8, value, true)
  })
  const bytes = new Uint8Array(view.buffer)
  bytes.set(data, bytes.length - data.length)
  return bytes
}

/** A JPEG with Exif that says how to turn it. */
function turned(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = [
    0x45,
    0x78,
    0x69,
    0x66,
    0,
    0,
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0
  ]
  return new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2, ...exif, ...jpeg.slice(2)])
}

function drawn(width: number, height: number): Canvas {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#f00'
  context.fillRect(0, 0, width / 2, height)
  context.fillStyle = '#00f'
  context.fillRect(width / 2, 0, width / 2, height)
  return canvas
}

async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const image = await loadImage(Buffer.from(bytes))
  const canvas = createCanvas(image.width, image.height)
  canvas.getContext('2d').drawImage(image, 0, 0)
  return [...canvas.getContext('2d').getImageData(x, y, 1, 1).data]
}

describe('figures that no reader shows', () => {
  it('in TIFF and AVIF become PNG', async () => {
    const {article, rules} = await understood({
      'paper.md': complete('![a](a.tif){alt=a}\n\n![b](b.tif){alt=b}\n\n![c](c.avif){alt=c}'),
      'a.tif': tiff(2, 1, 3, [255, 0, 0, 0, 0, 255]),
      'b.tif': tiff(2, 1, 1, [0, 200], 0),
      'c.avif': new Uint8Array(await drawn(20, 10).encode('avif'))
    })
    expect(rules).toEqual(Array(3).fill('image-converted'))
    expect(article.assets.map(({href, width, height}) => `${href} ${width}×${height}`)).toEqual([
      'images/a.png 2×1',
      'images/b.png 2×1',
      'images/c.png 20×10'
    ])
    const [colour, grey] = article.assets
    expect(await colourAt(colour?.bytes as Uint8Array, 1, 0)).toEqual([0, 0, 255, 255])
    expect(await colourAt(grey?.bytes as Uint8Array, 1, 0)).toEqual([55, 55, 55, 255])
  })

  it('in PostScript are shown by the preview that their program put beside it', async () => {
    const preview = tiff(2, 1, 3, [255, 0, 0, 0, 0, 255])
    const header = new DataView(new ArrayBuffer(32))
    header.setUint32(0, 0xc5d0d3c6)
    header.setUint32(20, 32, true)
    header.setUint32(24, preview.length, true)
    const {article, rules} = await understood({
      'paper.md': complete('![a](a.eps){alt=a}'),
      'a.eps': new Uint8Array([...new Uint8Array(header.buffer), ...preview])
    })
    expect(rules).toEqual(['image-converted'])
    expect(await colourAt(article.assets[0]?.bytes as Uint8Array, 1, 0)).toEqual([0, 0, 255, 255])
  })

  it('in PostScript, HEIC and broken TIFF are refused with what to do', async () => {
    const {messages, article} = await understood({
      'paper.md': complete(
        '![a](a.eps){alt=a}\n\n![b](b.heic){alt=b}\n\n![c](c.tif){alt=c}\n\n![d](d.tif){alt=d}'
      ),
      'a.eps': '%!PS-Adobe-3.0 EPSF-3.0\nthis is no program\n',
      'b.heic': '\0\0\0\x18ftypheic\0\0\0\0',
      'c.tif': tiff(2, 1, 3, [255, 0, 0, 0, 0, 255]).slice(0, 40),
      'd.tif': tiff(60_000, 60_000, 3, [1])
    })
    expect(article.assets).toEqual([])
    expect(messages.map(({reason}) => reason)).toEqual([
      expect.stringContaining('cannot draw it'),
      expect.stringContaining('export JPEG'),
      expect.stringContaining('Cannot use `c.tif`'),
      expect.stringContaining('too many pixels')
    ])
  })
})

describe('a JPEG that Exif turns', () => {
  it('has the size it is shown with', () => {
    const jpeg = new Uint8Array(drawn(40, 20).toBuffer('image/jpeg'))
    expect(identifyImage(turned(jpeg, 1))).toMatchObject({width: 40, height: 20})
    expect(identifyImage(turned(jpeg, 6))).toMatchObject({width: 20, height: 40})
  })
})

describe('a heavy image', () => {
  it('is scaled for HTML and EPUB, upright, and stays whole for the PDF', async () => {
    const jpeg = turned(new Uint8Array(drawn(7000, 3000).toBuffer('image/jpeg')), 6)
    const {article, rules} = await understood({'paper.md': complete('![a](a.jpg){alt=a}'), 'a.jpg': jpeg})
    const [asset] = article.assets
    expect(rules).toEqual(['image-scaled'])
    expect([asset?.width, asset?.height, asset?.bytes.length]).toEqual([3000, 7000, jpeg.length])
    expect(identifyImage(asset?.screen as Uint8Array)).toMatchObject({width: 1029, height: 2400})
    const [red, , blue] = await colourAt(asset?.screen as Uint8Array, 500, 100)
    expect((red ?? 0) > 200 && (blue ?? 255) < 60).toBe(true)
  })
})

describe('a figure that is not there', () => {
  it('is told with the file most likely meant', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>'
    const {messages, article} = await understood({
      'paper.md': complete(
        '![a](Figures/Map.PNG){alt=a}\n\n![b](figures/map){alt=b}\n\n![c](figures/mpa.svg){alt=c}\n\n![d](figures\\map.svg){alt=d}'
      ),
      'figures/map.svg': svg
    })
    expect(messages.map(({reason}) => reason)).toEqual([
      'Cannot find image `Figures/Map.PNG`; did you mean `figures/map.svg`?',
      'Cannot find image `figures/mpa.svg`; did you mean `figures/map.svg`?'
    ])
    expect(article.assets).toHaveLength(2)
  })
})
