import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const shown = async (text: string, more = '') => {
  const files = {
    'paper.md': complete(text, `bibliography: r.bib\n${more}`),
    'r.bib': '@book{a, title={T}, author={Doe, J}, year=2000}'
  }
  const found = await understood(files)
  return {body: found.html(), end: found.html('references'), rules: found.rules}
}

describe('the reference list', () => {
  it.each([
    ['under its empty heading', '# References\n\n# Appendix\n\nLast [@a].'],
    ['under an empty heading further down', '# A\n\n## References\n\n## B\n\nLast [@a].'],
    ['at a division', 'First.\n\n<div id="refs"></div>\n\nLast [@a].'],
    ['at a fenced division', 'First.\n\n::: {#refs}\n:::\n\nLast [@a].']
  ])('stands %s', async (_, text) => {
    const {body, end, rules} = await shown(text)
    expect(body).toMatch(/<ul class="references">.*id="ref-1".*Last/su)
    expect(end).toBe('')
    expect(rules).toEqual([])
  })

  it.each(['# Sources\n\n::: {#refs}\n:::', '# References', '# References\n\n<div id="refs"></div>'])(
    'that would stand last is the end’s: %s',
    async (text) => {
      const {body, end} = await shown(`Known [@a].\n\n${text}`)
      expect(body).not.toContain('class="references"')
      expect(end).toContain('id="ref-1"')
    }
  )

  it('stands once, though asked for twice', async () => {
    const {body} = await shown('# References\n\n# B\n\n::: {#refs}\n:::\n\nLast [@a].')
    expect(body.match(/class="references"/gu)).toHaveLength(1)
  })

  it('is left out when asked, and citations keep their words', async () => {
    const {body, end} = await shown('Known [@a].', 'suppress-bibliography: true\n')
    expect(body).toContain('(Doe, 2000)')
    expect(body + end).not.toContain('ref-1')
  })
})
