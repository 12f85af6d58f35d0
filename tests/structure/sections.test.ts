import type {Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import type {ArticleBlock} from '../../src/model/index.js'
import {sectionKind} from '../../src/structure/section-kinds.js'
import {nestSections} from '../../src/structure/sections.js'
import {parsed, ruleIds} from './parse.js'

/** Sections as lines: depth, label, title, kind. */
function outline(text: string, numbered = false): {lines: string[]; rules: string[]} {
  const {tree, file} = parsed(text)
  const lines: string[] = []
  const walk = (blocks: ArticleBlock[]): void => {
    for (const block of blocks) {
      if (block.type !== 'section') continue
      const title = textOf({type: 'root', children: block.title} as Root)
      lines.push(
        [block.depth, block.label, title, block.kind].filter((part) => part !== undefined).join(' | ')
      )
      walk(block.children)
    }
  }
  walk(nestSections(tree, file, numbered))
  return {lines, rules: ruleIds(file)}
}

describe('sections', () => {
  it('nest by the level of their headings; the least is the first', () => {
    expect(outline('## A\n\n### B\n\n#### C\n\n### D\n\n## E').lines).toEqual([
      '1 | A',
      '2 | B',
      '3 | C',
      '2 | D',
      '1 | E'
    ])
  })

  it('hold what follows them; what comes before the first stays in front', () => {
    const {tree, file} = parsed('First.\n\n# A\n\nSecond.\n\n## B\n\nThird.')
    const [first, section] = nestSections(tree, file, false)
    expect(first?.type).toBe('paragraph')
    expect(section).toMatchObject({
      type: 'section',
      children: [{type: 'paragraph'}, {type: 'section', children: [{type: 'paragraph'}]}]
    })
  })

  it('close up skipped levels, and say so', () => {
    const {lines, rules} = outline('# A\n\n### B\n\n# C')
    expect(lines).toEqual(['1 | A', '2 | B', '1 | C'])
    expect(rules).toEqual(['heading-skipped'])
  })

  it('take typed numbers for their labels', () => {
    expect(
      outline('# 1 Introduction\n\n# 2. Methods\n\n## 2.1 Data\n\n## 2.2. Models\n\n# References').lines
    ).toEqual([
      '1 | 1 | Introduction | intro',
      '1 | 2 | Methods | methods',
      '2 | 2.1 | Data',
      '2 | 2.2 | Models',
      '1 | References | references'
    ])
  })

  it('nest by typed numbers where all headings have one level', () => {
    const {lines, rules} = outline('## 1 A\n\n## 1.1 B\n\n## 1.1.1 C\n\n## 2 D\n\n## References')
    expect(lines).toEqual([
      '1 | 1 | A',
      '2 | 1.1 | B',
      '3 | 1.1.1 | C',
      '1 | 2 | D',
      '1 | References | references'
    ])
    expect(rules).toEqual(['inferred-sections'])
  })

  it('take Chinese numbers too', () => {
    expect(outline('# 1 引言\n\n# 2、方法\n\n# 3．结论').lines).toEqual([
      '1 | 1 | 引言 | intro',
      '1 | 2 | 方法 | methods',
      '1 | 3 | 结论 | conclusions'
    ])
  })

  it('keep numbers that are no labels: a year, a single one, falling ones', () => {
    expect(outline('# 2024 in review\n\n# After').lines).toEqual(['1 | 2024 in review', '1 | After'])
    expect(outline('# 3 Kings\n\n# After').lines).toEqual(['1 | 3 Kings', '1 | After'])
    expect(outline('# 7 A\n\n# 3 B').lines).toEqual(['1 | 7 A', '1 | 3 B'])
  })

  it('get numbers where the article asks for them, not those that have none by custom', () => {
    expect(
      outline(
        '# A\n\n## B\n\n## C {-}\n\n## D\n\n# E {.unnumbered}\n\n# Funding\n\n# Appendix\n\n# Appendix on F\n\n# References',
        true
      ).lines
    ).toEqual([
      '1 | 1 | A',
      '2 | 1.1 | B',
      '2 | C',
      '2 | 1.2 | D',
      '1 | E',
      '1 | Funding | funding',
      '1 | A | Appendix | appendix',
      '1 | B | Appendix on F | appendix',
      '1 | References | references'
    ])
  })

  it('whose titles are bold as a whole are not bold', () => {
    expect(outline('# **1 A**\n\n# **2 B**').lines).toEqual(['1 | 1 | A', '1 | 2 | B'])
  })
})

describe('what a section is', () => {
  it.each([
    ['Conflict of Interest Statement', 'competing-interests'],
    ['Declaration of Competing Interests', 'competing-interests'],
    ['Interessenkonflikte', 'competing-interests'],
    ['利益冲突声明', 'competing-interests'],
    ['Çıkar çatışması', 'competing-interests'],
    ['Code and data availability', 'data-availability'],
    ['Availability of data and materials', 'data-availability'],
    ['Data Availability Statement', 'data-availability'],
    ['Disponibilité des données', 'data-availability'],
    ['数据可用性声明', 'data-availability'],
    ['Ethics approval and consent to participate', 'ethics'],
    ['Funding:', 'funding'],
    ['Financiamento', 'funding'],
    ['Fuentes de financiación', 'funding'],
    ['基金项目', 'funding'],
    ['Author contributions', 'author-contributions'],
    ['CRediT authorship contribution statement', 'author-contributions'],
    ['Supplementary information', 'supplementary-material'],
    ['Благодарности', 'acknowledgments'],
    ['謝辞', 'acknowledgments'],
    ['Teşekkür', 'acknowledgments'],
    ['Appendix A: Proofs', 'appendix'],
    ['Appendices', 'appendix'],
    ['付録 A', 'appendix'],
    ['Referências bibliográficas', 'references'],
    ['Список литературы', 'references']
  ])('is told by its name: %s', (name, kind) => expect(sectionKind(name)).toBe(kind))

  it.each([
    'Ethics',
    'Interests',
    'Data',
    'Funding bodies and their rules',
    'Our contributions to the field',
    'Conflicts',
    'Appendicitis in children'
  ])('is not told by a name that may be any: %s', (name) => expect(sectionKind(name)).toBeUndefined())

  it('is looked for in no time, however long a heading is', () => {
    const start = performance.now()
    for (const part of ['data and ', 'conflict of ', 'appendix ', 'a '])
      for (const count of [10, 20, 5000]) sectionKind(part.repeat(count))
    expect(performance.now() - start).toBeLessThan(500)
  })
})
