import {existsSync, readFileSync} from 'node:fs'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import type {Citation, CslItem} from '../../src/model/index.js'
import {plain} from '../../src/structure/phrasing.js'
import {markCitations} from '../../src/structure/references/citations.js'
import {readReferenceList} from '../../src/structure/references/reference-list.js'
import {blocks, parsed, ruleIds} from './parse.js'

function read(text: string) {
  const {tree, file} = parsed(text)
  return {list: readReferenceList(tree, file), tree, file}
}

function csl(entry: string): Partial<CslItem> & {names?: string} {
  const item = read(`# References\n\n[1] ${entry}\n`).list?.references[0]?.csl
  const names = item?.author
    ?.map(({family, given, literal}) => literal ?? [family, given].filter(Boolean).join('|'))
    .join('; ')
  return {...item, ...(names ? {names} : {})}
}

describe('readReferenceList', () => {
  it.each([
    [
      'list items',
      '## References\n\n- [1] Xu Z. One[J]. *River*, 2024, 7(1):45-59.\n- [2] Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ],
    [
      'an ordered list',
      '# **7. Bibliography:**\n\n1. Xu Z. One[J]. *River*, 2024, 7(1):45-59.\n2. Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ],
    [
      'paragraphs',
      '**References**\n\n[1] Xu Z. One[J]. *River*, 2024, 7(1):45-59.\n\n[2] Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ],
    [
      'lines',
      '# 参考文献：\n\n[1]Xu Z. One[J]. *River*, 2024, 7(1):45-59.   \n[2]Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ],
    [
      'one line',
      '# Literatur\n\n[1]Xu Z. One[J]. *River*, 2024, 7(1):45-59.[2]Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ],
    [
      'a line with its name',
      '参考文献 [1] Xu Z. One[J]. *River*, 2024, 7(1):45-59.\n[2] Yin X. Two[J]. *River*, 2024, 7(1):60-61.'
    ]
  ])('reads entries written as %s', (_, text) => {
    const {list, tree, file} = read(`Text.\n\n---\n\n${text}\n`)
    expect(
      list?.references.map(({id, key, label, csl: item}) => [id, key, label, item.title, item.page])
    ).toEqual([
      ['ref-1', '1', '1', 'One', '45-59'],
      ['ref-2', '2', '2', 'Two', '60-61']
    ])
    expect(plain(list?.references[0]?.formatted ?? [])).toBe('Xu Z. One[J]. River, 2024, 7(1):45-59.')
    expect(blocks(tree)).toEqual(['Text.'])
    expect(ruleIds(file)).toEqual(['inferred-references'])
  })

  it('puts an entry torn by a page, and its running head, together', () => {
    const {list, tree} = read(
      '# Mud\n\nText.\n\n# References\n\n[1] Xu Z. One[J]. River and\n\n# Mud\n\nmud, 2024, 7(1):45-59.\n\nAn afterword stays.\n'
    )
    expect(list?.references.map(({csl: item}) => item['container-title'])).toEqual(['River and mud'])
    expect(blocks(tree)).toEqual(['Mud', 'Text.', 'Mud', '', 'An afterword stays.'])
  })

  it('reads lists without numbers, wrapped lines and all', () => {
    const {list} = read(
      '# References\n\nXu Z, Yin X. 2019. One of many. River, 7(1):45-59.   \nvan Dam P. 2O20. Two. Journal of   \nWater, 3: 4-5.\n'
    )
    expect(
      list?.references.map(({key, label, csl: item}) => [
        key,
        label,
        item.title,
        item['container-title'],
        item.issued
      ])
    ).toEqual([
      ['1', undefined, 'One of many', 'River', {'date-parts': [[2019]]}],
      ['2', undefined, 'Two', 'Journal of Water', {'date-parts': [[2020]]}]
    ])
  })

  it('keeps a heading that nothing follows: the list from the bibliography stands there', () => {
    const {list, tree, file} = read('Text.\n\n# References\n')
    expect(list).toBeUndefined()
    expect(blocks(tree)).toEqual(['Text.', 'References'])
    expect(file.messages).toEqual([])
  })

  it.each([
    [
      '张丽英，李四，等．饲料分析［M］．第3版．北京：中国农业大学出版社，2007：48－93．',
      {
        type: 'book',
        names: '张|丽英; 李|四',
        title: '饲料分析',
        edition: '3',
        'publisher-place': '北京',
        publisher: '中国农业大学出版社',
        page: '48-93'
      }
    ],
    [
      '毛江.浓缩糖蜜发酵液的影响[D].硕士学位论文.乌鲁木齐:新疆农业大学,2015.',
      {type: 'thesis', names: '毛|江', genre: '硕士学位论文', publisher: '新疆农业大学'}
    ],
    [
      'NRC. Nutrient requirements of horses[S].6th ed.Washington,D.C.:National Academies Press,2007.',
      {
        type: 'standard',
        edition: '6',
        'publisher-place': 'Washington,D.C.',
        publisher: 'National Academies Press'
      }
    ],
    [
      'Doe J, Roe R, et al. Open sourcing[EB/OL]. (2016-09-30)[2018-01-02]. https://example.org/a/.',
      {
        type: 'webpage',
        names: 'Doe|J; Roe|R',
        URL: 'https://example.org/a/',
        accessed: {'date-parts': [[2018, 1, 2]]}
      }
    ],
    [
      'LIU A. Deep nets[C]//Proceedings of the 2018 Conference on Nets. New York: IEEE, 2018: 12-15.',
      {
        type: 'paper-conference',
        'container-title': 'Proceedings of the 2018 Conference on Nets',
        publisher: 'IEEE',
        'publisher-place': 'New York',
        page: '12-15'
      }
    ],
    [
      'Smith JA, van der Berg B. Water at night. J Hydrol. 2020;12(3):45-50. doi:10.1000/xyz.1',
      {
        type: 'article-journal',
        names: 'Smith|JA; van der Berg|B',
        title: 'Water at night',
        'container-title': 'J Hydrol',
        volume: '12',
        issue: '3',
        page: '45-50',
        DOI: '10.1000/xyz.1'
      }
    ],
    [
      'Smith, J. A., & Doe, B. (2020). Water at night. *Journal of Water*, *12*(3), 45–50. https://doi.org/10.1000/xyz',
      {
        type: 'article-journal',
        names: 'Smith|J. A.; Doe|B.',
        title: 'Water at night',
        'container-title': 'Journal of Water',
        volume: '12',
        issue: '3',
        page: '45-50',
        DOI: '10.1000/xyz'
      }
    ],
    [
      'J. Smith and B. Doe, “Water at night,” J. Hydrol., vol. 12, no. 3, pp. 45–50, 2020.',
      {
        type: 'article-journal',
        names: 'Smith|J.; Doe|B.',
        title: 'Water at night',
        volume: '12',
        page: '45-50'
      }
    ]
  ])('takes `%s` apart', (entry, expected) => {
    expect(csl(entry)).toMatchObject(expected)
  })

  it('names what an entry lacks, and is silent about its complete neighbour', () => {
    const {file} = read(
      '# References\n\n[1] Huang X. Sports[J]. *Reviews*, 2024, 6(8):\n\n[2] Huang X. Sports[J]. *Reviews*, 2024, 6(8):1-2.\n'
    )
    expect(
      file.messages
        .filter(({ruleId}) => ruleId === 'reference-incomplete')
        .map(({line, reason}) => [line, reason])
    ).toEqual([[3, 'Missing pages of reference 1']])
  })

  it.each([
    ['stops', `[1] ${'A. '.repeat(20_000)}`],
    ['commas', `[1] ${'Xu Z, '.repeat(20_000)}[J]. R, 2020`],
    ['labels', '[1] '.repeat(20_000)],
    ['years', `[1] Xu Z. T[J]. ${'2020, '.repeat(20_000)}`],
    ['words', `[1] ${'word '.repeat(20_000)}`]
  ])('stays quick on endless %s', (_, entry) => {
    const {tree, file} = parsed(`# References\n\n${entry}\n`)
    const start = performance.now()
    readReferenceList(tree, file)
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  it('keeps every word of an entry it cannot take apart', () => {
    const {list, file} = read('# References\n\n[1] See the folder on my desk, second drawer\n')
    expect(list?.references[0]).toMatchObject({
      csl: {id: '1', type: 'document', title: 'See the folder on my desk, second drawer'}
    })
    expect(ruleIds(file)).toContain('reference-unparsed')
  })
})

describe('markCitations', () => {
  const entries = [1, 2, 3, 4, 5]
    .map((n) => `[${n}] Xu Z. Title ${n}[J]. *River*, 2024, ${n}(1):1-2.`)
    .join('\n\n')

  function cite(text: string) {
    const {list, tree, file} = read(`${text}\n\n# References\n\n${entries}\n`)
    markCitations(tree, list?.references ?? [], file)
    const found: Citation[] = []
    visit(tree, 'citation', (node) => {
      found.push(node)
    })
    return {
      found: found.map(({mode, items, children}) => [
        mode,
        plain(children),
        items.map(({key}) => key).join()
      ]),
      tree,
      file,
      nodes: found
    }
  }

  it('links each number, and both ends of a range, in the author’s own words', () => {
    const {nodes, tree} = cite('So it is [1, 3–5].')
    expect(nodes[0]).toMatchObject({
      type: 'citation',
      id: '',
      mode: 'parenthetical',
      items: [{key: '1'}, {key: '3'}, {key: '4'}, {key: '5'}]
    })
    expect(nodes[0]?.children.map((node) => [node.type, 'reference' in node && node.reference])).toEqual([
      ['text', false],
      ['citationLink', 'ref-1'],
      ['text', false],
      ['citationLink', 'ref-3'],
      ['text', false],
      ['citationLink', 'ref-5'],
      ['text', false]
    ])
    expect(blocks(tree)).toEqual(['So it is [1, 3–5].'])
    expect(nodes[0]?.position?.start).toMatchObject({line: 1, column: 10})
  })

  it.each([
    ['a<sup>[2]</sup>', [['note', '[2]', '2']]],
    ['said<sup>1,2</sup> b', [['note', '1,2', '1,2']]],
    [
      '文献［1，2］与[4~5]',
      [
        ['parenthetical', '［1，2］', '1,2'],
        ['parenthetical', '[4~5]', '4,5']
      ]
    ],
    [
      'a $^ { [ 2 ] }$ and $[ 3 ]$',
      [
        ['note', '[2]', '2'],
        ['parenthetical', '[3]', '3']
      ]
    ],
    ['a $ { \\mathrm { R C T } } ^ { [ 2 - 4 ] }$', [['note', '[2-4]', '2,3,4']]]
  ])('reads `%s`', (text, expected) => {
    expect(cite(text).found).toEqual(expected)
  })

  it.each([
    ['code', '`a[1]`'],
    ['a link', '[[1]](https://a.org)'],
    ['an index', 'x[1] is first'],
    ['an interval', 'the interval [1, 5] of all'],
    ['zero', 'within [0, 1] here'],
    ['decimals', 'so [1.5, 2] here'],
    ['mathematics', '$x_{[1]} + y$'],
    ['units', '3 m<sup>2</sup> and 10<sup>3</sup> and x<sup>2</sup>'],
    ['an isotope', 'as <sup>3</sup>H does']
  ])('leaves %s alone', (_, text) => {
    const {found, file} = cite(text)
    expect(found).toEqual([])
    expect(ruleIds(file)).toEqual(['inferred-references'])
  })

  it('takes bare raised numbers only where no brackets call', () => {
    expect(cite('a<sup>1</sup> and b [2]').found).toEqual([['parenthetical', '[2]', '2']])
  })

  it('keeps a number without entry as text and says so', () => {
    const {found, file, tree} = cite('One [9], two [1,8].')
    expect(found).toEqual([['parenthetical', '[1,8]', '1']])
    expect(blocks(tree)).toEqual(['One [9], two [1,8].'])
    expect(
      file.messages.filter(({ruleId}) => ruleId === 'citation-unresolved').map(({reason}) => reason)
    ).toEqual(['Cannot find reference `9`', 'Cannot find reference `8`'])
  })
})

const seed = new URL('../../../shared/seed/frim-v2i6-4673.md', import.meta.url)
it.skipIf(!existsSync(seed))('reads the seed’s list and calls (skipped where ../shared is absent)', () => {
  const {list, tree, file} = read(readFileSync(seed, 'utf8'))
  markCitations(tree, list?.references ?? [], file)
  const complete = ['author', 'title', 'container-title', 'issued', 'volume', 'issue', 'page']
  expect(
    list?.references.map(({csl: item}) => complete.filter((field) => item[field] === undefined))
  ).toEqual([[], [], ['page'], [], []])
  const calls: string[] = []
  visit(tree, 'citation', (node) => {
    calls.push(node.items[0]?.key ?? '')
  })
  expect(calls).toEqual(['1', '2', '3', '4', '5'])
})
