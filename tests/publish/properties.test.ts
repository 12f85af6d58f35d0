import fc from 'fast-check'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, it} from 'vitest'
import {slots} from '../../src/model/index.js'
import {block, frontMatterSoup, soup, words} from '../arbitraries.js'
import {complete, understood} from '../understand.js'

const shown = async (text: string) => {
  const {page} = await understood(text)
  return Object.values(page.slots)
    .map((children) => textIn(toHtml({type: 'root', children})))
    .join(' ')
}

/** `RUNS=100` looks a hundred times as long. */
const times = Number(process.env['RUNS'] ?? 1)

describe('whatever the manuscript', () => {
  it('it is read, structured, resolved and composed without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, fc.string({unit: 'binary', maxLength: 80})), async (text) => {
        const {page} = await understood(text)
        expect(Object.keys(page.slots)).toHaveLength(slots.length)
      }),
      {numRuns: 400 * times}
    )
  })

  it('its front matter is too', async () => {
    await fc.assert(
      fc.asyncProperty(frontMatterSoup, async (text) => {
        const {article} = await understood(text)
        expect(article.slug).toMatch(/^[a-z0-9_][a-z0-9._-]*$/u)
      }),
      {numRuns: 200 * times}
    )
  })

  it('no word of it is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {minLength: 1, maxLength: 8}), async (blocks) => {
        const text = blocks.join('\n\n')
        const found = await shown(complete(text))
        const wanted = new Set(text.match(/\w+q\d+q/gu))
        expect([...wanted].filter((one) => !found.includes(one))).toEqual([])
      }),
      {numRuns: 200 * times}
    )
  })

  it('no word of it is lost without front matter, whatever is lifted out of the text', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.array(block, {minLength: 1, maxLength: 6}), async (title, blocks) => {
        const text = [`# ${title}`, ...blocks].join('\n\n')
        const found = await shown(text)
        const wanted = new Set(text.match(/\w+q\d+q/gu))
        expect([...wanted].filter((one) => !found.includes(one))).toEqual([])
      }),
      {numRuns: 150 * times}
    )
  })

  it('it is the same page each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {maxLength: 5}), async (blocks) => {
        const text = complete(blocks.join('\n\n'))
        const [one, other] = [await understood(text), await understood(text)]
        expect(JSON.stringify(one.page.slots)).toBe(JSON.stringify(other.page.slots))
        expect(one.messages).toEqual(other.messages)
      }),
      {numRuns: 50 * times}
    )
  })
})

/** Text of HTML, its references read. */
function textIn(html: string): string {
  return html.replace(/<[^>]*>/gu, ' ')
}
