import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {checkGalley} from '../../../src/check/galley.js'
import {understood} from '../../understand.js'
import {difference, jatsText, pageOf, readBack} from './roundtrip.js'
import {dtdFaults, hindrance} from './valid.js'

const text = `---
title: 北部潮汐的变化
lang: zh
authors:
  - name: 陈小雨
    affiliations: [1, 2]
affiliations:
  - name: 某某大学海洋学院
    translation: {name: 'School of Oceans, University of Q', lang: en-GB}
  - name: 某某研究院
---

# 引言

潮汐的变化受到了广泛的关注与研究。
`

describe('an affiliation in two languages', () => {
  it('is one of JATS’ aff-alternatives, to which the author’s xref leads', async () => {
    const {article, html, page} = await understood(text)
    const xml = jatsText(article)
    expect(xml).toMatch(
      /<aff-alternatives id="aff-1">\s*<aff xml:lang="zh">.*<\/aff>\s*<aff xml:lang="en-GB"><label>1<\/label>School of Oceans, University of Q<\/aff>\s*<\/aff-alternatives>/u
    )
    expect(xml).toContain('<xref ref-type="aff" rid="aff-1">')
    expect(xml).toMatch(/<aff id="aff-2">/u)
    expect(html('affiliations')).toContain('<br><span lang="en-GB">School of Oceans, University of Q</span>')
    const file = new VFile({path: 'galley.jats.xml'})
    await checkGalley('jats', new TextEncoder().encode(xml), page, file)
    expect(file.messages.map(({reason}) => reason)).toEqual([])
    expect(hindrance ? [] : dtdFaults([new TextEncoder().encode(xml)])).toEqual([])
  })

  it('is read back as it was written, and as others write it', async () => {
    const {article} = await understood(text)
    const xml = jatsText(article)
    const {article: again} = await readBack(xml)
    expect(
      difference(xml, jatsText(again)) ?? difference(await pageOf(article), await pageOf(again))
    ).toBeUndefined()
    const foreign = xml
      .replace('<aff-alternatives id="aff-1">', '<aff-alternatives>')
      .replace('<aff xml:lang="zh">', '<aff id="aff-1" xml:lang="zh">')
    expect(foreign).toContain('<aff id="aff-1" xml:lang="zh">')
    const {article: other} = await readBack(foreign)
    expect(other.affiliations).toHaveLength(2)
    expect(other.affiliations[0]?.translations).toEqual([
      {text: 'School of Oceans, University of Q', language: 'en-GB'}
    ])
    expect(other.contributors[0]?.affiliations).toEqual(other.affiliations.map(({id}) => id))
  })
})
