import {describe, expect, it} from 'vitest'
import {understand} from '../../src/publish.js'
import {messageOf} from '../../src/record.js'
import {manuscriptEnvironment} from '../understand.js'

const files = {
  'content/metadata.yaml': '---\ntitle: A review\nauthors:\n  - name: John Doe\n',
  'content/00.front-matter.md': '{% for author in manubot.authors %}\n{{author.name}}\n{% endfor %}\n',
  'content/01.abstract.md': '## Abstract\n\nWe review things.\n',
  'content/02.introduction.md': '## Introduction\n\nSee @fig:none.\n',
  'content/03.end.md': '## End\n\nDone.\n'
}

describe('a folder of numbered parts with its metadata beside them', () => {
  it('is one manuscript, in the order of the numbers', async () => {
    const {article, manuscript} = await understand('/m/content', {base: '/m'}, manuscriptEnvironment(files))
    expect(article.slug).toBe('m')
    expect(manuscript.dialect).toBe('pandoc')
    expect(article.abstracts).toHaveLength(1)
    expect(article.body.map(({type}) => type)).toEqual(['section', 'section'])
    const messages = manuscript.file.messages.map(messageOf)
    expect(messages).toContainEqual(
      expect.objectContaining({
        rule: 'cross-reference-unresolved',
        file: 'content/02.introduction.md',
        line: 3
      })
    )
    expect(messages.map(({rule}) => rule)).toContain('title-page-left-out')
  })

  it('is none without metadata', async () => {
    const {'content/metadata.yaml': _, ...bare} = files
    await expect(understand('/m/content', {base: '/m'}, manuscriptEnvironment(bare))).rejects.toThrow(
      /Cannot tell which file/u
    )
  })
})
