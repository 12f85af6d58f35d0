/** Heads, calls and notes as journals print them and programs read them: a manner each. */
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

describe('a byline', () => {
  it('of physicists has its marks behind commas, names in Han signs in brackets, and an abstract without a name', async () => {
    const {article, authors, cited, rules} = await read(
      `# Yield of a tide mill\n\nJia Wu (吴家),1, 2 Wei Han,1, † and Ming Li1, 2, ∗\n\n1School of Tides, North University, Bergen 100191, China   \n2Institute of Mills, Oslo 100101, Norway\n\nA mill was built and its yield was measured with two gauges over three years of steady work. It agrees with a model of tides.\n\nKeywords: Tides, Mills\n\n# I. INTRODUCTION\n\nMills are old [1–3].\n\n[1] A. Bell, C. Dee, A small mill. Nucl. Sci. Tech. 29, 11 (2018).\n[2] E. Fox, Mills of old (Springer, Berlin, 2010), pp. 12–20.\n[3] G. Hay and I. Jay, Phys. Lett. B 774, 103 (2017).\n`
    )
    expect(authors).toEqual(['Jia Wu | aff-1 aff-2', 'Wei Han | aff-1', 'Ming Li | aff-1 aff-2'])
    expect(article.contributors[0]?.nativeName).toEqual({text: '吴家', language: 'zh'})
    expect(article.abstracts).toHaveLength(1)
    expect(cited).toEqual(['1', '2', '3'])
    expect(rules).not.toContain('front-matter-unclear')
    expect(rules).not.toContain('reference-incomplete')
  })

  it('may stand behind a rights sign, and its owners are told all the same', async () => {
    const {article, authors, rules} = await read(
      '# Приливы севера\n\n© 2020 И. И. Иванов<sup>1</sup>, П. С. Петрова<sup>2</sup>\n\n<sup>1</sup> Институт приливов, Москва\n\n<sup>2</sup> Институт моря, Мурманск\n\n**Аннотация.** Море растёт.\n\n## Введение\n\nВода [1, с. 45].\n\n## Список литературы\n\n1. Сидоров А. А. Приливы. М.: Море, 1985. 320 с.\n'
    )
    expect(authors).toEqual(['И. И. Иванов | aff-1', 'П. С. Петрова | aff-2'])
    expect(article.copyright).toBe('© 2020 И. И. Иванов, П. С. Петрова')
    expect(article.references[0]?.citedBy).toHaveLength(1)
    expect(rules).not.toContain('words-lost')
  })

  it('of Japan has a blank within names, which its other script follows', async () => {
    const {article, authors} = await read(
      '# 潮位の研究\n\n山田 太郎<sup>1)</sup>, 佐藤 花子<sup>2)</sup>\n\nTaro YAMADA, Hanako SATO\n\n1) 東京大学海洋研究所\n2) 京都大学大学院\n\n要旨：潮位を調べた。\n\n## 1. はじめに\n\n海は深い<sup>1),2)</sup>。\n\n## 引用文献\n\n1) 鈴木一郎. 潮位. 海の誌. 2015, vol. 5, no. 3, p. 20-21.\n\n2) 田中次郎：海, 岩波書店 (2010).\n'
    )
    expect(authors).toHaveLength(2)
    expect(article.contributors.map(({nativeName}) => nativeName?.text)).toEqual([
      'Taro YAMADA',
      'Hanako SATO'
    ])
    expect(article.references.map(({citedBy}) => citedBy.length)).toEqual([1, 1])
    expect(article.references[0]?.csl).toMatchObject({'container-title': '海の誌', page: '20-21'})
  })

  it('of IEEE says grades in brackets, in capitals', async () => {
    const {article, words} = await read(
      '# Tides\n\nADA BELL<sup>1</sup>, (Senior Member, IEEE), AND EVE FOX<sup>1</sup>\n\n<sup>1</sup>University of Bergen, Norway\n\nCorresponding author: Eve Fox (eve@tides.example)\n\n**ABSTRACT** They rise.\n\n# I. INTRODUCTION\n\nWords.\n'
    )
    expect(article.contributors).toMatchObject([
      {note: 'Senior Member, IEEE'},
      {email: 'eve@tides.example', corresponding: true}
    ])
    expect(words).not.toContain('eve@tides.example')
  })
})

describe('an affiliation', () => {
  it('gives its addresses and iDs to the author, and keeps a company whole', async () => {
    const {article, rules} = await read(
      '# Marés\n\nAda Bell<sup>I</sup>\n\nCy Dee<sup>II</sup>\n\n<sup>I</sup> Universidade do Mar, Porto. E-mail: ada@mar.example. https://orcid.org/0000-0002-1825-0097\n\n<sup>II</sup> Blue Sea Culture Co., Ltd., Oslo\n\nSubmetido em: 10/02/2021 | Aceito em: 15/08/2021\n\n**Resumo:** O mar sobe muito e depressa.\n\n**Palavras-chave:** Mar. Marés do norte. Rios.\n\n## 1 Introdução\n\nÁgua.\n'
    )
    expect(article.contributors[0]).toMatchObject({orcid: '0000-0002-1825-0097', email: 'ada@mar.example'})
    expect(article.affiliations[0]?.text).toBe('Universidade do Mar, Porto.')
    expect(article.affiliations[1]?.institution).toBe('Blue Sea Culture Co., Ltd.')
    expect(article.dates).toEqual({received: '2021-02-10', accepted: '2021-08-15'})
    expect(article.keywords[0]?.terms).toEqual(['Mar', 'Marés do norte', 'Rios'])
    expect(rules).not.toContain('words-lost')
  })
})

describe('a head', () => {
  it('of Frontiers has labels in lines of their own, and parts of an abstract without its name', async () => {
    const {article, authors, rules} = await read(
      '<!-- image -->\n\nEDITED BY\n\nGil Hay, University of Leeds, United Kingdom\n\n*CORRESPONDENCE\n\nAda Bell ada@tides.example\n\nRECEIVED\n\n01 January 2023\n\nACCEPTED\n\n05 March 2023\n\n## Rise of tides\n\nAda Bell 1 * and Cy Dee 2\n\n1 University of Bergen, Norway, 2 Harbour Laboratory, Oslo, Norway\n\nIntroduction: Tides rise.\n\nResults: By a metre.\n\nKEYWORDS\n\ntides, bays\n\n## 1 Introduction\n\nWords.\n'
    )
    expect(article.title).toMatchObject([{value: 'Rise of tides'}])
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2'])
    expect(article.contributors[0]).toMatchObject({email: 'ada@tides.example', corresponding: true})
    expect(article.abstracts[0]?.children).toHaveLength(2)
    expect(article.keywords[0]?.terms).toEqual(['tides', 'bays'])
    expect(article.dates).toEqual({received: '2023-01-01', accepted: '2023-03-05'})
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('of Elsevier, as Marker reads it, has its marks and calls in links, and pictures between', async () => {
    const {article, authors, rules} = await read(
      'Contents lists available at [ScienceDirect](http://tides.example)\n\n# Journal of Tides\n\njournal homepage: [www.tides.example](http://www.tides.example)\n\n# Rise of tides\n\n![](_page_0_Picture_8.jpeg)\n\nAda Bell [a,](#page-0-0)[b](#page-0-1) , Cy Dee [a](#page-0-0)[∗](#page-0-2)\n\n<span id="page-0-0"></span><sup>a</sup> *University of Bergen, Norway*\n\n<span id="page-0-1"></span><sup>b</sup> *Harbour Laboratory, Oslo, Norway*\n\n# ABSTRACT\n\nThey rise.\n\n# **1. Introduction**\n\nOf old [(Bell](#page-3-0) [and Dee,](#page-3-0) [2010)](#page-3-0).\n\n#### <https://doi.org/10.5555/tides.1>\n\nReceived 1 January 2020; Accepted 7 April 2020\n\n# **References**\n\n<span id="page-3-0"></span>Bell, A., Dee, C., 2010. Tides. J. Tides 390, 45–67. [https://doi.org/10.5555/](https://doi.org/10.5555/tides.2) [tides.2.](https://doi.org/10.5555/tides.2)\n'
    )
    expect(article.title).toMatchObject([{value: 'Rise of tides'}])
    expect(authors).toEqual(['Ada Bell | aff-1 aff-2', 'Cy Dee | aff-1'])
    expect(article.doi).toBe('10.5555/tides.1')
    expect(article.references[0]).toMatchObject({csl: {DOI: '10.5555/tides.2'}})
    expect(article.references[0]?.citedBy).toHaveLength(1)
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('of Mathpix is LaTeX', async () => {
    const {article, authors} = await read(
      '\\title{\nRise of Tides\n}\n\n\\author{\nAda Bell $^{1, *}$, Cy Dee $^{2}$ \\\\ $^{1}$ University of Bergen, Norway \\\\ $^{2}$ Harbour Laboratory, Oslo \\\\ *ada@tides.example\n}\n\n\\begin{abstract}\nThey rise.\n\\end{abstract}\n\n\\section*{1. Introduction}\n\nWords.\n'
    )
    expect(article.title.length).toBeGreaterThan(0)
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2'])
    expect(article.contributors[0]?.email).toBe('ada@tides.example')
  })

  it('of Nougat joins an author to the affiliation before', async () => {
    const {authors} = await read(
      '# On the Rise of Tides\n\nAda Bell\n\nada@tides.example\n\nInstitute of Tides, Bergen &Cy Dee\n\ncy@lab.example\n\nHarbour Lab, Oslo\n\n###### Abstract\n\nThey rise.\n\n## 1 Introduction\n\nWords.\n'
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2'])
  })
})

describe('journals of China', () => {
  const article = (text: string, list = '') =>
    read(
      `# 河流水位研究\n\n张三<sup>1</sup>\n\n（1. 某某大学，北京 100083）\n\n摘 要：水位重要。\n\n关键词：水位；河流\n\n基金项目：国家基金（51） 作者简介：张三（1985—），男，副教授。E-mail：zs@example.edu.cn\n\n# 1 引言\n\n${text}\n\n# 参考文献\n\n[1]陈明.水位[M].北京:海洋社,2019.\n[2][美]古德.河流[M].北京:海洋社,2017.\n${list}`
    )

  it('tell of authors’ lives behind the funding, or behind the list', async () => {
    const {article: one, rules} = await article('水。')
    expect(one.funding).toMatchObject([{statement: '国家基金（51）'}])
    expect(one.contributors[0]).toMatchObject({note: '（1985—），男，副教授。', email: 'zs@example.edu.cn'})
    expect(rules).toContain('inferred-biography')
    expect(rules).not.toContain('words-lost')
    const {article: other} = await article('水。', '\n[责任编辑：李某]\n')
    expect(other.references.map(({csl}) => csl.publisher)).toEqual(['海洋社', '海洋社'])
    expect(other.references[1]?.csl.author).toEqual([{literal: '古德'}])
  })

  it.each([
    '水<sup>[1]45-46</sup>与<sup>[2]P15</sup>。',
    '水<sup>[1][2]</sup>。',
    '水[1]（P23），河[2](p.45)。'
  ])('call entries with their pages: %s', async (text) => {
    const {cited, rules} = await article(text)
    expect(cited).toEqual(['1', '2'])
    expect(rules).not.toContain('words-lost')
  })
})

it('takes a file’s name in an image’s brackets for no caption, and one apart from its label for one', async () => {
  const {words, rules} = await read(
    '# Tides\n\n## 1 Results\n\nWords.\n\n![img-0.jpeg](img-0.jpeg)\n\nMore.\n\nFIGURE 2\n\nMap of the bays.\n\n![](b.jpg)\n'
  )
  expect(words.match(/img-0\.jpeg/gu)).toHaveLength(1)
  expect(words).toMatch(/Figure 2\.?\s*Map of the bays\./u)
  expect(rules).not.toContain('words-lost')
})

it('tells contributions once', async () => {
  const {article, rules, words} = await read(
    '# Tides\n\nAda Bell<sup>1</sup>, Cy Dee<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\n**Abstract:** They rise.\n\n## 1 Introduction\n\nWords.\n\n## Author contributions\n\nAB: conceptualization. CD: software.\n'
  )
  expect(article.contributors.map(({roles}) => roles.length)).toEqual([1, 1])
  expect(rules).toContain('inferred-roles')
  expect(words).toContain('AB: conceptualization')
})

it('reads captions in brackets, and by their names in further languages', async () => {
  const table = '| a | b |\n|---|---|\n| 1 | 2 |\n'
  const {article} = await read(
    `# 조석 연구\n\n## 1. 서론\n\n말.\n\n<표 1> 조석의 특성\n\n${table}\n\nTabel 2. Hasil\n\n${table}\n\nTablo 3\n\n*Dağılım*\n\n${table}`
  )
  const labels: unknown[] = []
  JSON.stringify(article.body, (key, value) => {
    if (key === 'label') labels.push(value)
    return value
  })
  expect(labels).toEqual(expect.arrayContaining(['표 1', 'Tabel 2', 'Tablo 3']))
})

describe('places where authors work', () => {
  it('stand at the end of BioMed Central’s articles, below a heading that goes with them', async () => {
    const {article, authors, rules, words} = await read(
      'Bell et al. BMC Tides (2020) 20:123\n\nBMC Tides\n\n# RESEARCH ARTICLE\n\n# Walking by the sea\n\nAda Bell<sup>1†</sup>, Eve Fox<sup>1,2*</sup>\n\n# Abstract\n\nBackground: They walk.\n\nKeywords: Walking, Sea\n\n# Background\n\nWords.\n\n* Correspondence: eve@bergen.example\n\n†Ada Bell contributed equally to this work.\n\n# Author details\n\n<sup>1</sup>University of Bergen, Bergen, Norway. <sup>2</sup>Harbour Hospital, Oslo, Norway.\n\n# References\n\n1. Bell A, Fox E. Sea. J Tides. 2015;24(3):200–8.\n'
    )
    expect(article.journal.title).toBe('BMC Tides')
    expect(authors).toEqual(['Ada Bell | aff-1', 'Eve Fox | aff-1 aff-2'])
    expect(article.contributors[1]).toMatchObject({email: 'eve@bergen.example', corresponding: true})
    expect(words).not.toContain('Author details')
    expect(rules).not.toContain('words-lost')
  })

  it('stand at the end of Nature’s, with what signs mean; dates stand below the title', async () => {
    const {article, authors, rules, words} = await read(
      '# nature tides\n\nArticle\n\nhttps://doi.org/10.5555/nt.1\n\n# Resonance in bays\n\nReceived: 5 May 2022\n\nCheck for updates\n\nAda Bell  <sup>1,3</sup> & Gil Hay  <sup>2,3</sup>✉\n\nTides have been studied for long in many bays of the north.\n\n# Results\n\nWords.\n\n# Additional information\n\nCorrespondence and requests for materials should be addressed to Gil Hay.\n\n<sup>1</sup>University of Bergen, Bergen, Norway. <sup>2</sup>Sea Centre, Leeds, UK. <sup>3</sup>These authors contributed equally: Ada Bell, Gil Hay. ✉e-mail: gil@sea.example\n'
    )
    expect(article.title).toMatchObject([{value: 'Resonance in bays'}])
    expect(authors).toEqual(['Ada Bell | aff-1', 'Gil Hay | aff-2'])
    expect(article.contributors[1]).toMatchObject({email: 'gil@sea.example', equalContribution: true})
    expect(article.contributors[1]?.note).toBeUndefined()
    expect(words).not.toContain('Additional information')
    expect(rules).not.toContain('words-lost')
  })
})

it('keeps authors’ own works in the list, though a running head looks so', async () => {
  const {article} = await read(
    '# Trade\n\nAda Bell<sup>1</sup>, Cy Dee<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\n**Abstract:** It grows.\n\n## 1 Introduction\n\nWords.\n\n## References\n\nBell, A., & Dee, C. (2010). Growth. *Trade, 12*(3), 45-67. https://doi.org/10.5555/t.1\n\nFox, E. (2012). *Growth*. Oslo: Fjord.\n'
  )
  expect(article.references).toHaveLength(2)
})
