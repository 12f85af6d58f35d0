import type {Table} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {parseMarkdown} from '../../src/parse/parse.js'

function rows(text: string): string[][] {
  const tree = parseMarkdown(text, new VFile({path: 'paper.md'}))
  const table = tree.children.find((node): node is Table => node.type === 'table')
  return (table?.children ?? []).map(({children}) => children.map((cell) => textOf(cell)))
}

describe('bars in code within a table of pipes', () => {
  it('are the code’s, where the row would have too many cells', () => {
    expect(rows('| Sign | Means |\n|---|---|\n| `a|b` | or |\n| ``x||`y`` | else |')).toEqual([
      ['Sign', 'Means'],
      ['a|b', 'or'],
      ['x||`y', 'else']
    ])
  })

  it('are a formula’s, too, and not those between two prices', () => {
    expect(rows('| Sign | Means |\n|---|---|\n| $|x|$ | size |\n| $5 | $6 |')).toEqual([
      ['Sign', 'Means'],
      ['|x|', 'size'],
      ['$5', '$6']
    ])
  })

  it('stand in heads and in tables without outer bars, too', () => {
    expect(rows('`a|b` | c\n---|---\n`d` | e')).toEqual([
      ['a|b', 'c'],
      ['d', 'e']
    ])
  })

  it('part cells where the row has as many as the table', () => {
    expect(rows('| a | b |\n|---|---|\n| `x | y` |')).toEqual([
      ['a', 'b'],
      ['`x', 'y`']
    ])
  })

  it('leave code outside of tables, and places, as they are', () => {
    const tree = parseMarkdown(
      '`a|b`\n\n| a | b |\n|---|---|\n| `c|d` | e |\n\n`f|g`',
      new VFile({path: 'p.md'})
    )
    expect(textOf(tree.children[0])).toBe('a|b')
    expect(textOf(tree.children[2])).toBe('f|g')
    expect(tree.children[2]?.position?.start.line).toBe(7)
  })
})
