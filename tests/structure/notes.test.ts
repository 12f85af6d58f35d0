import type {Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

async function notes(text: string) {
  const {article, rules, messages} = await understood(complete(text))
  return {
    rules,
    messages,
    notes: article.notes.map(
      ({label, children, calls}) => `${label} ${textOf({type: 'root', children} as Root)} ${calls.join(' ')}`
    )
  }
}

describe('notes', () => {
  it('are numbered by their first call, whatever their order and names', async () => {
    expect(await notes('A[^b] b[^a] c[^b].\n\n[^a]: First.\n\n[^b]: Second.')).toMatchObject({
      notes: ['1 Second. note-call-1 note-call-1-2', '2 First. note-call-2'],
      rules: []
    })
  })

  it('in the line count with the others', async () => {
    expect((await notes('A^[One.] b[^x] c^[Three.]\n\n[^x]: Two.')).notes).toEqual([
      '1 One. note-call-1',
      '2 Two. note-call-2',
      '3 Three. note-call-3'
    ])
  })

  it('are called from headings, captions, cells and other notes', async () => {
    const {notes: found, rules} = await notes(
      '# Heading[^1]\n\n![Caption[^2]](a.png){alt=a}\n\n| Cell[^3] |\n|---|\n| b |\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three[^4].\n\n[^4]: Four.'
    )
    expect(found.map((note) => note.split(' ')[1])).toEqual(
      ['One.', 'Two.', 'Three4.', 'Four.'].map((word) => word.replace('4', ''))
    )
    expect(rules.filter((rule) => rule !== 'image-missing')).toEqual([])
  })

  it('that nothing calls come last, and are named', async () => {
    expect(await notes('A[^b].\n\n[^a]: First.\n\n[^b]: Second.')).toMatchObject({
      notes: ['1 Second. note-call-1', '2 First. '],
      messages: [{rule: 'note-uncalled', line: 9}]
    })
  })

  it('that are missing leave their mark, and are named', async () => {
    const {messages, notes: found} = await notes('A[^none].')
    expect(found).toEqual([])
    expect(messages).toMatchObject([{rule: 'definition-missing', line: 7}])
  })

  it('may call themselves and each other', async () => {
    expect((await notes('A[^a].\n\n[^a]: See[^b].\n\n[^b]: See[^a].')).notes).toHaveLength(2)
  })

  it.each(['__proto__', 'constructor', 'toString'])('may be named `%s`', async (name) => {
    expect((await notes(`A[^${name}].\n\n[^${name}]: Words.`)).notes).toEqual(['1 Words. note-call-1'])
  })

  it('are called from titles and abstracts too', async () => {
    const raw = await understood(
      '# Title[^1]\n\nAda Lovelace\n\n## Abstract\n\nWords[^2].\n\n## Introduction\n\nText[^3].\n\n[^1]: One.\n\n[^2]: Two.\n\n[^3]: Three.'
    )
    expect(raw.article.notes.map(({calls}) => calls)).toEqual([
      ['note-call-1'],
      ['note-call-2'],
      ['note-call-3']
    ])
  })

  it('of abstracts in the front matter are told from the text’s', async () => {
    const {article, html} = await understood(
      complete(
        'Text[^1] and^[Four.].\n\n[^1]: Three.',
        'abstract:\n  - {lang: en, text: "Words[^1].\\n\\n[^1]: One."}\n  - {lang: de, text: "Worte^[Zwei.]."}\n'
      )
    )
    expect(article.notes.map(({children}) => textOf({type: 'root', children} as Root))).toEqual([
      'One.',
      'Zwei.',
      'Three.',
      'Four.'
    ])
    expect(html('abstract').match(/doc-noteref/gu)).toHaveLength(2)
  })
})
