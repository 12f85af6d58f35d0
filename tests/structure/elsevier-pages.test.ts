/** First pages that readers of pages took apart: headings that are none, margins beside the abstract. */
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const prose = 'The tides of the north come and go, and those who live there know when they do so. '
const head = `Journal of Tidal Things 12 (2020) 101–120

### Contents lists available at TidalDirect

# Journal of Tidal Things

### www.tides.example/locate/jtt

# Sharp fronts of tides in shallow water

# Ada Bell a, Cy Dee a, Eva Fox b,∗

a Department of Tides, University of Q, 2-12-1 Shore Street, Qtown, 100-8550, Japan b Institute of Waves, Rtown 106, Taiwan

## a r t i c l e i n f o a b s t r a c t

Article history: Received 26 October 2017 Accepted 25 March 2018

Keywords: shallow water; tides

${prose.repeat(4)}

### © 2020 Tidal Press. All rights reserved.

### 1. Introduction

${prose.repeat(3)}of shores with moving

# * Corresponding author. E-mail address: eva .fox @tides .example (E. Fox).

https://doi.org/10.5555/tides.2020.101 0021-9991/© 2020 Tidal Press. All rights reserved.

102 A. Bell et al. / Journal of Tidal Things 12 (2020) 101–120

sands the water is thin.

### The new difficulties that we meet when sands move below the water lie in two aspects:

(I) The sand is heavy; (II) the water is not.

### 2. Model

${prose}

## ∂h + ∇· (hu) = 0,

## (1)

where h is the depth.
`

describe('a first page of headings', () => {
  it('gives title, authors, places, dates, DOI, abstract and rights, each told', async () => {
    const {article, authors, rules, messages} = await read(head)
    expect(textOf(article.title)).toBe('Sharp fronts of tides in shallow water')
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-1', 'Eva Fox | aff-2'])
    expect(article.affiliations.map(({label, text}) => [label, text.slice(0, 21)])).toEqual([
      ['a', 'Department of Tides, '],
      ['b', 'Institute of Waves, R']
    ])
    expect(article.contributors[2]).toMatchObject({corresponding: true, email: 'eva.fox@tides.example'})
    expect(article.doi).toBe('10.5555/tides.2020.101')
    expect(article.dates).toMatchObject({received: '2017-10-26', accepted: '2018-03-25'})
    expect(article.journal.title).toBe('Journal of Tidal Things')
    expect(article.abstracts.map((one) => textOf(one))).toEqual([prose.repeat(4).trim()])
    expect(article.keywords).toMatchObject([{terms: ['shallow water', 'tides']}])
    expect(rules).toContain('lowered-headings')
    expect(rules).not.toContain('words-lost')
    expect(messages.filter(({rule}) => rule === 'page-furniture').map(({reason}) => reason)).toContainEqual(
      expect.stringContaining('`Journal of Tidal Things`')
    )
  })

  it('keeps sections alone as sections, and rejoins what its foot tore', async () => {
    const {article, words} = await read(head)
    expect(
      article.body.map((block) => (block.type === 'section' ? textOf(block.title as never) : block.type))
    ).toEqual(['Introduction', 'Model'])
    expect(words).toContain('of shores with moving sands the water is thin.')
    expect(words).toContain('(1)')
  })

  it('leaves a heading of words alone, though it holds a sign or ends with a colon', async () => {
    const {article} = await read(
      `# Tides\n\nAda Bell<sup>1</sup>\n\n1 University of Q\n\n## 1 Why A = B holds\n\n${prose}\n\n## 2 Results:\n\n${prose}\n`
    )
    expect(article.body).toMatchObject([{type: 'section'}, {type: 'section'}])
  })
})

it('reads bold and italic lines as headings whose number a space parts from its stop', async () => {
  const {article} = await read(
    `# Tides of the north\n\nAda Bell<sup>1</sup>\n\n1 University of Q\n\n**Abstract:** ${prose}\n\n**1 . Introduction**\n\n${prose}\n\n**2 . Methods**\n\n${prose}\n\n_2.1 . Places_\n\n${prose}\n`
  )
  expect(article.body).toMatchObject([
    {type: 'section', label: '1'},
    {type: 'section', label: '2', children: [{}, {type: 'section', label: '2.1'}]}
  ])
})

it('joins the second line of a place to the first, though it names an institution too', async () => {
  const {article, rules} = await read(
    '# Graphs of tides\n\nAda Bell $ { }^{1}$ and Cy Dee $ { }^{2}$<br>$ { }^{1}$ Department of Tides, University of Q ada@q.example<br>$ { }^{2}$ Department of Signals<br>National School of Waves, CNRS 820, Paris, France<br>cy@waves.example\n\n#### Abstract\n\nWe draw them.\n\n## 1 Introduction\n\nSea.\n'
  )
  expect(article.affiliations.map(({text}) => text)).toEqual([
    'Department of Tides, University of Q',
    'Department of Signals, National School of Waves, CNRS 820, Paris, France'
  ])
  expect(rules).not.toContain('front-matter-unclear')
})
