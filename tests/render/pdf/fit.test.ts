import {expect, it} from 'vitest'
import {offerBreaks} from '../../../src/render/pdf/break-points.js'
import {fitWide} from '../../../src/render/pdf/fit.js'
import {fitTables} from '../../../src/render/pdf/fit-tables.js'
import {oneBrowser} from './one-browser.js'

const browser = oneBrowser()

const style = `:root { --page-width: 300px; font: 10px/12px monospace; hyphens: auto } body, p { margin: 0 }
  .columns .text { columns: 2; column-gap: 20px } .wide { column-span: all } figure { margin: 0 } td { padding: 0 3px }
  .tight td { padding: 0 1px } .equation { display: grid; grid-template-columns: 1fr auto } .equation-formula { min-width: 0 } table { border-collapse: collapse; width: 100% }`

/** What is found in a page that was fitted. */
async function fitted<T>(body: string, look: () => T): Promise<T> {
  const html = `<!doctype html><html lang="en"><style>${style}</style><body><main><div class="text">${body}</div></main>`
  const tab = await browser.open({html, resources: new Map()})
  try {
    for (const step of [offerBreaks, fitWide, fitTables]) await tab.evaluate(step, undefined)
    return await tab.evaluate(look, undefined)
  } finally {
    await tab.close()
  }
}

const rows = (cells: string[]) =>
  `<table><tbody>${cells.map((cell) => `<tr>${cell}</tr>`).join('')}</tbody></table>`

it('keeps single words of a narrow column whole', async () => {
  const long = 'Words that go on and on until the cell they stand in has several lines of them. '.repeat(2)
  const words = ['identification', 'transportation', 'concentration']
  const cells = words.map(
    (word) => `<td class="word">${word}</td><td>${long}</td><td>${long}</td><td>${long}</td>`
  )
  const heights = await fitted(`<div class="table-scroll">${rows(cells)}</div>`, () =>
    Array.from(document.querySelectorAll('.word'), (cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return range.getBoundingClientRect().height
    })
  )
  for (const height of heights) expect(height).toBeLessThan(16)
}, 60_000)

it('breaks no range of numbers where words can go on in another line', async () => {
  const cells = ['Mother completed secondary education', 'Exclusive breastfeeding at six months'].map(
    (words) => `<td>${words}</td><td class="range">0.52 (0.21–2.09)</td>`
  )
  const heights = await fitted(`<div class="table-scroll" style="width: 240px">${rows(cells)}</div>`, () =>
    Array.from(document.querySelectorAll<HTMLElement>('.range'), (cell) => {
      const range = document.createRange()
      range.selectNodeContents(cell)
      return range.getBoundingClientRect().height
    })
  )
  for (const height of heights) expect(height).toBeLessThan(16)
}, 60_000)

/** Whether the table of a page with two columns goes over both of them, and whether it fits there. */
const spread = async (table: string) =>
  await fitted(
    `<div class="columns"><div class="text"><figure class="table-figure"><div class="table-scroll">${table}</div></figure></div></div>`,
    () => {
      const room = document.querySelector('.table-scroll') as HTMLElement
      return {
        isWide: document.querySelector('.table-figure')?.matches('.wide'),
        isTight: document.querySelector('table')?.matches('.tight'),
        fits: room.scrollWidth <= room.clientWidth + 1
      }
    }
  )

it('lets a table go over both columns that would be twice as high in one, and no lower one', async () => {
  const row = '<td>Some words of a cell that goes on</td>'.repeat(3)
  expect(await spread(rows(Array.from({length: 8}, () => row)))).toMatchObject({isWide: true, isTight: false})
  expect(await spread(rows([row]))).toMatchObject({isWide: false})
}, 60_000)

it('sets a table closer, and smaller, that is too wide for the page', async () => {
  const row = Array.from({length: 20}, (_, index) => `<td>${index}.25</td>`).join('')
  expect(await spread(rows([row, row]))).toEqual({isWide: true, isTight: true, fits: true})
}, 60_000)

it('leaves no sign alone before the relation that a formula is broken at', async () => {
  const sum = Array.from({length: 12}, (_, index) => `<mo>+</mo><mi>term${index}</mi>`).join('')
  const widths = await fitted(
    `<div class="equation"><div class="equation-formula"><math display="block"><mrow><mi>L</mi><mo>=</mo><mi>start</mi>${sum}</mrow></math></div></div>`,
    () => Array.from(document.querySelectorAll('mtr mrow'), (line) => line.getBoundingClientRect().width)
  )
  expect(widths.length).toBeGreaterThan(1)
  expect(widths[0]).toBeGreaterThan(150)
}, 60_000)

it('breaks a formula at its relation where both sides fill a line', async () => {
  const side = (name: string) =>
    Array.from({length: 7}, (_, index) => `<mi>${name}${index}</mi>`).join('<mo>+</mo>')
  const lines = await fitted(
    `<div class="equation"><div class="equation-formula"><math display="block"><mrow>${side('left')}<mo>=</mo>${side('right')}</mrow></math></div></div>`,
    () => Array.from(document.querySelectorAll('mtr mrow'), (line) => line.textContent?.slice(0, 1))
  )
  expect(lines).toEqual(['l', '='])
}, 60_000)

it('lets long words that a slash joins break behind it, and no others', async () => {
  const found = await fitted(
    '<p>The millimetre/submillimetre array and/or 10/12 in <a href="https://example.org">other-words/other-words</a></p>',
    () =>
      document
        .querySelector('p')!
        .innerHTML.split('<wbr>')
        .map((part) => part.slice(-11))
  )
  expect(found[0]).toBe('millimetre/')
  expect(found.filter((part) => /and\/?$|10\/?$/.test(part))).toEqual([])
}, 60_000)

it('sets a title of more than three lines smaller, and no other', async () => {
  const sizes = (count: number) =>
    fitted(`<h1 class="title" style="font:20px/24px monospace">${'Word '.repeat(count)}</h1>`, () => {
      const title = document.querySelector('h1')!
      const {fontSize, lineHeight} = getComputedStyle(title)
      return {size: Number.parseFloat(fontSize), lines: title.clientHeight / Number.parseFloat(lineHeight)}
    })
  const all: Awaited<ReturnType<typeof sizes>>[] = []
  for (let count = 1; count <= 24; count++) all.push(await sizes(count))
  expect(new Set(all.map(({lines}) => Math.round(lines)))).toEqual(new Set([1, 2, 3, 4]))
  const whole = all.filter(({size}) => size === 20)
  expect(whole.length).toBeGreaterThan(10)
  expect(Math.max(...whole.map(({lines}) => Math.round(lines)))).toBe(3)
  expect(all.some(({size, lines}) => size < 20 && Math.round(lines) === 3)).toBe(true)
  expect((await sizes(60)).size).toBeGreaterThan(15)
}, 120_000)

it('breaks a formula in a line of text sooner than it makes its signs too small to read', async () => {
  const sum = Array.from({length: 14}, (_, index) => `<mi>term${index}</mi>`).join('<mo>+</mo>')
  const found = await fitted(
    `<p><span class="math"><math><mrow><mi>x</mi><mo>=</mo>${sum}</mrow></math></span></p>`,
    () => {
      const math = document.querySelector<HTMLElement>('.math')!
      return [
        Number.parseFloat(getComputedStyle(math).fontSize) > 9,
        math.getBoundingClientRect().width <= 300
      ]
    }
  )
  expect(found).toEqual([true, true])
}, 60_000)
