import {fromMarkdown} from 'mdast-util-from-markdown'
import {beforeEach, expect, test, vi} from 'vitest'
import {parsingAgain} from '../../src/parse/again.js'

const paragraph = (number: number) =>
  `Paragraph ${number} has *some* words, and [a link][known] to ${number}.`
/** Long enough to be kept. */
const long = Array.from({length: 60}, (_, index) =>
  index % 9 === 0 ? `## Section ${index}` : paragraph(index)
)
const whole = `${long.join('\n\n')}\n\n[known]: https://example.org/\n[^1]: A note.\n`

/** Read by a parser that never read anything before. */
async function readFirst(text: string) {
  vi.resetModules()
  const {parseTree} = await import('../../src/parse/processor.js')
  return parseTree(text)
}

/** Read by one that read other texts before. */
async function readAfter(text: string, before: string) {
  vi.resetModules()
  const {parseTree} = await import('../../src/parse/processor.js')
  parseTree(before)
  parseTree(before)
  return parseTree(text)
}

const edits: Record<string, [from: string, to: string]> = {
  'a word is another': ['Paragraph 20 has', 'Paragraph twenty had'],
  'a paragraph is new': ['Paragraph 20 has', 'This one is new.\n\nParagraph 20 has'],
  'a paragraph goes': [`${paragraph(20)}\n\n`, ''],
  'two become one': [`${paragraph(20)}\n\n`, `${paragraph(20)}\n`],
  'a link leads to a label at the end': ['Paragraph 20 has', 'Paragraph 20[^1] [known] has'],
  'a line becomes a heading': ['Paragraph 20 has', '### Paragraph 20 has'],
  'a list begins': ['Paragraph 20 has', '- Paragraph 20 has'],
  'a fence opens': [paragraph(20), `\`\`\`\n${paragraph(20)}`],
  'a division opens': [paragraph(20), `::: {.note}\n${paragraph(20)}`],
  'a comment opens': [paragraph(20), `<!-- ${paragraph(20)}`],
  'a formula opens': [paragraph(20), `$$\n${paragraph(20)}`],
  'a term is explained': [paragraph(20), `: ${paragraph(20)}`],
  'a label gets another meaning': [paragraph(20), '[known]: https://example.com/'],
  'a label is new': [paragraph(20), '[unknown]: https://example.com/'],
  'the first block changes': ['## Section 0', '# Title'],
  'the last block changes': ['A note.', 'Another note.'],
  'all is gone but the first': [whole.slice(200), '']
}

test.each(Object.entries(edits))('reads a text again as it would at first: %s', async (_, [from, to]) => {
  const edited = whole.replace(from, to)
  expect(edited).not.toBe(whole)
  expect(await readAfter(edited, whole)).toEqual(await readFirst(edited))
  expect(await readAfter(whole, edited)).toEqual(await readFirst(whole))
})

let read: string[] = []
const parse = (text: string) => {
  read.push(text)
  return {tree: fromMarkdown(text), labels: {links: [], notes: []}}
}
beforeEach(() => {
  read = []
})

test('parses nothing but what stands around an edit', () => {
  const parser = parsingAgain(parse)
  for (const text of [whole, whole]) parser(text)
  read = []
  parser(whole.replace('Paragraph 30 has', 'Paragraph thirty has'))
  expect(read.join('').length).toBeLessThan(300)
  expect(read.join('')).toContain('thirty')
  parser(whole.replace('Paragraph 40 has', 'Paragraph forty has'))
  expect(read.join('').length).toBeLessThan(2000)
})

test('gives each reader a tree of its own', () => {
  const parser = parsingAgain(parse)
  parser(whole)
  const tree = parser(whole)
  const second = parser(whole)
  tree.children.length = 0
  expect(second).not.toEqual(tree)
  expect(parser(whole)).toEqual(second)
})
