import {expect, it} from 'vitest'
import type {OpenPage} from '../../../src/environment/browser.js'
import {hangCode} from '../../../src/render/pdf/code-lines.js'
import {installFigures} from '../../../src/render/pdf/figures.js'
import {fillPages} from '../../../src/render/pdf/fill.js'
import {installFeet} from '../../../src/render/pdf/foot.js'
import {installFootnotes} from '../../../src/render/pdf/footnotes.js'
import {alignLines} from '../../../src/render/pdf/grid.js'
import {levelColumns} from '../../../src/render/pdf/level.js'
import {endLooseLines} from '../../../src/render/pdf/loose-lines.js'
import {installLines} from '../../../src/render/pdf/page-lines.js'
import {numberPages} from '../../../src/render/pdf/page-numbers.js'
import {enterPages, leavePages} from '../../../src/render/pdf/pages.js'
import {installHeads} from '../../../src/render/pdf/repeated-heads.js'
import {oneBrowser} from './one-browser.js'
import {textOf} from './text.js'

const words = 'Words that fill a line of the narrow column, one after the other, until it is full. '
const paragraph = (count: number, more = '') => `<p>${words.repeat(count)}${more}</p>`
const style = `dt { break-after: avoid } @page { size: 100mm 100mm; margin: 10mm }
  :root { --notes: foot; font: 10px/12px monospace } body, p { margin: 0 } p { orphans: 2; widows: 2 }
  h2 { font-size: 14px; margin: 7px 0 3px; break-after: avoid } ol { margin: 0 }
  figure { margin: 5px 0; break-inside: avoid } .footnotes { float: left; break-inside: avoid }`

const browser = oneBrowser()

/** A page laid out in foreseen pages, and what is found in it. */
async function placed<T>(body: string, look: () => T, more = '', dir = 'ltr'): Promise<T> {
  const html = `<!doctype html><html dir="${dir}"><style>${style}${more}</style><body><main><div class="text">${body}</div></main>`
  const tab: OpenPage = await browser.open({html, resources: new Map()})
  try {
    const steps = [
      enterPages,
      endLooseLines,
      installHeads,
      installFigures,
      alignLines,
      alignLines,
      installLines,
      installFeet,
      installFootnotes,
      fillPages
    ]
    for (const step of steps) await tab.evaluate(step, undefined)
    return await tab.evaluate(look, undefined)
  } finally {
    await tab.close()
  }
}

it('carries a figure that comes too late to the head of the next page, and fills the page with text', async () => {
  const found = await placed(
    `${paragraph(14)}<figure style="height:200px"></figure><p id="after">${words.repeat(10)}</p>`,
    () => {
      const figure = document.querySelector('figure') as HTMLElement
      const after = document.getElementById('after') as HTMLElement
      const pages = globalThis.pages!
      const rect = figure.getBoundingClientRect()
      return [pages.begin(figure), pages.begin(after), Math.round(rect.top - pages.top(1))]
    }
  )
  expect(found).toEqual([1, 0, 0])
}, 60_000)

it('puts notes at the foot of the page that calls them, below its text', async () => {
  const call = '<a class="note-call" id="call" href="#note-1">1</a>'
  const found = await placed(
    `${paragraph(2, call)}${paragraph(30)}<section role="doc-endnotes"><h2>Notes</h2><ol class="notes"><li id="note-1"><p>A note.</p><p>Its second paragraph.</p></li></ol></section>`,
    () => {
      const pages = globalThis.pages!
      const note = document.getElementById('note-1') as HTMLElement
      const second = document.querySelectorAll('.text > p')[1] as HTMLElement
      const line = second.getClientRects()[0]!
      const rect = note.getBoundingClientRect()
      return [pages.begin(note), pages.bottom - rect.bottom < 4, rect.top - line.top > 100]
    }
  )
  expect(found).toEqual([0, true, true])
}, 60_000)

const arabic = 'هذا نص عربي يملأ سطرا من العمود الضيق كلمة بعد كلمة حتى ينتهي السطر إلى آخره. '
const noteList = (count: number) =>
  `<section role="doc-endnotes"><h2>Notes</h2><ol class="notes">${Array.from({length: count}, (_, at) => `<li id="note-${at + 1}"><p>A note.</p></li>`).join('')}</ol></section>`
const callOf = (number: number) => `<a class="note-call" href="#note-${number}">${number}</a>`

/** Of each note: its page, that of its call, how far it is from the foot, and whether its left edge is the text's. */
function feet(): [note: number, call: number, isAtFoot: boolean, isInColumn: boolean][] {
  const pages = globalThis.pages!
  return Array.from(document.querySelectorAll<HTMLElement>('.notes > li'), (note) => {
    const call = document.querySelector(`[href="#${note.id}"]`) as HTMLElement
    const foot = note.closest('.footnotes')?.getBoundingClientRect()
    const {left = 0} = foot ? pages.edge(pages.columnOf(foot)) : {}
    const isAtFoot = foot !== undefined && Math.abs(pages.bottom - foot.bottom) < 4
    const pageOf = (element: Element) => pages.pageOf(element.getClientRects()[0]!)
    return [pageOf(note), pageOf(call), isAtFoot, foot !== undefined && Math.abs(foot.left - left) < 2]
  })
}

it('puts notes at the foot beside passages that run from right to left', async () => {
  for (const before of [8, 10, 12]) {
    const passage = `<p dir="rtl">${arabic.repeat(4)}${callOf(1)}</p>`
    const found = await placed(
      `${paragraph(before)}${passage}<p dir="rtl">${arabic.repeat(20)}</p>${paragraph(9)}${noteList(1)}`,
      feet
    )
    const [note, call, ...isPlaced] = found[0]!
    expect([note - call, ...isPlaced], `${before}`).toEqual([0, true, true])
  }
}, 60_000)

it('puts notes at the foot of pages and columns that follow each other from right to left', async () => {
  const text = [1, 2, 3, 4]
    .map((at) => `<p>${arabic.repeat(14)}${callOf(at)} ${arabic.repeat(8)}</p>`)
    .join('')
  for (const columns of ['', '.text { columns: 2; column-gap: 5mm }']) {
    const found = await placed(`${text}${noteList(4)}`, feet, columns, 'rtl')
    expect(found.map(([note, call]) => note - call)).toEqual([0, 0, 0, 0])
    expect(found.every(([, , isAtFoot]) => isAtFoot)).toBe(true)
    expect(new Set(found.map(([note]) => note)).size).toBeGreaterThan(1)
  }
}, 60_000)

it('puts notes below the level columns of the last page', async () => {
  for (const last of [3, 6, 9, 12]) {
    const found = await placed(
      `${paragraph(20, callOf(1))}${paragraph(8)}${paragraph(last, callOf(2))}${paragraph(last, callOf(3))}${noteList(3)}`,
      () => {
        const pages = globalThis.pages!
        const foot = Array.from(document.querySelectorAll('.footnotes')).at(-1)!.getBoundingClientRect()
        const ends = [0, 1].map((column) => {
          const own = pages.pageOf(foot) * 2 + column
          return Math.max(
            ...globalThis
              .lines!.of(own)
              .map(({bottom}) => bottom)
              .filter(Number.isFinite)
          )
        })
        return {uneven: Math.abs(ends[0]! - ends[1]!), under: foot.bottom - Math.max(...ends)}
      },
      '.text { columns: 2; column-gap: 5mm }'
    )
    expect(found.uneven, `${last}`).toBeLessThan(26)
    expect(found.under).toBeGreaterThan(0)
    const where = await placed(
      `${paragraph(20, callOf(1))}${paragraph(8)}${paragraph(last, callOf(2))}${paragraph(last, callOf(3))}${noteList(3)}`,
      feet,
      '.text { columns: 2; column-gap: 5mm }'
    )
    expect(where.map(([note, call, isAtFoot]) => [note - call, isAtFoot])).toEqual(Array(3).fill([0, true]))
  }
}, 120_000)

it('keeps notes at the foot when references stand behind them, and entries beside them', async () => {
  const call = '<a class="note-call" id="call" href="#note-1">1</a>'
  const entries = Array.from(
    {length: 9},
    (_, index) => `<li style="break-inside:avoid">Entry ${index}: ${words}</li>`
  ).join('')
  const notes =
    '<section role="doc-endnotes"><h2>Notes</h2><ol class="notes"><li id="note-1">A note.</li></ol></section>'
  const found = await placed(
    `${paragraph(2, call)}${paragraph(3)}${notes}<section><h2>References</h2><ul>${entries}</ul></section>`,
    () => {
      const pages = globalThis.pages!
      const rect = (document.getElementById('note-1') as HTMLElement).getBoundingClientRect()
      const below = Array.from(document.querySelectorAll('.text li, .text p')).filter(
        (one) =>
          one.id !== 'note-1' &&
          Array.from(one.getClientRects()).some(
            (own) => pages.columnOf(own) === pages.columnOf(rect) && own.bottom > rect.bottom
          )
      )
      return [pages.columnOf(rect), pages.bottom - rect.bottom < 4, below.length]
    }
  )
  expect(found).toEqual([0, true, 0])
}, 60_000)

it('strands no heading above notes', async () => {
  const found: unknown[] = []
  for (const count of [11, 12, 13, 14]) {
    const call = '<a class="note-call" id="call" href="#note-1">1</a>'
    const body = `${paragraph(1, call)}${paragraph(count)}<h2>Head</h2>${paragraph(10)}<section role="doc-endnotes"><h2>Notes</h2><ol class="notes"><li id="note-1"><p>A note.</p></li></ol></section>`
    found.push(
      await placed(body, () => {
        const pages = globalThis.pages!
        const head = document.querySelector('h2') as HTMLElement
        const range = document.createRange()
        range.selectNodeContents(head.nextElementSibling!.lastChild!)
        return pages.begin(head) === pages.columnOf(range.getClientRects()[0]!)
      })
    )
  }
  expect(found).toEqual([true, true, true, true])
}, 60_000)

it('puts notes at the foot where figures span the columns, or leaves all at the end', async () => {
  let atFoot = 0
  for (const before of [4, 7, 10, 13]) {
    const figure = '<figure style="height:100px;column-span:all"></figure>'
    const body = `${paragraph(before, callOf(1))}${paragraph(9, callOf(2))}${figure}${paragraph(9, callOf(3))}${paragraph(9, callOf(4))}${figure}${paragraph(12, callOf(5))}${noteList(5)}`
    const found = await placed(body, feet, '.text { columns: 2; column-gap: 5mm }')
    // One that hangs in the text is worse than one at the end.
    expect(new Set(found.map(([, , isAtFoot]) => isAtFoot)).size, `${before}`).toBe(1)
    if (found[0]![2]) atFoot += 1
    for (const [note, call, isAtFoot] of found) if (isAtFoot) expect(note - call).toBeLessThanOrEqual(1)
  }
  expect(atFoot).toBeGreaterThanOrEqual(3)
}, 120_000)

it('fills the hole before a figure across the columns where no note is left to place', async () => {
  const figure = '<figure style="height:200px;column-span:all"></figure>'
  for (const before of [20, 22, 24]) {
    const body = `${paragraph(4, callOf(1))}${paragraph(before)}${figure}${paragraph(9).repeat(4)}${noteList(1)}`
    const found = await placed(
      body,
      () => [
        globalThis.pages!.begin(document.querySelector('#note-1')!) >= 0,
        document.querySelector('.moved') !== null
      ],
      '.text { columns: 2; column-gap: 5mm }'
    )
    expect(found, `${before}`).toEqual([true, true])
  }
}, 120_000)

it('knows how high a foot with some notes will be, whatever stands in them', async () => {
  const notes = [
    'A note.',
    words.repeat(3),
    `${words}<ul style="margin:7px 0"><li>Item</li></ul>`,
    '<p>One.</p><p>Two.</p>'
  ]
  const list = (more = '') =>
    `<section role="doc-endnotes"><ol class="notes">${[...notes, more].map((note, at) => `<li id="note-${at + 1}">${note}</li>`).join('')}</ol></section>`
  const image = `<img style="width:9px;height:31px" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E">`
  const sheets = ['', '.notes li { margin: 3px 0 5px }', '.notes li:last-child { padding-bottom: 9px }']
  for (const sheet of sheets)
    for (const more of ['Last.', image]) {
      const tab = await browser.open({
        html: `<!doctype html><style>${style}${sheet}</style><body><main><div class="text">${paragraph(3)}${list(more)}</div></main>`,
        resources: new Map()
      })
      await tab.evaluate(enterPages, undefined)
      await tab.evaluate(installFeet, undefined)
      const found = await tab.evaluate(() => {
        const feet = globalThis.feet!
        const items = Array.from(document.querySelectorAll<HTMLElement>('.notes > li'))
        const text = document.querySelector('.text')!
        feet.begin()
        // The first may be made before anything was asked.
        feet.make(items.slice(1, 2))
        feet.giveBack(items.slice(1, 2))
        const wrong: string[] = []
        for (let from = 0; from < items.length; from++)
          for (let to = from + 1; to <= items.length; to++) {
            const told = feet.heightOf(items.slice(from, to))
            const foot = feet.make(items.slice(from, to))
            const holder = document.createElement('div')
            holder.style.cssText = `position:absolute;width:${globalThis.pages!.edge(0).width}px`
            holder.append(foot)
            text.prepend(holder)
            const {height} = holder.getBoundingClientRect()
            feet.giveBack(items.slice(from, to))
            holder.remove()
            if (told !== height) wrong.push(`${from} to ${to}: ${told}, not ${height}`)
          }
        return {wrong, order: Array.from(document.querySelectorAll('.notes > li'), ({id}) => id)}
      }, undefined)
      await tab.close()
      expect(found.wrong, `${sheet} ${more}`).toEqual([])
      expect(found.order).toEqual(['note-1', 'note-2', 'note-3', 'note-4', 'note-5'])
    }
}, 60_000)

it('moves a table without a caption that spans all columns only where it would leave a column empty', async () => {
  const look = () => {
    const table = document.querySelector('.table-scroll') as HTMLElement
    const after = document.getElementById('after') as HTMLElement
    return [globalThis.pages!.begin(after), table.matches('.moved')]
  }
  const table = '<div class="table-scroll" style="height:150px;column-span:all;break-inside:avoid"></div>'
  const columns =
    '.text { columns: 2; column-gap: 5mm } .unbroken { break-inside: avoid; height: 240px; margin: 0 }'
  const following = `${paragraph(4).replace('<p', '<p id="after"')}${paragraph(6)}`
  // What fills one column can't be shared out between two.
  const gaping = await placed(`<div class="unbroken"></div>${table}${following}`, look, columns)
  expect(gaping).toEqual([1, true])
  const shared = await placed(`${paragraph(6)}${table}${following}`, look, columns)
  expect(shared[1]).toBe(false)
}, 60_000)

it('sends the line of a call on whose note has no room', async () => {
  const found: number[] = []
  for (const size of [20, 21, 22, 23, 24, 25]) {
    const rows = Array.from({length: size}, (_, at) => `Row ${at}.`).join('<br>')
    const body = `<p>${rows} A call.${callOf(1)}<br>more<br>more<br>more</p>${paragraph(8)}${noteList(1)}`
    for (const [note, call] of await placed(body, feet)) found.push(note - call)
  }
  expect(found).toEqual([0, 0, 0, 0, 0, 0])
}, 60_000)

it('lets a long line of code hang, and leaves its text as it was', async () => {
  const html = `<!doctype html><style>:root { --page-width: 60mm; font: 10px/12px monospace } body { margin: 0; width: 60mm } pre, code { white-space: pre-wrap; margin: 0; font: inherit; overflow-wrap: anywhere }</style>
    <body><div class="text"><pre><code>short = 1\n  <span>long_name(of_arguments, "a comment that is as long as it can well be\nthat goes on in a further line,</span> which is long too")\nend</code></pre></div>`
  const tab = await browser.open({html, resources: new Map()})
  const look = () => {
    const pre = document.querySelector('pre') as HTMLElement
    const range = document.createRange()
    const further = Array.from(pre.querySelectorAll<HTMLElement>('[style]'), (line) => {
      range.selectNodeContents(line)
      const rects = Array.from(range.getClientRects())
      const rows = [...new Set(rects.map(({top}) => Math.round(top / 12)))]
      const lefts = rows.map((row) =>
        Math.round(Math.min(...rects.filter(({top}) => Math.round(top / 12) === row).map(({left}) => left)))
      )
      return [lefts.length > 1, new Set(lefts.slice(1)).size, lefts[1]! > lefts[0]!]
    })
    return {text: pre.textContent, further}
  }
  try {
    const before = await tab.evaluate(look, undefined)
    await tab.evaluate(hangCode, undefined)
    const after = await tab.evaluate(look, undefined)
    expect(after.text).toBe(before.text)
    expect(after.further).toEqual([
      [true, 1, true],
      [true, 1, true]
    ])
  } finally {
    await tab.close()
  }
}, 60_000)

it('strands neither heads nor terms above notes, whatever stands before them', async () => {
  const before: Record<string, string> = {
    admonition: `<aside style="break-inside:avoid;border:1px solid;margin:6px 0"><p>${words.repeat(3)}</p></aside>`,
    table:
      '<table style="break-inside:avoid;margin:6px 0"><tr><td>A cell</td></tr><tr><td>Another</td></tr></table>',
    heads: `${paragraph(1)}<section><h2>Upper</h2>`,
    list: `<ul style="margin:6px 0"><li>${words}</li><li>${words}</li></ul>`
  }
  const behind: Record<string, string> = {
    paragraph: `<section><h2 class="kept">Head</h2>${paragraph(10)}</section>`,
    list: `<h2 class="kept">Head</h2><ul><li>${words}</li><li>${words.repeat(8)}</li></ul>`,
    terms: `<dl><dt class="kept">Term</dt><dd>${words.repeat(5)}</dd></dl>${paragraph(8)}`,
    equation: `<h2 class="kept">Head</h2><div style="height:30px;break-inside:avoid;display:grid">x</div>${paragraph(8)}`
  }
  const stranded: string[] = []
  for (const [name, upper] of Object.entries(before))
    for (const [below, lower] of Object.entries(behind))
      for (const count of [9, 10, 11, 12, 13]) {
        const call = '<a class="note-call" id="call" href="#note-1">1</a>'
        const body = `${paragraph(1, call)}${paragraph(count)}${upper}${lower}<section role="doc-endnotes"><h2>Notes</h2><ol class="notes"><li id="note-1"><p>A note.</p></li></ol></section>`
        const isStranded = await placed(body, () => {
          const pages = globalThis.pages!
          const head = document.querySelector('.kept') as HTMLElement
          // Its box may begin beside the notes, and its words go on.
          const columnOf = (element: Element) => {
            const range = document.createRange()
            range.selectNodeContents(element)
            return pages.columnOf(Array.from(range.getClientRects()).find(({width}) => width > 0)!)
          }
          let next = head.nextElementSibling as Element
          while (next.firstElementChild) next = next.firstElementChild
          return columnOf(head) !== columnOf(next) || document.querySelector('.footnotes') === null
        })
        if (isStranded) stranded.push(`${below} behind ${name} and ${count} sentences`)
      }
  expect(stranded).toEqual([])
}, 120_000)

it('foretells where rows of a table go on, its head repeated above them', async () => {
  const rows = Array.from({length: 60}, (_, index) => `<tr><td>Row ${index}</td></tr>`).join('')
  const body = `<table><thead><tr><th style="height:40px">Head</th></tr></thead><tbody>${rows}</tbody></table>`
  const html = `<!doctype html><style>${style} table { border-collapse: collapse } td, th { padding: 2px }</style><body><main><div class="text">${body}</div></main>`
  const tab = await browser.open({html, resources: new Map()})
  try {
    for (const step of [enterPages, installHeads, alignLines]) await tab.evaluate(step, undefined)
    const foretold = await tab.evaluate(
      () =>
        Array.from(document.querySelectorAll('tbody tr'))
          .map((row) => [row.textContent, globalThis.pages!.begin(row)] as const)
          .filter(([, page], at, all) => page > (all[at - 1]?.[1] ?? 0))
          .map(([text]) => text),
      undefined
    )
    await tab.evaluate(leavePages, undefined)
    expect(
      await tab.evaluate(() => document.querySelectorAll('td[style*="padding"]').length, undefined)
    ).toBe(0)
    const printed = (await textOf(await tab.pdf())).split('Head').slice(2)
    expect(printed.map((page) => /Row \d+/u.exec(page)?.[0])).toEqual(foretold)
    expect(foretold.length).toBeGreaterThan(1)
  } finally {
    await tab.close()
  }
}, 60_000)

it('puts a note on the page that calls it where that page ends with a head', async () => {
  const call = '<a class="note-call" id="call" href="#note-1">1</a>'
  const note = '<li id="note-1"><p>A note.</p><p>More.</p><p>More.</p></li>'
  const misplaced: number[] = []
  // Heads at every height of the page's end.
  for (let lines = 11; lines < 20; lines++) {
    const found = await placed(
      `${paragraph(1, call)}<p>${'Line<br>'.repeat(lines)}</p><h2 style="break-inside:avoid">Head</h2>${paragraph(12)}<section role="doc-endnotes"><h2>Notes</h2><ol class="notes">${note}</ol></section>`,
      () => {
        const begin = globalThis.pages!.begin
        return begin(document.getElementById('call')!) === begin(document.getElementById('note-1')!)
      }
    )
    if (!found) misplaced.push(lines)
  }
  expect(misplaced).toEqual([])
}, 120_000)

it('keeps room above a figure that is not the first in its column, and none above one that is', async () => {
  const figure = '<figure style="height:120px;margin:24px 0"></figure>'
  const all: [boolean, number, number][] = []
  for (let lines = 6; lines < 18; lines += 2) {
    const call = '<a class="note-call" id="call" href="#note-1">1</a>'
    const found = await placed(
      `${paragraph(lines, call)}${figure}${paragraph(20)}<section role="doc-endnotes"><ol class="notes"><li id="note-1"><p>A note.</p><p>More.</p></li></ol></section>`,
      (): [boolean, number, number] => {
        const pages = globalThis.pages!
        const own = document.querySelector('figure')!
        const column = pages.begin(own)
        const top = own.getBoundingClientRect().top - pages.top(column)
        return [column > 0 && top < 30, top, Number.parseFloat(getComputedStyle(own).marginTop)]
      }
    )
    all.push(found)
  }
  for (const [isFirst, top, above] of all)
    expect(isFirst ? top : above).toSatisfy((room: number) => (isFirst ? room < 1 : room >= 4))
}, 120_000)

it('sets text below heads and figures on lines of the grid', async () => {
  const offsets = await placed(
    `${paragraph(3)}<h2>Head</h2><p class="a">${words}</p><figure style="height:41px"></figure><p class="a">${words}</p>`,
    () => {
      const top = globalThis.pages!.top(0)
      return Array.from(document.querySelectorAll('.a'), (p) => (p.getBoundingClientRect().top - top) % 12)
    }
  )
  for (const offset of offsets) expect(Math.min(offset, 12 - offset)).toBeLessThan(0.8)
}, 60_000)

it('sets text close below a head that comes to the head of a page', async () => {
  const gaps: number[] = []
  for (let lines = 0; lines < 9; lines++) {
    const found = await placed(
      `${'<p>A line.</p>'.repeat(10 + lines)}<ul><li>Item</li></ul><h3>Head</h3><p class="a">${words.repeat(4)}</p>`,
      () => {
        const head = document.querySelector('h3')!.getBoundingClientRect()
        return document.querySelector('.a')!.getClientRects()[0]!.top - head.bottom
      },
      `.text { font: 9.7pt/17.8px monospace } ul { margin: 1.8mm 0 }
        h3 { font-size: 10.2pt; line-height: 13.6pt; margin: 11.4pt 0 2.2pt; break-after: avoid }`
    )
    gaps.push(found)
  }
  for (const gap of gaps) expect(gap).toBeLessThan(6)
}, 120_000)

it('puts what room there is above the second of two heads at the head of a page', async () => {
  const [between, below, over] = await placed(
    `<div style="height:295px"></div><h2>Head</h2><h3>Second</h3><p class="a">${words.repeat(4)}</p>`,
    () => {
      const [upper, lower] = ['h2', 'h3'].map((name) => document.querySelector(name)!.getBoundingClientRect())
      const {top} = document.querySelector('.a')!.getClientRects()[0]!
      return [lower!.top - upper!.bottom, top - lower!.bottom, (top - globalThis.pages!.top(1)) % 12]
    },
    'h2, h3 { line-height: 18px } h3 { font-size: 12px; margin: 3px 0 2px; break-after: avoid }'
  )
  expect(below).toBeCloseTo(2, 0)
  expect(between).toBeGreaterThan(3)
  expect(Math.min(over!, 12 - over!)).toBeLessThan(0.8)
}, 60_000)

const rows = (count: number) => `<table><tbody>${'<tr><td>Words</td></tr>'.repeat(count)}</tbody></table>`

it('lets a table float that the end of a page would cut, and keeps tables in their order', async () => {
  const found = await placed(
    `${paragraph(14)}<figure class="a" style="height:150px"></figure><p>Words</p><figure class="a table">${rows(10)}</figure>${paragraph(20)}`,
    () =>
      Array.from(document.querySelectorAll('.a'), (figure) => [
        figure.classList.contains('floating'),
        figure.getClientRects().length,
        globalThis.pages!.begin(figure)
      ]),
    '.table { break-inside: auto } tr { break-inside: avoid }'
  )
  expect(found).toEqual([
    [true, 1, 1],
    [true, 1, 2]
  ])
}, 60_000)

it('begins a table that no page can hold where it is called', async () => {
  const found = await placed(
    `${paragraph(4)}<figure>${rows(40)}</figure>`,
    () => {
      const pages = globalThis.pages!
      const figure = document.querySelector('figure')!
      return [pages.begin(figure), figure.getClientRects().length > 1]
    },
    'tr { break-inside: avoid }'
  )
  expect(found).toEqual([0, true])
}, 60_000)

it('cuts a short table without a caption at no page’s end', async () => {
  for (let lines = 20; lines < 26; lines++) {
    const found = await placed(
      `${'<p>A line.</p>'.repeat(lines)}<div class="table-scroll">${rows(2)}</div>${paragraph(3)}`,
      () => document.querySelector('table')!.getClientRects().length,
      'tr { break-inside: avoid } table { border-collapse: collapse }'
    )
    expect(found).toBe(1)
  }
}, 120_000)

it('writes the number of its page into an entry of the contents', async () => {
  const body = `<nav role="doc-toc"><a href="#late">Late</a></nav>${paragraph(40)}<section id="late"><h2>Late</h2></section>`
  const html = `<!doctype html><style>${style}</style><body><main><div class="text">${body}</div></main>`
  const tab = await browser.open({html, resources: new Map()})
  try {
    await tab.evaluate(enterPages, undefined)
    const {pages, printed} = await tab.evaluate(numberPages, {first: 31, given: undefined})
    const shown = await tab.evaluate(() => document.querySelector('a')?.getAttribute('data-page'), undefined)
    expect(printed).toEqual(['late'])
    expect(pages['late']).toBeGreaterThan(1)
    expect(shown).toBe(String(30 + (pages['late'] ?? 0)))
    await tab.evaluate(numberPages, {first: 31, given: {late: 9}})
    expect(await tab.evaluate(() => document.querySelector('a')?.getAttribute('data-page'), undefined)).toBe(
      '39'
    )
  } finally {
    await tab.close()
  }
}, 60_000)

it('ends a line early, once, whose words a formula that does not break would set far apart', async () => {
  const formula = `<span class="bound"><math><mi>a</mi><mo>=</mo><mi>${'b'.repeat(30)}</mi></math>,</span>`
  const look = async (align: string) =>
    placed(
      `<p style="text-align:${align}">Words of a line that is short <em>and</em> the ${formula} words that follow it until all of the lines are full.</p>`,
      () => {
        const words = document.querySelector('p')!.firstChild as Text
        const range = document.createRange()
        range.setStart(words, 5)
        range.setEnd(words, 6)
        return [Math.round(range.getBoundingClientRect().width), document.querySelectorAll('br').length]
      }
    )
  expect(await look('justify')).toEqual(await look('left').then(([width]) => [width, 1]))
  expect((await look('left'))[1]).toBe(0)
}, 60_000)

it('ends a line of Han signs early that would be set far apart', async () => {
  const found = await placed(
    '<p style="text-align:justify">同样的输入得到同样的输出Internationalisierungsstadtverwaltungsangestellten同样的输入得到同样的输出</p>',
    () => document.querySelector('br')?.nextSibling?.textContent?.slice(0, 13)
  )
  expect(found).toBe('International')
}, 60_000)

it('ends a line early before a long word with a capital, and leaves lines that are full enough', async () => {
  const found = await placed(
    '<p style="text-align:justify">The city in the middle of it all is Internationalisierungsstadtverwaltung, and so is the one beside it. Some more words of it.</p>',
    () => {
      const end = document.querySelector('br')
      return [end?.nextSibling?.textContent?.slice(0, 13), document.querySelectorAll('br').length]
    }
  )
  expect(found).toEqual(['International', 1])
}, 60_000)

it.each([
  ['by a hair, in the right column', 9, 3, 'clip'],
  ['by a hair, in the left column', 1, 3, 'visible'],
  ['for all to see', 9, 30, 'visible']
])('keeps the size of the print where a line juts out %s', async (_, before, over, overflow) => {
  const wide = `<p><span style="display: inline-block; width: calc(100% + ${over}px)">wide</span></p>`
  const columns = '.text { columns: 2; column-gap: 6mm; column-fill: auto }'
  const body = `${paragraph(before)}${wide}${paragraph(60)}`
  const html = `<!doctype html><style>${style}${columns}</style><body><main><div class="text">${body}</div></main>`
  const tab = await browser.open({html, resources: new Map()})
  try {
    for (const step of [enterPages, installHeads, leavePages]) await tab.evaluate(step, undefined)
    const found = await tab.evaluate(
      () => getComputedStyle(document.body.firstElementChild as Element).overflowX,
      undefined
    )
    expect(found).toBe(overflow)
  } finally {
    await tab.close()
  }
})

it('keeps the marks of items beside a foot where they belong', async () => {
  const note =
    '<section role="doc-endnotes"><ol class="notes"><li id="note-1"><p>A note.</p></li></ol></section>'
  // A figure that is carried over has the foot hang before it, and the list behind it stands beside the foot.
  const float = await placed(
    `${paragraph(8, '<a class="note-call" href="#note-1">1</a>')}<figure style="height:200px"></figure>
     <ul><li>One</li><li>Two</li></ul>${note}`,
    () => {
      const foot = document.querySelector('.footnotes') as HTMLElement
      const item = document.querySelector('.text ul li') as HTMLElement
      const [one, other] = [foot.getBoundingClientRect(), item.getBoundingClientRect()]
      return [
        getComputedStyle(foot).float,
        other.top > one.top && other.bottom < one.bottom,
        one.left <= other.left
      ]
    }
  )
  expect(float).toEqual(['right', true, true])
})

it('keeps notes on the last page, below columns that are levelled', async () => {
  const entries = [2, 3, 2, 4, 2, 3]
    .map((count) => `<li>${'Words of an entry. '.repeat(count)}</li>`)
    .join('')
  const columns =
    '.text { columns: 2; column-gap: 5mm; line-height: 12px } .references > li { break-inside: avoid; margin-bottom: 4px }'
  for (const before of [1, 2, 3, 4]) {
    const body = `${paragraph(before, callOf(1))}<section role="doc-bibliography"><h2>References</h2><ol class="references">${entries}</ol></section>${noteList(1)}`
    const tab = await browser.open({
      html: `<!doctype html><style>${style}${columns}</style><body><main><div class="text">${body}</div></main>`,
      resources: new Map()
    })
    try {
      const steps = [
        enterPages,
        installHeads,
        installFigures,
        alignLines,
        installLines,
        installFeet,
        installFootnotes,
        fillPages,
        levelColumns
      ]
      for (const step of steps) await tab.evaluate(step, undefined)
      const found = await tab.evaluate(() => {
        const rect = document.querySelector('.footnotes')!.getClientRects()[0]!
        return [pages!.pageOf(rect), Math.round(pages!.bottom - rect.bottom)]
      }, undefined)
      expect(found, `${before}`).toEqual([0, 2])
    } finally {
      await tab.close()
    }
  }
}, 60_000)
