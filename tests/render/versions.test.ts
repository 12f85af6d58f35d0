import {describe, expect, it} from 'vitest'
import {toXml} from 'xast-util-to-xml'
import {versionMetadata} from '../../src/render/epub/versions.js'
import {renderJats} from '../../src/render/jats/jats.js'
import {informationOf} from '../../src/render/pdf/information.js'
import {xmpPacket} from '../../src/render/pdf/xmp.js'
import {understood} from '../understand.js'

const manuscript = `---
title: Tides
doi: 10.5555/t.v2
concept_doi: 10.5555/t
version: 2
stage: CVoR
authors: [{name: Ada Lovelace}]
history:
  - {version: 1, stage: VoR, date: 2024-12-18, doi: 10.5555/t.v1}
  - {version: 2, date: 2025-05-03}
updated_by:
  - {type: retraction, doi: 10.5555/r}
  - {type: new_version, doi: 10.5555/t.v3}
updates: {type: addendum, doi: 10.5555/o}
---

Words.
`

describe('version, history and updates', () => {
  it('stand in the package document of the EPUB', async () => {
    const {article} = await understood(manuscript)
    const pairs = versionMetadata(article).map((element) =>
      toXml(element).replace(/<meta property="([^"]+)">(.*)<\/meta>/u, '$1 $2')
    )
    expect(pairs).toEqual([
      'schema:version 2',
      'schema:creativeWorkStatus Corrected Version of Record',
      'dcterms:isVersionOf https://doi.org/10.5555/t',
      'dcterms:replaces https://doi.org/10.5555/t.v1',
      'dcterms:isReplacedBy https://doi.org/10.5555/t.v3',
      'schema:correction https://doi.org/10.5555/r',
      'dcterms:relation https://doi.org/10.5555/o'
    ])
  })

  it('stand in the XMP of the PDF, each property declared', async () => {
    const {article} = await understood(manuscript)
    const xmp = xmpPacket(article, informationOf(article, 'Skia', undefined), 3, 4)
    expect(xmp).toContain('<jav:journal_article_version>CVoR</jav:journal_article_version>')
    expect(xmp).toContain('<prism:versionIdentifier>2</prism:versionIdentifier>')
    expect(xmp).toContain('<prism:hasCorrection>retraction: https://doi.org/10.5555/r</prism:hasCorrection>')
    expect(xmp).toContain('<prism:isCorrectionOf>addendum: https://doi.org/10.5555/o</prism:isCorrectionOf>')
    for (const [, name] of xmp.matchAll(/<prism:(\w+)>/gu))
      expect(xmp).toContain(`<pdfaProperty:name>${name}</pdfaProperty:name>`)
  })

  it('stand in JATS, its title marked as in every galley', async () => {
    const {article} = await understood(manuscript)
    const xml = new TextDecoder().decode(renderJats(article, '1.3', '1').bytes)
    expect(xml).toContain('<article-title>RETRACTED: Tides</article-title>')
    expect(xml).toMatch(/<article-version [^>]*article-version-type="CVoR"[^>]*designator="2"/u)
    expect(xml).toMatch(
      /<related-article [^>]*related-article-type="retraction-forward"[^>]*xlink:href="10\.5555\/r"/u
    )
    expect(xml.match(/<event event-type="pub">/gu)).toHaveLength(2)
  })
})
