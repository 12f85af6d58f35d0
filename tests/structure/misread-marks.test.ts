/** Marks and places of Chinese bylines, as recognition leaves them. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const abstract = `摘要：${'本文研究潮汐的长期变化及其原因，并给出预测方法。'.repeat(3)}`
const body = `\n\n# 1 引言\n\n${'潮汐的变化受到了广泛的关注与研究。'.repeat(4)}\n`
const places = '（1．某某大学海洋学院，某市 100001；2．某某研究院，某市 200002；3．某某中心，某市 300003）'
const paper = (byline: string, rest = '') =>
  read(`# 北部潮汐的变化及其原因\n\n${byline}\n\n${abstract}\n\n关键词：潮汐；变化${rest}${body}`)

describe('marks', () => {
  it.each([
    ['parted by stops', '陈小雨1,2.3，赵明1.,2', ['1 2 3', '1 2']],
    ['of which the first is lost', '陈小雨,2,3，赵明1,2', ['1 2 3', '1 2']],
    ['one an apostrophe before another', '陈小雨1，赵明’²', ['1', '1 2']],
    ['one an apostrophe behind another', '陈小雨1，赵明2’', ['1', '2 1']]
  ])('are read %s', async (_, byline, expected) => {
    const {article} = await paper(byline + places)
    const label = (id: string) => article.affiliations.find((one) => one.id === id)?.label
    expect(article.contributors.map(({affiliations}) => affiliations.map(label).join(' '))).toEqual(expected)
  })

  it('are taken from the names in another script where the first byline has none, and it is said', async () => {
    const {article, rules} = await paper(
      `陈小雨1，赵明，林涛${places}`,
      `\n\n# How the tides of the north change\n\nCHEN Xiaoyu1，ZHAO Ming’,LIN Taol (1. School of Oceans, University of Q, City 100001, China; 2. Institute of Tides, Town 200002, China; 3. Centre of Waves, Town 300003, China)\n\nAbstract: We study how the tides change over the years.\n\nKey words: tides`
    )
    expect(article.contributors.map(({affiliations}) => affiliations)).toEqual([
      ['aff-1'],
      ['aff-1'],
      ['aff-1']
    ])
    expect(article.contributors.map(({nativeName}) => nativeName?.text)).toEqual([
      'CHEN Xiaoyu',
      'ZHAO Ming',
      'LIN Tao'
    ])
    expect(rules.filter((rule) => rule === 'inferred-author-affiliation')).toHaveLength(2)
  })
})

describe('places within brackets', () => {
  it.each([
    [
      'a line',
      '（1．某某大学海洋学院，某市 100001；2．某某国家重点实验  \n室，某市 200002；3.某某中心，某市 300003）'
    ],
    [
      'a block',
      '（1 某某大学海洋学院，某市 100001；2某某国家重点实验\n\n室，某市 200002；3某某中心，某市 300003）'
    ],
    [
      'a block, where a mark is lost',
      '（1．某某大学海洋学院，某市 100001；\n\n某某国家重点实验室，某市 200002；3．某某中心，某市 300003;)'
    ]
  ])('are whole though %s tore them', async (_, torn) => {
    const {article, rules} = await paper(`陈小雨1，赵明2,3\n\n${torn}`)
    expect(article.affiliations.map(({label, text}) => [label, text])).toEqual([
      ['1', '某某大学海洋学院，某市 100001'],
      ['2', '某某国家重点实验室，某市 200002'],
      ['3', '某某中心，某市 300003']
    ])
    expect(rules).not.toContain('front-matter-unclear')
    expect(rules).not.toContain('words-lost')
  })

  it('are parted where a postal code ran into the next mark', async () => {
    const {article} = await paper('陈小雨1，赵明2（1．某某大学海洋学院某市1000012．某某研究院 某市 200002)')
    expect(article.affiliations.map(({text}) => text)).toEqual([
      '某某大学海洋学院某市100001',
      '某某研究院 某市 200002'
    ])
  })

  it('are one place where a bracket within them stays open to the end', async () => {
    const {article} = await paper(
      '陈小雨1，赵明2\n\n（1．某某大学海洋学院，某市 100001；\n\n一段没有结束的话'
    )
    expect(article.affiliations.length).toBeLessThan(2)
  })
})

describe('a Chinese title', () => {
  it('goes on in the heading below, where authors follow', async () => {
    const {article, rules} = await read(
      `# 北部潮汐的长期变化及其\n\n# 成因分析\n\n陈小雨1，赵明2${places}\n\n${abstract}\n\n关键词：潮汐；变化${body}`
    )
    expect(textOf(article.title)).toBe('北部潮汐的长期变化及其成因分析')
    expect(rules).toContain('rejoined-paragraph')
  })

  it('ends where a section’s name or number follows', async () => {
    const {article} = await read(
      `# 北部潮汐的长期变化\n\n# 1 成因\n\n陈小雨1，赵明2。${'潮汐的变化受到了广泛的关注与研究。'.repeat(4)}\n`
    )
    expect(article.body).toMatchObject([{type: 'section', label: '1'}])
  })
})

it('reads labels without a colon before Latin words, and keywords named with another sign', async () => {
  const {article} = await read(
    `# 北部潮汐的变化及其原因\n\n陈小雨1，赵明2${places}\n\n摘要TIDE/9 系统已不仅仅是一种测量潮汐的工具，还能在各种海域中预报潮汐，并给出方法与结果。\n\n关键字空间潮汐；条纹；时延模型；相关处理；测量方法；海域；预报；工具${body}`
  )
  expect(textOf(article.abstracts[0])).toMatch(/^TIDE\/9/u)
  expect(article.keywords[0]?.terms[0]).toBe('空间潮汐')
})

it('ends a funding statement where the authors’ lives begin', async () => {
  const {article} = await paper(
    `陈小雨1，赵明2${places}`,
    '\n\n基金项目：国家某某基金（11473060，11590784)作者简介：陈小雨，女，硕士，研究方向：潮汐'
  )
  expect(article.funding?.map(({statement}) => statement)).toEqual(['国家某某基金（11473060，11590784)'])
})
