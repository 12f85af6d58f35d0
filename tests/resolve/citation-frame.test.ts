import {describe, expect, it} from 'vitest'
import {framed} from '../../src/resolve/citation-frame.js'

describe('signs around a citation', () => {
  it.each([
    ['a', '(', ')', '(a)'],
    ['<b>[1]–[3]</b>', '(', ')', '<b>([1]–[3])</b>'],
    ['<b>a</b>, <b>b</b>', '(', ')', '(<b>a</b>, <b>b</b>)'],
    ['<sup>1</sup>', '[', ']', '<sup>[1]</sup>'],
    ['<span data-cite="x">a</span>', '(', ')', '(<span data-cite="x">a</span>)'],
    ['Ibid.', '', '.', 'Ibid.'],
    ['<i>Why?</i>', '', '.', '<i>Why?</i>'],
    ['s.v. “gargoyle”', '', '.', 's.v. “gargoyle.”'],
    ['“Why?”', '', '.', '“Why?”'],
    ['Smith, 2000)', '(', ')', '(Smith, 2000)'],
    ['Smith (2000)', '(', ')', '(Smith (2000))']
  ])('%j between %j and %j', (html, prefix, suffix, expected) => {
    expect(framed(html, prefix, suffix, true)).toBe(expected)
  })

  it('leave quotation marks alone outside American English', () => {
    expect(framed('“a”', '', '.', false)).toBe('“a”.')
  })
})
