import {existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {realEnvironment} from '../../src/environment/real.js'
import {publish} from '../../src/publish.js'
import {manuscripts, templates} from '../check/built.js'
import {hasVeraPdf, veraMessages} from './verapdf.js'

const corpus = resolve('../shared/corpus/joss')
const environment = realEnvironment()
const place = mkdtempSync(join(tmpdir(), 'colophon-conformance-'))
const built: string[] = []

/** Every `paper*.md` of the corpus, with its folder. */
const papers = existsSync(corpus)
  ? readdirSync(corpus, {recursive: true, encoding: 'utf8'})
      .filter((path) => /(?:^|\/)paper[^/]*\.md$/u.test(path))
      .sort()
      .map((path) => join(corpus, path))
  : []

async function print(path: string, template: string): Promise<void> {
  const out = join(place, String(built.length))
  const {galleys, failed} = await publish(
    path,
    {out, base: dirname(path), template, formats: ['pdf'], force: true},
    environment
  )
  // A manuscript with an error has no galleys.
  if (!failed) built.push(...galleys.map((galley) => galley.path))
}

beforeAll(async () => {
  if (!hasVeraPdf) return
  for (const {path, there} of manuscripts) {
    for (const template of templates) if (there) await print(path, template)
  }
  for (const paper of papers) await print(paper, 'journal')
}, 300_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

const without = hasVeraPdf ? '' : ' (left out: no Java, or no veraPDF; `npm run conformance` fetches it)'
const alone = papers.length > 0 ? '' : ' (without the corpus: not here)'

describe.runIf(hasVeraPdf)(`every PDF${alone}${without}`, () => {
  it.each(['ua1', '3a'])(
    'keeps to %s in all that veraPDF can tell',
    (profile) => {
      expect(built.length).toBeGreaterThanOrEqual(papers.length > 0 ? 20 : templates.length)
      expect(veraMessages(built, profile)).toEqual([])
    },
    300_000
  )
})
