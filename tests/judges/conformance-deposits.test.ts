import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {lettersOf} from '../../src/crosswalk/crosswalk.js'
import {fields} from '../../src/crosswalk/fields.js'
import {fullTitle, keywordsOf} from '../../src/crosswalk/work.js'
import {realEnvironment} from '../../src/environment/real.js'
import {type Article, displayName, galleyName, parseDoi, sortName} from '../../src/model/index.js'
import {understand} from '../../src/publish.js'
import {renderMetadata} from '../../src/render/deposit/deposit.js'
import {manuscriptsBelow} from '../corpus/manuscripts.mjs'
import {plantedManuscript} from '../crosswalk/planted.js'
import {folder} from './deposits.mjs'

const isHere = existsSync(folder)
const without = isHere ? '' : ' (left out: no judges; `npm run conformance` fetches them)'
const place = mkdtempSync(join(tmpdir(), 'colophon-deposits-'))
const formats = ['cff', 'ris', 'bibtex', 'datacite', 'datacite-json'] as const

interface Verdict {
  faults: string[]
  ris: Record<string, string | string[]>[]
  bib: Record<string, string>[]
}
const articles: Article[] = []
let verdicts: Verdict[] = []

/** What DataCite demands and a manuscript of the corpus may lack. */
function deposited(article: Article, at: number): Article {
  return {
    ...article,
    slug: `record-${at}`,
    doi: article.doi ?? parseDoi('10.5555/sample'),
    journal: {...article.journal, publisher: article.journal.publisher ?? 'Sample Press'},
    dates: {...article.dates, published: article.dates.published ?? '2026-11-23'}
  }
}

beforeAll(async () => {
  if (!isHere) return
  const environment = realEnvironment()
  const planted = join(place, 'planted.md')
  writeFileSync(planted, plantedManuscript)
  const paths = ['manuscript', '../shared/seed', '../shared/corpus']
    .map((path) => resolve(path))
    .filter((path) => statSync(path, {throwIfNoEntry: false})?.isDirectory())
    .flatMap(manuscriptsBelow)
  for (const path of [planted, ...paths]) {
    const {article} = await understand(path, {base: dirname(path)}, environment)
    if (article.contributors.length > 0) articles.push(deposited(article, articles.length))
  }
  await environment.close()
  const options = {crossrefVersion: '5.3.1', seconds: undefined, built: [], version: 'test'} as const
  for (const article of articles)
    for (const format of formats)
      writeFileSync(
        join(place, galleyName(format, article.slug)),
        renderMetadata(format, article, options).bytes
      )
  const stems = articles.map(({slug}) => join(place, slug))
  const run = spawnSync('python3', ['tests/judges/deposits.py', folder, ...stems], {
    encoding: 'utf8',
    maxBuffer: 1 << 28
  })
  expect(run.stderr).toBe('')
  verdicts = JSON.parse(run.stdout) as Verdict[]
}, 300_000)
afterAll(() => rmSync(place, {recursive: true}))

describe.runIf(isHere)(`records of metadata${without}`, () => {
  it('keep to the schemas of CFF 1.2 and of DataCite’s JSON', () => {
    expect(verdicts).toHaveLength(articles.length)
    expect(verdicts.flatMap(({faults}) => faults)).toEqual([])
  })

  it('keep to DataCite’s schema 4.6 in XML', () => {
    // This edition of it wants rights of all, which DataCite does not.
    const paths = articles
      .filter(({license, copyright}) => license || copyright)
      .map(({slug}) => join(place, galleyName('datacite', slug)))
    expect(paths.length).toBeGreaterThan(1)
    const schema = join(folder, 'validator/schema/metadata.xsd')
    const {stderr} = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...paths], {
      encoding: 'utf8'
    })
    expect(stderr.split('\n').filter((line) => line && !line.endsWith('validates'))).toEqual([])
  })

  it('say to a reader of RIS what the article says', () => {
    const read = verdicts.map(({ris}) => {
      const [{title, authors, doi, year, keywords, volume}] = ris as [Record<string, string | string[]>]
      return same({title, authors, doi, year, keywords, volume})
    })
    expect(read).toEqual(articles.map((article) => same(known(article, sortName))))
  })

  it('say to a reader of BibTeX what the article says', () => {
    const read = verdicts.map(({bib}) => {
      const [{title, author, doi, year, keywords, volume}] = bib as [Record<string, string>]
      const authors = author?.split(/ and (?![^{]*\})/u).map((name) => name.split(', ').sort().join(' '))
      return same({title, authors, doi, year, keywords, volume})
    })
    const byParts = (name: Article['contributors'][number]['name']) =>
      name.literal || !name.family
        ? displayName(name)
        : [name.family, name.suffix, name.given].filter(Boolean).sort().join(' ')
    expect(read).toEqual(articles.map((article) => same(known(article, byParts))))
  })
})

function known(article: Article, name: (name: Article['contributors'][number]['name']) => string) {
  return {
    title: fullTitle(article),
    authors: article.contributors.map((person) => name(person.name)),
    doi: article.doi,
    year: article.dates.published?.slice(0, 4),
    keywords: keywordsOf(article),
    volume: fields.volume.values(article)[0]
  }
}

/** The letters of each field: how a format escapes and joins says nothing. */
function same(record: Record<string, string | string[] | undefined>) {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      lettersOf(
        [value ?? '']
          .flat()
          .join('\n')
          .replace(/\\text(?:backslash|asciitilde|asciicircum) /gu, '')
      )
    ])
  )
}
