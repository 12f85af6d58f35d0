import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {all, blocks, parsed} from './parsed.js'

describe('definition lists', () => {
  it('hold terms with one or several descriptions', () => {
    expect(blocks('Term *one*\n: First.\n\nTerm two\n: Second,\n  on two lines.\n: Third.\n')).toMatchObject([
      {
        type: 'defList',
        children: [
          {type: 'defListTerm', children: [{value: 'Term '}, {type: 'emphasis'}]},
          {type: 'defListDescription'},
          {type: 'defListTerm'},
          {type: 'defListDescription'},
          {type: 'defListDescription'}
        ]
      }
    ])
  })

  it('are not seen where a colon merely begins a line', () => {
    expect(all('words\n:no space', 'defList')).toEqual([])
  })
})

describe('directives', () => {
  it('are admonitions with the title the author gave', () => {
    expect(blocks(':::note[Mind *this*]\nWords.\n:::')).toMatchObject([
      {
        type: 'admonition',
        kind: 'note',
        title: [{value: 'Mind '}, {type: 'emphasis'}],
        children: [{type: 'paragraph'}]
      }
    ])
  })

  it.each([
    ['note', 'Note'],
    ['tip', 'Tip'],
    ['warning', 'Warning'],
    ['callout-important', 'Important'],
    ['seealso', 'See also']
  ])('`%s` has a title of its own', (name, title) => {
    expect(blocks(`:::${name}\nWords.\n:::`)).toMatchObject([{type: 'admonition', title: [{value: title}]}])
  })

  it('may be figures and tables', () => {
    expect(blocks(':::figure[A caption]{#fig:x}\n![](a.png)\n\n![](b.png)\n:::')).toMatchObject([
      {
        type: 'figure',
        id: 'fig:x',
        caption: [{value: 'A caption'}],
        children: [{type: 'paragraph'}, {type: 'paragraph'}]
      }
    ])
    expect(blocks(':::table[A caption]{#tbl:x}\n| a |\n|---|\n| b |\n:::')).toMatchObject([
      {type: 'tableFigure', id: 'tbl:x', children: [{type: 'table'}]}
    ])
  })

  it('of other names keep their text, and are named', () => {
    const {tree, rules, places} = parsed('Words.\n\n:::stanza[Of Gauss]{.x}\nStatement.\n:::')
    expect(rules).toEqual(['directive-unknown'])
    expect(places).toEqual(['3:1'])
    expect(tree.children[1]).toMatchObject({type: 'division', attributes: {classes: ['stanza', 'x']}})
    expect(textOf(tree)).toBe('Words.Of GaussStatement.')
  })

  it('nest', () => {
    expect(blocks('::::note\n:::tip\nWords.\n:::\n::::')).toMatchObject([
      {type: 'admonition', kind: 'note', children: [{type: 'admonition', kind: 'tip'}]}
    ])
  })

  it('are not seen in prose: a colon is a colon', () => {
    expect(
      textOf({type: 'root', children: blocks('ratio 1:2, e.g. :word, ::leaf, and a:b[c]{d}') as never})
    ).toBe('ratio 1:2, e.g. :word, ::leaf, and a:b[c]{d}')
    expect(blocks('::leaf')).toMatchObject([{type: 'paragraph'}])
  })

  it('take names of the prototype for unknown', () => {
    expect(parsed(':::constructor\nWords.\n:::').rules).toEqual(['directive-unknown'])
    expect(parsed(':::__proto__\nWords.\n:::').tree.children).toHaveLength(1)
  })
})

describe('GitHub’s alerts', () => {
  it.each(['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION', 'Note'])('`[!%s]` are admonitions', (name) => {
    expect(blocks(`> [!${name}]\n> Words.\n>\n> More.`)).toMatchObject([
      {type: 'admonition', kind: name.toLowerCase(), children: [{type: 'paragraph'}, {type: 'paragraph'}]}
    ])
    expect(textOf(blocks(`> [!${name}]\n> Words.`)[0])).toBe('Words.')
  })

  it.each(['> [!OTHER]\n> Words.', '> [!NOTE] on the line\n> Words.', '> Words [!NOTE]'])(
    'are not seen in %j',
    (text) => {
      expect(blocks(text)).toMatchObject([{type: 'blockquote'}])
    }
  )
})

describe('definitions', () => {
  it('are resolved into links and images, the first of a name', () => {
    const {tree} = parsed('[a][x] ![b][x] [x]\n\n[x]: one.png "Title"\n[X]: two.png')
    expect(JSON.stringify(tree)).not.toContain('Reference"')
    expect(JSON.stringify(tree)).not.toContain('two.png')
    expect(tree.children).toHaveLength(1)
  })
})
