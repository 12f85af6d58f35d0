import {readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {enterPages} from '../../../src/render/pdf/pages.js'
import {oneBrowser} from './one-browser.js'

const browser = oneBrowser()

const sheet = (template: string) =>
  readFileSync(new URL(`../../../templates/${template}/print.css`, import.meta.url), 'utf8')

/** What is found in foreseen pages that a template’s sheet dresses. */
async function dressed<T>(template: string, body: string, look: () => T): Promise<T> {
  const paper = '@page { size: A4; margin: 20mm }'
  const html = `<!doctype html><html lang="en"><style>${paper}${sheet(template)}</style><body><main>${body}</main>`
  const tab = await browser.open({html, resources: new Map()})
  try {
    await tab.evaluate(enterPages, undefined)
    return await tab.evaluate(look, undefined)
  } finally {
    await tab.close()
  }
}

const words = 'Words of an abstract that goes on for a long time, one after the other. '
const facts = '<dl class="facts"><div class="fact"><dt>Published</dt><dd>Today</dd></div></dl>'

describe.each(['journal', 'journal-two-column'])('the print sheet of %s', (template) => {
  it('lets a long abstract go on on the next page', async () => {
    const found = await dressed(
      template,
      `<header class="front"><div style="height:120mm"></div><div class="summary">${facts}<div class="abstracts"><section class="abstract"><h2>Abstract</h2><p>${words.repeat(90)}</p></section></div></div></header><div class="text"><p>Words</p></div>`,
      () => Array.from(document.querySelector('.abstract p')!.getClientRects(), (rect) => pages!.pageOf(rect))
    )
    expect(found).toEqual([0, 1])
  }, 60_000)

  it('has an abstract of several paragraphs begin where there is room', async () => {
    const paragraphs = [18, 8].map((count) => `<p>${words.repeat(count)}</p>`).join('')
    const second = new Set<number>()
    for (let height = 130; height <= 200; height += 10) {
      const [first, other] = await dressed(
        template,
        `<header class="front"><div style="height:${height}mm"></div><div class="summary">${facts}<div class="abstracts"><section class="abstract"><h2>Abstract</h2>${paragraphs}</section></div></div></header><div class="text"><p>Words</p></div>`,
        () =>
          Array.from(document.querySelectorAll('.abstract p'), (paragraph) =>
            pages!.pageOf(paragraph.getClientRects()[0]!)
          )
      )
      expect(first, `${height}`).toBe(0)
      second.add(other!)
    }
    expect(second).toEqual(new Set([0, 1]))
  }, 60_000)

  it('cuts a table so that three rows at least stand together', async () => {
    const cut = new Set<number>()
    for (let lines = 40; lines < 72; lines += 1) {
      const rows = '<tr><td>Words</td></tr>'.repeat(9)
      const counts = await dressed(
        template,
        `<header class="front"></header><div class="text" style="columns:auto"><div style="height:${lines * 3.5}mm"></div><div class="table-scroll"><table><tbody>${rows}</tbody></table></div></div>`,
        () => {
          const all = Array.from(document.querySelectorAll('tr'), (row) =>
            pages!.pageOf(row.getBoundingClientRect())
          )
          return [0, 1].map((page) => all.filter((one) => one === page).length)
        }
      )
      cut.add(counts[0]!)
    }
    expect([...cut].filter((count) => count > 0 && count < 9).length).toBeGreaterThan(0)
    for (const count of cut) expect([0, 3, 4, 5, 6, 9]).toContain(count)
  }, 120_000)
})

it('sets facts without an abstract in lines across the page', async () => {
  const displayOf = (abstracts: string) =>
    dressed(
      'journal',
      `<header class="front"><div class="summary">${facts}<div class="abstracts">${abstracts}</div></div></header><div class="text"><p>Words</p></div>`,
      () => getComputedStyle(document.querySelector('.facts')!).display
    )
  expect(await displayOf('')).toBe('flex')
  expect(await displayOf('<p class="keywords">Words</p>')).toBe('block')
}, 60_000)
