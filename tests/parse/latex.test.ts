import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {all, blocks, inline, parsed} from './parsed.js'

describe('commands in a line', () => {
  it.each([
    ['\\textbf{a \\emph{b}}', 'strong', 'a b'],
    ['\\textsc{Nasa}', 'span', 'Nasa'],
    ['\\texttt{a\\_b}', 'inlineCode', 'a_b'],
    ['\\verb|a_b*c*|', 'inlineCode', 'a_b*c*'],
    ['x\\textsuperscript{\\textregistered}', 'superscript', '®'],
    ['\\href{http://a.b/c\\%20d}{words}', 'link', 'words'],
    ['\\textbf{x \\url{http://a.b/c%20d} y}', 'link', 'http://a.b/c%20d']
  ] as const)('reads %s as %s', (source, type, words) => {
    const [found] = all(source, type)
    expect(textOf(found)).toBe(words)
    expect(parsed(source).rules).toEqual([])
  })

  it.each([
    'C:\\temp\\new\\small and D:\\textbf',
    "don\\'t l\\'eau",
    'from $5 to \\$10',
    'a \\unknown word',
    '\\textbf without braces',
    '\\textbf{never closed'
  ])('leaves prose alone: %s', (source) => {
    const words = inline(source)
    expect(words.map(({type}) => type)).toEqual(['text'])
    expect(textOf({type: 'root', children: words as never})).toBe(source.replace(/\\(?=['$])/gu, ''))
  })

  it.each(['\\normalsize', '\\footnotesize'])('drops the size %s behind a word, and no word', (size) => {
    const {tree, rules} = parsed(`Before${size} after.`)
    expect(textOf(tree)).toBe('Before after.')
    expect(rules).toEqual([])
  })

  it('reads citations of natbib with their locators', () => {
    const [first, second] = all('\\citep[see][p. 3]{a, b} and \\citet{c}', 'citation')
    expect(first?.items).toEqual([
      {key: 'a', prefix: 'see '},
      {key: 'b', locator: '3', label: 'page'}
    ])
    expect([first?.mode, second?.mode]).toEqual(['parenthetical', 'textual'])
  })

  it('keeps what it does not know as code, and says where', () => {
    const {rules, places} = parsed('Some words,\nand \\mystery{x}[y].')
    expect([rules, places]).toEqual([['latex-unknown'], ['2:5']])
    expect(all('and \\mystery{x}[y].', 'inlineCode')[0]?.value).toBe('\\mystery{x}')
  })

  it('lets the shape of the page vanish, and the paragraph it leaves empty', () => {
    const {tree, rules} = parsed(
      '\\newpage\n\n\\setstretch{1.5}\n\n\\vspace{1cm} \\noindent Words.\n\n`\\bigskip`{=latex}'
    )
    expect(rules).toEqual([])
    expect(tree.children.map((node) => textOf(node))).toEqual(['Words.'])
  })

  it('makes headings of sections, and gives them their labels', () => {
    const headings = all(
      '\\section*{One}\\label{sec:one}\n\n# Two \\label{two}\n\nWords \\label{three}.',
      'heading'
    )
    expect(headings.map((node) => [textOf(node), node.data?.attributes?.id, node.data?.labels])).toEqual([
      ['One', 'sec:one', undefined],
      ['Two', 'two', ['three']]
    ])
    expect(headings[0]?.data?.attributes?.classes).toEqual(['unnumbered'])
  })
})

describe('environments', () => {
  it('makes a figure with caption, label and width', () => {
    const [figure] = all(
      '\\begin{figure}[ht]\n\\centering % left\n\\includegraphics[width=0.5\\textwidth]{figs/a_b}\n\n\\caption{\\label{fig:a}As $x$, see \\ref{fig:b}.}\n\\end{figure}',
      'figure'
    )
    expect(figure?.id).toBe('fig:a')
    expect(figure?.caption.map(({type}) => type)).toEqual([
      'text',
      'formula',
      'text',
      'crossReference',
      'text'
    ])
    expect(figure?.children).toMatchObject([
      {children: [{type: 'image', url: 'figs/a_b', data: {attributes: {pairs: {width: '50%'}}}}]}
    ])
  })

  it('keeps subfigures as figures with labels of their own', () => {
    const [figure] = all(
      '\\begin{figure*}\\begin{subfigure}{.4\\textwidth}\\includegraphics{a}\\caption{L}\\label{l}\\end{subfigure}\\subfloat[R\\label{r}]{\\includegraphics{b}}\\caption{Both}\\end{figure*}',
      'figure'
    )
    expect(figure?.children).toMatchObject([
      {type: 'figure', id: 'l', caption: [{value: 'L'}]},
      {type: 'figure', id: 'r', caption: [{value: 'R'}]}
    ])
  })

  it('reads spans and the head of a table', () => {
    const [table] = all(
      '\\begin{tabular}{l|*{2}{c}r@{}}\n\\toprule\n\\multicolumn{2}{c}{AB} & C & D \\\\ \\cmidrule(lr){1-2}\\cmidrule[1pt](l{2pt}){3-4} \\midrule\n\\multirow{2}{*}{x} & 1 \\& 2 & 3 & 4 \\\\\n & 5 & 6 & 7 \\\\\n\\bottomrule\n\\end{tabular}',
      'table'
    )
    expect(table?.align).toEqual([null, 'center', 'center', 'right'])
    expect(table?.data?.headRows).toBe(1)
    expect(table?.children.map((row) => row.children.map((cell) => textOf(cell)))).toEqual([
      ['AB', 'C', 'D'],
      ['x', '1 & 2', '3', '4'],
      ['5', '6', '7']
    ])
    expect(table?.children[1]?.children[0]?.data?.span).toEqual({rowSpan: 2})
  })

  it('reads cells that are bold as Markdown has it, and no other stars', () => {
    const cells = '**0.53** & 0.4** & *** & **a $x$ b** & **a**b**'
    const [table] = all(
      `\\begin{tabular}{lllll}\nA & B & C & D & E \\\\ \\hline\n${cells} \\\\\n\\end{tabular}`,
      'table'
    )
    const shown = table?.children[1]?.children.map(({children}) =>
      children.map((child) => (child.type === 'text' ? child.value : child.type))
    )
    expect(shown).toEqual([['strong'], ['0.4**'], ['***'], ['strong'], ['**a**b**']])
  })

  it('reads lists, quotations, listings and statements', () => {
    const nodes = blocks(
      [
        '\\begin{enumerate}\\item a\\item[*] b\\end{enumerate}',
        '\\begin{description}\\item[T] w\\end{description}',
        "\\begin{quote}``f\\'ur''\\end{quote}",
        '\\begin{lstlisting}[language=Python,caption={A \\textbf{b}},label=lst:x]\n% $\nx\n\\end{lstlisting}',
        '\\begin{lemma}[Euclid]\\label{thm:x}\nP.\n\\end{lemma}'
      ].join('\n\n')
    )
    expect(nodes).toMatchObject([
      {type: 'list', ordered: true, children: [{}, {}]},
      {type: 'defList', children: [{type: 'defListTerm'}, {type: 'defListDescription'}]},
      {type: 'blockquote'},
      {type: 'figure', id: 'lst:x', children: [{type: 'code', lang: 'python', value: '% $\nx'}]},
      {type: 'division', attributes: {id: 'thm:x', classes: ['lemma'], pairs: {name: 'Euclid'}}}
    ])
    expect(textOf(nodes[2])).toBe('“fúr”')
  })

  it('leaves those of mathematics to mathematics, within a paragraph too', () => {
    const source =
      'As:\n\\begin{align}\\label{eq:a}\n\\begin{split}\na &= b\n\\end{split}\n\\end{align} where $a$.'
    expect(all(source, 'equation')[0]?.value).toContain('\\begin{split}')
    expect(parsed(source).rules).toEqual([])
  })

  it('keeps an unknown one visible as code, and one that never ends as text', () => {
    expect(parsed('Words.\n\n\\begin{tikzpicture}\n\\draw;\n\\end{tikzpicture}')).toMatchObject({
      rules: ['latex-unknown'],
      places: ['3:1'],
      tree: {children: [{}, {type: 'code', value: '\\begin{tikzpicture}\n\\draw;\n\\end{tikzpicture}'}]}
    })
    expect(textOf(parsed('\\begin{itemize}\n\nwords').tree)).toBe('\\begin{itemize}words')
  })
})

describe('raw attributes', () => {
  it('read LaTeX and HTML, and name what else they leave out', () => {
    const {tree, rules} = parsed(
      '```{=latex}\n\\emph{a}\n```\n\n```{=html}\n<b>b</b>\n```\n\n```{=docx}\nc\n```\n\nd`<i>e</i>`{=html}'
    )
    expect(rules).toEqual(['raw-dropped'])
    expect(tree.children).toMatchObject([
      {children: [{type: 'emphasis'}]},
      {children: [{type: 'strong'}]},
      {children: [{type: 'text'}, {type: 'emphasis'}]}
    ])
  })
})

it('expands commands of the author’s in text, within bounds', () => {
  expect(textOf(parsed('\\newcommand{\\pkg}[1]{\\texttt{#1}}\n\nUse \\pkg{x}.').tree)).toBe('Use x.')
  const bomb = '\\newcommand{\\a}[1]{\\a{#1}\\a{#1}}\n\n\\a{x}'
  expect(parsed(bomb).rules).toContain('latex-unknown')
})

it.each([
  ['\\textbf{', 4000],
  ['\\begin{a}\n', 5000],
  ['\\begin{itemize}\\item ', 3000],
  ['\\footnote{x}', 5000],
  ['\\cite[', 2000]
])('reads %s again and again in little time', (source, times) => {
  const started = performance.now()
  parsed(source.repeat(times))
  expect(performance.now() - started).toBeLessThan(15_000)
})
