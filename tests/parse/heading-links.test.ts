import {expect, it} from 'vitest'
import {understood} from '../understand.js'
import {all, blocks} from './parsed.js'

it('links words in brackets that are a heading’s', () => {
  const source = '# Gel *filter*\n\nSee [gel filter], [Gel\nfilter][], and [this][Gel filter].'
  expect(all(source, 'link').map(({url}) => url)).toEqual(['#gel-filter', '#gel-filter', '#gel-filter'])
})

it.each([
  'See \\[Methods\\], [method] and [Methods]{.smallcaps}.',
  'See ![Methods] and [Methods](http://a.b).',
  '# About [Methods]'
])('leaves other brackets alone: %s', (source) => {
  const urls = all(`# Methods\n\n${source}`, 'link').map(({url}) => url)
  expect(urls.filter((url) => url.startsWith('#'))).toEqual([])
  expect(blocks(`# Methods\n\n${source}`)).toHaveLength(2)
})

it('resolves to the heading, and leaves the words of one that became front matter', async () => {
  const text =
    '---\ntitle: T\n---\n\n# Abstract\n\nShort.\n\n# Methods\n\nSee [Methods] and [Abstract], [here][Methods].\n'
  const {manuscript, article} = await understood({'paper.md': text})
  const said = JSON.stringify(article.body)
  expect(said.match(/"type":"crossReference"/gu)).toHaveLength(2)
  expect(manuscript.file.messages.map(({ruleId}) => ruleId)).not.toContain('cross-reference-unresolved')
})
