import {describe, expect, it} from 'vitest'
import {publish} from '../../src/publish.js'
import {complete, manuscriptEnvironment, understood} from '../understand.js'

/** Most that anything here may take, on a busy machine. */
const seconds = 20
const many = 50_000

async function timed(text: string) {
  const start = performance.now()
  const found = await understood(text)
  expect((performance.now() - start) / 1000).toBeLessThan(seconds)
  return found
}

const tooDeep: [string, string][] = [
  ['quotations', `${'> '.repeat(many)}words`],
  ['quotations without spaces', `${'>'.repeat(many)}words`],
  ['bullet lists', `${'- '.repeat(many)}words`],
  ['numbered lists', `${'1. '.repeat(many)}words`],
  ['quoted lists', `${'> - '.repeat(many)}words`],
  ['lists by indentation', Array.from({length: 400}, (_, n) => `${'  '.repeat(n)}- words`).join('\n')],
  [
    'definition lists',
    Array.from({length: 400}, (_, n) => `${'  '.repeat(n)}a\n${'  '.repeat(n)}: b`).join('\n\n')
  ],
  ['directives', ':::note\n'.repeat(many)],
  [
    'directives of falling length',
    Array.from({length: 400}, (_, n) => `${':'.repeat(403 - n)} note`).join('\n')
  ],
  ['HTML blocks', `${'<div>'.repeat(many)}words${'</div>'.repeat(many)}`],
  ['HTML blocks on lines', '<section>\n\n'.repeat(2000)],
  ['HTML in a line', `words ${'<span class="a">'.repeat(many)}words`],
  ['HTML tables', '<table><tr><td>'.repeat(many)],
  ['HTML lists', '<ul><li>'.repeat(many)]
]

const harmless: [string, string][] = [
  ['brackets', `${'['.repeat(many)}words`],
  ['closed brackets', `${'['.repeat(many)}words${']'.repeat(many)}`],
  ['stars', `${'*'.repeat(many)}words${'*'.repeat(many)}`],
  ['emphasis', `${'*a '.repeat(many)}b${'* c'.repeat(many)}`],
  ['emphasis in strong emphasis', `${'*a **b '.repeat(many / 2)}c${'** d*'.repeat(many / 2)}`],
  ['openings of emphasis', '*a_ '.repeat(many / 5)],
  ['closings of emphasis', 'a* '.repeat(many)],
  ['strikes', `${'~~a '.repeat(many)}${'b~~ '.repeat(many)}`],
  ['images in images', `${'!['.repeat(2000)}a${'](b)'.repeat(2000)}`],
  ['notes in notes', `${'^['.repeat(10_000)}a${']'.repeat(10_000)}`],
  ['carets', '^'.repeat(many)],
  ['tildes', '~'.repeat(many)],
  ['scripts', '^~'.repeat(10_000)],
  ['dollars', '$'.repeat(many)],
  ['backslashes', '\\'.repeat(many)],
  ['ampersands', '&amp'.repeat(many)],
  ['less-than signs', '<'.repeat(many)],
  ['comments', '<!-- '.repeat(many)],
  ['mathematics that never ends', '$$\na\n'.repeat(999)],
  ['environments that never end', '\\begin{align}\na\n'.repeat(5000)],
  ['at signs', '@'.repeat(many)],
  ['calls before brackets that never close', '@a [@b '.repeat(20_000)],
  ['braced keys', '@{'.repeat(many)],
  ['braces', '[a]{'.repeat(5000)],
  ['attributes', `# a {${'.a'.repeat(many)}`],
  ['equals signs in attributes', `*a*{${'a=b '.repeat(many)}`],
  ['addresses', 'a.'.repeat(many)],
  ['web addresses', 'http://a.b'.repeat(5000)],
  ['spaces', `a${' '.repeat(many)}b`],
  ['blank lines', `a${'\n'.repeat(many)}b`],
  [
    'a chain of notes',
    `a[^0]\n\n${Array.from({length: 500}, (_, n) => `[^${n}]: a[^${n + 1}]`).join('\n\n')}\n\n[^500]: end`
  ],
  ['cells', `|${'a|'.repeat(2000)}\n|${'-|'.repeat(2000)}\n|${'b|'.repeat(2000)}`],
  ['columns that span', `<table><tr>${'<td colspan=1000 rowspan=60000>a'.repeat(1000)}</table>`]
]

describe('exhausting manuscripts', () => {
  it.each(tooDeep)('refuse to read %s nested beyond all measure, and say where', async (_, text) => {
    const {messages} = await timed(complete(text))
    const [message] = messages.filter(({rule}) => rule === 'too-deep')
    expect(message).toMatchObject({severity: 'fatal', file: 'paper.md', line: expect.any(Number)})
    expect(message?.line).toBeGreaterThan(4)
  })

  it.each(harmless)('are read in time: %s', async (_, text) => {
    const {messages} = await timed(complete(`First words.\n\n${text}\n\nLast words.`))
    expect(messages.filter(({severity}) => severity === 'fatal')).toEqual([])
  })

  it('keep their signs where nesting ends', async () => {
    const {html} = await timed(complete(`${'*a '.repeat(300)}b${'* c'.repeat(300)}`))
    const text = html().replace(/<[^>]+>/gu, '')
    expect([...text.matchAll(/[abc*]/gu)].filter(([sign]) => sign !== '*')).toHaveLength(601)
    expect(html()).toContain('a *a')
    expect(html().match(/<em>/gu)?.length).toBeLessThanOrEqual(100)
  })

  it('leave deep but sensible nesting alone', async () => {
    const {html, rules} = await timed(
      complete(`${'> '.repeat(40)}${'*a **b '.repeat(20)}c${'** d*'.repeat(20)}`)
    )
    expect(rules).toEqual([])
    expect(html().match(/<blockquote>/gu)).toHaveLength(40)
    expect(html().match(/<em>/gu)).toHaveLength(20)
    expect(html()).not.toContain('*')
  })

  it('are too large beyond five megabytes or a hundred thousand lines', async () => {
    for (const [text, limit] of [
      [`${'a'.repeat(5_000_001)}`, '5 MB'],
      ['| 1 | 2 |\n'.repeat(100_001), '100000 lines']
    ] as const) {
      const environment = manuscriptEnvironment(text)
      const {failed, galleys, messages} = await publish(
        '/m/paper.md',
        {out: '/out', base: '/m', formats: ['html', 'epub']},
        environment
      )
      expect(messages[0]).toMatchObject({
        rule: 'too-large',
        severity: 'fatal',
        reason: expect.stringContaining(limit)
      })
      expect([failed, galleys]).toEqual([true, []])
      expect([...environment.table.keys()]).toEqual(['/m/paper.md'])
    }
  })

  it('are read when they are only long: a line of a megabyte, a table of ten thousand rows', async () => {
    const before = process.memoryUsage().rss
    const line = await timed(complete(`${'word '.repeat(200_000)}end`))
    expect(line.html()).toContain('word end')
    const table = await timed(complete(`| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(10_000)}`))
    expect(table.html().match(/<tr>/gu)).toHaveLength(10_001)
    expect(process.memoryUsage().rss - before).toBeLessThan(1.5e9)
  })
})

describe('exhausting front matter', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefghi'].map(
      (name, n) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[n]}`).join(', ')}]`
    )
  ].join('\n')

  it.each([
    ['aliases that multiply', bomb],
    ['a map within itself', 'a: &a\n  b: *a'],
    ['brackets', `a: ${'['.repeat(5000)}`],
    ['braces', `a: ${'{a: '.repeat(5000)}`],
    ['indentation', Array.from({length: 2000}, (_, n) => `${' '.repeat(n)}a:`).join('\n')],
    ['fields', Array.from({length: 3000}, (_, n) => `field${n}: x`).join('\n')],
    ['merges', `a: &a {x: 1}\n${Array.from({length: 500}, (_, n) => `b${n}: {<<: *a}`).join('\n')}`],
    ['a key of a megabyte', `${'k'.repeat(1e6)}: x`],
    ['authors', `authors: [${'A B, '.repeat(3000)}A B]`]
  ])('ends, and keeps the title: %s', async (_, yaml) => {
    const start = performance.now()
    const {article} = await understood(`---\ntitle: A title\n${yaml}\n---\n\nWords.`)
    expect((performance.now() - start) / 1000).toBeLessThan(seconds)
    expect(JSON.stringify(article.body)).toContain('Words.')
  })
})
