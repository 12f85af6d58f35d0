import {expect, it} from 'vitest'
import {bindWords} from '../../../src/render/pdf/bound-words.js'
import {attempts, isBetter} from '../../../src/render/pdf/copyfit.js'
import {alignDecimals} from '../../../src/render/pdf/decimals.js'
import {facePages} from '../../../src/render/pdf/facing.js'
import {oneBrowser} from './one-browser.js'

const browser = oneBrowser()

it('leaves alone what is one page, or ends with lines enough', () => {
  expect(attempts({pages: 1, depth: 2, full: 50, homeless: 0})).toEqual([])
  expect(attempts({pages: 3, depth: 12, full: 50, homeless: 0})).toEqual([])
})

it('tightens by no more than nobody sees, and sooner than it loosens', () => {
  const tries = attempts({pages: 3, depth: 2, full: 50, homeless: 0})
  expect(tries[0]?.leading).toBeLessThan(0)
  expect(tries.at(-1)?.leading).toBeGreaterThan(0)
  for (const {leading} of tries) expect(Math.abs(leading)).toBeLessThan(0.03)
})

it('takes a layout with a page fewer, or with lines enough on the last', () => {
  const first = {pages: 3, depth: 2, full: 50, homeless: 0}
  expect(isBetter({pages: 2, depth: 50, full: 50, homeless: 0}, first)).toBe(true)
  expect(isBetter({pages: 3, depth: 7, full: 50, homeless: 0}, first)).toBe(true)
  expect(isBetter({pages: 3, depth: 3, full: 50, homeless: 0}, first)).toBe(false)
  // Notes that stood at the foot of their pages stay there.
  expect(isBetter({pages: 2, depth: 50, full: 50, homeless: 3}, first)).toBe(false)
  expect(isBetter({pages: 4, depth: 7, full: 50, homeless: 0}, first)).toBe(false)
})

it('sets numbers on their decimal signs, and words as they were', async () => {
  const rows = ['1.25|ten', '10.5|2', '7|3', '–|4'].map((row) => `<tr><td>${row.split('|').join('<td>')}`)
  const html = `<!doctype html><style>table{font:16px monospace}</style><div class="text"><table><tbody>${rows.join('')}</table></div>`
  const tab = await browser.open({html, resources: new Map()})
  await tab.evaluate(alignDecimals, undefined)
  const found = await tab.evaluate(() => {
    const points = Array.from(document.querySelectorAll('td:first-child'), (cell) => {
      const text = cell.firstChild as Text
      const range = document.createRange()
      const at = text.data.indexOf('.')
      range.setStart(text, 0)
      range.setEnd(text, at < 0 ? text.data.length : at)
      return Math.round(range.getBoundingClientRect().right)
    })
    const words = document.querySelector<HTMLElement>('td:last-child')!.style.textAlign
    return {places: new Set(points).size, words}
  }, undefined)
  await tab.close()
  expect(found).toEqual({places: 1, words: ''})
}, 60_000)

it('keeps a word with a hyphen of its own on one line of a head, and says the same', async () => {
  const html = '<!doctype html><h2>On driving high-quality development</h2><p>high-quality</p>'
  const tab = await browser.open({html, resources: new Map()})
  await tab.evaluate(bindWords, undefined)
  const found = await tab.evaluate(
    () => [
      document.body.textContent,
      document.querySelector('h2 span')?.textContent,
      document.querySelectorAll('span').length
    ],
    undefined
  )
  await tab.close()
  expect(found).toEqual(['On driving high-quality developmenthigh-quality', 'high-quality', 1])
}, 60_000)

it('lets an article that begins on an even page begin on a left one', async () => {
  const html =
    '<!doctype html><style>@page :left{@top-left{content:"l"}}@page :right{@top-right{content:"r"}}</style><p>x'
  for (const [first, expected] of [
    [31, ':left'],
    [32, ':right']
  ] as const) {
    const tab = await browser.open({html, resources: new Map()})
    await tab.evaluate(facePages, first)
    const selector = await tab.evaluate(
      () => (document.styleSheets[0]!.cssRules[0] as CSSPageRule).selectorText,
      undefined
    )
    await tab.close()
    expect(selector).toBe(expected)
  }
}, 60_000)
