import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {parseMarkdown} from '../../src/parse/parse.js'
import {all, blocks, inline} from './parsed.js'

const formulas = (text: string) => all(text, 'formula').map(({value}) => value)
const equations = (text: string) => all(text, 'equation').map(({value}) => value)

describe('mathematics in the line', () => {
  it.each([
    ['Mass $m$ and $E = mc^2$.', ['m', 'E = mc^2']],
    ['($x$), “$y$”, *$z$*, $a$-axis', ['x', 'y', 'z', 'a']],
    ['$x$中$y$', ['x', 'y']],
    ['$a\nb$', ['a\nb']],
    ['$\\text{cost: \\$5}$', ['\\text{cost: \\$5}']],
    ['$a_1*b_2*c$', ['a_1*b_2*c']],
    ['$a < b$ and $\\{x\\}$', ['a < b', '\\{x\\}']],
    ['$[@key]$', ['[@key]']]
  ])('reads %j', (text, expected) => {
    expect(formulas(text)).toEqual(expected)
  })

  it.each([
    'It costs $5, or $6.',
    'From $5 to $10 a head',
    'US$100 and US$200',
    'a lone $ sign',
    '\\$x\\$',
    '`$x$`',
    '$ $',
    '$$',
    '$20,000 and $30,000'
  ])('leaves prices and lone signs alone: %j', (text) => {
    expect(formulas(text)).toEqual([])
    expect(equations(text)).toEqual([])
  })

  it.each([
    ['$ 1 9 \\pm 2 $', ['1 9 \\pm 2']],
    ['$ x ^ { 2 } $ of $ 9 5 \\% $', ['x ^ { 2 }', '9 5 \\%']],
    ['about $ 1 9 . 5 $ percent', ['1 9 . 5']]
  ])('reads the spaced formulas of extractions: %j', (text, expected) => {
    expect(formulas(text)).toEqual(expected)
  })

  it.each([
    ['less ( $P { < } 0 . 0 5 \\$ ).', ['P { < } 0 . 0 5']],
    ['共 $( 5 \\pm 2 ) \\$ kg，占 $4 \\%$ 。', ['( 5 \\pm 2 )', '4 \\%']],
    ['两组（ $P { > } 0 . 5 \\$ 、 $9 \\%$ ）', ['P { > } 0 . 5', '9 \\%']]
  ])(
    'ends a formula at a space that was drawn together with its dollar, in extractions: %j',
    (text, expected) => {
      const reading = {dialect: 'raw' as const, variables: new Map()}
      const found: string[] = []
      visit(parseMarkdown(text, new VFile({value: text}), reading), 'formula', ({value}) => {
        found.push(value)
      })
      expect(found).toEqual(expected)
      expect(formulas(text)).not.toContain(expected[0])
    }
  )

  it.each(['cost $5 \\$ more', '从 $a 到 b \\$ 的', 'from $x_1 to 7\\$ a head', '$ \\$', '$a_{1 \\$ b'])(
    'takes no prose between dollars for one: %j',
    (text) => {
      const reading = {dialect: 'raw' as const, variables: new Map()}
      const tree = parseMarkdown(text, new VFile({value: text}), reading)
      expect(JSON.stringify(tree)).not.toContain('"formula"')
    }
  )
})

describe('mathematics between LaTeX’s own signs', () => {
  it.each([
    ['Let \\(N\\) be \\(x_1*y*z\\), with \\(\\alpha\\) and \\(a+b\\).', ['N', 'x_1*y*z', '\\alpha', 'a+b']],
    ['\\(\\beta\\) begins, \\(f(x)\n= 2\\) goes on', ['\\beta', 'f(x)\n= 2']],
    ['from \\(15\\) to \\(20\\)', ['15', '20']]
  ])('reads %j', (text, expected) => {
    expect(formulas(text)).toEqual(expected)
  })

  it.each([
    [
      '\\[L(N)=\\left(\\frac{a}{N}\\right)^{b}, \\tag{1}\\]',
      ['L(N)=\\left(\\frac{a}{N}\\right)^{b}, \\tag{1}']
    ],
    ['Words\n\\[\na\n- b = c \\\\[2pt]\n\\]\nand more', ['a\n- b = c \\\\[2pt]']],
    ['so that \\[E = mc^2\\] holds', ['E = mc^2']],
    ['> \\[\n> x^2\n> \\]', ['x^2']]
  ])('displays %j', (text, expected) => {
    expect(equations(text)).toEqual(expected)
  })

  it.each([
    '\\(1\\) first, \\[1\\] second \\[2, 3\\]',
    '\\(a\\) first',
    'Smith A. Words\\[J\\]. Journal',
    '\\[see the notes\\](a_b) \\(see Figure 1\\)',
    'open \\(x and \\(y\\) closed by \\) none \\(',
    '\\[@key = 2\\]',
    '`\\(x\\)` and \\\\(x^2\\\\)'
  ])('leaves escaped brackets alone: %j', (text) => {
    expect([...formulas(text), ...equations(text)]).toEqual(text.includes('open') ? ['y'] : [])
  })
})

describe('displayed mathematics', () => {
  it('reads a formula on lines of its own as a block', () => {
    expect(blocks('Before\n\n$$\na = b\n$$\n\nafter')).toMatchObject([
      {type: 'paragraph'},
      {type: 'equation', value: 'a = b'},
      {type: 'paragraph'}
    ])
  })

  it('reads a formula that stands alone in a paragraph as a block, with its punctuation', () => {
    expect(blocks('$$a = b$$.')).toMatchObject([{type: 'equation', id: '', value: 'a = b.'}])
  })

  it('keeps a formula within a sentence there', () => {
    expect(inline('so that $$a = b$$ holds').map(({type}) => type)).toEqual(['text', 'equation', 'text'])
  })

  it.each([
    ['$$ a = b $$ {#eq:one}', 'eq:one', 'a = b'],
    ['$$a = b$${#eq:one}', 'eq:one', 'a = b'],
    ['$$\na = b\n$$ {#eq:one}', 'eq:one', 'a = b'],
    ['$$\na = b\n$$ (one)', 'one', 'a = b'],
    ['$$\na = b\n$$, {#eq:one}', 'eq:one', 'a = b,']
  ])('takes the id behind %j', (text, id, value) => {
    expect(blocks(text)).toMatchObject([{type: 'equation', value, data: {attributes: {id}}}])
  })

  it('reads environments that display themselves, whatever their lines begin with', () => {
    const source = '\\begin{align}\na &= b \\\\\n- c &= d \\\\\n+ e &= f \\\\\n# &= g\n\\end{align}'
    expect(blocks(`Text\n\n${source}\n\nmore`)).toMatchObject([
      {type: 'paragraph'},
      {type: 'equation', value: source},
      {type: 'paragraph'}
    ])
  })

  it('reads lines that begin with `-`, `+` or `>` within dollars', () => {
    expect(equations('$$\na\n- b\n+ c\n> d\n$$')).toEqual(['a\n- b\n+ c\n> d'])
  })

  it('interrupts a paragraph, and ends before the next', () => {
    expect(blocks('Words\n$$\na\n$$\nmore').map(({type}) => type)).toEqual([
      'paragraph',
      'equation',
      'paragraph'
    ])
  })

  it('reads two formulas, one after the other', () => {
    expect(equations('$$\na\n$$\n\n$$\nb\n$$')).toEqual(['a', 'b'])
  })

  it('reads formulas in lists and quotations', () => {
    expect(equations('- item\n\n  $$\n  a\n  $$\n\n> $$\n> b\n> $$')).toEqual(['a', 'b'])
  })

  it('leaves what never closes as text, up to the blank line', () => {
    expect(equations('$$\na\n\nb\n$$')).toEqual([])
    expect(equations('\\begin{align}\na\n\nb')).toEqual([])
    expect(equations('$$\na\n  \nb\n$$ c')).toEqual([])
    expect(JSON.stringify(blocks('\\begin{align}\na\n\nb'))).toContain('begin{align}')
  })

  it('finds a formula behind one of its kind that never closed', () => {
    expect(equations('\\begin{align}\na\n\n\\begin{align}\nb\n\\end{align}')).toEqual([
      '\\begin{align}\nb\n\\end{align}'
    ])
    expect(equations('> $$\n> a\n\n$$\nb\n$$')).toEqual(['b'])
  })

  it('does not take other environments for mathematics', () => {
    expect(equations('\\begin{figure}\nx\n\\end{figure}')).toEqual([])
  })
})
