/** What sources of other tools hold that ours did not know: the R Journal, papaja, knitr, Quarto, medical journals. */
import {describe, expect, it} from 'vitest'
import {renderText} from '../../src/render/text/text.js'
import {complete, understood} from '../understand.js'

const words = async (text: string, more = '') => {
  const found = await understood({'paper.md': complete(text, more)})
  return {
    ...found,
    plain: new TextDecoder().decode(renderText(found.page, '0').bytes).replace(/\u00A0/gu, ' '),
    rules: found.messages.map(({rule}) => rule)
  }
}

describe('a division that Quarto names', () => {
  const table = '| a | b |\n|---|---|\n| 1 | 2 |\n'

  it('makes a table of its table, and the last words are its caption', async () => {
    const {article, plain, rules} = await words(
      `See @tbl-one.\n\n::: {#tbl-one .column-page}\n\n${table}\nWords *below*. \\* p < 0.1.\n:::\n`,
      'dialect: quarto\n'
    )
    expect(article.body.map(({type}) => type)).toEqual(['paragraph', 'tableFigure'])
    expect(plain).toContain('See Table 1.')
    expect(plain).toContain('Table 1. Words below. * p < 0.1.')
    expect(rules).not.toContain('cross-reference-unresolved')
  })

  it('takes a caption that the table has in it, or its attribute', async () => {
    const {plain} = await words(
      `::: {#tbl-one}\n\n${table}\n: Typed\n:::\n\n::: {#tbl-two tbl-cap="Given"}\n\n${table}\n:::\n`,
      'dialect: quarto\n'
    )
    expect(plain).toContain('Table 1. Typed')
    expect(plain).toContain('Table 2. Given')
  })

  it('makes a listing of its code', async () => {
    const {plain} = await words(
      'See @lst-a.\n\n::: {#lst-a}\n\n```r\nx <- 1\n```\n\nAn assignment\n:::\n',
      'dialect: quarto\n'
    )
    expect(plain).toContain('See Listing 1.')
    expect(plain).toContain('Listing 1. An assignment')
  })
})

describe('cells of knitr', () => {
  it('have the caption of their table in the call that makes it', async () => {
    const {plain, rules} = await words(
      'See \\@ref(tab:sites).\n\n```{r sites, echo=FALSE}\nkable(x, caption = "Sites of \\"A\\"")\n```\n',
      'dialect: quarto\n'
    )
    expect(plain).toContain('See 1.')
    expect(plain).toMatch(/Table 1\. Sites of .A./u)
    expect(rules).not.toContain('code-hidden')
  })

  it('may be called as their heading is', async () => {
    const {rules} = await words('## plot\n\n```{r plot}\nplot(x)\n```\n', 'dialect: quarto\n')
    expect(rules).not.toContain('identifier-duplicate')
  })

  it('name packages without being run', async () => {
    const {plain, article, rules} = await words(
      'Use `r pkg("ape")`, `r CRANpkg("mdendro")` and `r n(1)`.',
      'dialect: quarto\n'
    )
    expect(plain).toContain('Use ape, mdendro')
    expect(JSON.stringify(article.body)).toContain('https://CRAN.R-project.org/package=mdendro')
    expect(rules.filter((rule) => rule === 'code-unexecuted')).toHaveLength(1)
    expect(rules).not.toContain('words-lost')
  })

  it('that are hidden take nothing from those that show the same', async () => {
    const code = 'library(tximeta)\nse <- tximeta(coldata)\n'
    const {rules} = await words(
      `\`\`\`{r, echo=FALSE}\n${code}\`\`\`\n\n\`\`\`{r}\n${code}\`\`\`\n`,
      'dialect: quarto\n'
    )
    expect(rules).toContain('code-hidden')
    expect(rules).not.toContain('words-lost')
  })
})

describe('front matter', () => {
  it('loses what is wrong in an author, and not the author', async () => {
    const {article, rules} = await words(
      'Words.',
      'authors:\n  - {name: Ada Lovelace, corresponding: sometimes, affiliation: {name: Town, city: {a: b}}}\n  - {name: Jane Doe, affiliation: {name: Hill, address: [Road 1, 2000 Hill]}}\n'
    )
    expect(article.contributors.map(({name}) => name.family)).toEqual(['Lovelace', 'Doe'])
    expect(article.affiliations.map(({text}) => text)).toEqual(['Town', 'Hill, Road 1, 2000 Hill'])
    expect(rules.filter((rule) => rule === 'field-invalid')).toHaveLength(2)
  })

  it('tells parts of an abstract in one', async () => {
    const {article, plain} = await words(
      'Words.',
      'abstract:\n  - {title: Background, content: Cords.}\n  - {title: Methods, content: Clamps.}\n'
    )
    expect(article.abstracts).toHaveLength(1)
    expect(plain).toContain('Background: Cords.')
    expect(plain).toContain('Methods: Clamps.')
  })

  it('tells where a trial is registered beside who approved it', async () => {
    const {article} = await words(
      'Words.',
      'trial_registration: [NCT01234567, PACTR2020]\nethics: Approved by the board.\n'
    )
    expect(article.ethics).toBe('Approved by the board. Trial registration: NCT01234567; PACTR2020')
  })

  it('reads a title in the lines of a block, a group that says so, and the R Journal’s fields', async () => {
    const {article, rules} = await words(
      'A \\code{b}.',
      'title: |\n  | Words above\n  | and *below*\nauthors:\n  - {name: The Study Group, collective: true}\njournal: {title: The R Journal, firstpage: 188, lastpage: 199}\nvolume: 16\nslug: RJ-2024-1\ncreative_commons: CC BY\ntype: package\npreamble: |\n  \\newcommand{\\code}[1]{\\texttt{#1}}\n'
    )
    expect(article.title.map((node) => ('value' in node ? node.value : '')).join('')).toBe('Words above and ')
    expect(article.contributors.map(({name}) => name)).toEqual([{literal: 'The Study Group'}])
    expect([article.firstPage, article.lastPage, article.license?.id]).toEqual(['188', '199', 'CC-BY-4.0'])
    expect(article.articleType).toBe('')
    expect(rules.filter((rule) => /field-unknown|field-invalid|latex/u.test(rule))).toEqual([])
  })
})

it('leads links to places that are named as before HTML5', async () => {
  const {rules} = await words('See [below](#theory).\n\n<a name="theory"/>\n\n## Theory\n\nWords.')
  expect(rules).not.toContain('cross-reference-unresolved')
})

it('leaves no empty section of notes', async () => {
  const {plain, rules} = await words('Words.[^1]\n\n## Conclusion\n\nEnd.\n\n## Endnotes\n\n[^1]: Said.\n')
  expect(plain).not.toContain('Endnotes')
  expect(plain).toContain('Said.')
  expect(rules).not.toContain('words-lost')
  expect((await words('Words.[^1]\n\n## Notes\n\nOwn words.\n\n[^1]: Said.\n')).plain).toContain('Own words.')
})

it('calls a place without a number by its id where its words are many', async () => {
  const {plain} = await words(`See [@ex:a].\n\n::: {#ex:a}\n${'Many words. '.repeat(20)}\n:::\n`)
  expect(plain).toContain('See (ex-a).')
})
