/** What published papers hold, of JOSS, ReScience, Quarto, MyST and Pandoc: one construct each. */
import {describe, expect, it} from 'vitest'
import {findLosses} from '../../src/check/loss/loss.js'
import {complete, understood} from '../understand.js'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
const bib =
  '@book{tarn, author={Tarn, Una}, title={Lakes}, year={2001}, publisher={P}, doi={10.5555/Tarn.1}}\n@book{fell, author={Fell, Rob}, title={Hills}, year={2002}, publisher={P}}\n'

const words = async (text: string, more = '', files: Record<string, string> = {}) => {
  const found = await understood({'paper.md': complete(text, more), 'a.svg': svg, ...files})
  const body = found.html().replace(/<[^>]+>/gu, '')
  const lost = findLosses(found.manuscript, found.page).flatMap((loss) => loss.words.map((word) => word.text))
  return {...found, lost, body: body.replaceAll('\u00A0', ' ')}
}

const myst = 'dialect: myst\n'
const figure = '\n\n```{figure} a.svg\n:label: my-pond\n:alt: x\nA pond.\n```\n'

describe('MyST', () => {
  it('sets calls in brackets in parentheses, by whatever name, and loses no words of them', async () => {
    const {body, lost, rules} = await words(
      `It froze [@my-pond], twice [see @sec:ice].\n\n(sec:ice)=\n## Ice\n\nThin.${figure}`,
      myst
    )
    expect(body).toContain('It froze (Figure 1), twice (see Ice).')
    expect([lost, rules]).toEqual([[], []])
  })

  it('calls a part of a figure by its letter', async () => {
    const {body, lost} = await words(
      'So @fig:p [b], and ([x]) [@fig:p a].\n\n```{figure} a.svg\n:label: fig:p\n:alt: x\nWords.\n```\n',
      myst
    )
    expect(body).toContain('So Figure 1b, and ([x]) (Figure 1a).')
    expect(lost).toEqual([])
  })

  it('embeds a block by its name', async () => {
    const {body, rules} = await words(`\`\`\`{embed} #my-pond\n\`\`\`${figure}`, myst)
    expect(body).toMatch(/^\s*Figure 1/u)
    expect(rules).toEqual([])
  })

  it('reads raw LaTeX and HTML, and leaves out what is for other tools', async () => {
    const {html, rules} = await words(
      '```{raw} latex\n\\begin{longtable*}{|l|r|}\n\\hline\n\\multirow{2}{*}{\\bf Lake} & Depth \\\\\n & m \\\\\n\\hline\nTarn & 9 \\\\\n\\end{longtable*}\n```\n\n```{raw:html}\n<p>A <b>bold</b> word.</p>\n```\n\n{raw:latex}`\\emph{one}` and {raw:typst}`#x`.\n',
      myst
    )
    expect(html()).toMatch(/<th[^>]*rowspan="2"[^>]*><strong>Lake<\/strong>/u)
    expect(html()).toContain('<strong>bold</strong>')
    expect(html()).toContain('<em>one</em>')
    expect(rules).toEqual(['raw-dropped'])
  })

  it('cites by DOI, in any of its forms, what the bibliography has; else it links', async () => {
    const {body, html, lost} = await words(
      'A [@10.5555/tarn.1], b [@https://doi.org/10.5555/tarn.1], {cite:p}`fell`, c [@10.5555/none].\n',
      `${myst}bibliography: r.bib\n`,
      {'r.bib': bib}
    )
    expect(body).toContain('A (Tarn, 2001), b (Tarn, 2001), (Fell, 2002), c [doi:10.5555/none].')
    expect(html()).toContain('href="https://doi.org/10.5555/none"')
    expect(lost).toEqual([])
  })

  it('takes what its project says of the article, and nothing of its site', async () => {
    const files = {
      'paper.md': '---\ndialect: myst\ndoi: 10.5555/12345678\n---\n\n# Lakes\n\nDeep [@tarn].\n',
      'myst.yml':
        'version: 1\nproject:\n  id: x\n  toc:\n    - file: a.md\n  authors:\n    - name: Ada Lovelace\n  keywords: [ice]\nsite:\n  title: A site\n',
      'r.bib': bib
    }
    const {article, rules} = await understood(files)
    expect(article.contributors.map(({name}) => name.family)).toEqual(['Lovelace'])
    expect(article.keywords[0]?.terms).toEqual(['ice'])
    expect(article.references.map(({key}) => key)).toEqual(['tarn'])
    expect(rules).toEqual(['inferred-title', 'inferred-bibliography'])
  })

  it('has formulas in directives, and numbers in links, whose words are not missed', async () => {
    const {lost} = await words(
      `\`\`\`{math}\n:label: area\n\\int_0^\\infty f(x)\\,dx = \\ldots\n\`\`\`\n\n[Fig. %s](#my-pond) and [Eq. {number}](#area).${figure}`,
      myst
    )
    expect(lost).toEqual([])
  })
})

describe('a bibliography that no field names', () => {
  it('is taken from beside the text where it is alone, and something is cited', async () => {
    const {body, rules} = await words('Deep [@tarn].\n', '', {'r.bib': bib})
    expect(body).toContain('Deep (Tarn, 2001).')
    expect(rules).toEqual(['inferred-bibliography'])
  })

  it.each([
    ['Deep [@tarn].\n', {'r.bib': bib, 's.bib': bib}, ['citation-unresolved']],
    ['Write to a@b.example.\n', {'r.bib': bib}, []]
  ])('is not guessed otherwise: %s', async (text, files, expected) => {
    expect((await words(text, '', files)).rules).toEqual(expected)
  })

  it('or a style, is told missing where it is named', async () => {
    const {messages} = await words(
      'Deep [@k].\n',
      'bibliography: [none.bib]\ncsl: https://x.example/unknown-style\nreferences: [{id: k, type: book, title: T}]\n'
    )
    const places = messages.map(({rule, line}) => [rule, line])
    expect(places).toEqual([
      ['bibliography-missing', 5],
      ['style-missing', 6]
    ])
  })
})

it('Quarto’s project file gives what the document leaves out', async () => {
  const {article, rules} = await understood({
    'paper.md': complete('Deep [@tarn].\n', 'dialect: quarto\n'),
    '_quarto.yml':
      'project:\n  type: manuscript\nformat:\n  html:\n    toc: true\nbibliography: r.bib\nauthor: Another One\nlang: en-GB\n',
    'r.bib': bib
  })
  expect(article.references).toHaveLength(1)
  expect(article.language).toBe('en-GB')
  expect(article.contributors.map(({name}) => name.family)).toEqual(['Lovelace'])
  expect(rules).toEqual([])
})

describe('names of authors', () => {
  const people = async (authors: string) => {
    const {article, rules} = await understood(
      `---\ntitle: T\ndoi: 10.5555/12345678\nauthor:\n${authors}---\n\nWords.\n`
    )
    return {
      names: article.contributors.map(({name}) => [name.given, name.family].filter(Boolean).join(' ')),
      emails: article.contributors.map(({email}) => email),
      affiliations: article.contributors.map((one) => one.affiliations.length),
      count: article.affiliations.length,
      rules
    }
  }

  it('may be links to their addresses', async () => {
    const found = await people("  - '[Una Tarn](una@x.example)'\n  - '[Rob Fell](mailto:rob@x.example)'\n")
    expect(found).toMatchObject({
      names: ['Una Tarn', 'Rob Fell'],
      emails: ['una@x.example', 'rob@x.example']
    })
  })

  it('may share a note of LaTeX’s, which says where they work', async () => {
    const found = await people(
      "  - 'Una Tarn\\thanks{Departamento de Águas, Lisboa}'\n  - 'Rob Fell\\footnotemark[1]'\n  - 'Ida Beck\\samethanks'\n"
    )
    expect(found).toMatchObject({
      names: ['Una Tarn', 'Rob Fell', 'Ida Beck'],
      affiliations: [1, 1, 1],
      count: 1,
      rules: []
    })
  })
})

describe('notes of authors to themselves', () => {
  it('are left out, and told', async () => {
    const {body, rules, lost} = await words('Deep.\\todo{how deep?} Cold.\n\n\\todo[inline]{cite *this*}\n')
    expect(body.trim()).toBe('Deep. Cold.')
    expect(rules).toEqual(['draft-note', 'draft-note'])
    expect(lost).toEqual([])
  })
})

it('a link without words says where it leads', async () => {
  const {body} = await words('See [](https://x.example/a_b), [](mailto:u@x.example).\n')
  expect(body).toContain('See https://x.example/a_b, u@x.example.')
})

it('columns of HTML’s tables stand as most of their cells do, below cells that span', async () => {
  const {html} = await words(
    '<table>\n<tr><th rowspan="2">Lake</th><th colspan="2" align="center">Size</th></tr>\n<tr><th align="right">Depth</th><th align="right">Width</th></tr>\n<tr><td>Tarn</td><td align="right">9</td><td align="right">20</td></tr>\n</table>\n'
  )
  expect(html()).toMatch(/<td>Tarn<\/td>\s*<td[^>]*right[^>]*>9/u)
})

describe('the keywords below an abstract in the text', () => {
  const text = '**Resumo**\n\nO lago é fundo.\n\n**Palavras-chave:** lago; gelo.\n\n# Introdução\n\nFrio.\n'

  it('are lifted with it', async () => {
    const {article, rules} = await words(text, 'lang: pt\n')
    expect(article.keywords[0]?.terms).toEqual(['lago', 'gelo'])
    expect(rules).toEqual(['inferred-abstract', 'inferred-keywords'])
  })

  it('that front matter contradicts are told', async () => {
    const {rules} = await words(text, 'lang: pt\nkeywords: [rio]\n')
    expect(rules).toEqual(['inferred-abstract', 'metadata-contradiction'])
  })
})

it('a section’s heading is no other title where one is stated', async () => {
  const {rules} = await understood(
    '---\ntitle: Lakes\n---\n\n## Motivation and Aims\n\nDeep.\n\n### One\n\nCold.\n'
  )
  expect(rules).toEqual([])
})

describe('Markdown right below the tag of HTML', () => {
  it('is read, where Pandoc reads it', async () => {
    const {body, html, lost, rules} = await words(
      'See @fig:a.\n\n<div style="width:9px">\n![A *small* pond.](a.svg){#fig:a alt="x"}\n</div>\n\n<center>\nSome **bold** words.[^1]\n</center>\n\n[^1]: A note.\n'
    )
    expect(body).toContain('See Figure 1.')
    expect(html()).toContain('A <em>small</em> pond.')
    expect(html()).toContain('<strong>bold</strong>')
    expect([lost, rules]).toEqual([[], []])
  })

  it.each([
    '<p align="center">\n    <b>*</b> one\n</p>\n',
    '<div>\n<b>*one*</b>\n</div>\n',
    '<table><tr><td>\n*one*\n</td></tr></table>\n'
  ])('is left to HTML where it is set in, or begins with a tag: %s', async (text) => {
    expect((await words(text)).html()).not.toContain('<em>')
  })
})

it('pictures of formulas become the formulas', async () => {
  const {html, rules, lost} = await words(
    'At <img src="https://render.githubusercontent.com/render/math?math=\\theta_1%2B1"> and ![x](https://latex.codecogs.com/svg.latex?\\Large&space;a^2).\n\n![](https://latex.codecogs.com/png.image?\\dpi{110}\\frac{a}{b})\n\n![A pond](https://x.example/a.png)\n'
  )
  expect([...html().matchAll(/<annotation[^>]*>([^<]*)</gu)].map(([, tex]) => tex)).toEqual([
    '\\theta_1+1',
    'a^2',
    '\\frac{a}{b}'
  ])
  expect(rules).toEqual(['formula-image', 'formula-image', 'formula-image', 'image-remote'])
  expect(lost).toEqual([])
})

describe('front matter', () => {
  it('that a template left blank says nothing, and asks nothing', async () => {
    const {rules} = await words('Deep.\n', 'fontenc:\nmy-own-field: ~\nsubject: ""\n')
    expect(rules).toEqual([])
  })

  it('tells of code and data where ReScience keeps them', async () => {
    const {article} = await words(
      'Deep.\n',
      'Repository:\n  article: "https://x.example/a"\n  code: "https://x.example/c"\n  data: "https://x.example/d"\n  notebook:\n'
    )
    expect(article.dataAvailability).toBe('code: https://x.example/c. data: https://x.example/d.')
  })

  it('has the disclosures of APA’s notes, their links as words', async () => {
    const {article, rules} = await words(
      'Deep.\n',
      'author-note:\n  status-changes: {deceased: ~}\n  disclosures:\n    data-sharing: All at <https://x.example/d>, [here](https://x.example/e).\n    financial-support: Paid by the Lake Fund.\n    related-report: ~\n'
    )
    expect(article.dataAvailability).toBe('All at https://x.example/d, here (https://x.example/e).')
    expect(JSON.stringify(article.funding)).toContain('Paid by the Lake Fund.')
    expect(rules).toEqual(['field-unused'])
  })
})

it('captions of cells are read as all text, and APA’s note stands below', async () => {
  const {html} = await words(
    '```{r}\n#| label: tbl-a\n#| tbl-cap: Depths *here* \\vspace{20pt}\n#| apa-note: In *metres*.\ntable(a)\n```\n',
    'dialect: quarto\n'
  )
  expect(html()).toMatch(/Depths <em>here<\/em>\s*<\//u)
  expect(html()).toContain('<p>In <em>metres</em>.</p>')
  expect(html()).not.toContain('vspace')
})
