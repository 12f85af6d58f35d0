import {expect, it} from 'vitest'
import {jatsWords, readJats} from '../../src/check/jats.js'

it('words of titles stand in the order of the page, each with its subtitle', async () => {
  const group = (language: string, title: string, subtitle: string) =>
    `<trans-title-group xml:lang="${language}"><trans-title>${title}</trans-title><trans-subtitle>${subtitle}</trans-subtitle></trans-title-group>`
  const titles = `<article-title>One</article-title><subtitle>Two</subtitle>${group('de', 'Drei', 'Vier')}${group('fr', 'Cinq', 'Six')}`
  const xml = `<article><front><article-meta><title-group>${titles}</title-group></article-meta></front></article>`
  const {keys} = jatsWords(await readJats(new TextEncoder().encode(xml)))
  expect(keys.join(' ').toLowerCase()).toBe('one two drei vier cinq six')
})
