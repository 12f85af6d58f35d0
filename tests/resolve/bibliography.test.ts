import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {CslItem} from '../../src/model/index.js'
import {readBibliography} from '../../src/resolve/bibliography.js'

async function read(text: string, path = 'refs.bib'): Promise<{items: Map<string, CslItem>; file: VFile}> {
  const file = new VFile()
  return {items: await readBibliography([{path, text}], [], file), file}
}

const item = async (text: string) => [...(await read(text)).items.values()][0] as CslItem

describe('BibTeX', () => {
  it('turns TeX into letters and rich text, and keeps no brace', async () => {
    const {title} = await item(
      String.raw`@article{k, title = {The {DNA} of $\alpha$: \emph{in vivo} {\'\i} \v{S} \"{o} 50\% H$_2$O -- \(\mathbb{R}^3\) {\o}re \unknown{x}}}`
    )
    expect(title).toBe(
      'The <span class="nocase">DNA</span> of α: <i>in vivo</i> í Š ö 50% H<sub>2</sub>O – ℝ<sup>3</sup> øre x'
    )
  })

  it('protects words whole, whose letters stand in braces', async () => {
    const {title} = await item('@article{k, title = {The {P}ython and {NGS}olve way of {L}a{T}e{X}}}')
    expect(title).toBe(
      'The <span class="nocase">Python</span> and <span class="nocase">NGSolve</span> way of <span class="nocase">LaTeX</span>'
    )
  })

  it('leaves an address as it is, and reads what MathSciNet writes', async () => {
    const {title} = await item(String.raw`@misc{k, title = {See \url{http://x.org/~a\_b} by Franc\ocirc{u}}}`)
    expect(title).toBe('See http://x.org/~a_b by Franců')
  })

  it('takes a repository for no journal, and a book for no part of itself', async () => {
    const {items} = await read(
      '@misc{g, title={Tool: A thing}, journal={GitHub repository}, publisher={GitHub}}\n@book{b, title={Whole}, booktitle={Whole}}\n@software{s, title={R}, eid={ascl:1}}'
    )
    expect(items.get('g')).toMatchObject({
      type: 'document',
      'container-title': 'GitHub repository',
      publisher: 'GitHub',
      'title-short': 'Tool'
    })
    expect(items.get('b')).not.toHaveProperty('container-title')
    expect(items.get('s')).toMatchObject({number: 'ascl:1'})
    expect(items.get('s')).not.toHaveProperty('page')
  })

  it('reads names by BibTeX’s rules, groups in braces whole', async () => {
    const {author} = await item(
      String.raw`@misc{k, author = {von Neumann, John and Ludwig van Beethoven and {The {ATLAS} Collaboration} and Knuth, Jr., Donald and {\'E}lie Grün and family=Cruz, given=Ana, prefix=de and NASA and others}}`
    )
    expect(author).toEqual([
      {family: 'Neumann', given: 'John', 'non-dropping-particle': 'von'},
      {family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van'},
      {literal: 'The ATLAS Collaboration'},
      {family: 'Knuth', given: 'Donald', suffix: 'Jr.'},
      {family: 'Grün', given: 'Élie'},
      {family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de'},
      {literal: 'NASA'},
      {literal: 'others'}
    ])
  })

  it('puts macros in, of the file, of the months and of ADS', async () => {
    const {items} = await read(
      '\uFEFF@string{acm = "Comm. " # {ACM}}\n@article{a, journal = acm, year = 2020, month = "3~" # mar}\n@article{b, journal = apj, month = jan, year = {1999}}'
    )
    expect(items.get('a')).toMatchObject({
      'container-title': 'Comm. ACM',
      issued: {'date-parts': [[2020, 3, 3]]}
    })
    expect(items.get('b')).toMatchObject({
      'container-title': 'Astrophysical Journal',
      issued: {'date-parts': [[1999, 1]]}
    })
  })

  it('reads biblatex’s dates and subtitles, what crossref inherits, and preprints', async () => {
    const {items} = await read(
      String.raw`@inbook{p, title={Part}, crossref={w}}
@book{w, title={Whole}, subtitle={Sub}, author={Q, R}, date={2012-03/2013}, publisher={P \& Q}}
@unheardof{u, journal={J}, doi={https://doi.org/10.1000/a\_b}, url={https://x.org/~a?b=\%20}}
@misc{x, eprint={2001.00001}, archivePrefix={arXiv}, howpublished={\url{https://a.b/c_d}}, year={in press}}`
    )
    expect(items.get('p')).toMatchObject({
      type: 'chapter',
      'container-title': 'Whole: Sub',
      'container-author': [{family: 'Q', given: 'R'}],
      publisher: 'P & Q',
      issued: {'date-parts': [[2012, 3], [2013]]}
    })
    expect(items.get('u')).toMatchObject({
      type: 'article-journal',
      DOI: '10.1000/a_b',
      URL: 'https://x.org/~a?b=%20'
    })
    expect(items.get('x')).toMatchObject({
      type: 'article',
      publisher: 'arXiv',
      number: 'arXiv:2001.00001',
      URL: 'https://a.b/c_d',
      issued: {literal: 'in press'}
    })
  })

  it('loses no other entry to a broken one, and says once where it is', async () => {
    const {items, file} = await read(
      '@misc{a, title={A}}\n@misc{b, title={B, year={2019}, note={x}\n\n@misc{c, title={C} note={no comma}}\n@misc{, title={D}}\n@comment{@misc{e,}}\n@misc{f, title={F}, year}\n@misc(g, title="G (g)")'
    )
    expect([...items.keys()]).toEqual(['a', 'c', 'f', 'g'])
    expect(items.get('c')).toMatchObject({title: 'C', note: 'no comma'})
    expect(file.messages.map((message) => [message.ruleId, message.note])).toEqual([
      ['bibliography-syntax', 'Correct it in `refs.bib:2`.'],
      ['bibliography-syntax', 'Correct it in `refs.bib:5`.'],
      ['bibliography-syntax', 'Correct it in `refs.bib:7`.']
    ])
  })

  it('makes a sentence of a title in Title Case, and keeps braces, formulas, single letters and what authors chose', async () => {
    const {items} = await read(
      String.raw`@article{a, title={A Survey of Fast Tools: A Guide to {Python} for $K$-Means With Vitamin C}}
@article{b, title={Array programming with NumPy in Python}}
@article{c, title={Die Vermessung der Welt und Andere Romane}, langid={german}}
@article{d, title={Les Structures Profondes des Grands Réseaux}}
@article{e, title={On the Origin of \emph{Drosophila} Species and Other Flies}}
@inproceedings{f, title={Big Data Made Small}, booktitle={Proceedings of the Great Python Conference}}`
    )
    expect([...items.values()].map(({title}) => title)).toEqual([
      'A survey of fast tools: A guide to <span class="nocase">Python</span> for <span class="nocase">K</span>-means with vitamin C',
      'Array programming with NumPy in Python',
      'Die Vermessung der Welt und Andere Romane',
      'Les Structures Profondes des Grands Réseaux',
      'On the origin of <i><span class="nocase">Drosophila</span></i> species and other flies',
      'Big data made small'
    ])
    expect(items.get('f')?.['container-title']).toBe('Proceedings of the Great Python Conference')
  })

  it('leaves titles alone where the article is in another language', async () => {
    const file = new VFile()
    const text = '@article{a, title={Big Data Made Small Again}}'
    const items = await readBibliography([{path: 'a.bib', text}], [], file, undefined, 'de')
    expect(items.get('a')?.title).toBe('Big Data Made Small Again')
  })

  it('reads biblatex’s lists, strings, dates in doubt, seasons, aliases and xdata', async () => {
    const {items} = await read(
      `@xdata{pub, publisher={One and Two}, location={Paris and {Rome and Vienna}}}
@book{a, xdata={pub}, title={T}, titleaddon={Added}, date={199X}, origdate={1888}, pubstate={inpress}, ids={b, c}, volume=7, part=2, note={N.}, addendum={A}}
@article{s, title={T}, journaltitle={J}, date={2012-22}, eventdate={2012~}}
@patent{p, title={T}, holder={{Acme Ltd}}, type={patentus}, location={countryde and countryfr}, year={March 1978}}
@mvbook{mv, title={Works}, author={Roe, Jane}}
@book{bk, title={Volume}, crossref={MV}}
@inbook{i, title={Part}, crossref={bk}, pages={1--2}}`
    )
    expect(items.get('c')).toMatchObject({
      id: 'c',
      publisher: 'One; Two',
      'publisher-place': 'Paris; Rome and Vienna',
      title: 'T. Added',
      issued: {'date-parts': [[1990], [1999]]},
      'original-date': {'date-parts': [[1888]]},
      status: 'in press',
      volume: '7.2',
      note: 'N. A'
    })
    expect(items.get('s')).toMatchObject({
      issued: {'date-parts': [[2012]], season: 2},
      'event-date': {'date-parts': [[2012]], circa: true}
    })
    expect(items.get('p')).toMatchObject({
      author: [{literal: 'Acme Ltd'}],
      genre: 'U.S. patent',
      jurisdiction: 'Germany; France',
      issued: {'date-parts': [[1978, 3]]}
    })
    expect(items.get('i')).toMatchObject({
      'container-title': 'Works. Volume',
      'container-author': [{family: 'Roe', given: 'Jane'}],
      page: '1-2'
    })
  })

  it('says which abbreviation nothing defines', async () => {
    const {items, file} = await read('@article{a, title={T}, journal = SOME_J, year = 2020, number = 3}')
    expect(items.get('a')).toMatchObject({'container-title': 'SOME_J', issue: '3'})
    expect(file.messages.map(({ruleId, reason}) => [ruleId, reason])).toEqual([
      [
        'bibliography-abbreviation',
        'Cannot find abbreviation `SOME_J` of the entry `a`: no `@string` defines it'
      ]
    ])
  })

  it('uses the first of two entries, and reports the second only when it differs', async () => {
    const {items, file} = await read(
      '@misc{a, title={A}}\n@misc{a, title={B}}\n@misc{b, title={B}}\n@misc{b, title={B}}'
    )
    expect(items.get('a')?.title).toBe('A')
    expect(file.messages.map((message) => message.reason)).toEqual(['Unexpected second entry `a`'])
  })

  it('ends on hostile files', async () => {
    const started = performance.now()
    await read(`@article{x, title={${'{'.repeat(100_000)}`)
    await read(`@article{x, title={${'{'.repeat(5000)}A${'}'.repeat(5000)}}}`)
    await read('@article{x,\n'.repeat(10_000))
    await read(`@article{x, title={${'\\textit'.repeat(20_000)}}}`)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('CSL', () => {
  it('reads JSON, with numbers, names and dates in any usual shape', async () => {
    const {items, file} = await read(
      '[{"id": 1, "type": "book", "volume": 3, "author": {"family": "A"}, "issued": {"raw": "2020-02"}}, {"title": "x"}]',
      'refs.json'
    )
    expect(items.get('1')).toEqual({
      id: '1',
      type: 'book',
      volume: '3',
      author: [{family: 'A'}],
      issued: {'date-parts': [[2020, 2]]}
    })
    expect(file.messages.map((message) => message.ruleId)).toEqual(['bibliography-syntax'])
  })

  it('reads Pandoc’s YAML', async () => {
    const {items} = await read(
      'references:\n- id: a\n  type: article-journal\n  title: On *Homo*\n  author: [{family: B, given: C}]\n  issued: {year: 2019, month: 5}\n',
      'refs.yaml'
    )
    expect(items.get('a')).toMatchObject({title: 'On <i>Homo</i>', issued: {'date-parts': [[2019, 5]]}})
  })

  it('reports a file that is neither', async () => {
    const {items, file} = await read('{"a": ', 'refs.json')
    expect(items.size).toBe(0)
    expect(file.messages[0]?.reason).toMatch(/not JSON/u)
  })
})
