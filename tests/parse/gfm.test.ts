import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {parseMarkdown} from '../../src/parse/parse.js'
import {gfmExamples} from './gfm-examples.js'
import {canonical, htmlOf} from './to-html.js'

/** An HTML text without the spaces that show nowhere, and attributes in one order. */
const plain = (html: string) => canonical(html).replace(/>\s+</gu, '><')

describe('GitHub Flavored Markdown 0.29', () => {
  it.each(gfmExamples)('$rule', ({markdown, html, deviation}) => {
    if (deviation) expect(plain(htmlOf(markdown)), deviation).not.toBe(plain(html))
    else expect(plain(htmlOf(markdown))).toBe(plain(html))
  })

  // §6.11 Disallowed raw HTML: GFM shows these tags as text; here they go, with a message.
  it.each(['title', 'textarea', 'style', 'iframe', 'noembed', 'noframes', 'script', 'xmp', 'plaintext'])(
    'lets no `<%s>` through',
    (name) => {
      const file = new VFile({path: 'paper.md'})
      const tree = parseMarkdown(`Before <em>kept</em> <${name}>inside</${name}>\n`, file)
      expect(JSON.stringify(tree)).not.toContain(`"${name}"`)
      expect(JSON.stringify(tree)).toContain('"emphasis"')
      expect(file.messages.map(({ruleId}) => ruleId)).toEqual([
        expect.stringMatching(/^html-(?:dropped|unwrapped)$/u)
      ])
    }
  )
})
