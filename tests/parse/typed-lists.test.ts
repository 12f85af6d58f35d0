import type {Paragraph} from 'mdast'
import {describe, expect, it} from 'vitest'
import {blocks} from './parsed.js'

const lines = (text: string) =>
  (blocks(text)[0] as Paragraph).children.filter(({type}) => type === 'break').length

describe('lists that Markdown does not know', () => {
  it.each([
    'a) alpha\nb) *beta*\nc) gamma',
    '(i) one\n(ii) two\n(iii) three',
    '#. one\n#. two\n#. three',
    'h. x\ni. y\nj. z'
  ])('begin a line with each item: %j', (text) => {
    expect(lines(text)).toBe(2)
  })

  it.each([
    'See (a) this\nand b. that.',
    'a) alpha\nd) delta',
    'A. Smith and\nB. Jones said\nso.',
    'i. roman only'
  ])('are not made of %j', (text) => {
    expect(lines(text)).toBe(text.startsWith('A.') ? 1 : 0)
  })
})
