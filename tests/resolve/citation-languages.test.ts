import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {complete, understood} from '../understand.js'

const style = (
  attributes: string
) => `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${attributes}>
  <info><title>Small</title><id>small</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation et-al-min="2" et-al-use-first="1"><layout prefix="(" suffix=")" delimiter="; "><names variable="author"><name form="short"/></names></layout></citation>
  <bibliography et-al-min="2" et-al-use-first="1"><layout suffix="."><names variable="author"><name form="short"/></names>
    <text variable="title" prefix=". " text-case="title"/><number variable="edition" form="ordinal" prefix=", "/><date variable="issued" form="text" prefix=", "/></layout></bibliography>
</style>`

const bibliography = `@book{zh, author={张三 and 李四}, title={图书}, edition=2, date={2020-05-06}}
@book{en, author={Doe, Jane and Roe, Richard}, title={thoughts on things}, edition=2, date={2020-05-06}}
@book{ru, author={Иванов, Иван and Петров, Пётр}, title={О чём-то}, date=2020}`

async function listed(attributes: string, language: string) {
  const files = {
    'paper.md': complete(
      'Known [@zh; @en; @ru].',
      `bibliography: r.bib\nlang: ${language}\ncsl: small.csl\n`
    ),
    'r.bib': bibliography,
    'small.csl': style(attributes)
  }
  const {article, html} = await understood(files)
  return {list: article.references.map(({formatted}) => textOf(formatted)), body: html()}
}

describe('languages of entries', () => {
  it('are followed by a Chinese style, even in an English article', async () => {
    const {list, body} = await listed('default-locale="zh-CN"', 'en')
    expect(list).toEqual([
      '张三等. 图书, 2, 2020年5月6日.',
      'Doe et al. Thoughts on Things, 2nd, May 6, 2020.',
      'Иванов et al. О чём-то, 2020.'
    ])
    expect(body).toMatch(/张三等.*Doe et al\./su)
  })

  it('are followed by any style in a Chinese article', async () => {
    expect((await listed('', 'zh')).list[1]).toBe('Doe et al. Thoughts on Things, 2nd, May 6, 2020.')
  })

  it('are not followed elsewhere: a list has the language of its article', async () => {
    expect((await listed('', 'en')).list[0]).toMatch(/^张三 et al\./u)
  })

  it.each([
    ['en-GB', 'Doe et al. thoughts on things, 2nd, 6 May 2020.'],
    ['de', 'Doe u. a. thoughts on things, 2., 6. Mai 2020.'],
    ['fr', 'Doe et al. thoughts on things, 2e, 6 mai 2020.'],
    ['it', 'Doe et al. thoughts on things, 2o, 6 maggio 2020.'],
    ['pt', 'Doe et al. thoughts on things, 2o, 6 de maio de 2020.'],
    ['ru', 'Doe и др. thoughts on things, 2-е, 6 мая 2020.'],
    ['ja', 'Doeほか. thoughts on things, 2, 2020年5月6日.'],
    ['ko', 'Doe기타. thoughts on things, 2, 2020년 5월 6일.']
  ])('have their terms and dates: %s', async (language, expected) => {
    const {list} = await listed('', language)
    expect(list[1]?.replace(/\u00A0/gu, ' ').toLowerCase()).toBe(expected.toLowerCase())
  })
})
