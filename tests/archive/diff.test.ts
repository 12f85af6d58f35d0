import {describe, expect, it} from 'vitest'
import {
  type Comparison,
  compareEditions,
  isEqual,
  plainComparison,
  type Row
} from '../../src/archive/diff/compare.js'
import {heaviestIncreasing} from '../../src/archive/diff/order.js'
import {comparisonPage} from '../../src/archive/diff/page.js'
import {textOfTokens} from '../../src/archive/diff/tokens.js'
import {comparisonLines} from '../../src/cli/diff-lines.js'
import {understood} from '../understand.js'

type Files = string | Record<string, string | Uint8Array>

async function compared(before: Files, after: Files): Promise<Comparison> {
  const [one, other] = await Promise.all([understood(before), understood(after)])
  const edition = (name: string, {page, article}: typeof one) => ({
    name,
    title: page.title,
    language: article.language,
    page
  })
  return compareEditions(edition('v1', one), edition('v2', other))
}

/** Rows that differ: type, and words with the marks of a terminal. */
function changes({rows}: Comparison): string[] {
  return rows.filter(({type}) => type !== 'same').map(said)
}

function said({type, before, after, pieces, move}: Row): string {
  const words = pieces
    ? pieces
        .map(
          ({op, tokens}, index) =>
            (index > 0 ? (tokens[0]?.space ?? '') : '') +
            {
              same: textOfTokens(tokens),
              deleted: `[-${textOfTokens(tokens)}-]`,
              added: `{+${textOfTokens(tokens)}+}`
            }[op]
        )
        .join('')
    : textOfTokens((after ?? before)?.tokens ?? [])
  return `${type}${move ? ` ${move.end}` : ''}: ${words}`
}

const one = 'The tide comes in twice a day along most coasts.'
const two = 'Sailors have known this for as long as there were ships.'
const three = 'We measured it at the harbour for a year, every hour.'

describe('a table', () => {
  const rows = (cells: string) => `| A | B | C |\n| - | - | - |\n| one | two | three |\n${cells}\n`

  it('is told cell by cell, a number as one word', async () => {
    const result = await compared(rows('| 1000 | 0.9 | 1,180 |'), rows('| 1000 | 0.8 | 1,210 |'))
    expect(changes(result)).toEqual(['changed: 1000 | [-0.9-] {+0.8+} | [-1,180-] {+1,210+}'])
  })
})

describe('for programs', () => {
  it('words in a row are both texts', async () => {
    const before = `${one}\n\n${two}\n`
    const after = `${one.replace('twice a', 'each')}\n\n${two}\n`
    const {changes: told} = plainComparison(await compared(before, after)) as {
      changes: {words: {op: string; text: string}[]}[]
    }
    const without = (op: string) =>
      told[0]?.words
        .filter((piece) => piece.op !== op)
        .map(({text}) => text)
        .join('')
    expect(without('added')).toBe(one)
    expect(without('deleted')).toBe(one.replace('twice a', 'each'))
  })
})

describe('text', () => {
  it('that is the same has no changes', async () => {
    const result = await compared(`# A\n\n${one}\n`, `# A\n\n${one}\n`)
    expect(isEqual(result)).toBe(true)
    expect(comparisonLines(result, false)).toEqual(['Readers of v1 and v2 read the same.'])
  })

  it('that changed is told word by word', async () => {
    const result = await compared(
      `# A\n\n${one}\n\n${two}\n`,
      `# A\n\n${one.replace('twice', 'three times')}\n\n${two}\n`
    )
    expect(changes(result)).toEqual([
      'changed: The tide comes in [-twice-] {+three times+} a day along most coasts.'
    ])
    expect(result.summary).toMatchObject({changed: 1, added: 0, words: {added: 2, deleted: 1}})
  })

  it('that was added or deleted stands alone', async () => {
    expect(changes(await compared(`${one}\n\n${two}\n`, `${one}\n\n${three}\n`))).toEqual([
      `deleted: ${two}`,
      `added: ${three}`
    ])
  })

  it('that moved is told at both places, once as a whole, and its changes with it', async () => {
    const before = `# A\n\n${one}\n\n# B\n\n${two}\n\n# C\n\n${three}\n\n${one.toUpperCase()}\n`
    const after = `# A\n\n${one}\n\n# C\n\n${three.replace('hour', 'minute')}\n\n${one.toUpperCase()}\n\n# B\n\n${two}\n`
    const result = await compared(before, after)
    expect(changes(result)).toEqual([
      'moved from: B',
      `moved from: ${two}`,
      'changed: We measured it at the harbour for a year, every [-hour-] {+minute+}.',
      'moved to: B',
      `moved to: ${two}`
    ])
    expect(new Set(result.rows.map(({move}) => move?.number))).toEqual(new Set([undefined, 1]))
    expect(comparisonLines(result, false).join('\n')).toContain(
      '2 blocks moved, from “B” (move 1: goes under “C”)'
    )
  })

  it('in signs of Han is compared sign by sign', async () => {
    expect(changes(await compared('潮汐每天涨落两次。\n', '潮汐每天涨落三次。\n'))).toEqual([
      'changed: 潮汐每天涨落[-两-]{+三+}次。'
    ])
  })

  it('that is set in another way has changed', async () => {
    expect(
      changes(await compared('Water is H2O here, as ever.\n', 'Water is H~2~O here, as ever.\n'))[0]
    ).toMatch(/^changed/u)
  })

  it('of which only a formula changed names the formula', async () => {
    expect(
      changes(await compared('It is $a+b$ in all the cases here.\n', 'It is $a-b$ in all the cases here.\n'))
    ).toEqual(['changed: It is [-a+b-] {+a-b+} in all the cases here.'])
  })

  it('whose link leads elsewhere has changed', async () => {
    expect(
      changes(
        await compared(
          'See [the site](https://a.example/) for more.\n',
          'See [the site](https://b.example/) for more.\n'
        )
      )
    ).toEqual(['changed: See [-the site-] {+the site+} for more.'])
  })
})

const bib = (entries: Record<string, string>) =>
  Object.entries(entries)
    .map(
      ([key, title]) =>
        `@article{${key}, author={${key.toUpperCase()}berg, Jo}, title={${title}}, journal={J}, year={2020}}`
    )
    .join('\n')
const cited = (text: string, entries: Record<string, string>, more: Record<string, Uint8Array> = {}) => ({
  'paper.md': `---\ntitle: T\nbibliography: r.bib\n---\n\n${text}\n`,
  'r.bib': bib(entries),
  ...more
})

describe('numbers', () => {
  it('that a new reference or figure shifts are no changes', async () => {
    const text = 'First of all, we agree with them [@b].'
    const entries = {b: 'On the theory of beta tides'}
    const result = await compared(
      cited(text, entries),
      cited(`A sentence that is quite new here [@a].\n\n${text}`, {...entries, a: 'On alpha things'})
    )
    expect(changes(result).map((change) => change.slice(0, 14).trim())).toEqual([
      'added: A sente',
      'added: Aberg,'
    ])
  })

  it('of a figure that another one shifts are no changes', async () => {
    const text = 'The harbour is as @fig:a shows it.\n\n![The harbour at noon.](a.png){#fig:a}'
    const before = {'paper.md': `${text}\n`, 'a.png': png(0), 'b.png': png(1)}
    const after = {...before, 'paper.md': `![Ships come in at night.](b.png){#fig:b}\n\n${text}\n`}
    const result = await compared(before, after)
    expect(result.rows.map(({type, after}) => `${type} ${after?.kind}`)).toEqual([
      'added image',
      'added caption',
      'same paragraph',
      'same image',
      'same caption'
    ])
    expect(textOfTokens(result.rows[2]?.after?.tokens ?? [])).toBe('The harbour is as Figure 2 shows it.')
  })

  it('that lead to another reference are', async () => {
    const entries = {a: 'On the theory of alpha waves', b: 'Beta tides and where they come from'}
    const result = await compared(
      cited('We agree with those [@a] and all these [@a; @b].', entries),
      cited('We agree with those [@b] and all these [@a; @b].', entries)
    )
    expect(changes(result).filter((change) => change.startsWith('changed: We'))).toHaveLength(1)
  })
})

const png = (shade: number) =>
  Uint8Array.from(
    Buffer.from(
      `iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGN${shade ? 'g' : 'i'}AAAAAgABSK+kcQAAAABJRU5ErkJggg==`,
      'base64'
    )
  )

describe('figures', () => {
  it('are compared by their bytes, whatever their captions say', async () => {
    const text = '![The harbour at noon.](a.png){#fig:a}'
    const result = await compared(
      {'paper.md': `${text}\n`, 'a.png': png(0)},
      {'paper.md': `${text}\n`, 'a.png': png(1)}
    )
    expect(result.rows.map(({type, after}) => `${type} ${after?.kind}`)).toEqual([
      'changed image',
      'same caption'
    ])
    expect(result.summary.figures).toBe(1)
  })

  it('are the same where only the caption changed', async () => {
    const [before, after] = ['noon', 'night'].map((time) => ({
      'paper.md': `![The harbour at ${time}.](a.png)\n`,
      'a.png': png(0)
    }))
    const result = await compared(before as Files, after as Files)
    expect(changes(result)).toEqual(['changed: Figure 1. The harbour at [-noon-] {+night+}.'])
  })
})

describe('metadata', () => {
  it('are compared field by field', async () => {
    const head = (more: string) =>
      `---\ntitle: Tides\nauthors:\n  - {name: Ada Lovelace, orcid: 0000-0002-1825-0097}\n${more}---\n\n${one}\n`
    const {metadata} = await compared(
      head('version: 1\n'),
      head('version: 2\nstage: CVoR\n').replace('title: Tides', 'title: Tides and moons')
    )
    expect(metadata.map(({field, before, after}) => [field, before, after])).toEqual([
      ['Title', 'Tides', 'Tides and moons'],
      ['Version', '1', '2'],
      ['Stage', '', 'Corrected Version of Record']
    ])
  })
})

describe('the page', () => {
  it('holds no script, and leads from each end of a move to the other', async () => {
    const result = await compared(`${one}\n\n${two}\n\n${three}\n`, `${two}\n\n${three}\n\n${one}\n`)
    const html = comparisonPage(result)
    expect(html).not.toContain('<script')
    for (const [, id] of html.matchAll(/href="#([^"]+)"/gu)) expect(html).toContain(`id="${id}"`)
    const ids = [...html.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('writes what a manuscript says as text', async () => {
    const html = comparisonPage(
      await compared(
        '`<script>alert(1)</script>` is code here.\n',
        '`<script>alert(2)</script>` is code here.\n'
      )
    )
    expect(html).not.toMatch(/<script/u)
  })
})

describe('a comparison', () => {
  it('as JSON says all that changed in plain values', async () => {
    const result = plainComparison(await compared(`${one}\n`, `${one.replace('twice', 'once')}\n`))
    expect(JSON.parse(JSON.stringify(result))).toMatchObject({
      equal: false,
      before: {name: 'v1'},
      changes: [
        {
          change: 1,
          type: 'changed',
          part: 'text',
          kind: 'paragraph',
          words: [{op: 'same'}, {op: 'deleted', text: ' twice'}, {op: 'added', text: ' once'}, {op: 'same'}]
        }
      ]
    })
  })

  it('ends on a text of a hundred thousand words', async () => {
    const words = 'tide moon harbour ship year hour wave coast deep wind sail rope star night chart'.split(
      ' '
    )
    const paragraph = (seed: number) =>
      Array.from(
        {length: 40},
        (_, at) => `${words[(seed * 7 + at * (seed % 11) + at * at) % 15]}${(seed * at) % 97}`
      ).join(' ')
    const text = (shift: number) =>
      Array.from({length: 2500}, (_, at) => paragraph(at % 9 === 0 ? at + shift : at)).join('\n\n')
    const [before, after] = await Promise.all([understood(text(0)), understood(text(5000))])
    const edition = (name: string, {page}: typeof before) => ({name, title: '', language: 'en', page})
    const {summary} = compareEditions(edition('a', before), edition('b', after))
    expect(summary.changed + summary.added).toBeGreaterThan(200)
  }, 120_000)
})

describe('order', () => {
  it('keeps what weighs most', () => {
    expect([...heaviestIncreasing(Int32Array.from([2, 0, 1, -1, 3]), () => 1)].sort()).toEqual([1, 2, 4])
    expect([...heaviestIncreasing(Int32Array.from([2, 0, 1]), (index) => (index === 0 ? 9 : 1))]).toEqual([0])
  })
})
