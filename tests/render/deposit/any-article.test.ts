import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readMetadataGalley} from '../../../src/check/metadata.js'
import {lettersOf, metadataFormats} from '../../../src/crosswalk/crosswalk.js'
import {galleyGaps} from '../../../src/crosswalk/gaps.js'
import {crossrefVersions} from '../../../src/render/deposit/crossref/version.js'
import {renderMetadata} from '../../../src/render/deposit/deposit.js'
import {jatsVersions} from '../../../src/render/jats/declaration.js'
import {renderJats} from '../../../src/render/jats/jats.js'
import {dtdFaults} from '../jats/valid.js'
import {anyArticle} from './articles.js'
import {crossrefFaults, hindrance, malformed} from './schemas.js'

const left = hindrance ? ` (left out: ${hindrance} here)` : ''
/** `RUNS=4` looks four times as long. */
const times = Number(process.env['RUNS'] ?? 1)
const options = {
  crossrefVersion: '5.3.1',
  seconds: undefined,
  built: ['html', 'pdf', 'jats'],
  version: 'test'
} as const

describe('an article with anything in its fields', () => {
  it.each(crossrefVersions)(
    `makes a deposit that is valid by Crossref’s schema %s${left}`,
    (crossrefVersion) => {
      if (hindrance) return
      const documents: Uint8Array[] = []
      fc.assert(
        fc.property(anyArticle, (article) => {
          if (galleyGaps('crossref', article).length > 0) return
          documents.push(renderMetadata('crossref', article, {...options, crossrefVersion}).bytes)
        }),
        {numRuns: 300 * times}
      )
      expect(documents.length).toBeGreaterThan(100)
      expect(crossrefFaults(documents, crossrefVersion)).toEqual([])
    },
    60_000
  )

  it(`makes XML that is well-formed, in every format of XML${left}`, () => {
    if (hindrance) return
    const documents: Uint8Array[] = []
    fc.assert(
      fc.property(anyArticle, (article) => {
        for (const format of ['crossref', 'datacite', 'doaj', 'pubmed', 'dc'] as const)
          documents.push(renderMetadata(format, article, options).bytes)
      }),
      {numRuns: 60 * times}
    )
    expect(malformed(documents)).toEqual([])
  })

  it(`makes JATS that is valid${left}`, () => {
    if (hindrance) return
    const documents: Uint8Array[] = []
    fc.assert(
      fc.property(anyArticle, (article) => {
        documents.push(renderJats(article, '1.3', 'test').bytes)
      }),
      {numRuns: 100 * times}
    )
    expect(dtdFaults(documents)).toEqual([])
  }, 60_000)

  it('declares the release of JATS it is asked for, and says the same in each', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const [first, ...others] = jatsVersions.map((version) =>
          new TextDecoder()
            .decode(renderJats(article, version, 'test').bytes)
            .replace(/<!DOCTYPE[^>]*>\n<article [^>]*>\n/u, '')
            .replace(/ *<processing-meta[^>]*>\n/u, '')
        )
        expect(others).toEqual(others.map(() => first))
      }),
      {numRuns: 20 * times}
    )
  })

  it.each(metadataFormats)('makes a record of %s that reads back, in whole characters', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyArticle, async (article) => {
        const {bytes} = renderMetadata(format, article, options)
        const {text, faults} = await readMetadataGalley(format, bytes)
        expect(faults).toEqual([])
        expect(text).toMatch(/\S/u)
        // The decoder is fatal: what is here was valid UTF-8.
        expect(new TextDecoder('utf-8', {fatal: true}).decode(bytes)).not.toMatch(/[\0-\x08\v\f\x0E-\x1F]/u)
      }),
      {numRuns: 40 * times}
    )
  })

  it.each([
    ['ris', /^[A-Z][A-Z\d] {2}- .*$/u, /\r\n/u],
    ['endnote', /^%\S .*$/u, /\n/u]
  ] as const)('keeps each value of %s on the line of its tag', (format, line, end) => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const text = new TextDecoder().decode(renderMetadata(format, article, options).bytes)
        const lines = text.split(end).filter(Boolean)
        expect(lines.filter((one) => !line.test(one))).toEqual([])
        expect(lettersOf(lines[0] ?? '')).not.toBe('')
      }),
      {numRuns: 60 * times}
    )
  })
})
