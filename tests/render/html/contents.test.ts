import {expect, it} from 'vitest'
import {understood} from '../../understand.js'

const body = `
# One

Words.

## Deeper *still*

More.

# Two

Words.

# Three

Words.
`
const article = (settings: string, text = body) =>
  understood(`---\ntitle: Tides\nfunding: A fund\n${settings}---\n${text}`)

/** What the contents say, entry by entry. */
const entries = (html: string) =>
  [...html.matchAll(/href="([^"]*)".*?<\/a>/gu)].map(([all, id]) => [id, words(all)])
const words = (html: string) => html.replace(/^[^>]*>|<[^>]*>/gu, '')

it('lists sections to the second level, and what stands after the text', async () => {
  const {html} = await article('toc: true\n')
  expect(entries(html('toc'))).toEqual([
    ['#one', 'One'],
    ['#deeper-still', 'Deeper still'],
    ['#two', 'Two'],
    ['#three', 'Three'],
    ['#statement-funding', 'Funding']
  ])
  expect(html('toc')).not.toContain('outline')
})

it('stands beside the text on screen where nobody asked for it', async () => {
  const {html} = await article('')
  expect(html('toc')).toContain('class="outline"')
})

it('is not made for an article of one or two sections, unless asked for', async () => {
  const short = '\n# One\n\nWords.\n'
  expect((await article('', short)).html('toc')).toBe('')
  expect((await article('toc: true\n', short)).html('toc')).toContain('href="#one"')
})
