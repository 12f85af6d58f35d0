import {readdirSync, statSync} from 'node:fs'
import {dirname, join, relative, resolve} from 'node:path'
import fc from 'fast-check'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {checkGalley} from '../../../src/check/galley.js'
import {realEnvironment} from '../../../src/environment/real.js'
import type {Article, Page} from '../../../src/model/index.js'
import {understand} from '../../../src/publish.js'
import {renderPage} from '../../../src/render/html/page.js'
import {renderJats} from '../../../src/render/jats/jats.js'
import {frontMatterSoup, manuscriptOfBlocks, soup} from '../../arbitraries.js'
import {complete, understood} from '../../understand.js'
import {dtdFaults, hindrance} from './valid.js'

const left = hindrance ? ` (left out: ${hindrance} here)` : ''
const jats = (article: Article) => renderJats(article, '1.3', 'test').bytes

/** Messages about a JATS galley: its words against the page's, and its own rules. */
async function said(article: Article, page: Page): Promise<string[]> {
  const file = new VFile({path: 'galley.jats.xml'})
  await checkGalley('jats', jats(article), page, file)
  return file.messages.map(({reason}) => reason)
}

/** `RUNS=4` takes the whole corpus, and looks four times as long. */
const times = Number(process.env['RUNS'] ?? 1)
const corpus = ['manuscript', '../shared/seed', '../shared/corpus']
  .flatMap((place) => manuscriptsIn(resolve(place)))
  .filter((_, index) => index < 2 || times >= 4 || index % 5 === 0)

describe('the JATS of real manuscripts', () => {
  it(`is valid, and says what the page says, ${corpus.length} of them${left}`, async () => {
    const environment = realEnvironment()
    const documents: Uint8Array[] = []
    const different: string[] = []
    for (const path of corpus) {
      const {article} = await understand(path, {base: dirname(path)}, environment)
      documents.push(jats(article))
      const messages = await said(article, await renderPage(article))
      different.push(...messages.map((message) => `${relative('.', path)}: ${message}`))
    }
    await environment.close()
    expect(different).toEqual([])
    expect(hindrance ? [] : dtdFaults(documents)).toEqual([])
  }, 120_000)
})

describe('the JATS of any manuscript', () => {
  it('says every word of the page, with ids that are unique and references that lead somewhere', async () => {
    await fc.assert(
      fc.asyncProperty(manuscriptOfBlocks, async (text) => {
        const {article, page} = await understood(complete(text))
        expect(await said(article, page)).toEqual([])
      }),
      {numRuns: 40 * times}
    )
  }, 60_000)

  it.skipIf(hindrance)(
    `is valid, whatever the text and the front matter${left}`,
    async () => {
      const documents: Uint8Array[] = []
      const gather = async (text: string) => {
        documents.push(jats((await understood(text)).article))
      }
      await fc.assert(fc.asyncProperty(soup, gather), {numRuns: 60 * times})
      await fc.assert(fc.asyncProperty(frontMatterSoup, gather), {numRuns: 40 * times})
      await fc.assert(fc.asyncProperty(manuscriptOfBlocks, gather), {numRuns: 60 * times})
      expect(dtdFaults(documents)).toEqual([])
    },
    120_000
  )
})

function manuscriptsIn(place: string): string[] {
  const found = statSync(place, {throwIfNoEntry: false})
  if (!found) return []
  if (!found.isDirectory()) return place.endsWith('.md') ? [place] : []
  return readdirSync(place)
    .sort()
    .flatMap((name) => manuscriptsIn(join(place, name)))
}
