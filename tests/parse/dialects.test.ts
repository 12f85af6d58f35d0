import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const inDialect = (dialect: string, text: string, more = '') =>
  understood(complete(text, `dialect: ${dialect}\n${more}`))

const doe =
  'references:\n  - {id: k, type: book, title: T, author: [{family: Doe}], issued: {date-parts: [[2020]]}, DOI: 10.5555/Abc}\n'

describe('Quarto', () => {
  it('shows cells as code, their captions with them, and says that nothing was run', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      '@fig-air\n\n```{r}\n#| label: fig-air\n#| fig-cap: "The *air*."\n#| echo: false\nplot(x)\n```\n\n`r nrow(x)`\n'
    )
    const words = html().replace(/<[^>]+>/gu, '')
    expect(words).toContain('plot(x)')
    expect(words).toContain('Figure 1. The air.')
    expect(words).toContain('r nrow(x)')
    expect(words).not.toContain('#|')
    expect(rules).toEqual(['code-unexecuted', 'code-unexecuted'])
  })

  it('hides code by `echo: false` where its output is there', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      '::: {.cell}\n```{python}\n#| echo: false\nprint(41 + 1)\n```\n\n::: {.cell-output .cell-output-stdout}\n```\n42\n```\n:::\n:::\n'
    )
    expect(html()).not.toContain('print')
    expect(html()).toContain('42')
    expect(rules).toEqual([])
  })

  it('fills in shortcodes it knows, and keeps the others', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      '{{< meta params.n >}} {{< video https://example.org/v >}} {{< kbd Ctrl-C >}} {{< fa star >}} {{{< meta title >}}}\n\n{{< pagebreak >}}\n',
      'params: {n: 5}\n'
    )
    expect(html()).toContain('<p>5 <a href="https://example.org/v">')
    expect(html()).toContain('<kbd>Ctrl-C</kbd>')
    expect(html()).toContain('{{&#x3C; fa star >}} {{&#x3C; meta title >}}')
    expect(html()).toContain('class="page-break"')
    expect(rules).toEqual(['field-unused', 'call-unknown'])
  })

  it('takes no time over braces that never close', async () => {
    const started = performance.now()
    await inDialect('quarto', '{{'.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('bookdown', () => {
  it('refers by `\\@ref`, and labels by `(\\#…)`', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      'Figure \\@ref(fig:p), (\\@ref(eq:b)), Table \\@ref(tab:t), \\@ref(none).\n\n```{r p, fig.cap="A, b"}\nplot(x)\n```\n\n\\begin{equation}\nk (\\#eq:b)\n\\end{equation}\n\n| a |\n|---|\n| 1 |\n\nTable: (\\#tab:t) Words.\n'
    )
    const words = html()
      .replace(/<math.*?<\/math>/gsu, '')
      .replace(/<[^>]+>/gu, '')
    expect(words).toContain('\\@ref(none)')
    expect(words).toMatch(/Figure.1, \(\(?1\)?\), Table.1/u)
    expect(words).toContain('Table 1. Words.')
    expect(words).not.toContain('(\\#')
    expect(rules).toEqual(['code-unexecuted', 'cross-reference-unresolved'])
  })
})

describe('Manubot', () => {
  it('cites by identifier and by tag; what the bibliography lacks is a link', async () => {
    const {html, rules} = await inDialect(
      'pandoc',
      '[@tag:x]: doi:10.5555/abc\n\nWords [@doi:10.5555/abc] [@tag:x] [@url:https://example.org/a; @pmid:12].\n',
      doe
    )
    const words = html().replace(/<[^>]+>/gu, '')
    expect(words).toContain('Words (Doe, 2020) (Doe, 2020) [https://example.org/a; pmid:12].')
    expect(html()).toContain('href="https://pubmed.ncbi.nlm.nih.gov/12/"')
    expect(rules).toEqual(['citation-unresolved', 'citation-unresolved'])
  })

  it('never gives its DOIs to the manuscript itself', async () => {
    const {article} = await understood(
      '---\ntitle: T\nauthors: [A B]\n---\nSee @doi:10.5555/abc and url: @url:https://example.org.\n'
    )
    expect(article.doi).toBeUndefined()
  })

  it('breaks pages where a comment says so; a heading of a draft goes on', async () => {
    const {html} = await inDialect(
      'pandoc',
      'One.\n\n<!-- page_break -->\n\n# Two {.page_break_before}\n\nThree.\n'
    )
    expect(html().match(/class="page-break"/gu)).toHaveLength(1)
  })
})

describe('GitHub’s Markdown', () => {
  it('mentions people: no `@` begins a citation', async () => {
    const text = 'Thanks @k, @org/team and [@k]; a@b.org :tada: {note} ::: {{ x }} {{< y >}} {sub}`2`'
    const {html, rules} = await inDialect('github', text, doe)
    expect(
      html()
        .replace(/<[^>]+>/gu, '')
        .replaceAll('&#x3C;', '<')
    ).toBe(text.replaceAll('`', ''))
    expect(rules).toEqual([])
  })

  it('keeps drawings as code', async () => {
    const {html} = await inDialect('github', '```mermaid\ngraph TD\n```\n')
    expect(html()).toContain('<code class="language-mermaid">graph TD</code>')
  })
})

describe('R Markdown', () => {
  it('shows the files that a cell shows, as figures', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      'Figure \\@ref(fig:two).\n\n```{r two, fig.cap="Of `x` here.", fig.alt="alt", out.width="80%"}\nknitr::include_graphics("two.png")\n```\n'
    )
    expect(rules).toEqual(['code-shows-image', 'image-missing'])
    expect(
      html()
        .replace(/<[^>]+>/gu, '')
        .replaceAll('\u00A0', ' ')
    ).toBe('Figure 1.two.pngFigure 1. Of x here.')
  })

  it('knows statements by kind and id, and labels in captions of HTML', async () => {
    const {html, rules} = await inDialect(
      'quarto',
      'Theorem \\@ref(thm:pyth).\n\n::: {.theorem #pyth name="Pythagoras"}\nWords.\n:::\n'
    )
    expect(rules).toEqual([])
    expect(
      html()
        .replace(/<[^>]+>/gu, '')
        .replaceAll('\u00A0', ' ')
    ).toContain('Theorem 1.')
  })
})

it('cites within the captions of directives and cells', async () => {
  const {html} = await inDialect('myst', ':::{figure} a.png\nWords [@k].\n:::\n', doe)
  expect(html()).toContain('href="#ref-1"')
  const cell = await inDialect('quarto', '```{r}\n#| label: fig-a\n#| fig-cap: "Words [@k]."\n1\n```\n', doe)
  expect(cell.html()).toContain('href="#ref-1"')
})

it('leaves out a cell without code, and says which document knitr would have put there', async () => {
  const {article, messages} = await understood(
    complete('One.\n\n```{r}\n```\n\n```{r child="parts/two.Rmd"}\n```\n\nThree.', 'dialect: quarto\n')
  )
  expect(article.body.map(({type}) => type)).toEqual(['paragraph', 'paragraph'])
  expect(messages).toMatchObject([{rule: 'child-left-out', reason: expect.stringContaining('parts/two.Rmd')}])
})
