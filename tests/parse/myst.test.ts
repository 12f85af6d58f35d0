import {toString as textOf} from 'mdast-util-to-string'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {parseMarkdown} from '../../src/parse/parse.js'
import {complete, understood} from '../understand.js'

const myst = (text: string, more = '') => understood(complete(text, `dialect: myst\n${more}`))

describe('directives of MyST', () => {
  it('are boxes, in each other, with the manuscript’s notes and their own places', async () => {
    const {html, messages, rules} = await myst(
      '````{admonition} Own *title*\n:class: tip\nOuter[^1].\n\n```{warning}\nInner @fig:none.\n```\n````\n\n[^1]: Note.\n'
    )
    expect(html()).toContain('admonition-tip')
    expect(html()).toContain('Own <em>title</em>')
    expect(html()).toMatch(/admonition-tip.*note-call.*admonition-warning.*Inner/su)
    expect(rules).toEqual(['cross-reference-unresolved'])
    expect(messages.find(({rule}) => rule === 'cross-reference-unresolved')).toMatchObject({
      line: 13,
      column: 7
    })
  })

  it.each(['```', ':::', '~~~'])('may stand between %s', async (fence) => {
    const {html, rules} = await myst(`${fence}{note}\nWords.\n${fence}\n\nAfter.`)
    expect(html()).toMatch(/<aside.*Words\..*<\/aside>.*After/su)
    expect(rules).toEqual([])
  })

  it('are figures with name, alternative text, caption and legend', async () => {
    const {article, rules} = await understood({
      'paper.md': complete(
        ':::{figure} map.svg\n:name: fig-map\n:alt: A map.\n:width: 50%\nThe *caption*.\n\nThe legend.\n:::\n\n{numref}`fig-map`, {numref}`Fig. %s <fig-map>`\n',
        'dialect: myst\n'
      ),
      'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    })
    expect(rules).toEqual([])
    expect(article.body[0]).toMatchObject({type: 'figure', id: 'fig-map', label: 'Figure 1'})
    expect(textOf(article.body[1])).toBe('Figure\u00A01, Fig.\u00A01')
  })

  it('may begin and end on one line', async () => {
    const {article, rules} = await understood({
      'paper.md': complete(
        ':::{figure} map.svg :::\n\nAfter.\n\n:::{note} Words. :::\n\nLast.',
        'dialect: myst\n'
      ),
      'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    })
    expect(rules).toEqual(['alt-missing'])
    expect(article.body.map(({type}) => type)).toEqual(['figure', 'paragraph', 'admonition', 'paragraph'])
  })

  it('are figures of several images, each with a target of its own on the line before', async () => {
    const {html, rules} = await understood({
      'paper.md': complete(
        ':::{figure}\n:label: both\n(one-a)=\n![A](map.svg)\n(one-b)=\n![B](map.svg)\n\nBoth.\n:::\n\n[Figure 1b](#one-b), [](#one-a)',
        'dialect: myst\n'
      ),
      'map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    })
    expect(rules).toEqual(['alt-missing', 'alt-missing'])
    expect(html()).toMatch(/id="one-a".*id="one-b"/su)
    expect(html()).not.toContain(')=')
  })

  it('are tables of lists and of values between commas', async () => {
    const {article} = await myst(
      '```{list-table} Things\n:header-rows: 1\n:name: tab-x\n* - A\n  - B\n* - 1\n  - 2 *x*\n```\n\n```{csv-table} More\n:header: "Name", "Value, x"\none, "a ""b"""\n```\n'
    )
    const cells = article.body.map((block) => textOf(block))
    expect(cells[0]).toBe('AB12 x')
    expect(cells[1]).toMatch(/^NameValue, xonea .b.$/u)
    expect(article.body[0]).toMatchObject({type: 'tableFigure', id: 'tab-x', label: 'Table 1'})
  })

  it('are formulas and code that can be called', async () => {
    const {html, rules} = await myst(
      '```{math}\n:label: mass\nE = mc^2\n```\n\n```{code-block} python\n:caption: It runs.\n:name: run\nprint(1)\n```\n\n{eq}`mass`, {ref}`run`, {ref}`words <run>`\n'
    )
    expect(rules).toEqual([])
    expect(html()).toMatch(/href="#mass"[^>]*>\(1\)</u)
    expect(html()).toContain('It runs.')
    expect(html()).toMatch(/href="#run"[^>]*>words</u)
  })

  it('are statements with their kind, name and label', async () => {
    const {html, rules} = await myst(
      '```{prf:theorem} Euclid\n:label: thm-x\nPrimes.\n```\n\n{prf:ref}`thm-x`\n'
    )
    expect(rules).toEqual([])
    expect(html()).toContain('Euclid')
    expect(html()).toContain('href="#thm-x"')
  })

  it('that nobody knows stay as they are written, whole', async () => {
    const {html, rules} = await myst(':::{mystery} a\n:b: c\n\nkept *so*\n:::\n\n```{strange}\nkept\n```\n')
    expect(rules).toEqual(['directive-unknown', 'directive-unknown'])
    expect(html()).toContain(':::{mystery} a\n:b: c\n\nkept *so*\n:::')
    expect(html()).toContain('```{strange}\nkept\n```')
  })

  it('end with what they stand in', async () => {
    const {html} = await myst(
      '> ```{note}\n> Within.\n\nOutside.\n\n- ```{tip}\n  In an item.\n  ```\n- next\n'
    )
    expect(html()).toMatch(/<blockquote><aside.*Within\..*<\/aside><\/blockquote><p>Outside/su)
    expect(html()).toMatch(/<li><aside.*In an item\..*<\/aside><\/li><li>next/su)
  })

  it('in too many others are refused, not followed', async () => {
    const {rules} = await myst('```{note}\n'.repeat(5000))
    expect(rules).toContain('too-deep')
  })
})

describe('roles of MyST', () => {
  it.each([
    ['H{sub}`2`O', 'H<sub>2</sub>O'],
    ['{sup}`*n*`', '<sup><em>n</em></sup>'],
    ['{abbr}`DNA (deoxyribonucleic acid)`', '<abbr title="deoxyribonucleic acid">DNA</abbr>'],
    ['{kbd}`Ctrl`', '<kbd>Ctrl</kbd>'],
    ['{del}`no`', '<del>no</del>'],
    ['{u}`under`', '<u>under</u>'],
    ['{term}`words <x>`', '<p>words</p>'],
    ['{py:func}`~numpy.mean`', '<code>mean</code>'],
    ['{doc}`other`', '<code>other</code>'],
    ['\\{sub}`2`', '{sub}<code>2</code>'],
    ['`{sub}` words', '<code>{sub}</code> words']
  ])('%s is %s', async (text, expected) => {
    const {html, rules} = await myst(text)
    expect(html()).toContain(expected)
    expect(rules).toEqual([])
  })

  it('that nobody knows keep their words', async () => {
    const {html, rules} = await myst('{strange}`kept *so*`')
    expect(html()).toContain('kept <em>so</em>')
    expect(rules).toEqual(['role-unknown'])
  })

  it('cite, and a DOI cites the entry that has it', async () => {
    const references =
      'references:\n  - {id: a, type: book, title: T, author: [{family: Doe}], issued: {date-parts: [[2020]]}, DOI: 10.5555/Abc}\n'
    const {html, rules} = await myst(
      '{cite:p}`a` {cite:t}`a` {cite}`{see}a{p. 3}` <doi:10.5555/abc> {cite}`none`',
      references
    )
    const words = html().replace(/<[^>]+>/gu, '')
    expect(words).toContain('(Doe, 2020)')
    expect(words).toContain('Doe (2020)')
    expect(words).toContain('(see Doe, 2020, p. 3)')
    expect(words).not.toContain('doi:')
    expect(words).toContain('{cite}`none`')
    expect(rules).toEqual(['citation-unresolved'])
  })
})

describe('lines of MyST', () => {
  it('are targets, comments and breaks; in other dialects they are words', async () => {
    const text = '(there)=\n# Methods\n\nOne\n% never shown\ntwo.\n\n+++ {"cell": 1}\n\n{ref}`there`\n'
    const {html, rules} = await myst(text)
    expect(rules).toEqual([])
    expect(html()).toMatch(/<section id="there".*<p>One<\/p><p>two\.<\/p>.*href="#there"[^>]*>Methods/su)
    expect(html()).not.toMatch(/never shown|\+\+\+/u)
    const other = await understood(complete('One\n% shown\n+++ shown\n\n(there)=', 'dialect: github\n'))
    expect(other.html()).toContain('% shown\n+++ shown')
    expect(other.html()).toContain('(there)=')
  })

  it('fill in what the front matter gives, once, and within bounds', async () => {
    const {html, rules} = await myst(
      'A {{ lang }}, {{ none }}, `{{ lang }}`, {{ self }}.',
      'substitutions:\n  lang: "**Python** {sub}`3`"\n  self: "{{ self }}"\n'
    )
    expect(html()).toContain(
      'A <strong>Python</strong> <sub>3</sub>, {{ none }}, <code>{{ lang }}</code>, {{ self }}.'
    )
    expect(rules).toEqual(['call-unknown'])
    const long = await myst('{{ long }} '.repeat(3000), `substitutions: {long: ${'x'.repeat(1000)}}\n`)
    expect(long.html().length).toBeLessThan(1_200_000)
  })
})

it('takes the words right below the images of a figure for its caption', () => {
  const text = ':::{figure}\n:label: two\n![](a.png)\n![](b.png)\nTwo *parts*.\n:::\n'
  const [division] = parseMarkdown(text, new VFile({path: 'paper.md'}), {
    dialect: 'myst',
    variables: new Map()
  }).children
  const blocks = division && 'children' in division ? division.children : []
  expect(blocks.map((block) => ('children' in block ? block.children.map(({type}) => type) : []))).toEqual([
    ['image', 'text', 'image'],
    ['text', 'emphasis', 'text']
  ])
})
