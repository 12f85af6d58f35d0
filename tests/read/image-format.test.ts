import {describe, expect, it} from 'vitest'
import {identifyImage} from '../../src/read/image-format.js'

const bytes = (...parts: (string | number[])[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part))
  )
const zeros = (length: number) => Array<number>(length).fill(0)

describe('an image', () => {
  it.each([
    [
      'PNG',
      bytes([0x89], 'PNG\r\n\u001A\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 0], [0, 0, 0, 200], zeros(5)),
      {mediaType: 'image/png', width: 256, height: 200}
    ],
    ['GIF', bytes('GIF89a', [3, 0], [4, 1], zeros(3)), {mediaType: 'image/gif', width: 3, height: 260}],
    [
      'JPEG',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 50, 0, 60], zeros(10)),
      {mediaType: 'image/jpeg', width: 60, height: 50}
    ],
    [
      'progressive JPEG',
      bytes([0xff, 0xd8, 0xff, 0xc4, 0, 4, 1, 1, 0xff, 0xc2, 0, 17, 8, 0, 5, 0, 6], zeros(10)),
      {mediaType: 'image/jpeg', width: 6, height: 5}
    ],
    [
      'lossy WebP',
      bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [10, 0, 20, 0], zeros(4)),
      {mediaType: 'image/webp', width: 10, height: 20}
    ],
    [
      'extended WebP',
      bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [9, 0, 0], [19, 0, 0], zeros(4)),
      {mediaType: 'image/webp', width: 10, height: 20}
    ],
    [
      'lossless WebP',
      bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(5), [9, 0xc0, 4, 0], zeros(8)),
      {mediaType: 'image/webp', width: 10, height: 20}
    ],
    ['PDF', bytes('%PDF-1.7\n'), {mediaType: 'application/pdf'}],
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), {mediaType: 'image/svg+xml'}],
    [
      'SVG with a prologue',
      bytes(
        '\n<?xml version="1.0"?>\n<!-- made -->\n<!DOCTYPE svg PUBLIC "a" "b" [<!ENTITY a "b">]>\n<!-- by hand --><svg >'
      ),
      {mediaType: 'image/svg+xml'}
    ],
    [
      'SVG with a prefix',
      bytes('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'),
      {mediaType: 'image/svg+xml'}
    ]
  ])('of kind %s is told by its content, with its size', (_, data, format) => {
    expect(identifyImage(data)).toEqual(format)
  })

  it.each([
    ['nothing', bytes()],
    ['text', bytes('hello')],
    ['HTML', bytes('<!doctype html><svg></svg>')],
    ['HTML that begins with a comment', bytes('<!-- <svg> --><html>')],
    ['XML', bytes('<?xml version="1.0"?><svgx/>')],
    ['a cut PNG', bytes([0x89], 'PNG')],
    ['an ICO', bytes([0, 0, 1, 0, 1, 0])],
    ['a cut TIFF', bytes('II*')]
  ])('%s is none', (_, data) => {
    expect(identifyImage(data)).toBeUndefined()
  })

  it('that was cut short has no size, and breaks nothing', () => {
    for (const whole of [
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 17, 8, 0, 50, 0, 60], zeros(10)),
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0], zeros(20)),
      bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [9, 0, 0], [19, 0, 0], zeros(4))
    ]) {
      for (let length = 0; length < whole.length; length++)
        expect(() => identifyImage(whole.slice(0, length))).not.toThrow()
    }
  })
})
