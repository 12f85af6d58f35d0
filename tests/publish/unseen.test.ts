/** What manuscripts hold that nobody had in mind: one construct each, as authors wrote it. */
import {describe, expect, it} from 'vitest'
import {renderText} from '../../src/render/text/text.js'
import {complete, understood} from '../understand.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

const words = async (text: string, more = '') => {
  const found = await understood({'paper.md': complete(text, more), 'a.svg': svg, 'b.svg': svg})
  const plain = new TextDecoder().decode(renderText(found.page, '0').bytes)
  return {
    ...found,
    plain,
    body: found
      .html()
      .replace(/<[^>]+>/gu, '')
      .replaceAll('\u00A0', ' ')
  }
}

describe('names before numbers', () => {
  const figures = '![One words](a.svg){#fig-a alt="x"}\n\n![Two words](b.svg){#fig-b alt="x"}\n\n'

  it('are the author’s, of Quarto’s `crossref`', async () => {
    const {body, messages} = await words(
      `See @fig-a. And [@fig-a; @fig-b], @eq-y and @cnj-1.\n\n${figures}$$x$$ {#eq-y}\n\n::: {#cnj-1}\nWords.\n:::\n`,
      'dialect: quarto\ncrossref:\n  fig-title: Figura\n  fig-prefix: [Fig., Figs.]\n  eq-prefix: ""\n  cnj-title: Assumption\n  title-delim: ":"\n'
    )
    expect(body).toContain('See Fig. 1. And Figs. 1 and 2, 1 and Assumption 1.')
    expect(body).toContain('Figura 1')
    expect(body).toContain('Assumption 1')
    expect(messages.filter(({rule}) => rule === 'field-unused').map(({reason}) => reason)).toEqual([
      'Unexpected field `crossref.title-delim`: other tools use it, Colophon does not'
    ])
  })

  it('are the author’s, of pandoc-crossref’s fields, with a capital where the call has one', async () => {
    const {body} = await words(
      `See @fig:a. So @Fig:a.\n\n![One words](a.svg){#fig:a alt="x"}\n`,
      'figPrefix: [fig., figs.]\nfigureTitle: Picture\n'
    )
    expect(body).toContain('See fig. 1. So Fig. 1.')
    expect(body).toContain('Picture 1')
  })
})

describe('cells', () => {
  it('that their options hide are left out, and told', async () => {
    const {html, rules} = await words(
      '```{r}\n#| include: false\nlibrary(secret)\n```\n\n```{r, include=FALSE}\nother()\n```\n\n```{r}\n# | label: kept\nshown()\n```\n',
      'dialect: quarto\n'
    )
    expect(html()).not.toMatch(/secret|other|label/u)
    expect(html()).toContain('shown')
    expect(rules).toEqual(['code-hidden', 'code-hidden'])
  })

  it.each([
    ['execute: {echo: false}\n', ''],
    ['format: {pdf: {execute: {echo: false}}}\n', ''],
    ['knitr: {opts_chunk: {echo: false}}\n', ''],
    ['', '```{r setup, include=FALSE}\nknitr::opts_chunk$set(\n  echo = FALSE,\n  dpi = 300\n)\n```\n\n']
  ])('are left out where all are to be: %s%s', async (more, setup) => {
    const {html, rules} = await words(
      `${setup}\`\`\`{r}\nlibrary(secret)\n\`\`\`\n\n\`\`\`{r}\n#| echo: true\nshown()\n\`\`\`\n\n\`\`\`{r}\n#| label: fig-a\n#| fig-cap: A plot.\nplotted()\n\`\`\`\n`,
      `dialect: quarto\n${more}`
    )
    expect(html()).not.toContain('secret')
    expect(html()).toContain('shown')
    expect(html()).toContain('plotted')
    expect(rules.filter((rule) => rule !== 'field-unused')).toEqual(
      setup ? ['code-hidden', 'code-hidden', 'code-unexecuted'] : ['code-hidden', 'code-unexecuted']
    )
  })

  it('show the code of others that they name', async () => {
    const {html} = await words(
      '```{r}\n#| label: one\n#| include: false\nfirst()\n```\n\n# Appendix\n\n```{r, ref.label=c("one", "none"), eval=FALSE}\n```\n\n```{r, ref.label=knitr::all_labels()}\n```\n',
      'dialect: quarto\n'
    )
    expect(html().match(/>first</gu)).toHaveLength(2)
  })

  it('of MyST that are tagged so are left out too', async () => {
    const {html, rules} = await words(
      '```{code-cell} python\n:tags: [remove-cell]\nimport secret\n```\n\nWords.\n',
      'dialect: myst\n'
    )
    expect(html()).not.toContain('secret')
    expect(rules).toEqual(['code-hidden'])
  })
})

describe('parts that MyST’s blocks name', () => {
  it('are the abstract, and the sections at the end', async () => {
    const {article, body, rules} = await words(
      '+++ {"part": "abstract"}\nShort words.\n\n+++ {"part": "acknowledgments"}\nThanks to all.\n\n+++\n\nThe text begins.\n\n# Methods\n\nMore.\n',
      'dialect: myst\n'
    )
    expect(article.abstracts).toHaveLength(1)
    expect(body).toMatch(/^\s*The text begins\..*Methods.*Acknowledgements.*Thanks to all\.\s*$/su)
    expect(rules).toEqual(['inferred-abstract'])
  })
})

describe('captions on the line below', () => {
  it('are the image’s, and the words in the brackets describe it', async () => {
    const {html, rules} = await words(
      '![Traffic](a.svg)  \n*Figure 3: where the roads lead*\n\n![Skim](b.svg)\n*Figure 4: skim viewer*\n'
    )
    expect(html()).toMatch(/alt="Traffic".*Figure.3.*where the roads lead.*alt="Skim".*Figure.4/su)
    expect(rules).toEqual(['inferred-caption', 'inferred-caption'])
  })

  it('are none where they are a sentence', async () => {
    const {html} = await words('![Traffic](a.svg){alt="x"}\n\nFigure 1 shows the roads.\n')
    expect(html()).toMatch(/<figcaption>.*Traffic.*<\/figcaption>.*<p>Figure.1 shows/su)
  })

  it('are the table’s, though Markdown takes them for its last row', async () => {
    const {html} = await words('| a | b |\n|---|---|\n| 1 | 2 |\n*Table 1: what the bits mean.*\n\nWords.\n')
    expect(html()).toMatch(/what the bits mean\./u)
    expect(html().match(/<tr>/gu)).toHaveLength(2)
  })
})

it('sets an image at the margin below a list behind it', async () => {
  const {html} = await words('Steps:\n1. One\n2. Two\n![Caption\\label{fig:x}](a.svg)\n\nAfter.\n')
  expect(html()).toMatch(/<\/ol>.*<figure/su)
})

it('takes bookdown’s sign for appendices, and numbers them with letters', async () => {
  const {body, rules} = await words(
    '# Intro\n\nSee [here](#app-a).\n\n# (APPENDIX) Appendix {-}\n\n# Proofs {#app-a}\n\nWords.\n',
    'number_sections: true\n'
  )
  expect(body).not.toContain('APPENDIX')
  expect(body).toContain('A Proofs')
  expect(rules).toEqual([])
})

it('names no section that has no words', async () => {
  const {html, rules} = await words('# One\n\nA.\n\n#\n\n## {#none}\n\nB.\n\n# Two\n\nC.\n', 'toc: true\n')
  expect(html('toc').match(/<li>/gu)).toHaveLength(2)
  expect(rules).toEqual([])
})

describe('front matter with slips', () => {
  it('keeps authors whose list another one slipped into', async () => {
    const {article, rules} = await understood(
      '---\ntitle: T\nauthors:\n  - name: Ann Bee\n    affiliation: 1\n    affiliations:\n - name: Here\n   index: 1\n---\n\nWords.\n'
    )
    expect(article.contributors.map(({name}) => name)).toEqual([{given: 'Ann', family: 'Bee'}])
    expect(article.affiliations.map(({text}) => text)).toEqual(['Here'])
    expect(rules).toEqual(['yaml-syntax'])
  })

  it('keeps authors whose marks stand one column too far', async () => {
    const {article, rules} = await understood(
      '---\ntitle: T\nauthors:\n  - name: Ann Bee\n    email: a@b.org\n   - name: Cee Dee\n    email: c@b.org\n---\n\nWords.\n'
    )
    expect(article.contributors).toHaveLength(2)
    expect(rules).toEqual(['yaml-syntax'])
  })

  it('takes a quotation mark that is closed by another for none', async () => {
    const {article} = await understood("---\ntitle: 'Solver of flows`\nauthors: [Ann Bee]\n---\n\nWords.\n")
    expect(article.title).toMatchObject([{type: 'text', value: 'Solver of flows'}])
  })
})

it('misses no word of an affiliation that two authors state', async () => {
  const one =
    '    affiliations:\n      - name: Sorbonne, CNRS\n        department: Laboratoire de Probabilités\n'
  const {rules} = await understood(
    `---\ntitle: T\nauthor:\n  - name: Ann Bee\n${one}  - name: Cee Dee\n${one}---\n\nWords.\n`
  )
  expect(rules).toEqual([])
})

it('misses no word of an address with brackets', async () => {
  const {rules} = await words('A [link](http://x.org/(a(b(c)))d) and [x](http://e.org/<id>/y) end.')
  expect(rules).not.toContain('words-lost')
})

it('leaves words under the last heading, where it is the list’s, before the list', async () => {
  const {html} = await understood({
    'paper.md': complete(
      'Known [@a].\n\n# References\n\nMust include other software.\n',
      'bibliography: r.bib\n'
    ),
    'r.bib': '@book{a, title={T}, author={Doe, J}, year=2000}'
  })
  expect(html()).toMatch(/Must include other software\..*id="ref-1"/su)
  expect(html('references')).toBe('')
})

describe('the text galley', () => {
  it('sets formulas apart, and keeps what holds lines in place', async () => {
    const {plain} = await words('$$a=b$$\n\n$$c=d$$ {#eq:x}\n\n| One\n|   Two\n')
    expect(plain).toContain('a=b\n\nc=d (1)\n\nOne\n  Two')
  })

  it('sets the mark of an item before its first line', async () => {
    const {plain} = await words('- One\n\n- Two\n\n  More\n')
    expect(plain).toContain('- One\n\n- Two\n\n  More')
  })
})

it('describes an image that only its caption tells in the caption’s resolved words, formulas spoken', async () => {
  const {html} = await words(
    '![Levels, see Table @tbl:a, of $x_1$.](a.svg){#fig:a}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n: Words. {#tbl:a}\n'
  )
  expect(html()).toContain('alt="Levels, see Table 1, of x sub 1."')
})

it('reads addresses of images that hold blanks, as Pandoc does, and code that looks so stays code', async () => {
  const {html, rules} = await understood({
    'paper.md': complete(
      'See \\autoref{fig:a}.\n\n![Words [@k]\\label{fig:a}](two words/a b.svg){width=50%}\n\n`[x](a b.png)`\n',
      'dialect: joss\nbibliography: r.bib\n'
    ),
    'two words/a b.svg': svg,
    'r.bib': '@book{k, title={T}, author={Doe, J}, year=2000}'
  })
  expect(html()).toContain('>Figure\u00A01</a>')
  expect(html()).toContain('<code>[x](a b.png)</code>')
  expect(rules).toEqual(['alt-missing'])
})

it('sets TeX’s quotation marks as the language’s own', async () => {
  const {body} = await words("It is ``fast'', and `code` is x.\n")
  expect(body).toContain('It is “fast”, and code is x.')
})

it('misses no letter of a word that a command parts', async () => {
  const {rules} = await words(
    "\\newcommand{\\tex}[1]{#1}\n\nLagrangian, N\\tex{\\'{e}}d\\tex{\\'{e}}lec elements.\n"
  )
  expect(rules).not.toContain('words-lost')
})
