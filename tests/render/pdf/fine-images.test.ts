import {PNG} from 'pngjs'
import {describe, expect, it} from 'vitest'
import {fineCopies} from '../../../src/render/pdf/fine-images.js'
import {smaller} from '../../../src/render/pdf/resample.js'

/** A picture of noise, that of a sensor, or of a few colours. */
function picture(width: number, height: number, colours: number): {mediaType: string; bytes: Uint8Array} {
  const png = new PNG({width, height})
  let seed = 7
  for (let at = 0; at < png.data.length; at += 4) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const colour = (seed >> 4) % colours
    png.data.set([colour & 255, (colour >> 8) & 255, (colour >> 16) & 255, 255], at)
  }
  return {mediaType: 'image/png', bytes: new Uint8Array(PNG.sync.write(png))}
}

const printed = (href: string, width: number, across: number, down: number) => ({
  href,
  width,
  height: (width * down) / across,
  pixelsAcross: across,
  pixelsDown: down
})

describe('a picture in print', () => {
  const photo = picture(1500, 1000, 1 << 24)

  it('has 400 dots an inch where it had more than 600, the same each time', async () => {
    const made = () => fineCopies([printed('a.png', 40, 1500, 1000)], new Map([['a.png', photo]]))
    const [[copy], [again]] = [await made(), await made()]
    const {width, height} = PNG.sync.read(Buffer.from(copy!.bytes))
    expect([width, height, copy?.had, copy?.copyHref]).toEqual([630, 420, 952, 'a.print.png'])
    expect(Buffer.compare(copy!.bytes, again!.bytes)).toBe(0)
  })

  it('keeps its dots where it has few colours, where paper shows them, and for the largest place it has', async () => {
    const drawing = picture(1500, 1000, 12)
    expect(await fineCopies([printed('b.png', 40, 1500, 1000)], new Map([['b.png', drawing]]))).toEqual([])
    const all = [printed('a.png', 40, 1500, 1000), printed('a.png', 120, 1500, 1000)]
    expect(await fineCopies(all, new Map([['a.png', photo]]))).toEqual([])
  })

  it('keeps its dots where its colours are its own, or its camera turned it', async () => {
    const jpeg = (mark: string) => ({mediaType: 'image/jpeg', bytes: Buffer.from(mark, 'latin1')})
    for (const mark of [
      'ICC_PROFILE\0Display P3',
      `Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06`
    ])
      expect(await fineCopies([printed('c.jpg', 40, 1500, 1000)], new Map([['c.jpg', jpeg(mark)]]))).toEqual(
        []
      )
  })
})

it('takes the mean of the pixels that one covers', () => {
  const data = new Uint8ClampedArray([0, 3, 6, 90, 120].flatMap((grey) => [grey, grey, grey, 255]))
  const small = smaller(data, {width: 5, height: 1}, {width: 2, height: 1})
  // The middle one counts for both.
  expect([small[0], small[4], small[3], small.length]).toEqual([2, 85, 255, 8])
})
