import {toHtml} from 'hast-util-to-html'
import {toXast} from 'hast-util-to-xast'
import {VFile} from 'vfile'
import {describe, expect, it, vi} from 'vitest'
import {toXml} from 'xast-util-to-xml'
import type {Equation, Formula} from '../../src/model/index.js'
import {convertMathematics} from '../../src/resolve/mathematics.js'

async function convert(value: string, type: 'formula' | 'equation' = 'formula', id = '') {
  const file = new VFile()
  const node = (type === 'formula' ? {type, value} : {type, value, id}) as Formula | Equation
  const labels = await convertMathematics([{children: [{type: 'paragraph', children: [node]}]}], file)
  const markup = node.mathml ? toHtml(node.mathml) : undefined
  return {node, labels, markup, reasons: file.messages.map((message) => message.reason)}
}

it('writes MathML with its TeX, the same in HTML and XML', async () => {
  const {node, markup} = await convert('x_1 < \\frac{a}{b}')
  expect(markup).toMatch(
    /^<math xmlns="http:\/\/www\.w3\.org\/1998\/Math\/MathML" alttext="x sub 1 is less than a over b">/u
  )
  expect(markup).toContain('<mfrac><mi>a</mi><mi>b</mi></mfrac>')
  expect(markup).toContain('<annotation encoding="application/x-tex">')
  const xml = toXml(toXast(node.mathml as NonNullable<typeof node.mathml>))
  expect(xml).toContain('xmlns="http://www.w3.org/1998/Math/MathML"')
  expect(xml).toContain('<mo>&#x3C;</mo><mfrac><mi>a</mi><mi>b</mi></mfrac>')
  expect(JSON.stringify(node.mathml)).not.toContain('"position"')
})

it('speaks what is left where a sign was lost, and says nothing else', async () => {
  const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(process.stderr, 'write')]
  const {node} = await convert('a \uFFFD + b')
  expect(node.mathml?.properties['alttext']).toBe('a plus b')
  for (const spy of said) expect(spy).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

it.each([
  ['1 9 1 \\pm 2 0', '<mn>191</mn><mo>±</mo><mn>20</mn>'],
  ['\\mathrm { k g }', '<mi>kg</mi>'],
  ['\\begin{array}{*{2}{c}} a & b \\end{array}', '<mi>b</mi>']
])('reads what recognition left of `%s`', async (tex, expected) => {
  expect((await convert(tex)).markup).toContain(expected)
})

it.each([
  ['v\\textgreater 30\\,\\textmu m', '<mo>></mo>'],
  ['\\mathds{1}_A', '𝟙'],
  ['\\nicefrac{1}{2}', '<mn>2</mn>'],
  ['\\mbox{if } x', 'if'],
  ['\\text{my_name}', 'my_name'],
  ['\\begin{array}{@{}r>{\\bf}l@{\\quad}p{2cm}} a & b & c \\end{array}', '<mi>c</mi>'],
  ['\\begin{array}{cc} \\multicolumn{2}{c}{a} & \\\\ b & c \\end{array}', '<mi>c</mi>'],
  ['\\buildrel d \\over = \\root 3 \\of x', '<mroot>'],
  ['\\resizebox{2cm}{!}{$\\frac{a}{b}$}', '<mfrac>'],
  ['\\left( x \\right.\\ ', '<mi>x</mi>'],
  ['\\underaccent{\\tilde}{x} \\hdots \\ensuremath{y}\\xspace', '<mi>y</mi>']
])('reads a command that packages or older TeX define: `%s`', async (tex, expected) => {
  const {markup, reasons} = await convert(tex.trim())
  expect(reasons).toEqual([])
  expect(markup).toContain(expected)
})

it('takes an author’s definition before its own', async () => {
  const file = new VFile()
  const node: Formula = {type: 'formula', value: '\\micro'}
  await convertMathematics([{children: [{type: 'paragraph', children: [node]}]}], file, {
    macros: {'\\micro': 'q'}
  })
  expect(toHtml(node.mathml as NonNullable<typeof node.mathml>)).toContain('<mi>q</mi>')
})

describe('equations', () => {
  it('takes labels out; the first names an equation without id', async () => {
    const tex = '\\begin{align} a &= b \\label{eq:1} \\\\ c &= d \\label{eq:2} \\nonumber \\end{align}'
    const {node, labels, markup, reasons} = await convert(tex, 'equation')
    expect(reasons).toEqual([])
    expect(node.value).not.toContain('label')
    expect((node as Equation).id).toBe('eq:1')
    expect([...labels]).toEqual([
      ['eq:1', 'eq:1'],
      ['eq:2', 'eq:1']
    ])
    expect(markup).toContain('display="block"')
    expect(markup).not.toContain('tml-eqn')
  })

  it('keeps an id it has, and a tag', async () => {
    const {node, labels, markup} = await convert('E \\label{x} \\tag{3}', 'equation', 'eq:mine')
    expect((node as Equation).id).toBe('eq:mine')
    expect(labels.get('x')).toBe('eq:mine')
    expect(markup).toContain('(3)')
  })

  it.each(['equation', 'equation*', 'gather', 'multline', 'eqnarray', 'subequations'])(
    'reads `%s`',
    async (name) => {
      const rows = /^(?:equation|sub)/u.test(name)
        ? 'a = b'
        : name === 'eqnarray'
          ? 'a &=& b \\\\ c &=& d'
          : 'a \\\\ b'
      const {reasons, markup} = await convert(`\\begin{${name}}${rows}\\end{${name}}`, 'equation')
      expect(reasons).toEqual([])
      expect(markup).not.toContain('tml-eqn')
    }
  )
})

it.each([
  ['\\href{javascript:alert(1)}{x}', /href/u],
  ['\\includegraphics{/etc/passwd}', /not trusted/u],
  ['\\class{a" onclick="x}{y}', /not trusted/u],
  ['\\def\\a{\\a\\a}\\a', /expansions/u],
  [`${'{'.repeat(5000)}${'}'.repeat(5000)}`, /nested/u],
  [`${'\\left('.repeat(5000)}`, /nested|longer/u],
  [`${'\\sqrt'.repeat(3000)}x`, /sqrt/u],
  ['x^{^{^', /./u],
  [' ', /empty/u]
])('neither hangs on nor believes %s', async (tex, expected) => {
  const started = performance.now()
  const {node, reasons} = await convert(tex)
  expect(node.mathml).toBeUndefined()
  expect(reasons).toHaveLength(1)
  expect(reasons[0]).toMatch(expected)
  expect(performance.now() - started).toBeLessThan(20_000)
})

it('writes markup in text as text', async () => {
  const {markup} = await convert('\\text{<script>alert(1)</script>}')
  expect(markup).toContain('<mtext>&#x3C;script>alert(1)&#x3C;/script></mtext>')
})

it('loads nothing where there is no mathematics', async () => {
  expect(await convertMathematics([{children: []}], new VFile())).toEqual(new Map())
})

async function spoken(value: string, options: Parameters<typeof convertMathematics>[2] = {}) {
  const file = new VFile()
  const node: Formula = {type: 'formula', value}
  await convertMathematics([{children: [node]}], file, options)
  const words = node.mathml?.properties['alttext']
  return {words, markup: node.mathml ? toHtml(node.mathml) : undefined, reasons: file.messages.map(String)}
}

describe('words for those who listen', () => {
  it.each([
    ['en', 'numerator a and denominator b squared'],
    ['de-AT', 'Bruch'],
    ['fr', 'fraction'],
    ['tlh', 'fraction']
  ])('speak the language of the article: %s', async (language, expected) => {
    const {words} = await spoken('\\frac{a}{b^2}', {language})
    expect(words).toContain(expected)
  })
})

it.each([
  ['\\ce{H2O -> OH-}', '<mi>OH</mi>'],
  ['\\pu{9.8 m}', '9.8'],
  ['\\qty{5e3}{\\kilo\\metre\\per\\second\\squared}', '<mi>km</mi>'],
  ['\\SI{20}{\\celsius}', '°C'],
  ['\\bm{x}', '𝒙'],
  ['\\text{if $x$}', '<mi>x</mi>']
])('reads %s', async (tex, expected) => {
  const {markup, reasons} = await spoken(tex)
  expect(reasons).toEqual([])
  expect(markup).toContain(expected)
})

it('expands macros of the whole text, which no formula changes for the next', async () => {
  const macros = {'\\R': '\\mathbb{R}', '\\mynorm': '\\lVert #1 \\rVert'}
  expect((await spoken('\\mynorm{x} \\in \\R', {macros})).markup).toMatch(/‖.*<mi>x<\/mi>.*‖.*<mi>ℝ<\/mi>/u)
  await spoken('\\gdef\\R{Q}\\R', {macros})
  expect((await spoken('\\R', {macros})).markup).toContain('ℝ')
  expect((await spoken('\\mynorm{x}')).reasons).toHaveLength(1)
})
