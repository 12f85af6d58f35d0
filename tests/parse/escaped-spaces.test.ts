import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const inDialect = (dialect: string, text: string) => understood(complete(text, `dialect: ${dialect}\n`))

describe('Pandoc’s backslash', () => {
  it('makes a space that no line breaks at, in its own dialects', async () => {
    expect((await inDialect('joss', 'Figure\\ 3')).html()).toBe('<p>Figure\u00A03</p>')
    expect((await inDialect('github', 'Figure\\ 3')).html()).toBe('<p>Figure\\ 3</p>')
  })

  it('keeps a caption from an image that stands alone', async () => {
    const {html} = await inDialect('pandoc', '![words](a.png)\\\n')
    expect(html()).not.toContain('\\')
    expect(html()).not.toContain('figcaption')
  })
})
