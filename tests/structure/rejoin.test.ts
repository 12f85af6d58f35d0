import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {rejoinParagraphs} from '../../src/structure/rejoin.js'
import {understood} from '../understand.js'
import {blocks, parsed, ruleIds} from './parse.js'

function rejoin(text: string) {
  const {tree, file} = parsed(text)
  rejoinParagraphs(tree, file)
  return {blocks: blocks(tree), rules: ruleIds(file), tree}
}

const start = 'Rivers run through the land, and their water carries'

describe('rejoinParagraphs', () => {
  it('joins a sentence torn between words, over a rule', () => {
    expect(rejoin(`${start}\n\n---\n\nsand to the sea.`)).toMatchObject({
      blocks: [`${start} sand to the sea.`],
      rules: ['rejoined-paragraph']
    })
  })

  it('joins three parts of one sentence', () => {
    expect(
      rejoin(`${start}\n\nsand, gravel and whatever else there may be on its way\n\nto the sea.`).blocks
    ).toHaveLength(1)
  })

  it('makes a torn word whole, with or without its hyphen as the text writes it', () => {
    const torn = (left: string, right: string, other = '') =>
      rejoin(`${start} ${left}-\n\n${right} it all. ${other}`).blocks[0]
    expect(torn('strength', 'ening')).toContain('carries strengthening it')
    expect(torn('self', 'reliance')).toContain('carries self-reliance it')
    expect(torn('flood', 'plain', 'A flood-plain is flat.')).toContain('carries flood-plain it')
    expect(torn('high', 'land', 'The highland is far.')).toContain('carries highland it')
  })

  it('keeps the emphasis on both sides', () => {
    const {tree} = rejoin(
      'Rivers run through the land, and their water carries *very fine*\n\n**sand** to the sea.'
    )
    expect(tree.children[0]).toMatchObject({
      children: [{}, {type: 'emphasis'}, {type: 'text', value: ' '}, {type: 'strong'}, {}]
    })
  })

  it('joins Chinese without a space', () => {
    const before =
      '蛋白质是生命活动最重要的物质基础之一，在畜禽营养中占有特殊的地位，各种激素以及酶的合成都离不'
    expect(rejoin(`${before}\n\n开蛋白质，它是生命活动的主要承担者。`).blocks).toEqual([
      `${before}开蛋白质，它是生命活动的主要承担者。`
    ])
  })

  it('puts the notes of a first page behind the sentence they tore', () => {
    const before =
      '蛋白质是生命活动最重要的物质基础之一，在畜禽营养中占有特殊的地位，各种激素以及酶的合成都离不'
    const note = '作者简介：李仲阳(1995-)，男，河南郑州人。'
    expect(rejoin(`${before}\n\n${note}\n\n开蛋白质，它是生命活动的主要承担者。`).blocks).toEqual([
      `${before}开蛋白质，它是生命活动的主要承担者。`,
      note
    ])
  })

  it.each([
    ['a finished sentence', `${start} sand.\n\nand more of it.`],
    ['a colon', `${start}:\n\nsand and gravel.`],
    ['a caption', `Figure 1 ${start}\n\nsand to the sea.`],
    ['a capital', `${start}\n\nSand to the sea.`],
    ['a list between', `${start}\n\n- gravel\n\nsand to the sea.`],
    ['a short line', 'Rivers and sand\n\nsand to the sea.'],
    ['an enumeration', `${start}\n\na) sand to the sea.`],
    [
      'a label',
      '关键词：河流，水，沙，泥，石头，森林，草地，城市，人民，国家，世界，天地\n\n开蛋白质，它是生命活动的主要承担者。'
    ]
  ])('leaves %s', (_, text) => {
    const result = rejoin(text)
    expect(result.rules).toEqual([])
    expect(result.blocks).toEqual(blocks(parsed(text).tree))
  })
})

const seed = new URL('../../../shared/seed/frim-v2i6-4673.md', import.meta.url)
it.skipIf(!existsSync(seed))(
  'joins the two torn paragraphs of the seed (skipped where ../shared is absent)',
  () => {
    const result = rejoin(readFileSync(seed, 'utf8'))
    expect(result.rules).toEqual(['rejoined-paragraph', 'rejoined-paragraph'])
    expect(result.blocks.join()).toContain(
      'systematic talent development plan, strengthening internal training'
    )
  }
)

it('joins a sentence over a figure that stood in its midst, which then follows it', async () => {
  const {html, rules} = await understood(
    '# Tides\n\n## 1 Results\n\nThe equation was solved for the rise of the tide, as it\n\n![](a.jpg)  \nFig. 1. Map of the bays.\n\nwas done before in the north.\n'
  )
  expect(html()).toMatch(/as it was done before.*<figure/su)
  expect(rules).toContain('rejoined-paragraph')
})
