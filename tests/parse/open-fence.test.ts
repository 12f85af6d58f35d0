import {describe, expect, it} from 'vitest'
import {strayFence} from '../../src/parse/open-fence.js'
import {blocks, parsed} from './parsed.js'

const types = (text: string) => blocks(text).map(({type}) => type)

describe('a fence that nothing closes', () => {
  it('hides nothing where it has no name, and is told', () => {
    const text = '> A quotation.\n\n```\n\nProse goes on.\n\n# Heading\n'
    expect(types(text)).toEqual(['blockquote', 'paragraph', 'heading'])
    expect(parsed(text)).toMatchObject({rules: ['code-unclosed'], places: ['3:1']})
  })

  it('begins code to the end where it has a name, and is told', () => {
    expect(types('```python\nx = 1\n\n# not a heading\n')).toEqual(['code'])
    expect(parsed('```python\nx = 1\n').rules).toEqual(['code-unclosed'])
  })

  it('ends with a shorter one, where nothing else closes it', () => {
    const text = '````{r pt4}\n  x = 1\n```\n\nWords.\n\n```js\ny\n```\n\nMore.\n'
    expect(types(text)).toEqual(['code', 'paragraph', 'code', 'paragraph'])
    expect(parsed(text)).toMatchObject({rules: ['code-unclosed'], places: ['1:1']})
    expect(blocks(text)[0]).toMatchObject({value: '  x = 1'})
    // One that is closed holds shorter ones.
    expect(types('````\n```js\ny\n```\n````\n\nMore.\n')).toEqual(['code', 'paragraph'])
  })

  it.each([
    '```\na\n```\n\nb',
    '~~~ {.r}\na\n~~~',
    '    ```\n    a',
    'a ``` b',
    '````\n```\n````\n',
    '- ```\n  a\n  ```\n\nb'
  ])('is none in %j', (text) => {
    expect(parsed(text).rules).toEqual([])
  })

  it('is found by its row', () => {
    expect(strayFence(['```', 'a', '```', '```', 'b'])).toBe(3)
    expect(strayFence(['```js', 'a'])).toBeUndefined()
  })
})
