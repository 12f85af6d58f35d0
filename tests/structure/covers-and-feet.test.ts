/** First pages as programs read them: covers, feet, lists and seals about the head. */
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const end = '\n\n**Abstract:** The sea rises.\n\n# 1. Introduction\n\nIt rises at night.\n'

describe('a publisher’s cover', () => {
  it('gives way to the page below it, and its names are told once', async () => {
    const {article, authors, words, rules} = await read(
      `# Tides of the northern harbours\n\nA. Bell & C. Dee\n\nTo cite this article: A. Bell & C. Dee (2020) Tides of the northern harbours, Tidal Letters, 8:10, 36-37, DOI: 10.5555/tides.8\n\n![](a.jpg)\n\nPublished online: 01 Jun 2020.\n\nView related articles\n\nView Crossmark data\n\n# Tides of the northern harbours\n\nA. Bell (D) \${ }^{\\text {a }}$,b , C. Dee (B) \${ }^{\\text {b }}$<br>\${ }^{\\text {a }}$ Department of Tides, University of Bergen, Norway; \${ }^{\\text {b }}$ Institute of Mills, Oslo, Norway${end}`
    )
    expect(article.title).toMatchObject([{value: 'Tides of the northern harbours'}])
    expect(authors).toEqual(['A. Bell | aff-1 aff-2', 'C. Dee | aff-2'])
    expect(article.dates.published).toBe('2020-06-01')
    expect(words).not.toMatch(/Crossmark|To cite/u)
    expect(rules).not.toContain('words-lost')
    expect(rules).not.toContain('front-matter-unclear')
  })

  it('spells names that the page has in capitals alone', async () => {
    const {authors} = await read(
      `# Tides of the northern harbours\n\nAda Bell & Cy Dee\n\nTo link to this article: https://doi.org/10.5555/tides.9\n\n# Tides of the northern harbours\n\nADA BELL AND CY DEE${end}`
    )
    expect(authors).toEqual(['Ada Bell | ', 'Cy Dee | '])
  })

  it('is none where nothing between the titles is a cover’s', async () => {
    const {article} = await read(
      `# Tides of the northern harbours\n\nA preface.\n\n# Tides of the northern harbours\n\nIt rises.\n\n# Methods\n\nWe look.\n`
    )
    expect(article.body.filter(({type}) => type === 'section').length).toBeGreaterThan(1)
  })
})

describe('a first page’s foot', () => {
  it('that Mathpix made a footnote of says whom to write to', async () => {
    const {article, words} = await read(
      `# Tides\n\nAda Inés Bell \${ }^{\\text {a,* }}$, Cy Dee \${ }^{\\text {a }}$<br>\${ }^{a}$ University of Bergen, Norway${end}\n[^0]\n[^0]:    * Corresponding author.\n\n    E-mail addresses: bell@tides.example (A. Inés Bell), dee@tides.example (C. Dee).\n\n# 2. Methods\n\nWe look.\n`
    )
    expect(article.contributors).toMatchObject([
      {email: 'bell@tides.example', corresponding: true},
      {email: 'dee@tides.example', corresponding: false}
    ])
    expect(article.notes).toEqual([])
    expect(words).not.toContain('bell@tides.example')
  })

  it('tells where groups of authors work, as Springer prints it', async () => {
    const {article, authors} = await read(
      `# Tides\n\nAda Bell $\\cdot$ Cy Dee ・ Eve Fox\n\n#### Abstract\n\nThe sea rises with the moon.\n\nKeywords Tides $\\cdot$ Moon phases $\\cdot$ Mills\n\n# 1 Introduction\n\nIt rises.\n\n[^0]\n[^0]:    A. Bell ( $\\boxtimes$ )\n\n    Division of Tides, University of Bergen, Bergen, Norway\n    e-mail: bell@tides.example\n    C. Dee · E. Fox\n\n    Institute of Mills, Oslo 4072, Norway\n\n# 2 Methods\n\nWe look.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2', 'Eve Fox | aff-2'])
    expect(article.contributors[0]).toMatchObject({email: 'bell@tides.example', corresponding: true})
    expect(article.keywords[0]?.terms).toEqual(['Tides', 'Moon phases', 'Mills'])
    expect(article.abstracts[0]?.children).toHaveLength(1)
  })

  it('stays a note where it speaks of the text', async () => {
    const {article} = await read(
      `# Tides\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen, Norway${end}\n[^0]\n[^0]:    See the almanac of that year.\n`
    )
    expect(article.notes).toHaveLength(1)
  })
})

describe('a head', () => {
  it('has its affiliations in a list', async () => {
    const {article, authors} = await read(
      `# Tides\n\n**Ada Bell**<sup>**1**</sup> **and Cy Dee**<sup>**1,2,**</sup> ***\n\n- 1 Institute of Tides, Bergen 5007, Norway\n\n- 2\n\n   - Department of Mills, University of Oslo, Norway\n\n- Correspondence: dee@mills.example; Tel.: +47 55${end}`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-1 aff-2'])
    expect(article.contributors[1]).toMatchObject({email: 'dee@mills.example', corresponding: true})
  })

  it('takes no second line of an editor’s name for an author, nor a seal for a section', async () => {
    const {article, authors, rules} = await read(
      `# Article\n\n## Tides of harbours\n\nAda Bell \${ }^{1}$ (D) Cy Dee \${ }^{1, *}$ and Eve Fox \${ }^{1}$\n\n## check for updates\n\nCitation: Bell, A.; Dee, C. Tides of harbours. Tides 2022, 19, 16. https://doi.org/10.5555/ tides19241\n\nAcademic Editor: Gil\nS. Hay\n\nReceived: 6 October 2022\n\n## 0\n\nCopyright: (c) 2022 by the authors. Distributed under the Creative Commons Attribution (CC BY) license (https:// creativecommons.org/licenses/by/ $4.0 /$ ).\n\n1 School of Tides, University of Bergen, Norway\n\n* Correspondence: dee@tides.example\n\n#### Abstract\n\nThe sea rises.\n\nKeywords: tides; sea\n\n## 1. Introduction\n\nIt rises.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-1', 'Eve Fox | aff-1'])
    expect(article).toMatchObject({doi: '10.5555/tides19241', license: {id: 'CC-BY-4.0'}})
    expect(article.abstracts).toHaveLength(1)
    expect(rules).not.toContain('words-lost')
  })

  it('has signs of iDs in its marks, as formulas', async () => {
    const {authors} = await read(
      `# Tides\n\nAda Bell \${ \\mathrm { a } } _ { \\oplus }$ , Cy Dee \${ \\mathfrak { a } } , ^ { * } \\oplus$ , Eve Fox b\n\na University of Bergen, Bergen 5007, Norway\n\nb Institute of Mills, Oslo 4072, Norway${end}`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-1', 'Eve Fox | aff-2'])
  })

  it('has a journal’s name between logos, and its author in a heading', async () => {
    const {article, authors} = await read(
      `Contents lists available at ScienceDirect\n\n![](a.jpg)\n\n# Tidal Letters\n\n![](b.jpg)\n\njournal homepage: www.tides.example\n\n# Tides of harbours\n\n![](c.jpg)\n\n## Ada Bell<sup>∗</sup>\n\n*University of Bergen, Norway*\n\n### a r t i c l e i n f o\n\n*Keywords:* tides; sea\n\n### **1. Introduction**\n\nIt rises.\n`
    )
    expect(article.journal.title).toBe('Tidal Letters')
    expect(article.title).toMatchObject([{value: 'Tides of harbours'}])
    expect(authors).toEqual(['Ada Bell | aff-1'])
  })

  it('has title and authors in one heading, where a small letter parts them', async () => {
    const marks = 'Ada Bell <sup>a</sup>, Cy Dee <sup>b,</sup>⁎'
    const places =
      '\n\n<sup>a</sup> University of Bergen, Norway\n\n<sup>b</sup> Institute of Mills, Oslo, Norway'
    const {article, authors} = await read(`# Tides with opaque water ${marks}${places}${end}`)
    expect(article.title).toMatchObject([{value: 'Tides with opaque water'}])
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2'])
    const capitals = await read(`# Tides and Opaque Water ${marks}${places}${end}`)
    expect(capitals.authors).toEqual([])
  })

  it('of ACM has a block for each author, whose names the citation tells', async () => {
    const {article, authors, words} = await read(
      `# Serving Tides of the North\n\nAda Bell[∗] Bergen Tidal University Bergen, Norway bell@tides.example\n\n## Cy Dee\n\nThe Oslo School of Mills Oslo, Norway dee@mills.example\n\nEve Fox Bergen Tidal University Bergen, Norway fox@tides.example\n\n## **Abstract**\n\nThe sea rises at night and by day and, to take advantage of\n\n> ∗These authors contributed equally.\n\nthe moon, it falls.\n\n## _**CCS Concepts:**_ • **Water** → **Sea** ; • **Sky**.\n\n_**Keywords:**_ tides, moon\n\n## **ACM Reference Format:**\n\nAda Bell, Cy Dee, and Eve Fox. 2024. Serving Tides of the North. In _Tides (T ’24), April 27, 2024, Oslo, Norway._ ACM, 6 pages. https://doi.org/10.5555/362.364\n\n## **1 Introduction**\n\nIt rises.\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1', 'Cy Dee | aff-2', 'Eve Fox | aff-1'])
    expect(article.affiliations.map(({text}) => text)).toEqual([
      'Bergen Tidal University Bergen, Norway',
      'The Oslo School of Mills Oslo, Norway'
    ])
    expect(article.contributors[0]).toMatchObject({equalContribution: true, corresponding: false})
    expect(article.abstracts[0]?.children).toHaveLength(1)
    expect(article.keywords.map(({title}) => title)).toEqual(['CCS Concepts', 'Keywords'])
    expect(words).not.toContain('ACM Reference')
  })
})
