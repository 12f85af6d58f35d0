import {describe, expect, it} from 'vitest'
import {displayName} from '../../src/model/index.js'
import {understood} from '../understand.js'

const people = async (text: string) => {
  const {article, ...rest} = await understood(text)
  return {
    article,
    ...rest,
    authors: article.contributors.map(
      ({name, affiliations}) => `${displayName(name)} | ${affiliations.join(' ')}`
    )
  }
}

describe('a head as journals print it', () => {
  it('gives kind, journal, rights and dates, and leaves none of them in the text', async () => {
    const {article, html, rules} = await people(
      'RESEARCH ARTICLE\n\nJournal of Tides, Vol. 12, No. 3, 2020, pp. 31-38. ISSN 2049-3630\n\n# Tides of the north\n\nAda Bell, MD, PhD<sup>1,\\*</sup>, Prof. Cy Dee<sup>2</sup> and the TIDE Study Group<sup>‡</sup>\n\n<sup>1</sup> University of Bergen, Norway\n<sup>2</sup> Harbour Institute, Oslo, Norway\n\n\\* Correspondence: ada@tides.example; Tel.: +47 55 00\n‡ Members are listed at the end.\n\nReceived: 3 January 2020; Accepted: 2 April 2020\n\n© 2020 The Authors. This is an open access article under the CC BY 4.0 license.\n\n**Abstract:** The sea rises.\n\n**Keywords:** tides; sea\n\n## Introduction\n\nIt rises.\n'
    )
    expect(article).toMatchObject({
      articleType: 'Research article',
      journal: {title: 'Journal of Tides', issn: '2049-3630'},
      volume: '12',
      issue: '3',
      firstPage: '31',
      lastPage: '38',
      license: {id: 'CC-BY-4.0'},
      copyright: '© 2020 The Authors',
      dates: {received: '2020-01-03', accepted: '2020-04-02'}
    })
    expect(article.contributors).toMatchObject([
      {
        name: {given: 'Ada', family: 'Bell', suffix: 'MD, PhD'},
        email: 'ada@tides.example',
        note: 'Tel.: +47 55 00'
      },
      {name: {given: 'Cy', family: 'Dee'}, note: 'Prof.'},
      {name: {literal: 'TIDE Study Group'}, note: 'Members are listed at the end.'}
    ])
    expect(html()).not.toMatch(/Study Group|RESEARCH|Vol\.|open access/u)
    expect(rules).toEqual(
      expect.arrayContaining(['inferred-article-type', 'inferred-journal', 'inferred-license'])
    )
  })

  it('is told from the journal’s name above the title, and gathers the foot of its page', async () => {
    const {article, authors} = await people(
      'Contents lists available at ScienceDirect\n\n# Journal of Tides\n\njournal homepage: www.tides.example\n\n# Tides and wind\n\nAda Bell<sup>a</sup>, Inés Dee<sup>a,\\*</sup>\n\n<sup>a</sup> University of Bergen, Norway\n\n# A B S T R A C T\n\nThe sea rises with the wind.\n\n# 1. Introduction\n\nIt rises.\n\n\\* Corresponding author. E-mail addresses: ines@tides.example (I. Dee), ada@tides.example (A. Bell).\n\nhttps://doi.org/10.5555/tides.1\n\nReceived 3 March 2021; Accepted 2 August 2021\n\n# 2. Methods\n\nWe looked.\n'
    )
    expect(article.title).toMatchObject([{value: 'Tides and wind'}])
    expect(article.journal.title).toBe('Journal of Tides')
    expect(authors).toEqual(['Ada Bell | aff-1', 'Inés Dee | aff-1'])
    expect(article.contributors.map(({email, corresponding}) => [email, corresponding])).toEqual([
      ['ada@tides.example', false],
      ['ines@tides.example', true]
    ])
    expect(article.doi).toBe('10.5555/tides.1')
    expect(article.dates).toEqual({received: '2021-03-03', accepted: '2021-08-02'})
    expect(article.abstracts[0]?.title).toBe('Abstract')
  })

  it('leaves a rights statement that names no licence and no owner in the text', async () => {
    const {article, html} = await people(
      '# Tides\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\nAbstract: Sea.\n\n# Introduction\n\nThis article is published under terms that the editor knows.\n'
    )
    expect([article.license, article.copyright]).toEqual([undefined, undefined])
    expect(html()).toContain('terms that the editor knows')
  })

  it('takes an unlabelled abstract right before the keywords, and none that is short', async () => {
    const text = (abstract: string) =>
      `# Tides of the north\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\n${abstract}\n\nKeywords: tides, sea\n\n# Introduction\n\nIt rises.\n`
    const long = 'The sea rises with the moon, and falls with it. '.repeat(4).trim()
    expect((await people(text(long))).rules).toContain('inferred-abstract')
    expect((await people(text('For Mary.'))).rules).not.toContain('inferred-abstract')
  })
})

describe('extractions', () => {
  it('of Marker lose their anchors, not their calls', async () => {
    const {article} = await people(
      '# Grip\n\nAda Bell<sup>1</sup>\n\n*Abstract*— Hands.\n\n#### I. INTRODUCTION\n\nIt is known [\\[1\\]](#page-2-0).\n\n<sup>1</sup>Ada Bell is with the Harbour Institute, Oslo, Norway ada@tides.example\n\n#### II. METHOD\n\nWe look.\n\n#### *A. Eyes*\n\nThey see.\n\n#### REFERENCES\n\n- <span id="page-2-0"></span>[1] Q. Ode, "Tides," *J. Tides*, vol. 3, pp. 1–2, 2014.\n'
    )
    expect(article.references[0]?.citedBy).toHaveLength(1)
    expect(article.affiliations).toMatchObject([{institution: 'Harbour Institute'}])
    expect(article.contributors[0]).toMatchObject({affiliations: ['aff-1'], email: 'ada@tides.example'})
    expect(article.body).toMatchObject([{depth: 1}, {children: [{}, {type: 'section', depth: 2}]}])
  })

  it('of docling mark authors with letters, and put a keyword on each line', async () => {
    const {article, authors} = await people(
      '## Tides at night\n\nAda Bell a, Cy Dee a, b, *\n\n- a University of Bergen, Norway\n- b Harbour Institute, Oslo\n\n## ARTICLE INFO\n\nKeywords:\n\nTide\n\nNight\n\n## ABSTRACT\n\nThe sea is dark.\n\n## 1. Introduction\n\nIt is dark.\n\n- 1. no list\n'
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-1 aff-2'])
    expect(article.keywords).toMatchObject([{terms: ['Tide', 'Night']}])
  })

  it('give statements headings, authors their roles, and formulas their numbers', async () => {
    const {article, html} = await people(
      '# Tides\n\nAda Bell<sup>1</sup> and Cy Dee<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\nAbstract: Sea.\n\n# 1. Introduction\n\nThus\n\n$$\na = b \\qquad ( 1 )\n$$\n\n# 2. Results\n\nSea.\n\n**Author Contributions:** Conceptualization, A.B. and C.D.; software, C.D.\n\n**Funding:** None.\n'
    )
    expect(article.contributors.map(({roles}) => roles)).toEqual([
      ['conceptualization'],
      ['conceptualization', 'software']
    ])
    expect(article.body.map((block) => (block.type === 'section' ? block.title : []))).toMatchObject([
      [{value: 'Introduction'}],
      [{value: 'Results'}],
      [{value: 'Author Contributions'}],
      [{value: 'Funding'}]
    ])
    expect(html()).toContain('(1)')
  })

  it('give authors and places a second byline in another script, and do not count them twice', async () => {
    const {article, authors, rules} = await people(
      '# 도시 하천\n\n홍길동¹ · 김영희²\n\n¹서울환경대학교, ²한국수자원연구원\n\nGildong Hong¹, Younghee Kim²\n\n¹Seoul University\n²Water Institute\n\n초록: 물.\n\n## 1. 서론\n\n물이다.\n'
    )
    expect(authors).toEqual(['홍길동 | aff-1', '김영희 | aff-2'])
    expect(article.affiliations.flatMap(({translations = []}) => translations)).toEqual([
      {text: 'Seoul University', language: 'en'},
      {text: 'Water Institute', language: 'en'}
    ])
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('speak the language of their title and first abstract', async () => {
    const head =
      '# Динамика углерода в почвах\n\nА. В. Иванов<sup>1</sup>\n\n<sup>1</sup>Институт почв\n\nПоступила в редакцию 12.03.2020 г.\n\nАннотация. Почвы.\n'
    const {article} = await people(head)
    expect([article.language, article.dates.received]).toEqual(['ru', '2020-03-12'])
  })
})

describe('what a program that read pages left out', () => {
  it('is told, and a caption stays with its figure', async () => {
    const {html, rules} = await understood(
      '# Levels of rivers\n\nAnn Bee\n\n# 1 Introduction\n\nRivers rise, see Fig. 1.\n\n<!-- image -->\n\nFig. 1. Levels by day.\n\n<!-- formula-not-decoded -->\n\n<!-- a word of the author’s -->\n\nMore.\n'
    )
    expect(rules.filter((rule) => rule === 'left-out')).toHaveLength(2)
    expect(rules).not.toContain('image-missing')
    expect(html()).toMatch(/<figure[^>]*>.*Levels by day\.<\/figcaption>/su)
  })
})

describe('a licence in prose', () => {
  const head = '# Levels of rivers\n\nAnn Bee\n\n**Abstract:** We measured rivers.\n\n'

  it.each([
    ['This is an open access article under the CC BY-NC license.', '', {name: 'CC BY-NC'}],
    [
      'This is an open access article under the CC BY license.',
      'Open Access This article is licensed under a Creative Commons Attribution 4.0 International License.',
      {id: 'CC-BY-4.0', name: 'CC BY 4.0'}
    ]
  ])('is lifted, and what names its version wins: %s', async (first, last, license) => {
    const {article} = await understood(
      `${head}${first}\n\n# 1 Introduction\n\nRivers rise.\n\n${'Words of the text.\n\n'.repeat(70)}${last}\n`
    )
    expect(article.license).toMatchObject(license)
  })
})

describe('marks that were raised, in brackets', () => {
  it('are the authors’', async () => {
    const {authors} = await people(
      '# Levels of rivers\n\nAnn Bee [1,][∗], Cee Dee [1,2]\n\n1. University of Here, Town\n\n2. Institute of There, City\n\n**Abstract:** We measured.\n\n# 1 Introduction\n\nRivers rise.\n'
    )
    expect(authors).toEqual(['Ann Bee | aff-1', 'Cee Dee | aff-1 aff-2'])
  })
})

it('takes no running head for an author, and no filling text for a language', async () => {
  const filling =
    'Lorem ipsum dolor sit amet, sed non est vel quis nunc eget vitae mauris, ut et ac nec ipsum.\n\n'
  const pages = [1, 2, 3, 4].map((page) => `SAMPLE DOCUMENT ${page}\n\n${filling.repeat(4)}`)
  const {article} = await understood(
    `${pages[0]?.slice(0, 18)}# Levels of rivers\n\nAnn Bee\n\n**Zusammenfassung:** Flüsse steigen.\n\n# 1 Einleitung\n\n${pages.slice(1).join('')}`
  )
  expect(article.contributors.map(({name}) => displayName(name))).toEqual(['Ann Bee'])
  expect(article.language).toBe('de')
})
