import type {Nodes, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {markCitationSyntax} from '../../src/parse/citation-syntax.js'
import {type CrossReferenceTarget, resolveCrossReferences} from '../../src/resolve/cross-references.js'

const targets = new Map<string, CrossReferenceTarget>(
  (
    [
      {id: 'fig:map', kind: 'figure', label: 'Figure 1'},
      {id: 'fig:b', kind: 'figure', label: 'Figure 2'},
      {id: 'fig:c', kind: 'figure', label: 'Figure 3'},
      {id: 'tbl:one', kind: 'table', label: 'Table 1'},
      {id: 'eq:e', kind: 'equation', label: '4'},
      {id: 'sec:intro', kind: 'section', label: '2.1', title: 'Introduction'},
      {id: 'sec:plain', kind: 'section', label: '', title: 'Plain words'}
    ] satisfies CrossReferenceTarget[]
  ).map((target) => [target.id, target])
)

function resolve(text: string, language = 'en', known = targets) {
  const tree: Root = unified().use(remarkParse).parse(text)
  markCitationSyntax(tree, text)
  const file = new VFile()
  resolveCrossReferences([tree], known, language, file)
  const calls: string[] = []
  visit(tree, 'crossReference', (node) => void calls.push(`${node.target}|${node.kind}|${textOf(node)}`))
  return {text: textOf(tree).replaceAll('\u00A0', '·'), calls, file, tree}
}

it.each([
  ['See @fig:map.', 'See Figure·1.'],
  ['See Figure @fig:map.', 'See Figure·1.'],
  ['See (Figs. @fig:map, @fig:b and @fig:c).', 'See (Figs.·1, 2 and 3).'],
  ['@fig:map, @fig:b, and @fig:c', 'Figures·1, 2, and 3'],
  ['[@fig:map; @tbl:one]', 'Figure·1, Table·1'],
  ['@fig:map and @tbl:one', 'Figure·1 and Table·1'],
  ['@eq:e and Equation (@eq:e)', 'Equation·4 and Equation (4)'],
  ['@Sec:intro, -@sec:intro', 'Section·2.1, 2.1'],
  ['@fig-map', 'Figure·1'],
  [
    String.raw`Figure \ref{fig:map}, \eqref{eq:e}, \autoref{sec:intro}, \cref{fig:map,fig:b}`,
    'Figure·1, (4), Section·2.1, Figures·1 and 2'
  ],
  ['[@fig:map; @fig:b; @fig:c], unlike [@fig:map; @fig:c]', 'Figures·1–3, unlike Figures·1 and 3'],
  [String.raw`\cref{fig:map,fig:b,fig:c}, \nameref{sec:intro}`, 'Figures·1–3, Introduction'],
  ['{@eq:e}', 'Equation·4'],
  [
    '[Fig. %s](#fig:map), [see {name}](#sec:intro), [](#sec:intro), [](#eq:e)',
    'Fig.·1, see Introduction, Section·2.1, (4)'
  ],
  ['@sec:plain', 'Plain·words'],
  ['[](#fig:map) and [the map](#fig:map)', 'Figure·1 and the map']
])('reads `%s` as `%s`', (source, expected) => {
  const {text, file} = resolve(source)
  expect(file.messages).toEqual([])
  expect(text).toBe(expected)
})

it.each([
  ['de', 'Siehe @tbl:x und @sec:x.', 'Siehe Tabelle·3 und Abschnitt·2.'],
  ['fr-CA', 'Voir @eq:x, Fig. @fig:x.', 'Voir Équation·1, Fig.·1.'],
  ['es', '@sec:x', 'Sección·2'],
  ['de', '[@tbl:x; @fig:x] oder so; [@fig:x; @fig:y]', 'Tabelle·3, Abbildung·1 oder so; Abbildungen·1 und 2'],
  ['zh-CN', '如@fig:x和图@fig:x，见@sec:x。', '如图·1和图1，见第2节。'],
  ['tlh', '@fig:x', 'Figure·1']
])('speaks the language of the article: %s', (language, source, expected) => {
  const bare = new Map<string, CrossReferenceTarget>([
    ['fig:x', {id: 'fig:x', kind: 'figure', label: '1'}],
    ['fig:y', {id: 'fig:y', kind: 'figure', label: '2'}],
    ['tbl:x', {id: 'tbl:x', kind: 'table', label: '3'}],
    ['eq:x', {id: 'eq:x', kind: 'equation', label: '1'}],
    ['sec:x', {id: 'sec:x', kind: 'section', label: '2'}]
  ])
  expect(resolve(source, language, bare).text).toBe(expected)
})

it('reads a name whole, though another language’s begins it', () => {
  const named = new Map<string, CrossReferenceTarget>([
    ['fig:x', {id: 'fig:x', kind: 'figure', label: 'Figuur 1'}],
    ['tbl:x', {id: 'tbl:x', kind: 'table', label: 'Tabel 1'}],
    ['tbl:y', {id: 'tbl:y', kind: 'table', label: 'Tabel 2'}]
  ])
  const {text} = resolve('@fig:x, Afb. @fig:x; [@tbl:x; @tbl:y]', 'nl', named)
  expect(text).toBe('Figuur·1, Afb.·1; Tabellen·1 en 2')
})

it('points at the target’s own id and kind', () => {
  expect(resolve('@Fig-map and [it](#sec%3Aintro)').calls).toEqual([
    'fig:map|figure|Figure\u00A01',
    'sec:intro|section|it'
  ])
})

it('keeps the author’s text when nothing has the id, and names the nearest', () => {
  const {text, calls, file} = resolve('See @fig:mpa, [](#nowhere), [words](#nowhere).')
  expect(text).toBe('See @fig:mpa, #nowhere, words.')
  expect(calls).toEqual([])
  expect(file.messages.map((message) => [message.reason, message.column])).toEqual([
    ['Cannot find `#nowhere`', 15],
    ['Cannot find `#nowhere`', 29],
    ['Cannot find `fig:mpa`; did you mean `fig:map`?', 5]
  ])
})

it('finds calls in captions and titles', () => {
  const caption: Nodes[] = []
  const figure = {type: 'figure', id: 'f', caption, children: []} as unknown as Nodes
  caption.push({
    type: 'crossReference',
    target: 'eq:e',
    kind: 'equation',
    children: [{type: 'text', value: '@eq:e'}]
  })
  resolveCrossReferences([{children: [figure]}], targets, 'en', new VFile())
  expect(textOf(caption as never)).toBe('Equation\u00A04')
})

it.each([
  ['See page \\pageref{fig:map}.', 'See Figure·1.'],
  ['See (p.~\\pageref{sec:intro}).', 'See (Section·2.1).'],
  ['Figure \\ref{fig:map} on page \\pageref{fig:map} shows it.', 'Figure·1 shows it.'],
  ['Figure \\ref{fig:map} (page \\pageref{fig:map}) shows it.', 'Figure·1 shows it.'],
  ['A stage \\pageref{fig:map}', 'A stage Figure·1']
])('names what stands on the page that %j calls', (written, said) => {
  const {text, tree, file} = resolve(written)
  expect(text).toBe(said)
  const paged: boolean[] = []
  visit(tree, 'crossReference', (node) => void paged.push(node.page === true))
  expect(paged).toEqual([true])
  expect(file.messages).toEqual([])
})
