import {expect, it} from 'vitest'
import {understood} from '../understand.js'

const titleOf = async (title: string) =>
  (await understood(`---\ntitle: '${title}'\nauthors: [Ada Lovelace]\n---\n\nText.`)).page.title

it.each([
  ['$E = mc^2$ again', 'E = mc² again'],
  ['Limits $\\alpha\\to\\beta$', 'Limits α → β'],
  ['CO<sub>2</sub> and H~2~O', 'CO₂ and H₂O'],
  ['Losses of 10^−3^ dB', 'Losses of 10⁻³ dB'],
  ['The 19^th^ century', 'The 19th century'],
  ['Roots $\\sqrt{x+1}/\\frac{a}{2}$', 'Roots √(x + 1)/a/2'],
  ['Sums $\\sum_{i=1}^{n} x_i$', 'Sums ∑ᵢ₌₁ⁿ xᵢ'],
  ['Fields $\\mathbb{R}^{d}$, $A_{\\max}$, $-1$', 'Fields ℝ^d, A_max, −1'],
  ['*Plain* `words`', 'Plain words']
])('writes the title %s as %s', async (markdown, plain) => {
  expect((await titleOf(markdown)).normalize('NFC')).toBe(plain)
})
