import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {findLosses} from '../../src/check/loss/loss.js'
import type {ArticleBlock} from '../../src/model/index.js'
import {understood} from '../understand.js'

const front = `# 玉米叶片病害的识别

张　伟1，王　芳1*

（1. 中国农业大学，北京 100083）

摘要：本文提出一种方法。

关键词：玉米；病害

`

/** Labels and titles, two spaces before each level. */
function outline(blocks: ArticleBlock[], before = ''): string[] {
  return blocks.flatMap((block) =>
    block.type === 'section'
      ? [
          `${before}${block.label ?? '-'} ${textOf({type: 'paragraph', children: block.title})}`,
          ...outline(block.children, `${before}  `)
        ]
      : []
  )
}

describe('numbered headings that ran into paragraphs of a Chinese text', () => {
  it('are told by the numbers of the headings around them, and nest with these', async () => {
    const text = `${front}玉米是主要的粮食作物。1材料与方法

# 1.1 试验材料

材料来自山东。1.2试验方法
本试验选取玉米叶片。

# 1.3 数据分析

数据用软件分析。

2结果与分析

2.1病害对产量的影响
由表可知，产量下降。

2.3病害对品质的影响

品质也下降。

3.1病害的原因

原因很多。

4结论

可以识别。
`
    const {article, manuscript, page} = await understood(text)
    expect(outline(article.body)).toEqual([
      '1 材料与方法',
      '  1.1 试验材料',
      '  1.2 试验方法',
      '  1.3 数据分析',
      '2 结果与分析',
      '  2.1 病害对产量的影响',
      '  2.3 病害对品质的影响',
      '  3.1 病害的原因',
      '4 结论'
    ])
    expect(findLosses(manuscript, page)).toEqual([])
  })

  it('are none where numbers count, measure, or do not go on', async () => {
    const text = `${front}# 1 引言

样本共三组。2个样本来自山东
其余来自北京，产量提高。1.5倍于对照
品质也好。7讨论过的内容
见前文。

# 2 方法

方法很简单。
`
    const {article} = await understood(text)
    expect(outline(article.body)).toEqual(['1 引言', '2 方法'])
  })

  it('lose a number that was misread, and no other', async () => {
    const numbers = ['1 引言', '1.1 背景', '1.2 目的', '3 1.3 意义', '1.4 方法', '2 结果', '2.1 产量']
    const text = front + numbers.map((heading) => `# ${heading}\n\n文字在这里。\n\n`).join('')
    const {article} = await understood(text)
    expect(outline(article.body).filter((line) => !line.includes('意义'))).toEqual([
      '1 引言',
      '  1.1 背景',
      '  1.2 目的',
      '  1.4 方法',
      '2 结果',
      '  2.1 产量'
    ])
  })
})
