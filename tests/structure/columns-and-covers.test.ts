/** What the order of a page's columns, its publisher and its foot do to a text, undone. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const prose = 'The sea rises twice a day, and every mill of the northern harbours has to wait for it. '

describe('an abstract in the other column', () => {
  const page = (rest: string) =>
    `# Tides of the northern harbours\n\nAda Bell<sup>∗</sup>\n\n*University of Bergen, Norway*\n\n*Keywords:* Tides, Mills\n\n## 1. Introduction\n\nThe mills of the north that we saw last year were ready to\n\n## a b s t r a c t\n\n${rest}\n\ngrind the corn at noon.\n\n## 2. Methods\n\nWe look.\n`

  it('comes before the text, whose sentence is whole again', async () => {
    const {article, words} = await read(
      page(`${prose.repeat(3)}\n\n© 2021 Tidal Press. All rights reserved.`)
    )
    expect(article.abstracts).toHaveLength(1)
    expect(textOf(article.abstracts[0] as never)).toContain('every mill')
    expect(words).toContain('ready to grind the corn at noon')
    expect(article.copyright).toContain('Tidal Press')
  })

  it('is one paragraph where no line of rights ends it', async () => {
    const {article, words} = await read(page(prose.repeat(3)))
    expect(article.abstracts[0]?.children).toHaveLength(1)
    expect(words).toContain('ready to grind the corn at noon')
  })

  it('stays where it is too short to be one', async () => {
    const {article} = await read(page('See above.'))
    expect(article.abstracts).toEqual([])
  })
})

describe('a title below its authors', () => {
  it('comes before them, with its subtitle', async () => {
    const {article, authors} = await read(
      `# Originalien\n\n### A. Bell<sup>1</sup> · C. Dee<sup>2</sup>\n\n1 Universität Bergen, Norwegen  \n2 Institut für Mühlen, Oslo, Norwegen\n\n# Gezeiten der nördlichen Häfen\n\n## Eine Beobachtung\n\n# Zusammenfassung\n\nDas Meer steigt.\n\n# Einleitung\n\nEs steigt nachts.\n`
    )
    expect(textOf({type: 'paragraph', children: article.title})).toBe(
      'Gezeiten der nördlichen Häfen: Eine Beobachtung'
    )
    expect(authors).toEqual(['A. Bell | aff-1', 'C. Dee | aff-2'])
    expect(article.articleType).toBe('Originalien')
  })
})

describe('the page of an article published online first', () => {
  const cover =
    '# 《潮汐学报》网络首发论文\n\n题目：北部港口的潮汐变化研究  作者：张小明，李大海  DOI: 10.5555/tides.20240775  收稿日期：2024- 11- 17  网络首发日期：2025- 04- 21  引用格式：张小明，李大海．北部港口的潮汐变化研究[J/OL]．潮汐学报.\n\n网络首发：在编辑部工作流程中，稿件要经历几个阶段。\n\n出版确认：纸质期刊编辑部在网络版（ISSN 2096-4188）上刊发论文。\n\n'
  const paper =
    '# 北部港口的潮汐变化研究\n\n张小明 $^{1}$ ，李大海 $^{2}$\n\n（1. 某某大学海洋学院，某市 100000；2. 某某研究所，某市 100001）\n\n摘要：潮汐每天涨落两次，港口因此需要预测。\n\n关键词：潮汐；港口中图分类号：P731 文献标志码：A\n\n# 1 引言\n\n潮汐每天涨落两次。\n'

  it('leaves what only it says: journal, DOI and dates', async () => {
    const {article, authors, words, rules} = await read(cover + paper)
    expect(article).toMatchObject({
      doi: '10.5555/tides.20240775',
      journal: {title: '潮汐学报'},
      dates: {received: '2024-11-17', published: '2025-04-21'}
    })
    expect(article.journal.issn).toBeUndefined()
    expect(authors).toEqual(['张小明 | aff-1', '李大海 | aff-2'])
    expect(article.keywords).toMatchObject([{terms: ['潮汐', '港口']}, {terms: ['P731'], scheme: 'CLC'}])
    expect(words).not.toMatch(/出版确认|题目/u)
    expect(rules.filter((rule) => rule === 'page-furniture').length).toBeGreaterThan(3)
    expect(rules).not.toContain('words-lost')
  })

  it('stays where no article follows it', async () => {
    const {words} = await read(cover)
    expect(words).toContain('出版确认')
  })
})

describe('links to a page’s list of references', () => {
  it('are raised calls where they touch the word before them', async () => {
    const {cited, words} = await read(
      `# Tides\n\nAda Bell\n\n# **Results**\n\nThe sea rises[1](#page-6-0)[,2](#page-6-1), as mills know[3–](#page-6-2)[5](#page-6-3). See Fig. [1a](#page-2-0) and Table [2](#page-3-0)\n\n# **References**\n\n${[1, 2, 3, 4, 5].map((at) => `- <span id="page-6-${at}"></span>${at}. Bell, A. Tides, part ${at}. *Tidal Lett.* **${at}**, 1–9 (2001).`).join('\n')}\n`
    )
    expect(cited).toEqual(['1', '2', '3', '4', '5'])
    expect(words).toContain('Fig. 1a and Table 2')
  })
})

describe('references without a heading', () => {
  it('are a list of raised numbers that the text calls', async () => {
    const {article, cited} = await read(
      `# Tides\n\nAda Bell\n\n## I. INTRODUCTION\n\nThe sea rises. \\( ^{1,2} \\)  It falls. \\( ^{3} \\)\n\n \\( ^{1} \\)  A. Bell, Tidal Lett. 92, 145001 (2007).\n\n \\( ^{2} \\)  C. Dee and E. Fox, Tid. Rev. 12, 9 (2010).\n\n \\( ^{3} \\)  E. Fox, Tid. Rev. 13, 10 (2011).\n`
    )
    expect(cited).toEqual(['1', '2', '3'])
    expect(article.references[1]?.csl).toMatchObject({'container-title': 'Tid. Rev.', volume: '12'})
  })

  it('are no affiliations of a letter’s authors', async () => {
    const {article, cited} = await read(
      `# Mills after rain\n\nTO THE EDITOR: Bell et al.<sup>1</sup> saw mills. So did we.<sup>2</sup>\n\nCy Dee, M.D.\n\nUniversity of Bergen\n\ndee@tides.example\n\n1. Bell A, Fox E, et al. Mills of the north. Tidal Lett 2021;385:2132-9.\n2. Gil H, Hay I. Mills of the south. Tidal Lett 2021;385:2140-9.\n`
    )
    expect(article.references).toHaveLength(2)
    expect(cited).toEqual(['1', '2'])
    expect(article.affiliations).toMatchObject([{institution: 'University of Bergen'}])
  })

  it('are none where a list counts steps', async () => {
    const {article} = await read(
      `# Mills\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\n## 1 Methods\n\nWe went on.\n\n1. Open the sluice in 2020.\n2. Close the sluice in 2021.\n`
    )
    expect(article.references).toEqual([])
  })
})

describe('lives of authors behind the references', () => {
  it('have a section of their own, not the appendix’s', async () => {
    const {article, rules} = await read(
      `# Tides of the northern harbours\n\nAda Bell, Member, IEEE, and Cy Dee\n\nAbstract—The sea rises.\n\n# I. INTRODUCTION\n\nThe sea rises [1].\n\n# APPENDIX A\n\nWe prove it.\n\n# REFERENCES\n\n[1] A. Bell, “Tides,” *Tidal Lett.*, vol. 1, no. 2, pp. 3–4, 2001.\n\n![](a.jpg)\n\nAda Bell (Member, IEEE) received the Ph.D. degree from the University of Bergen in 2001.\n\n![](b.jpg)\n\nCy Dee is a professor of mills at the University of Oslo, Norway.\n`
    )
    const last = article.body.at(-1)
    expect(last).toMatchObject({type: 'section', title: [{value: 'Biographies'}]})
    expect(textOf(last as never)).toContain('professor of mills')
    expect(rules).toContain('inferred-biographies')
  })
})

describe('where authors work', () => {
  it('is told by footnotes of a head, with iDs and addresses', async () => {
    const {article, authors} = await read(
      `# KUZEYİN GELGİTLERİ\n\n**Ada ÇAM**<sup>1</sup> **, Cem ÖZ**<sup>2</sup>\n\n#### **Öz**\n\nDeniz yükselir.\n\n**Anahtar Kelimeler:** deniz, değirmen\n\n<sup>1</sup> Gazi Üniversitesi, Eğitim Fakültesi, cam@tides.example, ORCID: 0000-0002-1825-0097\n\n<sup>2</sup> Ankara Üniversitesi, Fen Fakültesi, oz@tides.example\n\nGeliş Tarihi/Received: 12.03.2021 Kabul Tarihi/Accepted: 25.06.2021\n\n# **Giriş**\n\nDeniz yükselir.\n`
    )
    expect(authors).toEqual(['Ada ÇAM | aff-1', 'Cem ÖZ | aff-2'])
    expect(article.contributors).toMatchObject([
      {email: 'cam@tides.example', orcid: '0000-0002-1825-0097'},
      {email: 'oz@tides.example'}
    ])
    expect(article.dates).toMatchObject({received: '2021-03-12', accepted: '2021-06-25'})
  })

  it('counts on within one item of a list', async () => {
    const {authors} = await read(
      `# Tides of the northern harbours: a case\n\nAda Bell <sup>1</sup> , Cy Dee <sup>2</sup> , Eve Fox <sup>1, 3</sup>\n\n1. Medicine, University of Bergen, Bergen, NOR 2. Surgery, Hospital of Oslo, Oslo, NOR 3. Radiology, Cairo University, Cairo, EGY\n\n# **Abstract**\n\nThe sea rises.\n\n**Categories:** Tides, Mills **Keywords:** sea, moon\n\n# **Introduction**\n\nIt rises.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2', 'Eve Fox | aff-1 aff-3'])
  })

  it('is no place where an author has gone since, and an address is whose name it has', async () => {
    const {article} = await read(
      `# Tides\n\n**Ada Bell<sup>1</sup>, Cy Dee<sup>1,2</sup>**\n\n<sup>1</sup> University of Bergen, Norway. <sup>2</sup> Present address: University of Oslo, Norway. e-mail: bell@tides.example\n\n# Abstract\n\nThe sea rises.\n\n# 1 Introduction\n\nIt rises.\n`
    )
    expect(article.affiliations).toHaveLength(1)
    expect(article.contributors[0]?.email).toBe('bell@tides.example')
    expect(article.contributors[1]?.email).toBeUndefined()
    expect(article.contributors[1]?.note).toContain('University of Oslo')
  })
})
