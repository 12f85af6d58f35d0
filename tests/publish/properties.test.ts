import fc from 'fast-check'
import {toHtml} from 'hast-util-to-html'
import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

/** What Markdown, HTML, TeX, YAML and citations are made of: apt to meet each other. */
const signs = fc.constantFrom(
  ...[
    '#',
    '*',
    '_',
    '`',
    '~',
    '^',
    '$',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '<',
    '>',
    '!',
    '@',
    '&',
    '|',
    '-',
    '+',
    '=',
    ':',
    '"',
    "'",
    '\\',
    '/',
    '.',
    ',',
    ';',
    '%'
  ],
  ...[
    '\n',
    '\n\n',
    ' ',
    '  ',
    '\t',
    '    ',
    '\r\n',
    '\u00A0',
    '\u200B',
    '\0',
    '\uFEFF',
    '\u202E',
    '\uD800',
    '𝒜',
    '中',
    'é',
    'a',
    'B',
    '1',
    '10'
  ],
  ...[
    '**',
    '$$',
    '```',
    '~~~',
    ':::',
    '---',
    '![',
    '](',
    '[^',
    '^[',
    '[@',
    '<!--',
    '-->',
    '</',
    '/>',
    '{#',
    '{.',
    '\\begin{align}',
    '\\end{align}'
  ],
  ...[
    '<div>',
    '</div>',
    '<table>',
    '<tr>',
    '<td>',
    '<p>',
    '<b>',
    '<script>',
    '<svg>',
    '<math>',
    '<select>',
    '<template>',
    '<plaintext>'
  ],
  ...[
    '# ',
    '> ',
    '- ',
    '1. ',
    ': ',
    '| a |\n|---|\n',
    '[^1]: ',
    '[a]: ',
    '@fig:a',
    '\\label{a}',
    '\\cite{a}',
    'Figure 1. ',
    'Table 1: ',
    'References\n',
    'Abstract\n',
    '[1] ',
    '^1^',
    'doi:10.1/a',
    'https://a.b'
  ]
)
const soup = fc.array(signs, {maxLength: 60}).map((parts) => parts.join(''))

/** Words no syntax can touch, each once, so that they can be looked for. */
const word = fc
  .tuple(fc.constantFrom('alder', 'birch', 'cedar', 'hazel', 'maple', 'rowan'), fc.nat(9999))
  .map(([name, number]) => `${name}q${number}q`)
const words = fc.array(word, {minLength: 1, maxLength: 6}).map((list) => list.join(' '))

const line = fc.oneof(
  words,
  words.map((text) => `*${text}*`),
  words.map((text) => `**${text}** and`),
  words.map((text) => `[${text}](https://example.org)`),
  words.map((text) => `<span class="x">${text}</span>`),
  words.map((text) => `[${text}]{.smallcaps}`),
  words.map((text) => `\`${text}\``),
  words.map((text) => `text^[${text}] more`),
  words.map((text) => `${text.replaceAll(' ', '~a~ ')}`)
)
const block = fc.oneof(
  line,
  words.map((text) => `# ${text}`),
  words.map((text) => `### ${text} {#id .unnumbered}`),
  line.map((text) => `> ${text}`),
  fc.array(line, {minLength: 1, maxLength: 3}).map((items) => items.map((text) => `- ${text}`).join('\n')),
  fc
    .array(line, {minLength: 1, maxLength: 3})
    .map((items) => items.map((text, n) => `${n + 1}. ${text}`).join('\n')),
  fc.tuple(words, words).map(([head, cell]) => `| ${head} |\n|---|\n| ${cell} |\n\n: ${head} ${cell}`),
  fc.tuple(words, words).map(([term, text]) => `${term}\n: ${text}`),
  words.map((text) => `\`\`\`\n${text}\n\`\`\``),
  line.map((text) => `:::note\n${text}\n:::`),
  line.map((text) => `:::unknown\n${text}\n:::`),
  line.map((text) => `<div class="a">\n\n${text}\n\n</div>`),
  line.map((text) => `<table><tr><td>\n\n${text}\n\n</td></tr></table>`),
  words.map((text) => `<details><summary>${text}</summary>\n\n${text}\n\n</details>`),
  words.map((text) => `![${text}](missing.png)`),
  words.map((text) => `<figure><img src="missing.png"><figcaption>${text}</figcaption></figure>`)
)

const shown = async (text: string) => {
  const {page} = await understood(text)
  return Object.values(page.slots)
    .map((children) => textIn(toHtml({type: 'root', children})))
    .join(' ')
}

/** `RUNS=100` looks a hundred times as long. */
const times = Number(process.env['RUNS'] ?? 1)

describe('whatever the manuscript', () => {
  it('it is read, structured, resolved and composed without a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(soup, fc.string({unit: 'binary', maxLength: 80})), async (text) => {
        const {page} = await understood(text)
        expect(Object.keys(page.slots)).toHaveLength(13)
      }),
      {numRuns: 400 * times}
    )
  })

  it('its front matter is too', async () => {
    const key = fc.constantFrom(
      'title',
      'authors',
      'author',
      'affiliations',
      'date',
      'dates',
      'abstract',
      'keywords',
      'journal',
      'funding',
      'references',
      'bibliography',
      'nocite',
      'lang',
      'license',
      'slug',
      'csl',
      'toc',
      '__proto__',
      'x'
    )
    const value = fc.oneof(
      soup.map((text) => JSON.stringify(text)),
      soup,
      fc.json({maxDepth: 3})
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, value), {maxLength: 6}), async (fields) => {
        const yaml = fields.map(([name, text]) => `${name}: ${text.replace(/\n/gu, '\n  ')}`).join('\n')
        const {article} = await understood(`---\n${yaml}\n---\n\nWords.`)
        expect(article.slug).toMatch(/^[a-z0-9_][a-z0-9._-]*$/u)
      }),
      {numRuns: 200 * times}
    )
  })

  it('no word of it is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {minLength: 1, maxLength: 8}), async (blocks) => {
        const text = blocks.join('\n\n')
        const found = await shown(complete(text))
        const wanted = new Set(text.match(/\w+q\d+q/gu))
        expect([...wanted].filter((one) => !found.includes(one))).toEqual([])
      }),
      {numRuns: 200 * times}
    )
  })

  it('no word of it is lost without front matter, whatever is lifted out of the text', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.array(block, {minLength: 1, maxLength: 6}), async (title, blocks) => {
        const text = [`# ${title}`, ...blocks].join('\n\n')
        const found = await shown(text)
        const wanted = new Set(text.match(/\w+q\d+q/gu))
        expect([...wanted].filter((one) => !found.includes(one))).toEqual([])
      }),
      {numRuns: 150 * times}
    )
  })

  it('it is the same page each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {maxLength: 5}), async (blocks) => {
        const text = complete(blocks.join('\n\n'))
        const [one, other] = [await understood(text), await understood(text)]
        expect(JSON.stringify(one.page.slots)).toBe(JSON.stringify(other.page.slots))
        expect(one.messages).toEqual(other.messages)
      }),
      {numRuns: 50 * times}
    )
  })
})

/** Text of HTML, its references read. */
function textIn(html: string): string {
  return html.replace(/<[^>]*>/gu, ' ')
}
