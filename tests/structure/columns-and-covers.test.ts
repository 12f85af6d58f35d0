/** What the order of a page's columns, its publisher and its foot do to a text, undone. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import type {Section} from '../../src/model/index.js'
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

describe('what pages set apart', () => {
  const places = 'a University of Bergen, Bergen 5007, Norway b Institute of Mills, 0851 Oslo, Norway'

  it('is a heading again: spaced letters, a bar behind a number', async () => {
    const {article, authors} = await read(
      `# Tides of the northern harbours: A survey\n\nAda Bell a,b, Cy Dee b,* , Eve Fox a\n\n${places}\n\n# H I G H L I G H T S\n\n• The sea rises.\n\n# A R T I C L E I N F O\n\nKeywords:   \nSea level   \nTidal mills   \nMoon\n\n# A B S T R A C T\n\nThe sea rises with the moon.\n\n# 1 | Introduction\n\nIt rises.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1 aff-2', 'Cy Dee | aff-2', 'Eve Fox | aff-1'])
    expect(article.keywords[0]?.terms).toEqual(['Sea level', 'Tidal mills', 'Moon'])
    expect(article.abstracts).toHaveLength(1)
    expect(textOf({type: 'paragraph', children: (article.body.at(-1) as Section).title})).toBe(
      '1 Introduction'
    )
  })

  it('are letters of chemists that were not raised, and their places at the foot', async () => {
    const {article, authors, cited, words} = await read(
      `# Storage of tides in mills†\n\nWei Bell, ab Laura Dee,*c Sanjay Fox a and Hiro Gil *b\n\nDOI: 10.5555/c8ta10650a\n\n# 1. Introduction\n\nTidal mills have attracted attention.1–3 Stone has high capacity.4,5\n\na School of Tides, University of Q, Bergen 5007, Norway\nb Institute of Mills, University of R, Oslo, Norway. E-mail: gil@tides.example\nc Department of Moons, University of S, Turku, Finland. E-mail: dee@tides.example\n\n# 2. Experimental\n\nStone was heated.6\n\n# Notes and references\n\n${[1, 2, 3, 4, 5, 6].map((at) => `${at} A. Bell and C. Dee, Tid. Rev., 201${at}, ${at}1, 1${at}–2${at}.`).join('\n')}\n`
    )
    expect(authors).toEqual([
      'Wei Bell | aff-1 aff-2',
      'Laura Dee | aff-3',
      'Sanjay Fox | aff-1',
      'Hiro Gil | aff-2'
    ])
    expect(article.contributors[1]).toMatchObject({corresponding: true, email: 'dee@tides.example'})
    expect(article.title).toEqual([expect.objectContaining({value: 'Storage of tides in mills'})])
    expect(cited).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(words).not.toContain('School of Tides')
  })

  it('are headings that Han numerals count, and statements that a blank heads', async () => {
    const {article} = await read(
      `# 北部港口的潮汐变化研究\n\n张小明1 李大海2\n\n1某某大学海洋学院，某市 100000；2某某研究所，某市 100001\n\n【摘要】目的 探讨潮汐变化。\n\n【关键词】潮汐；港口\n\n潮汐每天涨落两次[1]。\n\n一、资料与方法\n\n收集资料。\n\n二、结果\n\n（一）水位\n\n水位上升。\n\n（二）流速\n\n流速增加。\n\n三、讨论\n\n研究有效[1]。\n\n利益冲突 所有作者均声明不存在利益冲突\n\n参考文献\n\n[1] 王五.潮汐手册[M].北京:海洋出版社,2009.\n`
    )
    const sections = article.body.filter((block) => block.type === 'section')
    expect(sections.map(({title}) => textOf({type: 'paragraph', children: title}))).toEqual([
      '一、资料与方法',
      '二、结果',
      '三、讨论',
      '利益冲突'
    ])
    expect(sections[1]?.children.filter(({type}) => type === 'section')).toHaveLength(2)
  })

  it('is a caption in another language, which stands below the next image', async () => {
    const {article, words} = await read(
      `# 北部港口的潮汐变化\n\n张小明\n\n# 1 引言\n\n潮汐涨落。\n\n![](a.jpg)  \n图1 港口\n\n![](b.jpg)  \nFig．1 Harbour   \n图2 磨坊  \nFig．2 Mill\n`
    )
    const figures = JSON.stringify(article.body).match(/"label":"图 \d"/gu)
    expect(figures).toEqual(['"label":"图 1"', '"label":"图 2"'])
    expect(words).toMatch(/港口.*Harbour.*磨坊.*Mill/su)
  })
})

describe('what stands about the text', () => {
  it('tells who paid above the abstract, iDs and how to cite at the end', async () => {
    const {article, words, rules} = await read(
      `DOI: 10.5555/tides.6845\n\n# Tides decline with fragment size\n\nAda Bell1 | Cy Dee2\n\n1 University of Bergen, Bergen, Norway  \n2 Institute of Mills, Oslo, Norway\n\n# Correspondence\n\nAda Bell, University of Bergen, Bergen, Norway.  \nEmail: bell@tides.example\n\n# Funding information\n\nTidal Foundation, Grant/Award Number: 2014/14\n\n# Abstract\n\nThe sea rises.\n\n# KEYWORDS\n\ntides, mills\n\n# 1 | INTRODUCTION\n\nIt rises (Bell & Dee, 2009).\n\n# ORCID\n\nAda Bell https://orcid.org/0000-0002-1825-0097\n\n# REFERENCES\n\nBell, A. S., & Dee, C. G. (2009). Tides alter mills. Tidal Letters, 5(2), 207–210.\n\nHow to cite this article: Bell A, Dee C. Tides decline with fragment size. Tid Evol. 2020;10:12345–12356. https://doi.org/10.5555/tides.6845\n`
    )
    expect(article.funding?.[0]?.statement).toContain('Tidal Foundation')
    expect(article.contributors[0]).toMatchObject({
      orcid: '0000-0002-1825-0097',
      email: 'bell@tides.example',
      corresponding: true
    })
    expect(article.references).toHaveLength(1)
    expect(words).not.toMatch(/How to cite|ORCID/u)
    expect(rules).toContain('inferred-orcids')
    expect(rules).not.toContain('words-lost')
  })

  it('is an author in each line, with institution and address', async () => {
    const {authors, article} = await read(
      `# Laws of sparse tides\n\nAda Bell∗ Tidal University abell@cs.tides.example\n\nBo Fox∗ ETH Zürich bfox@eth.example\n\nChao Li Mills University lichao@mills.example\n\n# Abstract\n\nTides scale.\n\n# 1 Introduction\n\nThey scale.\n\n∗Equal contribution.\n\n# 2 Method\n\nWe fit.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Bo Fox | aff-2', 'Chao Li | aff-3'])
    expect(article.contributors.map(({equalContribution}) => equalContribution)).toEqual([true, true, false])
    expect(article.contributors.some(({corresponding}) => corresponding)).toBe(false)
  })

  it('calls a note by its own number, where a page’s foot was made one note', async () => {
    const {article, html} = await read(
      `# Tides\n\nAda Bell\n\n## 1 Introduction\n\nThe sea has a label \${ }^{1}$. It falls.\n\n[^0]\n[^0]:    \${ }^{1}$ Labels come from the almanac.\n\n## 2 Methods\n\nWe look.\n`
    )
    expect(article.notes).toHaveLength(1)
    expect(textOf(article.notes[0] as never)).toBe('Labels come from the almanac.')
    expect(html()).toMatch(/label\s*<(?:sup|a)/u)
  })
})

describe('where authors work, at a page’s foot', () => {
  it('counts from one in a list that a column’s end put into the text', async () => {
    const {article, authors, words, rules} = await read(
      `# **Tides of the northern harbours: a tracer approach**\n\n**Ada Bell**<sup>1</sup> **· Cy Dee**<sup>2</sup> **· Eve Fox**1,3\n\n#### **Abstract**\n\nThe sea rises.\n\n**Keywords** Sea level · Tidal mills · Moon\n\n#### **Introduction**\n\nIt rises at night.\n\n\\* Ada Bell bell@tides.example\n\n- <sup>1</sup> Department of Tides, University of Bergen, Bergen, Norway\n- <sup>2</sup> Institute of Mills, Oslo, Norway\n- 3 College of Moons, Turku, Finland\n\n# Content courtesy of Springer Nature, terms of use apply. Rights reserved.\n\n#### **Methods**\n\nWe look.\n\n**Acknowledgements** We thank the mills.\n\n#### **References**\n\n- Bell A (2009) Tides of mills. Tid Sci 54(4):781–792\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2', 'Eve Fox | aff-1 aff-3'])
    expect(article.contributors[0]).toMatchObject({corresponding: true, email: 'bell@tides.example'})
    expect(words).not.toMatch(/courtesy|College of Moons/u)
    expect(article.body.at(-1)).toMatchObject({kind: 'acknowledgments'})
    expect(rules).not.toContain('words-lost')
  })

  it('is told in full at the end, and the first of it once more in the head', async () => {
    const {authors, words} = await read(
      `## RESEARCH ARTICLE\n\n## Barriers to tidal mills in Malawi: a study\n\nAda Bell 1* , Cy Dee 2 and Eve Fox 1,3\n\n## Abstract\n\nBackground: Mills face barriers.\n\nKeywords: Mills, Malawi\n\n- * Correspondence: bell@tides.example\n- 1 College of Tides, University of Malawi, Lilongwe, Malawi\n- Full list of author information is available at the end of the article\n\n## Background\n\nMills matter.\n\n## Author details\n\n1 College of Tides, University of Malawi, Lilongwe, Malawi. 2 District Hospital, Mangochi, Malawi. 3 School of Mills, Liverpool, UK.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2', 'Eve Fox | aff-1 aff-3'])
    expect(words).not.toMatch(/College of Tides|Full list/u)
  })
})

describe('a title’s second line', () => {
  it('is a subtitle behind a Chinese dash', async () => {
    const {article} = await read(
      '# 潮汐对磨坊收入的影响研究\n\n——基于港口数据的实证分析\n\n王 磊1，李 芳2\n\n（1. 某某大学 海洋学院，某市 100083；2. 某某研究所，某市 210095）\n\n［摘 要］ 考察潮汐对磨坊收入的影响，结果表明影响显著。\n\n［关键词］ 潮汐；磨坊\n\n［中图分类号］ F832.35 ［文献标识码］ A ［文章编号］ 1009-9107（2021）03-0112-09\n\n# 一、引言\n\n潮汐涨落。\n\n# 二、分析\n\n# （一）直接影响\n\n影响显著。\n\n# （二）间接影响\n\n影响较小。\n'
    )
    expect(textOf({type: 'paragraph', children: article.subtitle ?? []})).toBe('基于港口数据的实证分析')
    expect(article.keywords[1]).toMatchObject({terms: ['F832.35'], scheme: 'CLC'})
    expect(article).toMatchObject({issue: '3', firstPage: '112', journal: {issn: '1009-9107'}})
    expect(article.body.filter(({type}) => type === 'section')).toHaveLength(2)
  })
})

describe('a statement of who paid', () => {
  it('leaves its heading neither empty nor twice', async () => {
    const {article, words} = await read(
      '# Tides\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen\n\n# INTRODUCTION\n\nThe sea rises.\n\n# ACKNOWLEDGMENTS\n\nThis work was supported by the Tidal Fund.\n\n# FUNDING\n\nThis work was supported by the Moon Fund.\n\n# APPENDIX\n\nMore.\n'
    )
    expect(article.funding).toEqual([{statement: 'This work was supported by the Moon Fund.'}])
    expect(words).not.toContain('FUNDING')
    expect(words).toContain('supported by the Tidal Fund')
  })
})

describe('a byline elsewhere', () => {
  it('has families before initials in Russia, and parts of an abstract that nothing names', async () => {
    const {article} = await read(
      'УДК 616.12\n\n# ПРИЛИВЫ СЕВЕРНЫХ ГАВАНЕЙ\n\nИванова А.П.<sup>1</sup>, Петров С. Н.<sup>2</sup>\n\n<sup>1</sup> Казанский университет, Казань, Россия\n\n<sup>2</sup> Институт мельниц, Омск, Россия\n\n**Цель.** Оценить приливы северных гаваней. **Материал и методы.** Обследованы 120 мельниц в течение одного года. **Результаты.** Приливы стали выше.\n\n**Ключевые слова:** приливы, мельницы.\n\n## Введение\n\nМоре поднимается.\n'
    )
    expect(article.contributors.map(({name}) => name)).toEqual([
      {family: 'Иванова', given: 'А.П.'},
      {family: 'Петров', given: 'С. Н.'}
    ])
    expect(article.abstracts).toMatchObject([{language: 'ru'}])
  })

  it('is Korean, its places close to their marks', async () => {
    const {authors, article, words} = await read(
      '# 북부 항구의 조석 변화에 관한 연구\n\n김민수1, 이서연2*\n\n1서울대학교 해양대학, 2연세대학교 공과대학\n\n**국문초록**\n\n조석이 변하였다.\n\n**주제어**: 조석, 항구\n\n*교신저자: 이서연 (lee@tides.example)\n\n# Ⅰ. 서론\n\n조석이 변한다.\n'
    )
    expect(authors).toHaveLength(2)
    expect(article.affiliations.map(({text}) => text)).toEqual(['서울대학교 해양대학', '연세대학교 공과대학'])
    expect(article.contributors[1]).toMatchObject({corresponding: true, email: 'lee@tides.example'})
    expect(words).not.toContain('교신저자')
  })
})
