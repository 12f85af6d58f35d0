import {toString as textOf} from 'mdast-util-to-string'
import {expect, it} from 'vitest'
import {all, blocks, parsed} from './parsed.js'

const said = (source: string) => blocks(source).map((block) => textOf(block).replaceAll('\u00A0', ' '))

it('numbers examples through the text, and calls them by their number', () => {
  const source =
    'See @later.\n\n(@good) One.\n\n(@)  Two, *quite*.\n\nAs (@good) shows.\n\n(@later) Three.\n(@) Four.'
  expect(said(source)).toEqual([
    'See 3.',
    '(1) One.',
    '(2) Two, quite.',
    'As (1) shows.',
    '(3) Three.(4) Four.'
  ])
  expect(all(source, 'link').map(({url}) => url)).toEqual(['#later', '#good'])
  expect(all(source, 'citation')).toEqual([])
  expect(parsed(source).rules).toEqual([])
})

it('leaves citations at the beginning of a line what they are', () => {
  const source = '(@doe2020) say so.\n\nSo do\n(@roe) and x@good.\n\n(@odd) here.\n\n# H {#odd}'
  expect(all(source, 'citation').map(({items}) => items[0]?.key)).toEqual(['doe2020', 'roe', 'odd'])
})
