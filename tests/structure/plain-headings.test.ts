import {describe, expect, it} from 'vitest'
import {plain} from '../../src/structure/phrasing.js'
import {readPlainHeadings} from '../../src/structure/plain-headings.js'
import {parsed, ruleIds} from './parse.js'

/** Headings as lines, `# ` for the first level. */
function headings(text: string): {lines: string[]; rules: string[]} {
  const {tree, file} = parsed(text)
  readPlainHeadings(tree, file)
  const lines = tree.children.flatMap((block) =>
    block.type === 'heading' ? [`${'#'.repeat(block.depth)} ${plain(block.children)}`] : []
  )
  return {lines, rules: ruleIds(file)}
}

const prose = 'This is a paragraph of text, and it ends with a full stop.'

describe('headings that are only lines', () => {
  it('are told by Roman numerals that go on from each other, letters below them', () => {
    const text = `I. INTRODUCTION\n\n${prose}\n\nII. METHODS\n\nA. Samples\n\n${prose}\n\nB. Tests\n\n${prose}\n\nIII. RESULTS\n\n${prose}`
    expect(headings(text)).toEqual({
      lines: ['## I. INTRODUCTION', '## II. METHODS', '### A. Samples', '### B. Tests', '## III. RESULTS'],
      rules: ['inferred-headings']
    })
  })

  it('are told by numbers of several parts, in Chinese too', () => {
    const text =
      '1 材料与方法\n\n文字在这里。\n\n1.1 材料\n\n文字在这里。\n\n1.2 方法\n\n文字在这里。\n\n2 结果\n\n文字在这里。'
    expect(headings(text).lines).toEqual(['## 1 材料与方法', '### 1.1 材料', '### 1.2 方法', '## 2 结果'])
  })

  it('that Markdown takes for lists of one item keep their numbers', () => {
    expect(headings(`1. Introduction\n\n${prose}\n\n2. Methods\n\n${prose}`).lines).toEqual([
      '## 1. Introduction',
      '## 2. Methods'
    ])
  })

  it('take the level that headings with numbers have', () => {
    expect(
      headings(`# 1 Introduction\n\n${prose}\n\n1.1 Aim\n\n${prose}\n\n1.2 Scope\n\n${prose}`).lines
    ).toEqual(['# 1 Introduction', '## 1.1 Aim', '## 1.2 Scope'])
  })

  it.each([
    ['items that follow each other', `1 Apples\n\n2 Pears\n\n3 Plums\n\n${prose}`],
    ['numbers that do not go on', `1 Apples\n\n${prose}\n\n7 Pears\n\n${prose}`],
    ['numbered sentences', `1 This is said first.\n\n${prose}\n\n2 This is said next.\n\n${prose}`],
    ['one line', `1 Apples\n\n${prose}`],
    ['a list', `1. Apples\n2. Pears\n\n${prose}`],
    ['quantities', '1 个样本来自山东\n\n文字在这里。\n\n2 个样本来自北京\n\n文字在这里。']
  ])('are not seen in %s', (_, text) => {
    expect(headings(text)).toEqual({lines: [], rules: []})
  })
})
