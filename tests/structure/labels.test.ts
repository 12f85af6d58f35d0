import {expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

it('numbers each row of align, and leads labels to their numbers', async () => {
  const {rules, html} = await understood(
    complete(
      [
        '$$x$$ {#eq:x}',
        '\\begin{align}\n a &= b \\label{eq:a} \\\\\n &= c \\notag \\\\\n d &= \\begin{cases} 1 \\\\ 2 \\end{cases} \\label{eq:d}\n\\end{align}',
        'By \\eqref{eq:a}, @eq:d and \\eqref{eq:x}.'
      ].join('\n\n')
    )
  )
  expect(rules).toEqual([])
  expect(html()).toMatch(/\(2\)[\s\S]*\(3\)/u)
  expect(
    html()
      .replace(/<[^>]*>/gu, '')
      .replaceAll('\u00A0', ' ')
  ).toContain('By (2), Equation 3 and (1).')
})

it('numbers an align of one row as a whole, and a starred one not at all', async () => {
  const {html} = await understood(
    complete(
      '\\begin{align}\\label{eq:a}\\begin{split} a &= b \\\\ &= c \\end{split}\\end{align}\n\n\\begin{align*} a \\\\ b \\end{align*}\n\n\\eqref{eq:a}'
    )
  )
  expect(html()).toContain('<span class="equation-number">(1)</span>')
  expect(html()).not.toContain('(2)')
})

it('numbers listings that are called, with or without caption', async () => {
  const {html, rules} = await understood(
    complete(
      '```py {#lst:a}\nx\n```\n\n```{.js #lst:b caption="Some *words*"}\ny\n```\n\nSee @lst:a and [](#lst:b).'
    )
  )
  expect(rules).toEqual([])
  const words = html().replace(/<[^>]*>/gu, '')
  expect(words).toContain('See Listing\u00A01 and Listing\u00A02.')
  expect(html()).toMatch(/<figcaption><span class="label">Listing 2\.<\/span> Some <em>words<\/em>/u)
})

it('finds a float by JOSS’s empty span with a label', async () => {
  const {html, rules} = await understood(
    complete('| a |\n|---|\n| b |\n\n: Words\n  []{label="one"}\n\nSee \\autoref{one}.')
  )
  expect(rules).toEqual([])
  expect(html().replace(/<[^>]*>/gu, '')).toContain('See Table\u00A01.')
})
