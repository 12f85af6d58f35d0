import type {Nodes, PhrasingContent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import type {Citation, CrossReference} from '../../src/model/index.js'
import {markCitationSyntax} from '../../src/parse/citation-syntax.js'
import {complete, understood} from '../understand.js'

const processor = unified().use(remarkParse).use(remarkGfm, {singleTilde: false})

function parse(text: string): Root {
  const tree = processor.parse(text)
  markCitationSyntax(tree, text)
  return tree
}

function all<Type extends 'citation' | 'crossReference'>(
  text: string,
  type: Type
): Extract<Nodes, {type: Type}>[] {
  const found: Extract<Nodes, {type: Type}>[] = []
  visit(parse(text), type, (node) => {
    found.push(node as Extract<Nodes, {type: Type}>)
  })
  return found
}

const citations = (text: string): Citation[] => all(text, 'citation')
const crossReferences = (text: string): CrossReference[] => all(text, 'crossReference')
const items = (text: string) => citations(text).flatMap((citation) => citation.items)

describe('citations', () => {
  it('reads a group with prefix, locator and suffix for each cite', () => {
    const [citation, ...more] = citations('Known [see @a1, pp. 3-5, and elsewhere; also @b:2, chap. 2; -@c].')
    expect(more).toEqual([])
    expect(citation?.mode).toBe('parenthetical')
    expect(citation?.items).toEqual([
      {key: 'a1', prefix: 'see ', locator: '3-5', label: 'page', suffix: ', and elsewhere'},
      {key: 'b:2', prefix: 'also ', locator: '2', label: 'chapter'},
      {key: 'c', suppressAuthor: true}
    ])
    expect(textOf(citation)).toBe('[see @a1, pp. 3-5, and elsewhere; also @b:2, chap. 2; -@c]')
  })

  it('reads calls in the sentence, with and without a locator', () => {
    expect(citations('As @a says. @b [p. 3] and @c [§ 4; also @d] and -@e.')).toMatchObject([
      {mode: 'textual', items: [{key: 'a'}]},
      {mode: 'textual', items: [{key: 'b', locator: '3', label: 'page'}]},
      {
        mode: 'textual',
        items: [
          {key: 'c', locator: '4', label: 'section'},
          {key: 'd', prefix: 'also '}
        ]
      },
      {mode: 'parenthetical', items: [{key: 'e', suppressAuthor: true}]}
    ])
  })

  it('keeps punctuation of the sentence out of keys, and punctuation within keys in', () => {
    expect(
      items('See @smith_2020. Or @a.b/c:d, @doi:10.1/x; (@e), @f’s, **@g**.').map(({key}) => key)
    ).toEqual(['smith_2020', 'a.b/c:d', 'doi:10.1/x', 'e', 'f', 'g'])
    expect(items('[@{https://example.com/a_b?c=1}; @{z.}]').map(({key}) => key)).toEqual([
      'https://example.com/a_b?c=1',
      'z.'
    ])
  })

  it('reads keys in braces with spaces, and addresses as keys', () => {
    expect(items('[@{a key with space}, p. 3; @{https://x.org/a?b=c}]')).toEqual([
      {key: 'a key with space', locator: '3', label: 'page'},
      {key: 'https://x.org/a?b=c'}
    ])
  })

  it('takes a comma for the end of a cite between two keys only', () => {
    expect(items('[e.g., @a, @b; and *more* @c]')).toEqual([
      {key: 'a', prefix: 'e.g., '},
      {key: 'b'},
      {key: 'c', prefix: 'and <i>more</i> '}
    ])
  })

  it('reads keys that GFM takes for mail addresses', () => {
    expect(items('[-@smith.2020] and [@doe.1; -@roe.x]').map(({key}) => key)).toEqual([
      'smith.2020',
      'doe.1',
      'roe.x'
    ])
  })

  it('reads keys in scripts without spaces', () => {
    expect(items('参见@smith2020的研究，以及[@张三2019]。').map(({key}) => key)).toEqual([
      'smith2020',
      '张三2019'
    ])
  })

  it.each([
    'write to a@b.c or <a@b.c>',
    '`@a` and `[@a]`',
    '    @a',
    '[@user](https://example.org/@user)',
    'https://example.org/@user',
    String.raw`\@a and \[\@a\]`,
    '&#64;a',
    'npm/@scope and user@host',
    '[no key; here]',
    'only @ and @, and @.'
  ])('leaves `%s` alone', (text) => {
    expect(citations(text)).toEqual([])
    expect(textOf(parse(text))).toBe(textOf(processor.parse(text)))
  })

  it('reads an unescaped key after an escaped one', () => {
    expect(items(String.raw`\@a and @b, > \@c`).map(({key}) => key)).toEqual(['b'])
  })

  it('gives calls their place, over lines and quotations', () => {
    const [, second] = citations('> One @a\n>   and [@b].')
    expect(second?.position?.start).toMatchObject({line: 2, column: 9})
    expect(second?.position?.end).toMatchObject({line: 2, column: 13})
  })

  it('takes emphasis into affixes, and keeps other nodes among the children', () => {
    const [citation] = citations('[*cf.* @a, [here](https://example.org); see @b]')
    expect(citation?.items[0]).toEqual({key: 'a', prefix: '<i>cf.</i> ', suffix: ', \u{F0003}'})
    expect(citation?.children[3]?.type).toBe('link')
    expect(citation?.items[1]).toEqual({key: 'b', prefix: 'see '})
  })

  it('reads keys within a group that `;` does not part', () => {
    expect(items('[@a, @b, p. 2, @c]')).toEqual([
      {key: 'a'},
      {key: 'b', locator: '2', label: 'page'},
      {key: 'c'}
    ])
    const [outer, inner] = citations('[@a, p. 1, as cited in @b]')
    expect(outer?.items).toEqual([{key: 'a', locator: '1', label: 'page', suffix: ', as cited in \u{F0001}'}])
    expect(outer?.children[1]).toBe(inner)
    expect(inner).toMatchObject({mode: 'textual', items: [{key: 'b'}]})
  })

  it.each([
    ['p. 3', {locator: '3', label: 'page'}],
    [
      ', pp. iv, vi-xi, (xv)-(xvii) with suffix',
      {locator: 'iv, vi-xi, (xv)-(xvii)', label: 'page', suffix: ' with suffix'}
    ],
    [' 33ff. and more', {locator: '33ff.', label: 'page', suffix: ' and more'}],
    [', pp. 3--5, 9', {locator: '3–5, 9', label: 'page'}],
    [', xii-xiv', {locator: 'xii-xiv', label: 'page'}],
    [', in the mix', {suffix: ', in the mix'}],
    [', Kap. 3', {locator: '3', label: 'chapter'}],
    [', {Fig. 3a}, x', {locator: '3a', label: 'figure', suffix: ', x'}],
    [', {}12 bottles', {suffix: '12 bottles'}],
    [', and others', {suffix: ', and others'}],
    [', §§ 2.1–2.3', {locator: '2.1–2.3', label: 'section'}],
    [', pages of the past', {suffix: ', pages of the past'}]
  ])('splits `%s` into locator and suffix', (text, expected) => {
    const [item] = items(`[@{k}${text}]`)
    const {key: _, ...rest} = item ?? {key: ''}
    expect(rest).toEqual(expected)
  })

  it('stays quick on hostile brackets', () => {
    const started = performance.now()
    parse('[@'.repeat(20_000))
    parse(`${'[a '.repeat(390)}@k${']'.repeat(390)}`.repeat(40))
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('cross-references', () => {
  it('reads the forms of pandoc-crossref and Quarto', () => {
    expect(crossReferences('@fig:map, @Tbl-one, @eq:e_1, @sec:intro and @lst:code.')).toMatchObject([
      {target: 'fig:map', kind: 'figure', children: [{type: 'text', value: '@fig:map'}]},
      {target: 'tbl-one', kind: 'table', children: [{type: 'text', value: '@Tbl-one'}]},
      {target: 'eq:e_1', kind: 'equation'},
      {target: 'sec:intro', kind: 'section'},
      {target: 'lst:code', kind: 'listing'}
    ])
    expect(citations('@fig:map and @fig')).toMatchObject([{items: [{key: 'fig'}]}])
  })

  it('takes the brackets of a group away', () => {
    const children = (parse('In [@eq:a; @eq:b].').children[0] as {children: PhrasingContent[]}).children
    expect(children.map((node) => node.type)).toEqual([
      'text',
      'crossReference',
      'text',
      'crossReference',
      'text'
    ])
    expect(textOf(children)).toBe('In @eq:a, @eq:b.')
    expect(crossReferences('[see @fig:a, @fig:b and @fig:c]').map(({target}) => target)).toEqual([
      'fig:a',
      'fig:b',
      'fig:c'
    ])
  })

  it('reads LaTeX', () => {
    expect(crossReferences(String.raw`Figure \ref{fig:a_b}, \eqref{e}, \Cref{sec:a,tab:b}`)).toMatchObject([
      {target: 'fig:a_b', kind: 'figure', children: [{value: String.raw`\ref{fig:a_b}`}]},
      {target: 'e', kind: 'equation'},
      {target: 'sec:a', kind: 'section', children: [{value: String.raw`\Cref{sec:a}`}]},
      {target: 'tab:b', kind: 'table'}
    ])
  })
})

it('knows where a citation stands in a paragraph that holds an address', async () => {
  const text = 'One [@none1].\nSee [@url:https://example.org/a_b.html] and\nthen [@none2].'
  const {messages} = await understood(complete(text, 'references: [{id: a, type: book, title: A}]\n'))
  const first = messages.find(({reason}) => reason.includes('none1'))
  const last = messages.find(({reason}) => reason.includes('none2'))
  expect(first?.column).toBe(5)
  expect(last).toMatchObject({line: (first?.line ?? 0) + 2, column: 6})
})
