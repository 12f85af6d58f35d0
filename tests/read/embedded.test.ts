import {describe, expect, it} from 'vitest'
import {readEmbedded} from '../../src/read/embedded.js'

describe('an image in the manuscript itself', () => {
  it('is read from base64, and from an escaped drawing', () => {
    expect(readEmbedded('data:image/png;base64,iVBORw==')).toEqual({
      name: 'embedded.png',
      bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47])
    })
    const drawing = readEmbedded('data:image/svg+xml;charset=utf-8,%3Csvg/%3E')
    expect(new TextDecoder().decode(drawing?.bytes)).toBe('<svg/>')
  })

  it('is none where the address leads elsewhere, holds nothing, or no image', () => {
    for (const url of ['figure.png', 'data:text/html,<p>', 'data:image/png;base64,', 'data:image/x,1'])
      expect(readEmbedded(url)).toBeUndefined()
  })
})
