import fc from 'fast-check'

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
export const soup = fc.array(signs, {maxLength: 60}).map((parts) => parts.join(''))

/** Words no syntax can touch, each once, so that they can be looked for. */
const word = fc
  .tuple(fc.constantFrom('alder', 'birch', 'cedar', 'hazel', 'maple', 'rowan'), fc.nat(9999))
  .map(([name, number]) => `${name}q${number}q`)
export const words = fc.array(word, {minLength: 1, maxLength: 6}).map((list) => list.join(' '))

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
export const block = fc.oneof(
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

/** Manuscripts of well-formed blocks, in any order. */
export const manuscriptOfBlocks = fc
  .array(block, {minLength: 1, maxLength: 8})
  .map((blocks) => blocks.join('\n\n'))

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

/** A text whose front matter holds anything. */
export const frontMatterSoup = fc.array(fc.tuple(key, value), {maxLength: 6}).map((fields) => {
  const yaml = fields.map(([name, text]) => `${name}: ${text.replace(/\n/gu, '\n  ')}`).join('\n')
  return `---\n${yaml}\n---\n\nWords.`
})
