import {describe, expect, it} from 'vitest'
import {xmlName} from '../../src/structure/identifiers.js'
import {complete, understood} from '../understand.js'

/** Ids of the body's HTML, in order. */
const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/gu)].map(([, id]) => id)

describe('ids', () => {
  it('are unique in the whole page, whatever the author wrote', async () => {
    const {page, rules} = await understood(
      complete(
        '# A\n\n# A\n\n## References to A {#references}\n\n# Abstract\n\n![a](a.png){#x alt=a}\n\n[b]{#x}\n\n<div id="x">\n\nc\n\n</div>\n\n$$d$$ {#x}\n\nNote[^1].\n\n[^1]: [e]{#note-1}\n',
        'abstract: Words.\ntoc: true\n'
      )
    )
    const {toHtml} = await import('hast-util-to-html')
    const all = ids(
      Object.values(page.slots)
        .map((children) => toHtml({type: 'root', children}))
        .join('')
    )
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
    expect(rules).toContain('identifier-duplicate')
  })

  it('keep what the author wrote, as XML names', async () => {
    const {html} = await understood(
      complete('# A {#sec:a}\n\n$$b$$ {#eq:b}\n\n[c]{#图一}\n\n```js {#lst:d}\ne\n```\n\nSee @lst:d.')
    )
    expect(ids(html())).toEqual(expect.arrayContaining(['sec-a', 'eq-b', '图一', 'lst-d']))
    expect(html()).toContain('href="#lst-d"')
  })

  it.each([
    ['fig:map', 'fig-map'],
    ['1st', 's-1st'],
    ['a b/c', 'a-b-c'],
    ['图', '图'],
    ['-', 's-'],
    ['__proto__', '__proto__'],
    ['e\u0301', 'é']
  ])('%j as an XML name is %j', (text, name) => {
    expect(xmlName(text)).toBe(name)
  })

  it.each(['toString', 'constructor', 'hasOwnProperty'])('may be `%s`, and be referred to', async (name) => {
    const {html, rules} = await understood(complete(`# A {#${name}}\n\nSee [there](#${name}).`))
    expect(rules).toEqual([])
    expect(html()).toContain(`href="#${ids(html())[0]}"`)
  })
})

describe('numbers', () => {
  it('count figures, tables and equations each for itself, in reading order', async () => {
    const {html} = await understood({
      'paper.md': complete(
        '![One](a.svg){#fig:1 alt=a}\n\n| a |\n|---|\n| b |\n\n: One {#tbl:1}\n\n![Two](a.svg){#fig:2 alt=a}\n\n$$x$$ {#eq:1}\n\n$$y$$\n\n$$z$$ {#eq:2}\n\nSee @fig:2, @tbl:1 and @eq:2.'
      ),
      'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
    })
    const text = html()
      .replace(/<math[\s\S]*?<\/math>/gu, '')
      .replace(/<[^>]+>/gu, '')
    expect(text).toMatch(/Figure 1\..*Table 1\..*Figure 2\..*\(1\).*\(2\)/su)
    expect(text).toMatch(/See Figure\s2, Table\s1 and Equation\s2\./u)
  })

  it('of `\\tag` stay as typed, and count no further', async () => {
    const {article} = await understood(complete('$$a \\tag{7*}$$ {#eq:a}\n\n$$b$$ {#eq:b}'))
    expect(article.body).toMatchObject([{label: '7*', value: 'a'}, {label: '1'}])
  })
})
