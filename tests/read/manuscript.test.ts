import {describe, expect, it} from 'vitest'
import {detectDialect} from '../../src/read/dialect.js'
import {splitFrontMatter} from '../../src/read/front-matter/split.js'
import {readManuscript, safeSlug} from '../../src/read/manuscript.js'
import {manuscriptEnvironment} from '../understand.js'

const read = (files: Record<string, string | Uint8Array>, path = '/m') =>
  readManuscript(path, '/m', manuscriptEnvironment(files))

describe('a manuscript', () => {
  it.each([
    [{'paper.md': 'a'}, 'paper.md', 'm'],
    [{'My Study.md': 'a'}, 'My Study.md', 'my-study'],
    [{'README.md': 'b', 'study.markdown': 'a'}, 'study.markdown', 'study'],
    [{'README.md': 'a'}, 'README.md', 'm'],
    [{'index.qmd': 'a', 'notes.md': 'b'}, 'index.qmd', 'm'],
    [{'论文.md': 'a'}, '论文.md', 'article']
  ])('is found in its folder: %j', async (files, path, slug) => {
    const manuscript = await read(files as unknown as Record<string, string>)
    expect([manuscript.file.path, manuscript.text, manuscript.slug]).toEqual([path, 'a', slug])
  })

  it('that could be several files is refused by name', async () => {
    await expect(read({'a.md': '', 'b.md': ''})).rejects.toThrow(/a\.md, b\.md/u)
    await expect(read({'a.txt': ''})).rejects.toThrow(/Cannot find a manuscript/u)
    await expect(read({'a.md': ''}, '/m/b.md')).rejects.toThrow(/Cannot find `b\.md`/u)
  })

  it('reads bytes that are no UTF-8, and NUL, as signs of a fault', async () => {
    const {text} = await read({'paper.md': new Uint8Array([0x61, 0xff, 0x62, 0x00, 0x63])})
    expect(text).toBe('a\uFFFDb\uFFFDc')
  })

  it.each([
    ['Über Größe', 'uber-groe'],
    ['../../etc/passwd', 'etcpasswd'],
    ['...', ''],
    ['-a-', 'a'],
    ['a.b', 'a-b'],
    ['x'.repeat(300), 'x'.repeat(100)],
    ['CON\0', 'con']
  ])('%j makes the name of a file: %j', (name, slug) => {
    expect(safeSlug(name)).toBe(slug)
  })
})

describe('the dialect', () => {
  it.each([
    ['', 'Words', 'raw'],
    ['', '> [!NOTE]\n> Words', 'github'],
    ['format: html', '', 'quarto'],
    ['title: A', '```{python}\n1\n```', 'quarto'],
    ['kernelspec: x', '', 'myst'],
    ['title: A', '{numref}`x`', 'myst'],
    ['affiliations:\n  - index: 1\n    name: A', '', 'joss'],
    ['title: A', 'Words', 'pandoc']
  ])('of %j, %j is %s', (yaml, text, dialect) => {
    expect(detectDialect(yaml, text)).toBe(dialect)
  })

  it('is the same whatever ends the lines', () => {
    const {yaml, text} = splitFrontMatter('---\r\nformat: html\r\n---\r\nWords')
    expect(detectDialect(yaml, text)).toBe('quarto')
  })
})
