import {spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join, resolve} from 'node:path'
import {describe, expect, it} from 'vitest'
import {galleyGaps} from '../../../src/crosswalk/gaps.js'
import {realEnvironment} from '../../../src/environment/real.js'
import {type Article, parseDoi, parseIssn} from '../../../src/model/index.js'
import {understand} from '../../../src/publish.js'
import {crossrefVersions} from '../../../src/render/deposit/crossref/version.js'
import {renderMetadata} from '../../../src/render/deposit/deposit.js'

const schemas = resolve('../shared/schemas')
const hindrance = !existsSync(schemas)
  ? 'no schemas beside the repository'
  : spawnSync('xmllint', ['--version']).error
    ? 'no xmllint'
    : undefined
const left = hindrance ? ` (left out: ${hindrance} here)` : ''

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

describe.each(crossrefVersions)('a deposit by Crossref’s schema %s', (crossrefVersion) => {
  it.skipIf(hindrance)(
    `is valid for every manuscript of the corpus${left}`,
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'colophon-crossref-'))
      const environment = realEnvironment()
      const files: string[] = []
      for (const path of ['manuscript', '../shared/seed', '../shared/corpus'].flatMap(manuscriptsIn)) {
        const article = deposited(
          (await understand(resolve(path), {base: dirname(path)}, environment)).article
        )
        const gaps = galleyGaps('crossref', article)
        if (gaps.length > 0) continue
        const {bytes} = renderMetadata('crossref', article, {
          crossrefVersion,
          seconds: undefined,
          built: ['html', 'pdf'],
          version: 'test'
        })
        const file = join(folder, `${files.length}.xml`)
        writeFileSync(file, bytes)
        files.push(file)
      }
      await environment.close()
      const schema = join(schemas, `crossref-${crossrefVersion}`)
      const {stderr} = spawnSync(
        'xmllint',
        ['--nonet', '--noout', '--schema', join(schema, `crossref${crossrefVersion}.xsd`), ...files],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 26,
          env: {...process.env, XML_CATALOG_FILES: join(schema, 'catalog.xml')}
        }
      )
      const verdicts = stderr.split('\n').filter((line) => /validates$|error/u.test(line))
      rmSync(folder, {recursive: true})
      expect(files.length).toBeGreaterThan(20)
      expect(verdicts.filter((line) => !line.endsWith('validates'))).toEqual([])
      expect(verdicts).toHaveLength(files.length)
    },
    180_000
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
