import type {Element, ElementContent} from 'hast'
import {toString as words} from 'hast-util-to-string'
import {h} from 'hastscript'
import {describe, expect, test} from 'vitest'
import {type Page, slots} from '../../../src/model/index.js'
import {divide} from '../../../src/render/epub/divide.js'
import {contentDocuments} from '../../../src/render/epub/documents.js'
import {page} from './fixture.js'

const textOf = (nodes: ElementContent[]) => nodes.map((node) => words(node as Element)).join('')
const find = (nodes: ElementContent[], matches: (element: Element) => boolean): Element[] =>
  nodes.flatMap((node) =>
    node.type === 'element' ? [...(matches(node) ? [node] : []), ...find(node.children, matches)] : []
  )

describe('the spine', () => {
  const {documents, contents, figures, tables} = contentDocuments(page(), undefined)

  test('has one file for each part, named after it', () => {
    expect(documents.map(({href}) => href)).toEqual([
      'title.xhtml',
      'abstract.xhtml',
      'article.xhtml',
      's-introduction.xhtml',
      's-methods.xhtml',
      'section.xhtml',
      'statements.xhtml',
      'notes.xhtml',
      'references.xhtml'
    ])
  })

  test('says the words of the page in their order, without its furniture', () => {
    const {slots: trees} = page()
    const read = slots.filter((slot) => slot !== 'masthead' && slot !== 'toc')
    const expected = read.map((slot) => textOf(trees[slot])).join('')
    expect(textOf(documents.flatMap(({children}) => children))).toBe(expected.replace('no', 'remoteno'))
  })

  test('begins every file with a heading of the first level', () => {
    for (const {href, children} of documents.filter((document) => document.href !== 'article.xhtml')) {
      const [first] = find(children, ({tagName}) => /^h\d$/u.test(tagName))
      expect(`${href} ${first?.tagName}`).toBe(`${href} h1`)
    }
  })

  test('leads links to the file of their target, and none to nowhere', () => {
    const files = new Map(documents.map(({href, children}) => [href, children]))
    for (const {href: here, children} of documents) {
      for (const {properties} of find(children, ({tagName}) => tagName === 'a')) {
        const address = String(properties['href'] ?? '')
        if (address === '' || /^https:/u.test(address)) continue
        const [file = '', id = ''] = address.split('#')
        const target = files.get(file || here)!
        expect(find(target, (element) => element.properties['id'] === decodeURIComponent(id))).toHaveLength(1)
      }
    }
    expect(textOf(documents[3]!.children)).toContain('dead link')
  })

  test('lists sections as they are nested, figures and tables by caption', () => {
    expect(contents.map(({title}) => title)).toContain('2 Methods')
    expect(contents.find(({title}) => title === '2 Methods')?.children).toEqual([
      {title: 'Sample', href: 's-methods.xhtml#s-sample', children: []}
    ])
    expect(figures.map(({href}) => href)).toEqual([
      's-introduction.xhtml#fig-plot',
      's-introduction.xhtml#fig-dot'
    ])
    expect(tables).toEqual([{title: 'Table 1 People.', href: 's-methods.xhtml#tbl-1', children: []}])
  })

  test('asks only for the properties its files need', () => {
    const needs = Object.fromEntries(documents.map(({href, properties}) => [href, properties]))
    expect(needs['s-introduction.xhtml']).toEqual(['mathml'])
    expect(needs['s-methods.xhtml']).toEqual(['mathml', 'svg'])
    expect(needs['notes.xhtml']).toEqual([])
  })
})

test('sections of one name get files of their own', () => {
  const twins: Page = page()
  twins.slots.body = ['Notes', 'notes', '../toc', 'content'].map((id) => h('section', {id}, [h('h2', id)]))
  const names = contentDocuments(twins, undefined).documents.map(({href}) => href)
  expect(names).toContain('notes.xhtml')
  expect(names).toContain('notes-2.xhtml')
  expect(names).toContain('toc-2.xhtml')
  expect(names).toContain('content-2.xhtml')
  expect(new Set(names).size).toBe(names.length)
})

describe('dividing', () => {
  const items = Array.from({length: 50}, (_, n) => h('li', {id: `ref-${n}`}, 'x'.repeat(100)))
  const list = h('section', {id: 'references'}, [h('h2', 'References'), h('ol', items)])

  test('leaves small parts whole', () => {
    expect(divide([list])).toEqual([[list]])
  })

  test('keeps all words and ids, and lists keep count', () => {
    const pieces = divide([list], 2000)
    expect(pieces.length).toBeGreaterThan(3)
    expect(pieces.map(textOf).join('')).toBe(textOf([list]))
    expect(find(pieces.flat(), ({properties}) => properties['id'] === 'references')).toHaveLength(1)
    const lists = pieces.flatMap((piece) => find(piece, ({tagName}) => tagName === 'ol'))
    let next = 1
    for (const {properties, children} of lists) {
      expect(Number(properties['start'] ?? 1)).toBe(next)
      next += children.length
    }
    expect(next).toBe(51)
  })
})
