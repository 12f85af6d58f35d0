import type {Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import type {Figure} from '../../src/model/index.js'
import {makeFigures} from '../../src/structure/figures.js'
import {parsed, ruleIds} from './parse.js'

function figures(text: string): {found: string[]; rules: string[]; blocks: string[]} {
  const {tree, file} = parsed(text)
  makeFigures(tree, file)
  const found = tree.children
    .filter((block): block is Figure => block.type === 'figure')
    .map((figure) => {
      const words: string[] = []
      visit(figure, 'image', ({alt}) => {
        words.push(alt ?? '')
      })
      const caption = textOf({type: 'root', children: figure.caption} as Root)
      return `${figure.id}|${figure.label ?? ''}|${caption}|${words.join(',')}`
    })
  return {found, rules: ruleIds(file), blocks: tree.children.map(({type}) => type)}
}

describe('figures', () => {
  it('are images that stand alone: the words are the caption, `alt` tells what it shows', () => {
    expect(figures('![A *caption*](a.png){#fig:a alt="Two lines"}')).toEqual({
      found: ['fig:a||A caption|Two lines'],
      rules: [],
      blocks: ['figure']
    })
  })

  it('lack an alternative text where only the caption tells it', () => {
    expect(figures('![A caption](a.png)')).toMatchObject({
      found: ['||A caption|A caption'],
      rules: ['alt-missing']
    })
  })

  it('take the title for the alternative text', () => {
    expect(figures('![A caption](a.png "Two lines")')).toMatchObject({
      found: ['||A caption|Two lines'],
      rules: []
    })
  })

  it('are not made of images within words', () => {
    expect(figures('See ![this](a.png) here.').found).toEqual([])
  })

  it('of several images in a paragraph are one', () => {
    expect(figures('![A caption](a.png){alt=one}\n![](b.png){alt=two}').found).toEqual([
      '||A caption|one,two'
    ])
  })

  it.each([
    ['below', '![](a.png)\n\nFigure 2. What it *shows*.'],
    ['above', '**Figure 2:** What it *shows*.\n\n![](a.png)'],
    ['with a short name', '![](a.png)\n\nFig. 2 What it *shows*.']
  ])('without words take a neighbour’s %s, and say so', (_, text) => {
    const {found, rules, blocks} = figures(text)
    expect(found).toEqual(['|Figure 2|What it shows.|What it shows.'])
    expect(rules).toContain('inferred-caption')
    expect(blocks).toEqual(['figure'])
  })

  it('take Chinese captions', () => {
    expect(figures('![](a.png)\n\n图 3 结果').found[0]).toMatch(/^\|图 3\|结果\|/u)
  })

  it('leave a sentence about a figure alone', () => {
    expect(figures('![A](a.png){alt=a}\n\nFigure 1 shows that it works.').blocks).toEqual([
      'figure',
      'paragraph'
    ])
  })

  it('of HTML keep their alternative text', () => {
    expect(
      figures('<figure id="x"><img src="a.png" alt="Two lines"><figcaption>Words</figcaption></figure>')
    ).toMatchObject({
      found: ['x||Words|Two lines'],
      rules: []
    })
  })

  it('take JOSS’s labels for their ids', () => {
    expect(figures('![A caption.\\label{fig:a}](a.png){alt=a}').found).toEqual(['fig:a||A caption.|a'])
  })

  it('are found within quotations and lists', () => {
    const {tree, file} = parsed('> ![A](a.png){alt=a}\n\n- ![B](b.png){alt=b}')
    makeFigures(tree, file)
    expect(JSON.stringify(tree).match(/"type":"figure"/gu)).toHaveLength(2)
  })
})

describe('labels typed before captions', () => {
  it.each([
    ['![Figure 1: Words.](a.png)', '|Figure 1|Words.|Words.'],
    ['![**Fig. 2.** Words.](a.png)', '|Figure 2|Words.|Words.'],
    ['![Figure 3](a.png)\n\nFigure 3: Words.', '|Figure 3|Words.|Words.'],
    ['![Figure 4 shows it](a.png)', '||Figure 4 shows it|Figure 4 shows it']
  ])('are labels: %j', (text, expected) => {
    expect(figures(text).found).toEqual([expected])
  })
})

describe('images on a line of their own', () => {
  it.each([
    ['A workflow is shown.\n![Words.\\label{fig:w}](w.png)', ['paragraph', 'figure']],
    ['![Words.](w.png){#fig:w}\nGoes on.', ['figure', 'paragraph']],
    ['Text.\n![](w.png)\nFigure 1. Words.', ['paragraph', 'figure']],
    ['Text.\n![Words.](w.png)\nGoes on.', ['paragraph']],
    ['Text ![Words.\\label{fig:w}](w.png)\nGoes on.', ['paragraph']]
  ])('are figures where they are called so: %j', (text, expected) => {
    expect(figures(text).blocks).toEqual(expected)
  })
})
