import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {all, blocks, inline} from './parsed.js'

describe('superscript and subscript', () => {
  it('read Pandoc’s signs', () => {
    expect(inline('x^2^ and H~2~O')).toEqual([
      {type: 'text', value: 'x'},
      {type: 'superscript', children: [{type: 'text', value: '2'}]},
      {type: 'text', value: ' and H'},
      {type: 'subscript', children: [{type: 'text', value: '2'}]},
      {type: 'text', value: 'O'}
    ])
  })

  it('hold other markup, and escaped spaces', () => {
    expect(inline('a^*b*^')[1]).toEqual({
      type: 'superscript',
      children: [{type: 'emphasis', children: [{type: 'text', value: 'b'}]}]
    })
    expect(all('a^b\\ c^', 'superscript').map((node) => textOf(node))).toEqual(['b\u00A0c'])
  })

  it.each(['2^10 and 3^4', 'a ~ b ~ c', 'a^b c^', '^^', '~/home and ~/other', 'x^', 'from ~5 to ~6'])(
    'are not seen in %j',
    (text) => {
      expect(all(text, 'superscript')).toEqual([])
      expect(all(text, 'subscript')).toEqual([])
      expect(textOf({type: 'root', children: blocks(text) as never})).toBe(text)
    }
  )

  it('leave strikethrough its two tildes', () => {
    expect(inline('~~a~~')).toEqual([{type: 'delete', children: [{type: 'text', value: 'a'}]}])
  })
})

describe('notes', () => {
  it('in the line become calls with definitions', () => {
    const tree = blocks('Words^[A *note*, with [a link](b).] go on.')
    expect(tree).toMatchObject([
      {type: 'paragraph', children: [{value: 'Words'}, {type: 'footnoteReference'}, {value: ' go on.'}]},
      {type: 'footnoteDefinition', children: [{type: 'paragraph'}]}
    ])
    expect(textOf(tree[1])).toBe('A note, with a link.')
  })

  it('in the line may break it, and hold brackets that balance', () => {
    const [note] = all('a^[one\ntwo [three] four] b', 'footnoteDefinition')
    expect(textOf(note)).toBe('one\ntwo [three] four')
  })

  it('that never close stay text', () => {
    expect(all('a^[b', 'footnoteReference')).toEqual([])
    expect(all('a^[]', 'footnoteReference')).toEqual([])
  })

  it('below the text may have paragraphs, lists and code', () => {
    const [note] = all('a[^1]\n\n[^1]: One.\n\n    Two.\n\n    - three\n', 'footnoteDefinition')
    expect(note?.children.map(({type}) => type)).toEqual(['paragraph', 'paragraph', 'list'])
  })
})

describe('attributes', () => {
  const attributes = (text: string) =>
    (inline(text).find(({data}) => data)?.data as {attributes?: unknown})?.attributes

  it.each([
    [
      '![a](b.png){#fig:x .wide width=50% alt="Two words"}',
      {id: 'fig:x', classes: ['wide'], pairs: {width: '50%', alt: 'Two words'}}
    ],
    ['![a](b.png) {#fig:x}', {id: 'fig:x', classes: [], pairs: {}}],
    ['[a](b){.external rel=nofollow}', {classes: ['external'], pairs: {rel: 'nofollow'}}],
    ["`a`{.python key='v w'}", {classes: ['python'], pairs: {key: 'v w'}}],
    ['![a](b.png){  #x   .y  }', {id: 'x', classes: ['y'], pairs: {}}],
    ['![a](b.png){#图:一}', {id: '图:一', classes: [], pairs: {}}]
  ])('follow what they belong to: %s', (text, expected) => {
    expect(attributes(text)).toEqual(expected)
  })

  it.each([
    '![a](b.png){not attributes}',
    '`a`{b}',
    '![a](b.png){#}',
    'word {#x}',
    '`x` {.a}',
    '![a](b.png){a="b}'
  ])('are text where they are none: %s', (text) => {
    expect(attributes(text)).toBeUndefined()
    expect(textOf({type: 'root', children: blocks(text) as never})).toContain('{')
  })

  it('end a heading', () => {
    expect(blocks('# A *b* {#sec:a .unnumbered}\n\n## C {-}')).toMatchObject([
      {
        type: 'heading',
        data: {attributes: {id: 'sec:a', classes: ['unnumbered']}},
        children: [{value: 'A '}, {type: 'emphasis'}]
      },
      {type: 'heading', data: {attributes: {classes: ['unnumbered']}}, children: [{value: 'C'}]}
    ])
    expect(textOf(blocks('# A {b}')[0])).toBe('A {b}')
  })

  it.each([
    ['```python {#a-listing .numbered}', 'python', 'a-listing'],
    ['```{.python #a-listing}', 'python', 'a-listing'],
    ['```{code-cell} python', 'python', undefined],
    ['```{r, eval=FALSE}', 'r', undefined],
    ['```js', 'js', undefined]
  ])('tell the language and id of code: %s', (fence, lang, id) => {
    expect(blocks(`${fence}\nx\n\`\`\``)).toMatchObject([{type: 'code', lang, value: 'x'}])
    expect(all(`${fence}\nx\n\`\`\``, 'code')[0]?.data?.attributes?.id).toBe(id)
  })

  it('make spans of bracketed words', () => {
    expect(inline('a [b c]{.smallcaps} d [e]{#x lang=de}')).toMatchObject([
      {value: 'a '},
      {type: 'span', element: 'smallcaps', children: [{value: 'b c'}]},
      {value: ' d '},
      {type: 'span', element: 'span', attributes: {id: 'x', pairs: {lang: 'de'}}}
    ])
  })

  it('take names of the prototype for names', () => {
    const [image] = all('![a](b.png){constructor=y #toString .hasOwnProperty}', 'image')
    expect(image?.data?.attributes).toEqual({
      id: 'toString',
      classes: ['hasOwnProperty'],
      pairs: {constructor: 'y'}
    })
    const [code] = all('``` {#__proto__ .python __proto__=x}\na\n```', 'code')
    expect(code).toMatchObject({lang: 'python', data: {attributes: {id: '__proto__'}}})
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})

describe('captions', () => {
  it('keep the markup between the brackets', () => {
    const [image] = all('![A *b* $c$ [d](e) [@f]](g.png)', 'image')
    expect(image?.alt).toBe('A b c d [@f]')
    expect(image?.data?.caption?.map(({type}) => type)).toEqual([
      'text',
      'emphasis',
      'text',
      'formula',
      'text',
      'link',
      'text',
      'citation'
    ])
  })
})
