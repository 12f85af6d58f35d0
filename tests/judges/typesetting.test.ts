/** Printed pages, as a typesetter and as programs that read them see them. */
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import type {Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import type {Page} from '../../src/model/index.js'
import {publish} from '../../src/publish.js'
import {renderPage} from '../../src/render/html/page.js'
import {manuscripts, templates} from '../check/built.js'
import {brokenWords, extractors} from './extractors.js'
import {bare, faultsOf, hasPoppler, headsOf, lastDepth, type Margins, pagesOf, unevenness} from './pages.js'

const mm = 72 / 25.4
/** What the print sheets say. */
const margins: Record<string, Margins> = {
  journal: {top: 23 * mm, first: 18 * mm, bottom: 24 * mm, side: 24 * mm, columns: 1},
  'journal-two-column': {top: 21 * mm, first: 15 * mm, bottom: 20 * mm, side: 17.5 * mm, columns: 2}
}

const corpus = [
  'joss/parallelwindfarms+byteparsing/paper/paper.md',
  'joss/imagingofthings+pyFFS/joss_paper/paper.md'
].map((path) => resolve('../shared/corpus', path))
const all = [...manuscripts.map(({path}) => path), ...corpus].filter((path) => existsSync(path))

const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-typesetting-'))
interface Printed {
  pdf: string
  page: Page
  margins: Margins
}
const printed = new Map<string, Printed>()

beforeAll(async () => {
  if (!hasPoppler) return
  for (const [index, path] of all.entries())
    for (const template of templates) {
      const out = join(place, `${index}-${template}`)
      const {article, galleys} = await publish(
        path,
        {out, base: dirname(path), template, formats: ['pdf'], force: true},
        environment
      )
      const pdf = galleys.find(({format}) => format === 'pdf')?.path
      if (article && pdf)
        printed.set(`${path}, ${template}`, {
          pdf,
          page: await renderPage(article),
          margins: margins[template] as Margins
        })
    }
}, 900_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

/** Words that are printed as letters: not those of formulas, nor what stands for pictures. */
function shown({slots}: Page): string {
  const texts: string[] = []
  const slot = [slots.title, slots.abstract, slots.body, slots.statements, slots.references].flat()
  visit({type: 'root', children: slot} as Root, (node) => {
    if (node.type === 'element' && /^(?:math|svg|pre)$/u.test(node.tagName)) return SKIP
    if (node.type === 'text') texts.push(node.value)
    return undefined
  })
  return texts.join(' ')
}

describe.skipIf(!hasPoppler)(`pages${hasPoppler ? '' : ' (left out: no Poppler)'}`, () => {
  it('are as a typesetter would have them: nothing strands, overlaps, or leaves its room', async () => {
    const faults: string[] = []
    for (const [name, {pdf, page, margins}] of printed) {
      const notes = bare(page.slots.notes.map((note) => textOf(note as never)).join(' '))
      faults.push(...faultsOf(pdf, margins, await headsOf(pdf), notes).map((fault) => `${name}, ${fault}`))
    }
    expect(faults).toEqual([])
  }, 120_000)

  it('end with at least five lines, and with level columns', () => {
    const faults = [...printed].flatMap(([name, {pdf, margins}]) => {
      // A line of the text.
      const uneven = unevenness(pdf, margins)
      const depth = lastDepth(pdf, margins)
      return [
        ...(uneven > 14 ? [`${name}: columns end ${uneven.toFixed(0)} points apart`] : []),
        ...(pagesOf(pdf).length > 1 && depth < 50
          ? [`${name}: ${depth.toFixed(0)} points on the last page`]
          : [])
      ]
    })
    expect(faults).toEqual([])
  }, 120_000)

  it('are sent back where a head strands, words overlap, a note hangs in the text, a line leaves its room', async () => {
    const at = (top: number, words: string) =>
      `<div style="position:absolute;top:${top}mm;left:0;white-space:nowrap">${words}</div>`
    const html = `<!doctype html><style>@page{size:A4;margin:20mm}body{margin:0;font:10pt/12pt serif;height:250mm}</style>
      ${at(10, 'Some words of a text')}${at(10.5, 'Other words upon them')}${at(60, 'What a note says of it')}
      ${at(80, 'A line of text that stands below the note')}
      ${at(248, 'A stranded head')}`
    const tab = await (await environment.browser()).open({html, resources: new Map()})
    const path = join(place, 'bad.pdf')
    writeFileSync(path, await tab.pdf())
    await tab.close()
    const judged = (side: number) =>
      faultsOf(
        path,
        {top: 20 * mm, first: 20 * mm, bottom: 20 * mm, side, columns: 1},
        new Set([bare('A stranded head')]),
        bare('What a note says of it')
      ).join('\n')
    for (const words of ['is stranded', 'overlap', 'below the note']) expect(judged(20 * mm)).toContain(words)
    // The printer shows nothing outside a page's own room: a narrower one is named.
    expect(judged(30 * mm)).toContain('outside its room')
  }, 60_000)
})

describe.skipIf(!hasPoppler).each(Object.entries(extractors))('%s', (_, read) => {
  it('reads the words of every article whole', () => {
    const bad = [...printed].flatMap(([name, {pdf, page}]) => {
      const {words, broken} = brokenWords(shown(page), read(pdf))
      // In formulas and pictures letters stand where they must.
      return broken.length > words * 0.01
        ? [`${name}: ${broken.length} of ${words}: ${broken.join(' ')}`]
        : []
    })
    expect(bad).toEqual([])
  }, 300_000)
})

it('tells a word that is read in pieces', () => {
  expect(brokenWords('Research article', 'RES EARC H article').broken).toEqual(['Research'])
  expect(brokenWords('Research article', 'Re-\nsearch article').broken).toEqual([])
})
