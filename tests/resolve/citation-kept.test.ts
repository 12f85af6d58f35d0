import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import type {Citation, CslItem} from '../../src/model/index.js'
import {markCitationSyntax} from '../../src/parse/citation-syntax.js'
import {parseTree} from '../../src/parse/processor.js'
import {type CitationOptions, resolveCitations} from '../../src/resolve/citations.js'

function libraryOf(title: string): Map<string, CslItem> {
  const item: CslItem = {id: 'a', type: 'book', title, author: [{family: 'Adams'}]}
  return new Map([['a', item]])
}

async function resolve(text: string, items: Map<string, CslItem>, options: Partial<CitationOptions> = {}) {
  const tree: Root = parseTree(text)
  markCitationSyntax(tree, text)
  const file = new VFile()
  const references = await resolveCitations([tree], items, {language: 'en', ...options}, file)
  const citations: Citation[] = []
  visit(tree, 'citation', (node) => void citations.push(node))
  return {citations, references, rules: file.messages.map(({ruleId}) => ruleId)}
}

describe('citations printed before', () => {
  it('come out equal, though the first were changed since', async () => {
    const items = libraryOf('Rivers')
    const first = await resolve('See [@a, p. 3].', items)
    const before = structuredClone({children: first.citations[0]?.children, references: first.references})
    first.citations[0]!.children = []
    first.references[0]!.formatted.length = 0
    const second = await resolve('A new line.\n\nSee [@a, p. 3].', items)
    expect({children: second.citations[0]?.children, references: second.references}).toEqual(before)
  })

  it('are printed anew when an item, a locator or the style differs', async () => {
    const shown = async (text: string, title: string, style?: string) => {
      const {citations, references} = await resolve(text, libraryOf(title), {
        style: {name: style ?? 'apa', known: []}
      })
      return JSON.stringify([citations[0]?.children, references[0]?.formatted])
    }
    const all = [
      await shown('[@a]', 'Lakes'),
      await shown('[@a]', 'Seas'),
      await shown('[@a, p. 3]', 'Lakes'),
      await shown('[@a]', 'Lakes', 'vancouver')
    ]
    expect(new Set(all).size).toBe(all.length)
  })

  it('say their messages each time', async () => {
    for (const _ of ['first', 'second']) {
      const {rules} = await resolve('[@a]', libraryOf('Ponds'), {style: {name: 'nonsense', known: []}})
      expect(rules).toEqual(['style-missing'])
    }
  })
})
