import {describe, expect, it} from 'vitest'
import {blocks, parsed} from './parsed.js'

const words = (text: string) =>
  blocks(text).map((block) =>
    JSON.stringify(block)
      .match(/"value":"((?:\\.|[^"])*)"/gu)
      ?.map((value) => value.slice(9, -1))
      .join('')
  )

describe('a line of comment within a paragraph', () => {
  it('parts nothing', () => {
    expect(words('Rivers rise.\n<!-- Since when? -->\nThey fall.')).toEqual(['Rivers rise.\\n\\nThey fall.'])
    expect(words('One.\n<!-- a -->\n<!-- b\nc -->\nTwo.\n\nThree.')).toEqual(['One.\\n\\n\\nTwo.', 'Three.'])
    expect(words('- One.\n  <!-- a -->\n  Two.\n- Three.')).toEqual(['One.\\n\\nTwo.Three.'])
  })

  it('leaves the words behind it in its line to be read as Markdown', () => {
    const [first, second] = blocks('<!-- old --> New **words**[^1].\nMore.\n\n[^1]: Note.')
    expect(first?.type).toBe('paragraph')
    expect(JSON.stringify(first)).toMatch(/"strong".*"footnoteReference".*More/u)
    expect(second?.type).toBe('footnoteDefinition')
  })

  it('leaves blocks that stand apart as they are', () => {
    expect(words('One.\n\n<!-- a -->\n\nTwo.')).toEqual(['One.', 'Two.'])
    expect(words('One.\n<!-- a -->\n\nTwo.')).toEqual(['One.', 'Two.'])
    expect(blocks('One.\n<!-- a -->\n# Two').map(({type}) => type)).toEqual(['paragraph', 'heading'])
    expect(blocks('<!-- a --> # Two\n').map(({type}) => type)).not.toContain('html')
    expect(parsed('```\nOne.\n<!-- a -->\nTwo.\n```').tree.children).toHaveLength(1)
  })
})
