/** Texts without blank lines, and ends of lines that are none of the author's. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const chinese = `北部潮汐的长期变化及其成因
陈小雨1，赵明2
(1.某某大学 海洋学院，某市 100001；2.某某研究院，某市 200002)
摘 要:为了解北部潮汐的长期变化，提出一种预测方法。该方法用于引导观测
网络的合理布置，并给出误差的范围。
关键词:潮汐；变化；预测
中图分类号:P731 文献标志码:A
How the tides of the north change over many years
CHEN Xiaoyu1，ZHAO Ming2
(1. School of Oceans, University of Q, City 100001, China; 2. Institute of Tides, Town 200002, China)
Abstract: We study how the tides of the north change over the years, and how to
foretell what they will do.
Key words: tides; change; forecast
　　潮汐的变化受到了广泛的关注[1]。观测网络的
结构日益复杂，因此需要新的方法[2]。
1 观测网络
1.1 测站的布置
测站由若干浮标组成，各浮标之间的距离相等[1]。
1.2 数据
数据每小时采集一次。
2 结 论
所提方法是有效的。
参考文献：
[1] 王五.潮汐手册[M].北京:海洋出版社,2009.
[2] 李四.北部潮汐的预测[J].海洋学报,2011,12(3):4-9.
`

describe('a text without blank lines', () => {
  it('has title, authors, places, abstracts, keywords, sections and references all the same', async () => {
    const {article, authors, rules} = await read(chinese)
    expect(textOf(article.title)).toBe('北部潮汐的长期变化及其成因')
    expect(authors).toEqual(['陈小雨 | aff-1', '赵明 | aff-2'])
    expect(article.affiliations[1]?.translations?.[0]?.text).toBe('Institute of Tides, Town 200002, China')
    expect(article.abstracts.map(({language}) => language)).toEqual(['zh', 'en'])
    expect(article.keywords.map(({terms}) => terms)).toEqual([
      ['潮汐', '变化', '预测'],
      ['P731'],
      ['tides', 'change', 'forecast']
    ])
    expect(article.body.filter(({type}) => type === 'section')).toMatchObject([
      {label: '1', children: [{label: '1.1'}, {label: '1.2'}]},
      {label: '2'}
    ])
    expect(article.references.map(({citedBy}) => citedBy.length)).toEqual([2, 1])
    expect(rules).toContain('parted-lines')
    expect(rules).not.toContain('words-lost')
  })

  it('in English has its paragraphs as far as short lines tell', async () => {
    const line = 'The tides of the north come and go, and those who live there know when they'
    const {article, rules} = await read(
      `Tides of the north and those who know them\nAda Bell1 and Cy Dee2\n1 University of Q, Norwich, UK\n2 Institute of Waves, Riga, Latvia\nAbstract: We ask those who know.\nKeywords: tides; knowledge\n1 Introduction\n${line}\ndo so. They told us.\n${line}\nwill come again.\n2 Methods\n${line}\ndo. We asked.\n3 Results\n${line}\nsaid.\nReferences\n[1] A. Roe, Waves, Sea Press, London, 2001.\n`
    )
    expect(article.contributors).toHaveLength(2)
    expect(article.body).toMatchObject([
      {label: '1', children: [{type: 'paragraph'}, {type: 'paragraph'}]},
      {label: '2'},
      {label: '3'}
    ])
    expect(article.references).toHaveLength(1)
    expect(rules).toContain('parted-lines')
  })

  it('is told from one long paragraph among others', async () => {
    const verse = Array.from({length: 14}, (_, index) => `Line ${index} of the song goes on`).join('\n')
    const {article, rules} = await read(
      `# Songs\n\nAda Bell<sup>1</sup>\n\n1 University of Q\n\n**Abstract:** Songs.\n\n## 1 Text\n\n${verse}\n\n${'We read it.\n\n'.repeat(12)}`
    )
    expect(rules).not.toContain('parted-lines')
    expect(article.body).toHaveLength(1)
  })
})

describe('ends of lines', () => {
  const head = '# 北部潮汐的变化\n\n陈小雨1\n\n1 某某大学，某市 100001\n\n# 1 引言\n\n'

  it('leave no space between Chinese or Japanese signs, whatever the dialect', async () => {
    const {words} = await read(`${head}上层模型用于引导观测\n网络的合理布置，\nTide 与\nsea 之间。\n`)
    expect(words).toContain('引导观测网络的合理布置，Tide 与\nsea 之间。')
    const stated = await read('---\ntitle: 潮\nauthors: [王五]\n---\n\n潮が満ちる\nとき、海は\n静かです。\n')
    expect(stated.words).toContain('潮が満ちるとき、海は静かです。')
  })

  it('are none where a column ended within a sentence, though they are hard ones, and it is said', async () => {
    const torn = '测站由若干浮标组成，各浮标之间的距离相等并且观测数据每小时采集一'
    const {words, rules} = await read(`${head}${torn}  \n次并传回中心。  \n另起一行。\n`)
    expect(words).toContain('每小时采集一次并传回中心。')
    expect(rules).toContain('rejoined-lines')
  })

  it('stay in verse', async () => {
    const {html, rules} = await read(`${head}潮起潮落  \n月圆月缺\n`)
    expect(html()).toContain('<br>')
    expect(rules).not.toContain('rejoined-lines')
  })
})

it('takes numbers at the margin that run into Chinese words, and loses no other word', async () => {
  const lines = Array.from({length: 10}, (_, index) => `${index + 5} 潮汐的变化受到了广泛的关注与研究`).join(
    '  \n'
  )
  const {article, rules} = await read(
    `1 北部潮汐的变化及其成因\n\n2 陈小雨1，赵明2\n\n3 （1.某某大学，某市100001；2.某某研究院，某市200002）\n\n4摘要：本文研究潮汐的长期变化。\n\n${lines}\n\n15关键的是潮汐。\n`
  )
  expect(textOf(article.title)).toBe('北部潮汐的变化及其成因')
  expect(textOf(article.body)).toContain('关键的是潮汐')
  expect(textOf(article.body)).not.toMatch(/\d/u)
  expect(rules).not.toContain('words-lost')
})

describe('a heading', () => {
  const paper = (headings: string[]) =>
    read(
      `# Feed of the north\n\nAda Bell<sup>1</sup>\n\n1 University of Q\n\n**Abstract:** We say it.\n\n${headings.map((heading) => `# ${heading}\n\nSea and land.\n\n`).join('')}`
    )

  it('keeps its number where a figure of the page stands before it, and says so', async () => {
    const {article, rules} = await paper([
      '1 Methods',
      '1.1 Site',
      '1.2 Cows',
      '3 1.3 Feeding',
      '1.4 Data',
      '2 Results'
    ])
    expect(article.body).toMatchObject([
      {
        label: '1',
        children: [
          {},
          {label: '1.1'},
          {label: '1.2'},
          {label: '1.3', title: [{value: 'Feeding'}]},
          {label: '1.4'}
        ]
      },
      {label: '2'}
    ])
    expect(rules).toContain('stray-figure')
    expect(rules).not.toContain('words-lost')
  })

  it('keeps its figures where the second goes on from no other', async () => {
    const {article, rules} = await paper(['1 Methods', '2 1.5 metres of water', '3 Results'])
    expect(article.body).toMatchObject([
      {label: '1'},
      {label: '2', title: [{value: '1.5 metres of water'}]},
      {label: '3'}
    ])
    expect(rules).not.toContain('stray-figure')
  })
})

it('reads a statement’s name alone in a bold line as a heading, and other bold lines as text', async () => {
  const {article} = await read(
    '# Tides\n\nAda Bell<sup>1</sup>\n\n1 University of Q\n\n**Abstract:** We say it.\n\n## 1 Text\n\nSea.\n\n**Look here**\n\nLand.\n\n**Declaration of competing interest**\n\nNone is known.\n\n**Data availability**\n\nNo data was used.\n'
  )
  expect(article.body).toMatchObject([
    {type: 'section', children: [{}, {type: 'paragraph'}, {type: 'paragraph'}]},
    {type: 'section', title: [{value: 'Declaration of competing interest'}]},
    {type: 'section', title: [{value: 'Data availability'}]}
  ])
})
