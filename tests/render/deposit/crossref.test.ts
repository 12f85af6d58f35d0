import {dirname, resolve} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {galleyGaps} from '../../../src/crosswalk/gaps.js'
import {realEnvironment} from '../../../src/environment/real.js'
import {type Article, parseDoi, parseIssn} from '../../../src/model/index.js'
import {understand} from '../../../src/publish.js'
import {crossrefVersions} from '../../../src/render/deposit/crossref/version.js'
import {renderMetadata} from '../../../src/render/deposit/deposit.js'
import {manuscriptsBelow} from '../../corpus/manuscripts.mjs'
import {crossrefFaults, hindrance} from './schemas.js'

const left = hindrance ? ` (left out: ${hindrance} here)` : ''
const articles: Article[] = []

/** What a journal knows and a manuscript of the corpus does not. */
function deposited(article: Article): Article {
  return {
    ...article,
    doi: article.doi ?? parseDoi('10.5555/sample'),
    journal: {
      ...article.journal,
      title: article.journal.title ?? 'Journal of Samples',
      issn: article.journal.issn ?? parseIssn('9999-9994'),
      publisher: article.journal.publisher ?? 'Sample Press'
    },
    dates: {...article.dates, published: article.dates.published ?? '2026-11-23'},
    deposit: {
      depositor: 'Sample Press',
      email: 'deposits@example.org',
      registrant: 'Sample Press',
      landingPage: 'https://example.org/{slug}'
    }
  }
}

beforeAll(async () => {
  if (hindrance) return
  const environment = realEnvironment()
  for (const path of ['manuscript', '../shared/seed', '../shared/corpus'].flatMap((place) =>
    manuscriptsBelow(resolve(place))
  )) {
    const article = deposited((await understand(path, {base: dirname(path)}, environment)).article)
    if (galleyGaps('crossref', article).length === 0) articles.push(article)
  }
  await environment.close()
}, 240_000)

describe.each(crossrefVersions)('a deposit by Crossref’s schema %s', (crossrefVersion) => {
  it.skipIf(hindrance)(
    `is valid for every manuscript of the corpus${left}`,
    () => {
      const options = {crossrefVersion, seconds: undefined, built: ['html', 'pdf'], version: 'test'} as const
      expect(articles.length).toBeGreaterThan(20)
      const documents = articles.map((article) => renderMetadata('crossref', article, options).bytes)
      expect(crossrefFaults(documents, crossrefVersion)).toEqual([])
    },
    60_000
  )
})
