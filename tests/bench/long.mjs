/**
 * A manuscript of about so many pages: prose, notes, formulas, tables, lists, code and references between parts.
 *
 * The same number gives the same text.
 */
export function longManuscript(pages) {
  const parts = Array.from({length: pages}, (_, index) => part(index + 1))
  return `---\ntitle: A document of ${pages} pages\nauthor: Ottilie Zwiebelfisch\ndate: 2026-11-23\nlang: en\n---\n\n${parts.join('\n')}`
}

const sentences = [
  'Whoever sets a long document by machine learns that every page depends on the one before it.',
  'Notes are brought to the foot of the page that calls them, and figures wait until a column has room.',
  'A reader who listens hears the headings first, then the paragraphs, each in its turn.',
  'Characteristics of typographical composition, considerably understudied, are investigated experimentally.',
  'The measure is narrow enough that words have to be divided, and wide enough that few are.',
  'Nothing in this paragraph is new; it stands here so that the line breaker has something to do.',
  'An archive keeps the bytes, and asks for no more than that they say what they are.'
]

function paragraph(seed, length) {
  return Array.from({length}, (_, index) => sentences[(seed * 5 + index * 3) % sentences.length]).join(' ')
}

function part(number) {
  const pieces = [
    `## Part ${number} {#part-${number}}`,
    `${paragraph(number, 6)}[^${number}] See [Part ${Math.max(1, number - 1)}](#part-${Math.max(1, number - 1)}) and $x_{${number}} = \\sqrt{a^2 + b^2}$.`,
    paragraph(number + 1, 7)
  ]
  if (number % 3 === 0)
    pieces.push(
      '| Step | Time | Share |\n|---|---:|---:|\n| Read | 12 | 4 % |\n| Print | 240 | 83 % |\n| Write | 36 | 13 % |'
    )
  if (number % 3 === 1) pieces.push(`$$\nS_{${number}} = \\sum_{i=1}^{n} \\frac{w_i}{1 + e^{-x_i}}\n$$`)
  if (number % 3 === 2) pieces.push('- first, the galley\n- then, the *proof*\n- at last, `the page`')
  pieces.push(paragraph(number + 2, 7), paragraph(number + 3, 5), `[^${number}]: ${paragraph(number, 2)}`)
  return `${pieces.join('\n\n')}\n`
}
