import type {Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import type {TableFigure} from '../../src/model/index.js'
import {captionTables, freeTableCaptions} from '../../src/structure/tables.js'
import {parsed, ruleIds} from './parse.js'

const table = '| a | b |\n|---|---|\n| 1 | 2 |'

function tables(text: string): {found: string[]; rules: string[]; blocks: string[]} {
  const {tree, file} = parsed(text)
  captionTables(tree, file)
  const found = tree.children
    .filter((block): block is TableFigure => block.type === 'tableFigure')
    .map(
      ({id, label, caption}) => `${id}|${label ?? ''}|${textOf({type: 'root', children: caption} as Root)}`
    )
  return {found, rules: ruleIds(file), blocks: tree.children.map(({type}) => type)}
}

describe('tables', () => {
  it.each([
    ['below', `${table}\n\n: A *caption*. {#tbl:a}`],
    ['above', `: A *caption*. {#tbl:a}\n\n${table}`],
    ['with a name', `${table}\n\nTable: A *caption*. {#tbl:a}`]
  ])('take Pandoc’s captions: %s', (_, text) => {
    expect(tables(text)).toEqual({found: ['tbl:a||A caption.'], rules: [], blocks: ['tableFigure']})
  })

  it.each([
    ['above', `Table 2. A caption.\n\n${table}`],
    ['below', `${table}\n\n**Table 2.** A caption.`]
  ])('take a neighbouring caption, and say so: %s', (_, text) => {
    expect(tables(text)).toEqual({
      found: ['|Table 2|A caption.'],
      rules: ['inferred-caption'],
      blocks: ['tableFigure']
    })
  })

  it('without caption stay plain', () => {
    expect(tables(`Words.\n\n${table}\n\nWords.`)).toEqual({
      found: [],
      rules: [],
      blocks: ['paragraph', 'table', 'paragraph']
    })
  })

  it('each take their own of captions between them', () => {
    expect(tables(`Table 1. One.\n\n${table}\n\nTable 2. Two.\n\n${table}`).found).toEqual([
      '|Table 1|One.',
      '|Table 2|Two.'
    ])
    expect(tables(`${table}\n\n: One. {#tbl:1}\n\n${table}\n\n: Two. {#tbl:2}`).found).toEqual([
      'tbl:1||One.',
      'tbl:2||Two.'
    ])
  })

  it('take a caption above though they are indented below it', () => {
    const drawn = '      Right     Left\n    -------     ------\n         12     12\n'
    const {tree, file} = parsed(`Words stand here.\n\n: A caption {#tbl:a}\n\n${drawn}`)
    freeTableCaptions(tree)
    captionTables(tree, file)
    expect(tree.children).toMatchObject([{type: 'paragraph'}, {type: 'tableFigure', id: 'tbl:a'}])
    const {tree: term} = parsed(`Term\n\n: Its meaning\n\n${drawn}`)
    freeTableCaptions(term)
    expect(term.children.map(({type}) => type)).toEqual(['defList'])
  })

  it('of HTML keep their captions', () => {
    expect(tables('<table><caption>A caption. {#tbl:a}</caption><tr><td>1</td></tr></table>').found).toEqual([
      'tbl:a||A caption.'
    ])
  })
})
