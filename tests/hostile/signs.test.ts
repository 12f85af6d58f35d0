import JSZip from 'jszip'
import {describe, expect, it} from 'vitest'
import {fromXml} from 'xast-util-from-xml'
import {publish} from '../../src/publish.js'
import {complete, manuscriptEnvironment, understood} from '../understand.js'

/** Signs that break what writes them without care: controls, halves of pairs, ends of CDATA and comments. */
const odd =
  'a\u0000b\u0001c\u0008d\u000Be\u001Ff\u007Fg\u0085h\uD800i\uDC00j\uFFFEk\uFFFFl\uFEFFm\u202En ]]> --> <!-- &amp;lt; &#0; &#x1; &#xD800; &#xFFFE; &#x80;'

/** HTML and the XML of an EPUB, as bytes. */
async function galleys(text: string): Promise<{html: Uint8Array; xml: Map<string, Uint8Array>}> {
  const environment = manuscriptEnvironment({
    'paper.md': text,
    'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
  })
  const {failed} = await publish(
    '/m/paper.md',
    {out: '/out', base: '/m', formats: ['html', 'epub']},
    environment
  )
  expect(failed).toBe(false)
  const zip = await JSZip.loadAsync(environment.table.get('/out/m.epub') as Uint8Array)
  const names = Object.keys(zip.files).filter((name) => /\.(?:xhtml|opf|ncx|xml|svg)$/u.test(name))
  const xml = new Map<string, Uint8Array>()
  for (const name of names) xml.set(name, await (zip.file(name) as JSZip.JSZipObject).async('uint8array'))
  return {html: environment.table.get('/out/m.html') as Uint8Array, xml}
}

const json = JSON.stringify

describe('odd signs', () => {
  const everywhere = `---
title: ${json(odd)}
subtitle: ${json(odd)}
authors: [{name: ${json(`A ${odd}`)}, affiliations: [{name: ${json(odd)}}]}]
keywords: [${json(odd)}]
abstract: ${json(odd)}
journal: {title: ${json(odd)}}
copyright: ${json(odd)}
funding: ${json(odd)}
doi: 10.5555/12345678
---

# ${odd} {#${odd.replace(/[\s}]/gu, '')}}

${odd} *${odd}* [${odd}](https://example.org/${encodeURI('a b')}?${odd.slice(0, 5)} "${odd.replaceAll('"', '')}") \`${odd}\` $\\text{${odd.replaceAll('&', '')}}$

![${odd}](a.svg){alt="${odd}"}

| ${odd} |
|---|
| ${odd} |

Note^[${odd.replace(/[[\]]/gu, '')}]

\`\`\`${odd.replace(/\s/gu, '')}
${odd}
\`\`\`

<span title="${odd.replaceAll('>', '')}" class="${odd.replaceAll('>', '')}" lang="${odd.replaceAll('>', '')}">${odd}</span>
`

  it('leave every XML file of the book well-formed, and HTML and XML in UTF-8', async () => {
    const {html, xml} = await galleys(everywhere)
    const decoder = new TextDecoder('utf-8', {fatal: true})
    expect(xml.size).toBeGreaterThan(4)
    for (const [name, bytes] of xml) {
      const text = decoder.decode(bytes)
      expect(() => fromXml(text), name).not.toThrow()
    }
    const text = decoder.decode(html)
    expect(text.match(/[\u0000-\u0008\u000B\u000E-\u001F\uFFFE\uFFFF]|&#x0;/gu)).toBeNull()
    expect(text.includes('Note')).toBe(true)
  })

  it('in no place make a page without its words', async () => {
    const {html, article} = await understood(complete(`First ${odd} last.`))
    expect(html()).toMatch(/First[\s\S]*last\./u)
    expect(article.title).toMatchObject([{value: 'A title'}])
  })
})

describe('names of the prototype', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']

  // In Markdown, `__proto__` is strong emphasis.
  const plain = names.filter((name) => name !== '__proto__')

  it.each(plain)('`%s` is a citation key like any other', async (name) => {
    const {article, rules} = await understood(
      complete(
        `As known [@${name}].`,
        `references: [{id: ${json(name)}, type: book, title: Found, author: [{family: Ada}], issued: 2000}]\n`
      )
    )
    expect(rules).toEqual([])
    expect(article.references).toMatchObject([{key: name, citedBy: ['cite-1']}])
    const missing = await understood(complete(`As known [@${name}].`))
    expect(missing.rules).toEqual(['citation-unresolved'])
  })

  it.each(names)('`%s` is a key of BibTeX like any other', async (name) => {
    const {article, rules} = await understood({
      'paper.md': complete('Words.', `bibliography: a.bib\nnocite: '@${name}'\n`),
      'a.bib': `@book{${name}, title = {Found}, author = {Ada, A.}, year = 2000, ${name} = {x}, publisher = {P}}`
    })
    expect(rules.filter((rule) => rule !== 'bibliography-syntax')).toEqual([])
    expect(article.references).toMatchObject([{key: name}])
  })

  it.each(names)('`%s` is a language, class, attribute, label and element like any other', async (name) => {
    const {html} = await understood(
      complete(
        `<${name.replaceAll('_', '')} id="${name}" ${name}="x">a</${name.replaceAll('_', '')}> [b]{.${name} #${name} k=${name}} [^${name}] [c][${name}]\n\n[^${name}]: Note.\n\n[${name}]: https://example.org\n\n:::${name}\nd\n:::\n\n\`\`\`${name}\ne\n\`\`\``,
        `lang: en\nkeywords: {${json(name)}: [x]}\n`
      )
    )
    for (const word of ['a', 'b', 'c', 'd', 'e']) expect(html().replace(/<[^>]*>/gu, ' ')).toContain(word)
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })
})
