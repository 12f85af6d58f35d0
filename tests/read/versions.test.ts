import {describe, expect, it} from 'vitest'
import {stated} from './stated.js'

const own = 'doi: 10.5555/a.v2\n'

describe('versions and updates in front matter', () => {
  it.each([
    [
      'history:\n  - {version: 1}\n  - {version: 2}',
      '3:1 version-unstated Missing `version`: the history has 2 versions'
    ],
    [
      'version: 1\nhistory:\n  - {version: 1}\n  - {version: v1}',
      '5:15 version-repeated Unexpected second version `v1` in the history'
    ],
    [
      'version: 2\nhistory:\n  - {version: 1, doi: 10.5555/b}\n  - {version: 2, doi: 10.5555/B}',
      '5:24 version-doi-repeated Unexpected DOI `10.5555/B` for version `2`: version `1` has it already'
    ],
    [
      'version: 2\nhistory:\n  - {version: 1, date: 2025-02}\n  - {version: 2, date: 2024-12-18}',
      '5:25 version-order Expected the history oldest first: version `2` of 2024-12-18 stands after one of 2025-02'
    ],
    [
      'version: 2\nstage: AM\nhistory:\n  - {version: 2, stage: VoR}',
      '3:8 version-stage-differs Expected one stage of version `2`: `stage` says AM, its history VoR'
    ],
    [
      'updates: [{type: retraction, doi: 10.5555/A.V2}]',
      "update-of-itself Unexpected notice about `10.5555/A.V2`: that is this article's own DOI"
    ],
    [
      'updates: [{type: erratum, doi: 10.5555/b}]\nupdated_by: [{type: erratum, doi: 10.5555/B}]',
      'update-both-ways Expected `10.5555/B` to correct this article or to be corrected by it: it stands under both'
    ]
  ])('%j contradict themselves, and it is told', (yaml, message) => {
    expect(stated(own + yaml).messages).toEqual([expect.stringContaining(message.replace(/^\d+:\d+ /u, ''))])
  })

  it.each([
    'history:\n  - {version: 1}\n  - {version: 2, doi: 10.5555/a.v2}',
    'version: 3\nhistory:\n  - {version: 1, date: 2024}\n  - {version: 2, date: 2024-05}\n  - {version: 3, date: 2024}',
    'version: v2\nstage: VoR\nhistory:\n  - {version: 1, stage: AM}\n  - {version: 2, stage: VoR}',
    'updates: [{type: new_version, doi: 10.5555/a.v1}]\nupdated_by: [{type: erratum, doi: 10.5555/e}]'
  ])('%j agree with themselves', (yaml) => {
    expect(stated(own + yaml).messages).toEqual([])
  })
})
