import {expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

it('gives formulas the commands of the text and of the front matter, wherever they are defined', async () => {
  const text = [
    '$\\R$ and $\\abs{x}$ and $\\argmax_x$ and $\\Z$.',
    '$$\\newcommand{\\R}{\\mathbb{R}}$$',
    '\\DeclareMathOperator{\\argmax}{arg\\,max}',
    '```{=latex}\n\\def\\abs#1{|#1|}\n```'
  ].join('\n\n')
  const {rules, article} = await understood(complete(text, "math:\n  'Z': '\\mathbb{Z}'\n"))
  expect(rules).toEqual([])
  expect(article.body).toHaveLength(1)
  const made = JSON.stringify(article.body)
  for (const sign of ['ℝ', 'ℤ', 'arg']) expect(made).toContain(sign)
})

it('reads the text that a toggle chooses, which is false until it is set', async () => {
  const text =
    '\\newtoggle{blind}\n\nBy \\iftoggle{blind}{nobody}{Ada}.\n\n\\toggletrue{blind}\n\nBy \\iftoggle{blind}{*someone*}{Ada} and \\nottoggle{blind}{x}{others}.'
  const {rules, html} = await understood(complete(text))
  expect(rules).toEqual([])
  expect(html()).toContain('By Ada.')
  expect(html()).toMatch(/By .*someone.* and others\./u)
})

it('knows the commands of `header-includes`, in formulas and in the text', async () => {
  const header = [
    'header-includes: |',
    '  \\usepackage{amsmath}',
    '  \\newcommand\\pD{$p\\text{-}D$}',
    '  \\newcommand{\\vect}[1]{\\mathbf{#1}}',
    '  \\renewcommand{\\emph}[1]{lost}'
  ].join('\n')
  const {rules, article} = await understood(
    complete('In \\pD{} and \\emph{words}, $\\vect{v}$.', `${header}\n`)
  )
  expect(rules).toEqual([])
  const made = JSON.stringify(article.body)
  expect(made).toContain('words')
  expect(made.match(/"type":"formula"/gu)).toHaveLength(2)
  expect(made).not.toContain('lost')
})
