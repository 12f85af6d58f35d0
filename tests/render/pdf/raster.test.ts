import {deflateSync, inflateSync} from 'node:zlib'
import {PNG} from 'pngjs'
import {afterAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../../src/environment/real.js'
import {srgbProfile} from '../../../src/render/pdf/color.js'
import {openFile} from '../../../src/render/pdf/file/file.js'
import {Stream} from '../../../src/render/pdf/file/values.js'
import {type PrintPage, renderPdf} from '../../../src/render/pdf/pdf.js'
import {readPng} from '../../../src/render/pdf/raster/png.js'
import {joined, type Plane, rasterOf} from '../../../src/render/pdf/raster/raster.js'
import {isPicture} from '../../../src/render/pdf/raster/uses.js'
import {printPage} from './article.js'
import {chunk, gamma, plainPngs, pngOf, signature} from './png-files.js'

/** What a plane shows, by another reader of PNG: its samples are those of one. */
function shown(
  {bits, colours, filtered, bytes}: Plane,
  parts: Uint8Array[],
  width: number,
  height: number
): Buffer {
  const samples = inflateSync(bytes ?? joined(parts))
  const kind = colours === 'grey' ? 0 : colours === 'rgb' ? 2 : 3
  const length = samples.length / height
  const rows = filtered
    ? [samples]
    : Array.from({length: height}, (_, y) => [
        Buffer.from([0]),
        samples.subarray(y * length, (y + 1) * length)
      ]).flat()
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([bits, kind], 8)
  const file = [
    signature,
    chunk('IHDR', header),
    ...(kind === 3 ? [chunk('PLTE', colours as Uint8Array)] : []),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND')
  ]
  return PNG.sync.read(Buffer.concat(file)).data
}

describe('a PNG in a PDF', () => {
  it.each(Object.entries(plainPngs))('has its own pixels: %s', async (_, bytes) => {
    const png = readPng(bytes)
    const raster = png && (await rasterOf(png))
    const {width, height, data} = PNG.sync.read(bytes)
    const colours = raster && shown(raster.plane, png.parts, width, height)
    const alphas = raster?.mask && shown(raster.mask, [], width, height)
    let most = colours ? 0 : Number.NaN
    for (let at = 0; at < data.length; at += 4) {
      most = Math.max(most, Math.abs(data[at + 3]! - (alphas?.[at] ?? 255)))
      for (const channel of [0, 1, 2])
        if (data[at + 3] !== 0) most = Math.max(most, Math.abs(data[at + channel]! - colours![at + channel]!))
    }
    // Of sixteen bits the upper eight are kept, or the nearest.
    expect(most).toBeLessThanOrEqual(png?.depth === 16 ? 1 : 0)
  })

  it('goes over as it is where it has no alpha, and gets a palette where it has few colours', async () => {
    const planeOf = async (name: string) => (await rasterOf(readPng(plainPngs[name]!)!))?.plane
    for (const name of ['grey-1', 'grey-8', 'palette-4']) {
      const plane = await planeOf(name)
      expect([name, plane?.filtered, plane?.bytes]).toEqual([name, true, undefined])
    }
    expect(await planeOf('rgb-few')).toMatchObject({
      bits: 4,
      filtered: false,
      colours: expect.any(Uint8Array)
    })
  })

  it('is packed anew where that was done in haste', async () => {
    const hasty = readPng(plainPngs['hasty']!)!
    expect((await rasterOf(hasty))?.plane.bytes?.length).toBeLessThan(joined(hasty.parts).length / 2)
  })

  it('has no mask where its alpha hides nothing', async () => {
    const maskOf = async (name: string) => (await rasterOf(readPng(plainPngs[name]!)!))?.mask
    expect(await maskOf('rgba-opaque-8')).toBeUndefined()
    expect(await maskOf('rgba-8')).toMatchObject({bits: 8, colours: 'grey'})
    expect(await maskOf('rgb-key')).toMatchObject({bits: 1})
  })

  it('lets no colour be seen at its edges that nobody sees in it', async () => {
    const hidden = {width: 3, height: 1, kind: 6, depth: 8}
    const sample = (x: number, _: number, channel: number) =>
      (
        [
          [1, 1, 1, 1],
          [0, 0, 0, 0],
          [1, 1, 1, 1]
        ][x] as number[]
      )[channel]!
    const png = readPng(pngOf({...hidden, sample}))!
    const {plane} = (await rasterOf(png))!
    expect([...shown(plane, [], 3, 1)].filter((_, at) => at % 4 < 3)).toEqual(Array(9).fill(255))
  })
})

describe('is left to the browser', () => {
  const options = {width: 4, height: 4, kind: 2, depth: 8, sample: () => 0.5}
  const plain = pngOf(options)
  const withChunk = (type: string, data: number[] | Uint8Array) =>
    pngOf({...options, before: [chunk(type, data)]})
  const profile = (bytes: Uint8Array) =>
    withChunk('iCCP', Buffer.concat([Buffer.from('of mine\0\0'), deflateSync(bytes)]))
  const larger = Buffer.from(plain)
  larger.writeUInt32BE(70_000, 16)
  const ihdr = (width: number, height: number) => {
    const data = Buffer.alloc(13)
    data.writeUInt32BE(width, 0)
    data.writeUInt32BE(height, 4)
    data.set([8, 2], 8)
    return Buffer.concat([
      signature,
      chunk('IHDR', data),
      chunk('IDAT', deflateSync(Buffer.alloc(9))),
      chunk('IEND')
    ])
  }
  it.each(
    Object.entries({
      'in seven passes': pngOf({...options, interlaced: true}),
      'a film': withChunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]),
      'from a camera held askew': withChunk('eXIf', [0x4d, 0x4d, 0, 42]),
      'of high dynamic range': withChunk('cICP', [9, 16, 0, 1]),
      'of colours of its own': profile(Buffer.from('not sRGB at all')),
      'of another gamma than it says with primaries': pngOf({
        ...options,
        before: [chunk('gAMA', [0, 0, 0, 1]), gamma[1]!]
      }),
      'of other primaries': pngOf({...options, before: [gamma[0]!, chunk('cHRM', Buffer.alloc(32))]}),
      'with a sum that does not fit': larger,
      'cut off': plain.subarray(0, -20),
      'without an end': plain.subarray(0, -12),
      'too wide': ihdr(70_000, 1),
      'too large': ihdr(60_000, 60_000),
      'of no pixels': ihdr(0, 4),
      'without its palette': pngOf({...options, kind: 3}),
      'no PNG': Buffer.from('GIF89a')
    })
  )('%s', (_, bytes) => {
    expect(readPng(bytes)).toBeUndefined()
  })

  it('where pixels are missing, too many, damaged, or filtered in no known way', async () => {
    const rows = (raw: Uint8Array) =>
      Buffer.concat([plain.subarray(0, 33), chunk('IDAT', raw), chunk('IEND')])
    const made = (raw: Uint8Array) => rasterOf(readPng(rows(raw))!)
    const whole = Buffer.alloc(4 * 13)
    expect(await made(deflateSync(whole))).toBeDefined()
    const unknown = Buffer.from(whole)
    unknown[13] = 5
    const cut = deflateSync(whole).subarray(0, -5)
    for (const raw of [
      deflateSync(whole.subarray(13)),
      deflateSync(Buffer.alloc(1_000_000)),
      deflateSync(unknown),
      cut,
      whole
    ])
      expect(await made(raw)).toBeUndefined()
  })

  it('but not with a profile of sRGB, or a gamma that is its own', () => {
    expect(readPng(profile(srgbProfile()))?.curve).toBe('srgb')
    expect(readPng(withChunk('gAMA', [0, 0, 0xb1, 0x8f]))?.curve).toBe('srgb')
    expect(readPng(withChunk('pHYs', [0, 0, 46, 35, 0, 0, 46, 35, 1]))?.curve).toBe('srgb')
    expect(readPng(profile(srgbProfile(0.55)))).toBeUndefined()
  })
})

it('is a picture of the page only where nothing else shows it', () => {
  expect(isPicture('images/a.png', '<p><img alt="" src="images/a.png"></p><a href="images/a.png">')).toBe(
    true
  )
  for (const html of [
    '<img src="more-images/a.png">',
    '<a href="images/a.png">',
    '<img src="images/a.png"><p style="background: url(images/a.png)">',
    '<img src="images/a.png"><svg><image width="4" href="images/a.png"/></svg>'
  ])
    expect(isPicture('images/a.png', html)).toBe(false)
})

describe('the print', () => {
  const environment = realEnvironment()
  afterAll(() => environment.close())

  const pageOf = (body: string, names: string[]): PrintPage => {
    const page = printPage(body)
    for (const name of names)
      page.resources.set(`images/${name}.png`, {
        mediaType: 'image/png',
        bytes: new Uint8Array(plainPngs[name]!)
      })
    return page
  }
  const damaged = pngOf({width: 30, height: 20, kind: 0, depth: 8, sample: () => 0.2})
  // The sums fit, the pixels do not.
  const broken = Buffer.concat([
    damaged.subarray(0, 33),
    chunk('IDAT', deflateSync(Buffer.alloc(40))),
    chunk('IEND')
  ])
  const imagesOf = (bytes: Uint8Array) =>
    openFile(bytes).objects.flatMap((object) =>
      object instanceof Stream && object.dict.get('Subtype') === '/Image' ? [object.dict] : []
    )
  const print = async (page: PrintPage) => renderPdf(page, await environment.browser())

  it('holds pictures as their files do, once each, and the same each time', async () => {
    const body = ['palette-4', 'rgba-8', 'palette-4'].map(
      (name) => `<p><img alt="${name}" src="images/${name}.png"></p>`
    )
    const page = pageOf(body.join(''), ['palette-4', 'rgba-8'])
    const [first, second] = [await print(page), await print(page)]
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
    const images = imagesOf(first.bytes)
    expect(images.map((dict) => dict.get('Filter'))).toEqual(Array(3).fill('/FlateDecode'))
    expect(images.filter((dict) => dict.has('SMask'))).toHaveLength(1)
    expect(images.filter((dict) => dict.get('BitsPerComponent') === 4)).toHaveLength(1)
  })

  it('has damaged, cropped and filtered ones from the browser, and never a blank', async () => {
    const page = pageOf(
      `<p><img alt="" src="images/damaged.png"></p>
      <p><img alt="" src="images/rgb-8.png" style="width: 20px; height: 40px; object-fit: cover"></p>
      <p><img alt="" src="images/rgba-8.png" style="object-view-box: inset(4px)"></p>
      <p style="filter: blur(1px)"><img alt="" src="images/grey-8.png"></p>`,
      ['rgb-8', 'rgba-8', 'grey-8']
    )
    page.resources.set('images/damaged.png', {mediaType: 'image/png', bytes: new Uint8Array(broken)})
    const {bytes} = await print(page)
    const images = imagesOf(bytes)
    expect(images.length).toBeGreaterThanOrEqual(4)
    expect(images.some((dict) => dict.get('Filter') === '/DCTDecode' || dict.has('DecodeParms'))).toBe(false)
  })
})
