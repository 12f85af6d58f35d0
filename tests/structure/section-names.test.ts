import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const raw = (text: string) => understood(complete(text, 'dialect: raw\n'))
const titles = async (text: string) =>
  (await raw(text)).article.body.flatMap((block) =>
    block.type === 'section' ? [block.title.map((node) => ('value' in node ? node.value : '')).join('')] : []
  )

describe('lines that are a section’s name', () => {
  it('are headings, where there are two', async () => {
    const text =
      'Introduction\n\nWords of one.\n\nMaterials and Methods\n\nWords of two.\n\nRESULTADOS E DISCUSSÃO\n\nWords.\n'
    expect(await titles(text)).toEqual(['Introduction', 'Materials and Methods', 'RESULTADOS E DISCUSSÃO'])
    expect((await raw(text)).rules).toContain('inferred-headings')
  })

  it.each(['Introduction\n\nWords of one.\n', 'Methods are these.\n\nResults are those.\n'])(
    'stay lines in %j',
    async (text) => {
      expect(await titles(text)).toEqual([])
    }
  )
})

describe('words torn at a line’s end', () => {
  it('are whole, as the text spells them elsewhere', async () => {
    const {html, rules} = await raw(
      'The biodiver-\nsity of a self-\norganised and well-known site, well-\nknown to all.\n'
    )
    expect(html()).toBe('<p>The biodiversity of a self-organised and well-known site, well-known to all.</p>')
    expect(rules).toContain('rejoined-words')
  })

  it('are left alone in texts that people typed', async () => {
    expect((await understood(complete('pre-\nprint'))).html()).toBe('<p>pre-\nprint</p>')
  })
})
