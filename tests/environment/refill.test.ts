import {expect, test} from 'vitest'
import {type Change, changeOf} from '../../src/environment/refill.js'

/** As a page puts it together. */
const applied = (before: string, {same, tail, between}: Change) =>
  before.slice(0, same) + between + before.slice(before.length - tail)

test('what is handed over of a text is what differs', () => {
  expect(changeOf('<body><p>One</p><p>Two</p>', '<body><p>One</p><p>Two and a half</p>').between).toBe(
    ' and a half'
  )
  expect(changeOf('', '<body>').between).toBe('<body>')
  expect(changeOf('<body>', '<body>').between).toBe('')
})

test('gives the second text back, whatever the two share', () => {
  const texts = [
    '',
    'a',
    'aa',
    'aaa',
    'aba',
    'abba',
    'ab',
    'ba',
    '<p>a</p>',
    '<p>a</p><p>a</p>',
    '𝒜',
    '𝒜𝒜',
    '𝒜a𝒜'
  ]
  for (const before of texts)
    for (const after of texts) expect(applied(before, changeOf(before, after))).toBe(after)
})

test('no half of a surrogate pair is handed over', () => {
  // These share their first halves, or their second.
  const signs = ['\u{1D49C}', '\u{1D49D}', '\u{2049C}']
  for (const one of signs)
    for (const other of signs) {
      const change = changeOf(`x${one}y`, `x${other}y`)
      expect(() => encodeURIComponent(change.between)).not.toThrow()
      expect(applied(`x${one}y`, change)).toBe(`x${other}y`)
    }
})
