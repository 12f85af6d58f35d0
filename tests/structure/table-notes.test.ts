import {toString as textOf} from 'mdast-util-to-string'
import {expect, it} from 'vitest'
import type {TableFigure} from '../../src/model/index.js'
import {attachTableNotes} from '../../src/structure/table-notes.js'
import {captionTables} from '../../src/structure/tables.js'
import {parsed} from './parse.js'

/** What stands in the frame of a text's table below it, and what behind the frame. */
function notes(text: string): [string[], string[]] {
  const {tree, file} = parsed(`| a | b |\n|---|---|\n| 1 | 2 |\n\n: Words\n\n${text}`)
  captionTables(tree, file)
  attachTableNotes(tree)
  const [table, ...rest] = tree.children
  return [(table as TableFigure).children.slice(1).map((one) => textOf(one)), rest.map((one) => textOf(one))]
}

it.each([
  '*Note.* Words of it.',
  '**Notes**: Words.',
  'Source: Own words.',
  'Abbreviations: CI, confidence interval.',
  'Data are mean (SD) or n (%).',
  'Robust standard errors in parentheses.',
  '\\*\\* p < 0.05, \\* p < 0.1',
  '† Adjusted for age.',
  '^a^ Adjusted for age.',
  'Quelle: Eigene Worte.',
  '注：括号内为标准误。'
])('keeps a note in the frame of its table: %s', (text) => {
  const [within, behind] = notes(`${text}\n\nWords go on.`)
  expect(within).toHaveLength(1)
  expect(behind).toEqual(['Words go on.'])
})

it('keeps several notes, and nothing behind them', () => {
  expect(notes('^a^ One.\n\n^b^ Two.\n\nWords.\n\nNote: far below.')).toEqual([
    ['a One.', 'b Two.'],
    ['Words.', 'Note: far below.']
  ])
})

it.each([
  'Notes are taken by hand.',
  'Sources differ in what they say.',
  'The data are noisy.',
  '*Important* words.'
])('leaves prose where it is: %s', (text) => expect(notes(text)).toEqual([[], [text.replaceAll('*', '')]]))
