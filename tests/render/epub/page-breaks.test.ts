import {h} from 'hastscript'
import {expect, test} from 'vitest'
import type {ElementContent} from '../../../src/model/index.js'
import {insertPageBreaks, streamOf} from '../../../src/render/epub/page-breaks.js'

const words = (name: string, count = 12) => Array.from({length: count}, (_, n) => `${name}${n}`).join(' ')

/** Text of a tree, with `|label|` where a page begins. */
const marked = (nodes: ElementContent[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'text') return node.value
      if (node.type !== 'element') return ''
      const own = node.properties['role'] === 'doc-pagebreak' ? `|${node.properties['ariaLabel']}|` : ''
      return own + marked(node.children)
    })
    .join('')

test('a page begins at the word it is printed with', () => {
  const tree = [h('p', 'Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu')]
  insertPageBreaks(streamOf([tree]), [
    {label: '31', passages: ['Alpha beta gamma delta']},
    {label: '32', passages: ['epsilon zeta eta theta iota kappa']}
  ])
  expect(marked(tree)).toBe('|31|Alpha beta gamma delta |32|epsilon zeta eta theta iota kappa lambda mu')
})

test('a word divided between pages stays whole, and Han signs are words', () => {
  const latin = [h('p', 'Alpha beta publication gamma delta epsilon zeta eta')]
  insertPageBreaks(streamOf([latin]), [
    {label: '1', passages: ['Alpha beta publi-']},
    {label: '2', passages: ['cation gamma delta epsilon']}
  ])
  expect(marked(latin)).toBe('|1|Alpha beta publication |2|gamma delta epsilon zeta eta')
  const han = [h('p', '学术论文通常以多种文件出版它们往往由不同的转换程序生成内容因而逐渐偏离')]
  insertPageBreaks(streamOf([han]), [
    {label: '1', passages: ['学术论文通常以多种文件出版']},
    {label: '2', passages: ['它们往往由不同的转换程序生成内容因而逐渐偏离']}
  ])
  expect(marked(han)).toContain('出版|2|它们')
})

test('a figure that floats to the top of a page does not draw the page with it', () => {
  const figure = h('figure', {id: 'f'}, [h('figcaption', words('caption'))])
  const tree = [h('p', words('first')), figure, h('p', words('second')), h('p', words('third'))]
  insertPageBreaks(streamOf([tree]), [
    {label: '1', passages: [words('first'), words('second')]},
    {label: '2', passages: [words('caption'), words('third')]}
  ])
  expect(marked(tree)).toContain(`|2|${words('third')}`)
  expect(marked([figure])).not.toContain('|')
})

test('a page of nothing but a figure begins before it', () => {
  const tree = [
    h('p', words('first')),
    h('figure', [h('figcaption', words('caption'))]),
    h('p', words('last'))
  ]
  insertPageBreaks(streamOf([tree]), [
    {label: '1', passages: [words('first')]},
    {label: '2', passages: [words('caption')]},
    {label: '3', passages: [words('last')]}
  ])
  expect(tree.map((node) => node.type === 'element' && node.tagName)).toEqual(['p', 'div', 'figure', 'p'])
  expect(marked(tree)).toContain(`|3|${words('last')}`)
})

test('no break stands in a link, and labels that repeat have ids of their own', () => {
  const tree = [
    h('p', [{type: 'text', value: 'See '}, h('a', {href: '#x'}, words('linked')), words('after')])
  ]
  const made = insertPageBreaks(streamOf([tree]), [
    {label: '1', passages: ['See linked0']},
    {label: '1', passages: [words('linked').slice(8)]}
  ])
  expect(made.map(({id}) => id)).toEqual(['page-1', 'page-1-2'])
  expect(marked(tree)).toContain('See |1|linked0')
})

test('a page whose words are not found is left out, and the others stay', () => {
  const tree = [h('p', words('first')), h('p', words('third'))]
  const made = insertPageBreaks(streamOf([tree]), [
    {label: '1', passages: [words('first')]},
    {label: '2', passages: [words('elsewhere')]},
    {label: '3', passages: [words('third')]}
  ])
  expect(made.map(({label}) => label)).toEqual(['1', '3'])
})
