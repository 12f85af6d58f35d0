import {createCanvas} from '@napi-rs/canvas'
import {h} from 'hastscript'
import {VFile} from 'vfile'
import {expect, test} from 'vitest'
import {checkProfile} from '../../src/check/profiles/profile.js'
import {profiles} from '../../src/check/profiles/profiles.js'
import type {Asset, Page, Template} from '../../src/model/index.js'
import {renderEpub} from '../../src/render/epub/epub.js'
import {latinFonts, page, template} from '../render/epub/fixture.js'

const stores = ['kindle', 'kobo', 'apple'] as const

/** Ids of the rules a store says are broken. */
async function broken(
  id: (typeof stores)[number],
  of: Page,
  look: Template = template,
  fonts = latinFonts()
) {
  const input = {page: of, template: look, fonts, modified: '2024-12-18T00:00:00Z'}
  const {name, bytes} = await renderEpub(input)
  const file = new VFile({path: 'paper.md'})
  const galleys = new Map([['epub' as const, {name, bytes, companions: []}]])
  await checkProfile(profiles[id], {article: of.article, page: of, galleys}, file)
  return file.messages.map(({ruleId}) => ruleId)
}

const table = (columns: number) =>
  h('table', [
    h('tbody', [
      h(
        'tr',
        Array.from({length: columns}, (_, n) => h('td', String(n)))
      )
    ])
  ])
const cover = (width: number, height: number): Asset => ({
  source: 'c.png',
  href: 'images/c.png',
  mediaType: 'image/png',
  bytes: createCanvas(width, height).toBuffer('image/png'),
  digest: '',
  width,
  height
})
const containing = (content: Parameters<typeof h>[2]) => {
  const of = page()
  of.slots.body.push(h('section', {id: 's-more'}, [h('h2', 'More'), content as never]))
  return of
}
const ttf = () => latinFonts().map((face) => ({...face, name: face.name.replace('woff2', 'ttf')}))

test.each(stores)('%s takes what we make', async (id) => {
  expect(await broken(id, page(), template, ttf())).toEqual([])
})

test.each(stores)('%s wants an EPUB', async (id) => {
  const file = new VFile({path: 'paper.md'})
  await checkProfile(profiles[id], {article: page().article, page: page(), galleys: new Map()}, file)
  expect(file.messages.map(({ruleId}) => ruleId)).toEqual([`${id}-epub`])
})

test.each([
  ['kindle', [624, 1000], [625, 1000]],
  ['kobo', [1071, 1448], [1072, 1448]],
  ['apple', [1399, 2000], [1400, 1400]]
] as const)('%s wants a cover that is large enough', async (id, small, enough) => {
  const of = ([width, height]: readonly [number, number]) =>
    page({cover: {asset: cover(width, height), alternative: ''}})
  expect(await broken(id, of(small), template, ttf())).toEqual([`${id}-cover`])
  expect(await broken(id, of(enough), template, ttf())).toEqual([])
})

test('Kobo wants narrow tables, and no WOFF 2', async () => {
  expect(await broken('kobo', containing(table(5)), template, ttf())).toEqual(['kobo-table-columns'])
  expect(await broken('kobo', containing(table(4)), template, ttf())).toEqual([])
  expect(new Set(await broken('kobo', page()))).toEqual(new Set(['kobo-fonts']))
})

test('Kindle wants no table within a table', async () => {
  const nested = h('table', [h('tbody', [h('tr', [h('td', table(2))])])])
  expect(await broken('kindle', containing(nested), template, ttf())).toEqual(['kindle-nested-tables'])
})

test.each(stores)('%s drops what its engine does not know', async (id) => {
  const look = {...template, epubCss: `${template.epubCss}\np { width: calc(1em + 1px) }`}
  expect(await broken(id, page(), look, ttf())).toEqual([`${id}-css`])
})
