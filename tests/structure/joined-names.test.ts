/** Names and keywords whose signs between were not read, and lines that hold names and are no byline. */
import {describe, expect, it} from 'vitest'
import {displayName} from '../../src/model/index.js'
import {read} from './read.js'

describe('a Chinese byline', () => {
  it('has letters behind its names, dots on some, and parts of one university', async () => {
    const {article, authors} = await read(
      '# 潮位的研究与分析\n\n王小明ab，李丽äb(东海大学 a.理学院;b.海洋研究所，南昌 330013)\n\n摘要：研究了潮位。\n\n# 1 引言\n\n海很深。\n'
    )
    expect(authors).toEqual(['王小明 | aff-1 aff-2', '李丽 | aff-1 aff-2'])
    expect(article.affiliations[0]?.text).toBe('东海大学 理学院')
  })

  it('of four signs is two where four words in Latin letters follow, and lives are no affiliations', async () => {
    const {article} = await read(
      '# 潮位的研究与分析\n\n刘芳厉红（东海大学海洋学院）\n\n刘芳 女 1992年生，硕士研究生，研究方向为潮汐与海洋。\n\n摘要：研究了潮位。\n\n关键词：潮位；海洋\n\n# Research on tides\n\nLiu Fang Li Hong\n\n厉红女1959年生，教授，研究方向为海洋控制系统。\n\nAbstract: Tides were studied here.\n\nKeywords: tide, sea\n\n# 1 引言\n\n海很深。\n'
    )
    expect(article.contributors.map(({name}) => displayName(name))).toEqual(['刘芳', '厉红'])
    expect(article.contributors.map(({note}) => note?.slice(0, 2))).toEqual(['女 ', '女1'])
    expect(article.affiliations).toHaveLength(1)
  })
})

describe('lines with names', () => {
  it('of a citation in a margin make no authors', async () => {
    const {authors} = await read(
      'Academic Editor: Gil Hay\nReceived: 20 March 2025\nCitation: Bell, A.; Dee, C.;\nFox, E. Tidal Views\nNetworks Considering Moon\nUncertainty. Tides 2025, 18, 2134.\nhttps://doi.org/10.5555/\nen18082134\nAbstract: The sea rises.\nKeywords: tides; moon\n'
    )
    expect(authors).toEqual([])
  })

  it('are running heads where they are all authors, or the title, alone', async () => {
    const {words} = await read(
      '# Tides of the northern harbours\n\nAda Bell<sup>1</sup>, Cy Dee<sup>1</sup>\n\n<sup>1</sup> University of Bergen, Norway\n\n**Abstract:** The sea rises.\n\n# 1. Introduction\n\nIt rises by a model that takes data of the moon and of other\n\nAda Bell and Cy Dee\n\n(e.g., stars) bodies. It falls.\n\nTides of the northern harbours\n\n2 of 21\n\nIt rests.\n'
    )
    expect(words).not.toMatch(/Ada Bell and Cy/u)
    expect(words).not.toContain('2 of 21')
    expect(words).toMatch(/of other.\(e\.g\.,.stars\) bodies/u)
  })
})

describe('keywords', () => {
  it('that run together stay one, and are told', async () => {
    const text = (terms: string) =>
      `# Tides\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen, Norway\n\n**Abstract:** The sea rises.\n\n*Keywords:* ${terms}\n\n# 1. Introduction\n\nIt rises.\n`
    const {article, rules} = await read(text('Tidal mills Early northern views Moon phases Harbours'))
    expect(article.keywords[0]?.terms).toHaveLength(1)
    expect(rules).toContain('keywords-joined')
    expect((await read(text('Tidal mills'))).rules).not.toContain('keywords-joined')
  })
})
