import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {all, blocks, parsed} from './parsed.js'

const words = (text: string) => blocks(text).map((block) => textOf(block))

describe('Liquid', () => {
  it('shows the figure of an include, with its caption read', () => {
    const text =
      '{% include figure.html filename="a.png" alt="Two points" caption="Figure 1. A *plot* of \\"two\\"" %}'
    const [figure] = all(text, 'figure')
    expect(textOf({type: 'paragraph', children: figure?.caption ?? []})).toBe('A plot of "two"')
    expect(all(text, 'image')).toMatchObject([{url: 'a.png', alt: 'Two points'}])
    expect(parsed(text).rules).toEqual([])
  })

  it('leaves out what only the site fills in, and says so', () => {
    const {tree, rules} = parsed('{% include toc.html %}\n\nWords {% if a %}stay{% endif %}.')
    expect(tree.children.map((block) => textOf(block))).toEqual(['Words stay.'])
    expect(rules).toEqual(['site-tag', 'site-tag', 'site-tag'])
  })

  it('leaves out comments, and keeps tags that are shown', () => {
    expect(
      words('A {% comment %}draft{% endcomment %}b.\n\n{% comment %}\n\nGone.\n\n{% endcomment %}\n\nC.')
    ).toEqual(['A b.', 'C.'])
    expect(words('Write `{% raw %}{{ title }}{% endraw %}`.')).toEqual(['Write {{ title }}.'])
  })

  it('reads highlighted code as code', () => {
    const text = '{% highlight python %}\n*a* = 1\n\nb = 2\n{% endhighlight %}\n\nAfter.'
    expect(all(text, 'code')).toMatchObject([{lang: 'python', value: '*a* = 1\n\nb = 2'}])
    expect(words(text).at(-1)).toBe('After.')
  })

  it('leaves a per cent sign in braces alone', () => {
    expect(words('A set {%} of {% signs.')).toEqual(['A set {%} of {% signs.'])
  })
})

describe('attribute lists of kramdown', () => {
  it('go from below a block, and from behind a word', () => {
    expect(
      words('Words *here*{: .note} stay.\n{: .lead}\n\n- One{:.a}\n- Two\n\n> Said.\n{: .epigraph}')
    ).toEqual(['Words here stay.', 'OneTwo', 'Said.'])
  })

  it('leave their ids where links find them', () => {
    expect(all('Words.\n{: #place}', 'span')).toMatchObject([{attributes: {id: 'place'}}])
    expect(all('## Head\n{: #own .no_toc}', 'heading')).toMatchObject([{data: {attributes: {id: 'own'}}}])
  })

  it('take the place of contents with them', () => {
    expect(words('* TOC\n{:toc}\n\nWords.')).toEqual(['Words.'])
  })

  it('are nothing else that begins with a brace', () => {
    expect(words('A {: smile and {:?} and {:}.')).toEqual(['A {: smile and {:?} and {:}.'])
  })

  it('tell that formulas among words are in the line', () => {
    expect(all('Let $$x = 2$$ hold.\n{: .lead}', 'formula')).toMatchObject([{value: 'x = 2'}])
    expect(all('Let $$x = 2$$ hold.', 'equation')).toMatchObject([{value: 'x = 2'}])
  })
})
