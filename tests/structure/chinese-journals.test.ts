/** What Chinese journals print around an article, as recognition leaves it. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

const body = `\n\n# 1 引言\n\n${'近年来，河流的水位变化受到了广泛的关注与研究[1]。'.repeat(6)}`
const list =
  '\n\n# 参考文献(References)\n\n[1]李四.河流水位研究[J].水利学刊,2O11,12(3):4-9.   \n[2]王五.水库手册[M].北京:水利出版社,2009.\n'
const abstract = `摘要：${'本文研究河流水位的长期变化及其原因，并给出预测方法。'.repeat(4)}`
const article = (head: string, tail = '') => understood(`${head}${body}${list}${tail}`)

describe('a byline', () => {
  it('is read with its affiliations in one line, though figures were read as quotation marks', async () => {
    const {article: found} = await article(
      `# 河流水位的长期变化\n\n张小明12，李大海\\*‘，王文」(1．某某大学 水利学院，北京100190；2．某某研究院，南京210003)\n\n${abstract}`
    )
    expect(found.contributors.map(({name, affiliations}) => [name.family, affiliations])).toEqual([
      ['张', ['aff-1', 'aff-2']],
      ['李', ['aff-1']],
      ['王', ['aff-1']]
    ])
    expect(found.affiliations.map(({label}) => label)).toEqual(['1', '2'])
  })

  it('may be a heading below the title, its names apart by spaces', async () => {
    const {article: found} = await article(
      `# 河流水位的长期变化\n\n# 吴小新 李文燕2\n\n1某某科学院水利中心北京100190²某某大学北京100049\n\n${abstract}`
    )
    expect(found.contributors.map(({name}) => `${name.family}${name.given}`)).toEqual(['吴小新', '李文燕'])
    expect(found.affiliations.map(({label}) => label)).toEqual(['1', '2'])
  })

  it('is read where its names ran together', async () => {
    const {article: found} = await article(
      `# 河流水位的长期变化\n\n王小菊吴振新孔贝贝(某某科学院水利中心 北京 100190)\n\n${abstract}`
    )
    expect(found.contributors).toHaveLength(3)
    expect(found.affiliations).toHaveLength(1)
  })

  it('is read where names ran together before a mark, the likelier way', async () => {
    const {article: found} = await article(
      `ChinaXiv合作期刊\n\n# 河流水位的长期变化\n\n王晶李方方 朱宇旌张勇\\*（某某大学水利学院，沈阳110866)\n\n${abstract}\n\n关键词：河流；水位中图分类号：S811.3 文献标识码： 文章编号：`
    )
    expect(found.contributors.map(({name}) => `${name.family}${name.given}`)).toEqual([
      '王晶',
      '李方方',
      '朱宇旌',
      '张勇'
    ])
    expect(found.contributors.at(-1)?.corresponding).toBe(true)
  })

  it('is read of names of two signs, and an abstract whose colon is missing is no affiliation', async () => {
    const {article: found} = await article(
      `# 河流水位的长期变化\n\n# 王颖张智雄 孙辉雷枫\n\n${abstract.replace('：', '')}\n\n关键词 河流 水位 预测方法 长期变化 某省 某市\n\n“书 $$ 条目 $$ 事实”`
    )
    expect(found.contributors.map(({name}) => `${name.family}${name.given}`)).toEqual([
      '王颖',
      '张智雄',
      '孙辉',
      '雷枫'
    ])
    expect(found.affiliations).toEqual([])
    expect(found.abstracts).toHaveLength(1)
    expect(found.keywords[0]?.terms).toContain('预测方法')
    expect(JSON.stringify(found.body)).not.toContain('"equation"')
  })

  it('names parts of one institution by a figure and a letter', async () => {
    const {article: found} = await article(
      `# 河流水位的长期变化\n\n林颖1a，何峰la,²，陈娜1b(1．某某大学 a.水利学院;b．附属研究院，某省 某市 421001;2．另一大学，长沙 410008)\n\n${abstract}`
    )
    expect(found.affiliations.map(({label, text}) => [label, text])).toEqual([
      ['1a', '某某大学 水利学院'],
      ['1b', '某某大学 附属研究院，某省 某市 421001'],
      ['2', '另一大学，长沙 410008']
    ])
    expect(found.contributors.map(({affiliations}) => affiliations)).toEqual([
      ['aff-1'],
      ['aff-1', 'aff-3'],
      ['aff-2']
    ])
  })

  it('stays as it is where joined names can be read in two ways', async () => {
    const {rules} = await article(`# 河流水位的长期变化\n\n王李张刘陈\n\n${abstract}`)
    expect(rules).toContain('front-matter-unclear')
  })
})

describe('a second byline', () => {
  const first = `# 河流水位的长期变化\n\n张小明1，李大海2(1．某某大学，北京100190；2．某某研究院，南京210003)\n\n${abstract}\n\n关键词：河流；水位\n\n`
  const second =
    '# Long-term change of the water level of rivers\n\nZHANG Xiaoming¹,LI Dahai² (1.Some University,Beijing 100190,China; 2.Some Institute,Nanjing 210003,China)\n\nAbstract: The level of rivers changes over the years, and we say why it does and how to foretell it.\n\nKey words: river; level\n'

  it.each([
    ['below the first keywords', first + second, ''],
    ['behind the references, without a heading', first, `\n${second.replace('# ', '')}`],
    ['behind the references', first, `\n${second}\n收稿日期：2014-07-21\n修改稿收到日期：2014-09-22\n`]
  ])('gives the names in Latin letters, title and abstract: %s', async (_, head, tail) => {
    const {article: found, html, rules} = await article(head, tail)
    expect(found.contributors.map(({nativeName}) => nativeName)).toEqual([
      {text: 'ZHANG Xiaoming', language: 'zh-Latn'},
      {text: 'LI Dahai', language: 'zh-Latn'}
    ])
    expect(found.translatedTitles).toMatchObject([{language: 'en'}])
    expect(found.abstracts.map(({language}) => language)).toEqual(['zh', 'en'])
    expect(found.keywords.map(({terms}) => terms)).toEqual([
      ['河流', '水位'],
      ['river', 'level']
    ])
    expect(found.affiliations.map(({translations}) => translations)).toEqual([
      [{text: 'Some University,Beijing 100190,China', language: 'en'}],
      [{text: 'Some Institute,Nanjing 210003,China', language: 'en'}]
    ])
    expect(html('affiliations')).toContain('<span lang="en">Some Institute,Nanjing')
    expect(rules).toContain('inferred-affiliation-translations')
    expect(rules).not.toContain('front-matter-unclear')
    expect(rules).not.toContain('words-lost')
    if (tail.includes('收稿'))
      expect(found.dates).toMatchObject({received: '2014-07-21', revised: '2014-09-22'})
  })
})

describe('an article’s number', () => {
  const head = (line: string) =>
    `# 河流水位的长期变化\n\n张小明(某某大学，北京100190)\n\n${abstract}\n\n关键词：河流；水位\n\n${line}`

  it('tells ISSN, year, issue and pages; what classifies is metadata, and nothing is unclear', async () => {
    const {
      article: found,
      html,
      rules
    } = await article(head('中图分类号：V520.6；TN4  \n文献标识码：A 文章编号:1001-5965(2015)04-0609-07'))
    expect(found).toMatchObject({
      journal: {issn: '1001-5965'},
      issue: '4',
      firstPage: '609',
      lastPage: '615',
      dates: {published: '2015'}
    })
    expect(found.journal.title).toBeUndefined()
    expect(found.keywords[1]).toEqual({
      language: 'zh',
      title: '中图分类号',
      terms: ['V520.6', 'TN4'],
      scheme: 'CLC'
    })
    expect(html()).not.toContain('文献标识码')
    expect(rules).toContain('page-furniture')
    expect(rules).toContain('inferred-journal')
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('stays text where its check digit is wrong', async () => {
    const {article: found, html} = await article(head('文章编号:1001-5966(2015)04-0609-07'))
    expect(found.journal).toEqual({})
    expect(html()).toContain('1001-5966')
  })
})

it('reads a reference list whose heading speaks two languages, and years whose zeros are letters', async () => {
  const {article: found} = await article(
    `# 河流水位的长期变化\n\n张小明(某某大学，北京100190)\n\n${abstract}`
  )
  expect(found.references.map(({csl}) => csl.issued?.['date-parts']?.[0]?.[0])).toEqual([2011, 2009])
  expect(found.references[0]?.citedBy).not.toEqual([])
})

it('takes stamps of preprint servers for no part of a text, and joins a heading that a line’s end tore', async () => {
  const {
    article: found,
    html,
    rules
  } = await understood(
    `# Levels of all the rivers\n\n# in our province\n\nAnn Bee\n\n[Abstract Background Rivers rise. We say why.\n\n# 1 Introduction\n\nRivers rise and\n\n# ChinaXiv合作期刊\n\nfall.\n\narXiv:2001.08361v1 [cs.LG] 23 Jan 2020\n\nMore.\n`
  )
  expect(textOf({type: 'paragraph', children: found.title})).toBe('Levels of all the rivers in our province')
  expect(found.abstracts).toHaveLength(1)
  expect(html()).not.toMatch(/ChinaXiv|arXiv/u)
  expect(rules.filter((rule) => rule === 'page-furniture')).toHaveLength(2)
})

it.each([
  ['图1G蛋白的结构 Fig.1The structure', '图 1', 'G蛋白的结构'],
  ['Fig.2State of things', 'Figure 2', 'State of things'],
  ['图3a 结构', '图 3a', '结构']
])('parts number and words of a caption that touch: %s', async (caption, label, words) => {
  const {article: found} = await understood({
    'paper.md': `# 河流水位的长期变化\n\n张小明(某某大学，北京100190)\n\n${abstract}${body}\n\n![](a.svg)  \n${caption}\n`,
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
  })
  const [figure] = JSON.stringify(found.body).match(/\{"type":"figure".*\}/u) ?? []
  expect(figure).toContain(`"label":"${label}"`)
  expect(figure).toContain(words)
})

it('takes a heading above a table for what it is, and its translation with it', async () => {
  const {article: found, html} = await understood(
    `# 河流水位的长期变化\n\n张小明(某某大学，北京100190)\n\n${abstract}${body}\n\n# 表1 各河流的水位\n\nTable 1 Levels of rivers\n\n<table><tr><td>a</td><td>b</td></tr></table>\n`
  )
  expect(html()).toMatch(/<figcaption>.*各河流的水位.*Levels of rivers/su)
  expect(JSON.stringify(found.body.filter(({type}) => type === 'section'))).not.toContain(
    '"title":[{"type":"text","value":"表'
  )
})

it('takes numbers of lines for no part of a text, and joins its lines', async () => {
  const lines = Array.from({length: 12}, (_, index) => `${index + 4} 河流的水位变化受到了广泛的关注与研究`)
  const {html, rules} = await understood(
    `1 河流水位的长期变化\n\n2 (某某大学水利学院，成都 611130)\n\n3 ${abstract}\n\n${lines.join('  \n')}\n`
  )
  expect(html()).toContain('广泛的关注与研究河流的水位')
  expect(html()).not.toMatch(/>\d|\d (?!\()\p{L}/u)
  expect(rules).toContain('page-furniture')
})

it('leaves a list whose items count up', async () => {
  const text = Array.from({length: 12}, (_, index) => `${index + 1}. Words`).join('\n')
  const {html, rules} = await understood(`# Levels of rivers\n\nAnn Bee\n\n# Introduction\n\n${text}\n`)
  expect(html()).toContain('<ol>')
  expect(rules).not.toContain('page-furniture')
})

it('keeps a funding statement whole that a line’s end cut', async () => {
  const {article: found} = await article(
    `# 河流水位的长期变化\n\n张小明1\n\n基金项目：某省重点研发计划项目“河流水位的综合预测预  \n警示范研究”（2019JH2）  \n1.某某大学，北京100190\n\n${abstract}`
  )
  expect(found.funding).toEqual([
    {statement: '某省重点研发计划项目“河流水位的综合预测预警示范研究”（2019JH2）'}
  ])
  expect(found.affiliations).toHaveLength(1)
})

it.each(['Preprint submitted to A Publisher June 8, 2018', 'Released 2021/03/02', '收修改稿日期:2014-09-22'])(
  'takes no line of dates for a journal: %s',
  async (line) => {
    const {article: found} = await understood(
      `# Levels of rivers\n\nAnn Bee\n\n${line}\n\n**Abstract**\n\nWe measured.\n\n# Introduction\n\nA.\n`
    )
    expect(found.journal).toEqual({})
  }
)
