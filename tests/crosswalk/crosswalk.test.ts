import {readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {expect, it} from 'vitest'
import {missingFields, readMetadataGalley} from '../../src/check/metadata.js'
import {crosswalkPage, metadataFormats} from '../../src/crosswalk/crosswalk.js'
import {galleyGaps} from '../../src/crosswalk/gaps.js'
import {realEnvironment} from '../../src/environment/real.js'
import {understand} from '../../src/publish.js'
import {renderMetadata} from '../../src/render/deposit/deposit.js'

const page = 'src/crosswalk/CROSSWALK.md'

it('stands on its page as it stands in the tables', () => {
  if (process.env['UPDATE']) writeFileSync(page, crosswalkPage())
  expect(readFileSync(page, 'utf8')).toBe(crosswalkPage())
})

it.each(metadataFormats)(
  'every field of our manuscript that %s has a place for is found in it',
  async (format) => {
    const environment = realEnvironment()
    const {article} = await understand('manuscript', {base: dirname('.')}, environment)
    await environment.close()
    expect(galleyGaps(format, article)).toEqual([])
    const options = {crossrefVersion: '5.3.1', seconds: undefined, built: [], version: 'test'} as const
    const {bytes} = renderMetadata(format, article, options)
    const {text, faults} = await readMetadataGalley(format, bytes)
    expect(faults).toEqual([])
    expect(missingFields(format, article, text)).toEqual([])
    const without = await readMetadataGalley(
      format,
      renderMetadata(format, {...article, doi: undefined}, options).bytes
    )
    if (format !== 'signposting') expect(missingFields(format, article, without.text).join()).toContain('doi')
  }
)
