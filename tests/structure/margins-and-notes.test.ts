/** What stands in a first page's margin, and notes that extraction left as paragraphs. */
import {describe, expect, it} from 'vitest'
import {read} from './read.js'

const head = '# Tides of harbours\n\nAda Bell<sup>1</sup>\n\n<sup>1</sup> University of Bergen, Norway\n\n'
const end = '\n\n# 1. Introduction\n\nIt rises at night.\n'

describe('a margin', () => {
  it('stands between an abstract’s name and the same once more', async () => {
    const {article, rules, words} = await read(
      `${head}## Abstract\n\nCitation: Bell A (2021) Tides of harbours. PLoS Tides 16(8): e0256785. https://doi. org/10.5555/journal.tide. 0256785\n\nEditor: Gil Hay, Oslo, NORWAY\n\nReceived: May 4, 2021\nAccepted: August 14, 2021\n\n## **Published:** August 26, 2021\n\nPeer Review History: PLOS recognizes the benefits of transparency; the history is here: https://doi.org/10.5555/journal.tide. 0256785\n\n#### Abstract\n\nThe sea rises with the moon.${end}`
    )
    expect(article.doi).toBe('10.5555/journal.tide.0256785')
    expect(article.abstracts).toHaveLength(1)
    expect(article.dates).toMatchObject({accepted: '2021-08-14', published: '2021-08-26'})
    expect(words).not.toMatch(/transparency|Citation/u)
    expect(rules).not.toContain('words-lost')
  })

  it('gives no DOI that was torn before its figures', async () => {
    const {article} = await read(
      `${head}Citation: Bell A (2021) Tides of harbours. https://doi.org/10.5555/journal of tides\n\n**Abstract:** The sea rises.${end}`
    )
    expect(article.doi).toBeUndefined()
  })

  it('has several dates of revision, of which the last counts', async () => {
    const {article, words} = await read(
      `${head}Received: October 4, 2015\n\nRevised: May 2, 2016; October 17, 2016\n\nPublished Online in Articles in Advance: March 8, 2017\n\n**Abstract:** The sea rises.${end}`
    )
    expect(article.dates).toEqual({received: '2015-10-04', revised: '2016-10-17', published: '2017-03-08'})
    expect(words).not.toContain('October 17')
  })

  it('has addresses in braces, keywords behind the concepts, and what ACM prints of rights', async () => {
    const {article, words, rules} = await read(
      `# Tides of the northern harbours\n\nAda Bell, Cy Dee\n\nDepartment of Tides, University of Bergen\n\n{bell,dee2}@tides.example\n\n# ABSTRACT\n\nThe sea rises.\n\n# CCS CONCEPTS\n\n• Water $\\longrightarrow$ Sea; KEYWORDS\n\nTides; Moon\n\n# ACM Reference Format:\n\nAda Bell, Cy Dee. 2020. Tides of the northern harbours. In Tides (T ’20), August 23–27, 2020, Oslo. 11 pages. https://doi.org/10.5555/339.348\n\nPermission to make digital or hard copies of all or part of this work for personal or classroom use is granted without fee provided that copies bear this notice. Request permissions from permissions@acm.org.\n\nT ’20, August 23–27, 2020, Oslo\n\n$\\circledcirc$ 2020 Copyright held by the owner/author(s).\n\nhttps://doi.org/10.5555/339.348\n\n# 1 INTRODUCTION\n\nIt rises.\n`
    )
    expect(article.contributors.map(({email}) => email)).toEqual(['bell@tides.example', 'dee2@tides.example'])
    expect(article.keywords.map(({terms}) => terms)).toEqual([['Water → Sea'], ['Tides', 'Moon']])
    expect(article.copyright).toBe('© 2020 Copyright held by the owner/author(s)')
    expect(words).not.toMatch(/Permission|August/u)
    expect(rules).not.toContain('words-lost')
  })

  it('of Hindawi names journal, volume and number below the publisher', async () => {
    const {article, authors} = await read(
      `<a id='d22bc72b-4012-4136-9998-fc4c627cafa9'></a>\n\nHindawi\nComputations of Tides\nVolume 2019, Article ID 7576591, 16 pages\nhttps://doi.org/10.5555/2019/7576591\n\n<a id='a10b4f22-bece-4486-a164-4bd6d093bb32'></a>\n\n_Research Article_\n\n**Tides of the northern harbours**\n\n**Ada Bell** (iD)\n\n*Department of Tides, University of Bergen, Bergen*\nCorrespondence should be addressed to Ada Bell; bell@tides.example\n\n**Abstract:** The sea rises.${end}`
    )
    expect(article).toMatchObject({
      journal: {title: 'Computations of Tides'},
      volume: '2019',
      elocationId: '7576591'
    })
    expect(authors).toEqual(['Ada Bell | aff-1'])
    expect(article.contributors[0]?.email).toBe('bell@tides.example')
  })
})

describe('a line that says how to cite', () => {
  const cited = async (line: string) =>
    (await read(`${head}${line}\n\n**Abstract:** The sea rises.${end}`)).article
  it('tells the journal, its volume and pages, in the manners of publishers', async () => {
    expect(
      await cited(
        '**Citation:** Bell, A. Tides of harbours. _Tidal Lett._ **2022** , _14_ , 6398. https://doi.org/10.5555/tl14246398'
      )
    ).toMatchObject({journal: {title: 'Tidal Lett.'}, volume: '14', elocationId: '6398'})
    expect(
      await cited(
        'Citation: Bell A (2017) Tides of harbours. PLoS Tides 12(7): e0179805. https://doi.org/10.5555/pt.0179805'
      )
    ).toMatchObject({journal: {title: 'PLoS Tides'}, volume: '12', issue: '7', elocationId: 'e0179805'})
    expect(
      await cited(
        'To cite this article: A. Bell (2020) Tides of harbours, Tidal Letters, 8:10, 364-372, DOI: 10.5555/tl.8'
      )
    ).toMatchObject({
      journal: {title: 'Tidal Letters'},
      volume: '8',
      issue: '10',
      firstPage: '364',
      lastPage: '372'
    })
  })

  it('tells none where what stands behind the title is a meeting', async () => {
    const {journal, volume} = await cited(
      'Citation: Bell A. Tides of harbours. In Proceedings of Tides, Oslo, May 4, 2020. https://doi.org/10.5555/t.20'
    )
    expect([journal.title, volume]).toEqual([undefined, undefined])
  })
})

describe('the BMJ’s articles', () => {
  it('have calls as formulas, places at the end, statements without colons, and bare numbers in the list', async () => {
    const {article, authors, words, rules} = await read(
      `# Tides of the northern harbours\n\nAda Bell (1), \${ }^{1,2}$ Cy Dee \${ }^{2}$\n\nTo cite: Bell A, Dee C. Tides of the northern harbours. BMJ Tides 2020;10:e03. doi:10.5555/ bmjtides-2019-035867\n\nReceived 29 November 2019\n\n(c) Author(s) (or their employer(s)) 2020. Re-use permitted under CC BY-NC. No commercial re-use. See rights and permissions. Published by BMJ.\nFor numbered affiliations see end of article.\n\n[^0]\n## ABSTRACT\n\nObjectives The sea rises.\n\n## INTRODUCTION\n\nTides are common. \${ }^{1}$ They rise. \${ }^{1,2}$\n\n## Author affiliations\n\n\${ }^{1}$ Tidal Division, Public Agency of Tides, Bergen, Norway\n\${ }^{2}$ Department of Mills, University of Oslo, Norway\n\nContributors AB conceived the study.\nFunding None received.\nCompeting interests None declared.\n\n## REFERENCES\n\n1 Hay G, Fox E, et al. Tides of harbours. Tides 2015;61:77-87.\n2 World Tidal Organization. Report. Geneva: World Tidal Organization, 2017.\n\n[^0]:    Correspondence to\n    Dr Ada Bell;\n    bell@tides.example\n`
    )
    expect(authors).toEqual(['Ada Bell | aff-1 aff-2', 'Cy Dee | aff-2'])
    expect(article.contributors[0]).toMatchObject({email: 'bell@tides.example', corresponding: true})
    expect(article.doi).toBe('10.5555/bmjtides-2019-035867')
    expect(article.references.map(({citedBy}) => citedBy.length)).toEqual([2, 1])
    expect(words).toContain('common.1 They')
    expect(words).not.toMatch(/Author affiliations|numbered affiliations/u)
    expect(rules).not.toContain('affiliation-unresolved')
    expect(rules).not.toContain('words-lost')
  })
})

describe('paragraphs that begin with a raised number', () => {
  const text = (calls: string) =>
    `# Tides\n\nAda Bell<sup>a</sup>\n\n<sup>a</sup> University of Bergen, Norway\n\n**Abstract:** The sea rises.\n\n# Introduction\n\n${calls}\n\n## Endnotes\n\n<sup>1</sup> See the almanac of that year.\n\n<sup>2</sup> The moon was full in those days.\n`
  it('are notes where the text calls each once', async () => {
    const {article, rules, words} = await read(text('It rises.<sup>1</sup> It falls,<sup>2</sup> and rests.'))
    expect(article.notes).toHaveLength(2)
    expect(rules).toContain('inferred-notes')
    expect(rules).not.toContain('words-lost')
    expect(words).not.toContain('Endnotes')
  })

  it('stay where the text does not call them, or calls much more', async () => {
    expect((await read(text('It rises.<sup>1</sup>'))).article.notes).toEqual([])
    const many = [3, 4, 5, 6, 7].map((number) => `It rises so.<sup>${number}</sup>`).join(' ')
    expect((await read(text(`It rises.<sup>1</sup> It falls.<sup>2</sup> ${many}`))).article.notes).toEqual(
      []
    )
  })
})

describe('lines without a blank between them', () => {
  it('are two blocks below a caption, at a numbered heading, and at each of counted measures', async () => {
    const {article} = await read(
      `${head}**Abstract:** The sea rises.\n\n# 5. Results\n\n## 5.1. First\n\nWords.\n\n![](a.png)\n\nFigure 1. The mill at night.\n5.2. Second views of mills\n\nThree measures follow.\n(1) In terms of people, they learn.\n(2) In terms of land, it sinks.\n`
    )
    const html = JSON.stringify(article.body)
    expect(html).toContain('Second views of mills')
    expect(html).not.toMatch(/at night\.[^"]*Second/u)
    expect(html).toMatch(/"\(1\) In terms of people, they learn\."/u)
  })
})

describe('formulas in cells of HTML tables', () => {
  it('are formulas, and prices stay prices', async () => {
    const {html} = await read(
      `${head}**Abstract:** The sea rises.\n\n# 1. Introduction\n\nTable 1. Values.\n\n<table><tr><td>Symbol</td><td>Meaning</td></tr><tr><td>$B _ { 1 }$</td><td>Band, $5 or $6</td></tr></table>\n`
    )
    expect(html()).toMatch(/<td[^>]*>.{0,80}<math/u)
    expect(html()).toContain('$5 or $6')
  })
})
