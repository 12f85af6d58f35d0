import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'
import {all, blocks, inline, parsed} from './parsed.js'

it('says that an instruction to another program is not kept', () => {
  const {tree, rules} = parsed('Before\n\n<?xml version="1.0"?>\n<b>bold</b>\n')
  expect(rules).toEqual(['html-dropped'])
  expect(JSON.stringify(tree)).toContain('bold')
})

describe('HTML in the line', () => {
  it.each([
    ['<sub>a</sub>', {type: 'subscript'}],
    ['<sup>a</sup>', {type: 'superscript'}],
    ['<b>a</b>', {type: 'strong'}],
    ['<I>a</I>', {type: 'emphasis'}],
    ['<s>a</s>', {type: 'delete'}],
    ['<kbd>a</kbd>', {type: 'span', element: 'kbd'}],
    ['<mark>a</mark>', {type: 'span', element: 'mark'}],
    ['<abbr title="all">a</abbr>', {type: 'span', element: 'abbr', attributes: {pairs: {title: 'all'}}}],
    [
      '<span lang="de" class="x">a</span>',
      {type: 'span', element: 'span', attributes: {classes: ['x'], pairs: {lang: 'de'}}}
    ],
    ['<a href="b">a</a>', {type: 'link', url: 'b'}],
    ['<code>a*b*</code>', {type: 'inlineCode'}],
    ['<img src="b.png" alt="a" width="50%">', {type: 'image', url: 'b.png', alt: 'a'}],
    ['a<br>b', {type: 'text'}]
  ])('%s means what it says', (text, expected) => {
    expect(inline(text)[0]).toMatchObject(expected)
    expect(parsed(text).rules).toEqual([])
  })

  it('holds Markdown, and Markdown holds it', () => {
    expect(inline('<mark>a *b* $c$</mark> *d <sup>e</sup>*')).toMatchObject([
      {type: 'span', children: [{value: 'a '}, {type: 'emphasis'}, {value: ' '}, {type: 'formula'}]},
      {value: ' '},
      {type: 'emphasis', children: [{value: 'd '}, {type: 'superscript'}]}
    ])
  })

  it('that is unknown leaves its words, and is named', () => {
    const {tree, rules} = parsed('a <blink>b <foo-bar>c</foo-bar></blink> d')
    expect(rules).toEqual(['html-unwrapped', 'html-unwrapped'])
    expect(textOf(tree)).toBe('a b c d')
  })

  it('that was never closed ends with its paragraph', () => {
    expect(blocks('a <b>b\n\nc')).toMatchObject([
      {type: 'paragraph', children: [{value: 'a '}, {type: 'strong'}]},
      {type: 'paragraph', children: [{type: 'text', value: 'c'}]}
    ])
  })

  it('comments go silently, within words too', () => {
    const {tree, rules} = parsed('a<!-- b -->c\n\n<!-- d\n\ne -->\n\nf')
    expect(rules).toEqual([])
    expect(tree.children.map((block) => textOf(block))).toEqual(['ac', 'f'])
  })
})

describe('HTML blocks', () => {
  it('divisions with Markdown between their tags hold it', () => {
    expect(blocks('<div id="x" class="y">\n\n# A *b*\n\n- c\n\n</div>\n\nd')).toMatchObject([
      {
        type: 'division',
        attributes: {id: 'x', classes: ['y']},
        children: [{type: 'heading'}, {type: 'list'}]
      },
      {type: 'paragraph'}
    ])
  })

  it('a division that means nothing is unwrapped', () => {
    expect(blocks('<div align="center">\n\nwords\n\n</div>')).toMatchObject([{type: 'paragraph'}])
  })

  it('a figure keeps its images and caption', () => {
    expect(
      blocks(
        '<figure id="f">\n<img src="a.png" alt="A">\n<figcaption>Words <i>and</i> $x$</figcaption>\n</figure>'
      )
    ).toMatchObject([
      {
        type: 'figure',
        id: 'f',
        caption: [{value: 'Words '}, {type: 'emphasis'}, {value: ' $x$'}],
        children: [{type: 'paragraph', children: [{type: 'image', url: 'a.png', alt: 'A'}]}]
      }
    ])
  })

  it('a figure with Markdown between its tags reads it', () => {
    expect(
      blocks('<figure>\n\n![](a.png)\n\n<figcaption>\n\nWords $x$\n\n</figcaption>\n</figure>')
    ).toMatchObject([
      {type: 'figure', caption: [{value: 'Words '}, {type: 'formula'}], children: [{type: 'paragraph'}]}
    ])
  })

  it('a table keeps spans, header cells and alignment', () => {
    const html = `<table id="t"><caption>Words</caption>
<thead><tr><th rowspan="2">a</th><th colspan="2" align="center">b</th></tr><tr><th>c</th><th>d</th></tr></thead>
<tbody><tr><th>e</th><td>f<br>g</td><td style="text-align: right">h</td></tr></tbody></table>`
    expect(blocks(html)).toMatchObject([
      {
        type: 'tableFigure',
        id: 't',
        caption: [{value: 'Words'}],
        children: [
          {
            type: 'table',
            data: {headRows: 2},
            children: [
              {
                children: [
                  {data: {span: {rowSpan: 2, header: true}}},
                  {data: {span: {colSpan: 2, header: true}}}
                ]
              },
              {children: [{children: [{value: 'c'}]}, {children: [{value: 'd'}]}]},
              {
                children: [
                  {data: {span: {header: true}}},
                  {children: [{value: 'f'}, {type: 'break'}, {value: 'g'}]},
                  {children: [{value: 'h'}]}
                ]
              }
            ]
          }
        ]
      }
    ])
  })

  it('a table of extractions, all `<td>` and no line end, has no head', () => {
    const [table] = all('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>', 'table')
    expect(table?.data?.headRows).toBe(0)
    expect(table?.children.map((row) => row.children.map((cell) => textOf(cell)))).toEqual([
      ['a', 'b'],
      ['c', 'd']
    ])
  })

  it('spans beyond all measure are left out', () => {
    const [table] = all('<table><tr><td colspan="9999999" rowspan="-1">a</td></tr></table>', 'table')
    expect(table?.children[0]?.children[0]?.data?.span).toEqual({})
  })

  it.each([
    ['<script>alert(1)</script>', '`<script>` with what it holds'],
    ['<style>p {}</style>', '`<style>` with what it holds'],
    ['<iframe src="x"></iframe>', '`<iframe>` with what it holds'],
    ['<p onclick="x()">words</p>', 'attribute `onclick` of `<p>`']
  ])('%s is dropped, and named where it stands', (html, what) => {
    const {rules, places} = parsed(`Before.\n\n${html}\n\nAfter.`)
    expect(rules).toEqual(['html-dropped'])
    expect(places).toEqual(['3:1'])
    const text = textOf(parsed(`Before.\n\n${html}\n\nAfter.`).tree)
    expect(text).toBe(what.startsWith('`') ? 'Before.After.' : 'Before.wordsAfter.')
  })

  it('lists and definition lists are read', () => {
    expect(blocks('<ol start="3"><li>a<li>b</ol><dl><dt>c<dd>d</dl>')).toMatchObject([
      {type: 'list', ordered: true, start: 3, children: [{}, {}]},
      {type: 'defList', children: [{type: 'defListTerm'}, {type: 'defListDescription'}]}
    ])
  })

  it('no raw HTML remains, and no text of Markdown is lost, whatever tag is open', () => {
    const tags = [
      'div',
      'table',
      'table><tr><td',
      'ul',
      'select',
      'p',
      'b',
      'a href=x',
      'pre',
      'h1',
      'dl',
      'button',
      'center',
      'font',
      'td',
      'li',
      'caption',
      'frameset',
      'body',
      'html',
      'head'
    ]
    for (const tag of tags) {
      const {tree} = parsed(
        `first\n\n<${tag}>\n\nsecond *third*\n\n- fourth\n\n</${tag.split(/[ >]/u)[0]}>\n\nfifth`
      )
      const text = textOf(tree)
      for (const word of ['first', 'fifth']) expect(text, tag).toContain(word)
      if (tag !== 'select' && tag !== 'button')
        for (const word of ['second', 'third', 'fourth']) expect(text, tag).toContain(word)
      expect(JSON.stringify(tree)).not.toContain('"type":"html"')
    }
  })
})

describe('HTML that nothing closes', () => {
  it.each([
    ['<div title="a>b', '<div title="a>b'],
    ['<td class=x', '<td class=x'],
    ['<!-- a comment\n\nwords', '<!-- a comment\n\nwords'],
    ['<p>one</p></p', '</p']
  ])('stays as text: %s', (text, kept) => {
    const {tree, rules} = parsed(`Before.\n\n${text}`)
    expect(textOf(tree)).toContain(kept)
    expect(rules).toContain('html-unfinished')
  })

  it('takes nothing of what follows with it', () => {
    const {tree} = parsed('<table><tr><td>a</td></t\n\nwords\n\n<td>b</td></table>')
    expect(textOf(tree)).toContain('words')
    expect(textOf(tree)).toContain('b')
  })
})

describe('what only some pages have', () => {
  it('has the reading of signs behind them in brackets, once', () => {
    const {tree, rules} = parsed(
      'A <ruby>書簡<rt>しょかん</rt></ruby> and <ruby>文<rp>(</rp><rt>ふみ</rt><rp>)</rp></ruby>.'
    )
    expect(textOf(tree)).toBe('A 書簡（しょかん） and 文（ふみ）.')
    expect(rules).toEqual([])
  })

  it('has Distill’s citations, notes and formulas as what they are', async () => {
    const {article, html, rules} = await understood(
      complete(
        'See <d-cite key="a,b"></d-cite>.<d-footnote>A *note*.</d-footnote> <d-math>x^2</d-math>',
        'references: [{id: a, type: book, title: A}, {id: b, type: book, title: B}]\n'
      )
    )
    expect(rules).toEqual([])
    expect(article.references.map(({key}) => key).sort()).toEqual(['a', 'b'])
    expect(article.notes).toHaveLength(1)
    expect(JSON.stringify(article.notes)).toContain('"emphasis"')
    expect(html()).toContain('<math')
  })
})

describe('places by their old names', () => {
  it('hold nothing where they are closed at once, as XML has it', () => {
    const nodes = blocks('<a name="theory"/>\n\n## Theory\n\nWords.\n\n<a name="data" />\n\nMore.')
    expect(nodes.map(({type}) => type)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
      'paragraph'
    ])
    expect(all('<a name="theory"/>\n\nWords.', 'span')).toMatchObject([
      {attributes: {id: 'theory'}, children: []}
    ])
  })

  it('have no blocks in them where nothing closes them', () => {
    for (const tag of ['<a name="x">', '<span id="x">']) {
      const nodes = blocks(`${tag}\n\nOne.\n\n- Two`)
      expect(nodes.map(({type}) => type)).toEqual(['paragraph', 'paragraph', 'list'])
    }
  })

  it('are links where they lead somewhere', () => {
    expect(all('<a name="x" href="http://a.b/"/>words</a>', 'link')).toMatchObject([{url: 'http://a.b/'}])
  })
})
