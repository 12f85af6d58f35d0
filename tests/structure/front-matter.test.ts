import {existsSync, readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import type {Node} from 'unist'
import {describe, expect, it} from 'vitest'
import {displayName, type Metadata, parseDoi} from '../../src/model/index.js'
import {liftFrontMatter} from '../../src/structure/lift/front-matter.js'
import {plain} from '../../src/structure/phrasing.js'
import {blocks, parsed, ruleIds} from './parse.js'

function lift(text: string, stated: Metadata = {}) {
  const {tree, file} = parsed(text)
  return {metadata: liftFrontMatter(tree, file, stated), tree, file}
}

function people(metadata: Metadata): string[] {
  return (metadata.contributors ?? []).map((person) => {
    const places = person.affiliations.map((id) => metadata.affiliations?.find((one) => one.id === id)?.text)
    return [displayName(person.name), ...places].join(' | ')
  })
}

const english = `doi: 10.1234/abc.5

# On *Rivers*

Jane van der Velden^1,\\*^, John Roe Jr.^1,2^ and SUN Dingzhao²

^1^ Department of Water, University of Utrecht, Utrecht, The Netherlands
^2^ Institute of Dry Land, Yangling 712100, China

\\* Corresponding author: jane@uu.nl

Received: 12 March 2024; Accepted: June 3, 2024

**Abstract:** Rivers run.

**Keywords:** river; run

## 1. Introduction

Water.
`

describe('liftFrontMatter', () => {
  it('takes a whole English head and leaves the body', () => {
    const {metadata, tree, file} = lift(english)
    expect(metadata.doi).toBe('10.1234/abc.5')
    expect(plain(metadata.title ?? [])).toBe('On Rivers')
    expect(people(metadata)).toEqual([
      'Jane van der Velden | Department of Water, University of Utrecht, Utrecht, The Netherlands',
      'John Roe Jr. | Department of Water, University of Utrecht, Utrecht, The Netherlands | Institute of Dry Land, Yangling 712100, China',
      'Dingzhao SUN | Institute of Dry Land, Yangling 712100, China'
    ])
    expect(metadata.contributors?.[0]).toMatchObject({
      name: {family: 'van der Velden'},
      corresponding: true,
      email: 'jane@uu.nl'
    })
    expect(metadata.affiliations?.[1]).toMatchObject({
      label: '2',
      city: 'Yangling',
      postalCode: '712100',
      country: 'China'
    })
    expect(metadata.dates).toEqual({received: '2024-03-12', accepted: '2024-06-03'})
    expect(metadata.keywords).toEqual([{language: 'en', title: 'Keywords', terms: ['river', 'run']}])
    expect(blocks(tree)).toEqual(['1. Introduction', 'Water.'])
    expect(ruleIds(file).filter((id) => !id.startsWith('inferred-'))).toEqual([])
  })

  it('reads the Chinese manner, with affiliations in parentheses and the abstract behind them', () => {
    const {metadata, tree} = lift(`# 河流研究

欧阳修<sup>1</sup>，刘　凯<sup>1,2\\*</sup>，李晓斌²（1.西北农林科技大学动物科技学院，杨凌 712100；2.千阳县种羊场，千阳 721100）摘要：河流奔腾。

关键词：河流；奔腾 中图分类号：S816

1 引言

收稿日期：2017-12-25
`)
    expect(metadata.contributors?.map(({name}) => `${name.family}/${name.given}`)).toEqual([
      '欧阳/修',
      '刘/凯',
      '李/晓斌'
    ])
    expect(metadata.contributors?.map(({affiliations}) => affiliations)).toEqual([
      ['aff-1'],
      ['aff-1', 'aff-2'],
      ['aff-2']
    ])
    expect(metadata.affiliations?.[0]).toMatchObject({
      institution: '西北农林科技大学',
      department: '动物科技学院'
    })
    expect(
      metadata.abstracts?.map(({language, title, children}) => [language, title, plain(children)])
    ).toEqual([['zh', '摘要', '河流奔腾。']])
    expect(metadata.keywords?.[0]?.terms).toEqual(['河流', '奔腾'])
    expect(metadata.dates).toEqual({received: '2017-12-25'})
    expect(metadata.keywords?.[1]).toMatchObject({terms: ['S816'], scheme: 'CLC'})
    expect(blocks(tree)).toEqual(['1 引言'])
  })

  it.each([
    [
      'Jane Doe, John Roe\n\nUniversity of Utrecht, Utrecht',
      ['Jane Doe | University of Utrecht, Utrecht', 'John Roe | University of Utrecht, Utrecht']
    ],
    [
      'Doe, Jane; Roe, John R.\n\nUniversity of Utrecht',
      ['Jane Doe | University of Utrecht', 'John R. Roe | University of Utrecht']
    ],
    [
      'Jane Doe\nUniversity of Utrecht\njane@uu.nl\n\nJohn Roe\nUniversity of Leiden\n',
      ['Jane Doe | University of Utrecht', 'John Roe | University of Leiden']
    ],
    [
      'Jane Doe^a^ and John Roe^b^\n\n(a) University of Utrecht\n\n(b) University of Leiden',
      ['Jane Doe | University of Utrecht', 'John Roe | University of Leiden']
    ],
    [
      'Jane Doe$^1$, John Roe$^{1,2*}$\n\n1 University of Utrecht; 2 University of Leiden',
      ['Jane Doe | University of Utrecht', 'John Roe | University of Utrecht | University of Leiden']
    ]
  ])('ties authors to affiliations in `%s`', (block, expected) => {
    expect(people(lift(`# Rivers\n\n${block}\n\nAbstract: Run.\n\n## Introduction\n`).metadata)).toEqual(
      expected
    )
  })

  it('reads ORCID iDs and what signs are said to mean', () => {
    const {metadata, tree} = lift(`# Rivers

Jane Doe^1,†^ [ORCID](https://orcid.org/0000-0002-1825-0097), John Roe^1,†,\\*^

^1^ University of Utrecht

† These authors contributed equally to this work.
\\* Correspondence: roe@uu.nl

## Abstract

Run.

Walk.

## Background
`)
    expect(metadata.contributors).toMatchObject([
      {orcid: '0000-0002-1825-0097', equalContribution: true, corresponding: false},
      {equalContribution: true, corresponding: true, email: 'roe@uu.nl'}
    ])
    expect(metadata.abstracts?.[0]?.children).toHaveLength(2)
    expect(blocks(tree)).toEqual(['Background'])
  })

  it('notes what is said of a corresponding author that no field holds', () => {
    const {metadata, tree} = lift(
      `# Rivers\n\nJane Doe\\*\n\nUniversity of Utrecht\n\n\\* Corresponding author: Jane Doe, professor, jane@uu.nl\n\nAbstract: Run.\n`
    )
    expect(metadata.contributors?.[0]).toMatchObject({
      corresponding: true,
      email: 'jane@uu.nl',
      note: 'professor'
    })
    expect(blocks(tree)).toEqual([])
  })

  it('parts a Chinese title from the authors that follow without a break', () => {
    const {metadata, tree} = lift(
      '不同纤维对焉耆马营养代谢的影响刘　凯¹李晓斌²（1.新疆农业大学，乌鲁木齐830052；2.焉耆种马场，焉耆841100)\n\n摘要：河。\n'
    )
    expect(plain(metadata.title ?? [])).toBe('不同纤维对焉耆马营养代谢的影响')
    expect(people(metadata)).toEqual([
      '刘凯 | 新疆农业大学，乌鲁木齐830052',
      '李晓斌 | 焉耆种马场，焉耆841100'
    ])
    expect(tree.children).toEqual([])
  })

  it('takes a mark that was read as an apostrophe for a 1, and asks to look', () => {
    const {metadata, file} = lift(
      '# 河流\n\n王雪岩1，田金徽’，李大海²\n\n1.兰州大学\n\n2.新疆大学\n\n摘要：河。\n'
    )
    expect(metadata.contributors?.map(({affiliations}) => affiliations)).toEqual([
      ['aff-1'],
      ['aff-1'],
      ['aff-2']
    ])
    expect(ruleIds(file)).toContain('inferred-mark')
    expect(ruleIds(file)).not.toContain('affiliation-unresolved')
  })

  it.each([
    ['names', `# T\n\n${'Jane Doe, '.repeat(20_000)}\n`],
    ['marks', `# T\n\n${'¹,'.repeat(20_000)}\n`],
    ['spaces', `# T\n\nJane Doe^1^${' '.repeat(20_000)}x\n\nAbstract${' '.repeat(20_000)}x\n`],
    ['brackets', `${'（1.刘'.repeat(10_000)}\n\nKeywords: ${';'.repeat(20_000)}\n`],
    ['figures', `${'10.1234/'.repeat(10_000)}\n\nReceived: ${'1 '.repeat(20_000)}\n`]
  ])('stays quick on endless %s', (_, text) => {
    const {tree, file} = parsed(text)
    const start = performance.now()
    liftFrontMatter(tree, file, {})
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('keeps abstracts of two languages', () => {
    const {metadata} = lift(
      '# 河流\n\n摘要：河。\n\n关键词：河\n\nAbstract: River.\n\nKeywords: river, run\n\n# 1 引言\n'
    )
    expect(metadata.abstracts?.map(({language}) => language)).toEqual(['zh', 'en'])
    expect(metadata.keywords?.map(({terms}) => terms)).toEqual([['河'], ['river', 'run']])
  })

  it('says where a mark has no affiliation', () => {
    const {metadata, file} = lift(
      '# Rivers\n\nJane Doe^1^, John Roe^3^\n\n^1^ University of Utrecht\n\nAbstract: Run.\n'
    )
    expect(metadata.contributors?.[1]?.affiliations).toEqual([])
    expect(ruleIds(file)).toContain('affiliation-unresolved')
  })

  it('reports a line nobody understands among authors, and keeps it', () => {
    const {tree, file} = lift(
      '# Rivers\n\nJane Doe^1^\n\nSpecial issue on mud\n\n^1^ University of Utrecht\n\nAbstract: Run.\n'
    )
    expect(blocks(tree)).toEqual(['Special issue on mud'])
    expect(file.messages.find(({ruleId}) => ruleId === 'front-matter-unclear')?.line).toBe(5)
  })

  it('leaves weak evidence alone', () => {
    const text = '# Overview\n\nNew York, San Francisco\n\nThis is prose. It goes on.\n\n# Design\n\nMore.\n'
    const {metadata, tree} = lift(text)
    expect(metadata).toEqual({})
    expect(blocks(tree)).toEqual(blocks(parsed(text).tree))
  })

  it('takes from papers with stated authors only what agrees', () => {
    const stated: Metadata = {title: [{type: 'text', value: 'Rivers'}], contributors: []}
    const {metadata, tree, file} = lift(
      '# Rivers\n\n# Summary\n\nJane Doe, John Roe\n\nKeywords: a, b\n',
      stated
    )
    expect(metadata).toEqual(stated)
    expect(blocks(tree)).toEqual(['Summary', 'Jane Doe, John Roe', 'Keywords: a, b'])
    expect(file.messages).toEqual([])
  })

  it('keeps the text and says so where front matter contradicts it', () => {
    const {metadata, tree, file} = lift('10.1234/other\n\n# Rivers\n', {doi: parseDoi('10.1234/abc')})
    expect(metadata.doi).toBe('10.1234/abc')
    expect(blocks(tree)[0]).toBe('10.1234/other')
    expect(ruleIds(file)).toContain('metadata-contradiction')
  })

  it('drops what the front matter already states', () => {
    const {metadata, tree, file} = lift('10.1234/ABC\n\nKeywords: a, b\n\nText.\n', {
      doi: parseDoi('10.1234/abc'),
      keywords: [{language: 'en', title: 'Keywords', terms: ['a', 'b']}]
    })
    expect(metadata.doi).toBe('10.1234/abc')
    expect(blocks(tree)).toEqual(['Text.'])
    expect(file.messages).toEqual([])
  })

  it('loses no word of any head', () => {
    const line = fc.constantFrom(
      ...english.split('\n\n'),
      'Jane Doe, John Roe',
      'Jane Doe^1^',
      '1. University of Utrecht',
      '2. Leiden',
      'Some words that mean nothing',
      '**Bold Line**',
      '† These authors contributed equally.',
      'Received 1 May 2024',
      '摘要：河流。',
      '关键词：河流；水 中图分类号：S8',
      'Abstract',
      '## Summary',
      '- item',
      '---',
      'Correspondence: Jane Doe, Room 5, jane@uu.nl',
      '收稿日期：2017-12-25 基金项目：国家',
      '李晓斌¹，刘凯²（1.新疆大学；2.兰州大学）',
      'ORCID: Jane Doe 0000-0002-1825-0097',
      'https://doi.org/10.1234/xyz',
      '| a | b |\n|---|---|\n| c | d |'
    )
    fc.assert(
      fc.property(fc.array(line, {maxLength: 9}), (lines) => {
        const text = lines.join('\n\n')
        const before = words(said(parsed(text).tree))
        const {metadata, tree} = lift(text)
        const kept = new Set([...words(said(tree)), ...words(metadataWords(metadata))])
        expect(before.filter((word) => !kept.has(word) && !labelWords.has(word))).toEqual([])
      }),
      {numRuns: 300, seed: 7}
    )
  })
})

/** Labels, marks and the words of dates: what a field's name or form says instead. */
const labelWords = new Set(
  'abstract summary keywords 摘要 关键词 doi https org corresponding author correspondence orcid received accepted 收稿日期 基金项目 march may june and'.split(
    ' '
  )
)

function said(node: Node): string {
  if ('value' in node) return String(node.value)
  return 'children' in node ? (node.children as Node[]).map(said).join(' ') : ''
}

function words(text: string): string[] {
  return (text.toLowerCase().match(/\p{Script=Han}+|[a-z]+|\d+/gu) ?? []).filter(
    (word) => !/^\d{1,2}$/u.test(word)
  )
}

function metadataWords(metadata: Metadata): string {
  const {title = [], abstracts = [], ...rest} = metadata
  const names = (metadata.contributors ?? []).map(({name}) => displayName(name))
  return [
    plain(title),
    ...names,
    ...abstracts.map(({title: own, children}) => [own, ...children.map(said)].join(' ')),
    JSON.stringify(rest)
  ].join(' ')
}

const shared = new URL('../../../shared/', import.meta.url)
describe.skipIf(!existsSync(shared))(
  'on manuscripts beside the repository (skipped where ../shared is absent)',
  () => {
    it('finds everything the seed says', () => {
      const {metadata, file} = lift(readFileSync(new URL('seed/frim-v2i6-4673.md', shared), 'utf8'))
      expect(metadata.doi).toBe('10.18686/frim.v2i6.4673')
      expect(metadata.contributors).toHaveLength(2)
      expect(metadata.contributors?.map(({affiliations}) => affiliations.length)).toEqual([1, 1])
      expect(metadata.abstracts).toHaveLength(1)
      expect(metadata.keywords?.[0]?.terms).toHaveLength(3)
      expect(ruleIds(file).sort()).toEqual([
        'inferred-abstract',
        'inferred-affiliations',
        'inferred-authors',
        'inferred-doi',
        'inferred-keywords',
        'inferred-title'
      ])
    })

    it('harms no JOSS paper', () => {
      for (const folder of readdirSync(new URL('corpus/joss/', shared))) {
        const base = new URL(`corpus/joss/${folder}/`, shared)
        const names = readdirSync(base, {recursive: true})
          .map(String)
          .filter((name) => name.endsWith('paper.md'))
        for (const name of names) {
          const text = readFileSync(new URL(name, base), 'utf8').replace(/^---\n[\s\S]*?\n---\n/u, '')
          const before = blocks(parsed(text).tree)
          const {tree} = lift(text, {title: [{type: 'text', value: 'Stated'}], contributors: []})
          expect(blocks(tree), `${folder}/${name}`).toEqual(before)
        }
      }
    })
  }
)

it('takes no DOI that a section cites where title and authors are stated', () => {
  const stated: Metadata = {
    title: [{type: 'text', value: 'On Tides'}],
    contributors: [
      {
        id: 'author-1',
        name: {given: 'Jane', family: 'Doe'},
        affiliations: [],
        corresponding: false,
        equalContribution: false,
        deceased: false,
        roles: []
      }
    ]
  }
  const cited = '> Roe, J. (2014) Rivers.\n> [10.5555/rivers-1](https://doi.org/10.5555/rivers-1)\n'
  expect(lift(`# Workflow\n\nPlease cite:\n\n${cited}`, stated).metadata.doi).toBeUndefined()
  expect(lift('10.5555/tides-1\n\n# Workflow\n\nWords.', stated).metadata.doi).toBe('10.5555/tides-1')
  expect(lift('# On Tides\n\n10.5555/tides-1\n\n# Workflow\n\nWords.', stated).metadata.doi).toBe(
    '10.5555/tides-1'
  )
})
