import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {Nodes, PhrasingContent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {Citation, CslItem, Reference} from '../../src/model/index.js'
import {markCitationSyntax} from '../../src/parse/citation-syntax.js'
import {readBibliography} from '../../src/resolve/bibliography.js'
import {type CitationOptions, resolveCitations} from '../../src/resolve/citations.js'

const processor = unified().use(remarkParse).use(remarkGfm, {singleTilde: false})

const item = (id: string, family: string, year: number, more: Partial<CslItem> = {}): CslItem => ({
  id,
  type: 'article-journal',
  title: `On <span class="nocase">NASA</span> ${id}`,
  author: [{family, given: 'J.'}],
  issued: {'date-parts': [[year]]},
  'container-title': 'Journal',
  volume: '1',
  DOI: `10.1000/x(${id})`,
  ...more
})

const library = new Map(
  [
    item('a', 'Adams', 2001),
    item('b', 'Brown', 2002),
    item('c', 'Clark', 2003),
    item('s1', 'Smith', 2020),
    item('s2', 'Smith', 2020),
    item('many', 'Doe', 2010, {author: [{family: 'Doe', given: 'A.'}, {literal: 'others'}]}),
    item('constructor', 'Quirk', 2011)
  ].map((entry) => [entry.id, entry])
)

/** A bundled style's name, or a style's XML. */
const styled = (style: string) => ({
  name: style.startsWith('<') ? 'own' : style,
  known: [],
  ...(style.startsWith('<') && {xml: style})
})

async function resolve(
  text: string,
  {style, ...options}: Partial<Omit<CitationOptions, 'style'>> & {style?: string} = {},
  items = library
) {
  const tree: Root = processor.parse(text)
  markCitationSyntax(tree, text)
  const file = new VFile()
  const references = await resolveCitations(
    [tree],
    items,
    {language: 'en', ...(style && {style: styled(style)}), ...options},
    file
  )
  const citations: Citation[] = []
  visit(tree, 'citation', (node) => void citations.push(node))
  return {tree, references, citations, file, text: textOf(tree)}
}

/** Words of a list, links as `<reference:words>`. */
function shown(nodes: Nodes[]): string {
  return nodes
    .map((node) => {
      if ('value' in node) return node.value
      const inner = 'children' in node ? shown(node.children as Nodes[]) : ''
      return node.type === 'citationLink' ? `<${node.reference}:${inner}>` : inner
    })
    .join('')
}

const words = (citations: Citation[]) => citations.map((citation) => shown(citation.children))
const links = (reference: Reference | undefined) =>
  (reference?.formatted ?? []).flatMap((node: PhrasingContent) => (node.type === 'link' ? [node.url] : []))

describe('author-date styles', () => {
  it('links each cite to its own reference, and not the words around it', async () => {
    const {citations, references} = await resolve('[*see* @a, pp. 3-5, and more; also @b] [@s1; @s2]')
    expect(words(citations)).toEqual([
      '(see <ref-1:Adams, 2001, pp. 3–5>, and more; also <ref-2:Brown, 2002>)',
      '(<ref-3:Smith, 2020a>, <ref-4:2020b>)'
    ])
    expect(references.map(({id, key, citedBy}) => [id, key, citedBy])).toEqual([
      ['ref-1', 'a', ['cite-1']],
      ['ref-2', 'b', ['cite-1']],
      ['ref-3', 's1', ['cite-2']],
      ['ref-4', 's2', ['cite-2']]
    ])
  })

  it('says names as part of the sentence', async () => {
    const {citations} = await resolve('@a and @b [p. 3; @a]. In -@c or [-@c]. @many')
    expect(words(citations)).toEqual([
      '<ref-1:Adams (2001)>',
      'Brown (<ref-2:2002, p. 3>; <ref-1:Adams, 2001>)',
      '(<ref-3:2003>)',
      '(<ref-3:2003>)',
      '<ref-4:Doe et al. (2010)>'
    ])
    expect(citations.map(({mode}) => mode)).toEqual([
      'textual',
      'textual',
      'parenthetical',
      'parenthetical',
      'textual'
    ])
  })

  it('resolves a citation among the words of another', async () => {
    const {citations, references} = await resolve('[@a, p. 1, as cited in @b, [here](https://x.org)]')
    expect(words(citations.slice(0, 1))).toEqual([
      '(<ref-1:Adams, 2001, p. 1>, as cited in <ref-2:Brown (2002)>, here)'
    ])
    expect(references.map(({citedBy}) => citedBy)).toEqual([['cite-1'], ['cite-2']])
  })

  it('formats references, with DOIs as links and no marks of case', async () => {
    const {references} = await resolve('[@a; @constructor; @many]')
    expect(textOf(references[0]?.formatted)).toBe(
      'Adams, J. (2001). On NASA a. Journal, 1. https://doi.org/10.1000/x(a)'
    )
    expect(references[0]?.formatted.map((node) => node.type)).toContain('emphasis')
    expect(links(references[0])).toEqual(['https://doi.org/10.1000/x(a)'])
    expect(references[0]?.csl.title).toBe('On NASA a')
    expect(textOf(references[1]?.formatted)).toMatch(/^Doe, A\.,? et al\. \(2010\)/u)
  })
})

describe('the order of a group', () => {
  it('is the style’s, but the author’s where words lead from one to the next', async () => {
    const {citations} = await resolve('[@c; @a] and [see @c; but also @a]')
    expect(citations.map((citation) => textOf(citation))).toEqual([
      '(Adams, 2001; Clark, 2003)',
      '(see Clark, 2003; but also Adams, 2001)'
    ])
  })

  it('and all its words are the same each time that it is said', async () => {
    const {citations, references} = await resolve('[@s1; @a, p. 3] [@s2] [@s1; @a, p. 3] [@s1; @a, p. 4]')
    const [first, , again, other] = words(citations)
    expect(again).toBe(first)
    expect(other).toBe(first?.replace('p. 3', 'p. 4'))
    expect(references.map(({key, citedBy}) => [key, citedBy])).toEqual([
      ['a', ['cite-1', 'cite-3', 'cite-4']],
      ['s1', ['cite-1', 'cite-3', 'cite-4']],
      ['s2', ['cite-2']]
    ])
  })
})

describe('numeric styles', () => {
  it('links both ends of a range, and labels references', async () => {
    const {citations, references} = await resolve('[@b] then [@a; @b; @c; @s1] as @c says', {
      style: 'vancouver'
    })
    expect(words(citations)).toEqual(['(<ref-1:1>)', '(<ref-1:1>–<ref-4:4>)', '<ref-3:Clark (3)>'])
    expect(references.map(({key, label}) => [key, label])).toEqual([
      ['b', '1'],
      ['a', '2'],
      ['c', '3'],
      ['s1', '4']
    ])
    expect(references[1]?.citedBy).toEqual(['cite-2'])
  })

  it('calls a raised number a note', async () => {
    const style = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
      <info><title>Raised</title><id>raised</id><updated>2020-01-01T00:00:00Z</updated></info>
      <citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
        <layout vertical-align="sup" prefix="[" suffix="]" delimiter=","><text variable="citation-number"/></layout></citation>
      <bibliography><layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>
    </style>`
    const {citations} = await resolve('[@a; @c] and @b', {style})
    expect(words(citations)).toEqual(['[<ref-1:1>,<ref-2:2>]', '<ref-3:Brown[3]>'])
    expect(citations.map(({mode}) => mode)).toEqual(['note', 'textual'])
    expect(citations[0]?.children[0]?.type).toBe('text')
  })
})

describe('what is missing', () => {
  it('keeps the author’s text when a reference is missing, and names the nearest key', async () => {
    const {text, citations, file} = await resolve('[@smth; @a] and [see @nowhere, p. 3] or @constructr.')
    expect(text).toBe('(Adams, 2001) [@smth] and [see @nowhere, p. 3] or @constructr.')
    expect(citations).toHaveLength(1)
    expect(file.messages.map((message) => [message.reason, message.column])).toEqual([
      ['Cannot find reference `smth`', 1],
      ['Cannot find reference `nowhere`', 17],
      ['Cannot find reference `constructr`; did you mean `constructor`?', 41]
    ])
  })

  it('leaves handles alone where there is no bibliography', async () => {
    const {text, references, file} = await resolve('Thanks @octocat.', {}, new Map())
    expect([text, references, file.messages]).toEqual(['Thanks @octocat.', [], []])
  })

  it('lists uncited items only when asked', async () => {
    expect((await resolve('[@b]', {nocite: ['a']})).references.map(({key}) => key)).toEqual(['a', 'b'])
    expect((await resolve('none', {nocite: ['*']})).references).toHaveLength(library.size)
    expect((await resolve('none')).references).toEqual([])
  })

  it('falls back when a style is unknown or broken', async () => {
    for (const style of ['nonsense', '<style><citation></style>']) {
      const {citations, file} = await resolve('[@a]', {style})
      expect(words(citations)).toEqual(['(<ref-1:Adams, 2001>)'])
      expect(file.messages.map((message) => message.ruleId)).toEqual(['style-missing'])
    }
  })
})

it('leaves citations alone that have their links', async () => {
  const ready: Citation = {
    type: 'citation',
    id: 'cite-1',
    items: [{key: '1'}],
    mode: 'parenthetical',
    children: [{type: 'citationLink', reference: 'ref-9', children: [{type: 'text', value: '1'}]}]
  }
  const other: Citation = {type: 'citation', id: '', items: [{key: 'a'}], mode: 'parenthetical', children: []}
  const root: Root = {type: 'root', children: [{type: 'paragraph', children: [ready, other]}]}
  await resolveCitations([root], library, {language: 'en'}, new VFile())
  expect(words([ready])).toEqual(['<ref-9:1>'])
  expect(other.id).toBe('cite-2')
})

const shared = join(import.meta.dirname, '../../../shared')
describe.skipIf(!existsSync(shared))('the corpus (skipped where ../shared is absent)', () => {
  it('resolves every paper with its own bibliography', {timeout: 60_000}, async () => {
    const papers = readdirSync(join(shared, 'corpus'), {recursive: true, encoding: 'utf8'}).filter((path) =>
      path.endsWith('.bib')
    )
    expect(papers.length).toBeGreaterThan(15)
    for (const path of papers) {
      const file = new VFile()
      const bib = readFileSync(join(shared, 'corpus', path), 'utf8')
      const items = await readBibliography([{path, text: bib}], [], file)
      expect(items.size, path).toBe(
        new Set(bib.match(/^\s*@(?!comment|string|preamble)\w+\s*[{(]\s*[^,\s]+/gimu)).size
      )
      expect(JSON.stringify([...items.values()].map(({title, author}) => [title, author])), path).not.toMatch(
        /[{}]{2}|\\\\/u
      )
      const folder = join(shared, 'corpus', path, '..')
      const name = readdirSync(folder).find((entry) => entry.endsWith('.md'))
      if (!name) continue
      const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '')
      const {citations, references} = await resolve(text, {}, items)
      for (const citation of citations)
        expect(shown(citation.children), `${path} ${citation.id}`).toMatch(/<ref-\d+:/u)
      for (const {formatted} of references)
        expect(textOf(formatted)).not.toMatch(/undefined|NaN|STYLE ERROR|NO_PRINTED/u)
    }
  })

  it('works in every style', {timeout: 60_000}, async () => {
    for (const name of readdirSync(join(shared, 'csl'))) {
      const style = readFileSync(join(shared, 'csl', name), 'utf8')
      const {citations, references, file} = await resolve('[@a, p. 3] and @b [see @c]; [@a; @b; @c]', {style})
      expect(file.messages, name).toEqual([])
      expect(references, name).toHaveLength(3)
      expect(words(citations)[0], name).toMatch(/<ref-1:/u)
      expect(words(citations)[1], name).toMatch(/^<ref-2:Brown/u)
      expect(textOf(references[0]?.formatted), name).toMatch(/adams/iu)
    }
  })
})
