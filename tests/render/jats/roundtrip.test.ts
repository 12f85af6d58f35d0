import {readdirSync, statSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {realEnvironment} from '../../../src/environment/real.js'
import type {Article} from '../../../src/model/index.js'
import {understand} from '../../../src/publish.js'
import {frontMatterSoup, manuscriptOfBlocks, soup} from '../../arbitraries.js'
import {complete, understood} from '../../understand.js'
import {difference, jatsText, pageOf, readBack} from './roundtrip.js'

/** `RUNS=4` takes the whole corpus, and looks four times as long. */
const times = Number(process.env['RUNS'] ?? 1)
const corpus = ['manuscript', 'tests/cases', '../shared/seed', '../shared/corpus']
  .flatMap((place) => manuscriptsIn(resolve(place)))
  .filter((path, index) => !path.includes('shared') || times >= 4 || index % 5 === 0)

describe('JATS that is read and written again', () => {
  it(`is the same, and gives the same page, ${corpus.length} real manuscripts`, async () => {
    const environment = realEnvironment()
    const different: string[] = []
    for (const path of corpus) {
      const {article} = await understand(path, {base: dirname(path)}, environment)
      const xml = jatsText(article)
      const {article: again} = await readBack(xml, article.assets, article.slug)
      const found = difference(xml, jatsText(again)) ?? difference(await pageOf(article), await pageOf(again))
      if (found) different.push(`${relative('.', path)}: ${found}`)
    }
    await environment.close()
    expect(different).toEqual([])
  }, 120_000)

  const same = async (article: Article) => {
    const xml = jatsText(article)
    const {article: again} = await readBack(xml, article.assets, article.slug)
    expect(difference(xml, jatsText(again))).toBeUndefined()
  }

  it('is the same, whatever the blocks', async () => {
    await fc.assert(
      fc.asyncProperty(manuscriptOfBlocks, async (text) => same((await understood(complete(text))).article)),
      {numRuns: 60 * times}
    )
  }, 60_000)

  it('is the same, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => same((await understood(text)).article)),
      {numRuns: 60 * times}
    )
  }, 60_000)

  it('is the same, whatever the front matter', async () => {
    await fc.assert(
      fc.asyncProperty(frontMatterSoup, async (text) => same((await understood(text)).article)),
      {numRuns: 40 * times}
    )
  }, 60_000)
})

function manuscriptsIn(place: string): string[] {
  const found = statSync(place, {throwIfNoEntry: false})
  if (!found) return []
  if (!found.isDirectory()) return place.endsWith('.md') ? [place] : []
  return readdirSync(place)
    .sort()
    .flatMap((name) => manuscriptsIn(join(place, name)))
}
