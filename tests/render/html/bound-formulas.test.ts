import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {describe, expect, it, test} from 'vitest'
import {sharedMath} from '../../../src/render/html/mathml.js'
import {understood} from '../../understand.js'

/** The page without what formulas are made of. */
async function paragraph(text: string): Promise<string> {
  const {html} = await understood(text)
  return html().replace(/<math.*?<\/math>/gsu, '<math/>')
}

describe('a formula in a line', () => {
  it.each([
    ['($x$)', '<span class="bound">(<math/>)</span>'],
    ['Of $x$, $y$.', 'Of <span class="bound"><math/>,</span> <span class="bound"><math/>.</span>'],
    [
      'The $n$th, an $n$-fold',
      'The <span class="bound"><math/>th</span>, an <span class="bound"><math/>-</span>fold'
    ],
    ['设$x$，则', '设<span class="bound"><math/>，</span>则'],
    ['Let $x$ be $y$ or', 'Let <math/> be <math/> or'],
    ['($x$,$y$)', '<span class="bound">(<math/>,</span><span class="bound"><math/>)</span>']
  ])('of `%s` keeps the signs beside it', async (text, expected) => {
    expect(await paragraph(text)).toBe(`<p>${expected}</p>`)
  })

  it('may scroll on a phone, by keyboard too, where it is long', async () => {
    expect(await paragraph('so $a + b + c + d + e + f + g = h$, then')).toBe(
      '<p>so <span class="bound"><span class="wide-formula" tabindex="0"><math/></span>,</span> then</p>'
    )
  })
})

test('styles that MathML 3 knows of `mstyle` only go there', () => {
  const math = h('math', [h('mrow', {scriptlevel: '2', displaystyle: 'false'}, [h('mi', 'x')])])
  expect(toHtml(sharedMath(math))).toBe(
    '<math><mstyle displaystyle="false" scriptlevel="2"><mrow><mi>x</mi></mrow></mstyle></math>'
  )
})
