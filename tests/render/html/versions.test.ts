import {describe, expect, it} from 'vitest'
import {type PageGeometry, pageGeometry, type TemplatePage} from '../../../src/model/index.js'
import {renderHtml, renderPrint} from '../../../src/render/html/html.js'
import {understood} from '../../understand.js'

const head = (more: string, language = 'en') => `---
title: Tides
lang: ${language}
doi: 10.5555/t.v2
authors: [{name: Ada Lovelace}]
date: 2024-12-18
${more}
---

Words.
`
const history = `version: v2
stage: CVoR
concept_doi: 10.5555/t
history:
  - {version: 1, stage: VoR, date: 2024-12-18, doi: 10.5555/t.v1}
  - {version: 2, date: 2025-05-03, changes: A figure redrawn}`

const paper: TemplatePage = {
  size: {width: 210, height: 297},
  margins: {top: 25, bottom: 25, inner: 25, outer: 25, mirrored: false},
  first: {}
}
const geometry = pageGeometry(paper) as PageGeometry

describe('versions', () => {
  it('are listed newest first, with the DOI of each and of all', async () => {
    const {html, rules} = await understood(head(history))
    const text = html('statements').replace(/<[^>]+>/gu, '|')
    expect(text.replace(/\|+/gu, '|')).toBe(
      '|Version history|Version 2|, Corrected Version of Record, |3 May 2025|, |this version|. A figure redrawn.|' +
        'https://doi.org/10.5555/t.v2|Version 1|, Version of Record, |18 December 2024|https://doi.org/10.5555/t.v1|' +
        'All versions: |https://doi.org/10.5555/t|'
    )
    expect(html('facts')).toContain(
      '<dd>2, Corrected Version of Record, <time datetime="2025-05-03">3 May 2025'
    )
    expect(rules).toEqual([])
  })

  it('make no list where there is one only', async () => {
    const {html} = await understood(head('version: 1\nstage: VoR'))
    expect(html('statements')).toBe('')
    expect(html('facts')).toContain('<dd>1, Version of Record</dd>')
  })

  it('take in the version at hand where the history leaves it out', async () => {
    const {html} = await understood(head('version: 3\nhistory: [{version: 1}]'))
    expect(html('statements')).toMatch(/Version 3.*this version.*Version 1/u)
  })

  it('are named in the words of the language, stages in English', async () => {
    const {html} = await understood(head(history, 'de'))
    expect(html('statements')).toContain('<h2 id="statement-history-title">Versionen</h2>')
    expect(html('statements')).toContain('<span lang="en">Corrected Version of Record</span>')
  })
})

const retracted = 'updated_by: [{type: retraction, doi: 10.5555/r, date: 2026-01-02}]'

describe('notices', () => {
  it('of a retraction stand above the title, which says it too', async () => {
    const {html, article} = await understood(head(retracted))
    expect(html('notice')).toContain('class="notice notice-void" role="doc-notice"')
    expect(html('notice')).toContain(
      '<strong class="notice-sentence">This article has been retracted</strong>'
    )
    expect(html('notice')).toContain('<a href="https://doi.org/10.5555/r">https://doi.org/10.5555/r</a>')
    expect(article.title).toMatchObject([{value: 'RETRACTED: Tides'}])
  })

  it('leave a title alone that says so already', async () => {
    const {article} = await understood(head(retracted).replace('title: Tides', 'title: "Retracted: Tides"'))
    expect(article.title).toMatchObject([{value: 'Retracted: Tides'}])
  })

  it('mark titles that begin with such a word by chance', async () => {
    const {article} = await understood(head(retracted).replace('title: Tides', 'title: Removed tides'))
    expect(article.title).toMatchObject([{value: 'RETRACTED: Removed tides'}])
  })

  it('put the gravest first, and leave titles of corrected articles alone', async () => {
    const {html, article} = await understood(
      head('updated_by:\n  - {type: new_version, doi: 10.5555/n}\n  - {type: erratum, doi: 10.5555/e}')
    )
    expect(html('notice')).toMatch(/notice-amended.*corrected<\/strong> \(Erratum\).*newer version/u)
    expect(article.title).toMatchObject([{value: 'Tides'}])
  })

  it('say what the article itself does to another', async () => {
    const {html} = await understood(head('updates: [{type: correction, doi: 10.5555/o}]'))
    expect(html('notice')).toContain('notice-own')
    expect(html('notice').replace(/<[^>]+>/gu, '')).toBe('This article corrects https://doi.org/10.5555/o')
  })

  it.each(['de', 'fr', 'es', 'pt', 'it', 'ja', 'zh', 'zh-Hant'])(
    'have words in %s for all of them',
    async (language) => {
      const types =
        'correction corrigendum erratum retraction partial_retraction withdrawal removal expression_of_concern addendum clarification new_version new_edition'
      const list = types
        .split(' ')
        .map((type, index) => `  - {type: ${type}, doi: 10.5555/u${index}}`)
        .join('\n')
      const {html} = await understood(head(`updated_by:\n${list}`, language))
      const said = [...html('notice').matchAll(/<strong[^>]*>([^<]+)<\/strong>/gu)].map(([, words]) => words)
      expect(said).toHaveLength(12)
      expect(said.join(' ')).not.toMatch(/this article/iu)
    }
  )

  it('reach readers through a journal’s page that has no place for them', async () => {
    const {page} = await understood(head(retracted))
    const template = {
      name: 'old',
      page: '{{ slots.type | raw }}{{ slots.title | raw }}',
      screenCss: '',
      printCss: '',
      epubCss: '',
      digest: '',
      images: {},
      printed: paper,
      settings: {title: 'Old', fonts: [], cover: {paper: '#fff', ink: '#000', accent: '#000'}}
    }
    const dress = {template, faces: [], mathCss: ''}
    const {bytes} = await renderHtml(page, dress, [], '1')
    expect(new TextDecoder().decode(bytes)).toMatch(/^<section id="notice".*<h1/su)
    expect((await renderPrint(page, dress, geometry)).html).toMatch(/^<section id="notice".*<h1/su)
  })
})

describe('machines', () => {
  it('read version, relations and updates in the page’s head', async () => {
    const {page} = await understood(
      head(`${history}\n${retracted}\nupdates: [{type: addendum, doi: 10.5555/o}]`)
    )
    const template = {
      name: 'bare',
      page: '{{ metadata | raw }}{{ slots.notice }}',
      screenCss: '',
      printCss: '',
      epubCss: '',
      digest: '',
      images: {},
      printed: paper,
      settings: {title: 'Bare', fonts: [], cover: {paper: '#fff', ink: '#000', accent: '#000'}}
    }
    const {bytes} = await renderHtml(page, {template, faces: [], mathCss: ''}, [], '1')
    const html = new TextDecoder().decode(bytes)
    expect(html).toContain('<link rel="predecessor-version" href="https://doi.org/10.5555/t.v1">')
    expect(html).toContain('<meta name="DCTERMS.isVersionOf" content="https://doi.org/10.5555/t">')
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/su.exec(html)?.[1] ?? '')
    expect(data).toMatchObject({
      version: '2',
      creativeWorkStatus: 'Corrected Version of Record',
      correction: [
        {'@type': 'CorrectionComment', '@id': 'https://doi.org/10.5555/r', datePublished: '2026-01-02'}
      ],
      about: [{'@id': 'https://doi.org/10.5555/o'}]
    })
  })
})
