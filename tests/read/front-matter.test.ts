import {describe, expect, it} from 'vitest'
import {splitFrontMatter} from '../../src/read/front-matter/split.js'
import {understood} from '../understand.js'
import {stated, statedIn} from './stated.js'

const text = (value: string) => [{type: 'text', value}]

describe('the fences of front matter', () => {
  it.each([
    ['plain', '---\ntitle: A\n---\nText'],
    ['with spaces behind', '---  \ntitle: A\n---\t\nText'],
    ['closed by points', '---\ntitle: A\n...\nText'],
    ['behind a BOM', '\uFEFF---\ntitle: A\n---\nText'],
    ['with CRLF', '---\r\ntitle: A\r\n---\r\nText'],
    ['with CR', '---\rtitle: A\r---\rText'],
    ['behind blank lines', '\n\n---\ntitle: A\n---\nText'],
    ['at the end of the file', '---\ntitle: A\n---']
  ])('are seen: %s', (_, source) => {
    const {metadata, messages} = statedIn(source)
    expect(metadata.title).toEqual(text('A'))
    expect(messages).toEqual([])
  })

  it.each([
    ['a thematic break', '---\n\nText\n\n---\n\nMore'],
    ['one fence', '---\ntitle: A\n\nText'],
    ['a fence within the text', 'Text\n\n---\ntitle: A\n---\n'],
    ['no front matter', 'Text']
  ])('are not seen in %s', (_, source) => {
    expect(splitFrontMatter(source)).toEqual({yaml: '', line: 1, text: source, more: []})
  })

  it('leave blank lines, so that places in the text stay true', () => {
    const {text, line} = splitFrontMatter('\n---\ntitle: A\n---\n\nText')
    expect([text.split('\n').indexOf('Text'), line]).toEqual([5, 3])
  })

  it('may hold nothing, or fences within values', () => {
    expect(statedIn('---\n---\nText').messages).toEqual([])
    expect(stated('abstract: |\n  one --- two\n  - three').metadata.abstracts?.[0]?.children).toMatchObject([
      {children: text('one --- two\n- three')}
    ])
  })
})

describe('every field', () => {
  it('is read', () => {
    const {metadata, messages} = stated(`
title: A *title*
subtitle: And more
short_title: Title
slug: my-paper
lang: en-GB
doi: https://doi.org/10.5555/12345678
type: Software paper
authors:
  - name: Ada Lovelace
    orcid: https://orcid.org/0000-0002-1825-0097
    email: mailto:ada@example.org
    corresponding: true
    equal_contribution: yes
    deceased: false
    roles: [Software, writing – original draft]
    affiliations: [1, two]
    url: https://example.org/ada
  - given: Charles
    family: Babbage
    affiliations: 1
affiliations:
  - {id: 1, name: University, department: Engines, city: London, country: UK, ror: 05gq02987}
  - {id: two, name: Academy}
journal: {title: Journal, abbreviation: J., issn: 0378-5955, eissn: 2434-561X, publisher: Press, url: https://example.org}
volume: 3
issue: 1
pages: 31–38
elocation_id: e12
dates: {received: 2024-01-02, revised: 3 Feb 2024, accepted: 2024-03, published: 2024-04-05}
license: CC-BY-4.0
copyright: © 2024 The Authors
abstract: What was found.
keywords: [one, two]
funding: {statement: Paid., funder: Fund, funder_id: 10.13039/1, award: 7}
competing_interests: None.
data_availability: All.
acknowledgements: Thanks.
stage: VoR
version: 1.2
concept_doi: 10.5555/all
history:
  - {version: 1, stage: AO, date: 2 January 2024, doi: 10.5555/1, changes: First posted}
updates: {type: Partial retraction, doi: 'https://doi.org/10.5555/old', date: 2024-05, label: Withdrawn in part}
updated_by: [{type: correction, doi: 10.5555/fix}]
related:
  - {relation: isSupplementedBy, url: 'https://example.org/data', note: Data}
  - {relation: has-preprint, identifier: 'arXiv:2401.01234'}
  - {relation: documents, id: 'swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d'}
  - {relation: is-version-of, doi: 'doi:10.5555/other'}
  - {relation: is-part-of, identifier: 9999-9994}
  - {relation: is-part-of, identifier: 978-3-16-148410-0}
deposit:
  depositor: Press
  email: doi@example.org
  registrant: Press Ltd
  landing_page: https://example.org/{slug}
  file_url: https://example.org/{slug}/{file}
  crossmark_policy: 10.5555/policy
  archives: CLOCKSS
template: journal-two-column
toc: yes
number_sections: true
bibliography: [a.bib, b.json]
references: [{id: x, title: X}]
csl: nature
nocite: '@a, @b'
`)
    expect(messages).toEqual([])
    expect(metadata).toMatchObject({
      title: text('A *title*'),
      subtitle: text('And more'),
      shortTitle: 'Title',
      slug: 'my-paper',
      language: 'en-GB',
      doi: '10.5555/12345678',
      articleType: 'Software paper',
      contributors: [
        {
          id: 'author-1',
          name: {given: 'Ada', family: 'Lovelace'},
          orcid: '0000-0002-1825-0097',
          email: 'ada@example.org',
          corresponding: true,
          equalContribution: true,
          deceased: false,
          roles: ['software', 'writing-original-draft'],
          affiliations: ['aff-1', 'aff-2'],
          url: 'https://example.org/ada'
        },
        {
          id: 'author-2',
          name: {given: 'Charles', family: 'Babbage'},
          affiliations: ['aff-1'],
          corresponding: false
        }
      ],
      affiliations: [
        {
          id: 'aff-1',
          label: '1',
          institution: 'University',
          text: 'Engines, University, London, UK',
          ror: '05gq02987'
        },
        {id: 'aff-2', label: '2', text: 'Academy'}
      ],
      journal: {
        title: 'Journal',
        abbreviation: 'J.',
        issn: '0378-5955',
        eissn: '2434-561X',
        publisher: 'Press'
      },
      volume: '3',
      issue: '1',
      firstPage: '31',
      lastPage: '38',
      elocationId: 'e12',
      dates: {received: '2024-01-02', revised: '2024-02-03', accepted: '2024-03', published: '2024-04-05'},
      license: {id: 'CC-BY-4.0'},
      copyright: '© 2024 The Authors',
      abstracts: [{language: 'en-GB', title: 'Abstract'}],
      keywords: [{language: 'en-GB', title: 'Keywords', terms: ['one', 'two']}],
      funding: [{statement: 'Paid.', funder: 'Fund', funderId: '10.13039/1', award: '7'}],
      competingInterests: 'None.',
      dataAvailability: 'All.',
      acknowledgements: 'Thanks.',
      stage: 'VoR',
      version: '1.2',
      conceptDoi: '10.5555/all',
      history: [{version: '1', stage: 'AO', date: '2024-01-02', doi: '10.5555/1', changes: 'First posted'}],
      updates: [
        {type: 'partial_retraction', doi: '10.5555/old', date: '2024-05', label: 'Withdrawn in part'}
      ],
      updatedBy: [{type: 'correction', doi: '10.5555/fix'}],
      related: [
        {
          relation: 'is-supplemented-by',
          identifier: 'https://example.org/data',
          identifierType: 'url',
          note: 'Data'
        },
        {relation: 'has-preprint', identifier: '2401.01234', identifierType: 'arxiv'},
        {
          relation: 'documents',
          identifier: 'swh:1:rev:309cf2674ee7a0749978cf8265ab91a60aea0f7d',
          identifierType: 'swhid'
        },
        {relation: 'is-version-of', identifier: '10.5555/other', identifierType: 'doi'},
        {relation: 'is-part-of', identifier: '9999-9994', identifierType: 'issn'},
        {relation: 'is-part-of', identifier: '978-3-16-148410-0', identifierType: 'isbn'}
      ],
      deposit: {
        depositor: 'Press',
        email: 'doi@example.org',
        registrant: 'Press Ltd',
        landingPage: 'https://example.org/{slug}',
        fileUrl: 'https://example.org/{slug}/{file}',
        crossmarkPolicy: '10.5555/policy',
        archives: ['CLOCKSS']
      },
      settings: {template: 'journal-two-column', toc: true, numberSections: true},
      bibliography: ['a.bib', 'b.json'],
      references: [{id: 'x', title: 'X', type: 'document'}],
      csl: 'nature',
      nocite: ['a', 'b']
    })
  })

  it('may be left blank, as forms are', () => {
    const {metadata, messages} = stated(
      'title:\nauthors:\nkeywords: []\nabstract: ""\ndoi: null\njournal: {}\ndates:\n  received:'
    )
    expect(messages).toEqual([])
    expect([metadata.title, metadata.contributors, metadata.doi]).toEqual([undefined, undefined, undefined])
  })

  it('may come in several languages', () => {
    const {metadata, messages} = stated(
      'lang: zh\nabstract: {zh: 中文, en: English}\nkeywords: {zh: [一、二], en: "one; two"}'
    )
    expect(messages).toEqual([])
    expect(metadata.abstracts).toMatchObject([
      {language: 'zh', title: '摘要'},
      {language: 'en', title: 'Abstract'}
    ])
    expect(metadata.keywords).toMatchObject([
      {language: 'zh', terms: ['一', '二']},
      {language: 'en', terms: ['one', 'two']}
    ])
  })
})

describe('the spellings of other tools', () => {
  it('JOSS', () => {
    const {metadata, rules} = stated(`
title: 'Gala: A Python package'
tags: [Python, astronomy]
authors:
  - name: Adrian M. Price-Whelan
    orcid: 0000-0002-1825-0097
    equal-contrib: true
    affiliation: "1, 2"
  - name: Author Without ORCID
    affiliation: 2
    corresponding: true
  - given-names: Ludwig
    dropping-particle: van
    surname: Beethoven
    affiliation: 3
affiliations:
 - {name: 'Lyman Spitzer, Jr. Fellow, Princeton University', index: 1, ror: 05gq02987}
 - {name: 'Institution Name', index: 2}
 - {name: Independent Researcher, index: 3}
date: 13 August 2017
bibliography: paper.bib
aas-doi: 10.3847/xxxxx
`)
    expect(rules).toEqual(['field-unused'])
    expect(metadata.contributors?.map(({name, affiliations}) => [name.family, affiliations])).toEqual([
      ['Price-Whelan', ['aff-1', 'aff-2']],
      ['ORCID', ['aff-2']],
      ['van Beethoven', ['aff-3']]
    ])
    expect(metadata.contributors?.[0]?.equalContribution).toBe(true)
    expect(metadata).toMatchObject({
      keywords: [{terms: ['Python', 'astronomy']}],
      dates: {published: '2017-08-13'},
      bibliography: ['paper.bib']
    })
  })

  it('Quarto', () => {
    const {metadata, rules} = stated(`
title: A title
author:
  - name: {given: Norah, family: Jones}
    orcid: 0000-0002-1825-0097
    corresponding: true
    email: norah@example.org
    roles: [{role: conceptualization}]
    affiliations:
      - name: Carnegie Mellon University
        city: Pittsburgh
        state: PA
        postal-code: 15213
      - ref: cu
affiliations:
  - {id: cu, name: University of Chicago}
keywords: [La Palma]
citation: {container-title: Journal}
format: {html: default}
`)
    expect(rules.filter((rule) => rule !== 'field-unused' && rule !== 'field-unknown')).toEqual([])
    expect(metadata.contributors).toMatchObject([
      {
        name: {given: 'Norah', family: 'Jones'},
        affiliations: ['aff-1', 'aff-2'],
        roles: ['conceptualization']
      }
    ])
    expect(metadata.affiliations).toMatchObject([
      {text: 'Carnegie Mellon University, Pittsburgh, PA, 15213'},
      {text: 'University of Chicago'}
    ])
  })

  it('MyST', () => {
    const {metadata, rules} = stated(`
title: A title
short_title: Title
license: CC-BY-4.0
venue: {title: Journal}
authors:
  - {name: Rowan Cockett, affiliations: [Curvenote], corresponding: true, email: r@example.org, github: rowanc1}
affiliations:
  - {id: Curvenote, institution: Curvenote Inc.}
exports: [{format: pdf}]
`)
    expect(new Set(rules)).toEqual(new Set(['field-unused']))
    expect(metadata).toMatchObject({
      journal: {title: 'Journal'},
      contributors: [{affiliations: ['aff-1']}],
      affiliations: [{institution: 'Curvenote Inc.'}]
    })
  })

  it('ReScience', () => {
    const {metadata} = stated(`
Title: "[Re] A title"
Author:
  - {name: Georgios Detorakis, address: 1, email: g@example.org}
Address:
  - {code: 1, address: "Sorbonne, Paris, France"}
Keywords: one, two
Bibliography: a.bib
`)
    expect(metadata).toMatchObject({
      title: text('[Re] A title'),
      contributors: [{name: {family: 'Detorakis'}}],
      keywords: [{terms: ['one', 'two']}]
    })
  })

  it('Pandoc: authors as one string, or as strings', () => {
    expect(stated('author: Ada Lovelace and Charles Babbage').metadata.contributors).toMatchObject([
      {name: {family: 'Lovelace'}},
      {name: {family: 'Babbage'}}
    ])
    expect(
      stated('author:\n  - Lovelace, Ada\n  - Babbage^[Also elsewhere]').metadata.contributors
    ).toMatchObject([{name: {family: 'Lovelace'}}, {name: {literal: 'Babbage'}}])
    expect(stated('author: Lovelace, Ada; Babbage, Charles').metadata.contributors).toHaveLength(2)
  })
})

describe('affiliations', () => {
  it('that no author has are named, and kept', () => {
    const {metadata, messages} = stated(
      'authors:\n  - {name: A B, affiliation: 1}\naffiliations:\n  - {id: 1, name: One}\n  - {id: 2, name: Two}'
    )
    expect(messages).toEqual(['6:5 affiliation-unused Unexpected affiliation `Two`: no author has it'])
    expect(metadata.affiliations).toHaveLength(2)
  })

  it('that an author lacks are named', () => {
    const {messages} = stated(
      'authors:\n  - name: A B\n    affiliation: [1, 9]\naffiliations:\n  - {id: 1, name: One}'
    )
    expect(messages).toEqual(['4:5 affiliation-unresolved Cannot find affiliation `9` of A B'])
  })

  it('are numbered in the order authors use them', () => {
    const {metadata} = stated(
      'authors:\n  - {name: A B, affiliation: b}\n  - {name: C D, affiliation: a}\naffiliations:\n  - {id: a, name: One}\n  - {id: b, name: Two}'
    )
    expect(metadata.affiliations?.map(({text, label}) => [label, text])).toEqual([
      ['1', 'Two'],
      ['2', 'One']
    ])
  })
})

it('reads days of the history that stand for themselves, and says where one is none', async () => {
  const {article, messages} = await understood(
    '---\ntitle: T\nauthors: [A B]\ndoi: 10.5555/1\nreceived: 3 Feb 2024\naccepted-date: someday\ndate: 2024-05-01\n---\n\nWords.\n'
  )
  expect(article.dates).toEqual({received: '2024-02-03', published: '2024-05-01'})
  expect(messages).toMatchObject([{rule: 'field-invalid', line: 6}])
})

it('takes what Manubot’s authors say of their funders as the funding of the article, each once', async () => {
  const {article, rules} = await understood(
    '---\ntitle: T\ndoi: 10.5555/1\nauthors:\n  - {name: A B, funders: [One (1), Two]}\n  - {name: C D, funders: Two}\n---\n\nWords.\n'
  )
  expect(article.funding).toMatchObject([{statement: 'One (1)'}, {statement: 'Two'}])
  expect(rules).toEqual([])
})

it('counts things that Quarto’s `custom` names for themselves', async () => {
  const {article, html, rules} = await understood({
    'paper.md':
      '---\ntitle: T\ndoi: 10.5555/1\nauthors: [A B]\ndialect: quarto\ncrossref:\n  custom:\n    - kind: float\n      key: suppfig\n      reference-prefix: Figure S\n      caption-prefix: Figure S\n      space-before-numbering: false\n---\n\n![One.](a.svg){#fig-one fig-alt="A"}\n\n::: {#suppfig-flow}\n![](a.svg){fig-alt="B"}\n\nThe flow.\n:::\n\nSee @suppfig-flow and @fig-one.\n',
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
  })
  expect(rules).toEqual([])
  expect(article.body.map((block) => 'label' in block && block.label)).toEqual([
    'Figure 1',
    'Figure S1',
    false
  ])
  expect(html()).toContain('>Figure\u00A0S1</a> and <a')
})

it('heads the reference list as the front matter says, where the text does not', async () => {
  const list =
    'references: [{id: a, type: book, title: Book, issued: 2020}]\nreference-section-title: Works cited'
  const head = `---\ntitle: T\ndoi: 10.5555/1\nauthors: [A B]\n${list}\n---\n\n`
  const {article} = await understood(`${head}See [@a].\n`)
  expect(article.referencesTitle).toBe('Works cited')
  const own = await understood(`${head}See [@a].\n\n# Bibliography\n`)
  expect(own.article.referencesTitle).toBe('Bibliography')
})
