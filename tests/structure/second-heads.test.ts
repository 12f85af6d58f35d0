/** The head once more in another language, as bilingual journals print it. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const abstract = `摘要：${'本文研究潮汐的长期变化及其原因，并给出预测方法。'.repeat(3)}`
const english =
  'Abstract: We study how the tides change over the years, and how to foretell what they will do.'
const body = `\n\n# 1 引言\n\n${'潮汐的变化受到了广泛的关注与研究。'.repeat(4)}\n`
const names = '陈小雨1，赵明2'
const places = '(1．某某大学海洋学院，某市 100001；2．某某研究院，某市 200002)'
const title = 'How the tides of the north change, and why they do'

describe('affiliations in another language', () => {
  it.each([
    [
      'in one line with the names, and the abstract behind',
      `CHEN Xiao-yu1，ZHAO Ming2 (1. School of Oceans, University of Q, City 100001, China; 2. Institute of Tides, Town 200002, China) ${english}`
    ],
    [
      'torn into blocks',
      `CHEN Xiao-Yu1 ZHAO Ming2\n\n(1. School of Oceans, University of Q, City 100001,\n\nChina; 2. Institute of Tides, Town 200002, China)\n\n${english}`
    ],
    [
      'with a list for the second',
      `CHEN Xiao-yu1 ，ZHAO Ming2\n\n(1. School of Oceans, University of Q, City 100001, China；\n\n2. Institute of Tides, Town 200002, China)\n\n${english}`
    ]
  ])('belong to those of the first head: %s', async (_, second) => {
    const {article, rules, html} = await read(
      `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n${abstract}\n\n关键词：潮汐；变化\n\n# ${title}\n\n${second}\n\nKey words: tides; change${body}`
    )
    expect(article.affiliations.map(({translations}) => translations)).toEqual([
      [{text: 'School of Oceans, University of Q, City 100001, China', language: 'en'}],
      [{text: 'Institute of Tides, Town 200002, China', language: 'en'}]
    ])
    expect(article.contributors.map(({nativeName}) => nativeName?.text)).toEqual(
      ['CHEN Xiao-yu', 'ZHAO Ming'].map((name) => expect.stringMatching(new RegExp(name, 'iu')))
    )
    expect(article.translatedTitles?.map((one) => textOf(one))).toEqual([title])
    expect(article.abstracts.map(({language}) => language)).toEqual(['zh', 'en'])
    expect(rules).toContain('inferred-affiliation-translations')
    expect(rules).not.toContain('front-matter-unclear')
    expect(rules).not.toContain('words-lost')
    expect(html()).not.toContain('Institute of Tides')
  })

  it('stay in the text where they are not as many', async () => {
    const {article, rules, html} = await read(
      `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n${abstract}\n\n关键词：潮汐；变化\n\n# ${title}\n\nCHEN Xiao-yu1, ZHAO Ming2\n\n(1. School of Oceans, University of Q, City 100001, China)\n\n${english}\n\nKey words: tides; change${body}`
    )
    expect(article.affiliations.some(({translations}) => translations)).toBe(false)
    expect(rules).toContain('front-matter-unclear')
    expect(html()).toContain('School of Oceans')
  })

  it('are one where all work in one place, within brackets or below the names', async () => {
    const {article} = await read(
      `# 北部潮汐的变化及其原因\n**陈小雨，赵明**\n（某部重点实验室（某某大学），某市 100001）\n\n**摘要：**本文研究潮汐的长期变化及其原因，并给出预测方法。\n**关键词：**潮汐；变化\n\n# ${title}\n**CHEN Xiaoyu, ZHAO Ming**\n(Key Laboratory of Tides (University of Q), City 100001, China)\n\n**Abstract:** We study how the tides change over the years.\n**Key words:** tides; change${body}`
    )
    expect(article.affiliations).toMatchObject([
      {
        text: '某部重点实验室（某某大学），某市 100001',
        translations: [
          {text: 'Key Laboratory of Tides (University of Q), City 100001, China', language: 'en'}
        ]
      }
    ])
  })
})

describe('a title in another script', () => {
  it('is found though its abstract comes first', async () => {
    const {article, rules} = await read(
      `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n# ${title}\n\nCHEN Xiaoyu1, ZHAO Ming2\n\n${english}\n\nKEY WORDS: tides; change\n\n${abstract}\n\n关键词：潮汐；变化${body}`
    )
    expect(article.language).toBe('zh')
    expect(article.translatedTitles).toMatchObject([{language: 'en'}])
    expect(article.abstracts.map(({language}) => language).sort()).toEqual(['en', 'zh'])
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('is one though a line and a heading share it', async () => {
    const {article} = await read(
      `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n${abstract}\n\n关键词：潮汐；变化\n\nHow the tides of the north change, and why they\n\n# Matter Today\n\nCHEN Xiaoyu1, ZHAO Ming2\n\n${english}${body}`
    )
    expect(article.translatedTitles?.map((one) => textOf(one))).toEqual([
      'How the tides of the north change, and why they Matter Today'
    ])
  })

  it('is none where no abstract speaks its language', async () => {
    const {article} = await read(
      `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n${abstract}\n\n# A history of tides\n\n${'潮汐的变化受到了广泛的关注与研究。'.repeat(4)}\n`
    )
    expect(article.translatedTitles ?? []).toEqual([])
    expect(article.body).toMatchObject([{type: 'section'}])
  })
})

it('reads bold labels beside Chinese words, as their writers type them', async () => {
  const {article} = await read(
    `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n**摘要：**本文研究潮汐的长期变化。\n\n**关键词：**潮汐；变化${body}`
  )
  expect(article.keywords).toMatchObject([{terms: ['潮汐', '变化']}])
  expect(article.abstracts).toMatchObject([{language: 'zh'}])
})

it('takes a list’s name in two languages for one heading', async () => {
  const {article} = await read(
    `# 北部潮汐的变化及其原因\n\n${names}\n\n${places}\n\n${abstract}${body}\n参考文献：\n\n**References:**\n\n[1] 王五.潮汐手册[M].北京:海洋出版社,2009.\n`
  )
  expect(article.referencesTitle).toBe('参考文献 (References)')
  expect(textOf(article.body)).not.toContain('参考文献')
})
